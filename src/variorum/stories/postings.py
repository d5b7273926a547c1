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
# columns of a row by which a report is found, and how much they count for it: the same five words are as often an outlet's line
# or an old paragraph as the event
INDEXED = ((LEAD, 20, 1.0), (WORDS, 24, 1.0), (FULL_NAMES, 8, 1.0), (STRETCHES, 8, 0.2))
_AT = np.concatenate([STARTS[kind] + np.arange(width) for kind, width, _ in INDEXED])
_COUNTS = np.repeat([counts for _, _, counts in INDEXED], [width for _, width, _ in INDEXED])
PLACES = len(_AT)
WEIGHT_BITS = 16
NEAR_BITS = 8  # of what days take from that
SHARE_BITS = 18  # of what a term adds to the likeness of two reports
_OTHER, _MOST = np.uint64((1 << 32) - 1), np.uint64((1 << 22) - 1)  # of a pair the lower half; the most that is told apart


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
        days = np.arange(settings.thread_days + 2)
        near = np.where(days > settings.thread_days, 0.5, 1.0) / (1 + settings.nearer * np.log1p(days))
        self.near = np.rint((1 << NEAR_BITS) * near).astype(np.uint64)  # by the days between two reports

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
        self.postings.extend(before.reshape(-1, PLACES) << WEIGHT_BITS | (weights[:, _AT] * _COUNTS).astype(np.int64))
        last = np.concatenate([~same[1:], [True]])[-len(at) :] if len(at) else same
        self.newest[sorted_terms[last]] = first + at[last]

    def nearest(self, begin: int, end: int) -> tuple[Ints, Ints]:
        """The reports that share most with each of the reports from `begin` to `end`, of those before it, the more the fewer
        days are between them: the number of the one less `begin`, and the number of the other, in order, the nearest first."""
        days, day = self.days.array[:, 0], self.days.array[begin:end, 0]
        pairs, shared = self._sharing(begin, end)
        ones, others = (pairs >> np.uint64(32)).view(np.int64), (pairs & _OTHER).view(np.int64)
        own_day, other_day = day.take(ones), days.take(others)
        apart = np.where((own_day == 0) | (other_day == 0), 0, np.abs(own_day - other_day))
        counts = shared * self.near.take(np.minimum(apart, len(self.near) - 1)) >> np.uint64(NEAR_BITS)
        ranked = pairs >> np.uint64(32) << np.uint64(54) | (_MOST - np.minimum(counts, _MOST)) << np.uint64(32)
        ranked |= _OTHER - (pairs & _OTHER)  # of two that share as much the newer first
        edges = np.searchsorted(ones, np.arange(end - begin + 1)).tolist()
        ranked = np.concatenate([_least(ranked[first:last], self.settings.nearest) for first, last in pairwise(edges)])
        return (ranked >> np.uint64(54)).astype(np.int64), (_OTHER - (ranked & _OTHER)).astype(np.int64)

    def _sharing(self, begin: int, end: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """The pairs of the reports from `begin` to `end` and those before them that share a term, sorted: the number of
        the one less `begin` in the upper half, that of the other in the lower; and how much they share."""
        held, weight = self.postings.array.ravel(), np.int64((1 << WEIGHT_BITS) - 1)
        own = held[(begin + 1) * PLACES : (end + 1) * PLACES]
        asking = np.flatnonzero(own >> WEIGHT_BITS)
        at, mine, one = own[asking] >> WEIGHT_BITS, own[asking] & weight, asking // PLACES
        found = [np.zeros(0, np.uint64)]
        for _ in range(self.settings.postings):
            if not len(at):
                break
            posting = held.take(at)
            other = at // PLACES - 1
            shared = mine * (posting & weight) >> 15
            sharing = one << (32 + SHARE_BITS) | other << SHARE_BITS | shared
            found.append(sharing[other != begin + one].view(np.uint64))
            at = posting >> WEIGHT_BITS
            more = at.nonzero()[0]
            if len(more) < len(at):
                at, mine, one = at.take(more), mine.take(more), one.take(more)
        keys = np.concatenate(found)
        if not len(keys):
            return keys, keys
        keys.sort(kind="stable")  # the faster one, since keys come in runs of one report each
        pairs = keys >> np.uint64(SHARE_BITS)
        firsts = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
        return pairs[firsts], np.add.reduceat(keys & np.uint64((1 << SHARE_BITS) - 1), firsts)


def _least(numbers: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    """The `count` least of some numbers, the least first. Changes their order."""
    if len(numbers) > count:
        numbers.partition(count)
        numbers = numbers[:count]
    numbers.sort()
    return numbers
