"""Dispatches in another language: reports that nobody shares words with, but that share their matter with each other."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage import reasons
from variorum.lineage.tree import Tree, groups


def place_translations(tree: Tree) -> None:
    """Hangs reports that are translations of one dispatch on a source that nobody saw.

    Two are so where they share rare readings with no other report, and have the quotations that they share in other words.
    """
    case = tree.case
    free = [n for n in tree.free() if not case.facts[n].own and not case.compiles[n]]
    for group in groups(free, [(a, b) for a in free for b in free if a < b and _two_translations(tree, a, b)]):
        _place(tree, group)


def _two_translations(tree: Tree, a: int, b: int) -> bool:
    kinship = tree.case.kinship
    if min(kinship.aligned[a, b], kinship.aligned[b, a]) < 2:
        return False
    if float(kinship.renderings[a, b] + kinship.renderings[b, a]) / 2 >= tree.settings.translated:
        return False
    if len(tree.case.agreement(a, b, tree.others((a, b)))) < tree.settings.agreement:
        return False
    return _has_own_words(tree, a, b) and _has_own_words(tree, b, a)


def _has_own_words(tree: Tree, number: int, besides: int) -> bool:
    """Whether no report but `besides` has the quotations of `number` in these words."""
    kinship = tree.case.kinship
    return all(
        kinship.aligned[number, other] < 2 or kinship.renderings[number, other] < tree.settings.translated
        for other in tree.others((number, besides))
    )


def _place(tree: Tree, group: Sequence[int]) -> None:
    case = tree.case
    hub = max(group, key=lambda p: (sum(case.share(c, p) for c in group if c != p), -p))
    source = tree.new_source(hub, foreign=True)
    for child in group:
        tree.hubs[child] = hub
        other = max((n for n in group if n != child), key=lambda n: (case.share(child, n), -n))
        readings = case.agreement(child, other, tree.others(group))
        evidence = [*reasons.credit(case, child), f"has the quotations that it shares with {case.id(other)} in other words"]
        if readings:
            evidence.append(reasons.common(case, readings, other))
        tree.link(child, source, "translated", 0.5 + min(len(readings), 40) / 100, evidence)
