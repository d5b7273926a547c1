"""Loci of dates: moments of several reports at which one thing happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import msgspec
import numpy as np

from variorum.collate.anchors import AHEAD, NAMED, OFFSET, anchored, story_day, tells_day, widened
from variorum.collate.calendar_slips import not_yet
from variorum.collate.contexts import Context, contexts
from variorum.collate.counters import are_rivals, counter, same_source
from variorum.collate.drafts import Draft, Mark
from variorum.collate.grouping import brought_together, groups, settled
from variorum.collate.likeness import Matrix, equal, meaning, shared_words, votes
from variorum.collate.moved_days import with_moved
from variorum.collate.occasions import with_occasion
from variorum.collate.vague_hours import with_vague
from variorum.collate.verdicts import dates_meet, published
from variorum.language import Encode
from variorum.model import MarkedReport, Moment, Reading, Span
from variorum.settings import Collate

YEAR = re.compile(r"^\d{4}$")
HOUR = re.compile(r"T\d\d:\d\d")
CLOCK = re.compile(r"(\d{4}-\d\d-\d\dT)(\d\d)(:\d\d)(.*)$")
HALF = re.compile(
    r"\b[ap]\.?m\b|morning|afternoon|evening|night|noon|midday|dawn|\b(?:1[3-9]|2[0-4])[.:h]\d|\b0\d[.:h]\d\d|hours\b",
    re.IGNORECASE,
)  # words that tell which half of the day an hour is in
_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+$", re.IGNORECASE)
_ENTRY = re.compile(r"\d{1,2}[.:h]\d\d(?:\s*[ap]\.?m\b\.?)?(?:\s*[-–—:|]\s*|\s+)(?=[A-Z“\"‘]|\n|$)")  # "21:50 We are closing"
MOST_DAYS = 92  # "in the eighties", "the fiscal year": too wide to contradict anything
FAR = 99.0  # days apart: what is farther, or not known, is no nearer to one thing than to another


def dates(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> list[Draft]:
    """One draft for every happening that the reports date, days and hours apart."""
    moments: list[Moment] = []
    around: list[Context] = []
    day = story_day(reports)
    by_id = {marked.id: marked for marked in reports}
    for marked in reports:
        first_ones = marked.moments[: settings.locus_most_of_report]
        apart = [moment.span for moment in first_ones]
        stamps = entry_stamps(marked) | {one.span for one in first_ones if _is_of_count(marked, one)}
        misdated = [span for slip in not_yet(marked) for span in slip.spans]
        for moment, context in zip(first_ones, contexts(marked, apart, apart, settings.locus_reach), strict=True):
            known = widened(marked, anchored(moment, context.clause, day), misdated, settings)
            told = HOUR.search(known.value) or tells_day(marked, known)
            if (
                told
                and moment.span not in stamps
                and not _in_heading(marked, moment)
                and (day_of(known) or offset(marked, known))
            ):
                moments.append(known)
                around.append(context)
    if not moments:
        return []
    chosen = sorted(range(len(moments)), key=lambda k: (around[k].position, around[k].span))[: settings.locus_most_marks]
    chosen.sort(key=lambda k: around[k].span)
    moments, around = [moments[k] for k in chosen], [around[k] for k in chosen]
    features = pair_features(moments, around, encode, settings)
    near = may_be_one(moments, [by_id[moment.span.report].report.words(moment.span) for moment in moments], settings)
    likeness = near * pairs(moments, features, settings.locus_date_weights, settings)
    likeness = np.maximum(likeness, settings.locus_remote_day * remote(moments, day, settings))
    likeness = np.maximum(likeness, settings.locus_same_clock * same_clock(moments))
    likeness = np.maximum(likeness, settings.locus_day_ahead * days_ahead(moments, by_id))
    bare = near * pairs(moments, features, settings.locus_date_bare_weights, settings)
    found = groups(likeness, settings.locus_date_likeness)
    found = settled(found, bare, settings.locus_date_bare_likeness, partial(may_join, moments, around), settings.locus_nearest)
    found = without_news(found, moments, by_id, settings)
    found = brought_together(found, rival_hours(moments, features[0], by_id, settings))
    found = with_leads(found, moments, around, likeness, by_id, settings)
    found = with_occasion(found, moments, around, reports, settings)
    found = with_moved(found, moments, by_id)
    moments = with_halves(found, moments, by_id)
    zoned = with_vague(found, in_one_zone(found, with_zones(moments, by_id)), by_id, settings)
    return [
        Draft(
            kind="date",
            marks=tuple(
                Mark(
                    reading=reading(moments[k], by_id[moments[k].span.report]),
                    told=reading(zoned[k], by_id[moments[k].span.report]) if zoned[k] != moments[k] else None,
                    context=around[k],
                    centrality=round(float(likeness[k, group].sum()), 4),
                )
                for k in group
            ),
        )
        for group in found
    ]


def without_news(
    found: Sequence[Sequence[int]], moments: Sequence[Moment], reports: Mapping[str, MarkedReport], settings: Collate
) -> list[list[int]]:
    """`found` after moments have left a group of an earlier day that name the day of their own report: a report of Thursday
    that leads with Thursday tells what is new, not when that was which the others have on Tuesday. "Today" may be stale and
    stays."""
    now: list[list[int]] = []
    for group in found:
        days = Counter(moments[k].low for k in group if _one_day(moments[k]))
        day, reports_with = max(days.items(), key=lambda one: (one[1], one[0] or ""), default=(None, 0))
        new = [
            k
            for k in group
            if day
            and reports_with >= settings.locus_fewest_leads
            and _one_day(moments[k])
            and (moments[k].low or "") > day
            and NAMED.search(reports[moments[k].span.report].report.words(moments[k].span))
            and _is_of_own_day(moments[k], reports)
        ]
        now += [[k for k in group if k not in new], *([k] for k in new)]
    return sorted(group for group in now if group)


def _one_day(moment: Moment) -> bool:
    return moment.low is not None and moment.low == moment.high and not HOUR.search(moment.value)


def rival_hours(
    moments: Sequence[Moment], likeness: Matrix, reports: Mapping[str, MarkedReport], settings: Collate
) -> list[tuple[int, int]]:
    """Pairs of `moments`, on end in one report, at which two named sources say that one thing happened: "The alert went out
    at 3.05, the ministry says. It came at 4.40, says the mayor." `likeness` is that of the clauses of each two."""
    found = []
    for k in range(len(moments) - 1):
        one, other = moments[k], moments[k + 1]
        if one.span.report != other.span.report or not (CLOCK.search(one.value) and CLOCK.search(other.value)):
            continue
        marked = reports[one.span.report]
        mine, theirs = counter(marked, one.span), counter(marked, other.span)
        if mine is None or theirs is None or same_source(mine, theirs) or one.value == other.value:
            continue
        near = are_rivals(marked, one.span, other.span, 2 * settings.locus_rival_words)
        if near and likeness[k, k + 1] >= settings.locus_rival_hours:
            found.append((k, k + 1))
    return found


