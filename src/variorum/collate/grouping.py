"""Groups of marks that answer one question, from how likely any two of them do."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


def groups(likeness: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Rows of the symmetric `likeness` brought together while two groups are alike by `threshold` on average.

    The most alike groups are joined first, of equally alike ones those with the smaller rows; every row is in one group.

    >>> groups(np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]), 0.5)
    [[0, 1], [2]]
    """
    size = len(likeness)
    sums = likeness.astype(np.float64).copy()
    sizes = np.ones(size)
    alive = np.ones(size, dtype=bool)
    members: dict[int, list[int]] = {row: [row] for row in range(size)}
    rows, columns = np.nonzero(np.triu(sums >= threshold, 1))
    heap = [(-float(sums[i, j]), int(i), int(j)) for i, j in zip(rows, columns, strict=True)]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        now = float(sums[i, j]) / (len(members[i]) * len(members[j]))
        if abs(now + value) > 1e-12:
            continue  # joined to others since: its present value is in the heap as well
        members[i] = sorted(members[i] + members.pop(j))
        sums[i, :] += sums[j, :]
        sums[:, i] += sums[:, j]
        sizes[i] += sizes[j]
        alive[i] = alive[j] = False
        means = sums[i] / (sizes[i] * sizes)
        for k in np.flatnonzero(alive & (means >= threshold)).tolist():
            heapq.heappush(heap, (-float(means[k]), min(i, k), max(i, k)))
        alive[i] = True
    return sorted(members.values())


def joined(
    groups: Sequence[Sequence[int]],
    likeness: NDArray[np.float64],
    threshold: float,
    may_join: Callable[[int, Sequence[int]], bool],
    nearest: int,
) -> list[list[int]]:
    """`groups` after rows of groups of one or two have gone to larger groups that they are like by `threshold`.

    A row is as like a group as it is on average to the `nearest` rows of it that are most like it; one of two leaves its
    mate only for a group that it is more like. `may_join` tells whether a row may go to a group at all.

    >>> likeness = np.array([[1, 0.9, 0.6], [0.9, 1, 0.4], [0.6, 0.4, 1]])
    >>> joined([[0, 1], [2]], likeness, 0.5, lambda row, group: True, 3)
    [[0, 1, 2]]
    """
    now = [sorted(group) for group in groups]
    homes = []
    for number, group in enumerate(now):
        if len(group) > 2:
            continue
        for row in group:
            mates = [mate for mate in group if mate != row]
            for other, target in enumerate(now):
                if len(target) <= len(group):
                    continue
                mean = round(float(np.sort(likeness[row, target])[::-1][:nearest].mean()), 5)
                if mean >= threshold and all(mean > likeness[row, mate] for mate in mates):
                    homes.append((-mean, row, number, other))
    moved: set[int] = set()
    for _, row, number, other in sorted(homes):
        if row not in moved and len(now[number]) <= 2 and may_join(row, now[other]):
            moved.add(row)
            now[number] = [mate for mate in now[number] if mate != row]
            now[other] = sorted([*now[other], row])
    return sorted(group for group in now if group)


def united(
    groups: Sequence[Sequence[int]],
    likeness: NDArray[np.float64],
    threshold: float,
    may_join: Callable[[int, Sequence[int]], bool],
    nearest: int,
) -> list[list[int]]:
    """`groups` after whole ones have gone to the larger group that they are most like, where that is by `threshold`: copies
    that depart from all others depart together, and none of them would leave its mates. Where only half of the rows or more
    are like the other group, and may join it, that half goes.

    A row is as like a group as it is on average to the `nearest` rows of it that are most like it, a group as its rows are
    on average. `may_join` tells whether a row may go to a group at all. The most alike go first.

    >>> likeness = np.full((5, 5), 0.6)
    >>> united([[0, 1], [2, 3, 4]], likeness, 0.5, lambda row, group: True, 2)
    [[0, 1, 2, 3, 4]]
    >>> united([[0, 1], [2, 3, 4]], likeness, 0.7, lambda row, group: True, 2)
    [[0, 1], [2, 3, 4]]
    >>> united([[0, 1], [2, 3, 4]], likeness, 0.5, lambda row, group: row != 1, 2)
    [[0, 2, 3, 4], [1]]
    """
    now = [sorted(group) for group in groups]
    ways = []
    for number, group in enumerate(now):
        for other, target in enumerate(now):
            if number == other or (len(target), target) < (len(group), group):
                continue
            alike = np.sort(likeness[np.ix_(group, target)], axis=1)[:, ::-1][:, :nearest].mean(axis=1).round(5).tolist()
            together = sum(alike) >= threshold * len(group)
            going = [row for row, mean in zip(group, alike, strict=True) if together or mean >= threshold]
            if going and 2 * len(going) >= len(group):
                ways.append((-round(sum(alike) / len(group), 5), number, other, going))
    done: set[int] = set()
    for _, number, other, going in sorted(ways):
        free = [row for row in going if may_join(row, now[other])]
        if number not in done and other not in done and free and 2 * len(free) >= len(now[number]):
            done.add(number)
            now[other] = sorted([*now[other], *free])
            now[number] = [row for row in now[number] if row not in free]
    return sorted(group for group in now if group)


def merged(likeness: NDArray[np.float64], nodes: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """`likeness` between `nodes`, which are rows that are one: that of their most alike members.

    >>> likeness = np.array([[1, 0.9, 0.1], [0.9, 1, 0.4], [0.1, 0.4, 1]])
    >>> merged(likeness, [[0, 1], [2]]).tolist()
    [[1.0, 0.4], [0.4, 1.0]]
    """
    order = [row for node in nodes for row in node]
    starts = np.cumsum([0, *(len(node) for node in nodes[:-1])])
    rows = np.maximum.reduceat(likeness[np.ix_(order, order)], starts, axis=0)
    return np.asarray(np.maximum.reduceat(rows, starts, axis=1), dtype=np.float64)
