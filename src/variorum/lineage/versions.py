"""What is certain: later versions of one report, and later reports of one outlet that retell its first."""

from __future__ import annotations

from variorum.lineage import reasons
from variorum.lineage.tree import How, Tree


def place_versions(tree: Tree) -> None:
    """Hangs every later version on the earlier version that it has most in common with."""
    case = tree.case
    for later in range(len(case)):
        earlier_ones = [n for n in range(len(case)) if n != later and n not in tree.older and _is_version(tree, later, n)]
        if not earlier_ones:
            continue
        earlier = max(earlier_ones, key=lambda n: (_both(tree, later, n), -n))
        tree.older[later] = earlier
        corrects = case.facts[later].corrected
        how: How = "corrected" if corrects else "near-verbatim"
        said = "says that an earlier version was wrong" if corrects else "is a later version of the same report"
        tree.link(later, earlier, how, 0.6 + 0.38 * _both(tree, later, earlier), [said, reasons.shared(case, later, earlier)])


def _both(tree: Tree, a: int, b: int) -> float:
    return min(tree.case.share(a, b), tree.case.share(b, a))


def _is_version(tree: Tree, later: int, earlier: int) -> bool:
    case = tree.case
    here, there = case.facts[later], case.facts[earlier]
    if _both(tree, later, earlier) < tree.settings.version:
        return False
    unnamed = here.outlet is None or there.outlet is None
    if not case.same_outlet(later, earlier) and not (unnamed and here.corrected and not there.corrected):
        return False
    order = (here.corrected, here.updated, case.later(later, earlier), later)
    return order > (there.corrected, there.updated, case.later(earlier, later), earlier)


def place_follow_ups(tree: Tree) -> None:
    """Hangs later reports of an outlet on the earlier report of it that they have most from."""
    case = tree.case
    for child in tree.free():
        parents = [
            p
            for p in range(len(case))
            if p != child
            and p not in tree.older
            and case.share(child, p) >= tree.settings.followed
            and case.same_outlet(child, p)
            and _follows(tree, child, p)
            and not tree.hangs_on(p, child)
        ]
        if parents:
            parent = max(parents, key=lambda p: (case.share(child, p), -p))
            evidence = ["is a later report of the same outlet", reasons.shared(case, child, parent)]
            tree.link(child, parent, "reworded", 0.5 + case.share(child, parent), evidence)


def _follows(tree: Tree, later: int, earlier: int) -> bool:
    """Whether one report of an outlet comes after another: by their times or, without them, because it retells the other in
    part and has more besides."""
    case = tree.case
    order = case.later(later, earlier)
    return order > 0 or (order == 0 and case.share(later, earlier) > case.share(earlier, later) + tree.settings.even)
