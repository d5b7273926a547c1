"""Moments that their own report cannot date, dated by the day of the story: the weekday of a page without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from variorum.collate.calendar_slips import DATED
from variorum.collate.verdicts import published, stands_since
from variorum.model import MarkedReport, Moment, Report, Span
from variorum.settings import Collate
from variorum.text.calendar import WEEKDAY_NAMES

WEEKDAY = re.compile(r"^XXXX-WXX-([1-7])")
NAMED = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)})\b", re.IGNORECASE)
DAY_OF_YEAR = re.compile(r"^XXXX-(\d\d)-(\d\d)")
OFFSET = re.compile(r"\b(?:day|week|month|year)s?\s+(?:before|after|earlier|later)\b", re.IGNORECASE)
LATER = 1  # days after the middle report of its story that one without a date is likely to be of
AHEAD = re.compile(
    r"\b(?:will|would|due|until|till|by several|for several(?!['’])"
    r"|expected|scheduled|planned|next|coming|going to|should|to be|is to|are to"
    r"|must)\b",
    re.IGNORECASE,
)


def story_day(reports: Sequence[MarkedReport]) -> date | None:
    """The middle one of the days on which `reports` were published; None where no report says when."""
    days = sorted(moment.date() for marked in reports if (moment := published(marked.report)))
    return days[(len(days) - 1) // 2] if days else None


def anchored(moment: Moment, clause: str, day: date | None) -> Moment:
    """`moment` with the day that it means in a report of `day`, where it has none yet and its value allows one.

    A weekday is the last one, or the next one where `clause` looks ahead or where that is the day after: a report without a
    date may be a day later than the others.

    >>> from variorum.model import Span
    >>> thursday = Moment(span=Span("a", 0, 8), type="DATE", value="XXXX-WXX-4")
    >>> anchored(thursday, "collided on several", date(2029, 10, 19)).low
    '2029-10-18'
    """
    if day is None or moment.low is not None or moment.type not in ("DATE", "TIME"):
        return moment
    meant: date | None = None
    if weekday := WEEKDAY.match(moment.value):
        wanted = int(weekday[1])
        ahead = (wanted - day.isoweekday()) % 7
        meant = day + timedelta(days=ahead if AHEAD.search(clause) or ahead <= LATER else ahead - 7 if ahead else 0)
    elif found := DAY_OF_YEAR.match(moment.value):
        near = [_day(year, int(found[1]), int(found[2])) for year in (day.year - 1, day.year, day.year + 1)]
        meant = min((one for one in near if one), key=lambda one: (abs((one - day).days), one), default=None)
    if meant is None:
        return moment
    hour = re.search(r"T.*$", moment.value)
    return msgspec.structs.replace(
        moment, value=meant.isoformat() + (hour[0] if hour else ""), low=meant.isoformat(), high=meant.isoformat()
    )


NAMES_DAY = re.compile(
    r"\d|yesterday|today|tonight|tomorrow|last|this|earlier|next|previous|day|eve\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun",
    re.IGNORECASE,
)
DEICTIC_DAY = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:this|last)\s+(?:night|morning|afternoon|evening))\b", re.IGNORECASE
)
DEICTIC = re.compile(r"\b(?:yesterday|today|tonight|tomorrow|this|last|next|now)\b", re.IGNORECASE)


def tells_day(marked: MarkedReport, moment: Moment) -> bool:
    """Whether the words of `moment` say which day: "dawn" does not, nor does "tomorrow" in the mouth of somebody quoted."""
    words = marked.report.words(moment.span)
    if not NAMES_DAY.search(words):
        return False
    return not (DEICTIC.search(words) and any(_quoted(marked, moment)))


def _quoted(marked: MarkedReport, moment: Moment) -> Iterator[bool]:
    for quotation in marked.quotations:
        yield from (True for part in quotation.in_marks if part.overlaps(moment.span))


def widened(marked: MarkedReport, moment: Moment, misdated: Sequence[Span], settings: Collate) -> Moment:
    """`moment` with both days where its weekday and its date are of two neighbouring ones: it cannot be told which is meant;
    with the day after the report's own where it is one of `misdated`, the weekdays that come only then; and no other
    weekday than the one that is written."""
    own = published(marked.report)
    if own is not None and any(span.overlaps(moment.span) for span in misdated):
        return _of_day(moment, own.date() + timedelta(days=1))
    found = DATED.search(marked.report.text, moment.span.begin, moment.span.end)
    if moment.low is None or moment.low != moment.high:
        return moment
    day, words = date.fromisoformat(moment.low), marked.report.words(moment.span)
    if found is None:
        return _of_either_state(marked.report, on_its_weekday(moment, words), words, settings)
    if own is not None and not re.search(r"\d{4}", words) and WEEKDAY_NAMES[day.weekday()][:3] != found["weekday"].lower()[:3]:
        years = (_day(day.year + off, day.month, day.day) for off in (1, -1))
        right = next((one for one in years if one and WEEKDAY_NAMES[one.weekday()][:3] == found["weekday"].lower()[:3]), None)
        if right and abs((right - own.date()).days) < settings.locus_year_days:
            return _of_day(moment, right)
    for off in (-1, 1):
        other = day + timedelta(days=off)
        if WEEKDAY_NAMES[day.weekday()][:3] != found["weekday"].lower()[:3] == WEEKDAY_NAMES[other.weekday()][:3]:
            low, high = sorted((day.isoformat(), other.isoformat()))
            return msgspec.structs.replace(moment, low=low, high=high)
    return moment


def _of_either_state(report: Report, moment: Moment, words: str, settings: Collate) -> Moment:
    """`moment` with all days that "yesterday" or "today" can mean in a report that was changed on a later day."""
    first, last = published(report), stands_since(report)
    if first is None or last is None or moment.low is None or "T" in moment.value or not DEICTIC_DAY.search(words):
        return moment
    later = (last.date() - first.date()).days
    if not 0 < later <= settings.locus_change_days:
        return moment
    return msgspec.structs.replace(moment, high=(date.fromisoformat(moment.low) + timedelta(days=later)).isoformat())


def on_its_weekday(moment: Moment, words: str) -> Moment:
    """`moment`, whose `words` have one weekday and no date, on the day of that name that is nearest to the day that it has.

    >>> from variorum.model import Span
    >>> found = Moment(span=Span("a", 0, 8), type="DATE", value="2029-10-17", low="2029-10-17", high="2029-10-17")
    >>> on_its_weekday(found, "Thursday").low
    '2029-10-18'
    """
    named = {name.lower() for name in NAMED.findall(words)}
    if len(named) != 1 or moment.low is None or re.search(r"\d", words):
        return moment
    day = date.fromisoformat(moment.low)
    off = (WEEKDAY_NAMES.index(named.pop()) - day.weekday() + 3) % 7 - 3
    return _of_day(moment, day + timedelta(days=off)) if off and not OFFSET.search(words) else moment


def _of_day(moment: Moment, day: date) -> Moment:
    value = day.isoformat() + moment.value[10:] if re.match(r"\d{4}-\d\d-\d\d", moment.value) else day.isoformat()
    return msgspec.structs.replace(moment, value=value, low=day.isoformat(), high=day.isoformat())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
