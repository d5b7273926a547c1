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
_LOW = np.uint32((1 << 17) - 1)  # the bits of a bucket by which a shared term is looked for; a table of them stays in the cache
_COLUMNS = np.arange(1, WIDTH + 1, dtype=np.int16)
_KIND_OF = np.repeat(np.arange(KINDS), WIDTHS)


class Pairs:
    """Reports and earlier reports, pair by pair: what they share. `lead` is the share of the lead of the one that stands
    anywhere in the other, or of the other in the one. Shared names are -1 where one has too few to tell."""

    def __init__(
        self, later: Ints, earlier: Ints, sums: Floats, shared: Ints, lead: Floats, copied: Floats, few: Bools
    ) -> None:
        self.later, self.earlier, self.lead = later, earlier, lead
        self.words, self.figures = sums[:, LEAD] + sums[:, WORDS], sums[:, FIGURES]
        self.names, self.full_names = sums[:, RARE_NAMES] + sums[:, NAMES], sums[:, FULL_NAMES]
        self.shared_names = np.where(few, -1, shared[:, RARE_NAMES])
        self.copied = copied


class Rows:
    """The rows of all reports, and what those of two have in common."""

    def __init__(self, settings: Stories, most: int) -> None:
        self.settings = settings
        self.buckets = Growing(np.uint32, WIDTH, most)
        self.weights = Growing(np.uint16, WIDTH, most)
        # of each report: rare names, the level of its stretches, how many those are of that and coarser levels
        self.sizes = Growing(np.uint8, 2 + LEVELS, most)
        self.leads = Growing(np.int32, 1, most)  # the weight of each report's lead
        self._slots = np.zeros(
            int(_LOW) + 1, np.int16
        )  # columns of the terms of the report that is compared, by their lower bits

    def add(self, profiles: Sequence[Profile], buckets: Buckets, weights: Weights) -> None:
        """Holds the rows of more reports."""
        held = buckets > 0
        rare = held[:, STARTS[RARE_NAMES] : STARTS[NAMES]].sum(axis=1)
        sizes = np.stack([rare, [profile.level for profile in profiles]], axis=1)
        self.sizes.extend(np.concatenate([sizes, [profile.samples for profile in profiles]], axis=1))
        self.leads.extend(weights[:, STARTS[LEAD] : STARTS[WORDS]].sum(axis=1, dtype=np.int32).reshape(-1, 1))
        self.buckets.extend(buckets)
        self.weights.extend(weights)

    def lead(self, report: int) -> frozenset[int]:
        """The words of a report's lead, as buckets."""
        found = self.buckets.array[report, STARTS[LEAD] : STARTS[WORDS]]
        return frozenset(found[found > 0].tolist())

    def pairs(self, later: Ints, earlier: Ints) -> Pairs:
        """What reports have in common with earlier ones, pair by pair; the pairs of one report stand together."""
        count = len(later)
        pair, slot, column = self._shared(later, earlier)
        here = self.weights.array[later[pair], slot].astype(np.float64)
        there = self.weights.array[earlier[pair], column].astype(np.float64)
        lead = np.maximum(
            np.bincount(pair, here * (slot < STARTS[WORDS]), count) / np.maximum(1, self.leads.array[later, 0]),
            np.bincount(pair, there * (column < STARTS[WORDS]), count) / np.maximum(1, self.leads.array[earlier, 0]),
        )
        kinds = pair * KINDS + _KIND_OF[column]
        sums = np.bincount(kinds, here * there / ONE**2, count * KINDS).astype(np.float64).reshape(count, KINDS)
        counts = np.bincount(kinds, minlength=count * KINDS).reshape(count, KINDS)
        mine, theirs = self.sizes.array[later], self.sizes.array[earlier]
        few = np.minimum(mine[:, 0], theirs[:, 0]) < self.settings.several_names
        level = 2 + np.maximum(mine[:, 1], theirs[:, 1])
        every = np.arange(count)
        least = np.minimum(mine[every, level], theirs[every, level])
        copied = np.minimum(1.0, counts[:, STRETCHES] / np.maximum(1, least))
        return Pairs(later, earlier, sums, counts, lead, copied, few)

    def _shared(self, later: Ints, earlier: Ints) -> tuple[Ints, Ints, Ints]:
        """Each term that the reports of a pair have in common: the number of the pair, and the columns in which the one and the
        other have it."""
        slots, buckets = self._slots, self.buckets.array
        begins = [0, *(np.flatnonzero(np.diff(later)) + 1).tolist(), len(later)] if len(later) else []
        places, columns, terms = [np.zeros(0, np.int64)], [np.zeros(0, np.int16)], [np.zeros(0, np.uint32)]
        for begin, end in pairwise(begins):
            low = buckets[later[begin]] & _LOW
            slots[low] = _COLUMNS
            slots[0] = 0  # where a column holds nothing
            theirs = buckets.take(earlier[begin:end], axis=0).ravel()
            slot = slots.take(theirs & _LOW)
            slots[low] = 0
            hits = (slot > 0).nonzero()[0]
            places.append(hits + begin * WIDTH)
            columns.append(slot.take(hits))
            terms.append(theirs.take(hits))
        pair, column = np.divmod(np.concatenate(places), WIDTH)
        slot = np.concatenate(columns) - 1
        same = np.flatnonzero(buckets[later[pair], slot] == np.concatenate(terms))
        return pair[same], slot[same].astype(np.int64), column[same]
