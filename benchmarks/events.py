"""What invented stories are about: when each breaks, where, of what kind, who is in it, what it shares with which others."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import log
from random import Random
from typing import TypeVar

import msgspec

from wording import (
    KINDS_OF_WORD,
    MONTH,
    MONTHS,
    NAME,
    NUMBER,
    WEEKDAY,
    WEEKDAYS,
    Frame,
    frames,
    invented,
    known_word,
    rare_word,
    zipf,
)

LARGEST, SIZE_EXPONENT = 400, 2.2  # of a story: more than half hold one report, a few hundreds
KINDS, TOWNS, GLOBAL_NAMES, SURNAMES, FIRST_NAMES, STREETS = 400, 3000, 3000, 40_000, 250, 6000
KNOWN, UNKNOWN = 20, 0.75  # persons whom all reports of a kind may name, and the share of a story's that nobody else names
TWINS, TWIN_DAYS = 0.4, 3  # such a share of stories is of the kind and the town of one that broke so few days before
SEQUELS, SEQUEL_DAYS = 0.05, (10, 60)  # and such a share takes up the persons and the town of one that broke so long before
OWN_WORDS = {"": 24, "s": 12, "ed": 8, "ing": 6, "ly": 2}
KIND_WORDS = {"": 60, "s": 40, "ed": 30, "ing": 20, "ly": 8}
OWN, OF_KIND, OWN_FROM = 0.03, 0.3, 1500  # shares of a story's words that are its own (of that rank or rarer) and its kind's
IN_WORDS = ("two", "three", "four", "five", "six", "ten", "a dozen", "several", "hundreds of", "some")
BODIES = ("Council", "Union", "Bank", "Police", "Hospital", "University", "Group", "Court", "Company", "Institute")

T = TypeVar("T")


class Plan(msgspec.Struct, frozen=True):
    """One story before a word of it is written. `breaks` is in days since the pile began; the passages are numbered through
    the pile: of each its number and which of this story's reports has it."""

    number: int
    size: int
    breaks: float
    kind: int
    town: int
    matter: int  # the story whose subject it has: its own number, or that of the one it looks like
    root: int  # the story whose persons it has: its own number, or that of the one it follows on
    lends: list[tuple[int, int]]
    borrows: list[tuple[int, int]]


class Passage(msgspec.Struct, frozen=True):
    """A planted passage: in the words of the story of the report that lends it."""

    lender: int
    changed: float


def plans(
    reports: int, seed: int, per_day: float, planted: float, changes: tuple[float, ...]
) -> tuple[list[Plan], list[Passage]]:
    """The plans of as many stories as hold `reports` reports, in the order in which they break, and what is planted in them.

    A share `planted` of reports borrow a passage from a report of another story, mostly of one shortly before.
    """
    chance = Random(f"plan {seed}")
    mean = sum(n ** (1 - SIZE_EXPONENT) for n in range(1, LARGEST + 1))
    made: list[Plan] = []
    passages: list[Passage] = []
    left, now, recent, oldest, ripe = reports, 0.0, 0, 0, 0
    while left:
        number = len(made)
        size = min(left, zipf(chance, 1, LARGEST + 1, SIZE_EXPONENT))
        now += -log(1 - chance.random()) * mean / per_day
        recent = _first(made, recent, now - TWIN_DAYS)
        oldest = _first(made, oldest, now - SEQUEL_DAYS[1])
        ripe = _first(made, ripe, now - SEQUEL_DAYS[0])
        kind, town, matter, root = zipf(chance, 1, KINDS), zipf(chance, 1, TOWNS, 0.6), number, number
        draw = chance.random()
        if draw < TWINS and recent < number:
            twin = made[recent + int(chance.random() * (number - recent))]
            kind, town, matter = twin.kind, twin.town, twin.matter
        elif TWINS <= draw < TWINS + SEQUELS and oldest < ripe:
            before = made[oldest + int(chance.random() * (ripe - oldest))]
            kind, town, matter, root = before.kind, before.town, before.matter, before.root
        plan = Plan(number, size, now, kind, town, matter, root, [], [])
        for report in range(size):
            if number and chance.random() < planted:
                lender = made[number - min(number, zipf(chance, 1, number + 1))]
                plan.borrows.append((len(passages), report))
                lender.lends.append((len(passages), int(chance.random() * lender.size)))
                passages.append(Passage(lender.number, changes[int(chance.random() * len(changes))]))
        made.append(plan)
        left -= size
    return made, passages


def _first(made: list[Plan], since: int, day: float) -> int:
    """The number, from `since` on, of the first story that broke on `day` or later."""
    while since < len(made) and made[since].breaks < day:
        since += 1
    return since


class Town:
    """A town with its officials and streets, the same in every story that happens there."""

    def __init__(self, seed: int, number: int) -> None:
        chance = Random(f"town {seed} {number}")
        self.name = invented(number + 100, 3).capitalize()
        self.officials = [person(chance) for _ in range(4)]
        self.streets = [f"{invented(int(chance.random() * STREETS), 2).capitalize()} Street" for _ in range(8)]
        self.bodies = [f"{self.name} {BODIES[int(chance.random() * len(BODIES))]}" for _ in range(2)]
        words = {kind: [known_word(chance, kind) for _ in range(12)] for kind in KINDS_OF_WORD}
        self.background = [
            sentence(chance, _Background(chance, words, [self.name, *self.officials, *self.bodies])) for _ in range(6)
        ]


