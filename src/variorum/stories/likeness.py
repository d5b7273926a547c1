"""How like the reports that came before it each report is: exact likenesses of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from variorum.settings import Stories
from variorum.stories.growing import Growing
from variorum.stories.profiles import LEVELS, Profile
from variorum.stories.rows import (
    COLUMNS,
    FIGURES,
    FULL_NAMES,
    LEAD,
    NAMES,
    ONE,
    RARE_NAMES,
    STARTS,
    STRETCHES,
    WIDTH,
    WIDTHS,
    WORDS,
    Buckets,
    Weights,
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
KINDS = len(COLUMNS)
_KIND_OF = np.repeat(np.arange(KINDS), WIDTHS)
_LOW = np.uint32((1 << 17) - 1)  # the bits of a bucket by which a shared term is looked for; a table of them stays in the cache


class Pairs:
    """Reports and earlier reports, pair by pair: what they share. `lead` is the share of the lead of the one that stands
    anywhere in the other, or of the other in the one. Shared names are -1 where one has too few to tell."""

    def __init__(
        self, later: Ints, earlier: Ints, sums: Floats, shared: Ints, lead: Floats, copied: Floats, few: Bools
    ) -> None:
        self.later, self.earlier, self.lead = later, earlier, lead
        self.words, self.figures = sums[:, LEAD] + sums[:, WORDS], sums[:, FIGURES]
        self.names, self.full_names = sums[:, RARE_NAMES] + sums[:, NAMES], sums[:, FULL_NAMES]
        self.shared_names = np.where(few[:, 0], -1, shared[:, RARE_NAMES])
        self.shared_full_names = np.where(few[:, 1], -1, shared[:, FULL_NAMES])
        self.copied = copied


class Rows:
    """The rows of all reports, and what those of two have in common."""

    def __init__(self, settings: Stories, most: int) -> None:
        self.settings = settings
        self.buckets = Growing(np.uint32, WIDTH, most)
        self.weights = Growing(np.uint16, WIDTH, most)
        # of each report: rare names, full names, the level of its stretches, how many those are of that and coarser levels
        self.sizes = Growing(np.uint8, 3 + LEVELS, most)
        self._slots = np.zeros(int(_LOW) + 1, np.uint16)

    def add(self, profiles: Sequence[Profile], buckets: Buckets, weights: Weights) -> None:
        """Holds the rows of more reports."""
        held = buckets > 0
        rare = held[:, STARTS[RARE_NAMES] : STARTS[NAMES]].sum(axis=1)
        full = held[:, STARTS[FULL_NAMES] : STARTS[FIGURES]].sum(axis=1)
        sizes = np.stack([rare, full, [profile.level for profile in profiles]], axis=1)
        self.sizes.extend(np.concatenate([sizes, [profile.samples for profile in profiles]], axis=1))
        self.buckets.extend(buckets)
        self.weights.extend(weights)

    def lead(self, report: int) -> frozenset[int]:
        """The words of a report's lead, as buckets."""
        found = self.buckets.array[report, STARTS[LEAD] : STARTS[WORDS]]
        return frozenset(found[found > 0].tolist())

    def pairs(self, later: Ints, earlier: Ints) -> Pairs:
        """What reports have in common with earlier ones, pair by pair; the pairs of one report stand together."""
        found = [np.zeros((0, KINDS))]
        shared = [np.zeros((0, KINDS), np.int64)]
        leads = [np.zeros(0)]
        edges = [0, *(np.flatnonzero(np.diff(later)) + 1).tolist(), len(later)] if len(later) else []
        for begin, end in pairwise(edges):
            sums, counts, lead = self._common(int(later[begin]), earlier[begin:end])
            found.append(sums)
            shared.append(counts)
            leads.append(lead)
        sums, counts = np.concatenate(found), np.concatenate(shared)
        mine, theirs = self.sizes.array[later], self.sizes.array[earlier]
        few = np.minimum(mine[:, :2], theirs[:, :2]) < self.settings.several_names
        level = 3 + np.maximum(mine[:, 2], theirs[:, 2])
        pair = np.arange(len(level))
        least = np.minimum(mine[pair, level], theirs[pair, level])
        copied = np.minimum(1.0, counts[:, STRETCHES] / np.maximum(1, least))
        return Pairs(later, earlier, sums, counts, np.concatenate(leads), copied, few)

    def _common(self, report: int, others: Ints) -> tuple[Floats, Ints, Floats]:
        """The cosines of a report with others, by kind of columns, and how many terms of each they share; and which
        share of the lead of the one the other has, by weight, or the other way round where that is more."""
        mine, slots = self.buckets.array[report], self._slots
        slots[mine & _LOW] = np.arange(1, WIDTH + 1)
        slots[0] = 0  # where a column holds nothing
        theirs = self.buckets.array[others].ravel()
        slot = slots[theirs & _LOW]
        slots[mine & _LOW] = 0
        hits = np.flatnonzero(slot)
        slot = slot[hits] - 1
        same = theirs[hits] == mine[slot]
        hits, slot = hits[same], slot[same]
        row, column = np.divmod(hits, WIDTH)
        here = self.weights.array[report].astype(np.float64)[slot]
        there = self.weights.array[others[row], column].astype(np.float64)
        products = here * there / ONE**2
        whole = np.maximum(1, _leads(self.weights.array[np.append(others, report)]))
        lead = np.maximum(
            np.bincount(row, here * (slot < STARTS[WORDS]), len(others)) / whole[-1],
            np.bincount(row, there * (column < STARTS[WORDS]), len(others)) / whole[:-1],
        )
        kinds = row * KINDS + _KIND_OF[column]
        shape = (len(others), KINDS)
        sums = np.bincount(kinds, products, len(others) * KINDS).astype(np.float64).reshape(shape)
        counts = np.bincount(kinds, minlength=len(others) * KINDS).astype(np.int64)
        return sums, counts.reshape(shape), lead


def _leads(weights: Weights) -> Ints:
    """The weight of each report's lead."""
    found: Ints = weights[:, STARTS[LEAD] : STARTS[WORDS]].sum(axis=1, dtype=np.int64)
    return found
