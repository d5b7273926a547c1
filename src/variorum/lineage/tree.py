"""A family tree while it grows: who hangs on whom so far, which sources nobody saw, and what may still be placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from variorum.lineage.families import Case
from variorum.lineage.kinship import Floats

How = Literal["near-verbatim", "trimmed", "reworded", "translated", "corrected", "merged"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A descent by number; a `parent` below zero is an unseen source: -1 the first, -2 the second."""

    child: int
    parent: int
    how: How
    confidence: float
    evidence: tuple[str, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source that nobody saw: the report nearest to it, and whether it is known by translations only."""

    hub: int
    foreign: bool


class Tree:
    """The state of one story's family tree. Reports are numbers, in the order of their ids."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.settings = case.settings
        self.links: list[Link] = []
        self.sources: list[Source] = []
        self.hubs: dict[int, int] = {}  # report to the hub of its family
        self.sourced: dict[int, int] = {}  # hub to its unseen source
        self.older: dict[int, int] = {}  # later version to the earlier

    def free(self) -> list[int]:
        """Reports that are nobody's children yet."""
        taken = {link.child for link in self.links}
        return [n for n in range(len(self.case)) if n not in taken]

    def link(self, child: int, parent: int, how: How, confidence: float, evidence: Iterable[str]) -> None:
        """Hangs `child` on `parent`."""
        sure = round(min(confidence, 0.98), 2)
        self.links.append(Link(child=child, parent=parent, how=how, confidence=sure, evidence=tuple(evidence)))

    def unlink(self, child: int) -> None:
        """Takes `child` off whatever it hangs on."""
        self.links = [link for link in self.links if link.child != child]

    def new_source(self, hub: int, *, foreign: bool) -> int:
        """An unseen source whose fullest descendant is `hub`."""
        self.sources.append(Source(hub=hub, foreign=foreign))
        self.sourced[hub] = -len(self.sources)
        return -len(self.sources)

    def make_foreign(self, source: int) -> None:
        """Marks an unseen source as known by translations only."""
        self.sources[-source - 1] = Source(hub=self.source(source).hub, foreign=True)

    def source(self, number: int) -> Source:
        """The unseen source with a `number` below zero."""
        return self.sources[-number - 1]

    def hangs_on(self, number: int, above: int) -> bool:
        """Whether `number` is `above` or descends from it."""
        waiting, seen = [number], {number}
        while waiting:
            at = waiting.pop()
            if at == above:
                return True
            new = {link.parent for link in self.links if link.child == at} - seen
            seen |= new
            waiting += sorted(new)
        return False

    def may_be_above(self, parent: int, child: int) -> bool:
        """Whether the evidence does not speak for the other direction: a copy has more from its source than the source from
        it, appears after it, and may name it."""
        case = self.case
        order = case.later(child, parent) + 3 * case.naming(child, parent)
        return case.drawn(child, parent) - case.drawn(parent, child) + self.settings.order * order >= -self.settings.even

    def claims_of(self, number: int) -> list[tuple[str, Floats]]:
        """What later versions of report `number` withdraw of it, with vectors."""
        claims = [self.case.claim(later) for later, earlier in sorted(self.older.items()) if earlier == number]
        return [claim for claim in claims if claim]

    def lineage(self, number: int) -> list[int]:
        """The family of `number` as far as it has the same words: its translations left out, later versions with it."""
        hub = self.hubs.get(number, number)
        translated = {link.child for link in self.links if link.how == "translated"}
        family = {n for n, h in self.hubs.items() if h == hub and n not in translated} | {number}
        versions = {later for later, earlier in self.older.items() if earlier in family}
        return sorted(family | versions)

    def others(self, numbers: Sequence[int]) -> list[int]:
        """Reports but `numbers`, those that draw on several, and later versions."""
        compiles = self.case.compiles
        return [n for n in range(len(self.case)) if n not in numbers and n not in self.older and not compiles[n]]

    def how(self, child: int, parent: int) -> How:
        """In what manner `child` has what it has from `parent`."""
        case, near = self.case, self.settings.near_verbatim
        if case.reworded_quotations(child, parent):
            return "translated"
        if case.share(child, parent) >= near:
            return "near-verbatim" if case.share(parent, child) >= near else "trimmed"
        return "reworded"


def groups(numbers: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The components of two and more of `numbers` that `pairs` join, each sorted, in order.

    >>> groups([1, 2, 3, 4], [(3, 1)])
    [[1, 3]]
    """
    top = {n: n for n in numbers}
    for a, b in pairs:
        low, high = sorted((top[a], top[b]))
        top = {n: low if t == high else t for n, t in top.items()}
    found: dict[int, list[int]] = {}
    for n in sorted(numbers):
        found.setdefault(top[n], []).append(n)
    return sorted(group for group in found.values() if len(group) > 1)