class Kind:
    """A kind of event with the words that reports of its kind use, and sentences that they all bring."""

    def __init__(self, seed: int, number: int) -> None:
        chance = Random(f"kind {seed} {number}")
        self.words = {kind: [known_word(chance, kind) for _ in range(count)] for kind, count in KIND_WORDS.items()}
        self.bodies = [f"{global_name(chance)} {BODIES[int(chance.random() * len(BODIES))]}" for _ in range(4)]
        self.known = [person(chance) for _ in range(KNOWN)]
        self.background = [sentence(chance, _Background(chance, self.words, self.bodies)) for _ in range(12)]


class _Background:
    """What fills the slots of sentences that say nothing new."""

    def __init__(self, chance: Random, words: dict[str, list[str]], names: list[str]) -> None:
        self.chance, self.words, self.names = chance, words, names

    def fill(self, slot: str) -> str:
        chance = self.chance
        if slot == NAME:
            return pick(chance, self.names) if chance.random() < 0.5 else global_name(chance)
        if slot == NUMBER:
            return written(int(10 ** (4 * chance.random())))
        if slot in (WEEKDAY, MONTH):
            return pick(chance, WEEKDAYS if slot == WEEKDAY else MONTHS)
        return pick(chance, self.words[slot]) if chance.random() < 0.4 else rare_word(chance, slot)


class Event:
    """What a story tells of: fills the slots of its sentences with its own persons, places, figures, days and words."""

    def __init__(self, plan: Plan, seed: int, begins: date) -> None:
        chance = Random(f"event {seed} {plan.number}")
        self.chance = chance
        self.town, self.kind = town_of(seed, plan.town), kind_of_event(seed, plan.kind)
        cast, matter = Random(f"cast {seed} {plan.root}"), Random(f"matter {seed} {plan.matter}")
        self.persons = [
            person(cast) if cast.random() < UNKNOWN else pick(cast, self.kind.known) for _ in range(3 + int(cast.random() * 6))
        ]
        if plan.root != plan.number:
            self.persons[-1] = person(chance)
        self.streets = [pick(chance, self.town.streets), f"{invented(int(chance.random() * STREETS), 2).capitalize()} Road"]
        self.bodies = [
            *self.kind.bodies[:2],
            *self.town.bodies,
            f"{invented(int(chance.random() * SURNAMES), 3).capitalize()} {pick(chance, BODIES)}",
        ]
        self.figures = [written(int(2 + 10 ** (0.5 + 3.5 * chance.random()))) for _ in range(5)]
        apart = 0.1 + 0.5 * chance.random()  # so many of its words tell it from others of its subject
        self.words = {
            kind: [rare_word(chance if chance.random() < apart else matter, kind, OWN_FROM) for _ in range(count)]
            for kind, count in OWN_WORDS.items()
        }
        self.near = 1.0  # how much of what a report says is the story's own
        day = begins + timedelta(days=int(plan.breaks))
        self.weekday, self.month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]

    def fill(self, slot: str) -> str:
        """A word for a slot."""
        chance = self.chance
        draw = chance.random()
        if slot == NAME:
            return self.name(draw)
        if slot == NUMBER:
            if draw < 0.4 * self.near:
                return pick(chance, self.figures)
            return pick(chance, IN_WORDS) if draw < 0.8 else written(int(10 ** (3.3 * chance.random())))
        if slot == WEEKDAY:
            return self.weekday if draw < 0.6 else pick(chance, WEEKDAYS)
        if slot == MONTH:
            return self.month if draw < 0.6 else pick(chance, MONTHS)
        if draw < OWN * self.near:
            own = self.words[slot]
            return own[int(chance.random() ** 2 * len(own))]
        return pick(chance, self.kind.words[slot]) if draw < OWN * self.near + OF_KIND else rare_word(chance, slot)

    def name(self, draw: float) -> str:
        """A name: of one of its persons (mostly the surname), places and bodies, or one that all the world knows."""
        chance = self.chance
        if draw < 0.40:
            near = chance.random() < self.near
            full = self.persons[int(chance.random() ** 2 * len(self.persons))] if near else pick(chance, self.kind.known)
            return full if draw < 0.12 else full.rpartition(" ")[2]
        if draw < 0.48:
            return pick(chance, self.town.officials)
        if draw < 0.62:
            return self.town.name if draw < 0.56 else pick(chance, self.streets)
        return pick(chance, self.bodies) if draw < 0.72 else global_name(chance)


@cache
def town_of(seed: int, number: int) -> Town:
    """The town of a number."""
    return Town(seed, number)


@cache
def kind_of_event(seed: int, number: int) -> Kind:
    """The kind of event of a number."""
    return Kind(seed, number)


def sentence(chance: Random, filler: Event | _Background, frame: Frame | None = None) -> str:
    """A sentence; one of six is somebody's words in quotation marks."""
    frame = frame or pick(chance, frames())
    text = frame.text % tuple([filler.fill(slot) for slot in frame.slots])
    text = text[0].upper() + text[1:]
    return f"“{text},” {filler.fill(NAME)} said." if chance.random() < 0.16 else text + "."


def person(chance: Random) -> str:
    """A first name and a surname: first names are shared by many, some surnames by a few."""
    first = invented(zipf(chance, 1, FIRST_NAMES), 2).capitalize()
    return f"{first} {invented(SURNAMES + zipf(chance, 1, SURNAMES, 0.8), 3).capitalize()}"


def global_name(chance: Random) -> str:
    """A name of a land, a party or a firm that stories of all kinds bring."""
    return invented(2 * SURNAMES + zipf(chance, 1, GLOBAL_NAMES), 3).capitalize()


def written(figure: int) -> str:
    """A figure as news write it: 12,400."""
    return f"{figure:,}"


def pick(chance: Random, things: Sequence[T]) -> T:
    """One of `things`."""
    return things[int(chance.random() * len(things))]
