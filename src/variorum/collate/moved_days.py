"""Days to which something was put off or brought forward, with the day on which it was to be before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from variorum.model import MarkedReport, Moment

_PLANNED = (
    r"(?:promised|planned|scheduled|set|due|announced|expected|foreseen|fixed|called|billed|arranged|pencilled\s+in|intended|meant"
    r"|slated|timetabled)"
)
_BEFORE = r"(?:first|originally|initially|previously|at\s+first|once)"
FORMER_PLAN = re.compile(
    rf"\b(?:had\s+(?:\w+\s+)?been|(?:was|were|had\s+been)\s+{_BEFORE})\s+(?:{_BEFORE}\s+)?{_PLANNED}\b[^.;,]{{0,30}}$"
    rf"|\b{_BEFORE}\s+{_PLANNED}\b[^.;,]{{0,30}}$"
    r"|\b(?:moved|postponed|put\s+off|put\s+back|pushed\s+back|brought\s+forward|delayed|rescheduled|switched|shifted)\b[^.;,]{0,30}"
    r"\bfrom\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Left of a day on which something was to be before."""
_NEW_PLAN = re.compile(
    r"\b(?:will|shall|now|instead|to|until|till|is\s+to|are\s+to|moved|postponed|put\s+off|forward)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NUMBERS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_THAN = re.compile(
    rf"[,\s]+(?P<number>an?|\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week)s?\s+(?P<way>later|earlier|sooner)\s+than\s+"
    rf"(?:had\s+(?:\w+\s+)?been\s+|it\s+was\s+|was\s+)?(?:{_BEFORE}\s+)?{_PLANNED}\b",
    re.IGNORECASE,
)
_REACH = 90  # characters between the old day and the new one, and before a day
_WEEK = 7


def with_moved(
    found: Sequence[Sequence[int]], moments: Sequence[Moment], reports: Mapping[str, MarkedReport]
) -> list[list[int]]:
    """`found` after the day to which a report says that something was moved is in the group of the day on which it was to be:
    "promised for Monday, it will sail on Saturday", "on 4 July, a day later than planned"."""
    now = [list(group) for group in found]
    home = {k: g for g, group in enumerate(now) for k in group}
    for k, moment in enumerate(moments):
        if not _is_day(moment) or k not in home:
            continue
        target = None
        text = reports[moment.span.report].report.text
        if FORMER_PLAN.search(text[max(0, moment.span.begin - _REACH) : moment.span.begin]):
            new = next((j for j in (k + 1, k - 1) if _is_new_day(moments, j, k, text)), None)
            if new is not None and new in home:
                target, moved = home[k], new
        elif was := _day_before(moment, text):
            days = (g for g, group in enumerate(now) if any(_is_day(moments[j]) and moments[j].low == was for j in group))
            target, moved = max(days, key=lambda g: len(_reports(now[g], moments)), default=None), k
        if target is None or home[moved] == target:
            continue
        if len(_reports(now[home[moved]], moments)) <= len(_reports(now[target], moments)):
            now[home[moved]].remove(moved)
            now[target] = sorted([*now[target], moved])
            home[moved] = target
    return sorted(group for group in now if group)


def _reports(group: Sequence[int], moments: Sequence[Moment]) -> set[str]:
    return {moments[k].span.report for k in group}


def _is_day(moment: Moment) -> bool:
    return moment.low is not None and moment.low == moment.high and "T" not in moment.value[:11]


def _is_new_day(moments: Sequence[Moment], new: int, old: int, text: str) -> bool:
    """Whether the moment `new`, beside `old` in its report, is another day on which it is to be now."""
    if not 0 <= new < len(moments) or moments[new].span.report != moments[old].span.report or not _is_day(moments[new]):
        return False
    begin, end = sorted((moments[new].span, moments[old].span))
    between = text[begin.end : end.begin]
    if moments[new].low == moments[old].low or len(between) > _REACH or re.search(r"[.!?]\s", between):
        return False
    at = moments[new].span.begin
    return bool(_NEW_PLAN.search(text[max(0, at - _REACH) : at]))


def _day_before(moment: Moment, text: str) -> str | None:
    """The day on which something was to be that is on the day of `moment`, "a day later than planned"."""
    told = _THAN.match(text, moment.span.end)
    if told is None or moment.low is None:
        return None
    word = told["number"].lower()
    number = int(word) if word.isdigit() else max(1, _NUMBERS.index("a" if word == "an" else word))
    off = number * (_WEEK if told["unit"].lower() == "week" else 1) * (-1 if told["way"].lower() == "later" else 1)
    try:
        return (date.fromisoformat(moment.low) + timedelta(days=off)).isoformat()
    except OverflowError:
        return None  # before the first day of a calendar or after its last
