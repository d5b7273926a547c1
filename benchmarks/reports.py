"""The reports of invented stories: dispatches, copies, rewrites, accounts of their own; with the truth about each."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from math import cos, exp, log, pi, sqrt
from random import Random

import msgspec

from events import Event, Passage, Plan, kind_of_event, pick, plans, sentence
from wording import COMMON, MONTH, NAME, NUMBER, WEEKDAY, Frame, frames, invented, kind_of, lexicon, rare_word, zipf

BEGINS = datetime(2031, 1, 6)
WORDS, SPREAD = 455, 0.42  # of reports: the median length, and the spread of its logarithm; the mean is near 500
OUTLETS, OUTLET_KIND = 400, 0  # the kind of event whose words outlets' own lines have
UNDATED = 0.04
COPIES, REWRITES, PARTLY = 0.2, 0.25, 0.1  # shares of the reports of a story that are not dispatches; the rest are their own
FARTHEST = 0.1  # how near to its story the farthest account is
BACKGROUND, FACTS = 0.15, 0.75  # of an account: the first is background, and from there to the second are facts
TITLES = ("Courier", "Times", "Post", "Herald", "Gazette", "Tribune", "Daily", "News", "Telegraph", "Observer")
USUAL_LINES = (
    "© 2031 {0}. All rights reserved.",
    "Sign up here for the morning letter of the {0} and never miss a story that matters to you",
    "Home | World | Business | Sport | Weather | {0} Plus",
    "Share this article with your friends or write to the editors of the {0} at the address below",
    "Read more on this story in the weekend edition of the {0}",
    "This article was first published on the site of the {0} and has been updated since",
)

Sentence = tuple[str, str, int]  # its words, its source, the number of the fact that it tells or -1
Paragraph = list[Sentence]
Copied = tuple[
    int, int, int, int, str
]  # the number of the report copied, the first paragraph there and here, how many, and how


class Settings(msgspec.Struct, frozen=True):
    """What a pile is made of."""

    reports: int
    seed: int = 1
    per_day: float = 10_000
    planted: float = 0.05
    passage: int = 40
    changed: tuple[float, ...] = (0.0, 0.1, 0.2)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where words of a source stand in a report."""

    begin: int
    end: int
    source: str


class Copy(msgspec.Struct, frozen=True):
    """What `right` has of `left`."""

    left: str
    left_begin: int
    left_end: int
    right: str
    right_begin: int
    right_end: int
    changed: float
    kind: str


class Made(msgspec.Struct):
    """One report and what is known of it; of planted passages, by number, where they stand in it."""

    id: str
    at: datetime
    line: dict[str, str]
    story: str
    thread: str
    places: list[Place]
    copies: list[Copy] = []
    lent: dict[int, Place] = {}
    borrowed: dict[int, Place] = {}


class Outlet:
    """An outlet and the lines that it puts round its reports, with their sources."""

    def __init__(self, seed: int, number: int) -> None:
        chance = Random(f"outlet {seed} {number}")
        self.name = f"{invented(300_000 + number, 3).capitalize()} {pick(chance, TITLES)}"
        kind = kind_of_event(seed, OUTLET_KIND)
        own = [sentence(chance, _Lines(chance, kind.words, [self.name])) for _ in range(1 + int(chance.random() * 3))]
        usual = [(line.format(self.name), f"o.{n}") for n, line in enumerate(USUAL_LINES) if chance.random() < 0.4]
        lines = [(line, f"o{number}.{n}") for n, line in enumerate(own)] + usual
        self.head = [lines.pop()] if chance.random() < 0.3 else []
        self.foot = lines


