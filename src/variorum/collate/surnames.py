"""One person of a report whose surname stands there in two spellings, a letter or two apart, though no other report decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from variorum.collate.persons import name_words
from variorum.model import MarkedReport, Span
from variorum.settings import Collate
from variorum.text.normal import compared

_ENDINGS = ("s", "es", "an", "ian", "ean", "ist", "ists", "ism", "ite", "ites", "esque")
"""What English puts behind a surname to make another word of it: the Russells, a Wagnerian, a Trumpist."""


def surnames(marked: MarkedReport) -> tuple[dict[str, list[Span]], dict[str, list[Span]]]:
    """The surnames of persons of a report as written, with their places: those that stand behind a given name, and those
    that never do."""
    text = marked.report.text
    shut = [furniture.span for furniture in marked.report.furniture]
    full: dict[str, list[Span]] = {}
    bare: dict[str, list[Span]] = {}
    for mention in sorted(marked.mentions, key=lambda one: one.span):
        if mention.kind != "person" or any(span.overlaps(mention.span) for span in shut):
            continue
        words = list(re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text[mention.span.begin : mention.span.end]))
        if not words or not words[-1].group()[0].isupper() or words[-1].group().isupper():
            continue
        written = re.sub(r"['’]s?$", "", words[-1].group())
        begin = mention.span.begin + words[-1].start()
        if "\x80" <= text[begin + len(written) : begin + len(written) + 1] <= "\x9f":
            continue  # an apostrophe that was decoded wrongly
        named = [
            word for word in name_words(text[mention.span.begin : mention.span.end]) if len(word) > 1
        ]  # "M. Dabrou" is bare
        into = full if len(named) > 1 else bare
        into.setdefault(written, []).append(marked.report.span(begin, begin + len(written)))
    return full, {name: spans for name, spans in bare.items() if name not in full}


def misspelt(
    reports: Sequence[MarkedReport], settings: Collate
) -> Iterator[tuple[MarkedReport, tuple[str, Span], tuple[str, Span]]]:
    """Each report that names a person in full and then, without the given name, in another spelling: both with a place.

    A surname that any report has behind a given name is another person's, and so are two that two reports have side by side.
    """
    found = {marked.id: surnames(marked) for marked in reports}
    pairs = [
        (marked, name, other)
        for marked in sorted(reports, key=lambda one: one.id)
        for name in sorted(found[marked.id][1])
        for other in sorted(found[marked.id][0])
        if is_slip_of(name, other, settings)
    ]
    for marked, name, other in pairs:
        beside = sum(_has(one, name) and _has(one, other) for one in found.values())
        if beside > 1 or any(name in full for full, _ in found.values()):
            continue
        full, bare = found[marked.id]
        yield marked, (name, bare[name][0]), (other, full[other][0])


def _has(found: tuple[Mapping[str, object], Mapping[str, object]], name: str) -> bool:
    return name in found[0] or name in found[1]


def is_slip_of(name: str, other: str, settings: Collate) -> bool:
    """Whether the pen that wrote `other` may have slipped into `name`: a letter apart, two in a long name, the first alike.

    >>> is_slip_of("Ruarke", "Ruark", Collate()), is_slip_of("Hale", "Hall", Collate())
    (True, False)
    >>> is_slip_of("Russells", "Russell", Collate()), is_slip_of("Wagnerian", "Wagner", Collate())
    (False, False)
    """
    one, two = compared(name), compared(other)
    short, long = sorted((one, two), key=len)
    if one == two or one[0] != two[0] or len(short) < settings.slip_surname_letters:
        return False
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    allowed = 2 if len(short) >= settings.slip_surname_long else 1
    return DamerauLevenshtein.distance(one, two, score_cutoff=allowed) <= allowed
