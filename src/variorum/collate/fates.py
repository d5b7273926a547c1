"""Loci of what became of somebody: in what condition, held or only heard, of what cause, where reports tell it otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import pairwise
from typing import get_args

import msgspec

from variorum.collate.fate_words import AGREEING, RIVALS, TOLD, Phrase, Scale, phrases
from variorum.collate.fated import People, Person, object_of, subject
from variorum.collate.persons import name_words, persons
from variorum.collate.sides import Sentences
from variorum.collate.told import told_locus
from variorum.collate.verdicts import published
from variorum.model import Locus, Report, Span, Verdict

_DOUBT = re.compile(
    r"\b(?:if|whether|unless|could|would|may|might|should|nearly|almost|fear(?:s|ed)?|feared|before|until|to|not|never|nobody"
    r"|no~one|without|denie[sd]|deny|had~been~reported|will|n't|wrongly)\s+(?:\w+\s+){0,2}$".replace("~", r"\s+"),
    re.IGNORECASE,
)


_SOMEBODY = {None: ("somebody", "a child"), "m": ("a man", "a boy"), "f": ("a woman", "a girl")}
_GROWN = 18
_RANKS: Mapping[Scale, Sequence[Set[str]]] = {
    "condition": ({"dead"}, {"critical", "serious", "stable"}, {"alive"}),
    "custody": ({"heard"}, {"held"}),
    "office": ({"gone"},),
    "cause": (),
}
"""What a report stands by that tells several things of somebody on a scale: one of the first of these, else what is left."""
_DOUBT_REACH = 40  # characters before a phrase in which what puts it in doubt stands
_FOCUS = 2  # sentences behind the one that names somebody in which what they died of may stand


class _Told(msgspec.Struct, frozen=True):
    """What a report tells of somebody on a scale, and where."""

    scale: Scale
    value: str
    span: Span
    person: Person


def fates(read: Sequence[Sentences]) -> tuple[Locus, ...]:
    """A locus for everybody on whose condition, custody or cause of death the reports of a story depart from one another."""
    placed = [_phrases(one) for one in read]
    if sum(bool(one) for one in placed) < 2:
        return ()
    names = [mention.name for one in read for mention in one.marked.mentions if mention.kind == "person"]
    known = {name: full for name, full in persons(names).items() if name_words(full)}
    people = [People(one.marked, one.spans, known) for one in read]
    ages: dict[str, set[int]] = defaultdict(set)
    for those in people:
        for name, age in those.ages:
            ages[name].add(age)
    told = [item for one, those, found in _each(read, people, placed) for item in _told(one, those, found)]
    fated = _fated(told, ages)
    told += [item for one, those, found in _each(read, people, placed) for item in _causes(one, those, found, fated)]
    grouped: dict[tuple[str, Scale], dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for scale in get_args(Scale):
        of_scale = [one for one in told if one.scale == scale]
        keys = _keys([one.person for one in of_scale], ages)
        for one, key in zip(of_scale, keys, strict=True):
            if key:
                grouped[key, scale][one.span.report].append(one)
    reports = {one.marked.id: one.marked.report for one in read}
    loci = []
    for (key, scale), by_report in sorted(grouped.items()):
        chosen = {report: _stands_by(scale, those) for report, those in sorted(by_report.items())}
        if _depart(scale, chosen, by_report):
            died = any(one.value == "dead" for those in grouped.get((key, "condition"), {}).values() for one in those)
            loci.append(_locus(_asks(key, scale, died), scale, chosen, reports))
    return tuple(loci)


_Placed = Mapping[int, Sequence[tuple[Phrase, int, int]]]
"""The phrases of a report by sentence."""


def _phrases(one: Sentences) -> _Placed:
    text = one.marked.report.text
    return {
        number: found
        for number, (sentence, words) in enumerate(zip(one.spans, one.words, strict=True))
        for found in [phrases(text, sentence.begin, sentence.end, [word.plain for word in words])]
        if found
    }


def _each(
    read: Sequence[Sentences], people: Sequence[People], placed: Sequence[_Placed]
) -> Iterator[tuple[Sentences, People, _Placed]]:
    return zip(read, people, placed, strict=True)


def _told(one: Sentences, people: People, placed: _Placed) -> Iterator[_Told]:
    """What a report tells of somebody whom its words name as the one, in its order."""
    text = one.marked.report.text
    for number, found in placed.items():
        sentence, lead = one.spans[number], people.lead(number)
        mine = sorted((*people.of(number), *([lead] if lead else [])), key=lambda person: person.begin)
        for phrase, begin, end in found:
            if _DOUBT.search(text, max(sentence.begin, begin - _DOUBT_REACH), begin):
                continue
            if phrase.side == "after":
                whom = object_of(text, end, mine)
            elif phrase.side == "before":
                whom = subject(text, sentence, begin, mine, people.of(number - 1), says_so=phrase.scale == "office")
            elif phrase.scale == "custody":
                whom = mine[0] if len({(person.name, person.low) for person in mine}) == 1 else None
            else:
                continue
            if whom is not None:
                last = max(end, whom.end) if phrase.side == "after" else end
                yield _Told(phrase.scale, phrase.value, one.marked.report.span(begin, last), whom)


def _fated(told: Sequence[_Told], ages: Mapping[str, set[int]]) -> frozenset[str]:
    """Those by name who are dead or in danger in some report."""
    harmed = [one.person for one in told if one.scale == "condition" and one.value in ("dead", "critical")]
    return frozenset(key for key in _keys(harmed, ages) if key and key in ages) | frozenset(
        person.name for person in harmed if person.name
    )


def _causes(one: Sentences, people: People, placed: _Placed, fated: frozenset[str]) -> Iterator[_Told]:
    """The causes that a report tells near the name of somebody `fated`: in its sentence or in one of the two that follow."""
    for number, found in placed.items() if fated else ():
        for phrase, begin, end in found:
            if phrase.scale != "cause" or phrase.side != "near":
                continue
            for back in range(number, max(-1, number - 1 - _FOCUS), -1):
                victims = {person.name: person for person in people.of(back) if person.name in fated}
                if victims:
                    if len(victims) == 1:
                        span = one.marked.report.span(begin, end)
                        yield _Told("cause", phrase.value, span, next(iter(victims.values())))
                    break


def _keys(people: Sequence[Person], ages: Mapping[str, set[int]]) -> list[str | None]:
    """For each of `people` one key in all reports, a name or an age that only one of them has; None where it is not told."""
    names = sorted({person.name for person in people if person.name})
    exact = {(person.low, person.sex) for person in people if person.name is None and person.low == person.high}
    return [person.name or _key(person, names, exact, ages) for person in people]


def _key(
    person: Person, names: Sequence[str], exact: Set[tuple[int | None, str | None]], ages: Mapping[str, set[int]]
) -> str | None:
    low, high = person.low or 0, person.high or 0
    bearers = [name for name in names if any(low <= age <= high for age in ages.get(name, ()))]
    if not bearers and low == high:
        bearers = [name for name, told in sorted(ages.items()) if low in told]
    if bearers:
        return bearers[0] if len(bearers) == 1 else None
    near = sorted({(age, sex or "") for age, sex in exact if age and low <= age <= high and sex in (None, person.sex)})
    if low < high and len({age for age, _ in near}) == 1:
        low = near[0][0]
    elif low < high:
        return None
    nouns = _SOMEBODY[person.sex]
    return f"{nouns[low < _GROWN]} of {low}"


def _stands_by(scale: Scale, told: Sequence[_Told]) -> _Told:
    """What of all that a report tells of somebody on a scale it stands by: that they died, that they were only heard, that they
    were found; of what says as much, what it tells first."""
    ranks = _RANKS[scale]
    return min(told, key=lambda one: next((rank for rank, values in enumerate(ranks) if one.value in values), len(ranks)))


def _depart(scale: Scale, chosen: Mapping[str, _Told], told: Mapping[str, Sequence[_Told]]) -> bool:
    """Whether what reports stand by cannot all be true at one time. Of two causes that one report has together, "beaten and
    shot", neither denies the other, unless they are such as somebody says and somebody denies."""
    values = sorted({one.value for one in chosen.values()})
    pairs = [{a, b} for a in values for b in values if a < b and frozenset((a, b)) not in AGREEING]
    if scale != "cause":
        return bool(pairs)
    together = [{one.value for one in those} for those in told.values()]
    return any(pair & RIVALS or not any(pair <= both for both in together) for pair in pairs)


