"""What ties two reports to one event, and what holds them apart: shared terms, the crowd around them, and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log1p

import msgspec
import numpy as np

from variorum.settings import Stories
from variorum.stories.followups import followups
from variorum.stories.profiles import Profile
from variorum.stories.vectors import Floats, Ints, index


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports by number, the smaller first. `likeness` is how probably both tell of one event, by what they say,
    `matter` how probably of one matter, be it that one follows on what the other tells of;
    `days` are the days between them, None where one has no date or the two are copies, whose day says nothing."""

    left: int
    right: int
    likeness: float
    matter: float
    days: int | None


class Likenesses:
    """How like each other reports are by their terms: those of one with all others at once."""

    def __init__(self, profiles: Sequence[Profile], settings: Stories) -> None:
        self.settings = settings
        self.words = index([p.words for p in profiles], settings)
        self.names = index([p.names for p in profiles], settings)
        self.full_names = index([p.full_names for p in profiles], settings)
        self.numbers = index([p.numbers for p in profiles], settings)
        self.lead = index([p.lead for p in profiles], settings)
        self.days = np.array([np.nan if p.day is None else p.day for p in profiles])

    def scores(self, alike: Floats, report: int, others: Ints) -> Floats:
        """The score of one event of a report with each of `others`, of terms alone; `alike` are its cosines of words."""
        settings = self.settings
        score: Floats = settings.base + settings.words * np.sqrt(alike[others])
        score += settings.names * np.sqrt(self.names.cosines(report)[others])
        score += settings.full_names * np.sqrt(self.full_names.cosines(report)[others])
        score += settings.numbers * np.sqrt(self.numbers.cosines(report)[others])
        score += settings.lead * np.sqrt(self.lead.cosines(report)[others])
        return score

    def crowd(self, alike: Floats, report: int) -> float:
        """How many look like a report: the mean likeness of its neighbours beyond those that a story of usual size has.

        A report from a long war has fifty lookalikes; there the same likeness says less.
        """
        settings = self.settings
        apart = np.abs(self.days - self.days[report]) > settings.crowd_days  # false where a day is not known
        near = np.where(apart, 0.0, np.sqrt(alike))
        near[report] = 0.0
        ranked = np.sort(near)[::-1][settings.crowd_from : settings.crowd_to]
        return float(ranked.sum()) / (settings.crowd_to - settings.crowd_from)


def ties(profiles: Sequence[Profile], settings: Stories) -> Iterator[Tie]:
    """A tie for every two of `profiles` that may tell of one event, in order."""
    likenesses = Likenesses(profiles, settings)
    crowds = np.zeros(len(profiles))
    pairs = []
    for i in range(len(profiles)):
        alike = likenesses.words.cosines(i)
        crowds[i] = likenesses.crowd(alike, i)
        later = np.flatnonzero(alike[i + 1 :] >= settings.min_cosine) + i + 1
        if len(later):
            score = likenesses.scores(alike, i, later)
            kept = score >= settings.min_score - settings.most_room
            pairs.append((i, later[kept], score[kept]))
    found = []
    copies = Copies(profiles)
    for i, others, scores in pairs:
        crowd = crowds[i] + crowds[others]
        scores -= settings.crowd * np.maximum(0.0, crowd - settings.crowd_free)
        room = np.minimum(settings.most_room, settings.room * np.maximum(0.0, settings.crowd_free - crowd))
        small = np.maximum(0.0, 1 - crowd / settings.small_pile)
        for j, score, roomy, smallness in zip(*(x.tolist() for x in (others, scores, room, small)), strict=True):
            between = days_between(profiles[i], profiles[j])
            if between is not None and between > settings.window_days and copies.shared(i, j) >= settings.copied:
                between = None
            score -= strangeness(profiles[i], profiles[j], smallness, settings)
            if score + roomy >= settings.min_score:
                found.append(_Pair(left=i, right=j, score=score, room=roomy, small=smallness, days=between))
    yield from _placed(found, profiles, settings)


