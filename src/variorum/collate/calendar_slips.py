"""Slips of the calendar: a weekday that is not that date's, and days that are said to be past before they came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from variorum.collate.verdicts import published
from variorum.model import MarkedReport, Slip, Span
from variorum.settings import Collate
from variorum.text.calendar import MONTH_NAMES, WEEKDAY_NAMES

_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
DATED = re.compile(
    rf"\b{_WEEKDAY},?\s+(?:the\s+)?(?:{_DAY.format('day_first')}\s+(?:of\s+)?{_MONTH.format('month_after')}"
    rf"|{_MONTH.format('month_first')}\s+(?:the\s+)?{_DAY.format('day_after')}(?!\d))(?:,?\s+(?P<year>[12]\d\d\d))?",
    re.IGNORECASE,
)
BARE = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)})\b(?!['’]s|\s+(?:next|week|night's|after|before))", re.IGNORECASE)
NOT_PAST = re.compile(
    r"\b(?:next|last|this|coming|following|previous|by|until|till|before|after|from|every|each|for|since|past|due|will|would|is|are|to|a)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:said|told|announced|declared|warned|killed|died|injured|reported|signed|voted|struck|hit|met|arrested|ordered|resigned"
    r"|ruled|rejected|agreed|claimed|insisted|denied|called|vowed|promised|admitted|added|stated|confirmed|saying)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|going to|is to|are to|due|expected|scheduled|planned?|plans|set to|ahead of)\b", re.IGNORECASE
)
LATE = 18  # o'clock: what is published later than this is often written for, or in a zone of, the next day
HEAD = 800  # characters in which a report says when it was published
LEAD_SENTENCES = 3


def weekday_slips(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for every weekday that contradicts the date beside it, and one for a report that tells as past what it dates
    to the weekday after its own."""
    days = sorted(moment.date() for marked in reports if (moment := published(marked.report)))
    story_day = days[len(days) // 2] if days else None
    for marked in reports:
        own = published(marked.report)
        yield from _against_date(marked, own.date() if own else story_day)
        yield from not_yet(marked)


def _against_date(marked: MarkedReport, near: date | None) -> Iterator[Slip]:
    text = marked.report.text
    found: list[tuple[Span, date, bool, bool]] = []
    for match in DATED.finditer(text):
        span = marked.report.span(match.start(), len(text[: match.end()].rstrip(" ,.\n")))
        day = _date(match, near)
        if day is not None and not any(furniture.span.overlaps(span) for furniture in marked.report.furniture):
            right = WEEKDAY_NAMES[day.weekday()].startswith(match["weekday"].lower()[:3])
            found.append((span, day, right, bool(match["year"])))
    guessed = [(day, right) for _, day, right, has_year in found if not has_year]
    another_year = len({day for day, _ in guessed}) > 1 and not any(right for _, right in guessed)
    for span, day, right, has_year in found:
        if not right and (has_year or not another_year):
            yield Slip(
                report=marked.id,
                kind="weekday",
                spans=(span,),
                why=f"“{' '.join(marked.report.words(span).split())}”: {_in_words(day)} is a {_weekday(day)}",
            )


def _date(found: re.Match[str], near: date | None) -> date | None:
    """The date that `found` names, without a year the one nearest to `near`; None where it cannot be told or is none."""
    name = (found["month_after"] or found["month_first"]).lower()[:3]
    month = next(number for number, full in enumerate(MONTH_NAMES, 1) if full.startswith(name))
    day = int(found["day_first"] or found["day_after"])
    years = [int(found["year"])] if found["year"] else [near.year - 1, near.year, near.year + 1] if near else []
    candidates = []
    for year in years:
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda one: abs((one - near).days) if near else 0, default=None)


def not_yet(marked: MarkedReport) -> Iterator[Slip]:
    """A slip where what a report tells as past in its first sentences is dated to the weekday after the report's own day.

    "Said Thursday" in a report of a Wednesday could only mean the Thursday before, which no report would call so in its
    lead. All later mentions of that weekday that tell of the past are spans of the same slip.
    """
    report = marked.report
    if report.dateline and report.dateline.date:
        filed, where = report.dateline.date[:10], report.dateline.span
    elif report.published and not ("T" in report.published and int(report.published[11:13] or 0) >= LATE):
        filed, where = report.published[:10], None
    else:
        return
    try:
        day = date.fromisoformat(filed)
    except ValueError:
        return
    if where is None and not _prints(report.text[:HEAD], day):
        return
    wrong = WEEKDAY_NAMES[(day + timedelta(days=1)).weekday()]
    spans: list[Span] = []
    for position, sentence in enumerate(marked.sentences):
        words = report.words(sentence)
        if not TELLS.search(words):
            continue
        for found in BARE.finditer(words):
            before, after = words[max(0, found.start() - 40) : found.start()], words[found.end() : found.end() + 1]
            if found.group().lower() != wrong or (after == "," and DATED.match(words, found.start())):
                continue
            if NOT_PAST.search(before) or FUTURE.search(before) or any(_in_marks(marked, sentence.begin + found.start())):
                continue
            if spans or position < LEAD_SENTENCES:
                spans.append(report.span(sentence.begin + found.start(), sentence.begin + found.end()))
    if spans:
        yield Slip(
            report=marked.id,
            kind="weekday",
            spans=(*spans, where) if where else tuple(spans),
            why=f"tells as past what it dates to {wrong.capitalize()}, but is itself of {_in_words(day)}, a {_weekday(day)}",
        )


def _prints(text: str, day: date) -> bool:
    """Whether `text` has `day` in it: a date that only the page's data have may be that of a later change."""
    month = MONTH_NAMES[day.month - 1][:3]
    return bool(
        re.search(
            rf"\b(?:{day.day}(?:st|nd|rd|th)?\s+{month}|{month}[a-z]*\.?\s+{day.day}\b)|{day.isoformat()}", text, re.IGNORECASE
        )
    )


def _in_marks(marked: MarkedReport, at: int) -> Iterator[bool]:
    """True for every part of a quotation in marks that covers the place `at`: the day is then the speaker's."""
    for quotation in marked.quotations:
        yield from (True for part in quotation.in_marks if part.begin <= at < part.end)


def _in_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1].capitalize()} {day.year}"


def _weekday(day: date) -> str:
    return WEEKDAY_NAMES[day.weekday()].capitalize()
