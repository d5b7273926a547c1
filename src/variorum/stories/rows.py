"""The terms of reports as rows of numbers: those that tell most, each with its weight, in columns by kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from variorum.settings import Stories
from variorum.stories.profiles import Profile
from variorum.stories.vocabulary import BUCKETS, COMMON_AT, Kind, shares

Floats = NDArray[np.float32]
Weights = NDArray[np.uint16]
Buckets = NDArray[np.uint32]

# kinds of columns: names that few have stand apart from other names
COLUMNS = (
    ("lead", 48),
    ("words", 112),
    ("rare names", 24),
    ("names", 12),
    ("full names", 20),
    ("figures", 16),
    ("stretches", 40),
)
WIDTHS = np.array([width for _, width in COLUMNS])
STARTS = np.concatenate([[0], np.cumsum(WIDTHS)])
WIDTH = int(STARTS[-1])
LEAD, WORDS, RARE_NAMES, NAMES, FULL_NAMES, FIGURES, STRETCHES = range(len(COLUMNS))
_NORMED = np.array([0, 0, 1, 1, 2, 3, 4])  # columns of one number are one vector
ONE = 65535  # a weight of 1


class Frequencies:
    """In how many reports each term was when it was last counted, and how much it tells by that."""

    def __init__(self, settings: Stories) -> None:
        self.world = settings.background
        self.least = settings.min_weight
        self.reports = 0
        self.holding = np.zeros(BUCKETS, np.int32)
        self.prior = self.world * shares()

    def count(self, profiles: Sequence[Profile]) -> None:
        """Counts the terms of more reports."""
        for profile in profiles:
            buckets = profile.terms[: profile.begins[Kind.STRETCH]] & np.uint32(BUCKETS - 1)
            self.holding[buckets] += 1  # each once, but for two of one bucket
        self.reports += len(profiles)

    def tell(self, terms: Buckets) -> NDArray[np.float64]:
        """How much each of `terms` tells: its inverse document frequency in the pile, with `settings.background` reports of
        the world added, so that it holds in a pile of five as in one of five million; 0 where that is too little."""
        holding = self.holding[terms & np.uint32(BUCKETS - 1)] + self.prior[terms >> np.uint32(COMMON_AT)]
        told: NDArray[np.float64] = np.log((self.reports + self.world) / holding)
        return np.where(told >= self.least, told, 0.0)


def rows(profiles: Sequence[Profile], frequencies: Frequencies) -> tuple[Buckets, Weights]:
    """The rows of reports: buckets and weights. The weights of a kind have length 1 before the least telling are left out
    for want of columns; in each kind those that tell most come first."""
    count = len(profiles)
    terms = np.concatenate([profile.terms for profile in profiles])
    counts = np.concatenate([profile.counts for profile in profiles])
    edges = np.array([_edges(profile) for profile in profiles]).ravel()
    groups = np.repeat(np.arange(count * len(COLUMNS)), edges)
    owners, kinds = np.divmod(groups, len(COLUMNS))
    stretch = kinds == STRETCHES
    weights = (1 + np.log(counts)) * np.where(stretch, 1.0, frequencies.tell(terms))
    vectors = owners * len(COLUMNS) + _NORMED[kinds]
    lengths = np.sqrt(np.bincount(vectors, weights * weights, minlength=count * len(COLUMNS)))
    weights[stretch] = 1.0
    lengths[vectors[stretch]] = 1.0
    kept = np.flatnonzero(weights)
    scaled = np.maximum(1, np.rint(weights[kept] / lengths[vectors[kept]] * ONE)).astype(np.uint64)
    keys = groups[kept].astype(np.uint64) << np.uint64(40) | (np.uint64(ONE) - scaled) << np.uint64(24)
    keys |= terms[kept] & np.uint64(BUCKETS - 1)
    keys.sort()
    groups = (keys >> np.uint64(40)).astype(np.int64)
    firsts = np.searchsorted(groups, np.arange(count * len(COLUMNS)))
    ranks = np.arange(len(keys)) - firsts[groups]
    owners, kinds = np.divmod(groups, len(COLUMNS))
    fits = ranks < WIDTHS[kinds]
    at = owners[fits], STARTS[kinds[fits]] + ranks[fits]
    buckets, found = np.zeros((count, WIDTH), np.uint32), np.zeros((count, WIDTH), np.uint16)
    buckets[at] = keys[fits] & np.uint64(BUCKETS - 1)
    found[at] = ONE - (keys[fits] >> np.uint64(24) & np.uint64(ONE))
    return buckets, found


def _edges(profile: Profile) -> list[int]:
    """How many terms of a profile each kind of columns has."""
    lead, names, full, figures, stretches, words, rare = profile.begins.tolist()
    edges = [lead, words, names, rare, full, figures, stretches, len(profile.terms)]
    return [end - begin for begin, end in pairwise(edges)]
