"""Ages as reports tell them: of persons with and without a name, and of things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from variorum.model import MarkedReport, Span

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_DECADES = {word.removesuffix("y") + "ies": 10 * number for number, word in enumerate(_TENS, 2)}  # "in his sixties"
_ARIANS = {
    "quadragenarian": 40, "quinquagenarian": 50, "sexagenarian": 60, "septuagenarian": 70, "octogenarian": 80,
    "nonagenarian": 90,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[-‐ ](?:{'|'.join(_ONES)}))?|{'|'.join([*_TEENS, *_ONES])})"
_THINGS = """
dam bridge building tower block church cathedral mosque temple school hospital plant factory warehouse ship ferry boat vessel
tanker freighter trawler aircraft plane jet airliner helicopter train tram bus lorry truck tunnel reactor mill mine pipeline
stadium theatre hotel house company firm bank club paper law treaty market station museum prison canal pier lighthouse
aeroplane airplane turboprop car van coach barge yacht crane lift boiler turbine generator engine airframe castle palace
"""
THINGS = frozenset(_THINGS.split())
"""What may be one thing in a story; of students and suspects there are many."""
_MEN_LISTED = """
man boy father grandfather grandad granddad son husband brother fisherman fireman policeman postman gunman watchman widower
uncle nephew businessman craftsman schoolboy
"""
_MEN = frozenset(_MEN_LISTED.split())
_WOMEN_LISTED = """
woman girl mother grandmother grandma mum gran daughter wife sister widow aunt niece businesswoman schoolgirl actress
"""
_WOMEN = frozenset(_WOMEN_LISTED.split())
_PEOPLE_LISTED = """
person pensioner driver passenger teenager student pupil teacher nurse doctor worker pilot captain skipper foreman
apprentice farmer soldier officer suspect victim patient resident local national demonstrator protester marcher guard clerk
engineer lawyer journalist tourist hiker climber cyclist motorist pedestrian survivor native retiree retired individual
adult youth youngster player singer actor writer miner sailor diver baker butcher mechanic labourer surveyor beekeeper
technician
"""
_PEOPLE = _MEN | _WOMEN | frozenset(_PEOPLE_LISTED.split())
_A = r"\b(?:an?|the|one|another|this)\s+(?:[\w’'-]+\s+){0,3}?"
_NOT_COUNTED = r"(?!\s*(?:%|per\s?cent|[-–]?\s?(?:members?|people|persons|boats|children|others|men|women)\b))"
_OF = re.compile(rf"{_A}(?P<noun>[a-z]+)\s+(?:of|aged)\s+(?P<age>{_NUMBER})\b(?:\s+years)?{_NOT_COUNTED}", re.IGNORECASE)
_HEADLINE_OF = re.compile(rf"(?:^|\n)(?P<noun>[A-Z][a-z]+)\s+(?:of|aged|,)\s*(?P<age>\d\d)\b{_NOT_COUNTED}")
_COMMA = re.compile(rf"{_A}(?P<noun>[a-z]+),\s+(?:aged\s+|now\s+)?(?P<age>\d\d)(?=[,.;)])", re.IGNORECASE)
_OLD = re.compile(rf"(?<![\d,.])\b(?P<age>{_NUMBER})[-‐ ]years?[-‐ ]old\b", re.IGNORECASE)
_OLD_OF = re.compile(rf"\b(?:old\s+of|age(?:d)?)\s+(?P<age>{_NUMBER})\b(?:\s+years)?", re.IGNORECASE)
_DECADE = re.compile(
    rf"\bin\s+(?P<whose>his|her)\s+(?:early\s+|mid[-\s]|late\s+)?(?P<age>{'|'.join(_DECADES)}|\d0s)\b", re.IGNORECASE
)
_ARIAN = re.compile(rf"\b(?P<age>{'|'.join(_ARIANS)})\b", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    rf"(?:,\s+(?:aged\s+|now\s+|who\s+is\s+(?:now\s+)?)?|\s+is\s+)(?P<age>{_NUMBER})(?=,(?!\d)|[.;)]|\s+and\b|\s+years\s+old\b|$)"
    rf"|\s+\((?:aged\s+)?(?P<closed>{_NUMBER})\)"
    rf"|,\s+an?\s+(?:[\w’'-]+\s+){{0,3}}?[\w-]+\s+(?:of|aged)\s+(?P<role>{_NUMBER})\b",
    re.IGNORECASE,
)
_NOUNS_BEHIND = re.compile(r"(?:\s+[^\W\d_][\w’-]*){1,4}")
_NOUN_BEFORE = re.compile(
    r"([^\W\d_][\w’-]*)(?:\s+\d+[A-Z]?)?(?:,?(?:\s+(?:which|that)\s+(?:is|was))?|\s+(?:is|was)|\s+[–—-]|,\s+aged?)\s+$"
)
_AFTER_AGE = 60  # characters behind "34-year-old" in which the name stands
_SOMEBODY = re.compile(r"^[a-z].*(?:er|or|ist|ian|m[ae]n|student|official|boss|chief|employee|staff|guard)s?$")
_NO_NOUNS_LISTED = """
who which that was were is are had has when and of in at from on with by to for as or but while before after since into
"""
_NO_NOUNS = frozenset(_NO_NOUNS_LISTED.split())  # words that make what stands before them no thing
_YOUNGEST = 10  # of somebody without a name: "a mother of four" has four children


class Age(msgspec.Struct, frozen=True):
    """An age in years, from `low` to `high`, that `span` tells: of the person `name`, or of what `noun` calls so."""

    span: Span
    low: int
    high: int
    name: str | None = None
    noun: str | None = None
    thing: bool = False

    @property
    def gender(self) -> str | None:
        """ "m" or "f", None where the noun does not say."""
        return "m" if self.noun in _MEN else "f" if self.noun in _WOMEN else None


def ages_told(marked: MarkedReport, known: Mapping[str, str]) -> list[Age]:
    """Every age that `marked` tells, in the order of the text, one for each place; `known` has the full name of each person."""
    kept: list[Age] = []
    for age in (*_of_names(marked, known), *_of_nouns(marked)):
        if not any(other.span.overlaps(age.span) for other in kept):
            kept.append(age)
    return sorted(kept, key=lambda age: age.span)


def _years(written: str) -> int:
    """The number that `written` says in digits or words; 0 for none.

    >>> _years("61"), _years("twenty-two"), _years("Twelve")
    (61, 22, 12)
    """
    if written.isdecimal():
        return int(written)
    tens, _, ones = written.lower().replace("‐", "-").replace(" ", "-").partition("-")
    return _WORDS.get(tens, 0) + _WORDS.get(ones, 0)


def _of_names(marked: MarkedReport, known: Mapping[str, str]) -> Iterator[Age]:
    """Who is how old: "Edda Rusk, 34,", "Rusk (34)", "Rusk, who is 34", "the 34-year-old baker Edda Rusk"."""
    text = marked.report.text
    for mention in marked.mentions:
        person = known.get(mention.name)
        if mention.kind != "person" or person is None:
            continue
        if behind := _BEHIND_NAME.match(text, mention.span.end, mention.span.end + _AFTER_AGE):
            group = next(name for name in ("age", "closed", "role") if behind[name])
            years = _years(behind[group])
            if years >= _YOUNGEST or (group != "role" and behind[group].isdecimal()):
                yield Age(span=marked.report.span(behind.start(group), behind.end(group)), low=years, high=years, name=person)
        for found in _OLD.finditer(text, max(0, mention.span.begin - _AFTER_AGE), mention.span.begin):
            between = text[found.end() : mention.span.begin]
            if re.fullmatch(r"(?:\s+[^\W\d_][\w’'-]*){0,4}\s+", between) and not _NO_NOUNS & set(between.lower().split()):
                yield _age(marked, found, name=person)


def _of_nouns(marked: MarkedReport) -> Iterator[Age]:
    """How old somebody without a name is, or something: "a man of 61", "the 71-year-old dam", "the plane was 22 years old"."""
    text = marked.report.text
    for pattern in (_OF, _HEADLINE_OF, _COMMA):
        for found in pattern.finditer(text):
            noun = found["noun"].lower()
            if noun in _PEOPLE and _years(found["age"]) >= _YOUNGEST:
                yield _age(marked, found, noun=noun)
    persons = [mention.span for mention in marked.mentions if mention.kind == "person"]
    for found in _OLD.finditer(text):
        if told := _called(marked, found, persons):
            yield _age(marked, found, noun=told[0], thing=told[1])
    for found in _OLD_OF.finditer(text):
        if before := _NOUN_BEFORE.search(text[max(0, found.start() - _AFTER_AGE) : found.start()]):
            noun, plain = before[1].lower(), not found.group().lower().startswith("aged")
            if noun in THINGS or (
                plain and before[1][0].isupper() and _is_thing(marked, found.start() - len(before[0]), persons)
            ):
                yield _age(marked, found, noun=noun if noun in THINGS else before[1], thing=True)
    for found in _DECADE.finditer(text):
        low = _DECADES.get(found["age"].lower()) or int(found["age"][:2])
        noun = {"his": "man", "her": "woman"}.get(found["whose"].lower())
        yield Age(span=_span(marked, found), low=low, high=low + 9, noun=noun)
    for found in _ARIAN.finditer(text):
        low = _ARIANS[found["age"].lower()]
        yield Age(span=_span(marked, found), low=low, high=low + 9)


def _called(marked: MarkedReport, found: re.Match[str], persons: list[Span]) -> tuple[str | None, bool] | None:
    """The noun of whom or what `found`, "22-year-old", tells the age, and whether it is a thing; None where nobody can tell."""
    text = marked.report.text
    before = _NOUN_BEFORE.search(text[max(0, found.start() - _AFTER_AGE) : found.start()])
    if " " in found["age"] + found.group()[len(found["age"]) :]:
        noun = before[1].lower() if before else ""
        return (noun, True) if noun in THINGS else (noun, False) if noun in _PEOPLE else None
    behind = _NOUNS_BEHIND.match(text, found.end())
    words = behind.group().split() if behind else []
    for at, word in enumerate(words):
        noun, after = word.lower(), words[at + 1] if at + 1 < len(words) else "."
        if noun in _NO_NOUNS:
            break
        if noun in _PEOPLE:
            return noun, False
        if noun in THINGS and (after in _NO_NOUNS or not _SOMEBODY.search(after)):  # not "a 36-year-old hotel owner"
            return noun, True
    named = words and words[0][0].isupper() and not any(_SOMEBODY.search(word) for word in words[1:3])
    return (words[0], True) if named and _is_thing(marked, found.end() + 1, persons) else None


def _is_thing(marked: MarkedReport, at: int, persons: list[Span]) -> bool:
    """Whether what has a capital at about the place `at` is nobody's name and no word of a nation."""
    word = re.compile(r"[^\W\d_][\w’-]*").search(marked.report.text, at)
    if word is None or word.group().lower().endswith(("’s", "ish", "ese", "ans")) or word.group().lower() in _NO_NOUNS:
        return False
    return not any(span.begin <= word.start() < span.end for span in persons)


def _span(marked: MarkedReport, found: re.Match[str]) -> Span:
    return marked.report.span(found.start(), found.end())


def _age(marked: MarkedReport, found: re.Match[str], **whose: str | bool | None) -> Age:
    """The age of a match; of more than its number where that says who is meant."""
    years = _years(found["age"])
    whole = found.re is _OLD or found.re is _OLD_OF
    span = _span(marked, found) if whole else marked.report.span(found.start("age"), found.end("age"))
    return Age(span=span, low=years, high=years, **whose)  # type: ignore[arg-type]