def with_halves(found: Sequence[Sequence[int]], moments: Sequence[Moment], reports: Mapping[str, MarkedReport]) -> list[Moment]:
    """`moments` with the half of the day that the others of its group tell for a clock time that does not: "a quarter past
    three" beside "3.15 in the afternoon"."""
    now = list(moments)
    halved = [bool(HALF.search(reports[moment.span.report].report.words(moment.span))) for moment in moments]
    for group in found:
        told = {moments[k].value[11:16] for k in group if halved[k]}
        for k in group:
            clock = CLOCK.match(moments[k].value)
            if clock and not halved[k] and moments[k].value[11:16] not in told:
                other = f"{(int(clock[2]) + 12) % 24:02}{clock[3]}"
                if other in told:
                    now[k] = msgspec.structs.replace(moments[k], value=f"{clock[1]}{other}{clock[4]}")
    return now


def with_zones(moments: Sequence[Moment], reports: Mapping[str, MarkedReport]) -> list[Moment]:
    """`moments` with the zone of a clock time beside which another one tells it: "8.30 (6.30 GMT)"."""
    now = list(moments)
    for k in range(len(moments) - 1):
        one, other = CLOCK.match(moments[k].value), CLOCK.match(moments[k + 1].value)
        text = reports[moments[k].span.report].report.text
        if not one or not other or one[4] or not other[4] or moments[k].span.report != moments[k + 1].span.report:
            continue
        between = text[moments[k].span.end : moments[k + 1].span.begin]
        if re.fullmatch(r"(?:\s+[^\W\d_][\w’'-]*){0,4}\s*[(\[/]\s*", between) and one[3] == other[3]:
            now[k] = msgspec.structs.replace(moments[k], value=moments[k + 1].value)
    return now


def in_one_zone(found: Sequence[Sequence[int]], moments: Sequence[Moment]) -> list[Moment]:
    """`moments` with the zoned clock time of its group for one without a zone that is whole hours from it: which zone that is
    in, nobody can tell, and that they differ neither."""
    now = list(moments)
    for group in found:
        clocks = {k: clock for k in group if (clock := CLOCK.match(moments[k].value))}
        zoned = [k for k in clocks if clocks[k][4]]
        if not zoned or any(not dates_meet(moments[k].value, moments[zoned[0]].value) for k in zoned):
            continue
        for k, clock in clocks.items():
            if not clock[4] and clock[3][:3] == clocks[zoned[0]][3][:3]:
                now[k] = msgspec.structs.replace(moments[k], value=moments[zoned[0]].value)
    return now


