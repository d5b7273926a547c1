"""What became of everything that was given: by file, and by reason."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

import msgspec

from variorum.model import Account, Rejected, Report, Tally

Item = TypeVar("Item", bound=Report | Rejected)
_RECORD = re.compile(r"[:#](?:page=)?\d+(?=$|[:#!])|!(?=.)")
_NUMBER = re.compile(r"(\d[\d,]*)")
_MOST_REASONS = 1_000  # kinds of reasons that are told apart where records are only counted


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why `records` records were left out, `example` one of them; numbers that differ stand as from-to."""

    reason: str
    records: int
    example: str


def account(kept: Iterable[Report], rejected: Iterable[Rejected]) -> Account:
    """The account of what was kept and rejected, each given once, with a tally of every file, by name."""
    refused = tuple(rejected)
    file = named_files()
    held, read, lost = Counter(file(report.source) for report in kept), Counter[str](), Counter[str]()
    for item in refused:
        (lost if item.stage == "ingest" else read)[file(item.source)] += item.records
    return Account(
        given=held.total() + read.total() + lost.total(),
        kept=held.total(),
        rejected=refused,
        files=tuple(
            Tally(
                source=name,
                given=held[name] + read[name] + lost[name],
                read=held[name] + read[name],
                kept=held[name],
                left_out=read[name] + lost[name],
            )
            for name in sorted({*held, *read, *lost})
        ),
    )


def bounded(found: Iterable[Item], most: int) -> Iterator[Item | Rejected]:
    """`found`; of what is rejected the first `most` one by one, and the rest at the end, counted by file and reason."""
    listed, more = 0, dict[tuple[str, str, str], Rejected]()
    file = named_files()
    for item in found:
        if not isinstance(item, Rejected) or listed < most:
            listed += isinstance(item, Rejected)
            yield item
            continue
        key = (file(item.source), item.stage, _NUMBER.sub("N", item.reason))
        if key not in more and len(more) >= _MOST_REASONS:
            key = (key[0], key[1], "other reasons")
        before = more.get(key)
        records = item.records + (before.records if before else 0)
        more[key] = Rejected(source=key[0], stage=item.stage, reason=key[2], records=records)
    yield from more.values()


def reasons(rejected: Iterable[Rejected]) -> list[Reason]:
    """The reasons of `rejected`, what an optional package would mend first, then those of most records; two that differ in
    numbers only are one.

    >>> reasons([Rejected(source=f"{n}.txt", stage="clean", reason=f"{n} words; at least 20 are wanted") for n in (3, 7)])
    [Reason(reason='3–7 words; at least 20 are wanted', records=2, example='3.txt')]
    """
    groups: dict[tuple[str, ...], list[tuple[list[str], Rejected]]] = {}
    for item in rejected:
        parts = _NUMBER.split(item.reason)
        groups.setdefault(tuple(parts[::2]), []).append((parts[1::2], item))
    found = [
        Reason(
            reason="".join(
                part + number
                for part, number in zip(words, (*map(_range, zip(*(n for n, _ in items), strict=True)), ""), strict=True)
            ),
            records=sum(item.records for _, item in items),
            example=items[0][1].source,
        )
        for words, items in groups.items()
    ]
    return sorted(found, key=lambda one: ("pip install" not in one.reason, -one.records, one.reason, one.example))


def _range(numbers: tuple[str, ...]) -> str:
    """What stands for `numbers`: the one that they are, or the least and the greatest."""
    ordered = sorted(set(numbers), key=lambda number: (len(number.replace(",", "")), number))
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]}–{ordered[-1]}"


def named_files() -> Callable[[str], str]:
    """What finds the file that a source is in: `pile.zip!a.jsonl:7` is in `pile.zip`, unless a file has that name.

    >>> named_files()("pile.zip!a.jsonl:7"), named_files()("pile.json#3"), named_files()("-:12"), named_files()("wire: 7 dead!")
    ('pile.zip', 'pile.json', '-', 'wire: 7 dead!')
    """
    is_file = lru_cache(maxsize=100_000)(os.path.isfile)

    def file(source: str) -> str:
        ends = [found.start() for found in _RECORD.finditer(source) if found.start()]
        if not ends:
            return source
        prefixes = [*(source[:end] for end in ends), source]
        return next((prefix for prefix in prefixes if is_file(prefix)), prefixes[0])

    return file
