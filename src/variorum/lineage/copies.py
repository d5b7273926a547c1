"""Families: reports each of which has enough from another, and the source that they have in common.

The hub is the report from which the others have most. Where it names an agency, the source is the agency's dispatch, which
nobody sees, and the hub its fullest copy. A report hangs on another of its family rather than on the source only where
something shows it: a claim that was withdrawn later, readings that the two share against the hub, a stale day, a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage import reasons
from variorum.lineage.tree import How, Tree, groups

ENOUGH = 1.0  # of the signs for a report rather than the source of its family


def place_families(tree: Tree) -> None:
    """Places every report that has enough from another one, and those that alone open with an agency's credit."""
    case = tree.case
    members = [n for n in tree.free() if not case.compiles[n]]
    best = _likeliest(tree, members)
    for family in groups(members, best.items()):
        _place_family(tree, family, [n for n in family if n not in best])
    _place_repeaters(tree)
    place_credited(tree, [n for n in tree.free() if not case.compiles[n]])


def place_credited(tree: Tree, numbers: Sequence[int]) -> None:
    """Hangs those of `numbers` that belong to no family and open with an agency's credit on that agency's dispatch."""
    for number in numbers:
        if number not in tree.hubs and _opens_with_credit(tree, number):
            _place_credited(tree, number)


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
    """Whether the report credits an agency within its first sentences or by its byline or data, and has nobody of its own."""
    witness, facts = tree.case.kinship.witnesses[number], tree.case.facts[number]
    if not facts.agencies or facts.own or not witness.spans:
        return False
    opening = witness.spans[min(2, len(witness.spans) - 1)][1]
    report = witness.marked.report
    opens = [credit.agency for credit in report.credits if credit.span.begin < opening]
    return any(agency in facts.agencies for agency in (*opens, *report.agencies))


def _place_credited(tree: Tree, number: int) -> None:
    """Hangs a report of no family on the dispatch that it credits: one that others have from that agency, if they share
    something, else one that nobody else has."""
    case = tree.case
    tree.hubs[number] = number
    agencies = set(case.facts[number].agencies)
    for hub, source in sorted(tree.sourced.items()):
        if (
            agencies & set(case.facts[hub].agencies)
            and case.share(number, hub) >= tree.settings.followed
            and not case.reworded_quotations(number, hub)
        ):
            tree.hubs[number] = hub
            evidence = [*reasons.credit(case, number), reasons.shared(case, number, hub)]
            tree.link(number, source, "reworded", 0.4 + case.share(number, hub) / 2, evidence)
            return
    tree.link(number, tree.new_source(number, foreign=False), "near-verbatim", 0.5, reasons.credit(case, number))


def _place_family(tree: Tree, family: Sequence[int], tops: Sequence[int]) -> None:
    """Places every report of `family`; its hub is one of `tops`, those that have too little from any other."""
    case = tree.case
    hub = max(tops, key=lambda p: (sum(case.share(c, p) for c in family if c != p), -p))
    for number in family:
        tree.hubs[number] = hub
    direct = _place_by_signs(tree, hub, family)
    source = hub
    if why := _why_unseen(tree, hub, family, direct):
        source = tree.new_source(hub, foreign=False)
        how: How = "reworded" if case.facts[hub].own else "near-verbatim"
        sure = 0.9 if case.facts[hub].credited else 0.7
        tree.link(hub, source, how, sure, [*why, reasons.followers(len(family) - 1)])
    for child in direct:
        _by_default(tree, child, hub, source)


def _why_unseen(tree: Tree, hub: int, family: Sequence[int], direct: Sequence[int]) -> list[str]:
    """The evidence that the source of a family is none of its reports; nothing where it may be the hub.

    What was cut cannot be put back, so where others have more of a quotation than the hub, or share what it lacks, all have
    it from elsewhere.
    """
    case = tree.case
    if case.facts[hub].credited:
        return reasons.credit(case, hub)
    if case.facts[hub].own:
        return []
    why = [evidence for n in family if n != hub for evidence in reasons.credit(case, n)]
    if sum(case.facts[n].credited for n in family) < 2:
        why = []
    for child in direct:
        if case.restores(child, hub):
            return [*why, reasons.fuller(case, child, hub)]
        for other in direct:
            if child < other and not case.reworded_quotations(child, other):
                readings = case.agreement(child, other, [hub])
                if len(readings) >= tree.settings.agreement:
                    return [*why, reasons.lacks(case, readings, child, other, hub)]
    return why


