"""What the readings of a locus do: agree, differ, overtaken, alone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from variorum.collate.counters import same_source
from variorum.collate.money import MONEY
from variorum.collate.two_units import DAYS, in_larger_unit, lengths_meet, two_lengths
from variorum.model import Reading, Report, Verdict
from variorum.settings import Collate

_PRECISE = 4  # digits of a measure that nobody rounded: 1,238 kg are not 1,283
MOST_ROUNDED = 3  # minutes: half of the five that clock times in words are told to, and what reading a clock may add
_CLOCK = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::\d\d)?)?$")


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Reports whose words tell of change: `developing`, that this is the state now ("now", "so far", "rose to"); `moved`, that
    the figure came to this from another; `told_before`, that it was another before. `may_fall`: later counts of this may
    be lower ones. `counts_fates`: it is counted again as people are found, so that it may pass through more than two
    states. `counted_once`: it is of a moment that is over, a march or a vote, so that a later figure is another's count
    unless words say that it moved."""

    developing: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    told_before: frozenset[str] = frozenset()
    may_fall: bool = False
    counts_fates: bool = False
    counted_once: bool = False


def verdict(readings: Sequence[Reading], reports: Mapping[str, Report], changes: Changes, settings: Collate) -> Verdict:
    """The verdict on `readings`, whose reports are in `reports`.

    Readings agree where their ranges meet, so "at least nine" agrees with 13, unless a report says that it rose to that, or
    is later than most that have no more than "at least"; a figure is overtaken where the readings that depart are of later
    reports, or of reports that say that it moved, and agree among themselves.
    """
    spoken = [reading for reading in readings if not reading.silent]
    if len(spoken) < 2:
        return "alone"
    if differ_by_source(readings, settings):
        return "differ"
    if all(agree(a, b, settings) for i, a in enumerate(spoken) for b in spoken[:i]):
        return "overtaken" if _outgrown(spoken, reports, changes, settings) else "agree"
    return "overtaken" if _overtaken(spoken, reports, changes, settings) else "differ"


def differ_by_source(readings: Sequence[Reading], settings: Collate) -> bool:
    """Whether figures of `readings` differ, and any two that do are given by two named sources, neither of which any report
    has saying otherwise: "police: 9; hospital: 11"."""
    told = [one for reading in readings if not reading.silent for one in (reading, *_claimed(reading))]
    apart = [(a, b) for i, a in enumerate(told) for b in told[:i] if not agree(a, b, settings)]
    return bool(apart) and all(a.said_by and b.said_by and not same_source(a.said_by, b.said_by) for a, b in apart)


def _claimed(reading: Reading) -> list[Reading]:
    """What the report of `reading` has from others beside it, as readings."""
    return [
        Reading(report=reading.report, span=one.span, low=one.low, high=one.high, unit=one.unit, said_by=one.said_by)
        for one in reading.claims
    ]


def _outgrown(spoken: Sequence[Reading], reports: Mapping[str, Report], changes: Changes, settings: Collate) -> bool:
    """Whether an exact figure lies above every "at least N" of the others, all of them of one N, and is said to have come to
    that, or is later than most of them and than the day of the first."""
    for reading in spoken:
        if reading.low is None or reading.low != reading.high or reading.unit == "%":
            continue
        if reading.low <= max((other.low or 0.0 for other in spoken if other.high is None), default=math.inf):
            continue
        open_ones = [other for other in spoken if other.low is not None and other.high is None]
        rest = [other for other in spoken if other not in open_ones and other.low != reading.low]
        if rest or len({other.low for other in open_ones}) > 1:
            continue
        if reading.report in changes.moved:
            return True
        exact = [other for other in spoken if other.low == reading.low == other.high]
        if _first(exact, reports).date() <= _first(open_ones, reports).date():
            continue  # who says "more than 6,000" later is only less exact
        if len(open_ones) >= settings.locus_outgrown and _is_later(reading, open_ones, reports):
            return True
    return False


def _first(readings: Sequence[Reading], reports: Mapping[str, Report]) -> datetime:
    """When the first of the dated reports of `readings` came; the end of time where none has a date."""
    return min((moment for one in readings if (moment := published(reports[one.report]))), default=datetime.max)


def agree(a: Reading, b: Reading, settings: Collate) -> bool:
    """Whether both can be true at once: ranges that meet, days that meet, one value.

    >>> at_least_nine = Reading(report="a", low=9.0)
    >>> thirteen = Reading(report="b", low=13.0, high=13.0)
    >>> agree(at_least_nine, thirteen, Collate()), agree(Reading(report="c", low=41.0, high=41.0), thirteen, Collate())
    (True, False)
    """
    if a.value is not None and b.value is not None:
        return a.value == b.value
    if a.date is not None and b.date is not None:
        return dates_meet(a.date, b.date)
    return ranges_meet(a, b, settings)


