"""Which earlier reports have a report's most telling terms: an inverted index that is written and read in one order."""

from __future__ import annotations

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
SHARE_BITS = 18  # of what a term adds to the likeness of two reports


class Postings:
    """A chain of postings for each term, the newest first; report n has the places from (n + 1) * PLACES on.

    A posting leads to the one that was newest when it was written: so a report sees exactly those that came before it,
    be they written one by one or many at once.
    """

    def __init__(self, settings: Stories, most: int) -> None:
        self.settings = settings
        self.newest = np.zeros(BUCKETS, np.int32)
        self.before = Growing(np.int32, PLACES, most)
        self.weights = Growing(np.uint16, PLACES, most)
        self.before.extend(np.zeros((1, PLACES), np.int32))  # place 0 is no posting
        self.weights.extend(np.zeros((1, PLACES), np.uint16))
        self.days = Growing(np.int32, 1, most)

    def add(self, buckets: Buckets, weights: Weights, days: NDArray[np.int32]) -> None:
        """Writes the postings of more reports, given their rows and days, 0 where one is not known."""
        count, first = len(buckets), self.before.count * PLACES
        self.days.extend(days.reshape(-1, 1))
        self.weights.extend(weights[:, _AT])
        terms = buckets[:, _AT].ravel()
        order = np.sort(terms.astype(np.uint64) << np.uint64(32) | np.arange(len(terms), dtype=np.uint64))
        order = order[np.searchsorted(order, np.uint64(1) << np.uint64(32)) :]
        sorted_terms, at = (order >> np.uint64(32)).astype(np.int64), (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
        same = np.concatenate([[False], sorted_terms[1:] == sorted_terms[:-1]])[: len(at)]
        earlier = np.where(same, np.concatenate([[0], first + at])[: len(at)], self.newest[sorted_terms])
        before = np.zeros(count * PLACES, np.int32)
        before[at] = earlier
        self.before.extend(before.reshape(-1, PLACES))
        last = np.concatenate([~same[1:], [True]])[-len(at) :] if len(at) else same
        self.newest[sorted_terms[last]] = first + at[last]

    def nearest(self, begin: int, end: int) -> tuple[Ints, Ints]:
        """The reports that share most with each of the reports from `begin` to `end`, of those before it: the number of the
        one less `begin`, and the number of the other, in order, the nearest first."""
        chosen, before, held = self.settings, self.before.array.ravel(), self.weights.array.ravel()
        days = self.days.array[:, 0]
        start = (begin + 1) * PLACES
        own = np.arange(start, (end + 1) * PLACES)
        at = before[own]
        asking = np.flatnonzero(at)
        at = at[asking]
        found: list[NDArray[np.uint64]] = []
        for _ in range(chosen.postings):
            if not len(at):
                break
            one, other = asking // PLACES, at // PLACES - 1
            day, other_day = days[begin + one], days[other]
            near = other != begin + one
            far = (np.abs(day - other_day) > chosen.thread_days) & (day != 0) & (other_day != 0)  # of these half counts
            shared = held[own[asking]].astype(np.uint64) * held[at] >> (np.uint64(15) + far.astype(np.uint64))
            keys = (
                one.astype(np.uint64) << np.uint64(32 + SHARE_BITS) | other.astype(np.uint64) << np.uint64(SHARE_BITS) | shared
            )
            found.append(keys[near])
            at = before[at]
            more = at > 0
            asking, at = asking[more], at[more]
        keys = np.concatenate([np.zeros(0, np.uint64), *found])
        if not len(keys):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        keys.sort()
        pairs = keys >> np.uint64(SHARE_BITS)
        firsts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
        sums = np.add.reduceat(keys & np.uint64((1 << SHARE_BITS) - 1), firsts)
        pairs = pairs[firsts]
        most, whole = np.uint64((1 << 22) - 1), np.uint64(0xFFFFFFFF)
        ranked = pairs >> np.uint64(32) << np.uint64(54) | (most - np.minimum(sums, most)) << np.uint64(32)
        ranked |= whole - (pairs & whole)  # of two that share as much the newer first
        ranked.sort()
        asked = (ranked >> np.uint64(54)).astype(np.int64)
        rank = np.arange(len(asked)) - np.searchsorted(asked, asked)
        nearest = rank < chosen.nearest
        return asked[nearest], (whole - (ranked[nearest] & whole)).astype(np.int64)
