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


class Rules(msgspec.Struct, frozen=True):
    """What was decided beforehand, by number of report: each of `together` is in one group, no two of any `apart` are."""

    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, ...], ...] = ()


UNDECIDED = Rules()


class _Parties:
    """Groups that a decision puts together are of one party, which keeps each group's own likeness to others as it is; no
    party may have two members in what must stay apart."""

    def __init__(self, home: dict[int, int], rules: Rules) -> None:
        self.parent: dict[int, int] = {}
        self.sides: dict[int, set[int]] = {}  # of a party, the numbers in rules.apart in which it has a member
        for reports in rules.together:
            for report in reports[1:]:
                self.join(home[reports[0]], home[report])
        for number, reports in enumerate(rules.apart):
            for report in reports:
                self.sides.setdefault(self.of(home[report]), set()).add(number)

    def of(self, group: int) -> int:
        """The party of a group."""
        root = group
        while root in self.parent:
            root = self.parent[root]
        while group != root:
            self.parent[group], group = root, self.parent[group]
        return root

    def may_join(self, a: int, b: int) -> bool:
        """Whether the parties of two groups are one, or may become one."""
        one, other = self.of(a), self.of(b)
        return one == other or self.sides.get(one, set()).isdisjoint(self.sides.get(other, ()))

    def join(self, a: int, b: int) -> None:
        """Makes the parties of two groups one."""
        one, other = self.of(a), self.of(b)
        if one != other:
            self.parent[other] = one
            if other in self.sides:
                self.sides.setdefault(one, set()).update(self.sides.pop(other))


def groups(
    singles: Sequence[Sequence[int]],
    ties: Iterable[Tie],
    apartness: Callable[[int], float],
    undated: float,
    by_size: float,
    threshold: float,
    rules: Rules = UNDECIDED,
) -> list[list[int]]:
    """`singles` (groups to begin with) joined, each group sorted, the groups sorted.

    Two groups belong together as much as their reports are alike on average, less what the days between them take, also
    on average: so a report without a date is placed by the dates of those whom it is like. Where no tie is dated,
    `undated` is taken. `by_size` is given for each logarithm of their sizes: what many tell of, one more tells of.
    Groups are joined from `threshold` on (a probability), and whatever their likeness where `rules` say so: then as they
    are, so that two reports that are put together bring those along whom each is like.
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
    parties = _Parties(home, rules)
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
        if a not in members or b not in members or not parties.may_join(a, b):
            continue
        parties.join(a, b)
        parties.join(a, new)
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
    united: dict[int, list[int]] = {}
    for number in members:
        united.setdefault(parties.of(number), []).extend(members[number])
    return sorted(sorted(group) for group in united.values())
