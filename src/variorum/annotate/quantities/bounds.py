"""Bounds: the lowest and highest number that a hedged figure allows."""

import math
from typing import Literal

from variorum.settings import Annotate

Hedge = Literal["", "least", "most", "about", "nearly", "over", "odd", "exact"]
_HUNDRED = 100


def leeway(value: float, settings: Annotate, *, whole: bool, share: bool = False, beside: bool = False) -> float:
    """How far from `value` a writer may be who says "about": the rounder the figure, the further.

    What is counted in whole things has never less than one. A fraction in words ("two thirds") is as round as one digit.
    `beside`: who says "nearly" or "just over" is up to a tenth off where one digit with noughts stands.

    >>> leeway(400, Annotate(), whole=True), leeway(3_500, Annotate(), whole=True), leeway(9, Annotate(), whole=False)
    (30.0, 175.0, 0.675)
    >>> leeway(40, Annotate(), whole=True, beside=True), leeway(1_000_000, Annotate(), whole=True, beside=True)
    (3.0, 100000.0)
    """
    if not value:
        return 1.0 if whole else 0.5
    digits = len(f"{abs(value):.6g}".split("e")[0].replace(".", "").strip("0"))
    if 10 < abs(value) < 100 and whole and not beside:
        digits = 2  # "about 40" is said where 41 is known; a hundred and more are rounded further
    by_digits = {1: settings.about_one_digit, 2: settings.about_two_digits}
    part = by_digits.get(1 if share else digits, settings.about_more_digits)
    if beside and digits == 1 and abs(value) >= _HUNDRED:
        part = settings.about_one_round
    least = 1.0 if whole else min(0.25, abs(value) / 4) if 4 * value == int(4 * value) else 0.0  # "about 1.3" is to a tenth
    return round(max(abs(value) * part, least), 6)


def bounds(
    low: float, high: float, hedge: Hedge, settings: Annotate, *, whole: bool, dozen: bool = False, share: bool = False
) -> tuple[float | None, float | None]:
    """The range that `hedge` makes of the figure or range from `low` to `high`.

    >>> bounds(9, 9, "least", Annotate(), whole=True), bounds(12, 12, "about", Annotate(), whole=True, dozen=True)
    ((9, None), (10.0, 15.0))
    >>> bounds(400, 400, "nearly", Annotate(), whole=True), bounds(20_000, 20_000, "about", Annotate(), whole=True)
    ((360.0, 400), (18500.0, 21500.0))
    """
    if hedge == "least":
        return low, None
    if hedge == "most":
        return None, high
    if hedge in ("", "exact"):
        return low, high
    if hedge == "odd":
        return low, high + 0.9 * _last_place(high)
    beside = hedge in ("nearly", "over")
    below, above = (leeway(value, settings, whole=whole, share=share, beside=beside) for value in (low, high))
    if dozen:
        below, above = low / 6, high / 4
    if hedge == "nearly":
        return _tidy(low - below, down=True, whole=whole), high
    if hedge == "over":
        return low, _tidy(high + above, down=False, whole=whole)
    return _tidy(low - below, down=True, whole=whole), _tidy(high + above, down=False, whole=whole)


def _last_place(value: float) -> float:
    """The place of the last digit of `value` that is no nought, a tenth of it at most where it is a hundred and more:
    "seventy-odd" are up to 79, "300-odd" up to 327.

    >>> _last_place(70), _last_place(300), _last_place(12)
    (10, 30.0, 1)
    """
    place = 1
    while value >= 10 * place and value % (10 * place) == 0:
        place *= 10
    return min(place, value / 10) if value >= _HUNDRED else place


def _tidy(value: float, *, down: bool, whole: bool) -> float:
    """`value` without the dust of arithmetic; a count to the whole thing, outwards."""
    if not whole:
        return round(value, 6)
    return float(math.floor(value + 1e-9) if down else math.ceil(value - 1e-9))
