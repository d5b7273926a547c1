"""What is known of each report beside its wording, and who could have taken from whom at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import msgspec

from variorum.language import Encode
from variorum.lineage import cues
from variorum.lineage.evidence import Witness, is_telling
from variorum.lineage.kinship import Floats, Kinship
from variorum.model import MarkedReport, Report
from variorum.settings import Lineage
from variorum.text import compared, tokens

UNNAMED = "unnamed agency"  # what `clean` writes for "(with agency)"

SIGNS_OF_COMPILING = 2  # "I" outside marks or another outlet's name: one of them can stand in any report
PLAIN_SIGNS = 2  # that put-together wording counts for: it needs no "I"


class Facts(msgspec.Struct, frozen=True):
    """What a report lets on about its source."""

    outlet: str | None
    agencies: tuple[str, ...]  # that it credits by name
    credited: bool  # it credits some agency, by name or not
    own: bool  # its reporters spoke to people
    comments: int  # signs that it comments on what others reported: "I" outside marks, names of outlets
    names: frozenset[str]  # outlets of the story that its running text names
    corrected: bool
    updated: bool
    mastheads: frozenset[str]


def facts(marked: MarkedReport, outlets: Collection[str] = ()) -> Facts:
    """What `marked` lets on about its source. Credits to one of `outlets` or to somebody of the byline who is
    no agency are no agency's."""
    report = marked.report
    mastheads = {
        " ".join(report.words(f.span).casefold().split())
        for f in report.furniture
        if f.kind in ("menu", "copyright", "subscribe", "other")
    }
    byline = (report.byline or "").casefold()
    agencies = [
        credit.agency for credit in report.credits if credit.agency in report.agencies or credit.agency.casefold() not in byline
    ]
    agencies = [agency for agency in (*agencies, *report.agencies) if outlet_name(agency) not in outlets]
    own = cues.own_reporting(marked)
    names = cues.outlets_named(marked, sorted(outlets))
    return Facts(
        outlet=outlet_name(report.outlet),
        agencies=tuple(agency for agency in agencies if agency != UNNAMED),
        credited=bool(agencies),
        own=own,
        comments=cues.first_persons(marked) + len(names),
        names=frozenset(names),
        corrected=cues.corrected(report),
        updated=cues.updated(report),
        mastheads=frozenset(m for m in mastheads if len(m) >= 12),
    )


def outlet_name(written: str | None) -> str | None:
    """An outlet's name as it is compared.

    >>> outlet_name("The Halvey Lamp (blog)")
    'halvey lamp'
    """
    bare = re.sub(r"^the\s+|\s*\(.*\)$", "", (written or "").strip(), flags=re.IGNORECASE)
    return bare.casefold() or None


