"""Which earlier reports have a report's most telling terms: an inverted index that is written and read in one order."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from variorum.settings import Stories
from variorum.stories.growing import Growing
from variorum.stories.rows import FULL_NAMES, LEAD, STARTS, STRETCHES, WORDS, Buckets, Weights
from variorum.stories.vocabulary import BUCKETS

Ints = NDArray[np.int64]
INDEXED = ((LEAD, 20), (WORDS, 24), (FULL_NAMES, 8), (STRETCHES, 8))  # columns of a row by which a report is found
_AT = np.concatenate([STARTS[kind] + np.arange(width) for kind, width in INDEXED])
PLACES = len(_AT)
WEIGHT_BITS = 16
SHARE_BITS = 18  # of what a term adds to the likeness of two reports


class Postings:
    """A chain of postings for each term, the newest first; report n has the places from (n + 1) * PLACES on.

    A posting leads to the one that was newest when it was written: so a report sees exactly those that came before it,
    be they written one by one or many at once.
    """

    def __init__(self, settings: Stories, most: int) -> None:
        self.settings = settings
        self.newest = np.zeros(BUCKETS, np.int32)
        self.postings = Growing(np.int64, PLACES, most)  # the place of the one before it, and the weight
        self.postings.extend(np.zeros((1, PLACES), np.int64))  # place 0 is no posting
        self.days = Growing(np.int32, 1, most)

    def add(self, buckets: Buckets, weights: Weights, days: NDArray[np.int32]) -> None:
        """Writes the postings of more reports, given their rows and days, 0 where one is not known."""
        count, first = len(buckets), self.postings.count * PLACES
        self.days.extend(days.reshape(-1, 1))
        terms = buckets[:, _AT].ravel()
        order = np.sort(terms.astype(np.uint64) << np.uint64(32) | np.arange(len(terms), dtype=np.uint64))
        order = order[np.searchsorted(order, np.uint64(1) << np.uint64(32)) :]
        sorted_terms, at = (order >> np.uint64(32)).astype(np.int64), (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
        same = np.concatenate([[False], sorted_terms[1:] == sorted_terms[:-1]])[: len(at)]
        earlier = np.where(same, np.concatenate([[0], first + at])[: len(at)], self.newest[sorted_terms])
        before = np.zeros(count * PLACES, np.int64)
        before[at] = earlier
        self.postings.extend(before.reshape(-1, PLACES) << WEIGHT_BITS | weights[:, _AT])
        last = np.concatenate([~same[1:], [True]])[-len(at) :] if len(at) else same
        self.newest[sorted_terms[last]] = first + at[last]

    def nearest(self, begin: int, end: int) -> tuple[Ints, Ints]:
        """The reports that share most with each of the reports from `begin` to `end`, of those before it: the number of the
        one less `begin`, and the number of the other, in order, the nearest first."""
        chosen, held = self.settings, self.postings.array.ravel()
        days, weight = self.days.array[:, 0], np.int64((1 << WEIGHT_BITS) - 1)
        own = held[(begin + 1) * PLACES : (end + 1) * PLACES]
        asking = np.flatnonzero(own >> WEIGHT_BITS)
        at, mine, one = own[asking] >> WEIGHT_BITS, own[asking] & weight, asking // PLACES
        day = days[begin:end]
        found: list[NDArray[np.uint64]] = []
        for _ in range(chosen.postings):
            if not len(at):
                break
            posting = held.take(at)
            other = at // PLACES - 1
            own_day, other_day = day.take(one), days.take(other)
            far = (np.abs(own_day - other_day) > chosen.thread_days) & (own_day != 0) & (other_day != 0)  # of these half counts
            shared = mine * (posting & weight) >> (15 + far)
            sharing = one << (32 + SHARE_BITS) | other << SHARE_BITS | shared
            found.append(sharing[other != begin + one].view(np.uint64))
            at = posting >> WEIGHT_BITS
            more = at.nonzero()[0]
            if len(more) < len(at):
                at, mine, one = at.take(more), mine.take(more), one.take(more)
        keys: NDArray[np.uint64] = np.concatenate([np.zeros(0, np.uint64), *found])
        if not len(keys):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        keys.sort(kind="stable")  # the faster one, since keys come in runs of one report each
        pairs = keys >> np.uint64(SHARE_BITS)
        firsts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
        sums = np.add.reduceat(keys & np.uint64((1 << SHARE_BITS) - 1), firsts)
        pairs = pairs[firsts]
        largest, whole = np.uint64((1 << 22) - 1), np.uint64(0xFFFFFFFF)
        ranked = pairs >> np.uint64(32) << np.uint64(54) | (largest - np.minimum(sums, largest)) << np.uint64(32)
        ranked |= whole - (pairs & whole)  # of two that share as much the newer first
        asked = np.arange(end - begin + 1, dtype=np.uint64)
        edges = np.searchsorted(pairs, asked << np.uint64(32)).tolist()
        ranked = np.concatenate([_least(ranked[first:last], chosen.nearest) for first, last in pairwise(edges)])
        return (ranked >> np.uint64(54)).astype(np.int64), (whole - (ranked & whole)).astype(np.int64)


def _least(numbers: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    """The `count` least of some numbers, the least first. Changes their order."""
    if len(numbers) > count:
        numbers.partition(count)
        numbers = numbers[:count]
    numbers.sort()
    return numbers
