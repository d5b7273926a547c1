"""How a reading is written, and which readings of a locus go together."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from variorum.model import Locus, Reading
from variorum.publish.labels import MONTHS, day
from variorum.publish.printable import line

VERDICTS = ("differ", "overtaken", "agree", "alone")
"""Verdicts in the order in which they matter to a reader."""
_DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}  # as TIMEX3 has them
_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_PLAIN_UNITS = {None, "", "people", "person", "persons"}


def number(value: float) -> str:
    """A number as a reader writes it.

    >>> number(1500.0), number(0.5), number(2_500_000)
    ('1,500', '0.5', '2.5 million')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}"


def amount(low: float | None, high: float | None, unit: str | None = None) -> str:
    """The numbers that a figure allows.

    >>> amount(9, None), amount(10, 15, "people"), amount(None, 9, "km"), amount(41, 41, "%"), amount(2, 2, "ferry")
    ('9+', '10–15', 'up to 9 km', '41%', '2 ferries')
    """
    if low is None and high is None:
        return ""
    if low is None:
        found = f"up to {number(high or 0)}"
    elif high is None:
        found = f"{number(low)}+"
    elif low == high:
        found = number(low)
    else:
        found = f"{number(low)}–{number(high)}"
    if unit in _PLAIN_UNITS:
        return found
    if unit == "%":
        return f"{found}%"
    return f"{found} {_plural(line(unit or '')) if (low, high) != (1, 1) else line(unit or '')}"


def _plural(unit: str) -> str:
    """`unit` as it stands after a number other than one; symbols, names and plurals as they are."""
    if len(unit) < 4 or not (unit.isalpha() and unit.islower()) or unit.endswith(("s", "men", "children", "people")):
        return unit
    if unit.endswith("y") and unit[-2] not in "aeou":
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("ch", "sh", "x")) else "s")


def written_date(value: str) -> str:
    """A date as a reader writes it, one day with its weekday; what is no ISO date or moment as it is.

    >>> written_date("2029-10-18"), written_date("2029-10-18T17:40"), written_date("2029-10"), written_date("x")
    ('Thu 18 Oct 2029', 'Thu 18 Oct 2029, 17:40', 'Oct 2029', 'x')
    >>> written_date("2029-10-18/2029-10-20"), written_date("2029-10-01/2029-10-31"), written_date("2029-10-18TEV")
    ('18–20 Oct 2029', 'Oct 2029', 'Thu 18 Oct 2029, evening')
    """
    first, slash, last = value.partition("/")
    if slash:
        return _stretch(first, last)
    whole, time, clock = value.partition("T")
    found = _day(whole)
    if found is None:
        month = _day(f"{value}-01") if _MONTH.fullmatch(value) else None
        return f"{MONTHS[month.month - 1]} {month.year}" if month else line(value)
    written_day = f"{('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[found.weekday()]} {day(found)}"
    if time and not _CLOCK.fullmatch(clock) and clock not in _DAY_PARTS:
        return line(value)
    return f"{written_day}, {_DAY_PARTS.get(clock, clock[:5])}" if time else written_day


def _stretch(first: str, last: str) -> str:
    """From the day or moment `first` to `last`, as short as it can be told; either may be open."""
    if not (first and last):
        return f"from {written_date(first)}" if first else f"until {written_date(last)}"
    if first == last:
        return written_date(first)
    (begin_day, _, begin_clock), (end_day, _, end_clock) = first.partition("T"), last.partition("T")
    if begin_day == end_day and _CLOCK.fullmatch(begin_clock) and _CLOCK.fullmatch(end_clock):
        return f"{written_date(first)}–{end_clock[:5]}"
    begin, end = _day(first), _day(last)
    if begin is None or end is None or begin > end:
        return f"{written_date(first)} – {written_date(last)}"
    if begin.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(begin, end)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{day(end)}"
    return f"{day(begin).removesuffix(f' {end.year}')} – {day(end)}"


def _months(begin: date, end: date) -> str:
    """The whole months, or the whole years, from that of `begin` to that of `end`."""
    if (begin.month, end.month) == (1, 12):
        return str(end.year) if begin.year == end.year else f"{begin.year}–{end.year}"
    first, last = MONTHS[begin.month - 1], f"{MONTHS[end.month - 1]} {end.year}"
    if begin.year != end.year:
        return f"{first} {begin.year} – {last}"
    return last if begin.month == end.month else f"{first}–{last}"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _ISO_DAY.fullmatch(value) else None
    except ValueError:
        return None