class Case:
    """One story's reports with all that can be known of them, by number."""

    def __init__(
        self, reports: Sequence[MarkedReport], witnesses: Sequence[Witness], kinship: Kinship, encode: Encode, settings: Lineage
    ) -> None:
        self.reports = list(reports)
        self.kinship = kinship
        self.settings = settings
        outlets = {name for marked in self.reports if (name := outlet_name(marked.report.outlet))}
        self.facts = [facts(marked, outlets) for marked in self.reports]
        self.lengths = [len(w.words) for w in witnesses]
        self._encode = encode
        shared = Counter(m for f in self.facts for m in f.mastheads)
        self._rare_mastheads = {m for m, number in shared.items() if number <= max(2, len(self.reports) // 3)}
        self.names = {
            (a, b)
            for a, here in enumerate(self.facts)
            for b, there in enumerate(self.facts)
            if a != b and there.outlet in here.names
        }
        self.compiles = [self._compiles(number) for number in range(len(self))]

    def __len__(self) -> int:
        return len(self.reports)

    def id(self, number: int) -> str:
        """The id of report `number`."""
        return self.reports[number].id

    def same_outlet(self, a: int, b: int) -> bool:
        """Whether two reports are of one outlet: it is named alike, or their pages carry the same lines."""
        left, right = self.facts[a], self.facts[b]
        if left.outlet and right.outlet:
            return left.outlet == right.outlet
        return bool(left.mastheads & right.mastheads & self._rare_mastheads)

    def later(self, a: int, b: int) -> int:
        """1 where report `a` was published after `b` as far as their times go, -1 before, 0 where it cannot be told.

        Times without a zone are only told apart by more than the zones of the world allow.
        """
        left, right = self.reports[a].report.published, self.reports[b].report.published
        if not left or not right:
            return 0
        try:
            first, second = datetime.fromisoformat(left), datetime.fromisoformat(right)
        except ValueError:
            return 0
        precise = len(left) > 10 and len(right) > 10
        if first.tzinfo and second.tzinfo:
            gap = first - second
            slack = timedelta(0)
        else:
            gap = first.replace(tzinfo=None) - second.replace(tzinfo=None)
            slack = timedelta(0) if precise and self.same_outlet(a, b) else timedelta(hours=14 if precise else 23)
        return 1 if gap > slack else -1 if -gap > slack else 0

    def share(self, child: int, parent: int) -> float:
        """Share of the words of `child` that `parent` has too."""
        return float(self.kinship.covers[child, parent])

    def drawn(self, child: int, parent: int) -> float:
        """How much of `child` stands in `parent`, its words and its quotations weighing the same.

        A rewriter changes the words around quotations and leaves those within, so the two together tell the direction
        better than the words alone.
        """
        if min(self.kinship.quoting[child], self.kinship.quoting[parent]) < 2:
            return self.share(child, parent)
        return (self.share(child, parent) + float(self.kinship.quotations[child, parent])) / 2

    def agreement(self, a: int, b: int, against: Sequence[int]) -> list[str]:
        """Rare words that `a` and `b` share and none of `against` has, sorted."""
        return self.kinship.agreements(a, b, against)

    def reworded_quotations(self, a: int, b: int) -> bool:
        """Whether `a` has the quotations that it shares with `b` in other words throughout, as a second translation has."""
        return bool(self.kinship.aligned[a, b] >= 2 and self.kinship.renderings[a, b] < self.settings.translated)

    def naming(self, child: int, parent: int) -> int:
        """1 where `child` alone of the two names the other's outlet, -1 where `parent` does: its words are then from there."""
        return ((child, parent) in self.names) - ((parent, child) in self.names)

    def restores(self, child: int, parent: int) -> bool:
        """Whether `child` has more of quotations than `parent` does, in the same words where both have them."""
        return not self.reworded_quotations(child, parent) and self.kinship.restored(child, parent) > 0

    def may_descend(self, child: int, parent: int) -> bool:
        """Whether `child` has enough from `parent` to have taken it there, as far as these two go.

        The bar for the share of its words rises with whatever speaks for a source elsewhere.
        """
        here, there, settings = self.facts[child], self.facts[parent], self.settings
        share = self.share(child, parent)
        if share >= settings.version:
            return True
        if self.naming(child, parent) < 0 or (self.compiles[parent] and not self.compiles[child]):
            return False
        bar = settings.copied
        if self.kinship.quoting[child] < 2:
            bar += settings.doubt
        elif float(self.kinship.quotations[child, parent]) < settings.quoted:
            bar += 3 * settings.doubt
        if here.own:
            bar += settings.doubt if here.credited else 3 * settings.doubt
        if here.agencies and not set(here.agencies) & set(there.agencies):
            bar += 3 * settings.doubt
        if self.later(parent, child) > 0:
            bar += settings.doubt
        return share >= bar

    def _compiles(self, number: int) -> bool:
        """Whether a report puts together or comments on what others reported."""
        here, settings = self.facts[number], self.settings
        others = [n for n in range(len(self)) if n != number]
        if here.own:
            return False
        if here.comments + PLAIN_SIGNS * self.kinship.two_wordings(number) >= SIGNS_OF_COMPILING:
            return all(self.share(number, n) < settings.copied_own for n in others)
        parts = [n for n in others if settings.mixed <= self.share(number, n) and self.share(n, number) < settings.version]
        return any(
            max(self.share(a, b), self.share(b, a)) < settings.copied and self.kinship.mixture(number, a, b) >= settings.mixed
            for a in parts
            for b in parts
            if a < b
        )

    def stale_day(self, child: int, parent: int) -> str | None:
        """A word such as "yesterday" that both have in sentences of like meaning though they were published on different
        days: one of them took it from the other."""
        here, there = self.reports[child].report, self.reports[parent].report
        if not here.published or not there.published or here.published[:10] == there.published[:10]:
            return None
        for mine, yours in self.kinship.alike(child, parent, self.settings.same_saying):
            common = cues.day_words(mine) & cues.day_words(yours)
            if common:
                return min(common)
        return None

    def claim(self, version: int) -> tuple[str, Floats] | None:
        """What the note of a corrected version says that the earlier one said, with its vector."""
        words = cues.withdrawn_claim(self.reports[version].report)
        return (words, self._encode([words])[0]) if words else None

    def repeats(self, number: int, claim: tuple[str, Floats], hub: int) -> bool:
        """Whether report `number` says what `claim` says, and `hub` does not."""
        words, vector = claim
        told = {token.compared for token in tokens(words) if is_telling(token.compared)}
        here, there = _vocabulary(self.reports[number].report), _vocabulary(self.reports[hub].report)
        if told & here - there:
            return True
        figures = {word for word in told if any(c.isdigit() for c in word)}
        near, far = self.kinship.likeness(number, vector), self.kinship.likeness(hub, vector)
        return figures <= here and near >= self.settings.repeated_claim and near > far + self.settings.nearer


def _vocabulary(report: Report) -> set[str]:
    return {compared(token.written) for token in tokens(report.text)}
