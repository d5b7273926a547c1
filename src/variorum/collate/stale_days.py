"""Slips of a copy: "yesterday" and "today" carried over from a report of another day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from variorum.collate.contexts import content_words, stem
from variorum.collate.verdicts import dates_meet, published
from variorum.model import Locus, MarkedReport, Moment, Reading, Slip, Span
from variorum.settings import Collate

DAYS_OFF = 5  # days that a copy is late: what is a week off is another weekday of one name
NOON = 12
EVENING = re.compile(r"\b(?:late|evening|night)\b", re.IGNORECASE)
AHEAD = re.compile(r"\btomorrow\b", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last night|overnight|this (?:morning|afternoon|evening)|earlier today)\b",
    re.IGNORECASE,
)


def stale_days(reports: Sequence[MarkedReport], loci: Sequence[Locus], settings: Collate) -> Iterator[Slip]:
    """One slip for each relative day that means another day in its report than the other reports give to the same thing."""
    by_id = {marked.id: marked for marked in reports}
    seen: set[Span] = set()
    for slip in (*_carried_over(reports, settings), *_against_others(by_id, loci)):
        if not any(span.overlaps(other) for span in slip.spans for other in seen):
            seen.update(slip.spans)
            yield slip


def _carried_over(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """Slips from one sentence in two reports of different days with one relative day in both: the later one is stale."""
    told: dict[tuple[str, frozenset[str]], list[tuple[MarkedReport, Moment]]] = {}
    for marked in reports:
        for moment in marked.moments:
            words = marked.report.words(moment.span).lower()
            if (
                moment.low is None
                or moment.low != moment.high
                or not RELATIVE.search(words)
                or published(marked.report) is None
            ):
                continue
            stems = frozenset(stem(word) for word in content_words(_sentence_around(marked, moment.span)))
            if len(stems) >= settings.slip_copied_words:
                told.setdefault((" ".join(words.split()), stems), []).append((marked, moment))
    kept = sorted(told.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
    for number, ((words, stems), ones) in enumerate(kept):
        others = [
            pair
            for (other_words, other_stems), pairs in kept[:number] + kept[number + 1 :]
            if other_words == words and len(stems & other_stems) >= settings.slip_copied_share * len(stems | other_stems)
            for pair in pairs
        ]
        for marked, moment in ones:
            earlier = [
                pair
                for pair in others + ones
                if 0 < _days_between(_day(pair[0]), _day(marked)) <= DAYS_OFF and pair[1].low != moment.low
            ]
            if earlier:
                source, original = min(earlier, key=lambda pair: (_day(pair[0]), pair[0].id))
                yield _slip(marked, moment.span, moment.low or "", original.low or "", [source.id])


def _against_others(reports: Mapping[str, MarkedReport], loci: Sequence[Locus]) -> Iterator[Slip]:
    """Slips from loci of dates: a relative day later than the one on which most of the others are at one, or another day
    than that in a report that is itself of it."""
    for locus in loci:
        if locus.kind != "date":
            continue
        dated = [reading for reading in locus.readings if reading.span and reading.date and "T" not in reading.date]
        for reading in dated:
            assert reading.span is not None and reading.date is not None
            marked = reports[reading.report]
            others = [other for other in dated if other.report != reading.report]
            if not RELATIVE.search(marked.report.words(reading.span)) or len(others) < 2:
                continue
            days = Counter(_days_of(others))
            usual, count = min(days.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
            at_one = [other.report for other in others if dates_meet(other.date or "", usual)]
            if (
                count >= 2
                and 2 * len(at_one) > len(others)
                and (0 < _days_between(usual, reading.date[:10]) <= DAYS_OFF or _day(marked) == usual)
                and not dates_meet(usual, reading.date)
            ):
                yield _slip(marked, reading.span, reading.date, usual, at_one)
            elif (told := _told_before(marked, reading, [(reports[other.report], other) for other in others])) and len(
                told
            ) >= 2:
                yield _slip(marked, reading.span, reading.date, "told it before that", told)


def _told_before(marked: MarkedReport, reading: Reading, others: Sequence[tuple[MarkedReport, Reading]]) -> list[str]:
    """The reports that were out before the day, or the evening, to which `marked` dates what they tell as past: most of the
    others that are dated, else none."""
    words = marked.report.words(reading.span) if reading.span else ""
    day = (reading.date or "")[:10]
    if AHEAD.search(words) or not day:
        return []
    early, dated = [], 0
    for other, theirs in others:
        moment = published(other.report)
        if moment is None or (theirs.date or "")[:10] > moment.date().isoformat():
            continue
        dated += 1
        gap = _days_between(moment.date().isoformat(), day)
        if 0 < gap <= DAYS_OFF or (
            gap == 0 and moment.hour + moment.minute > 0 and moment.hour < NOON and EVENING.search(words)
        ):
            early.append(other.id)
    return early if 2 * len(early) > dated else []


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _days_of(readings: Sequence[Reading]) -> Iterator[str]:
    """The days of `readings`, of two days on end ("Thursday night") the first."""
    for reading in readings:
        first, _, last = (reading.date or "").partition("/")
        if len(first) == 10 and (not last or (len(last) == 10 and _days_between(first, last) == 1)):
            yield first


def _slip(marked: MarkedReport, span: Span, here: str, elsewhere: str, others: Sequence[str]) -> Slip:
    whom = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
    moment = published(marked.report)
    if elsewhere[:1].isdigit():
        elsewhere = f"{'has' if len(others) == 1 else 'have'} {elsewhere}"
    own = f"in a report of {moment.date().isoformat()} " if moment else ""
    return Slip(
        report=marked.id,
        kind="stale-day",
        spans=(span,),
        why=f"“{marked.report.words(span)}” {own}means {here}; {whom} {elsewhere}",
    )


def _sentence_around(marked: MarkedReport, span: Span) -> str:
    sentence = next((one for one in marked.sentences if one.contains(span)), span)
    return marked.report.words(sentence)


def _day(marked: MarkedReport) -> str:
    moment = published(marked.report)
    return moment.date().isoformat() if moment else ""
