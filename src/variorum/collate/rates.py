"""Rates of exchange that a story itself gives: "3.6 billion florins (900 million euros)"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from variorum.collate.money import MONEY
from variorum.model import MarkedReport, Quantity
from variorum.settings import Collate

_BESIDE = re.compile(
    r"\s*[(\[/]\s*(?:(?:or|about|around|some|roughly|nearly|approximately|equivalent\s+to|worth|~|≈|=)\s+)?$|,?\s+or\s+$"
)


class Rates(msgspec.Struct, frozen=True):
    """`own` is the currency of a story, that which reports tell first; `of`, how much of it one of each other currency is."""

    own: str = ""
    of: Mapping[str, float] = {}


def rates(reports: Sequence[MarkedReport], settings: Collate) -> Rates:
    """The rates at which `reports` tell one sum in two currencies. A pair of which they make two rates has none."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    told: Counter[str] = Counter()
    for marked in reports:
        sums = sorted((one for one in marked.quantities if one.unit and one.low), key=lambda one: one.span)
        for one, other in pairwise(sums):
            if _is_beside(one, other, marked) and one.unit and other.unit and one.low and other.low:
                told[one.unit] += 1
                found[one.unit, other.unit].append(other.low / one.low)
                found[other.unit, one.unit].append(one.low / other.low)
    if not found:
        return Rates()
    own = min({unit for pair in found for unit in pair}, key=lambda unit: (-told[unit], unit))
    of = {
        one: median(ratios)
        for (one, other), ratios in sorted(found.items())
        if other == own and max(ratios) <= (1 + settings.locus_rate_spread) * min(ratios)
    }
    return Rates(own, of)


def _is_beside(one: Quantity, other: Quantity, marked: MarkedReport) -> bool:
    """Whether `other` stands right behind `one` as the same sum in another currency, one of them a known one."""
    if one.unit == other.unit or not _BESIDE.fullmatch(marked.report.text, one.span.end, other.span.begin):
        return False
    return all(quantity.unit and MONEY.match(quantity.unit) for quantity in (one, other))


def in_own_currency(quantity: Quantity, known: Rates) -> Quantity:
    """`quantity` in the story's own currency, where it is a sum in one of which the story gives the rate.

    >>> from variorum.model import Span
    >>> euros = Quantity(span=Span("a", 0, 4), low=900.0, high=900.0, unit="EUR")
    >>> in_own_currency(euros, Rates("florin", {"EUR": 4.0})).low
    3600.0
    """
    rate = known.of.get(quantity.unit or "")
    if rate is None:
        return quantity
    low, high = (bound and round(bound * rate, 2) for bound in (quantity.low, quantity.high))
    return msgspec.structs.replace(quantity, low=low, high=high, unit=known.own)
