"""Why a story is as it is: what ties each report to the others, what spoke against, and which lookalikes were kept apart."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from math import exp

import msgspec
import numpy as np

from variorum.model import MarkedReport, Story
from variorum.settings import Settings
from variorum.stories.decisions import Rulings
from variorum.stories.followups import looks_back
from variorum.stories.profiles import profile
from variorum.stories.shared import Telling, Written, passages
from variorum.stories.ties import Copies, Likenesses, Tie, days_between, shared_full_names, shared_names, strangeness, ties
from variorum.ties import Decision, Lookalike, Tied, Why

HELD = 256  # reports whose words are held at a time


def reasons(
    found: Sequence[Story], reports: Sequence[MarkedReport], settings: Settings, decided: Sequence[Decision] = ()
) -> list[Why]:
    """Why each of the stories `found` among `reports` is as it is, in their order."""
    grounds = _Grounds(found, sorted(reports, key=lambda marked: marked.id), settings, Rulings(decided))
    return [
        Why(
            story=story.id,
            ties=tuple(grounds.ties_of(report) for report in grounds.members[number]),
            lookalikes=grounds.lookalikes(number),
        )
        for number, story in enumerate(found)
    ]


class _Nearest(msgspec.Struct, frozen=True, order=True):
    """A report of another story that is most like one of a story; the first in order is the nearest."""

    undecided: bool
    score: float  # negative, of terms alone: names and days are what keeps twins apart
    report: int
    other: int


class _Grounds:
    """What stories were made of."""

    def __init__(self, found: Sequence[Story], reports: Sequence[MarkedReport], settings: Settings, rulings: Rulings) -> None:
        self.settings = settings.stories
        self.stories, self.reports, self.rulings = found, reports, rulings
        self.numbers = {marked.id: number for number, marked in enumerate(reports)}
        self.members = [[self.numbers[id_] for id_ in story.reports] for story in found]
        self.home = {report: number for number, members in enumerate(self.members) for report in members}
        self.parting = [rulings.parting_any(story.reports) for story in found]
        self.names = [rulings.name(story.reports) for story in found]
        self.profiles = [profile(marked, self.settings) for marked in reports]
        self.likenesses = Likenesses(self.profiles, self.settings)
        self.telling = Telling(self.profiles, self.settings)
        self.copies = Copies(self.profiles)
        self.ties: dict[tuple[int, int], Tie] = {}
        self.inside: dict[int, list[tuple[float, int]]] = {}
        self.between: dict[tuple[int, int], float] = {}
        for tie in ties(self.profiles, self.settings):
            one, other = self.home[tie.left], self.home[tie.right]
            self.ties[tie.left, tie.right] = tie
            if one == other:
                self.inside.setdefault(tie.left, []).append((-tie.likeness, tie.right))
                self.inside.setdefault(tie.right, []).append((-tie.likeness, tie.left))
            else:
                pair = min(one, other), max(one, other)
                self.between[pair] = self.between.get(pair, 0.0) + tie.likeness
        self.crowds: dict[int, float] = {}
        self.held: OrderedDict[int, Written] = OrderedDict()

    def ties_of(self, report: int) -> tuple[Tied, ...]:
        """The ties of a report to those of its story that it is most like, and to those that it was put together with."""
        most = self.settings.why_ties
        nearest = [other for _, other in sorted(self.inside.get(report, []))[:most]]
        chains = self.rulings.chains(self.reports[report].id)
        bound = [self.numbers[id_] for id_ in chains.steps if id_ in self.numbers and self.numbers[id_] != report]
        nearest += [other for other in bound[:most] if other not in nearest]
        return tuple(self._tied(report, other, chains.to(self.reports[other].id)) for other in nearest)

    def lookalikes(self, story: int) -> tuple[Lookalike, ...]:
        """The stories that were kept apart although they are most like this one, those that a user keeps apart first."""
        nearest: dict[int, _Nearest] = {}
        for report in self.members[story]:
            alike = self.likenesses.words.cosines(report)
            others = np.flatnonzero(alike >= self.settings.min_cosine)
            others = others[[self.home[other] != story for other in others.tolist()]] if len(others) else others
            scores = self.likenesses.scores(alike, report, others)
            for other, score in zip(others.tolist(), scores.tolist(), strict=True):
                home = self.home[other]
                near = _Nearest(True, -round(score, 6), report, other)
                nearest[home] = min(near, nearest.get(home, near))
        parted: dict[int, list[Decision]] = {}
        for home, near in list(nearest.items()):
            if by := self._parted(story, home):
                parted[home] = by
                nearest[home] = msgspec.structs.replace(near, undecided=False)
            elif -near.score < self.settings.lookalike:
                del nearest[home]
        chosen = sorted(nearest.items(), key=lambda item: item[1])[: self.settings.lookalikes]
        return tuple(
            Lookalike(
                story=self.stories[home].id,
                mean=round(self._mean(story, home), 3),
                tied=self._apart(near, story, home, parted.get(home, [])),
            )
            for home, near in chosen
        )

    def _parted(self, one: int, other: int) -> list[Decision]:
        """The decisions that keep two stories apart."""
        found = [self.rulings.parting[number] for number in sorted(self.parting[one] & self.parting[other])]
        first, second = self.names[one], self.names[other]
        return [*found, first, second] if first and second else found

    def _mean(self, one: int, other: int) -> float:
        total = self.between.get((min(one, other), max(one, other)), 0.0)
        return total / (len(self.members[one]) * len(self.members[other]))

    def _apart(self, near: _Nearest, story: int, other: int, by: list[Decision]) -> Tied:
        tied = self._tied(near.report, near.other, by)
        if by or tied.against:
            return tied
        few = tied.likeness < self.settings.threshold
        reason = "too little of their words is alike" if few else "the other reports of the two stories are less alike"
        return msgspec.structs.replace(tied, against=(reason,))

    def _tied(self, report: int, other: int, by: list[Decision]) -> Tied:
        here, there = self._written(report), self._written(other)
        left, right = self.profiles[report], self.profiles[other]
        return Tied(
            report=here.id,
            other=there.id,
            likeness=round(self._likeness(report, other), 3),
            names=self.telling.names_of(left, right, here, there),
            terms=self.telling.terms_of(left, right, here, there),
            numbers=self.telling.numbers_of(left, right, here, there),
            days=days_between(left, right),
            copied=round(self.copies.shared(report, other), 3),
            passages=passages(here, there, self.settings.why_passages),
            against=tuple(self._against(report, other)),
            decisions=tuple(by),
        )

    def _tie(self, report: int, other: int) -> Tie | None:
        return self.ties.get((min(report, other), max(report, other)))

    def _crowd(self, *reports: int) -> float:
        for report in reports:
            if report not in self.crowds:
                self.crowds[report] = self.likenesses.crowd(self.likenesses.words.cosines(report), report)
        return sum(self.crowds[report] for report in reports)

    def _likeness(self, report: int, other: int) -> float:
        """How probably both tell of one event, by what they say; also of two that are too little alike for a tie."""
        if tie := self._tie(report, other):
            return tie.likeness
        chosen, crowd = self.settings, self._crowd(report, other)
        score = float(self.likenesses.scores(self.likenesses.words.cosines(report), report, np.array([other]))[0])
        score -= chosen.crowd * max(0.0, crowd - chosen.crowd_free)
        score -= strangeness(self.profiles[report], self.profiles[other], max(0.0, 1 - crowd / chosen.small_pile), chosen)
        return 1 / (1 + exp(-score))

    def _against(self, report: int, other: int) -> list[str]:
        """What spoke against one event, the weightiest first."""
        chosen, tie, crowd = self.settings, self._tie(report, other), self._crowd(report, other)
        left, right = self.profiles[report], self.profiles[other]
        days = days_between(left, right)
        found = []
        if days and days > chosen.window_days and not (self.copies.shared(report, other) >= chosen.copied):
            found.append(f"{days} days between them, more than the {chosen.window_days} of one event")
        elif tie and tie.days and tie.days > chosen.window_days:
            found.append("by what else each is like, they are of two times")
        names = shared_names(left, right, chosen)
        small = crowd < chosen.small_pile
        if names == 0:
            found.append("both have several rare names and share none")
        elif small and shared_full_names(left, right, chosen) == 0:
            found.append("both have several full names and share none")
        elif names == 1:
            found.append("both have several rare names and share but one")
        for one, two in ((left, right), (right, left)):
            if looks_back(one.recalled, two.telling_lead, chosen.recalled_words) and tie and tie.likeness < tie.matter:
                found.append(f"{one.id} looks back on what {two.id} tells of as new")
        if crowd > chosen.crowd_free:
            found.append("many other reports are as like them")
        if days and days <= chosen.window_days:
            found.append(f"{days} {'day' if days == 1 else 'days'} between them")
        return found

    def _written(self, report: int) -> Written:
        if report not in self.held:
            if len(self.held) >= HELD:
                self.held.popitem(last=False)
            self.held[report] = Written(self.reports[report])
        return self.held[report]
