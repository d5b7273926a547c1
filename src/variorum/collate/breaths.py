"""Groups of sayings: one thing said once, in one breath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz.distance import Indel

from variorum.collate.evidence import Evidence, likelihood, shared_words
from variorum.collate.grouping import groups
from variorum.settings import Collate

BLOCK = 512  # rows of sayings that are compared with all at a time: what bounds the memory


def grouped(of: Evidence, settings: Collate) -> list[list[int]]:
    """The numbers of the sayings of each thing said once: those that are alike on average, and then those groups that a
    quotation of some report runs together."""
    alike = [
        [component[place] for place in group]
        for component in _components(len(of.sayings), _likely_pairs(of, settings))
        for group in _groups_of(of, np.array(component), settings)
    ]
    home = {number: place for place, group in enumerate(alike) for number in group}
    joined = _components(len(alike), sorted({(home[a], home[b]) for a, b in splices(of, settings)}))
    return sorted(sorted(number for place in places for number in alike[place]) for places in joined)


def _likely_pairs(of: Evidence, settings: Collate) -> Iterable[tuple[int, int]]:
    """Pairs likely enough to be in one group: groups joined on average hold no pair that a chain of these does not."""
    everything = np.arange(len(of.sayings))
    for begin in range(0, len(everything), BLOCK):
        rows = everything[begin : begin + BLOCK]
        likely = likelihood(of, rows, everything, settings) >= settings.utterance_likeness
        for row, column in zip(*np.nonzero(likely), strict=True):
            if rows[row] < column:
                yield int(rows[row]), int(column)


def _groups_of(of: Evidence, component: np.typing.NDArray[np.int64], settings: Collate) -> list[list[int]]:
    if len(component) == 1:
        return [[0]]
    return groups(likelihood(of, component, component, settings), settings.utterance_likeness)


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `size` that `pairs` connect, each list and all lists sorted.

    >>> _components(4, [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    root = list(range(size))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        root[high] = low
    members: dict[int, list[int]] = {}
    for number in range(size):
        members.setdefault(top(number), []).append(number)
    return sorted(members.values())


def splices(of: Evidence, settings: Collate) -> list[tuple[int, int]]:
    """Pairs of sayings that a third one, of another report, runs together: it has nearly all words of both, apart.

    The third is no longer than a breath, and nobody is known to have said only one of the two.
    """
    found: set[tuple[int, int]] = set()
    everything = np.arange(len(of.sayings))
    for begin in range(0, len(everything), BLOCK):
        rows = everything[begin : begin + BLOCK]
        _, contained = shared_words(of, rows, everything)
        longer = of.weights[rows][:, None] >= of.weights[None, :] * settings.utterance_splice_longer
        held = longer & (contained >= settings.utterance_splice) & (of.weights[None, :] >= settings.utterance_splice_weight)
        for row in np.flatnonzero(held.sum(axis=1) > 1):
            whole = int(rows[row])
            if len(of.stems[whole]) <= settings.utterance_breath:
                parts = [int(part) for part in np.flatnonzero(held[row]) if of.reports[part] != of.reports[whole]]
                found.update(_apart(of, whole, parts))
    return sorted(found)


def _apart(of: Evidence, whole: int, parts: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of `parts` that stand in different words of `whole` and may be one person's."""
    stretches = {part: _stretch(of.stems[whole], of.stems[part]) for part in parts}
    for left, right in combinations(sorted(parts), 2):
        (begin, end), (other_begin, other_end) = stretches[left], stretches[right]
        if (end <= other_begin or other_end <= begin) and (
            of.persons[left] == of.persons[right] or min(of.persons[left], of.persons[right]) < 0
        ):
            yield left, right


def _stretch(whole: str, part: str) -> tuple[int, int]:
    """From the first to the last word of `whole` that `part` shares in order."""
    blocks = [block for block in Indel.opcodes(whole, part).as_matching_blocks() if block.size]
    return (blocks[0].a, blocks[-1].a + blocks[-1].size) if blocks else (0, 0)