def written(reading: Reading) -> str:
    """What a reading says in one form for all reports; "" where only its words say it."""
    if reading.low is not None or reading.high is not None:
        return amount(reading.low, reading.high, reading.unit)
    if reading.date:
        return written_date(reading.date)
    value = reading.value or ""
    return written_date(value) if value[:1].isdigit() else line(value)


def claimed(reading: Reading) -> list[str]:
    """The figures that the report of `reading` has from others beside it, each after its source: "union: 9,000"."""
    return [f"{line(claim.said_by.name)}: {amount(claim.low, claim.high, claim.unit)}" for claim in reading.claims]


def by_source(locus: Locus) -> list[str]:
    """What each named source says at a locus whose readings differ by source, or, where two or more sources say one thing,
    their names; empty for all other loci."""
    said: dict[str, str] = {}
    names: dict[str, str] = {}
    for reading in locus.readings:
        told = [(reading.said_by.name, written(reading))] if reading.said_by else []
        told += [(claim.said_by.name, amount(claim.low, claim.high, claim.unit)) for claim in reading.claims]
        for name, figure in told:
            key = line(name).casefold()
            said.setdefault(key, figure)
            names.setdefault(key, line(name))
    if locus.by_source:
        return [f"{names[key]}: {figure}" for key, figure in said.items()]
    return list(names.values()) if locus.verdict == "agree" and len(names) > 1 else []


def _together(one: Reading, other: Reading) -> bool:
    if (one.low, one.high) != (None, None) and (other.low, other.high) != (None, None):
        least, most = float("-inf"), float("inf")
        low = max(least if r.low is None else r.low for r in (one, other))
        high = min(most if r.high is None else r.high for r in (one, other))
        return low <= high and (one.unit == other.unit or None in (one.unit, other.unit))
    if one.date or other.date:
        return one.date == other.date
    return bool(one.value) and (one.value or "").casefold() == (other.value or "").casefold()


def variants(locus: Locus) -> dict[int, str]:
    """For the place of each reading of `locus` that is not silent, the letter of its variant: a for what most reports can
    mean, b for what excludes a, and so on. "About a dozen" and "12" share a letter. Empty where all go together; a
    reading of which nothing but its words is known has no letter."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, reading in enumerate(locus.readings):
        if written(reading):
            alike.setdefault((reading.low, reading.high, reading.unit, reading.date, reading.value), []).append(place)
    groups: list[list[int]] = []  # of places, one for each reading that is different
    firsts = [places[0] for places in alike.values()]
    for place in sorted(firsts, key=lambda place: (_width(locus.readings[place]), place)):  # exact ones first: vague ones join
        reading = locus.readings[place]
        homes = [group for group in groups if all(_together(reading, locus.readings[other]) for other in group)]
        if homes:
            min(homes, key=lambda group: abs(_middle(reading) - _middle(locus.readings[group[0]]))).append(place)
        else:
            groups.append([place])
    if len(groups) < 2:
        return {}
    whole = {places[0]: places for places in alike.values()}
    full = [[place for first in group for place in whole[first]] for group in groups]
    full.sort(key=lambda group: (-len(group), min(group)))
    return {place: letter(rank) for rank, group in enumerate(full) for place in group}


def letter(rank: int) -> str:
    """The letter of the variant of that rank: a to z, then numbers.

    >>> letter(0), letter(25), letter(26)
    ('a', 'z', '27')
    """
    return chr(ord("a") + rank) if rank < 26 else str(rank + 1)


def _middle(reading: Reading) -> float:
    """The number that a reader takes a figure for: the bound of one that is open on one side."""
    bounds = [bound for bound in (reading.low, reading.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def _width(reading: Reading) -> float:
    if reading.low is None and reading.high is None:
        return 0.0
    return float("inf") if reading.low is None or reading.high is None else reading.high - reading.low


def in_order(loci: Sequence[Locus]) -> list[Locus]:
    """Loci as a reader wants them: what differs first, of those what most reports speak of."""
    return sorted(loci, key=lambda locus: (VERDICTS.index(locus.verdict), -sum(not r.silent for r in locus.readings)))
