"""The persons of whom a report tells something, by name or by age: "Otto Lind, 61", "a man in his sixties"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from variorum.collate.titles import ROLES
from variorum.model import MarkedReport, Span

_MALE_LISTED = "man boy father grandfather grandad dad husband son brother uncle priest monk fireman policeman sir mr"
_FEMALE_LISTED = "woman girl mother grandmother granny mum mom wife widow daughter sister aunt nun policewoman mrs ms miss"
_MALE, _FEMALE = frozenset(_MALE_LISTED.split()), frozenset(_FEMALE_LISTED.split())
_NEITHER_LISTED = "pensioner person victim teenager teen youth child toddler baby infant patient passer-by cyclist pedestrian"
_NOUNS = _MALE | _FEMALE | frozenset(_NEITHER_LISTED.split()) | (ROLES - {"head", "chief", "general", "major", "prime", "star"})
_NOUN = r"(?:" + "|".join(sorted(_NOUNS, key=lambda word: (-len(word), word))) + r"|[a-z]+(?:man|woman|keeper))"
_DECADES_LISTED = "twenties thirties forties fifties sixties seventies eighties nineties"
_DECADES = _DECADES_LISTED.split()
_YEARS_LISTED = "vicenarian tricenarian quadragenarian quinquagenarian sexagenarian septuagenarian octogenarian nonagenarian"
_YEARS = _YEARS_LISTED.split()
_DESCRIBED = re.compile(
    rf"\b(?:(?:an?|the|this|another)\s+(?:[\w-]+\s+){{0,3}}?)?(?P<noun>{_NOUN})"
    r"(?:\s+(?:of|aged)\s+|,\s+(?:aged\s+)?|\s+\()(?P<age>\d{1,2})"
    r"(?!\d|[-\s](?:per|years?\s+later|people|others|percent|%|minutes|hours|days|miles|km)|[.,:]\d)"
    r"(?:[\s-]+years?(?:[\s-]+old)?)?",
    re.IGNORECASE,
)
_YEAR_OLD = re.compile(
    rf"\b(?:(?:an?|the)\s+)?(?P<age>\d{{1,2}})[-\s]years?[-\s]old\b(?!\s+\w+\s+(?:bridge|dam|ship|ferry|building|company|law|war))"
    rf"(?:(?:,?\s+[\w-]+){{0,3}}?\s+(?P<noun>{_NOUN})\b)?",
    re.IGNORECASE,
)
_IN_HIS = re.compile(
    rf"\b(?:(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?)?(?P<noun>{_NOUN})\s+in\s+(?:his|her)\s+(?:(?:early|mid|late)[\s-]+)?"
    rf"(?P<decade>{'|'.join(_DECADES)}|[2-9]0s)\b",
    re.IGNORECASE,
)
_ARIAN = re.compile(rf"\b(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?P<word>{'|'.join(_YEARS)})\b", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"(?:,\s+(?:aged\s+|now\s+|who\s+(?:is|was)\s+)?|\s+\((?:aged\s+)?|\s+(?:is|was)\s+)(\d{1,2})(?=[,.;)\s])"
    r"(?!\s+(?:people|per|%|years?\s+(?:ago|later)|minutes|hours|days|times))"
)
_DATELINE = r"(?:(?-i:[A-Z][A-Z.'’ -]+)(?:,\s[\w\s.]{2,25})?(?:\s\([^)]{2,20}\))?\s[-–—]\s)?"
_INDEFINITE = re.compile(
    rf"\W*{_DATELINE}\W*(?:An?\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{_NOUN}|[a-z]+(?:er|or|ist|ian))"
    rf"(?=\s+(?:who|was|were|has|had|is|died|dies|in|from)\b)"
    rf"|The\s+(?:[\w-]+\s+){{0,2}}?(?:{_NOUN}|[a-z]+(?:er|or|ist|ian))"
    r"(?=\s+(?:who|behind|accused|suspected|believed|wanted|at\s+the\s+(?:centre|center))\b))",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"['’]s?\b")
_GOVERNED = re.compile(
    r"\b(?:by|with|of|from|for|to|(?<!,\s)and|against|near|beside|like|than|told|tells|said|says|accused|accuses|shot|killed|against)"
    r"\s+(?:(?:the|a|an|his|her|their|its|mr|mrs|ms|dr|officer|officers|[\w-]+)\s+){0,3}$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:said|says|told|tells|claims?|claimed|believes?|insists?)\b|[“”\"]", re.IGNORECASE)
_SAYS_SO = re.compile(
    r",?\s+(?:(?:has|had|again|also|later)\s+)*\w+\s+(?:\w+\s+){0,3}?(?:that\s+)?(?:he|she)\s*", re.IGNORECASE
)
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(
    r"\b(?:that|but|while|when|where|which|because|it|its|whose|people|others|another|two|three|four|five|six|\d+"
    r"|they|men|women|were|are)\b|[“”\"]",
    re.IGNORECASE,
)
_NEXT_TO_IT = 25  # characters behind "a retired driver" in which a name would be the driver's
_BEFORE = 130  # characters before a phrase in which the one stands whom it is said of


class Person(msgspec.Struct, frozen=True):
    """Somebody as one report has them: by full name, by an age, or both; `sex` where a word tells it."""

    begin: int
    end: int
    name: str | None = None
    low: int | None = None
    high: int | None = None
    sex: str | None = None


def _sex(noun: str | None) -> str | None:
    word = (noun or "").lower()
    if word in _FEMALE or word.endswith("woman"):
        return "f"
    return "m" if word in _MALE or word.endswith("man") else None


class People:
    """The persons of whom the sentences of one report tell, by sentence; `known` has the full name of every name."""

    def __init__(self, marked: MarkedReport, sentences: Sequence[Span], known: Mapping[str, str]) -> None:
        self.text = marked.report.text
        self.sentences = sentences
        named = [
            mention
            for mention in marked.mentions
            if mention.name in known and (mention.kind == "person" or (mention.kind == "other" and " " in mention.name))
        ]  # of a full name that other reports have for a person
        self._named = [_named(self.text, mention.span, known[mention.name]) for mention in named]
        self._begins = [mention.span.begin for mention in named]
        self._found: dict[int, list[Person]] = {}

    @property
    def ages(self) -> list[tuple[str, int]]:
        """Everybody by name whose age stands behind the name, with that."""
        return [(one.name, one.low) for one in self._named if one.name and one.low is not None]

    def of(self, number: int) -> list[Person]:
        """The persons whom sentence `number` names or tells the age of, in its order."""
        if not 0 <= number < len(self.sentences):
            return []
        if number not in self._found:
            self._found[number] = self._in(self.sentences[number])
        return self._found[number]

    def _in(self, sentence: Span) -> list[Person]:
        text = self.text
        found = self._named[bisect_left(self._begins, sentence.begin) : bisect_left(self._begins, sentence.end)]
        taken = [(one.begin, one.end) for one in found]
        for pattern in (_DESCRIBED, _YEAR_OLD, _IN_HIS, _ARIAN):
            for match in pattern.finditer(text, sentence.begin, sentence.end):
                if any(match.start() < end and begin < match.end() for begin, end in taken):
                    continue
                low, high = _ages(match)
                named = next((one for one in found if one.name and 0 <= one.begin - match.end() <= 2), None)
                if named is not None:  # "the 58-year-old beekeeper Pau Redin"
                    found[found.index(named)] = msgspec.structs.replace(named, begin=match.start(), low=low, high=high)
                else:
                    found.append(Person(match.start(), match.end(), None, low, high, _sex(match.groupdict().get("noun"))))
                taken.append((match.start(), match.end()))
        return sorted(found, key=lambda one: (one.begin, one.end))

    def lead(self, number: int) -> Person | None:
        """For a sentence that begins with somebody nameless, "A retired driver who …", whoever the next one begins with, by
        name and age: news names in the second sentence whom the first describes."""
        sentence = self.sentences[number]
        match = _INDEFINITE.match(self.text, sentence.begin, sentence.end)
        if match is None or number + 1 >= len(self.sentences):
            return None
        if any(one.begin < match.end() + _NEXT_TO_IT for one in self.of(number)):
            return None
        named = next(iter(self.of(number + 1)), None)
        if named is None or named.name is None or named.low is None:
            return None
        if self.text[self.sentences[number + 1].begin : named.begin].strip(" \n\"“'‘"):
            return None
        return msgspec.structs.replace(named, begin=match.start(), end=match.end(), sex=named.sex or _sex(match["noun"]))


def _named(text: str, span: Span, name: str) -> Person:
    age = _AFTER_NAME.match(text, span.end, min(len(text), span.end + 30))
    years = int(age[1]) if age else None
    before = text[max(0, span.begin - 5) : span.begin].split()
    titles = (text[span.begin : span.end].split()[0], before[-1] if before else "")
    sex = next((sex for sex in (_sex(title.strip(".")) for title in titles) if sex), None)
    return Person(span.begin, age.end(1) if age else span.end, name, years, years, sex)


def _ages(match: re.Match[str]) -> tuple[int, int]:
    told = match.groupdict()
    if told.get("age"):
        return int(told["age"]), int(told["age"])
    if told.get("decade"):
        word = told["decade"].lower()
        low = 20 + 10 * _DECADES.index(word) if word in _DECADES else int(word[:2])
    else:
        low = 20 + 10 * _YEARS.index(told["word"].lower())
    return low, low + 9


def subject(
    text: str, sentence: Span, begin: int, people: Sequence[Person], before: Sequence[Person], *, says_so: bool = False
) -> Person | None:
    """Whose state the phrase at `begin` tells, of the `people` of its sentence, or, where that says "he", of those of the
    sentence `before`; None where it cannot be told. `says_so`: it may be of who says that they do."""
    ahead = [one for one in people if one.end <= begin]
    for one in reversed(ahead):
        between = text[one.end : begin]
        if _POSSESSED.match(between) or len(between) > _BEFORE:
            return None
        if _GOVERNED.search(text[max(sentence.begin, one.begin - 40) : one.begin]) and one is not ahead[0]:
            continue
        if _GOVERNED.search(text[max(sentence.begin, one.begin - 40) : one.begin]):
            return None
        he = [match.end() for match in _HE.finditer(between)]
        if says_so and _SAYS_SO.fullmatch(between):
            return one
        if _SAYS.search(between):
            return None
        return None if _OTHER_SUBJECT.search(between, he[-1] if he else 0) else one
    if not ahead:
        told = list(_PRONOUN.finditer(text, sentence.begin, begin))
        distinct = {(one.name, one.low) for one in before}
        if told and len(distinct) == 1 and not _OTHER_SUBJECT.search(text[told[-1].end() : begin]):
            return before[-1]
    return None


def object_of(text: str, end: int, people: Sequence[Person]) -> Person | None:
    """Whom the phrase that ends at `end` is done to: somebody right behind it."""
    behind = next((one for one in people if one.begin >= end), None)
    if behind is None:
        return None
    between = text[end : behind.begin]
    return behind if re.fullmatch(r"\s*(?:(?:an?|the|[A-Za-z-]+)\s+){0,3}", between) and len(between) < 30 else None
