"""The family tree of one story, from what is certain to what is inferred, and as the edition shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.lineage.compilations import place_compilations
from variorum.lineage.copies import place_credited, place_families
from variorum.lineage.dispatch import dispatch
from variorum.lineage.families import Case
from variorum.lineage.translations import place_translations
from variorum.lineage.tree import Link, Tree, groups
from variorum.lineage.versions import place_follow_ups, place_versions
from variorum.model import Descent, Stemma, Unseen


def family_tree(case: Case) -> Stemma:
    """Who took from whom among the reports of `case`."""
    tree = Tree(case)
    place_versions(tree)
    place_follow_ups(tree)
    place_translations(tree)
    place_families(tree)
    place_compilations(tree)
    place_credited(tree, tree.free())
    return _shown(tree)


def _shown(tree: Tree) -> Stemma:
    case = tree.case
    kept = [link for link in tree.links if link.confidence >= tree.settings.min_confidence]
    used = sorted({link.parent for link in kept if link.parent < 0}, key=lambda s: (tree.source(s).hub, -s))
    names = {n: case.id(n) for n in range(len(case))} | {source: f"unseen-{n}" for n, source in enumerate(used, start=1)}
    children = {link.child for link in kept}
    independent = [n for n in range(len(case)) if n not in children]
    agencies = _agencies(tree, used, kept)
    return Stemma(
        unseen=tuple(Unseen(id=names[s], agency=agencies[s], text=_text(tree, s)) for s in used),
        descents=tuple(
            Descent(
                child=names[link.child],
                parent=names[link.parent],
                how=link.how,
                confidence=link.confidence,
                evidence=link.evidence,
            )
            for link in sorted(kept, key=lambda link: (link.child, -link.confidence, names[link.parent]))
        ),
        independent=tuple(case.id(n) for n in independent),
        common_source=tuple(tuple(case.id(n) for n in group) for group in _sharing_statements(tree, independent)),
    )


def _text(tree: Tree, source: int) -> str | None:
    """The text of an unseen source, None where it is known by translations only."""
    about = tree.source(source)
    if about.foreign:
        return None
    copies = [
        link.child
        for link in tree.links
        if link.parent == source and link.child != about.hub and not tree.case.facts[link.child].own
    ]
    return dispatch(about.hub, sorted(copies), tree.case.kinship, tree.settings)


def _sharing_statements(tree: Tree, independent: Sequence[int]) -> list[list[int]]:
    """Groups of `independent` that have a quotation in common, word for word: it was public."""
    alike = tree.case.kinship.quoted_alike
    least = tree.settings.statement
    return groups(independent, [(a, b) for a in independent for b in independent if a < b and alike(a, b) >= least])


def _agencies(tree: Tree, used: Sequence[int], kept: Sequence[Link]) -> dict[int, str | None]:
    """For each source the agency that most of its descendants name, children counting twice; one of two that are named as
    often is the one that no other source has."""
    found: dict[int, str | None] = {}
    for source in used:
        counted: Counter[str] = Counter()
        children = {link.child for link in kept if link.parent == source}
        for link in kept:
            weight = 2 if link.child in children else 1 if link.parent in children else 0
            if weight:
                counted.update(dict.fromkeys(tree.case.facts[link.child].agencies, weight))
        first = set(tree.case.facts[tree.source(source).hub].agencies)
        order = sorted(counted, key=lambda a: (-counted[a], a in found.values(), a not in first, a))
        found[source] = order[0] if order else None
    return found
