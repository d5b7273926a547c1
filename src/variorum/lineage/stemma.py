"""The family tree of one story: versions, follow-ups, families with their source, compilations, second dispatches.

The order is from what is certain to what is inferred. A family is a set of reports each of which has enough from another; its
hub is the report from which the others have most. Where the hub names an agency, the source is the agency's dispatch, which
nobody sees, and the hub is its fullest copy. A report hangs on another report of its family rather than on the source only
where something shows it: readings that the two share against the hub, a claim that was withdrawn later, one outlet, a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.lineage.dispatch import dispatch
from variorum.lineage.families import Case
from variorum.model import Descent, Stemma, Unseen

How = Literal["near-verbatim", "trimmed", "reworded", "translated", "corrected", "merged"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A descent by number; a `parent` below zero is an unseen source: -1 the first, -2 the second."""

    child: int
    parent: int
    how: How
    confidence: float
    evidence: tuple[str, ...]


class Source(msgspec.Struct, kw_only=True):
    """An unseen source while it is inferred: the report nearest to it, and whether it is known by translations only."""

    hub: int
    foreign: bool


class Tree:
    """Builds the tree of one case; `links` and `sources` are its result."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.settings = case.settings
        self.links: list[Link] = []
        self.sources: list[Source] = []
        self.hubs: dict[int, int] = {}  # report to the hub of its family
        self.sourced: dict[int, int] = {}  # hub to its unseen source
        self.older: dict[int, int] = {}  # later version to the earlier
        self._versions()
        self._follow_ups()
        self._translations()
        self._families()
        self._compilations()

    def _free(self) -> list[int]:
        """Reports that are nobody's children yet, nor versions."""
        taken = {link.child for link in self.links}
        return [n for n in range(len(self.case)) if n not in taken]

    def _link(self, child: int, parent: int, how: How, confidence: float, *evidence: str) -> None:
        self.links.append(
            Link(child=child, parent=parent, how=how, confidence=round(min(confidence, 0.98), 2), evidence=evidence)
        )

    def _versions(self) -> None:
        case = self.case
        for later in range(len(case)):
            best: tuple[float, int] | None = None
            for earlier in range(len(case)):
                if earlier == later or earlier in self.older:
                    continue
                both = min(case.share(later, earlier), case.share(earlier, later))
                related = case.same_outlet(later, earlier) or (
                    case.facts[later].corrected and not case.facts[earlier].corrected
                )
                if both >= self.settings.version and related and self._is_later_version(later, earlier):
                    best = max(best or (0.0, 0), (both, -earlier))
            if best:
                earlier = -best[1]
                self.older[later] = earlier
                how: How = "corrected" if case.facts[later].corrected else "near-verbatim"
                said = (
                    "says that an earlier version of it was wrong"
                    if how == "corrected"
                    else "is a later version of the same report"
                )
                self._link(later, earlier, how, 0.6 + 0.38 * best[0], said, self._shared(later, earlier))

    def _is_later_version(self, later: int, earlier: int) -> bool:
        here, there = self.case.facts[later], self.case.facts[earlier]
        order = (here.corrected, here.updated, self.case.later(later, earlier), later)
        return order > (there.corrected, there.updated, self.case.later(earlier, later), earlier)

    def _follow_ups(self) -> None:
        case = self.case
        for child in self._free():
            parents = [
                p
                for p in range(len(case))
                if p != child and p not in self.older and case.same_outlet(child, p) and case.share(child, p) >= self.settings.followed
                and case.later(child, p) > 0
            ]  # fmt: skip
            if parents:
                parent = max(parents, key=lambda p: (case.share(child, p), -p))
                self._link(
                    child,
                    parent,
                    "reworded",
                    0.5 + case.share(child, parent),
                    "is a later report of the same outlet",
                    self._shared(child, parent),
                )

    def _families(self) -> None:
        case = self.case
        members = [n for n in self._free() if not case.facts[n].compiles]
        best = []
        for child in members:
            parents = [p for p in members if p != child and case.may_descend(child, p) and self._may_be_above(p, child)]
            if parents:
                best.append((child, max(parents, key=lambda p: (case.drawn(child, p), -p))))
        for family in _groups(members, best):
            self._family(family, [n for n in family if n not in dict(best)] or family)
        for number in members:
            if number not in self.hubs and self._copies_agency(number):
                self.hubs[number] = number
                self._link(number, self._new_source(number, foreign=False), "near-verbatim", 0.5, *self._credit(number))

    def _may_be_above(self, parent: int, child: int) -> bool:
        """Whether the shares do not speak for the other direction: a copy has more from its source than the source from it."""
        return self.case.drawn(child, parent) >= self.case.drawn(parent, child) - self.settings.even

    def _copies_agency(self, number: int) -> bool:
        """Whether the report names an agency before its first sentence ends, and nobody whom its own reporters spoke to."""
        witness = self.case.kinship.witnesses[number]
        first = witness.spans[min(2, len(witness.spans) - 1)][1] if witness.spans else 0
        opening = any(credit.span.begin < first for credit in witness.marked.report.credits)
        return opening and not self.case.facts[number].own and number not in {link.child for link in self.links}

    def _new_source(self, hub: int, *, foreign: bool) -> int:
        """An unseen source whose fullest descendant is `hub`."""
        self.sources.append(Source(hub=hub, foreign=foreign))
        self.sourced[hub] = -len(self.sources)
        return -len(self.sources)

    def _family(self, family: Sequence[int], tops: Sequence[int]) -> None:
        """Places every report of `family`; its hub is one of `tops`, those that have too little from any other."""
        case = self.case
        hub = max(tops, key=lambda p: (sum(case.share(c, p) for c in family if c != p), -p))
        for number in family:
            self.hubs[number] = hub
        credited = [n for n in family if case.facts[n].credited]
        derived = not case.facts[hub].own and (case.facts[hub].credited or len(credited) >= 2)
        source = hub
        if derived:
            source = self._new_source(hub, foreign=False)
            self._link(hub, source, "near-verbatim", 0.9, *self._credit(hub), f"{len(family) - 1} other reports have its words")
        pending = [n for n in family if n != hub]
        for child in pending:
            self._place(child, hub, source, pending)

    def _place(self, child: int, hub: int, source: int, family: Sequence[int]) -> None:
        """Hangs `child` on a report of its family where something shows it, else on the family's source."""
        case = self.case
        for corrected, old in sorted(self.older.items()):
            claim = case.claim(corrected)
            if claim and old != child and old in family and case.repeats(child, claim, hub):
                said = f"says, as {case.id(old)} did until it was corrected, that {claim[0]}"
                self._link(child, old, self._how(child, old), 0.8, said, self._shared(child, old))
                return
        copies = [hub, *(n for n in family if n != child and case.share(n, hub) >= self.settings.near_verbatim)]
        choices = []
        for parent in family:
            if parent == child or not self._may_be_above(parent, child) or self._hangs_on(parent, child):
                continue
            common = case.agreement(child, parent, [n for n in copies if n != parent])
            if len(common) >= self.settings.agreement and not case.facts[parent].compiles:
                choices.append((len(common), -parent, common))
        stale = case.stale_day(child, hub)
        named = [p for p in (hub, *family) if (child, p) in case.names]
        if choices:
            number, parent, common = max(choices)
            self._link(
                child,
                -parent,
                self._how(child, -parent),
                0.5 + min(number, 40) / 100,
                self._against(-parent, common, hub),
                self._shared(child, -parent),
            )
        elif stale:
            said = f"says {stale!r} of the same day as {case.id(hub)}, though it was published on another"
            self._link(child, hub, self._how(child, hub), 0.6, said, self._shared(child, hub))
        elif named:
            self._link(
                child,
                named[0],
                self._how(child, named[0]),
                0.8,
                f"names the outlet of {case.id(named[0])}",
                self._shared(child, named[0]),
            )
        elif self._how(child, hub) == "translated" and self._other_agency(child, hub):
            self.sources.append(Source(hub=child, foreign=True))
            self.sourced[child] = -len(self.sources)
            self.hubs[child] = child
            self._link(
                child,
                self.sourced[child],
                "translated",
                0.6,
                *self._credit(child),
                f"has the quotations of {case.id(hub)} in other words",
            )
        else:
            self._link(
                child,
                source,
                self._how(child, hub),
                0.35 + case.share(child, hub) / 2,
                *self._credit(child),
                self._shared(child, hub),
            )

    def _translations(self) -> None:
        """Pairs that share rare words with no other report and have the quotations that they share in other words: two
        translations of one dispatch."""
        case = self.case
        free = [n for n in self._free() if not case.facts[n].own and not case.facts[n].compiles]
        groups = _groups(free, [(a, b) for a in free for b in free if a < b and self._two_translations(a, b)])
        for group in groups:
            self._second_source(group)

    def _words_of_its_own(self, number: int, besides: int) -> bool:
        """Whether no report but `besides` has the quotations of `number` in these words, as is so for a translation."""
        kinship = self.case.kinship
        return all(
            kinship.aligned[number, other] < 2 or kinship.renderings[number, other] < self.settings.two_translations
            for other in self._others((number, besides))
        )

    def _two_translations(self, a: int, b: int) -> bool:
        case, kinship = self.case, self.case.kinship
        if min(kinship.aligned[a, b], kinship.aligned[b, a]) < 2:
            return False
        if float(kinship.renderings[a, b] + kinship.renderings[b, a]) / 2 >= self.settings.two_translations:
            return False
        if not (self._words_of_its_own(a, b) and self._words_of_its_own(b, a)):
            return False
        return len(case.agreement(a, b, self._others((a, b)))) >= self.settings.agreement

    def _others(self, numbers: Sequence[int]) -> list[int]:
        """Reports but `numbers`, those that draw on several, and later versions."""
        return [
            n for n in range(len(self.case)) if n not in numbers and n not in self.older and not self.case.facts[n].compiles
        ]

    def _second_source(self, group: Sequence[int]) -> None:
        case = self.case
        hub = max(group, key=lambda p: (sum(case.share(c, p) for c in group if c != p), -p))
        source = self._new_source(hub, foreign=True)
        for child in group:
            self.hubs[child] = hub
            other = max((n for n in group if n != child), key=lambda n: (case.share(child, n), -n))
            common = case.agreement(child, other, self._others(group))
            self._link(child, source, "translated", 0.5 + min(len(common), 40) / 100, *self._credit(child), self._against(other, common, None),
                       f"has the quotations that it shares with {case.id(other)} in other words")  # fmt: skip

    def _compilations(self) -> None:
        """Reports that draw on several others."""
        case = self.case
        for child in self._free():
            if not case.facts[child].compiles:
                continue
            chosen: list[int] = []
            for _ in range(2):
                lineages = [n for c in chosen for n in self._lineage(c)]
                choices = []
                for p in range(len(case)):
                    if (
                        p == child
                        or p in lineages
                        or p in self.older
                        or case.facts[p].compiles
                        or case.share(child, p) < self.settings.compiled
                    ):
                        continue
                    common = case.agreement(child, p, lineages)
                    named = (child, p) in case.names and not any(
                        (child, q) in case.names and case.same_outlet(p, q) and case.share(child, q) > case.share(child, p)
                        for q in range(len(case))
                    )
                    if len(common) >= self.settings.agreement or named or not chosen:
                        choices.append((named, len(common) if chosen else case.share(child, p), -p))
                if not choices:
                    break
                chosen.append(-max(choices)[2])
            for parent in chosen:
                self._compile(child, parent, [c for c in chosen if c != parent])

    def _hangs_on(self, number: int, above: int) -> bool:
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

    def _lineage(self, number: int) -> list[int]:
        """Every report of the family of `number`."""
        hub = self.hubs.get(number, number)
        translated = {link.child for link in self.links if link.how == "translated"}
        family = {n for n, h in self.hubs.items() if h == hub and n not in translated} | {number}
        versions = {later for later, earlier in self.older.items() if earlier in family}
        return sorted(family | versions)

    def _compile(self, child: int, parent: int, others: Sequence[int]) -> None:
        case = self.case
        elsewhere = [n for o in others for n in self._lineage(o)]
        common = case.agreement(child, parent, elsewhere)
        hub = self.hubs.get(parent, parent)
        for corrected, old in sorted(self.older.items()):
            claim = case.claim(corrected)
            if claim and self.hubs.get(old) == hub and old != hub and case.repeats(child, claim, hub):
                parent = old
        evidence = [self._against(parent, common, None)] if common else []
        if (child, parent) in case.names:
            evidence.append(f"names the outlet of {case.id(parent)}")
        evidence.append(self._shared(child, parent))
        target = parent
        if others and case.kinship.said_alike(child, parent, others) < 0.5 and (child, parent) not in case.names:
            target = self._foreign_source(parent)
        how: How = "merged" if others else "reworded"
        self._link(child, target, how, 0.5 + min(len(common), 40) / 100, *evidence)

    def _foreign_source(self, number: int) -> int:
        """The unseen source of which `number` is one translation, inferred now where it was not before."""
        hub = self.hubs.get(number, number)
        if hub in self.sourced:
            return self.sourced[hub] if self.sources[-self.sourced[hub] - 1].foreign else number
        source = self._new_source(number, foreign=True)
        self.hubs[number] = number
        self.links = [link for link in self.links if link.child != number]
        self._link(
            number,
            source,
            "translated",
            0.7,
            *self._credit(number),
            "another report has the same matter in another translation",
        )
        return source

    def _other_agency(self, number: int, hub: int) -> bool:
        """Whether the report names an agency, and none that `hub` names."""
        here, there = set(self.case.facts[number].agencies), set(self.case.facts[hub].agencies)
        return bool(here) and not here & there

    def _how(self, child: int, parent: int) -> How:
        case = self.case
        if case.reworded_quotations(child, parent):
            return "translated"
        if case.share(child, parent) >= self.settings.near_verbatim:
            return "near-verbatim" if case.share(parent, child) >= self.settings.near_verbatim else "trimmed"
        return "reworded"

    def _credit(self, number: int) -> tuple[str, ...]:
        agencies = sorted(set(self.case.facts[number].agencies))
        return (f"credits {' and '.join(agencies)}",) if agencies else ()

    def _shared(self, child: int, parent: int) -> str:
        case = self.case
        words = case.lengths[child]
        return f"{round(case.share(child, parent) * words)} of its {words} words stand in {case.id(parent)}, in these or like words"

    def _against(self, parent: int, common: Sequence[str], hub: int | None) -> str:
        shown = sorted(sorted(common, key=lambda w: (" " not in w, -len(w), w))[:4])
        others = f", and which {self.case.id(hub)} lacks" if hub is not None else ", and which no other source has"
        return f"has {', '.join(repr(w) for w in shown)} in common with {self.case.id(parent)}{others}"

    def stemma(self) -> Stemma:
        """The tree as the edition shows it."""
        case = self.case
        kept = [link for link in self.links if link.confidence >= self.settings.min_confidence]
        used = sorted({link.parent for link in kept if link.parent < 0}, key=lambda p: case.id(self.sources[-p - 1].hub))
        names = {source: f"unseen-{n}" for n, source in enumerate(used, start=1)}
        name = {n: case.id(n) for n in range(len(case))} | names
        children = {link.child for link in kept}
        agencies = self._agencies(used, kept)
        independent = [n for n in range(len(case)) if n not in children]
        return Stemma(
            unseen=tuple(
                Unseen(id=names[s], agency=agency, text=self._text(s)) for s, agency in zip(used, agencies, strict=True)
            ),
            descents=tuple(
                Descent(
                    child=name[link.child],
                    parent=name[link.parent],
                    how=link.how,
                    confidence=link.confidence,
                    evidence=link.evidence,
                )
                for link in sorted(kept, key=lambda link: (name[link.child], -link.confidence, name[link.parent]))
            ),
            independent=tuple(sorted(case.id(n) for n in independent)),
            common_source=tuple(tuple(case.id(n) for n in group) for group in self._sharing_statements(independent)),
        )

    def _text(self, source: int) -> str | None:
        """The text of an unseen source, None where it is known by translations or rewritings only."""
        about = self.sources[-source - 1]
        if about.foreign:
            return None
        family = [n for n, hub in self.hubs.items() if hub == about.hub and n != about.hub]
        return dispatch(about.hub, family, self.case.kinship, self.settings)

    def _sharing_statements(self, independent: Sequence[int]) -> list[list[int]]:
        """Groups of `independent` that have a quotation in common, word for word: it was public."""
        shared = self.case.kinship.quoted_alike
        pairs = [(a, b) for a in independent for b in independent if a < b and shared(a, b) >= self.settings.statement]
        return _groups(independent, pairs)

    def _agencies(self, used: Sequence[int], kept: Sequence[Link]) -> list[str | None]:
        """For each source the agency that most of its children name; one that no other source has is preferred."""
        found: list[str | None] = []
        for source in used:
            hub = self.sources[-source - 1].hub
            counted: Counter[str] = Counter()
            for link in kept:
                if link.parent == source:
                    counted.update(set(self.case.facts[link.child].agencies))
            order = sorted(counted, key=lambda a: (a in found, -counted[a], a not in self.case.facts[hub].agencies, a))
            found.append(order[0] if order else None)
        return found


def _groups(numbers: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The components of two and more of `numbers` that `pairs` join, each sorted, in order.

    >>> _groups([1, 2, 3, 4], [(3, 1)])
    [[1, 3]]
    """
    top = {n: n for n in numbers}
    for a, b in pairs:
        low, high = sorted((top[a], top[b]))
        top = {n: low if t == high else t for n, t in top.items()}
    groups: dict[int, list[int]] = {}
    for n in sorted(numbers):
        groups.setdefault(top[n], []).append(n)
    return sorted(group for group in groups.values() if len(group) > 1)
