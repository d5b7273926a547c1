"""Loci of figures: quantities of several reports that count one thing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from variorum.collate.contexts import Context, contexts, stem
from variorum.collate.counters import counter
from variorum.collate.development import is_current, is_former, is_rest
from variorum.collate.drafts import Draft, Mark
from variorum.collate.grouping import brought_together, groups, merged, settled
from variorum.collate.likeness import Matrix, equal, meaning, shared_words, votes
from variorum.collate.money import MONEY
from variorum.collate.outcomes import outcome
from variorum.collate.rates import in_own_currency, rates
from variorum.collate.rivals import head, set_against
from variorum.collate.tolls import FATES, toll
from variorum.collate.two_units import dimension
from variorum.collate.verdicts import digits, later_than_most
from variorum.language import Encode
from variorum.model import MarkedReport, Quantity, Reading, Span
from variorum.settings import Collate

AGE = re.compile(r"\b(?:\d+|\w+)-(?:year|month|week|day)s?-old\b", re.IGNORECASE)
FORETOLD = re.compile(
    r"\b(?:expected|forecast(?:ed)?|predicted|projected|due|tipped|set|likely)\s+to\b|\b(?:could|might|may)\b", re.IGNORECASE
)
COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+ty-\w+|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|dozens?|scores|half|quarters?|thirds?|single|sole|lone|nobody|none|no|zero|couple|pair|trio|both|several"
    r"|few|many|twice|once|thrice)\b|%|per\s?cent",
    re.IGNORECASE,
)


def figures(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> list[Draft]:
    """One draft for every thing that the reports count, the most often counted first."""
    quantities: list[Quantity] = []
    around: list[Context] = []
    tolls = {span for marked in reports for span in toll_spans(marked, settings)}
    for marked in reports:
        first_ones = marked.quantities[: settings.locus_most_of_report]
        apart = [mark.span for mark in first_ones]
        kept = [one for one in first_ones if one.span in tolls or is_count(marked.report.words(one.span))]
        quantities += kept
        around += contexts(marked, [one.span for one in kept], apart, settings.locus_reach, figures=True)
    if not quantities:
        return []
    chosen = sorted(range(len(quantities)), key=lambda k: (around[k].position, around[k].span))[: settings.locus_most_marks]
    chosen.sort(key=lambda k: around[k].span)
    quantities, around = [quantities[k] for k in chosen], [around[k] for k in chosen]
    as_told, known = quantities, rates(reports, settings)
    quantities = [in_own_currency(one, known) for one in as_told]
    features = pair_features(quantities, around, encode, settings)
    likeness = votes(features, settings.locus_figure_weights)
    likeness[equal([context.span.report for context in around]) > 0] *= settings.locus_one_report
    bare = votes(features, settings.locus_figure_bare_weights)
    two = unlike(quantities, around)
    likeness[two] *= settings.locus_unlike
    bare[two] *= settings.locus_unlike
    nodes = repeated(quantities)
    found = groups(merged(likeness, nodes), settings.locus_figure_likeness)
    first = [around[node[0]] for node in nodes]
    late = late_reports(reports)
    found = settled(
        found, merged(bare, nodes), settings.locus_figure_bare_likeness, partial(may_join, first, late), settings.locus_nearest
    )
    by_id = {marked.id: marked for marked in reports}
    sayers = [counter(by_id[one.span.report], one.span) for one in quantities]
    rivals = set_against(quantities, around, sayers, features[0], by_id, settings)
    found = brought_together(found, [(home[a], home[b]) for home in [_homes(nodes)] for a, b in rivals])
    in_marks = {marked.id: [part for said in marked.quotations for part in said.in_marks] for marked in reports}
    drafts = []
    for members in found:
        group = sorted(k for node in members for k in nodes[node])
        marks = [
            Mark(
                reading=reading(as_told[k]),
                told=reading(quantities[k]) if quantities[k].unit != as_told[k].unit else None,
                context=around[k],
                of=quantities[k].of,
                centrality=round(float(likeness[k, group].sum()), 4) + settings.locus_toll * (quantities[k].span in tolls),
                quoted=any(part.overlaps(quantities[k].span) for part in in_marks[quantities[k].span.report]),
                said_by=sayers[k],
            )
            for k in group
        ]
        drafts.append(Draft(kind="figure", marks=tuple(marks)))
    return drafts


def is_count(words: str) -> bool:
    """Whether `words` count what they name: "his friend" is one person and no figure, unless it is the report's toll.

    >>> is_count("one man"), is_count("both of them"), is_count("a 3-year-old boy"), is_count("her son")
    (True, True, False, False)
    """
    return bool(COUNTED.search(AGE.sub("", words)))


def toll_spans(marked: MarkedReport, settings: Collate) -> list[Span]:
    """Where `marked` says how many were killed and how many were hurt in all: what it stands by, if it has other counts."""
    return [found.span for fate in FATES if (found := toll(marked, fate, settings))]


def reading(quantity: Quantity) -> Reading:
    """What a report says with `quantity`."""
    return Reading(report=quantity.span.report, span=quantity.span, low=quantity.low, high=quantity.high, unit=quantity.unit)


def repeated(quantities: Sequence[Quantity]) -> list[list[int]]:
    """The places of `quantities`, those together that are one figure of one report told again: of one value, which is not
    so small that two things may well have it."""
    nodes: dict[object, list[int]] = {}
    for k, quantity in enumerate(quantities):
        told = (quantity.span.report, quantity.low, quantity.high, quantity.unit)
        nodes.setdefault(told if rarity_of(quantity) > 0 else k, []).append(k)
    return list(nodes.values())


def _homes(nodes: Sequence[Sequence[int]]) -> dict[int, int]:
    return {k: number for number, node in enumerate(nodes) for k in node}


def late_reports(reports: Sequence[MarkedReport]) -> frozenset[str]:
    """The reports that were published after most of the others, which may know more than those."""
    everyone = [marked.report for marked in reports]
    return frozenset(one.id for one in everyone if later_than_most(one, [other for other in everyone if other.id != one.id]))


def may_join(around: Sequence[Context], late: frozenset[str], row: int, group: Sequence[int]) -> bool:
    """Whether the mark `row` may be a reading of what `group` counts: its report has none there, or none that is current,
    or is a late one, which may tell what was and what is. "The 18 members other than Carrow" are not how many there are."""
    mine = around[row]
    if is_rest(mine) and not any(is_rest(around[k]) for k in group):
        return False
    same = [around[k] for k in group if around[k].span.report == mine.span.report]
    if is_former(mine):
        return not same
    if mine.span.report in late and len(same) < 2:
        return not any(is_current(one) for one in same)
    return all(is_former(one) for one in same) or (is_current(mine) and not any(is_current(one) for one in same))


def pair_features(quantities: Sequence[Quantity], around: Sequence[Context], encode: Encode, settings: Collate) -> list[Matrix]:
    """Clause meaning, sentence meaning, shared words, shared heads, one value, value by its rarity, ranges that meet, one
    unit, two units, one outcome, two outcomes, sizes apart; one matrix each."""
    clause, sentence = meaning(around, encode)
    low = np.array([-math.inf if q.low is None else q.low for q in quantities])
    high = np.array([open_end(q.low, settings) if q.high is None else q.high for q in quantities])
    meet = ((low[:, None] <= high[None, :]) & (low[None, :] <= high[:, None])).astype(float)
    same = equal([(q.low, q.high) for q in quantities])
    rarity = np.array([rarity_of(q) for q in quantities])
    units = [dimension(q.unit) for q in quantities]
    one_unit = equal(units)
    has_unit = np.array([unit is not None for unit in units], dtype=float)
    two_units = has_unit[:, None] * has_unit[None, :] * (1 - one_unit)
    names = synonyms(quantities, encode, settings)
    one_unit = np.maximum(one_unit, names)
    heads = np.maximum(equal([head(q) for q in quantities]), names)
    outcomes = [outcome(context.clause) for context in around]
    has_outcome = np.array([one is not None for one in outcomes], dtype=float)
    one_outcome = equal(outcomes)
    size = np.log10(np.maximum(1e-3, np.array([abs(q.low if q.low is not None else q.high or 0.0) for q in quantities])))
    apart = np.abs(size[:, None] - size[None, :]) * (1 - equal([digits_of(q) for q in quantities]))
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
        one_outcome,
        has_outcome[:, None] * has_outcome[None, :] * (1 - one_outcome),
        np.minimum(settings.locus_most_sizes, apart),
    ]


def unlike(quantities: Sequence[Quantity], around: Sequence[Context]) -> NDArray[np.bool_]:
    """Where two figures can hardly be of one thing: the one is a whole of which another is a part and the other such a part,
    or the one is foretold and the other told, and they differ; or they are sums in two currencies, of which nobody tells the
    rate."""
    part = np.array([context.part for context in around])
    whole = np.array([context.whole for context in around])
    ahead = np.array([bool(FORETOLD.search(context.clause)) for context in around])
    same = equal([(q.low, q.high) for q in quantities]) > 0
    split = part[:, None] & whole[None, :]
    told = (ahead[:, None] != ahead[None, :]) & ~same
    money = np.array([bool(q.unit and MONEY.match(q.unit)) for q in quantities])
    currencies = money[:, None] & money[None, :] & ~(equal([q.unit for q in quantities]) > 0)
    return np.asarray(split | split.T | told | currencies, dtype=np.bool_)


def synonyms(quantities: Sequence[Quantity], encode: Encode, settings: Collate) -> Matrix:
    """1 where two quantities count things whose names stand for each other, "boats" and "vessels"; else 0. Persons and
    measures have units of their own."""
    nouns = [(q.of or "").split()[-1].lower() if q.of and q.unit and stem(q.unit) == head(q) else None for q in quantities]
    known = sorted({noun for noun in nouns if noun})
    if len(known) < 2:
        return np.zeros((len(quantities), len(quantities)))
    vectors = encode(known).astype(np.float64)
    row = {noun: number for number, noun in enumerate(known)}
    alike = np.round(vectors @ vectors.T, 5) >= settings.locus_same_thing
    at = np.array([row.get(noun or "", -1) for noun in nouns])
    return np.asarray(alike[np.ix_(at, at)] & (at >= 0)[:, None] & (at >= 0)[None, :], dtype=np.float64)


def open_end(low: float | None, settings: Collate) -> float:
    """The most that "at least `low`" is taken to mean where it is asked what figures are of one thing: beyond, anything is."""
    return math.inf if low is None or low <= 0 else settings.locus_open_times * low


def digits_of(quantity: Quantity) -> str | None:
    """The digits of an exact figure without the noughts at its ends, two of them or more: 2.6 million and 26 million have the
    same, and the one may be the other with its point in another place.

    >>> from variorum.model import Span
    >>> [digits_of(Quantity(span=Span("a", 0, 1), low=n, high=n)) for n in (2.6e6, 26e6, 400.0)]
    ['26', '26', None]
    """
    if quantity.low is None or quantity.low != quantity.high or not math.isfinite(quantity.low):
        return None
    given = digits(quantity.low)
    return given if len(given) > 1 else None


def rarity_of(quantity: Quantity) -> float:
    """How little chance there is that two figures share this value: 0 for one digit, 1 for three digits that are not noughts.

    >>> from variorum.model import Span
    >>> [rarity_of(Quantity(span=Span("a", 0, 1), low=n, high=n)) for n in (9.0, 40.0, 41.0, 379.0)]
    [0.0, 0.25, 0.5, 1.0]
    """
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or not math.isfinite(number):
        return 0.0
    given, whole = len(digits(number)), len(f"{abs(number):.0f}")
    return min(1.0, 0.5 * (given - 1) + 0.25 * max(0, whole - given))