def _asks(key: str, scale: Scale, died: bool) -> str:
    if scale == "custody":
        return f"whether {key} was arrested"
    if scale == "office":
        return f"whether {key} stays in office"
    if scale == "cause":
        return f"of what {key} died" if died else f"what happened to {key}"
    return f"whether {key} is alive" if died else f"in what condition {key} is"


def _locus(asks: str, scale: Scale, chosen: Mapping[str, _Told], reports: Mapping[str, Report]) -> Locus:
    told_of = {report: (one.span, TOLD.get(one.value, one.value)) for report, one in chosen.items()}
    return told_locus(("fate", scale), "statement", asks, told_of, reports, _verdict(scale, chosen, reports))


def _verdict(scale: Scale, chosen: Mapping[str, _Told], reports: Mapping[str, Report]) -> Verdict:
    """Overtaken where what departs is what comes later by its nature or is told later by all that tell it; else it differs."""
    days: dict[str, list[date | None]] = defaultdict(list)
    for report, one in chosen.items():
        moment = published(reports[report])
        days[one.value].append(moment.date() if moment else None)
    values = sorted(days)
    known = {value: sorted(day for day in days[value] if day) for value in values}
    if _found_alive_after(chosen, reports):
        return "differ"
    for last in ("dead", "held", "gone"):
        if last in values and not {"heard", "free"} & set(values):
            others = [day for value in values if value != last for day in known[value]]
            undone = bool(known[last] and others) and min(others) > max(known[last])
            return "differ" if undone else "overtaken"
    if any(None in days[value] for value in values) or scale == "cause":
        return "differ"
    ordered = sorted(values, key=lambda value: known[value][0])
    apart = all(known[a][-1] < known[b][0] for a, b in pairwise(ordered))
    return "overtaken" if apart else "differ"


def _found_alive_after(chosen: Mapping[str, _Told], reports: Mapping[str, Report]) -> bool:
    """Whether somebody whom reports have dead is found alive in a later one: those were wrong, and not overtaken."""
    moments = {
        value: [moment for report, one in chosen.items() if one.value == value and (moment := published(reports[report]))]
        for value in ("alive", "dead")
    }
    return bool(moments["alive"] and moments["dead"]) and max(moments["alive"]) > max(moments["dead"])
