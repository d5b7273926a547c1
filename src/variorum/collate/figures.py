"""Loci of figures: quantities of several reports that count one thing."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from variorum.collate.contexts import Context, contexts, stem
from variorum.collate.drafts import Draft, Mark
from variorum.collate.grouping import groups
from variorum.collate.likeness import Matrix, equal, meaning, probability, shared_words
from variorum.language import Encode
from variorum.model import MarkedReport, Quantity, Reading
from variorum.settings import Collate


def figures(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> list[Draft]:
    """One draft for every thing that the reports count, the most often counted first."""
    quantities: list[Quantity] = []
    around: list[Context] = []
    for marked in reports:
        apart = [mark.span for mark in marked.quantities]
        quantities += marked.quantities
        around += contexts(marked, apart, apart, settings.locus_reach)
    if not quantities:
        return []
    chosen = sorted(range(len(quantities)), key=lambda k: (around[k].position, around[k].span))[: settings.locus_most_marks]
    chosen.sort(key=lambda k: around[k].span)
    quantities, around = [quantities[k] for k in chosen], [around[k] for k in chosen]
    likeness = pairs(quantities, around, encode, settings)
    drafts = []
    for group in groups(likeness, settings.locus_figure_likeness):
        marks = [
            Mark(
                reading=reading(quantities[k]),
                context=around[k],
                of=quantities[k].of,
                centrality=round(float(likeness[k, group].sum()), 4),
            )
            for k in group
        ]
        drafts.append(Draft(kind="figure", marks=tuple(marks)))
    return drafts


def reading(quantity: Quantity) -> Reading:
    """What a report says with `quantity`."""
    return Reading(report=quantity.span.report, span=quantity.span, low=quantity.low, high=quantity.high, unit=quantity.unit)


def pairs(quantities: Sequence[Quantity], around: Sequence[Context], encode: Encode, settings: Collate) -> Matrix:
    """How likely each two of `quantities` count one thing, 0 to 1."""
    features = pair_features(quantities, around, encode)
    vote = settings.locus_figure_weights[0] + sum(
        weight * feature for weight, feature in zip(settings.locus_figure_weights[1:], features, strict=True)
    )
    likeness = probability(np.asarray(vote))
    reports = [context.span.report for context in around]
    one_report = equal(reports) > 0
    likeness[one_report] *= settings.locus_one_report
    return likeness


def pair_features(quantities: Sequence[Quantity], around: Sequence[Context], encode: Encode) -> list[Matrix]:
    """Clause meaning, sentence meaning, shared words, shared heads, one value, value by its rarity, ranges that meet, one
    unit, two units; one matrix each."""
    clause, sentence = meaning(around, encode)
    low = np.array([-math.inf if q.low is None else q.low for q in quantities])
    high = np.array([math.inf if q.high is None else q.high for q in quantities])
    meet = ((low[:, None] <= high[None, :]) & (low[None, :] <= high[:, None])).astype(float)
    same = equal([(q.low, q.high) for q in quantities])
    rarity = np.array([rarity_of(q) for q in quantities])
    units = [q.unit for q in quantities]
    one_unit = equal(units)
    has_unit = np.array([unit is not None for unit in units], dtype=float)
    two_units = has_unit[:, None] * has_unit[None, :] * (1 - one_unit)
    heads = equal([head(q) for q in quantities])
    return [
        clause,
        sentence,
        shared_words(around),
        heads,
        same,
        meet * np.minimum(rarity[:, None], rarity[None, :]),
        meet,
        one_unit,
        two_units,
    ]


def head(quantity: Quantity) -> str | None:
    """The stem of the last word of what is counted."""
    words = (quantity.of or "").split()
    return stem(words[-1]) if words else None


def rarity_of(quantity: Quantity) -> float:
    """How little chance there is that two figures share this value: 0 for one digit, 1 for three digits that are not noughts.

    >>> from variorum.model import Span
    >>> [rarity_of(Quantity(span=Span("a", 0, 1), low=n, high=n)) for n in (9.0, 40.0, 41.0, 379.0)]
    [0.0, 0.25, 0.5, 1.0]
    """
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or not math.isfinite(number):
        return 0.0
    digits = f"{abs(number):.4f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    whole = len(f"{abs(number):.0f}")
    return min(1.0, 0.5 * (len(digits) - 1) + 0.25 * (whole - len(digits)) if whole >= len(digits) else 0.5 * (len(digits) - 1))
