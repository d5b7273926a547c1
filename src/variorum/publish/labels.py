"""What reports are called where there is little room, and when they appeared."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from itertools import count, product
from string import ascii_uppercase

from variorum.model import Report
from variorum.publish.printable import line

_ENDING = re.compile(r"\.(?:txt|text|x?html?|json|md|xml)(?:\.gz)?$", re.IGNORECASE)
_LETTERS_OF_A_SIGLUM = 3
_HASH = re.compile(r"(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])", re.IGNORECASE)
_LETTERS_OF_A_HASH = 6  # as git shows them: some hundred reports are told apart by them

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months as they are shown."""


def stem(id_: str) -> str:
    """The last part of an id that is a path or an address, without its ending.

    >>> stem("reports/000_6a9d.txt"), stem("pile.jsonl:12"), stem("https://news.example/a/ferries/")
    ('000_6a9d', 'pile.jsonl:12', 'ferries')
    """
    return line(_ENDING.sub("", file_name(id_))) or line(id_) or "(no name)"


def file_name(id_: str) -> str:
    """The last part of an id that is a path or an address, with its ending.

    >>> file_name("reports/000_6a9d.txt")
    '000_6a9d.txt'
    """
    return line(re.split(r"[/\\]", id_.rstrip("/\\"))[-1]) or line(id_)


def brief(stem: str) -> str:
    """`stem` with only the first letters of a hash in it.

    >>> brief("000_6a9daa59c9901a8e"), brief("harbour-fire")
    ('000_6a9daa…', 'harbour-fire')
    """
    return _HASH.sub(lambda found: found[0][:_LETTERS_OF_A_HASH] + "…", stem)


def labels(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id a name that no other of `reports` has: its outlet; where outlets repeat, with the stem of its
    id; where no outlet is known, the stem, or all of the id. Hashes in a stem are cut short."""
    outlets = {report.id: line(report.outlet or "") for report in reports}
    choices = [
        {id_: outlet or brief(stem(id_)) for id_, outlet in outlets.items()},
        {id_: f"{outlet} ·\N{NO-BREAK SPACE}{brief(stem(id_))}" if outlet else stem(id_) for id_, outlet in outlets.items()},
        {id_: f"{outlet} ·\N{NO-BREAK SPACE}{line(id_)}" if outlet else line(id_) for id_, outlet in outlets.items()},
        {id_: f"{stem(id_)} ({number})" for number, id_ in enumerate(outlets, 1)},
    ]
    found: dict[str, str] = {}
    for choice in choices:
        often = Counter([*found.values(), *(name for id_, name in choice.items() if id_ not in found)])
        found |= {id_: name for id_, name in choice.items() if id_ not in found and often[name] == 1}
    return {report.id: found.get(report.id, report.id) for report in reports}


def sigla(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id a siglum of a few letters: the stems of the ids where they are that short, else A, B, C …

    >>> def called(id_): return Report(id=id_, digest="", text="", source="")
    >>> sigla([called("r/K.txt"), called("r/L.txt")]), sigla([called("first.txt"), called("second.txt")])
    ({'r/K.txt': 'K', 'r/L.txt': 'L'}, {'first.txt': 'A', 'second.txt': 'B'})
    """
    stems = [stem(report.id) for report in reports]
    if len(set(stems)) == len(stems) and all(len(name) <= _LETTERS_OF_A_SIGLUM for name in stems):
        return dict(zip((report.id for report in reports), stems, strict=True))
    letters = ("".join(letters) for length in count(1) for letters in product(ascii_uppercase, repeat=length))
    return {report.id: siglum for report, siglum in zip(reports, letters, strict=False)}


def day(value: date) -> str:
    """A day as a reader writes it.

    >>> day(date(2029, 10, 18))
    '18 Oct 2029'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def written_time(value: str | None) -> str:
    """An ISO day or moment as a reader writes it, to the minute, in the zone in which it was given; "" for None, and
    anything else as it is.

    >>> written_time("2029-10-19T18:45:00+01:00"), written_time("2029-10-19"), written_time("2029-10")
    ('19 Oct 2029, 18:45', '19 Oct 2029', '2029-10')
    """
    if not value:
        return ""
    try:
        if "T" not in value and " " not in value.strip():
            return day(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
    except ValueError:
        return line(value)
    return f"{day(moment.date())}, {moment:%H:%M}"
