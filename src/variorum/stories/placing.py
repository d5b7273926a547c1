"""Stories as they come about: each report is placed in the story that it is most like, and stories that turn out to be one
become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.settings import Stories

NONE: frozenset[int] = frozenset()


class Tied(NamedTuple):
    """A tie of the report that is placed: to which earlier one, and how probably both tell of one event and of one matter."""

    other: int
    likeness: float
    matter: float


class Bond(NamedTuple):
    """Sums over the ties between two groups, and how many pairs of reports were compared for them."""

    likeness: float
    matter: float
    compared: int

    def joined(self, other: Bond) -> Bond:
        """The sums over both."""
        return Bond(self.likeness + other.likeness, self.matter + other.matter, self.compared + other.compared)


class Placing:
    """Groups of reports, each known by the number of its first report. A decision puts groups together in one party, which
    keeps each group's own likeness to others as it is; a story is a party, known in the same way. No party has two members
    in what must stay apart.

    Two groups belong together as much as their reports are alike on average. Of a large group a report was compared with a few
    only: the average is over the pairs that were compared, or over as many as each report of the smaller group would have been.
    """

    def __init__(self, settings: Stories) -> None:
        self.settings = settings
        self.groups: list[int] = []  # of each report one nearer to the first of its group
        self.parties: dict[int, int] = {}  # the same of groups that are not their party's first
        self.sizes: dict[int, int] = {}
        self.bonds: dict[int, dict[int, Bond]] = {}
        self.sides: dict[int, frozenset[int]] = {}  # of a party, the decisions that keep it apart from others of that side

    def group(self, report: int) -> int:
        """The group of a report."""
        groups = self.groups
        root = report
        while groups[root] != root:
            root = groups[root]
        while groups[report] != root:
            groups[report], report = root, groups[report]
        return root

    def story(self, report: int) -> int:
        """The story of a report."""
        root = self.group(report)
        while root in self.parties:
            root = self.parties[root]
        return root

    def place(
        self, ties: Sequence[Tied], compared: Mapping[int, int], together: Sequence[int] = (), sides: frozenset[int] = NONE
    ) -> list[int]:
        """Places one more report, given its ties, with how many reports of each group it was compared, the reports that a
        decision puts together with it, and the sides on which it stands. Returns the stories that became one by that, the one
        that all of them are now first; where it is alone, that is its own."""
        new = len(self.groups)
        self.groups.append(new)
        self.sizes[new] = 1
        if sides:
            self.sides[new] = sides
        self._bind(new, ties, compared)
        became = {new}
        for other in together:
            became |= {self.story(new), self.story(other)}
            self._unite(self.story(new), self.story(other))
        me, waiting = new, set(self.bonds.get(new, ()))
        while waiting:
            best = max(((self._strength(me, other), -other) for other in waiting), default=None)
            if best is None or best[0] < self.settings.threshold:
                break
            other = -best[1]
            waiting.discard(other)
            one, two = self.story(me), self.story(other)
            if one != two and not self.sides.get(one, NONE).isdisjoint(self.sides.get(two, NONE)):
                continue
            became |= {one, two}
            self._unite(one, two)
            if self.sizes[me] > 1 or me != new:
                waiting |= min(self.bonds[me], self.bonds[other], key=len).keys() - {me, other}
            me = self._joined(me, other)
        first = self.story(new)
        return [first, *sorted(became - {first, new})]

    def _bind(self, new: int, ties: Sequence[Tied], compared: Mapping[int, int]) -> None:
        mine: dict[int, Bond] = {}
        for other, likeness, matter in ties:
            group = self.group(other)
            bond = Bond(likeness, matter, 0 if group in mine else compared[group])
            mine[group] = mine[group].joined(bond) if group in mine else bond
        if mine:
            self.bonds[new] = mine
            for group, bond in mine.items():
                self.bonds.setdefault(group, {})[new] = bond

    def _mean(self, sum_: float, compared: int, one: int, other: int) -> float:
        fewer, more = sorted((self.sizes[one], self.sizes[other]))
        return min(sum_ / max(compared, fewer * min(more, self.settings.heard)), self.settings.surest)

    def _strength(self, one: int, other: int) -> float:
        bond = self.bonds[one][other]
        return round(self._mean(bond.likeness, bond.compared, one, other), 9)

    def _joined(self, one: int, other: int) -> int:
        """Makes one group of two."""
        first, second = min(one, other), max(one, other)
        self.groups[second] = first
        self.sizes[first] += self.sizes.pop(second)
        more, fewer = self.bonds.pop(first, {}), self.bonds.pop(second, {})
        if len(more) < len(fewer):
            more, fewer = fewer, more
        for group in (first, second):
            more.pop(group, None)
            fewer.pop(group, None)
        for group, bond in fewer.items():
            more[group] = more[group].joined(bond) if group in more else bond
        for group, bond in more.items():
            theirs = self.bonds[group]
            theirs.pop(second, None)
            theirs[first] = bond
        self.bonds[first] = more
        return first

    def _unite(self, one: int, other: int) -> None:
        """Makes one party of two."""
        first, second = min(one, other), max(one, other)
        if first != second:
            self.parties[second] = first
            if second in self.sides:
                self.sides[first] = self.sides.get(first, NONE) | self.sides.pop(second)

    def threads(self, stories: Sequence[int]) -> dict[int, int]:
        """The thread of each of `stories`, known by its first story: those whose reports are of one matter on average, and of
        one time."""
        parents = {story: story for story in stories}

        def first(story: int) -> int:
            while parents[story] != story:
                parents[story] = parents[parents[story]]
                story = parents[story]
            return story

        for group, bonds in self.bonds.items():
            for other, bond in bonds.items():
                if group < other and self._mean(bond.matter, bond.compared, group, other) >= self.settings.thread_threshold:
                    one, two = sorted((first(self.story(group)), first(self.story(other))))
                    parents[two] = one
        return {story: first(story) for story in stories}