def ranges_meet(a: Reading, b: Reading, settings: Collate) -> bool:
    """Whether the ranges of two figures share a number, once both are widened by what rounding hides."""
    if two_lengths(a, b):
        return lengths_meet(a, b)
    if a.unit != b.unit:
        a, b = in_larger_unit(a), in_larger_unit(b)
    measured = any(is_measured(one.unit or other.unit, settings) for one, other in ((a, b), (b, a)))
    (a_low, a_high), (b_low, b_high) = _bounds(a, measured, settings), _bounds(b, measured, settings)
    if a.low is None and b.low is None and a.high is not None and b.high is not None:
        one, other = (msgspec.structs.replace(reading, low=reading.high) for reading in (a, b))
        return ranges_meet(one, other, settings)  # up to 18 months' pay is not what up to 15 is
    return a_low <= b_high and b_low <= a_high


def _bounds(reading: Reading, measured: bool, settings: Collate) -> tuple[float, float]:
    low = -math.inf if reading.low is None else reading.low
    high = math.inf if reading.high is None else reading.high
    if reading.high is None and low >= settings.locus_open_from:
        high = settings.locus_open_times * low  # "more than 30" were never 71
    slack = 0.0
    if reading.low is not None and reading.low == reading.high:
        if measured and reading.unit == "years" and reading.low == int(reading.low):
            slack = 0.0  # few convert into years: 95 of them are not 93
        elif measured and _is_precise(reading):
            slack = _last_place(reading)
        else:
            slack = _hidden_by_rounding(reading.low, measured, settings)
    return low - slack, high + slack


def is_measured(unit: str | None, settings: Collate) -> bool:
    """Whether figures of `unit` are measures or sums, which are converted and rounded; votes and ships are counted."""
    return unit is not None and (unit in settings.locus_measured_units or bool(MONEY.match(unit)))


def _is_precise(reading: Reading) -> bool:
    """Whether nobody rounded or converted the measure: 1,238 kg are not 1,283. Sums are converted by rates, and lengths of
    time in twelfths."""
    unit = reading.unit or ""
    return len(digits(reading.low or 0.0)) >= _PRECISE and not MONEY.match(unit) and unit not in DAYS


def _last_place(reading: Reading) -> float:
    """A thousandth of a figure of four digits, a ten-thousandth of one of five: one to ten of the last digit given."""
    number = abs(reading.low or 0.0)
    return number / 10.0 ** (len(digits(number)) - 1)


def digits(number: float) -> str:
    """The digits of `number` without the point and the noughts at its ends, to four places behind the point.

    >>> [digits(number) for number in (2.6e6, 0.75, 400.0, 1238.0)]
    ['26', '75', '4', '1238']
    """
    return f"{abs(number):.4f}".replace(".", "").strip("0")


def _hidden_by_rounding(number: float, measured: bool, settings: Collate) -> float:
    """Half of the last place that `number` is given to, for figures that writers round: 31,000 stands for 30,500 to 31,500."""
    if number == 0:
        return 0.0
    if measured:
        return abs(number) * settings.locus_conversion_slack
    digits = f"{abs(number):.0f}".rstrip("0")
    zeros = len(f"{abs(number):.0f}") - len(digits)
    return 0.5 * 10**zeros if zeros >= settings.locus_round_zeros and len(digits) >= 2 else 0.0


def dates_meet(a: str, b: str) -> bool:
    """Whether two ISO dates, ranges of them ("2029-10-18/2029-10-20") or moments can be one. Of two clock times only the
    hours count, in one zone where both tell theirs: the day has a locus of its own.

    >>> dates_meet("2030-08", "2030-08-31"), dates_meet("2029-10-18", "2029-10-17"), dates_meet("T17:35", "T17:40")
    (True, False, False)
    >>> dates_meet("2029-06-07T22:40-05:00", "2029-06-08T05:40+02:00"), dates_meet("T22:40Z", "T22:40+01:00")
    (True, False)
    """
    (a_first, a_last), (b_first, b_last) = _ends(a), _ends(b)
    if "T" in a and "T" in b and "/" not in a + b:
        one, other = _CLOCK.search(a), _CLOCK.search(b)
        if one and other and one["zone"] and other["zone"]:
            return _minutes(one) == _minutes(other)
        mine, theirs = a.partition("T")[2][:5], b.partition("T")[2][:5]
        return mine == theirs or bool(one and other and _rounded(_minutes(one), _minutes(other)))
    return _starts(a_first, b_last) and _starts(b_first, a_last)


def _rounded(one: int, other: int) -> bool:
    """Whether one of two clock times, in minutes, is the other told to five minutes: "twenty past two" for 2.17."""
    return abs(one - other) <= MOST_ROUNDED and (one % 5 == 0) != (other % 5 == 0)


def _minutes(clock: re.Match[str]) -> int:
    """Minutes since midnight in UTC."""
    zone = clock["zone"] or "Z"
    off = 0 if zone == "Z" else (60 * int(zone[1:3]) + int(zone[4:6] or 0)) * (-1 if zone[0] == "-" else 1)
    return (60 * int(clock["hour"]) + int(clock["minute"]) - off) % (24 * 60)


