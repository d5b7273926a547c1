"""Families: reports each of which has enough from another, and the source that they have in common.

The hub is the report from which the others have most. Where it names an agency, the source is the agency's dispatch, which
nobody sees, and the hub its fullest copy. A report hangs on another of its family rather than on the source only where
something shows it: a claim that was withdrawn later, readings that the two share against the hub, a stale day, a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage import reasons
from variorum.lineage.tree import How, Tree, groups


def place_families(tree: Tree) -> None:
    """Places every report that has enough from another one, and those that alone open with an agency's credit."""
    case = tree.case
    members = [n for n in tree.free() if not case.facts[n].compiles]
    best = _likeliest(tree, members)
    for family in groups(members, best.items()):
        _place_family(tree, family, [n for n in family if n not in best])
    for number in members:
        if number not in tree.hubs and _opens_with_credit(tree, number):
            tree.hubs[number] = number
            tree.link(number, tree.new_source(number, foreign=False), "near-verbatim", 0.5, reasons.credit(case, number))


def _likeliest(tree: Tree, members: Sequence[int]) -> dict[int, int]:
    """For each report that has enough from another, the one it has most from, the surest pairs first, without circles."""
    case = tree.case
    pairs = [
        (case.drawn(child, parent), -child, -parent)
        for child in members
        for parent in members
        if child != parent and case.may_descend(child, parent) and tree.may_be_above(parent, child)
    ]
    best: dict[int, int] = {}
    for _, child, parent in sorted(pairs, reverse=True):
        above = -parent
        while above in best and above != -child:
            above = best[above]
        if -child not in best and above != -child:
            best[-child] = -parent
    return best


def _opens_with_credit(tree: Tree, number: int) -> bool:
    """Whether the report credits an agency within its first sentences, and has nobody of its own."""
    witness, facts = tree.case.kinship.witnesses[number], tree.case.facts[number]
    if not facts.agencies or facts.own or not witness.spans:
        return False
    opening = witness.spans[min(2, len(witness.spans) - 1)][1]
    return any(credit.span.begin < opening and credit.agency in facts.agencies for credit in witness.marked.report.credits)


def _place_family(tree: Tree, family: Sequence[int], tops: Sequence[int]) -> None:
    """Places every report of `family`; its hub is one of `tops`, those that have too little from any other."""
    case = tree.case
    hub = max(tops, key=lambda p: (sum(case.share(c, p) for c in family if c != p), -p))
    for number in family:
        tree.hubs[number] = hub
    credited = sum(case.facts[n].credited for n in family)
    source = hub
    if case.facts[hub].credited or (credited >= 2 and not case.facts[hub].own):
        source = tree.new_source(hub, foreign=False)
        how: How = "reworded" if case.facts[hub].own else "near-verbatim"
        tree.link(hub, source, how, 0.9, [*reasons.credit(case, hub), reasons.followers(len(family) - 1)])
    rest = [n for n in family if n != hub]
    rest = [child for child in rest if not _by_claim(tree, child, hub, family)]
    for child in rest:
        if not (_by_readings(tree, child, hub, family) or _by_sign(tree, child, hub, family)):
            _by_default(tree, child, hub, source)


def _by_claim(tree: Tree, child: int, hub: int, family: Sequence[int]) -> bool:
    """Hangs `child` on a report whose withdrawn claim it repeats."""
    case = tree.case
    for corrected, old in sorted(tree.older.items()):
        claim = case.claim(corrected)
        if claim and old != child and old in family and case.repeats(child, claim, hub) and not tree.hangs_on(old, child):
            said = f"says, as {case.id(old)} did until it was corrected, that {claim[0]}"
            tree.link(child, old, tree.how(child, old), 0.8, [said, reasons.shared(case, child, old)])
            return True
    return False


def _by_readings(tree: Tree, child: int, hub: int, family: Sequence[int]) -> bool:
    """Hangs `child` on the report with which it shares most rare readings that the hub lacks."""
    case = tree.case
    copies = [hub, *(n for n in family if n not in (child, hub) and case.share(n, hub) >= tree.settings.near_verbatim)]
    choices = []
    for parent in family:
        if parent in (child, hub) or not tree.may_be_above(parent, child) or tree.hangs_on(parent, child):
            continue
        readings = case.agreement(child, parent, [n for n in copies if n != parent])
        if len(readings) >= tree.settings.agreement:
            choices.append((len(readings), -parent, readings))
    if not choices:
        return False
    number, minus, readings = max(choices)
    evidence = [reasons.common(case, readings, -minus, hub), reasons.shared(case, child, -minus)]
    tree.link(child, -minus, tree.how(child, -minus), 0.5 + min(number, 40) / 100, evidence)
    return True


def _by_sign(tree: Tree, child: int, hub: int, family: Sequence[int]) -> bool:
    """Hangs `child` on the hub where it has a stale day from there, or on a report whose outlet it names."""
    case = tree.case
    stale = case.stale_day(child, hub)
    named = [p for p in (hub, *(n for n in family if n != hub)) if (child, p) in case.names and not tree.hangs_on(p, child)]
    if stale:
        said = f"says “{stale}” of the same day as {case.id(hub)}, though it was published on another"
        tree.link(child, hub, tree.how(child, hub), 0.6, [said, reasons.shared(case, child, hub)])
    elif named:
        said = f"names the outlet of {case.id(named[0])}"
        tree.link(child, named[0], tree.how(child, named[0]), 0.8, [said, reasons.shared(case, child, named[0])])
    return bool(stale or named)


def _by_default(tree: Tree, child: int, hub: int, source: int) -> None:
    """Hangs `child` on the source of the family, or, a translation that credits another agency, on a source of its own."""
    case = tree.case
    how = tree.how(child, hub)
    if (
        how == "translated"
        and case.facts[child].agencies
        and not set(case.facts[child].agencies) & set(case.facts[hub].agencies)
    ):
        tree.hubs[child] = child
        evidence = [*reasons.credit(case, child), f"has the quotations of {case.id(hub)} in other words"]
        tree.link(child, tree.new_source(child, foreign=True), how, 0.6, evidence)
    else:
        evidence = [*reasons.credit(case, child), reasons.shared(case, child, hub)]
        tree.link(child, source, how, 0.35 + case.share(child, hub) / 2, evidence)
