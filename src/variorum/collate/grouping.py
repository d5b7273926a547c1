"""Groups of marks that answer one question, from how likely any two of them do."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_Move = tuple[float, int, int, list[int]]
_FEW = 2  # rows of a group that may leave it one by one


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


def settled(
    groups: Sequence[Sequence[int]],
    likeness: NDArray[np.float64],
    threshold: float,
    may_join: Callable[[int, Sequence[int]], bool],
    nearest: int,
) -> list[list[int]]:
    """`groups` after rows of groups of one or two, and then whole groups, have gone to larger ones that they are like by
    `threshold`. A row is as like a group as it is on average to the `nearest` rows of it that are most like it. `may_join`
    tells whether a row may go to a group at all.

    One of two leaves its mate only for a group that it is more like:

    >>> likeness = np.array([[1, 0.9, 0.6], [0.9, 1, 0.4], [0.6, 0.4, 1]])
    >>> settled([[0, 1], [2]], likeness, 0.5, lambda row, group: True, 3)
    [[0, 1, 2]]

    Copies that depart from all others depart together, and none of them would leave its mates: a whole group goes as its
    rows are like the other on average. Where only half of its rows or more are, and may, that half goes.

    >>> likeness = np.full((5, 5), 0.6)
    >>> settled([[0, 1], [2, 3, 4]], likeness, 0.5, lambda row, group: True, 2)
    [[0, 1, 2, 3, 4]]
    >>> settled([[0, 1], [2, 3, 4]], likeness, 0.7, lambda row, group: True, 2)
    [[0, 1], [2, 3, 4]]
    >>> settled([[0, 1], [2, 3, 4]], likeness, 0.5, lambda row, group: row != 1, 2)
    [[0, 2, 3, 4], [1]]
    """
    now = [sorted(group) for group in groups]
    now = _after(now, _moves_of_rows(now, likeness, threshold, nearest), may_join, once=False)
    return _after(now, _moves_of_groups(now, likeness, threshold, nearest), may_join, once=True)


def _after(
    groups: Sequence[Sequence[int]], moves: Sequence[_Move], may_join: Callable[[int, Sequence[int]], bool], *, once: bool
) -> list[list[int]]:
    """`groups` after those of `moves` that may be made, the most alike first, where at least half of a group goes; with
    `once`, a group that has given or taken rows stays as it is."""
    now = [list(group) for group in groups]
    gone: set[int] = set()
    touched: set[int] = set()
    for _, number, other, rows in sorted(moves):
        free = [row for row in rows if row not in gone and may_join(row, now[other])]
        if not free or 2 * len(free) < len(now[number]) or (once and touched & {number, other}):
            continue
        gone.update(free)
        touched.update((number, other))
        now[other] = sorted([*now[other], *free])
        now[number] = [row for row in now[number] if row not in free]
    return sorted(group for group in now if group)


def _moves_of_rows(
    groups: Sequence[Sequence[int]], likeness: NDArray[np.float64], threshold: float, nearest: int
) -> list[_Move]:
    """How little like, from where, where to, which row: the rows of small groups that are more like a larger group."""
    found: list[_Move] = []
    for number, group in enumerate(groups):
        if len(group) > _FEW:
            continue
        for row in group:
            mates = [mate for mate in group if mate != row]
            for other, target in enumerate(groups):
                if len(target) > len(group):
                    mean = _nearness(likeness, [row], target, nearest)[0]
                    if mean >= threshold and all(mean > likeness[row, mate] for mate in mates):
                        found.append((-mean, number, other, [row]))
    return found


def _moves_of_groups(
    groups: Sequence[Sequence[int]], likeness: NDArray[np.float64], threshold: float, nearest: int
) -> list[_Move]:
    """How little like, from where, where to, which rows: the groups, or most of their rows, that are like a larger one."""
    found: list[_Move] = []
    for number, group in enumerate(groups):
        for other, target in enumerate(groups):
            if number == other or (len(target), target) < (len(group), group):
                continue
            alike = _nearness(likeness, group, target, nearest)
            together = sum(alike) >= threshold * len(group)
            going = [row for row, mean in zip(group, alike, strict=True) if together or mean >= threshold]
            if going and 2 * len(going) >= len(group):
                found.append((-round(sum(alike) / len(group), 5), number, other, going))
    return found


def _nearness(likeness: NDArray[np.float64], rows: Sequence[int], target: Sequence[int], nearest: int) -> list[float]:
    """How like each of `rows` is to those `nearest` of `target` that are most like it, on average."""
    closest = np.sort(likeness[np.ix_(rows, target)], axis=1)[:, ::-1][:, :nearest]
    means: list[float] = closest.mean(axis=1).round(5).tolist()
    return means


def brought_together(groups: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """`groups` after those that hold the two rows of one of `pairs` have become one.

    >>> brought_together([[0, 1], [2], [3]], [(1, 3)])
    [[0, 1, 3], [2]]
    """
    now = [list(group) for group in groups]
    for one, other in pairs:
        joined = [group for group in now if one in group or other in group]
        now = [group for group in now if group not in joined]
        now.append(sorted(row for group in joined for row in group))
    return sorted(now)


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
