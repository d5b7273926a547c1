"""Slips of a copy that a report's own dates show: "yesterday, 2 December" in a report of the ninth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from variorum.collate.stale_days import RELATIVE
from variorum.collate.verdicts import published
from variorum.model import MarkedReport, Moment, Slip
from variorum.text.calendar import WEEKDAY_NAMES

_BESIDE = re.compile(r"\s*(?:,\s*|\(\s*|[–—-]\s*)$")
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:due\s+|set\s+|expected\s+)?to)\b[^.;:]*(?<!\bafter)(?<!\bfrom)(?<!\bsince)\s+$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)})\b", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?:after|at|during|for|in|of|on|since)\s+that\s+(?:[\w’'-]+\s+){0,2}[\w’'-]+,?\s+(?:of\s+|on\s+)?$", re.IGNORECASE
)
_BACK = 3  # sentences
_FAR = 31  # days beyond which a date is hardly of what the relative day beside it is
_LATE = 2  # days off that no time zone explains


def own_days(reports: Sequence[MarkedReport]) -> Iterator[Slip]:
    """A slip for each relative day that stands beside another day's date, and for each day ahead that is over."""
    for marked in reports:
        if published(marked.report) is not None:
            yield from _beside_its_date(marked)
            yield from _over(marked)
            yield from _of_that_day(marked)


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
    for moment in marked.moments:
        words = marked.report.words(moment.span)
        weekday = _WEEKDAY.search(words)
        if moment.low is None or moment.low != moment.high or not weekday or not any(map(str.isdigit, words)):
            continue
        day = date.fromisoformat(moment.low)
        begin = next((one.begin for one in marked.sentences if one.contains(moment.span)), moment.span.begin)
        ahead = _AHEAD.search(marked.report.text, begin, moment.span.begin)
        named = WEEKDAY_NAMES[day.weekday()] == weekday.group().lower()
        if named and ahead and _LATE <= (out.date() - day).days <= _FAR:
            yield Slip(
                report=marked.id,
                kind="stale-day",
                spans=(moment.span,),
                why=f"tells as ahead what is of {day}, in a report of {out.date()}",
            )


def _of_that_day(marked: MarkedReport) -> Iterator[Slip]:
    """ "Voters go to the polls today. Turnout in that ballot of Sunday 9 November was"."""
    text, sentences = marked.report.text, marked.sentences
    begins = [sentence.begin for sentence in sentences]
    for moment in marked.moments:
        at = bisect_right(begins, moment.span.begin) - 1
        if at < 1 or moment.low is None or moment.low != moment.high:
            continue
        if not _THAT.search(text, sentences[at].begin, moment.span.begin):
            continue
        first, last = sentences[max(0, at - _BACK)].begin, sentences[at].begin
        before = [other for other in marked.moments if first <= other.span.begin < last and other.low]
        told = [other for other in before if RELATIVE.fullmatch(marked.report.words(other.span))]
        if len({other.low for other in told}) == 1 and _LATE <= _apart(told[0], moment) <= _FAR:
            words = [marked.report.words(span) for span in (told[0].span, moment.span)]
            yield Slip(
                report=marked.id,
                kind="stale-day",
                spans=(told[0].span, moment.span),
                why=f"“{words[0]}” means {told[0].low}, not “{words[1]}”",
            )
