"""What ties two reports to one event, and what holds them apart: shared terms, the crowd around them, and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log1p

import msgspec
import numpy as np

from variorum.settings import Stories
from variorum.stories.profiles import Profile
from variorum.stories.vectors import Floats, index


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports by number, the smaller first. `likeness` is how probably both tell of one event, by what they say;
    `days` are the days between them, None where one has no date or the two are copies, whose day says nothing."""

    left: int
    right: int
    likeness: float
    days: int | None


def ties(profiles: Sequence[Profile], settings: Stories) -> Iterator[Tie]:
    """A tie for every two of `profiles` that may tell of one event, in order."""
    words = index([p.words for p in profiles], settings)
    names = index([p.names for p in profiles], settings)
    full_names = index([p.full_names for p in profiles], settings)
    numbers = index([p.numbers for p in profiles], settings)
    lead = index([p.lead for p in profiles], settings)
    days = np.array([np.nan if p.day is None else p.day for p in profiles])
    crowds = np.zeros(len(profiles))
    pairs = []
    for i in range(len(profiles)):
        alike = words.cosines(i)
        crowds[i] = _crowd(alike, i, days, settings)
        later = np.flatnonzero(alike[i + 1 :] >= settings.min_cosine) + i + 1
        if len(later):
            score = settings.base + settings.words * np.sqrt(alike[later])
            score += settings.names * np.sqrt(names.cosines(i)[later])
            score += settings.full_names * np.sqrt(full_names.cosines(i)[later])
            score += settings.numbers * np.sqrt(numbers.cosines(i)[later])
            score += settings.lead * np.sqrt(lead.cosines(i)[later])
            kept = score >= settings.min_score
            pairs.append((i, later[kept], score[kept]))
    stretches: dict[int, set[tuple[str, ...]]] = {}
    for i, others, scores in pairs:
        crowded = settings.crowd * np.maximum(0.0, crowds[i] + crowds[others] - settings.crowd_free)
        for j, alike_and_crowded in zip(others.tolist(), (scores - crowded).tolist(), strict=True):
            score = alike_and_crowded - strangeness(profiles[i], profiles[j], settings)
            if score >= settings.min_score:
                between = _days_between(profiles[i], profiles[j])
                if between is not None and between > settings.window_days:
                    for n in (i, j):
                        if n not in stretches:
                            stretches[n] = _stretches(profiles[n])
                    between = None if _shared(stretches[i], stretches[j]) >= settings.copied else between
                yield Tie(left=i, right=j, likeness=round(1 / (1 + exp(-score)), 6), days=between)


def _crowd(alike: Floats, report: int, days: Floats, settings: Stories) -> float:
    """How many look like a report: the mean likeness of its neighbours beyond those that a story of usual size has.

    A report from a long war has fifty lookalikes; there the same likeness says less.
    """
    apart = np.abs(days - days[report]) > settings.crowd_days  # false where a day is not known
    near = np.where(apart, 0.0, np.sqrt(alike))
    near[report] = 0.0
    ranked = np.sort(near)[::-1][settings.crowd_from : settings.crowd_to]
    return float(ranked.sum()) / (settings.crowd_to - settings.crowd_from)


def _days_between(left: Profile, right: Profile) -> int | None:
    return None if left.day is None or right.day is None else abs(left.day - right.day)


def _stretches(profile: Profile) -> set[tuple[str, ...]]:
    """Every five words that stand side by side."""
    return {profile.sequence[at : at + 5] for at in range(len(profile.sequence) - 4)}


def _shared(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    """The share of the smaller set that the other has too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def strangeness(left: Profile, right: Profile, settings: Stories) -> float:
    """What is taken where both name several and share no name, or but one."""
    if min(len(left.rare_names), len(right.rare_names)) < settings.several_names:
        return 0.0
    return (settings.no_name_shared, settings.one_name_shared, 0.0)[min(len(left.rare_names & right.rare_names), 2)]


def apartness(days: int, settings: Stories) -> float:
    """What `days` between two reports take from the score of one event."""
    if days > settings.thread_days:
        return settings.farther
    if days > settings.window_days:
        return settings.far
    return settings.per_log_day * log1p(days) + settings.per_late_day * max(0, days - 7)
