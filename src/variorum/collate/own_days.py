"""Slips of a copy that a report's own dates show: "yesterday, 2 December" in a report of the ninth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from variorum.collate.stale_days import RELATIVE
from variorum.collate.verdicts import published
from variorum.model import MarkedReport, Moment, Slip
from variorum.text.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES

_BESIDE = re.compile(r"\s*(?:,\s*|\(\s*|[–—-]\s*)$")
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:due\s+|set\s+|expected\s+)?to)\b[^.;:]*(?<!\bafter)(?<!\bfrom)(?<!\bsince)\s+$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)}),?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{'|'.join(MONTH_NAMES)})"
    rf"|(?P<month_first>{'|'.join(MONTH_NAMES)})\s+(?P<day_last>\d{{1,2}}))\b",
    re.IGNORECASE,
)
_FAR = 31  # days beyond which a date is hardly of what the relative day beside it is
_LATE = 2  # days off that no time zone explains


def own_days(reports: Sequence[MarkedReport]) -> Iterator[Slip]:
    """A slip for each relative day that stands beside another day's date, and for each day ahead that is over."""
    for marked in reports:
        if published(marked.report) is not None:
            yield from _beside_its_date(marked)
            yield from _over(marked)


def _beside_its_date(marked: MarkedReport) -> Iterator[Slip]:
    """ "Recorded yesterday, 2 December"."""
    text = marked.report.text
    days = sorted((m for m in marked.moments if m.low and m.high and len(m.low) == len(m.high) == 10), key=lambda m: m.span)
    for one, other in pairwise(days):
        if not _BESIDE.fullmatch(text, one.span.end, other.span.begin):
            continue
        relative = [m for m in (one, other) if RELATIVE.fullmatch(marked.report.words(m.span))]
        dated = [m for m in (one, other) if any(map(str.isdigit, marked.report.words(m.span)))]
        if len(relative) != 1 or len(dated) != 1 or relative == dated:
            continue
        apart = _apart(one, other)
        if _LATE <= apart <= _FAR:
            told = relative[0]
            yield Slip(
                report=marked.id,
                kind="stale-day",
                spans=(one.span, other.span),
                why=f"“{marked.report.words(told.span)}” means {told.low}, not “{marked.report.words(dated[0].span)}”",
            )


def _apart(one: Moment, other: Moment) -> int:
    """Days between the nearest ends of two ranges; 0 where they meet."""
    first, last = sorted([(one.low or "", one.high or ""), (other.low or "", other.high or "")])
    return max(0, (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days)


def _over(marked: MarkedReport) -> Iterator[Slip]:
    """ "Is to set sail on Monday, 14 July" in a report of the seventeenth."""
    out = published(marked.report)
    assert out is not None
    for sentence in marked.sentences:
        for found in _DATED.finditer(marked.report.text, sentence.begin, sentence.end):
            month = MONTHS[(found["month"] or found["month_first"]).lower()]
            try:
                day = date(out.year, month, int(found["day"] or found["day_last"]))
            except ValueError:
                continue  # 31 June
            named = WEEKDAY_NAMES[day.weekday()] == found["weekday"].lower()
            ahead = _AHEAD.search(marked.report.text, sentence.begin, found.start())
            if named and ahead and _LATE <= (out.date() - day).days <= _FAR:
                yield Slip(
                    report=marked.id,
                    kind="stale-day",
                    spans=(marked.report.span(*found.span()),),
                    why=f"tells as ahead what is of {day}, in a report of {out.date()}",
                )
