"""Groups of marks that answer one question, from how likely any two of them do."""

from __future__ import annotations

import heapq

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
        for k in members:
            if k != i:
                mean = float(sums[i, k]) / (len(members[i]) * len(members[k]))
                if mean >= threshold:
                    heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return sorted(members.values())
