"""Measures told in two units: "36 hours" and "a day and a half", "seven months" and "212 days", 18 km and 18,000 m."""

from __future__ import annotations

import math

import msgspec

from variorum.model import Reading

DAYS = {"seconds": 1 / 86_400, "minutes": 1 / 1_440, "hours": 1 / 24, "days": 1.0, "months": 365.25 / 12, "years": 365.25}
"""Days of each unit that lengths of time are told in."""
_SIZES = {"m": ("km", 1e-3), "m²": ("km²", 1e-6), "l": ("m³", 1e-3)}
"""The larger unit of each smaller one, and how many of it that is."""
_WHOLE, _PART = 0.45, 0.2  # of the longer unit: "seven months" are 212 days, "two and a half years" are 31 months


def dimension(unit: str | None) -> str | None:
    """What all units that are told for each other share, for which the largest stands; `unit` itself where it is alone.

    >>> dimension("hours"), dimension("m"), dimension("km"), dimension("people")
    ('years', 'km', 'km', 'people')
    """
    if unit in DAYS:
        return "years"
    return _SIZES[unit][0] if unit in _SIZES else unit


def in_larger_unit(reading: Reading) -> Reading:
    """`reading` in km where it is in metres, and so on."""
    if reading.unit not in _SIZES:
        return reading
    unit, factor = _SIZES[reading.unit]
    low, high = (None if bound is None else bound * factor for bound in (reading.low, reading.high))
    return msgspec.structs.replace(reading, low=low, high=high, unit=unit)


def two_lengths(a: Reading, b: Reading) -> bool:
    """Whether both are lengths of time, in units that are not the same."""
    return a.unit in DAYS and b.unit in DAYS and a.unit != b.unit


def lengths_meet(a: Reading, b: Reading) -> bool:
    """Whether two lengths of time in two units can be one; the longer unit hides what is less than half of it.

    >>> def told(low, high, unit): return Reading(report="a", low=low, high=high, unit=unit)
    >>> [lengths_meet(told(36, 36, "hours"), told(n, n, "days")) for n in (1.5, 2, 3)]
    [True, False, False]
    >>> [lengths_meet(told(n, n, "months"), told(2, 2, "years")) for n in (18, 20, 30)]
    [False, True, False]
    """
    longer, shorter = sorted((a, b), key=lambda one: -DAYS[one.unit or ""])
    low, high = _in_days(longer)
    exact = longer.low is not None and longer.low == longer.high
    if exact and longer.low is not None:
        hidden = (_WHOLE if longer.low == int(longer.low) else _PART) * DAYS[longer.unit or ""]
        low, high = low - hidden, high + hidden
    other_low, other_high = _in_days(shorter)
    return low <= other_high * (1 + 1e-9) and other_low <= high * (1 + 1e-9)


def _in_days(reading: Reading) -> tuple[float, float]:
    days = DAYS[reading.unit or ""]
    return (
        -math.inf if reading.low is None else reading.low * days,
        math.inf if reading.high is None else reading.high * days,
    )
