"""Slips of persons: as many as are named, women and men among them, and as old as a year of birth makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.collate.verdicts import published
from variorum.model import MarkedReport, Slip

_NAME = r"[A-Z][\w’'-]+(?:\s+(?:de\s+|van\s+|von\s+|al-)?[A-Z][\w’'-]+){0,2}"
_NAMES = re.compile(rf"(?:,|:|\s[–—-])\s+(?P<names>{_NAME}(?:,\s+{_NAME})*,?\s+and\s+{_NAME})(?=[,.;]|\s[–—-])")
_AND = re.compile(r",?\s+and\s+|,\s+")
_MOST_NAMED = 10
_BORN = re.compile(r"\bborn\b[^.;]{0,40}?\b(?P<year>1[89]\d\d|20\d\d)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:(?P<old>\d{1,3})[- ]years?[- ]old|(?:is|aged|at the age of)\s+(?P<age>\d{1,3})(?=[,.;)]|\s+years|\s*$))",
    re.IGNORECASE,
)
_DIED = re.compile(r"\bwas\s+(?P<age>\d{2,3})\s+when\s+s?he\s+died\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:when|then|later|would|will|turn\w*|before|after|since|ago)\b", re.IGNORECASE)
_OLDEST, _OFF = 115, 15  # years; an age that is further off is of somebody else


def headcounts(reports: Sequence[MarkedReport]) -> Iterator[Slip]:
    """A slip for each list of names that is longer or shorter than its number, and for each age that the year of birth in its
    sentence does not give."""
    for marked in reports:
        yield from _named(marked)
        yield from _born(marked)


def _named(marked: MarkedReport) -> Iterator[Slip]:
    """ "Three brothers, Tom, Ned, Bob and Joe,"."""
    for one in marked.quantities:
        if one.unit != "people" or one.low is None or one.low != one.high or not 2 <= one.low <= _MOST_NAMED:
            continue
        found = _NAMES.match(marked.report.text, one.span.end)
        count = len(_AND.split(found["names"])) if found else 0
        if found and count > 1 and count != one.low:
            span = marked.report.span(found.start("names"), found.end("names"))
            words = marked.report.words(one.span)
            yield Slip(report=marked.id, kind="sum", spans=(one.span, span), why=f"{count} are named, not “{words}”")


def _born(marked: MarkedReport) -> Iterator[Slip]:
    """ "Edda Rusk, born in 1962, is 70"; "Born in March 1948, she … . She was 77 when she died"."""
    out = published(marked.report)
    text = marked.report.text
    for number, sentence in enumerate(marked.sentences if out else ()):
        births = list(_BORN.finditer(text, sentence.begin, sentence.end))
        if out is None or len(births) != 1:
            continue
        ages = list(_AGED.finditer(text, sentence.begin, sentence.end))
        if _THEN.search(text, sentence.begin, sentence.end):
            ages = []
        end = marked.sentences[min(number + 1, len(marked.sentences) - 1)].end
        ages = ages or list(_DIED.finditer(text, sentence.begin, end))
        if len(ages) != 1:
            continue
        group = next(name for name, told in ages[0].groupdict().items() if told)
        age, made = int(ages[0][group]), out.year - int(births[0]["year"])
        if age <= _OLDEST and 1 < abs(made - 0.5 - age) + 0.5 <= _OFF:
            spans = sorted([marked.report.span(*births[0].span("year")), marked.report.span(*ages[0].span(group))])
            yield Slip(
                report=marked.id,
                kind="sum",
                spans=tuple(spans),
                why=f"who was born in {births[0]['year']} is {made - 1} or {made} in {out.year}, not {age}",
            )
