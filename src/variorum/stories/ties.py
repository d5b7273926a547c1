"""What ties a report to those before it, and what holds them apart: shared terms, the crowd around them, names and days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.settings import Stories
from variorum.stories.growing import Growing
from variorum.stories.likeness import Bools, Floats, Ints, Pairs, Rows
from variorum.stories.profiles import Profile

NO_DAYS = -1


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of a report and an earlier one, by number, those of one report together, the likeliest first.

    `likeness` is how probably both tell of one event, by what they say, `matter` how probably of one matter, be it that one
    follows on what the other tells of; `days` are the days between them, `NO_DAYS` where one has no date or the two are
    copies, whose day says nothing. `alike` is the score of terms alone.
    """

    later: Ints
    earlier: Ints
    likeness: Floats
    matter: Floats
    days: Ints
    alike: Floats


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of pairs of reports before the later have met the earlier, the pairs of one report together: `apart` is
    what days take, `words` the likeness by words where the two may be neighbours, 0 elsewhere."""

    earlier: Ints
    alike: Floats
    strangeness: Floats
    days: Ints
    apart: Floats
    copied: Floats
    words: NDArray[np.float32]
    small: float

    def part(self, begin: int, end: int) -> Scored:
        """Some of the pairs."""
        return Scored(
            earlier=self.earlier[begin:end],
            alike=self.alike[begin:end],
            strangeness=self.strangeness[begin:end],
            days=self.days[begin:end],
            apart=self.apart[begin:end],
            copied=self.copied[begin:end],
            words=self.words[begin:end],
            small=self.small,
        )


class Scores:
    """Scores pairs of reports in the order in which reports come; what a report is like is found out when it comes."""

    def __init__(self, rows: Rows, settings: Stories, most: int) -> None:
        self.rows, self.settings = rows, settings
        self.days = Growing(np.int32, 1, most)  # 0 where one is not known
        self.neighbours = Growing(np.float32, settings.crowd_to, most)  # of each report, how like it the likest of its time are
        self.supposed: dict[int, int] = {}  # days of reports without one
        self.recalled: dict[int, frozenset[int]] = {}  # of the reports that look back, on what
        self.backward: dict[int, float] = {}  # of those, how much of what they are like they look back on
        self.alike: dict[int, float] = {}

    def add(self, profiles: Sequence[Profile]) -> None:
        """Takes in the reports that come now; they meet those before them one after the other, with `ties`."""
        self.days.extend(np.array([profile.day or 0 for profile in profiles], np.int32).reshape(-1, 1))
        self.neighbours.extend(np.zeros((len(profiles), self.settings.crowd_to), np.float32))

    def scored(self, pairs: Pairs, small: float) -> Scored:
        """What is known of pairs of reports before the later have met the earlier. `small` (0 to 1) says how small the pile is:
        in a pile that somebody gathered on some matters, whatever follows on an event is as like it as its own reports are, and
        time must tell."""
        chosen = self.settings
        days = self.between(pairs.later, pairs.earlier)
        alike = terms(pairs, chosen)
        near = (days <= chosen.crowd_days) & (alike < chosen.kin)  # also where a day is not known
        return Scored(
            earlier=pairs.earlier,
            alike=alike,
            strangeness=strangeness(pairs, chosen),
            days=days,
            apart=apartness(days, chosen),
            copied=pairs.copied,
            words=np.where(near, np.sqrt(pairs.words).astype(np.float32), np.float32(0)),
            small=small,
        )

    def ties(self, report: int, scored: Scored, profile: Profile) -> Ties:
        """The ties of the report that comes now to those that it is compared with."""
        chosen = self.settings
        crowds = self._meet(report, scored.earlier, scored.words)
        score = scored.alike - chosen.crowd * crowds - scored.strangeness
        kept = ((score >= chosen.min_score) | (scored.alike >= chosen.lookalike)).nonzero()[0]
        kept = kept[np.lexsort((-scored.earlier[kept], -score[kept]))]
        earlier, score, days, apart = scored.earlier[kept], score[kept], scored.days[kept], scored.apart[kept]
        later = np.full(len(kept), report)
        matter = 1 / (1 + np.exp(-score))
        undated = days == NO_DAYS
        if undated.any() and self._suppose(report, earlier, score, days):
            apart = apartness(days, chosen)
        if scored.small:
            follows = (days > chosen.window_days) & (scored.copied[kept] < chosen.copied)
            follows |= self._followups(later, earlier, matter, undated, [profile], report)
            apart += np.where(follows, chosen.followed * scored.small, 0.0)
        likeness = 1 / (1 + np.exp(apart - score))
        matter[days > chosen.thread_days] = 0.0
        return Ties(later=later, earlier=earlier, likeness=likeness, matter=matter, days=days, alike=scored.alike[kept])

    def between(self, later: Ints, earlier: Ints) -> Ints:
        """The days between reports, `NO_DAYS` where one has no date."""
        one, other = self.days.array[later, 0], self.days.array[earlier, 0]
        return np.where((one == 0) | (other == 0), NO_DAYS, np.abs(one - other)).astype(np.int64)

    def score(self, pairs: Pairs, crowds: Floats) -> Floats:
        """The score of one event of each pair, time left aside."""
        chosen = self.settings
        score: Floats = terms(pairs, chosen) - chosen.crowd * crowds
        return score - strangeness(pairs, chosen)

    def crowds(self, reports: Ints) -> Floats:
        """How many look like each report: the mean likeness of its neighbours beyond those that a story of usual size has, as
        far as they have come.

        A report from a long war has fifty lookalikes; there the same likeness says less.
        """
        chosen = self.settings
        beyond = np.sort(self.neighbours.array[reports], axis=1)[:, : chosen.crowd_to - chosen.crowd_from]
        crowds: Floats = beyond.mean(axis=1, dtype=np.float64)
        return crowds

    def _meet(self, report: int, others: Ints, likeness: NDArray[np.float32]) -> Floats:
        """Makes a report a neighbour of those before it that it is so much like; the crowd around it and around each of them.
        The neighbours of each are held the least like first."""
        held, beyond = self.neighbours.array, self.settings.crowd_to - self.settings.crowd_from
        nearest = np.sort(likeness)[-held.shape[1] :]
        held[report, held.shape[1] - len(nearest) :] = nearest
        theirs = held[others]
        theirs[:, 0] = np.maximum(theirs[:, 0], likeness)
        theirs.sort(axis=1)
        held[others] = theirs
        mine = np.add.reduce(held[report, :beyond], dtype=np.float64)
        crowds: Floats = np.add.reduce(theirs[:, :beyond], axis=1, dtype=np.float64) / beyond + mine / beyond
        return crowds

    def _suppose(self, report: int, earlier: Ints, score: Floats, days: Ints) -> bool:
        """Supposes of a report without a date that it is of the day on or about which those were written that it is like,
        unless they are of several times; and puts into `days` what lies beyond the window by such days. Whether any does."""
        chosen, known = self.settings, self.days.array
        others = earlier.tolist()
        day = int(known[report, 0])
        dated = known[earlier, 0].tolist()
        if not day:
            weights: dict[int, float] = {}
            for there, odds in zip(dated, np.exp(score).tolist(), strict=True):
                if there:
                    weights[there] = weights.get(there, 0.0) + odds
            supposed = supposed_day(weights, chosen)
            if supposed is None:
                return False
            self.supposed[report] = day = supposed
        found = False
        for at, other in enumerate(others):
            if not (known[report, 0] and dated[at]):
                there = dated[at] or self.supposed.get(other, 0)
                if there and abs(day - there) > chosen.window_days:
                    days[at] = abs(day - there)
                    found = True
        return found

    def _followups(
        self, later: Ints, earlier: Ints, matter: Floats, undated: Bools, profiles: Sequence[Profile], begin: int
    ) -> Bools:
        """Of which pairs with one that has no date one report, and not the other, looks back on most of what it is like."""
        found = np.zeros(len(later), bool)
        for number, profile in enumerate(profiles, start=begin):
            if len(profile.recalled):
                self.recalled[number] = frozenset(profile.recalled.tolist())
        firsts = np.searchsorted(later, np.arange(begin, begin + len(profiles) + 1)).tolist()
        for first, last in pairwise(firsts):
            pairs = [(int(later[at]), int(earlier[at]), float(matter[at])) for at in range(first, last)]
            for one, other, likeness in pairs:
                self.alike[one] = self.alike.get(one, 0.0) + likeness
                self.alike[other] = self.alike.get(other, 0.0) + likeness
                back, forth = self.looks_back(one, other), self.looks_back(other, one)
                if back != forth:
                    who = one if back else other
                    self.backward[who] = self.backward.get(who, 0.0) + likeness
            for at, (one, other, _) in enumerate(pairs, start=first):
                found[at] = undated[at] and self._follows(one) != self._follows(other)
        return found

    def looks_back(self, one: int, other: int) -> bool:
        """Whether what one report recalls has several words of the other's lead."""
        recalled = self.recalled.get(one)
        return recalled is not None and len(recalled & self.rows.lead(other)) >= self.settings.recalled_words

    def _follows(self, report: int) -> bool:
        return self.backward.get(report, 0.0) > 0.5 * self.alike.get(report, 0.0)