class Story:
    """The reports of one story, one after the other."""

    def __init__(self, plan: Plan, pile: Pile) -> None:
        self.plan, self.pile = plan, pile
        self.event = pile.event(plan.number)
        self.chance = chance = self.event.chance
        self.sources = 0
        self.keys = [self._main(), *(self._key() for _ in range(8 + int(chance.random() * 14) + min(plan.size, 20) // 2))]
        self.bodies: list[list[Paragraph]] = []
        self.made: list[Made] = []
        self.begins: list[list[int]] = []  # of the paragraphs of each report made, and where the last ends

    def reports(self) -> list[Made]:
        """Each report of the story."""
        chance, plan = self.chance, self.plan
        mean = 0.25 + 0.12 * log(plan.size)
        lags = sorted(min(7.0, -log(1 - chance.random()) * mean) for _ in range(plan.size - 1))
        dispatches = 1 + (plan.size >= 6) + (plan.size >= 40)
        for number, lag in enumerate([0.0, *lags]):
            words = int(max(80, min(2500, WORDS * exp(SPREAD * normal(chance)))))
            draw = chance.random()
            copied: Copied | None = None
            if number < dispatches:
                body = self._account(words, 0.9, 1.0)
            elif draw < COPIES:
                source = int(chance.random() * dispatches)
                theirs = self.bodies[source]
                body = theirs[: max(1, round(len(theirs) * (0.5 + 0.6 * chance.random())))]
                copied = source, 0, 0, len(body), "report"
            elif draw < COPIES + REWRITES:
                body = self._rewrite(self.bodies[int(chance.random() * dispatches)], words)
            else:
                near = FARTHEST + (1 - FARTHEST) * chance.random() ** 2
                body = self._account(words, 0.6 * near, near)
                if draw < COPIES + REWRITES + PARTLY:
                    source = int(chance.random() * number)
                    theirs = self.bodies[source]
                    first = int(chance.random() * max(1, len(theirs) - 1))
                    at = int(chance.random() * (len(body) + 1))
                    body = [*body[:at], *theirs[first : first + 2], *body[at:]]
                    copied = source, first, at, min(2, len(theirs) - first), "paragraphs"
            body = self._planted(number, body, mixed=copied is None)
            self._print(number, lag, body, copied)
        often = Counter(place.source for made in self.made for place in made.places if place.source[0] == "f")
        for made in self.made:
            made.places = [place for place in made.places if often.get(place.source, 2) > 1]
        return self.made

    def _key(self) -> dict[str, list[str]]:
        """What every wording of one fact says: a name or two, a figure, words of the story."""
        event, chance = self.event, self.chance
        words = {kind: [pick(chance, event.words[kind]) for _ in range(2 if kind in ("", "s") else 1)] for kind in event.words}
        return words | {
            NAME: [event.fill(NAME), event.fill(NAME)],
            NUMBER: [event.fill(NUMBER)] if chance.random() < 0.5 else [],
        }

    def _main(self) -> dict[str, list[str]]:
        """What the headline and the first sentence of every report say: to whom it happened, where, and what."""
        key = self._key()
        key[NAME] = [self.event.town.name, self.event.persons[0]]
        return key

    def _worded(self, fact: int) -> Sentence:
        """A new wording of a fact; of none (-1), a sentence in the words of the story."""
        self.sources += 1
        filler = _Key(self.event, self.keys[fact]) if fact >= 0 else self.event
        return sentence(self.chance, filler), f"f{self.plan.number}.{self.sources}", fact

    def _background(self) -> Sentence:
        """A sentence that reports of this kind or town bring whatever happened."""
        event, chance = self.event, self.chance
        if chance.random() < 0.5:
            number = int(chance.random() * len(event.town.background))
            return event.town.background[number], f"t{self.plan.town}.{number}", -1
        number = int(chance.random() * len(event.kind.background))
        return event.kind.background[number], f"k{self.plan.kind}.{number}", -1

    def _account(self, words: int, share: float, near: float) -> list[Paragraph]:
        """An account in words of its own: a share of the facts, the first ones first, other sentences, some background.

        How `near` to the story it keeps says how much of its words and names are the story's.
        """
        chance = self.chance
        self.event.near = near
        told = [fact for fact in range(1, len(self.keys)) if chance.random() < share]
        told.sort(key=lambda fact: fact + 4 * chance.random())
        found = [self._worded(0)]
        length = found[0][0].count(" ") + 1
        while length < words:
            draw = chance.random()
            found.append(
                self._background() if draw < BACKGROUND else self._worded(told.pop(0) if draw < FACTS and told else -1)
            )
            length += found[-1][0].count(" ") + 1
        self.event.near = 1.0
        return self._paragraphs(found)

    def _rewrite(self, theirs: list[Paragraph], words: int) -> list[Paragraph]:
        """The sentences of another, some as they are, some in other words, some anew, some left out, in another order."""
        chance, found, length = self.chance, [], 0
        order = [(n + 3 * chance.random(), said) for n, said in enumerate(said for paragraph in theirs for said in paragraph)]
        for _, said in sorted(order):
            draw = chance.random()
            if draw < 0.25 or length >= words:
                continue
            if draw < 0.65:
                said = _reworded(chance, said[0]), *said[1:]
            elif draw < 0.85:
                said = self._worded(said[2])
            found.append(said)
            length += said[0].count(" ") + 1
        return self._paragraphs(found or [self._worded(0)])

    def _paragraphs(self, found: list[Sentence]) -> list[Paragraph]:
        """Sentences in paragraphs of one to three."""
        made: list[Paragraph] = []
        while found:
            cut = 1 + int(3 * self.chance.random())
            made.append(found[:cut])
            found = found[cut:]
        return made

    def _planted(self, number: int, body: list[Paragraph], mixed: bool) -> list[Paragraph]:
        """The body with the passages that the report lends and borrows, each inside some paragraph; where it copied something,
        as a paragraph at the end, so that this stays in one piece."""
        for passages, lends in ((self.plan.lends, True), (self.plan.borrows, False)):
            for passage, report in passages:
                if report == number:
                    said = self.pile.passage(passage, lends), f"p{passage}", -1
                    if mixed:
                        at = int(self.chance.random() * len(body))
                        inside = int(self.chance.random() * (len(body[at]) + 1))
                        body = [*body[:at], [*body[at][:inside], said, *body[at][inside:]], *body[at + 1 :]]
                    else:
                        body = [*body, [said]]
        return body

    def _print(self, number: int, lag: float, body: list[Paragraph], copied: Copied | None) -> None:
        """Puts a report among those made: its body with the outlet's lines round it."""
        chance, plan, settings = self.chance, self.plan, self.pile.settings
        outlet = outlet_of(settings.seed, zipf(chance, 1, OUTLETS))
        text, places, begins = "", [], []
        for line, source in outlet.head:
            places.append(Place(len(text), len(text) + len(line), source))
            text += line + "\n\n"
        if chance.random() < 0.4:
            text += f"{self.event.town.name.upper()} — "
        for paragraph in body:
            begins.append(len(text))
            for words, source, _ in paragraph:
                places.append(Place(len(text), len(text) + len(words), source))
                text += words + " "
            text = text[:-1] + "\n\n"
        begins.append(len(text))
        for line, source in outlet.foot:
            if chance.random() < 0.7:
                places.append(Place(len(text), len(text) + len(line), source))
                text += line + "\n\n"
        at = BEGINS + timedelta(days=plan.breaks + lag)
        title = sentence(chance, _Key(self.event, self.keys[0]), pick(chance, short_frames())).rstrip(".")
        line = {"id": _id(settings.seed, plan.number, number), "title": title, "text": text.rstrip(), "outlet": outlet.name}
        if chance.random() >= UNDATED:
            line["published"] = at.strftime("%Y-%m-%dT%H:%MZ")
        made = Made(line["id"], at, line, f"s{plan.number}", f"s{plan.root}", places)
        stand = {place.source: place for place in reversed(places)}
        made.lent = {passage: stand[f"p{passage}"] for passage, report in plan.lends if report == number}
        made.borrowed = {passage: stand[f"p{passage}"] for passage, report in plan.borrows if report == number}
        self.bodies.append(body)
        self.begins.append(begins)
        self.made.append(made)
        if copied:
            made.copies = [self._copy(number, *copied)]

    def _copy(self, number: int, source: int, first: int, at: int, count: int, kind: str) -> Copy:
        """The copy of `count` paragraphs of an earlier report."""
        theirs, mine = self.begins[source], self.begins[number]
        return Copy(
            self.made[source].id,
            theirs[first],
            theirs[first + count] - 2,
            self.made[number].id,
            mine[at],
            mine[at + count] - 2,
            0.0,
            kind,
        )


class Pile:
    """The stories of a pile by their numbers, each the same whichever others are made."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.plans, self.passages = plans(settings.reports, settings.seed, settings.per_day, settings.planted, settings.changed)

    def event(self, number: int) -> Event:
        """The event of a story."""
        return Event(self.plans[number], self.settings.seed, BEGINS.date())

    def story(self, number: int) -> list[Made]:
        """The reports of a story in the order in which they appear."""
        return Story(self.plans[number], self).reports()

    def passage(self, number: int, lent: bool) -> str:
        """A planted passage, as its lender has it or as its borrower changed it."""
        planted: Passage = self.passages[number]
        event = self.event(planted.lender)
        event.chance = chance = Random(f"passage {self.settings.seed} {number}")
        words: list[str] = []
        while len(words) < self.settings.passage:
            words += sentence(chance, event).split()
        words = words[: self.settings.passage]
        if not lent:
            words = changed(words, planted.changed, chance)
        return " ".join(words).rstrip(".,") + "."


def changed(words: list[str], share: float, chance: Random) -> list[str]:
    """`words` with a share of them, spread by chance, substituted, deleted, or followed by one that is inserted."""
    places = list(range(len(words)))
    for place in range(len(places) - 1):
        other = place + int(chance.random() * (len(places) - place))
        places[place], places[other] = places[other], places[place]
    touched = set(places[: round(share * len(words))])
    found = []
    for place, word in enumerate(words):
        draw = chance.random() if place in touched else 1.0
        if draw >= 2 / 3:
            found.append(word)
        if place in touched and (draw < 1 / 3 or draw >= 2 / 3):
            found.append(rare_word(chance, kind_of(word)))
    return found


@cache
def outlet_of(seed: int, number: int) -> Outlet:
    """The outlet of a number."""
    return Outlet(seed, number)


@cache
def short_frames() -> list[Frame]:
    """Frames that make a headline."""
    return [frame for frame in frames() if frame.text.count(" ") < 10]


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon()[:COMMON])


class _Lines:
    """What fills the slots of an outlet's own lines."""

    def __init__(self, chance: Random, words: dict[str, list[str]], names: list[str]) -> None:
        self.chance, self.words, self.names = chance, words, names

    def fill(self, slot: str) -> str:
        if slot in (NAME, WEEKDAY, MONTH):
            return pick(self.chance, self.names)
        return "24" if slot == NUMBER else pick(self.chance, self.words[slot])


class _Key:
    """Fills the slots of a sentence with what a fact says, and where that is used up, as its event does."""

    def __init__(self, event: Event, key: dict[str, list[str]]) -> None:
        self.event, self.left = event, {slot: list(words) for slot, words in key.items()}

    def fill(self, slot: str) -> str:
        left = self.left.get(slot)
        return left.pop() if left else self.event.fill(slot)


def _reworded(chance: Random, text: str) -> str:
    """A sentence with one in four of its rarer words (never a name or a figure) replaced."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if word.isalpha() and word.islower() and word not in _common() and chance.random() < 0.25:
            words[place] = rare_word(chance, kind_of(word))
    return " ".join(words)


def _id(seed: int, story: int, number: int) -> str:
    """An id that does not say which story a report is of."""
    return sha256(f"{seed} {story} {number}".encode()).hexdigest()[:16]


def normal(chance: Random) -> float:
    """A draw from the normal distribution."""
    return sqrt(-2 * log(1 - chance.random())) * cos(2 * pi * chance.random())
