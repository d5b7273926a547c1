"""Tolls: how many were killed and how many were hurt in what a report tells of, out of all the counts that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.collate.toll_words import (
    AND,
    ANYBODY,
    DEATH,
    ELSEWHEN,
    HIMSELF,
    HURT,
    INJURED,
    KILLED,
    LIVES,
    MANY_HURT,
    MANY_KILLED,
    NO_OTHERS,
    ONE_HURT,
    ONE_KILLED,
    OTHER,
    PART,
    PART_BEFORE,
    SEVERAL_EVENTS,
    SHOT,
)
from variorum.model import MarkedReport, Quantity
from variorum.settings import Collate

Fate = Literal["killed", "injured"]
FATES: tuple[Fate, ...] = ("killed", "injured")
Told = Literal["killed", "injured", "shot", ""]


class Casualty(msgspec.Struct, frozen=True):
    """One count of persons with what befell them; `place` is the number of its sentence."""

    quantity: Quantity
    told: Told
    place: int
    other: bool

    @property
    def number(self) -> float:
        """The lowest number that it allows."""
        return self.quantity.low or 0


def toll(marked: MarkedReport, fate: Fate, settings: Collate) -> Quantity | None:
    """The number of those killed, or injured, in the event that `marked` tells of; None where it does not say."""
    found = casualties(marked, settings)
    killed = _killed(marked, found, settings)
    return killed if fate == "killed" else _injured(marked, found, killed, settings)


def casualties(marked: MarkedReport, settings: Collate) -> list[Casualty]:
    """Every count of casualties in the lead of `marked` that is of its event: not of one long before, nor of a year so far."""
    text = marked.report.text
    found: list[Casualty] = []
    place = 0
    run = (None, *marked.quantities, None)
    for before, quantity, after in zip(run, marked.quantities, run[2:], strict=False):
        while place + 1 < len(marked.sentences) and marked.sentences[place].end <= quantity.span.begin:
            place += 1
        if place >= settings.toll_lead:
            break
        if quantity.unit != "people" or quantity.low is None or quantity.low > settings.toll_most:
            continue
        told = _told(quantity.of or "")
        sentence = marked.sentences[place]
        if before and _untold_persons(before) and AND.fullmatch(text, before.span.end, quantity.span.begin):
            quantity = _number(quantity, (before.low or 0) + (quantity.low or 0))
        elif after and _untold_persons(after) and AND.fullmatch(text, quantity.span.end, after.span.begin):
            quantity = _number(quantity, (after.low or 0) + (quantity.low or 0))
        if told and not (place > 0 and ELSEWHEN.search(text, sentence.begin, sentence.end)):
            found.append(Casualty(quantity, told, place, bool(OTHER.search(marked.report.words(quantity.span)))))
    return found


def _untold_persons(quantity: Quantity) -> bool:
    """Whether it counts persons of whom nothing is told, so that what is told of those beside them is told of them too."""
    return quantity.unit == "people" and bool(quantity.low) and not _told(quantity.of or "")


def _told(of: str) -> Told:
    if " not " in f" {of} ":
        return ""
    if KILLED.search(of):
        return "killed"
    if INJURED.search(of):
        return "injured"
    return "shot" if SHOT.search(of) else ""


def _lead(marked: MarkedReport, settings: Collate) -> tuple[int, int]:
    """Where the lead of the report begins and ends."""
    sentences = marked.sentences[: settings.toll_lead]
    return (sentences[0].begin, sentences[-1].end) if sentences else (0, 0)


def _killed(marked: MarkedReport, found: Sequence[Casualty], settings: Collate) -> Quantity | None:
    counts = [one for one in found if one.told == "killed"]
    several = [one for one in counts if one.number > 1]
    text, title = marked.report.text, marked.report.title or ""
    begin, end = _lead(marked, settings)
    if several:
        most = max(several, key=lambda one: (one.number, -one.place))
        sentence = marked.sentences[most.place]
        himself = bool(HIMSELF.search(text, most.quantity.span.end, sentence.end))
        return _number(most.quantity, most.number + himself)
    if MANY_KILLED.search(text, begin, end) or MANY_KILLED.search(title) or HIMSELF.search(text, begin, end):
        return None
    ones = [one for one in counts if one.number == 1]
    if len({one.quantity.of for one in ones if one.other}) and len(ones) > 1:
        return None
    if ones:
        return ones[0].quantity
    if nobody := [one for one in counts if one.number == 0]:
        return nobody[0].quantity
    sign = ONE_KILLED.search(text, begin, end)
    if sign:
        return Quantity(span=marked.report.span(sign.start(), sign.end()), low=1, high=1, unit="people", of="killed")
    lives = LIVES.search(text, begin, end)
    if lives and not _told_in(DEATH, text[begin:end]) and not _told_in(DEATH, title):
        return Quantity(span=marked.report.span(lives.start(), lives.end()), low=0, high=0, unit="people", of="killed")
    return None


def _injured(marked: MarkedReport, found: Sequence[Casualty], killed: Quantity | None, settings: Collate) -> Quantity | None:
    text, title = marked.report.text, marked.report.title or ""
    begin, end = _lead(marked, settings)
    dead = (killed.low or 0) if killed else 0
    hurt = [one for one in found if one.told in ("injured", "shot") and one.number > 1 and not _is_part(marked, one)]
    if hurt:
        most = max(hurt, key=lambda one: (one.number, one.told == "injured", -one.place))
        if killed is None and (_told_in(DEATH, text[begin:end]) or _told_in(DEATH, title)):
            return None
        return _hurt_apart_from_dead(marked, found, most, dead)
    if (none := NO_OTHERS.search(text, begin, end)) and dead:
        return Quantity(span=marked.report.span(none.start(), none.end()), low=0, high=0, unit="people", of="injured")
    if dead and killed and not _told_in(HURT, text[begin:end]) and not _told_in(HURT, title):
        return msgspec.structs.replace(killed, low=0, high=0, of="injured")
    ones = [one for one in found if one.told in ("injured", "shot") and one.number == 1]
    beside = _one_beside_dead(found) if dead else None
    if beside:
        return beside.quantity
    if dead or _told_in(DEATH, text[begin:end]) or _told_in(DEATH, title) or MANY_HURT.search(title):
        return None
    if len({_person(one) for one in ones} - ANYBODY) > 1:
        return None
    if killed is None and all(one.told == "shot" for one in ones):
        return None  # whether they live is not said
    if ones and not any(one.other for one in ones):
        return ones[0].quantity
    sign = ONE_HURT.search(text, begin, end)
    if sign and not MANY_HURT.search(text, begin, end):
        return Quantity(span=marked.report.span(sign.start(), sign.end()), low=1, high=1, unit="people", of="injured")
    return None


def _one_beside_dead(found: Sequence[Casualty]) -> Casualty | None:
    """The one person who was hurt where the same sentence counts the dead: "a man was killed and a girl wounded"."""
    for one in found:
        if one.told == "injured" and one.number == 1:
            dead = [other for other in found if other.told == "killed" and other.place == one.place]
            if any(_person(other) != _person(one) for other in dead):
                return one
    return None


def _person(one: Casualty) -> str:
    return (one.quantity.of or "").partition(" ")[0]


def _is_part(marked: MarkedReport, one: Casualty) -> bool:
    """Whether the count says that it is a part of another: "three of the victims", "the other two"."""
    span = one.quantity.span
    text, sentence = marked.report.text, marked.sentences[one.place]
    return bool(
        PART.search(marked.report.words(span))
        or PART.match(text, span.end)
        or PART_BEFORE.search(text[sentence.begin : span.begin])
        or marked.report.words(span).lower().startswith("the other")
        or SEVERAL_EVENTS.search(text, sentence.begin, sentence.end)
    )


def _hurt_apart_from_dead(marked: MarkedReport, found: Sequence[Casualty], most: Casualty, dead: float) -> Quantity | None:
    """The count `most` of those hurt, without the dead among them, and with the one that "others" were hurt beside."""
    beside = [one for one in found if one.place == most.place and one is not most]
    if most.other:
        if any(one.told == "killed" for one in beside) or dead:
            return most.quantity
        ones = [one for one in beside if one.number == 1 and one.told in ("injured", "shot")]
        return _number(most.quantity, most.number + len(ones)) if ones else None
    if not dead:
        return most.quantity
    with_dead = [one for one in beside if one.told == "killed"]
    if most.told == "injured":
        return most.quantity if with_dead else None
    if any(one.quantity.span.begin < most.quantity.span.begin for one in with_dead):
        return most.quantity
    return _number(most.quantity, most.number - dead) if most.number > dead and with_dead else None


def _told_in(pattern: re.Pattern[str], text: str) -> bool:
    """Whether `text` has the words of the group of `pattern`, other than in the phrases that it has without the group."""
    return any(match.group(1) for match in pattern.finditer(text))


def _number(quantity: Quantity, number: float) -> Quantity:
    return msgspec.structs.replace(quantity, low=number, high=number)
