"""Clock times told loosely, "shortly before 8 a.m.", or by another place's clocks, "6.20 our time", beside exact ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from variorum.model import MarkedReport, Moment
from variorum.settings import Collate

CLOCK = re.compile(r"^(.{10}T)(\d\d):(\d\d)(?::\d\d)?$")
_A_LITTLE = (
    r"(?:just|shortly|soon|moments|minutes|seconds|not\s+long|an?\s+(?:little|bit|shade|moment|few\s+(?:minutes|moments)))"
)
_LOOSE = {
    "before": re.compile(rf"\b{_A_LITTLE}\s+before\s+$", re.IGNORECASE),
    "after": re.compile(rf"\b{_A_LITTLE}\s+(?:after|past)\s+$", re.IGNORECASE),
    "around": re.compile(r"\b(?:around|about|towards?|approximately|roughly|circa|near(?:ly|ing)?)\s+$", re.IGNORECASE),
}
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_REACH = 25  # characters before a clock time in which such words stand
_HERE = r"(?!\s*(?:local|the|this|that|what|which|first|same|by|our|my|their|some|any|no|for|last|second|at)\b)"
_ELSEWHERE = re.compile(rf"[\s,(]*(?:(?:in\s+)?(?:our|home)|{_HERE}[A-Z]\w+)\s+time\b|[\s,(]*by\s+our\s+clocks?\b")
_DAY = 24 * 60
_HALF_HOUR = 30


def with_vague(
    found: Sequence[Sequence[int]], moments: Sequence[Moment], reports: Mapping[str, MarkedReport], settings: Collate
) -> list[Moment]:
    """`moments`, each clock time that its words tell loosely or by the clocks of another place with the value of the nearest
    one of its group that it may well be: "shortly before 8" is no other time than 7.52.

    Clocks of two places that nobody named are whole half hours apart.
    """
    now = list(moments)
    for group in found:
        minutes = {k: 60 * int(clock[2]) + int(clock[3]) for k in group if (clock := CLOCK.match(moments[k].value))}
        for k in minutes:
            others = sorted((abs(at - minutes[k]), at, j) for j, at in minutes.items() if at != minutes[k])
            meant = next((j for _, at, j in others if _may_be(moments[k], at - minutes[k], reports, settings)), None)
            if meant is not None:
                now[k] = msgspec.structs.replace(moments[k], value=moments[meant].value)
    return now


def _may_be(moment: Moment, off: int, reports: Mapping[str, MarkedReport], settings: Collate) -> bool:
    """Whether the clock time of `moment` can be one that is `off` minutes later."""
    text = reports[moment.span.report].report.text
    before = text[max(0, moment.span.begin - _REACH) : moment.span.begin]
    most = settings.locus_loose_minutes
    loose = next((way for way, pattern in _LOOSE.items() if pattern.search(before)), None)
    behind = re.search(r"\s\S+\s+time$", text[moment.span.begin : moment.span.end])
    elsewhere = _ELSEWHERE.match(behind.group() if behind else text, 0 if behind else moment.span.end)
    if loose is None and _BY.search(before):  # by 8 it was over, at 7.52 or at 5; by midnight, at any hour of its day
        return off < 0 or moment.value.endswith("T00:00")
    if elsewhere and abs(off) < _DAY // 2:
        off -= _HALF_HOUR * round(off / _HALF_HOUR)
    elif loose is None:
        return False
    low, high = {"before": (-most, 0), "after": (0, most), "around": (-most, most), None: (0, 0)}[loose]
    return low <= off <= high