class _Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A tie in the making: `room` is what being without lookalikes gives, `small` (0 to 1) how small the pile looks."""

    left: int
    right: int
    score: float
    room: float
    small: float
    days: int | None

    @property
    def likeness(self) -> float:
        """How probably both tell of one event, time left aside."""
        return 1 / (1 + exp(-self.score - self.room))


def _placed(pairs: Sequence[_Pair], profiles: Sequence[Profile], settings: Stories) -> Iterator[Tie]:
    """The ties: in a small pile whatever follows on an event is as like it as its own reports are, and time must tell.

    A report without a date is supposed to be of the day of those whom it is like; it is no follow-up where its words do
    not say so.
    """
    supposed = _supposed_days(pairs, profiles, settings)
    follows = followups(
        [p.recalled for p in profiles],
        [p.telling_lead for p in profiles],
        ((pair.left, pair.right, pair.likeness) for pair in pairs),
        settings.recalled_words,
    )
    for pair in pairs:
        i, j, days = pair.left, pair.right, pair.days
        undated = profiles[i].day is None or profiles[j].day is None
        one, other = supposed[i], supposed[j]
        if undated and one is not None and other is not None:
            days = abs(one - other) if abs(one - other) > settings.window_days else None
        far = days is not None and days > settings.window_days
        score = pair.score + (0.0 if far else pair.room)
        if score < settings.min_score:
            continue
        follows_on = far or (undated and (i in follows) != (j in follows))
        matter = round(1 / (1 + exp(-score)), 6)
        event = round(1 / (1 + exp(settings.followed * pair.small - score)), 6) if follows_on else matter
        yield Tie(left=i, right=j, likeness=event, matter=matter, days=days)


def _supposed_days(pairs: Sequence[_Pair], profiles: Sequence[Profile], settings: Stories) -> list[int | None]:
    """The day of each report; for one without a date that on or about which those were written that it is like, None where
    they are of several times."""
    near: dict[int, dict[int, float]] = {}
    for pair in pairs:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            day = profiles[other].day
            if profiles[one].day is None and day is not None:
                days = near.setdefault(one, {})
                days[day] = days.get(day, 0.0) + pair.likeness
    found = [profile.day for profile in profiles]
    for number, days in near.items():
        about = {day: sum(w * exp(-apartness(abs(day - d), settings)) for d, w in days.items()) for day in days}
        day = min(days, key=lambda day: (-round(about[day], 6), day))
        within = sum(w for d, w in days.items() if abs(day - d) <= settings.window_days)
        if within >= settings.supposed * sum(days.values()):
            found[number] = day
    return found


def days_between(left: Profile, right: Profile) -> int | None:
    """The days between two reports, None where one has no date."""
    return None if left.day is None or right.day is None else abs(left.day - right.day)


class Copies:
    """Which reports share how many of their stretches of five words; those of a report are made when first asked for."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.stretches: dict[int, set[tuple[str, ...]]] = {}

    def _of(self, number: int) -> set[tuple[str, ...]]:
        if number not in self.stretches:
            words = self.profiles[number].sequence
            self.stretches[number] = {words[at : at + 5] for at in range(len(words) - 4)}
        return self.stretches[number]

    def shared(self, one: int, other: int) -> float:
        """The share of the stretches of the shorter report that the other has too."""
        mine, theirs = self._of(one), self._of(other)
        return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def strangeness(left: Profile, right: Profile, small: float, settings: Stories) -> float:
    """What is taken where both name several and share no name, or but one; in a small pile more where none, or no full
    name, is shared."""
    shared = shared_names(left, right, settings)
    taken = 0.0 if shared is None else (settings.no_name_shared, settings.one_name_shared, 0.0)[min(shared, 2)]
    apart = small and (shared == 0 or shared_full_names(left, right, settings) == 0)
    return taken + (small * settings.strangers if apart else 0.0)


def shared_names(left: Profile, right: Profile, settings: Stories) -> int | None:
    """How many rare names both have, None where one has too few for that to tell."""
    few = min(len(left.rare_names), len(right.rare_names)) < settings.several_names
    return None if few else len(left.rare_names & right.rare_names)


def shared_full_names(left: Profile, right: Profile, settings: Stories) -> int | None:
    """How many full names both have, None where one has too few for that to tell."""
    few = min(len(left.full_names), len(right.full_names)) < settings.several_names
    return None if few else len(left.full_names.keys() & right.full_names.keys())


def apartness(days: int, settings: Stories) -> float:
    """What `days` between two reports take from the score of one event."""
    if days > settings.thread_days:
        return settings.farther
    if days > settings.window_days:
        return settings.far
    return settings.per_log_day * log1p(days) + settings.per_late_day * max(0, days - 7)
