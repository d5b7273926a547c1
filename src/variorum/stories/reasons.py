"""Why a story is as it is: what ties each report to the others, what spoke against, and which lookalikes were kept apart."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import msgspec
import numpy as np

from variorum.model import Report, Story
from variorum.settings import Settings
from variorum.stories.likeness import Pairs
from variorum.stories.order import in_order
from variorum.stories.shared import Telling, Written, passages
from variorum.stories.stream import Stream
from variorum.stories.ties import NO_DAYS
from variorum.ties import Decision, Lookalike, Tied, Why

HELD = 256  # reports whose words are held at a time


def reasons(
    found: Sequence[Story], reports: Sequence[Report], settings: Settings, decided: Sequence[Decision] = (), workers: int = 1
) -> list[Why]:
    """Why each of the stories `found` among `reports` is as it is, in their order."""
    ordered = in_order(reports, settings, workers)
    stream = Stream(settings, decided, keep=True)
    stream.extend(ordered, workers)
    grounds = _Grounds(found, ordered, stream)
    return [
        Why(
            story=story.id,
            ties=tuple(grounds.ties_of(report) for report in grounds.members[number]),
            lookalikes=grounds.lookalikes(number),
        )
        for number, story in enumerate(found)
    ]


class _Tie(msgspec.Struct, frozen=True):
    """A tie as it was used: `alike` is the score of terms alone, names and days aside."""

    likeness: float
    matter: float
    days: int | None
    alike: float


class _Nearest(msgspec.Struct, frozen=True, order=True):
    """A report of another story that is most like one of a story; the first in order is the nearest."""

    undecided: bool
    alike: float  # negative
    report: int
    other: int


class _Grounds:
    """What stories were made of."""

    def __init__(self, found: Sequence[Story], reports: Sequence[Report], stream: Stream) -> None:
        self.settings = stream.settings.stories
        self.stories, self.reports, self.rulings = found, reports, stream.rulings
        self.laying = stream.laying
        self.numbers = {report.id: number for number, report in enumerate(reports)}
        self.members = [[self.numbers[id_] for id_ in story.reports] for story in found]
        self.home = {report: number for number, members in enumerate(self.members) for report in members}
        self.parting = [self.rulings.parting_any(story.reports) for story in found]
        self.names = [self.rulings.name(story.reports) for story in found]
        self.telling = Telling(self.laying.frequencies, self.settings)
        self.ties: dict[tuple[int, int], _Tie] = {}
        self.inside: dict[int, list[tuple[float, int]]] = {}
        self.outside: dict[int, dict[int, _Nearest]] = {}  # of a story, the nearest of each other story
        self.between: dict[tuple[int, int], float] = {}
        for ties in self.laying.kept or ():
            columns = (ties.later, ties.earlier, ties.likeness, ties.matter, ties.days, ties.alike)
            for later, earlier, likeness, matter, days, alike in zip(*(column.tolist() for column in columns), strict=True):
                self._hold(later, earlier, _Tie(likeness, matter, None if days == NO_DAYS else days, alike))
        self.held: OrderedDict[int, Written] = OrderedDict()

    def _hold(self, later: int, earlier: int, tie: _Tie) -> None:
        self.ties[earlier, later] = tie
        tied = max(tie.likeness, tie.matter) >= self.laying.least
        for report, other in ((later, earlier), (earlier, later)):
            mine, theirs = self.home[report], self.home[other]
            if mine != theirs:
                near = _Nearest(True, -round(tie.alike, 6), report, other)
                nearest = self.outside.setdefault(mine, {})
                nearest[theirs] = min(near, nearest.get(theirs, near))
            elif tied:
                self.inside.setdefault(report, []).append((-tie.likeness, other))
        one, two = sorted((self.home[later], self.home[earlier]))
        if one != two and tied:
            self.between[one, two] = self.between.get((one, two), 0.0) + tie.likeness

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
        parted: dict[int, list[Decision]] = {}
        for home, near in self.outside.get(story, {}).items():
            if by := self._parted(story, home):
                parted[home] = by
                nearest[home] = msgspec.structs.replace(near, undecided=False)
            elif -near.alike >= self.settings.lookalike:
                nearest[home] = near
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
        pair = self._pair(report, other)
        return Tied(
            report=here.id,
            other=there.id,
            likeness=round(self._likeness(report, other, pair), 3),
            names=self.telling.names_of(here, there),
            terms=self.telling.terms_of(here, there),
            numbers=self.telling.numbers_of(here, there),
            days=self._days(report, other),
            copied=round(float(pair.copied[0]), 3),
            passages=passages(here, there, self.settings.why_passages),
            against=tuple(self._against(report, other, pair)),
            decisions=tuple(by),
        )

    def _pair(self, report: int, other: int) -> Pairs:
        return self.laying.rows.pairs(np.array([max(report, other)]), np.array([min(report, other)]))

    def _tie(self, report: int, other: int) -> _Tie | None:
        return self.ties.get((min(report, other), max(report, other)))

    def _likeness(self, report: int, other: int, pair: Pairs) -> float:
        """How probably both tell of one event, by what they say; also of two that were not compared."""
        if tie := self._tie(report, other):
            return tie.likeness
        crowds = np.array([self._crowd(report, other)])
        return float(1 / (1 + np.exp(-self.laying.scores.score(pair, crowds)[0])))

    def _crowd(self, report: int, other: int) -> float:
        return float(self.laying.scores.crowds(np.array([report, other])).sum())

    def _days(self, report: int, other: int) -> int | None:
        one, two = self.laying.scores.days.array[[report, other], 0].tolist()
        return abs(one - two) if one and two else None

    def _against(self, report: int, other: int, pair: Pairs) -> list[str]:
        """What spoke against one event, the weightiest first."""
        chosen, tie, days = self.settings, self._tie(report, other), self._days(report, other)
        found = []
        if days and days > chosen.window_days:
            found.append(f"{days} days between them, more than the {chosen.window_days} of one event")
        elif tie and tie.days and tie.days > chosen.window_days:
            found.append("by what else each is like, they are of two times")
        if pair.shared_names[0] == 0:
            found.append("both have several rare names and share none")
        elif pair.shared_names[0] == 1:
            found.append("both have several rare names and share but one")
        for one, two in ((report, other), (other, report)):
            if tie and tie.likeness < tie.matter and self.laying.scores.looks_back(one, two):
                found.append(f"{self.reports[one].id} looks back on what {self.reports[two].id} tells of as new")
        if self._crowd(report, other) > chosen.crowded:
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
