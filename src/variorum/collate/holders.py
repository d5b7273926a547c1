"""Loci of names: who holds a post, or is to, as the reports of a story have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.collate.persons import persons
from variorum.collate.posts import Held, is_of_one_body, posts
from variorum.collate.told import told_locus
from variorum.collate.verdicts import published
from variorum.model import Locus, MarkedReport, Report, Verdict
from variorum.settings import Collate

_COMES = re.compile(
    r"\b(?:succe\w+|named|names?|takes?|gets?|will|sworn|swearing|oath|charge|head\w*|lead\w*|new|chief|director|boss|instead"
    r"|asked|going\s+to|chosen|appoint\w*|replac\w+|withdr[ae]w|confirmed)\b",
    re.IGNORECASE,
)  # in a sentence with the name of who is to have a post that other reports tell of

_KNOWN = re.compile(r"(?:[A-Z]\w+ )?(?i:president|prime minister|premier|king|queen|pope)")  # of a land: no reader asks
_OWNED = re.compile(r"\b(?:of|for)\b|['’]s?\s")


def holders(reports: Sequence[MarkedReport], settings: Collate) -> tuple[Locus, ...]:
    """The loci of posts: those that are to be filled, those that two persons are said to have, and of the others the few that
    most reports name, heads of lands left out; in this order."""
    ordered = sorted(reports, key=lambda one: one.id)
    texts = {marked.id: marked.report for marked in ordered}
    told = posts(ordered)
    coming = _coming([one for one in told if one.comes], ordered)
    filled = {person for group in coming for person in group}
    held: dict[str, list[Held]] = {}
    for one in told:
        if not one.comes:
            held.setdefault(one.person, []).append(one)
    disputed = list(_disputed(held))
    contested = {person for pair in disputed for person in pair}
    agreed = sorted(
        (
            claims
            for person, claims in held.items()
            if person not in filled | contested
            and _reports(claims) >= settings.name_fewest
            and _says_whose(claims)
            and not all(_KNOWN.fullmatch(one.asks) for one in claims)
        ),
        key=lambda claims: (-_reports(claims), claims[0]),
    )
    return (
        *(
            _locus(_chosen(group, ordered), texts)
            for group in coming
            if len({c.report for cs in group.values() for c in cs}) > 1
        ),
        *(_locus({person: held[person] for person in pair}, texts) for pair in disputed),
        *(_locus({claims[0].person: claims}, texts) for claims in agreed[: settings.name_most]),
    )


def _reports(claims: Sequence[Held]) -> int:
    return len({one.report for one in claims})


def _coming(claims: Sequence[Held], reports: Sequence[MarkedReport]) -> list[dict[str, list[Held]]]:
    """Groups of what is said of those who are to have one post, each by person: of one person, of posts with a word in common,
    or of one who has it instead of another whom the report names too."""
    groups: dict[str, list[Held]] = {}
    for one in claims:
        groups.setdefault(one.person, []).append(one)
    named = {marked.id: set(persons(m.name for m in marked.mentions if m.kind == "person").values()) for marked in reports}
    found: list[dict[str, list[Held]]] = []
    for person in sorted(groups, key=lambda person: (-_reports(groups[person]), person)):
        mine = groups[person]
        home = next(
            (
                group
                for group in found
                for theirs in group.values()
                if any(a.post & b.post for a in mine for b in theirs)
                or any(one.instead and theirs[0].person in named[one.report] for one in mine)
            ),
            None,
        )
        if home is None:
            found.append({person: mine})
        else:
            home[person] = mine
    return found


def _disputed(held: Mapping[str, Sequence[Held]]) -> Iterator[tuple[str, str]]:
    """Pairs of persons whom different reports have in one post, the one named more often first; not those whom so many
    reports have side by side that there are two such posts."""
    order = sorted(held, key=lambda person: (-_reports(held[person]), person))
    for one, other in combinations(order, 2):
        pairs = [(a, b) for a in held[one] for b in held[other] if is_of_one_body(a, b)]
        if not pairs:
            continue
        first, second = {a.report for a, _ in pairs}, {b.report for _, b in pairs}
        if _names_two(held[one], held[other]) or len(first & second) >= min(len(first - second), len(second - first)):
            continue
        yield one, other


def _names_two(one: Sequence[Held], other: Sequence[Held]) -> bool:
    """Whether names of bodies tell two posts apart."""
    mine, theirs = (frozenset().union(*(claim.body for claim in claims)) for claims in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _chosen(group: Mapping[str, list[Held]], reports: Sequence[MarkedReport]) -> dict[str, list[Held]]:
    """`group` with the reports that name one of its persons where something is to begin, and say nothing else of it."""
    found = {person: list(claims) for person, claims in group.items()}
    speaks = {one.report for claims in group.values() for one in claims}
    for marked in reports:
        if marked.id in speaks:
            continue
        people = persons(mention.name for mention in marked.mentions if mention.kind == "person")
        for mention in sorted(marked.mentions, key=lambda one: one.span):
            person = people.get(" ".join(mention.name.split()))
            around = next((one for one in marked.sentences if one.overlaps(mention.span)), None)
            if person in found and around is not None and _COMES.search(marked.report.words(around)):
                claim = Held(person=person, report=marked.id, span=mention.span, asks="", post=frozenset(), comes=True)
                found[person].append(claim)
                break
    return found


def _locus(claims: Mapping[str, Sequence[Held]], texts: Mapping[str, Report]) -> Locus:
    """The locus of the `claims` on one post, by person; of a report that names several the one that it has instead, else the
    first."""
    chosen: dict[str, Held] = {}
    for one in sorted((one for told in claims.values() for one in told), key=lambda one: (not one.instead, one.span)):
        chosen.setdefault(one.report, one)
    asks = _question([one for told in claims.values() for one in told])
    told_of = {report: (one.span, one.person) for report, one in chosen.items()}
    return told_locus(("name",), "name", asks, told_of, texts, _verdict(list(chosen.values()), texts))


def _question(claims: Sequence[Held]) -> str:
    """Who has the post, in the words of the claim whose words most others have; it says of what body, where every body has one,
    and prefers what is to be to what is so instead."""
    common = Counter(root for one in claims for root in sorted(one.post))
    written = Counter(one.asks.lower() for one in claims)
    bare = _is_bare(claims)

    def worth(one: Held) -> tuple[bool, bool, float, int, bool, int, str]:
        shared = sum(common[root] for root in one.post) / (1 + len(one.post))
        return (
            one.instead,
            bare and not _OWNED.search(one.asks),
            -shared,
            -written[one.asks.lower()],
            one.asks[0].isupper(),
            len(one.asks),
            one.asks,
        )

    best = min((one for one in claims if one.asks), key=worth)
    return f"who {best.asks}" if best.leads else f"who is {best.asks}"


def _is_bare(claims: Sequence[Held]) -> bool:
    """Whether most of `claims` do not say whose the post is: "the mayor"."""
    return 2 * sum(len(one.post - one.body) == 1 and not one.comes for one in claims) > len(claims)


def _says_whose(claims: Sequence[Held]) -> bool:
    return not _is_bare(claims) or any(_OWNED.search(one.asks) for one in claims)


def _verdict(chosen: Sequence[Held], texts: Mapping[str, Report]) -> Verdict:
    """Whether the reports agree on who it is, differ, or later ones have another than earlier ones."""
    sides: dict[str, list[Held]] = {}
    for one in chosen:
        sides.setdefault(one.person, []).append(one)
    if len(chosen) < 2:
        return "alone"
    if len(sides) < 2:
        return "agree"
    for late in sides.values():
        early = [one for side in sides.values() if side is not late for one in side]
        if any(one.instead or one.new for one in late) and not any(one.instead or one.new for one in early):
            return "overtaken"
        if _came_later([one.report for one in late], [one.report for one in early], texts):
            return "overtaken"
    return "differ"


def _came_later(late: Sequence[str], early: Sequence[str], texts: Mapping[str, Report]) -> bool:
    """Whether all of `late` were published on later days than all of `early`."""
    after = [published(texts[report]) for report in late]
    before = [published(texts[report]) for report in early]
    if None in after or None in before:
        return False
    return min(one.date() for one in after if one) > max(one.date() for one in before if one)