def with_leads(
    found: Sequence[Sequence[int]],
    moments: Sequence[Moment],
    around: Sequence[Context],
    likeness: Matrix,
    reports: Mapping[str, MarkedReport],
    settings: Collate,
) -> list[list[int]]:
    """`found` after the group that most leads are in has got one moment of each other lead: a report begins with the day of
    its event, however it words that. Moments ahead, clock times and days too far from the group's are left where they are,
    and so is the day of a later report itself: what happened on that is news."""
    leads = [k for k in range(len(moments)) if around[k].position < settings.locus_lead and _tells_event(moments[k], around[k])]
    now = [list(group) for group in found]
    main = max(
        range(len(now)), key=lambda g: (len({moments[k].span.report for k in set(now[g]) & set(leads)}), -g), default=None
    )
    if main is None:
        return now
    days = sorted(_number(moments[k].low) for k in now[main] if moments[k].low)
    told = {moments[k].span.report for k in now[main]}
    if len({moments[k].span.report for k in now[main] if k in leads}) < settings.locus_fewest_leads:
        return now
    middle = days[len(days) // 2]
    free = [
        k
        for k in leads
        if moments[k].span.report not in told
        and abs(_number(moments[k].low) - middle) <= settings.locus_days_off
        and (_number(moments[k].low) <= middle or not _is_of_own_day(moments[k], reports))
    ]
    free.sort(key=lambda k: (-round(float(likeness[k, now[main]].mean()), 5), k))
    for k in free:
        if moments[k].span.report not in told:
            told.add(moments[k].span.report)
            now = [[other for other in group if other != k] for group in now]
            now[main] = sorted([*now[main], k])
    return sorted(group for group in now if group)


def _tells_event(moment: Moment, context: Context) -> bool:
    return moment.low is not None and not HOUR.search(moment.value) and not AHEAD.search(context.clause)


def _is_of_own_day(moment: Moment, reports: Mapping[str, MarkedReport]) -> bool:
    own = published(reports[moment.span.report].report)
    return own is not None and own.date().isoformat() == moment.low == moment.high


def day_of(moment: Moment) -> str | None:
    """The day, days ("first/last"), year or hour that `moment` means; None for durations, sets and what cannot be told.

    >>> from variorum.model import Span
    >>> day_of(Moment(span=Span("a", 0, 9), type="DATE", value="2029-10-18", low="2029-10-18", high="2029-10-18"))
    '2029-10-18'
    """
    if moment.type not in ("DATE", "TIME"):
        return None
    if HOUR.search(moment.value):
        return moment.value
    if moment.low is None or moment.high is None:
        return None
    if YEAR.match(moment.value):
        return moment.value
    if _number(moment.high) - _number(moment.low) > MOST_DAYS:
        return None
    return moment.low if moment.low == moment.high else f"{moment.low}/{moment.high}"


def offset(marked: MarkedReport, moment: Moment) -> str | None:
    """The words of a moment that only says how far it is from another: "two days before"; None for others, and for "days
    before", which says no day."""
    words = " ".join(marked.report.words(moment.span).lower().split())
    found = OFFSET.search(words)
    return words if moment.low is None and moment.type == "DATE" and found and found.start() > 0 else None


def _is_of_count(marked: MarkedReport, moment: Moment) -> bool:
    """Whether the hour says when things stood so, and not when one happened: "As of 22:00 nine had died"."""
    return bool(
        HOUR.search(moment.value) and _AS_OF.search(marked.report.text, max(0, moment.span.begin - 8), moment.span.begin)
    )


def entry_stamps(marked: MarkedReport) -> frozenset[Span]:
    """The clock times at which the entries of a live page were written: those that open two lines of it or more."""
    text = marked.report.text
    found = [
        moment.span
        for moment in marked.moments
        if HOUR.search(moment.value)
        and text[text.rfind("\n", 0, moment.span.begin) + 1 : moment.span.begin].strip() == ""
        and _ENTRY.match(text, moment.span.begin, moment.span.end + 4)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def reading(moment: Moment, marked: MarkedReport) -> Reading:
    """What `marked` says with `moment`."""
    return Reading(report=marked.id, span=moment.span, date=day_of(moment), value=offset(marked, moment))


def _in_heading(marked: MarkedReport, moment: Moment) -> bool:
    """Whether `moment` stands in the dateline: it says when the report was written, not when something happened."""
    dateline = marked.report.dateline
    return dateline is not None and dateline.span.overlaps(moment.span)


def may_join(moments: Sequence[Moment], around: Sequence[Context], row: int, group: Sequence[int]) -> bool:
    """Whether the moment `row` may be a reading of `group`: its report has none there, and not the one tells of what is to
    come and the other of what was, on other days."""
    if any(around[k].span.report == around[row].span.report for k in group):
        return False
    ahead = 2 * sum(bool(AHEAD.search(around[k].clause)) for k in group) > len(group)
    days = [day for k in group if (day := day_of(moments[k]))]
    mine = day_of(moments[row])
    one_day = mine is None or not days or any(dates_meet(mine, day) for day in days)
    return one_day or ahead == bool(AHEAD.search(around[row].clause))


def pairs(moments: Sequence[Moment], features: Sequence[Matrix], weights: Sequence[float], settings: Collate) -> Matrix:
    """How likely at each two of `moments` one thing happened, 0 to 1; a day and an hour are never one reading."""
    likeness = votes(features, weights)
    likeness[equal([moment.span.report for moment in moments]) > 0] *= settings.locus_one_report
    hours = np.array([bool(HOUR.search(moment.value)) for moment in moments])
    likeness[hours[:, None] != hours[None, :]] = 0.0
    return likeness


def may_be_one(moments: Sequence[Moment], words: Sequence[str], settings: Collate) -> Matrix:
    """0 for two moments that are too far apart for one that is told by weekday or "yesterday", else 1: such are the days of
    two happenings, or of a report whose date is wrong."""
    apart = days_apart(moments)
    relative = np.array([not re.search(r"\d", one) for one in words])
    dated = np.array([moment.low is not None for moment in moments])
    far = (apart > settings.locus_days_off) & dated[:, None] & dated[None, :] & (relative[:, None] | relative[None, :])
    return np.asarray(~far, dtype=np.float64)


def remote(moments: Sequence[Moment], day: date | None, settings: Collate) -> Matrix:
    """1 for two moments of different reports that are one day, of which nothing is told by chance: far from the story's."""
    days = [
        moment.low
        if day
        and moment.low == moment.high
        and not HOUR.search(moment.value)
        and abs(_number(moment.low) - day.toordinal()) > settings.locus_remote_days
        else None
        for moment in moments
    ]
    return equal(days) * (1 - equal([moment.span.report for moment in moments]))


def same_clock(moments: Sequence[Moment]) -> Matrix:
    """1 for two moments of different reports that are one minute of one day or of two on end: of full hours there are few, and
    two things may well be told at one."""
    clocks = [CLOCK.match(moment.value) for moment in moments]
    minutes = [f"{clock[2]}{clock[3][:3]}" if clock and clock[3][1:3] != "00" else None for clock in clocks]
    one_day = days_apart(moments) <= 1
    return equal(minutes) * one_day * (1 - equal([moment.span.report for moment in moments]))


def days_ahead(moments: Sequence[Moment], reports: Mapping[str, MarkedReport]) -> Matrix:
    """1 for two moments of different reports that are one day ahead of both: a story looks ahead to few."""
    days = []
    for moment in moments:
        own = published(reports[moment.span.report].report)
        one_day = moment.low if moment.low == moment.high and not HOUR.search(moment.value) else None
        days.append(one_day if own and one_day and one_day > own.date().isoformat() else None)
    return equal(days) * (1 - equal([moment.span.report for moment in moments]))


def days_apart(moments: Sequence[Moment]) -> Matrix:
    """Days between the end of the one and the beginning of the other of each two of `moments`, up to FAR, which is also
    for those that nobody can date."""
    first = np.array([_number(moment.low) for moment in moments], dtype=float)
    last = np.array([_number(moment.high) for moment in moments], dtype=float)
    apart = np.maximum(0.0, np.maximum(first[:, None] - last[None, :], first[None, :] - last[:, None]))
    known = np.array([moment.low is not None for moment in moments])
    apart[~(known[:, None] & known[None, :])] = FAR
    return np.asarray(np.minimum(apart, FAR), dtype=np.float64)


def pair_features(moments: Sequence[Moment], around: Sequence[Context], encode: Encode, settings: Collate) -> list[Matrix]:
    """Clause meaning, sentence meaning, shared words, both in the lead, days that meet, nearness of days; one matrix each."""
    clause, sentence = meaning(around, encode)
    lead = np.array([context.position < settings.locus_lead for context in around], dtype=float)
    first = np.array([_number(moment.low) for moment in moments], dtype=float)
    last = np.array([_number(moment.high) for moment in moments], dtype=float)
    apart = days_apart(moments)
    wide = np.maximum(last - first, 0.0)
    meet = (apart == 0) / np.sqrt(1.0 + np.minimum(np.maximum(wide[:, None], wide[None, :]), FAR))
    return [clause, sentence, shared_words(around), lead[:, None] * lead[None, :], meet, 1.0 / (1.0 + apart)]


def _number(day: str | None) -> int:
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return 0
