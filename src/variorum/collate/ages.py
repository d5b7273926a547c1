"""Loci of ages: how old somebody is, or something that has an age in two reports or more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.collate.age_marks import THINGS, Age, ages_told
from variorum.collate.persons import name_words, persons
from variorum.collate.told import identity
from variorum.model import Locus, MarkedReport, Reading
from variorum.settings import Collate

__all__ = ["THINGS", "ages"]

_SHARE_OF_REPORTS = 3  # one in so many must tell an age on which all agree


def ages(reports: Sequence[MarkedReport], settings: Collate) -> tuple[Locus, ...]:
    """A locus for everybody and everything of whom reports give two ages, and for what is unnamed, or no person, of which many
    give one: "a man of 61" is "a sexagenarian", and the plane "the 22-year-old Kestrel"."""
    names = {mention.name for marked in reports for mention in marked.mentions if mention.kind == "person"}
    known = persons(sorted(name for name in names if len(name_words(name)) > 1))
    told = [age for marked in reports for age in ages_told(marked, known)]
    ids = [marked.id for marked in reports]
    kept = [*_of_two_ages(told, ids)]
    used = {reading.span for locus in kept for reading in locus.readings if reading.span}
    for group in _of_one_age(told):
        enough = len(group) >= settings.name_fewest and _SHARE_OF_REPORTS * len(group) >= len(reports)
        if enough and not any(age.span in used for age in group.values()):
            kept.append(_locus(_called(group.values()), group, ids, differ=False))
    return tuple(kept)


def _of_two_ages(told: Sequence[Age], ids: Sequence[str]) -> list[Locus]:
    """The loci of everybody with a name, and of every kind of thing, of whom reports give different ages."""
    found: dict[str, dict[str, Age]] = defaultdict(dict)
    several: set[str] = set()  # of whom one report has two ages: they are two of one name
    for age in told:
        whose = age.name or (age.noun if age.noun in THINGS else None)
        if whose and age.low == age.high and found[whose].setdefault(age.span.report, age).low != age.low:
            several.add(whose)
    return [
        _locus(whose, group, ids, differ=True)
        for whose, group in sorted(found.items())
        if whose not in several and len({age.low for age in group.values()}) > 1
    ]


def _of_one_age(told: Sequence[Age]) -> list[dict[str, Age]]:
    """The ages of one number of years that are told of somebody without a name, or of something, each with one reading of a
    report. Two persons with names who are as old make it unclear of whom the others tell."""
    groups = []
    for thing in (True, False):
        mine = [age for age in told if age.thing == thing]
        for years in sorted({age.low for age in mine if age.low == age.high}):
            exact = [age for age in mine if age.low == age.high == years]
            unnamed = [age for age in exact if age.name is None]
            genders = {age.gender for age in exact} - {None}
            if thing and not any(age.noun in THINGS for age in exact):
                continue
            if not unnamed or len({age.name for age in exact} - {None}) > 1 or len(genders) > 1:
                continue
            group: dict[str, Age] = {}
            for age in (*unnamed, *exact, *_about(years, mine, genders)):
                group.setdefault(age.span.report, age)
            groups.append(group)
    return groups


def _about(years: int, told: Sequence[Age], genders: set[str | None]) -> list[Age]:
    """Those of `told` that allow of `years` and of the age of nobody else: "in his sixties"."""
    vague = [age for age in told if age.low < age.high and age.low <= years <= age.high]
    return [
        age
        for age in vague
        if not (age.gender and genders and age.gender not in genders)
        and not any(other.low == other.high != years and age.low <= other.low <= age.high for other in told if not other.name)
    ]


def _called(group: Iterable[Age]) -> str:
    """What most of `group` call whom, or what, they tell the age of."""
    calls = Counter(age.noun or age.name for age in group if age.noun or age.name)
    first = min(calls, key=lambda call: (-calls[call], call), default=None)
    return first or "person"


def _locus(whose: str, told: Mapping[str, Age], ids: Sequence[str], *, differ: bool) -> Locus:
    readings = tuple(
        Reading(report=report, span=told[report].span, low=told[report].low, high=told[report].high, unit="years")
        if report in told
        else Reading(report=report)
        for report in ids
    )
    return Locus(
        id=identity(("age",), readings),
        kind="figure",
        asks=f"how old {whose if whose[0].isupper() and ' ' in whose else f'the {whose}'} is",
        readings=readings,
        verdict="differ" if differ else "agree",
    )