def _place_by_signs(tree: Tree, hub: int, family: Sequence[int]) -> list[int]:
    """Hangs each report of the family on the one for which most speaks, if that is enough, the surest first; the rest comes
    back. What speaks: readings that the two share against the hub, a claim that was withdrawn, the name of an outlet, a stale
    day, and how much more the child has from it."""
    case = tree.case
    copies = [hub, *(n for n in family if n != hub and case.share(n, hub) >= tree.settings.near_verbatim)]
    choices: list[tuple[float, int, int, list[str]]] = []
    for child in family:
        for parent in family:
            if hub != child != parent:
                against = [n for n in copies if n not in (child, parent)]
                score, evidence = _signs(tree, child, parent, hub, against)
                if evidence and score >= ENOUGH:
                    choices.append((round(score, 4), -child, -parent, evidence))
    rest = [n for n in family if n != hub]
    for score, child, parent, evidence in sorted(choices, reverse=True):
        if -child in rest and not tree.hangs_on(-parent, -child):
            rest.remove(-child)
            how = tree.how(-child, -parent)
            tree.link(-child, -parent, how, 0.3 + 0.3 * min(score, 2), [*evidence, reasons.shared(case, -child, -parent)])
    return rest


def _signs(tree: Tree, child: int, parent: int, hub: int, against: Sequence[int]) -> tuple[float, list[str]]:
    """How much speaks for `parent` rather than the source of the family, where 1 is enough, and the signs in words."""
    case, settings = tree.case, tree.settings
    evidence = []
    score = 0.0
    claim = next((c for c in tree.claims_of(parent) if case.repeats(child, c, hub)), None) if parent != hub else None
    if claim:
        evidence.append(reasons.repeated(case, parent, claim[0]))
        score += 1.5
    if (child, parent) in case.names and (hub, parent) not in case.names:  # else the source of all names it
        evidence.append(reasons.named(case, parent))
        score += 1.5
    stale = case.stale_day(child, parent) if parent == hub else None
    if stale:
        evidence.append(reasons.stale(case, parent, stale))
        score += 1.0
    if parent != hub and tree.may_be_above(parent, child):
        readings = case.agreement(child, parent, against)
        if len(case.agreement(child, hub, [parent])) >= settings.agreement:
            readings = []  # each has what the other lacks: siblings
        if readings:
            evidence.append(reasons.common(case, readings, parent, hub))
        more = (case.drawn(child, parent) - case.drawn(child, hub)) / settings.doubt
        score += min(len(readings) / settings.agreement, 2.0) + max(min(more, 0.5), -0.5)
    if case.restores(child, parent):
        score -= 1.0
    return score, evidence


def _by_default(tree: Tree, child: int, hub: int, source: int) -> None:
    """Hangs `child` on the source of the family, or, a translation that credits another agency, on a source of its own."""
    case = tree.case
    how = tree.how(child, hub)
    if how == "translated" and case.share(child, hub) < tree.settings.version:
        tree.hubs[child] = child
        evidence = [*reasons.credit(case, child), f"has the quotations of {case.id(hub)} in other words"]
        tree.link(child, tree.new_source(child, foreign=True), how, 0.6, evidence)
    else:
        evidence = [*reasons.credit(case, child), reasons.shared(case, child, hub)]
        tree.link(child, source, how, 0.35 + case.share(child, hub) / 2, evidence)


def _place_repeaters(tree: Tree) -> None:
    """Hangs reports of no family on the report whose withdrawn claim they repeat."""
    case = tree.case
    for child in (n for n in tree.free() if not case.compiles[n]):
        for old in sorted(set(tree.older.values())):
            hub = tree.hubs.get(old, old)
            claim = (
                next((c for c in tree.claims_of(old) if case.repeats(child, c, hub)), None) if old not in (hub, child) else None
            )
            if claim and case.share(child, old) >= tree.settings.followed and not tree.hangs_on(old, child):
                evidence = [reasons.repeated(case, old, claim[0]), reasons.shared(case, child, old)]
                tree.hubs[child] = hub
                tree.link(child, old, tree.how(child, old), 0.7, evidence)
                break
