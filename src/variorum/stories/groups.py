"""Groups out of ties: the two groups that belong together most are joined until none are left that do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import log

import msgspec

from variorum.stories.ties import Tie


class Bond(msgspec.Struct, frozen=True):
    """Sums over the ties between two groups: likeness; days' worth of apartness, and how many ties have days."""

    likeness: float
    apart: float
    dated: int

    def joined(self, other: Bond) -> Bond:
        """The sums over both."""
        return Bond(self.likeness + other.likeness, self.apart + other.apart, self.dated + other.dated)


def groups(
    singles: Sequence[Sequence[int]],
    ties: Iterable[Tie],
    apartness: Callable[[int], float],
    undated: float,
    by_size: float,
    threshold: float,
) -> list[list[int]]:
    """`singles` (groups to begin with) joined, each group sorted, the groups sorted.

    Two groups belong together as much as their reports are alike on average, less what the days between them take, also
    on average: so a report without a date is placed by the dates of those whom it is like. Where no tie is dated,
    `undated` is taken. `by_size` is given for each logarithm of their sizes: what many tell of, one more tells of.
    Groups are joined from `threshold` on (a probability).
    """
    members = {number: sorted(single) for number, single in enumerate(singles)}
    home = {report: number for number, single in members.items() for report in single}
    bonds: dict[int, dict[int, Bond]] = {number: {} for number in members}
    for tie in ties:
        a, b = home[tie.left], home[tie.right]
        if a != b:
            apart = 0.0 if tie.days is None else apartness(tie.days)
            bond = Bond(tie.likeness, apart, int(tie.days is not None))
            bonds[a][b] = bonds[b][a] = bonds[a][b].joined(bond) if b in bonds[a] else bond
    least = log(threshold / (1 - threshold))

    def strength(a: int, b: int) -> float:
        bond = bonds[a][b]
        mean = min(bond.likeness / (len(members[a]) * len(members[b])), 0.9999)
        apart = bond.apart / bond.dated if bond.dated else undated
        return round(log(mean / (1 - mean)) - apart + by_size * log(len(members[a]) * len(members[b])), 9)

    waiting = [(-strength(a, b), a, b) for a in bonds for b in bonds[a] if a < b]
    heapify(waiting)
    new = len(members)
    while waiting:
        negative, a, b = heappop(waiting)
        if -negative < least:
            break
        if a not in members or b not in members:
            continue
        members[new] = sorted(members.pop(a) + members.pop(b))
        mine, theirs = bonds.pop(a), bonds.pop(b)
        bonds[new] = {}
        for c in sorted((mine.keys() | theirs.keys()) - {a, b}):
            bond = mine[c].joined(theirs[c]) if c in mine and c in theirs else mine.get(c) or theirs[c]
            bonds[c].pop(a, None)
            bonds[c].pop(b, None)
            bonds[new][c] = bonds[c][new] = bond
            heappush(waiting, (-strength(c, new), c, new))
        new += 1
    return sorted(members.values())