def terms(pairs: Pairs, settings: Stories) -> Floats:
    """The score of one event of each pair by its terms alone."""
    score: Floats = settings.base + settings.words * np.sqrt(pairs.words)
    score += settings.names * np.sqrt(pairs.names)
    score += settings.full_names * np.sqrt(pairs.full_names)
    score += settings.numbers * np.sqrt(pairs.figures)
    score += settings.lead * np.sqrt(pairs.lead)
    score -= settings.verbatim * pairs.copied
    return score


def edges(reports: Ints) -> list[int]:
    """Where the runs of one report begin, and the end of the last."""
    return [0, *(np.flatnonzero(np.diff(reports)) + 1).tolist(), len(reports)] if len(reports) else []


def strangeness(pairs: Pairs, settings: Stories) -> Floats:
    """What is taken where both name several and share no name, or but one."""
    one = np.where(pairs.shared_names == 1, settings.one_name_shared, 0.0)
    taken: Floats = np.where(pairs.shared_names == 0, settings.no_name_shared, one)
    return taken


def supposed_day(weights: dict[int, float], settings: Stories) -> int | None:
    """The day on or about which what a report is like was written, None where that is of several times."""
    if not weights:
        return None
    about = {day: sum(w / (1 + abs(day - d)) for d, w in weights.items()) for day in weights}
    day = min(weights, key=lambda day: (-round(about[day], 6), day))
    within = sum(w for d, w in weights.items() if abs(day - d) <= settings.window_days)
    return day if within >= settings.supposed * sum(weights.values()) else None


def apartness(days: Ints, settings: Stories) -> Floats:
    """What days between two reports take from the score of one event; nothing where they are not known.

    >>> apartness(np.array([NO_DAYS, 0, 1, 7, 60, 700]), Stories()).round(1).tolist()
    [0.0, 0.0, 0.7, 2.2, 4.4, 4.4]
    """
    apart: Floats = settings.per_log_day * np.log1p(np.clip(days, 0, settings.most_days))
    return apart
