"""Slips of measure: one measure told in two units that are not the same, and shares of people beyond all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.collate.contexts import stem
from variorum.model import MarkedReport, Quantity, Slip
from variorum.settings import Collate

MEASURES = frozenset(["km", "m", "km/h", "km²", "m²", "kg", "l", "°C", "MW"])  # which two units of one thing are brought to
OTHERWISE = re.compile(
    r"\s*[(\[/]\s*(?:(?:or|about|around|some|roughly|nearly|approximately|equivalent to|~)\s+)?$|,?\s+or\s+$"
)
COLDER = re.compile(r"\s*[)\],]?\s*(?:above|below|colder|cooler|higher|hotter|less|lower|more|warmer)\b", re.IGNORECASE)
UNIT_WORD = re.compile(r"[^\W\d_]+\.?$")
WHOLE = re.compile(r"\s*of\s+(?:the|all|its|their|our|his|her|those|these)?\s*(?:[\w’'-]+\s+){0,1}?([\w’'-]+)", re.IGNORECASE)
_PEOPLE = """
people voters residents patients passengers respondents members households children students pupils workers employees staff
women men population adults citizens customers seats votes homes schools beds branches delegates
"""
COUNTED = frozenset(stem(word) for word in _PEOPLE.split())


def conversions(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for every measure that stands beside itself in another unit, with another value: "12 miles (25 km)"; and for
    every share of more than a hundred per cent of people or things that can be no more than all."""
    for marked in reports:
        text = marked.report.text
        for one, other in pairwise(sorted(marked.quantities, key=lambda quantity: quantity.span)):
            if one.unit in MEASURES and one.unit == other.unit and _beside(text, one, other) and _apart(one, other, settings):
                yield Slip(
                    report=marked.id,
                    kind="sum",
                    spans=(one.span, other.span),
                    why=f"“{marked.report.words(one.span)}” is {_told(one)}, not “{marked.report.words(other.span)}”",
                )
        for quantity in marked.quantities:
            whole = WHOLE.match(text, quantity.span.end) if quantity.unit == "%" else None
            if whole and quantity.low is not None and quantity.low > 100 and stem(whole[1]) in COUNTED:
                yield Slip(
                    report=marked.id,
                    kind="sum",
                    spans=(quantity.span,),
                    why=f"“{marked.report.words(quantity.span)}” of the {whole[1]} is more than all of them",
                )


def _beside(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether `other` stands right behind `one`, as the same in another unit: "12 miles (20 km)", "12 miles, or 20 km"."""
    units = [UNIT_WORD.search(text[quantity.span.begin : quantity.span.end]) for quantity in (one, other)]
    different = bool(units[0] and units[1] and stem(units[0].group()) != stem(units[1].group()))
    degrees_apart = one.unit == "°C" and COLDER.match(text, other.span.end)  # 5 °C colder are 9 °F colder, not 41
    return different and not degrees_apart and bool(OTHERWISE.fullmatch(text, one.span.end, other.span.begin))


def _apart(one: Quantity, other: Quantity, settings: Collate) -> bool:
    """Whether rounding does not explain what lies between the two."""
    if None in (one.low, one.high, other.low, other.high):
        return False
    low, high = sorted((_middle(one), _middle(other)))
    share = settings.slip_conversion_share
    slack = share * high if one.unit != "°C" else settings.slip_conversion_degrees
    overlap = (one.low or 0) <= (other.high or 0) and (other.low or 0) <= (one.high or 0)
    return not overlap and high - low > slack


def _middle(quantity: Quantity) -> float:
    return ((quantity.low or 0.0) + (quantity.high or 0.0)) / 2


def _told(quantity: Quantity) -> str:
    middle = _middle(quantity)
    return f"{middle:,.0f} {quantity.unit}" if abs(middle) >= 100 else f"{middle:.3g} {quantity.unit}"
