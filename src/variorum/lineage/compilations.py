"""Reports that draw on several others: those who comment on what others reported, and those who name another outlet."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage import reasons
from variorum.lineage.tree import Tree

ENOUGH_QUOTATIONS = 2  # that a report has from there alone: as telling as readings enough
SOURCES = 2  # of one compilation: a third would rest on too few words to be told
ANOTHER_TRANSLATION = "another report has the same matter in another translation"


def place_compilations(tree: Tree) -> None:
    """Hangs reports that comment on others on their sources, and reports that name another outlet on that outlet's too."""
    case = tree.case
    for child in tree.free():
        if case.compiles[child]:
            chosen: list[int] = []
            while len(chosen) < SOURCES and (found := _source(tree, child, chosen)) is not None:
                chosen.append(found)
            for parent in chosen:
                _hang(tree, child, parent, [c for c in chosen if c != parent])
    for child, parent in sorted(case.names):
        _place_named(tree, child, parent)


def _source(tree: Tree, child: int, chosen: Sequence[int]) -> int | None:
    """The report that explains most of `child` beside the lineages of those `chosen`: one that it names comes first."""
    case = tree.case
    lineages = [n for c in chosen for n in tree.lineage(c)]
    choices = []
    for p in range(len(case)):
        if p == child or p in lineages or p in tree.older or case.compiles[p]:
            continue
        if case.share(child, p) < tree.settings.compiled:
            continue
        readings = case.agreement(child, p, lineages)
        named = _names_best(tree, child, p)
        quotations = case.kinship.quoted_from(child, p, lineages)
        if not chosen or named or len(readings) / tree.settings.agreement + quotations / ENOUGH_QUOTATIONS >= 1:
            choices.append((named, len(readings) if chosen else case.share(child, p), -p))
    return -max(choices)[2] if choices else None


def _names_best(tree: Tree, child: int, parent: int) -> bool:
    """Whether `child` names the outlet of `parent`, and has more from it than from any other report of that outlet."""
    case = tree.case
    return (child, parent) in case.names and not any(
        (child, other) in case.names
        and case.same_outlet(parent, other)
        and case.share(child, other) > case.share(child, parent)
        for other in range(len(case))
    )


def _hang(tree: Tree, child: int, parent: int, others: Sequence[int]) -> None:
    """Hangs `child` on `parent` or, where it has that one's matter in words of its own, on what both translate."""
    case = tree.case
    parent = _withdrawn(tree, child, parent)
    readings = case.agreement(child, parent, [n for o in others for n in tree.lineage(o)])
    if any(link.child == child and link.parent == parent for link in tree.links):
        return
    named = (child, parent) in case.names
    evidence = [reasons.common(case, readings, parent, others[0])] if readings and others else []
    evidence += [reasons.named(case, parent)] if named else []
    evidence.append(reasons.shared(case, child, parent))
    target = parent
    if others and not named and case.kinship.said_alike(child, parent, others) < tree.settings.translated:
        target = _foreign_source(tree, parent)
    tree.link(child, target, "merged" if others else tree.how(child, parent), 0.5 + min(len(readings), 40) / 100, evidence)


def _withdrawn(tree: Tree, child: int, parent: int) -> int:
    """The report of the family of `parent` whose withdrawn claim `child` repeats, else `parent`."""
    hub = tree.hubs.get(parent, parent)
    for corrected, old in sorted(tree.older.items()):
        claim = tree.case.claim(corrected)
        if claim and tree.hubs.get(old) == hub and old != hub and tree.case.repeats(child, claim, hub):
            return old
    return parent


def _foreign_source(tree: Tree, number: int) -> int:
    """The unseen source of which `number` is one translation, inferred now where it was not before."""
    above = [link for link in tree.links if link.child == number]
    foreign = [link.parent for link in above if link.parent < 0 and tree.source(link.parent).foreign]
    if foreign:
        return foreign[0]
    alone = [link.parent for link in above if link.parent < 0 and tree.source(link.parent).hub == number]
    if alone and all(link.child == number for link in tree.links if link.parent == alone[0]):
        tree.unlink(number)
        tree.make_foreign(alone[0])
        tree.link(number, alone[0], "translated", 0.7, [*reasons.credit(tree.case, number), ANOTHER_TRANSLATION])
        return alone[0]
    if tree.case.facts[number].own or any(link.how != "translated" for link in above):
        return number
    tree.unlink(number)
    tree.hubs[number] = number
    source = tree.new_source(number, foreign=True)
    tree.link(number, source, "translated", 0.7, [*reasons.credit(tree.case, number), ANOTHER_TRANSLATION])
    return source


def _place_named(tree: Tree, child: int, parent: int) -> None:
    """Hangs a report that names another outlet on that outlet's report as well, where it has readings from there alone."""
    case = tree.case
    if child in tree.older or parent in tree.older or case.compiles[parent] or not _names_best(tree, child, parent):
        return
    parents = [link.parent for link in tree.links if link.child == child]
    known = [n for p in parents for n in tree.lineage(p if p >= 0 else tree.source(p).hub)]
    if parent in known or tree.hangs_on(parent, child) or case.share(child, parent) < tree.settings.compiled:
        return
    readings = case.agreement(child, parent, [n for n in known if n != child])
    if len(readings) >= tree.settings.agreement:
        evidence = [
            reasons.named(case, parent),
            reasons.common(case, readings, parent, known[0] if known else None),
        ]
        how = "merged" if parents else tree.how(child, parent)
        tree.link(child, parent, how, 0.5 + min(len(readings), 40) / 100, [*evidence, reasons.shared(case, child, parent)])