def _ends(date: str) -> tuple[str, str]:
    first, _, last = date.partition("/")
    return first.partition("T")[0], (last or first).partition("T")[0]


def _starts(first: str, last: str) -> bool:
    """Whether a period that begins in `first` begins before `last` is over; a month is over after its last day."""
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]


def _overtaken(spoken: Sequence[Reading], reports: Mapping[str, Report], changes: Changes, settings: Collate) -> bool:
    """Whether the readings fall into an earlier and a later state, each at one with itself."""
    told = {reading.report for reading in spoken} & changes.developing
    conflicting = {r.report for r in spoken if any(not agree(r, other, settings) for other in spoken)}
    latest = set() if changes.counted_once else _latest(spoken, reports, changes.may_fall, settings)
    for new in (told & conflicting, changes.told_before & conflicting, latest):
        old = [reading for reading in spoken if reading.report not in new]
        late = [reading for reading in spoken if reading.report in new]
        if late and old and _at_one(late, settings) and _at_one(old, settings):
            return True
    return (
        changes.counts_fates
        and not changes.counted_once
        and any(_step_by_step(spoken, reports, settings, falling=falling) for falling in (False, True)[: 1 + changes.may_fall])
    )


def _step_by_step(spoken: Sequence[Reading], reports: Mapping[str, Report], settings: Collate, *, falling: bool) -> bool:
    """Whether the figures of `spoken` go up (or down, where `falling`) as they are told anew: 17 on Wednesday, 19 and 26 on
    Thursday. None of those that contradict each other was first told before one that it overtakes, and the last state is of
    a later day than the first. A report without a date tells nothing of their order."""
    first: dict[float, datetime] = {}
    for reading in spoken:
        moment, told = stands_since(reports[reading.report]), reading.low if reading.low is not None else reading.high
        if told is None:
            return False
        if moment is not None:
            first[told] = min(first.get(told, moment), moment)
    states = sorted(first, reverse=falling)
    if len(states) < 2 or first[states[-1]].date() <= first[states[0]].date():
        return False
    for i, a in enumerate(spoken):
        for b in spoken[:i]:
            if not agree(a, b, settings):
                old, new = sorted((one.low if one.low is not None else one.high or 0.0 for one in (a, b)), reverse=falling)
                if old in first and new in first and _before(first[new], first[old]):
                    return False
    return True


def _before(one: datetime, other: datetime) -> bool:
    """Whether `one` is surely before `other`: on an earlier day, or at an earlier time where both have one."""
    timed = all(moment.hour or moment.minute for moment in (one, other))
    return one < other if timed else one.date() < other.date()


def _at_one(readings: Sequence[Reading], settings: Collate) -> bool:
    return all(agree(a, b, settings) for i, a in enumerate(readings) for b in readings[:i])


def _latest(spoken: Sequence[Reading], reports: Mapping[str, Report], may_fall: bool, settings: Collate) -> set[str]:
    """Reports with a higher figure than all that theirs contradicts (or a lower one than all, where it may fall), published
    after most of those and on a later day than the first of them; not after all, for copies of the old figure go on
    appearing."""
    found = set()
    for reading in spoken:
        against = [other for other in spoken if not agree(reading, other, settings)]
        if not _is_later(reading, against, reports):
            continue
        higher = all(reading.low is not None and other.high is not None and reading.low > other.high for other in against)
        lower = all(reading.high is not None and other.low is not None and reading.high < other.low for other in against)
        if higher or (may_fall and lower):
            found.add(reading.report)
    return found


def _is_later(reading: Reading, others: Sequence[Reading], reports: Mapping[str, Report]) -> bool:
    """Whether the report of `reading` came after most of those of `others` and on a later day than the first of them."""
    moment = published(reports[reading.report])
    days = [then.date() for other in others if (then := published(reports[other.report])) is not None]
    return (
        moment is not None
        and bool(days)
        and moment.date() > min(days)
        and later_than_most(reports[reading.report], [reports[other.report] for other in others])
    )


def later_than_most(report: Report, others: Sequence[Report]) -> bool:
    """Whether `report` was published after two of three of the dated ones of `others`."""
    moment = published(report)
    dated = [then for other in others if (then := published(other)) is not None]
    return moment is not None and bool(dated) and 3 * sum(then < moment for then in dated) >= 2 * len(dated)


def published(report: Report) -> datetime | None:
    """When `report` was published, else the day of its dateline; moments with a zone are brought to UTC. None where unknown."""
    return _moment(report.published) or (_moment(report.dateline.date) if report.dateline else None)


def stands_since(report: Report) -> datetime | None:
    """When `report` got the words that it has: when it was last changed, where it tells, else when it was published."""
    changed, own = _moment(report.updated), published(report)
    return max(changed, own) if changed and own else own


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
