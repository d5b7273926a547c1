"""Persons: whom the names of a report stand for, with their offices and gender, and who is meant by "the minister"."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import CUE_FORMS
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.subjects import is_subject
from variorum.annotate.words import Word

Gender = Literal["m", "f"]

LEADERS = frozenset(
    ["president", "leader", "chancellor", "premier", "king", "queen", "head", "chief", "prime", "dictator", "ruler"]
)
OFFICIALS = frozenset(["diplomat", "functionary", "official", "politician"])
"""What anybody with a public office may be called."""
PUBLIC = frozenset(
    [
        "ambassador", "commissioner", "deputy", "envoy", "governor", "lawmaker", "mayor", "minister", "prefect", "secretary",
        "senator", "spokesman", "spokesperson", "spokeswoman", "undersecretary",
    ]
)  # fmt: skip
_CUT_SHORT = {
    "brig": "brigadier", "capt": "captain", "cllr": "councillor", "coun": "councillor",
    "cmdr": "commander", "col": "colonel", "cpl": "corporal", "det": "detective", "gen": "general",
    "gov": "governor", "insp": "inspector",
    "justice": "judge", "lt": "lieutenant", "maj": "major", "prof": "professor", "rep": "representative",
    "sen": "senator", "sgt": "sergeant", "supt": "superintendent",
}  # fmt: skip
_SAME = [
    frozenset(["chief", "boss", "head", "director", "leader", "executive", "chairman", "chairwoman", "chair", "chairperson"]),
    frozenset(["spokesman", "spokeswoman", "spokesperson", "speaker"]),
    frozenset(["captain", "skipper", "commander"]),
    frozenset(["lawyer", "attorney", "solicitor", "barrister", "counsel"]),
    frozenset(["doctor", "surgeon", "physician", "paediatrician"]),
    frozenset(["campaigner", "activist"]),
    frozenset(["minister", "secretary", "premier"]),
    frozenset(["lawmaker", "senator", "congressman", "congresswoman", "representative", "deputy", "councillor", "councilor"]),
    LEADERS,
]
_MALE = people.COURTESY_MALE | people.MALE_NOUNS
_FEMALE = people.COURTESY_FEMALE | people.FEMALE_NOUNS
_OF_GENDER = people.MALE_NOUNS | people.FEMALE_NOUNS
_APPOSITION_LENGTH = 12  # words of an apposition that are read for an office
_BEING = [["is"], ["was"], ["became"], ["remains"]]
_CLOSING = frozenset("”\"’'»")
_OF_PRONOUN: dict[str, Gender] = {"he": "m", "she": "f"}
_WHEN = frozenset(["currently", "formerly", "herself", "himself", "now", "once", "then"])
_PLACED = frozenset(["here", "over", "there"])
_SHARED_LETTERS = 4  # "Lusara" and "Lusaran" share as many at least


class Office(msgspec.Struct, frozen=True):
    """What somebody is: the noun, and the words that say of what."""

    noun: str
    of: frozenset[str]


class Person(msgspec.Struct, kw_only=True):
    """Somebody who is named in a report."""

    name: str
    offices: list[Office] = msgspec.field(default_factory=list)
    gender: Gender | None = None
    sure: bool = False  # of the gender
    seen: list[int] = msgspec.field(default_factory=list)  # numbers of the sentences that name the person


def persons(sentences: Sequence[Sentence]) -> dict[str, Person]:
    """The persons of a report by their full names, in the order in which they come."""
    found: dict[str, Person] = {}
    for sentence in sentences:
        for named in sentence.mentions:
            if named.kind == "person":
                if named.name not in found:
                    found[named.name] = Person(name=named.name)
                found[named.name].seen.append(sentence.number)
        for position, reference in enumerate(sentence.references):
            mention = reference.mention
            if mention is None or mention.kind != "person":
                continue
            person = found[mention.name]
            title = sentence.words[reference.first : reference.name_first]
            _add_office(person, title)
            _add_apposition(person, sentence, position)
            _add_gender(person, title)
    told = _pronouns(sentences)
    for person in found.values():
        _guess_gender(person, told.get(person.name, Counter()))
    return found


def apposed_name(sentence: Sentence, position: int) -> Reference | None:
    """The person's name that stands beside the noun at `position`: "the captain, Joren Mald," or "Joren Mald, the captain,"."""
    here = sentence.references[position]
    for step in (1, -1):
        if not 0 <= position + step < len(sentence.references):
            continue
        other = sentence.references[position + step]
        if step == 1 and other.kind == "noun" and position + 2 < len(sentence.references):
            called = sentence.references[position + 2]  # "the driver, a cheerful man called Bo Rusk,"
            if [w.text for w in sentence.words[other.last : called.first]] in (["called"], ["named"]):
                here, other = (here, called) if _explained(sentence, here, other) else (here, other)
        if other.mention is None or other.mention.kind != "person":
            continue
        left, right = (here, other) if step == 1 else (other, here)
        if step == 1 and other is not sentence.references[position + 1]:
            return other
        if step == -1 and _is_known_as(sentence, other, here):
            return other
        between = sentence.words[left.last : right.first]
        stands = explains(between) and here.head in people.ROLES and _ends(sentence.words, right.last)
        if stands and (step == -1 or not _led_in(sentence.words, left.first, right.last)):
            return other
    return None


def _is_known_as(sentence: Sentence, name: Reference, noun: Reference) -> bool:
    """Whether `noun` tells which `name` right before it: "Old Edda Rusk the beekeeper saw it", but not "told Edda Rusk the
    minister had lied"."""
    together = name.last == noun.first and sentence.words[noun.first].lower == "the" and noun.head in people.ROLES
    if not together:
        return False
    first = next((n + 1 for n in range(name.first - 1, -1, -1) if sentence.words[n].punctuation), 0)
    return not any(word.lower in CUE_FORMS for word in sentence.words[first : name.first])


def _explained(sentence: Sentence, left: Reference, right: Reference) -> bool:
    return explains(sentence.words[left.last : right.first])


def explains(between: Sequence[Word]) -> bool:
    """Whether the words between a name and a noun make the one explain the other: a comma, "called", an age between commas."""
    if not 0 < len(between) < 5:
        return False
    texts = [w.text for w in between]
    while len(texts) > 1 and texts[0] in _PLACED:
        del texts[0]  # "the director over there, Edda Rusk"
    while len(texts) > 1 and texts[-1] in _WHEN:
        del texts[-1]  # "Edda Rusk, now its director"
    if texts in ([","], ["("], ["–"], ["—"], ["called"], ["named"], [",", "one"], [",", "called"], [",", "named"]):
        return True
    return len(texts) in (3, 4) and texts[0] in {",", "("} and texts[1].isdigit() and texts[-1] in {",", ")"}


def _led_in(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the noun at `first` belongs to what leads in a clause of its own: "According to a doctor, Rusk slept"."""
    return first > 0 and words[first - 1].lower in PREPOSITIONS and (last >= len(words) or words[last].text not in {",", ")"})


def _ends(words: Sequence[Word], index: int) -> bool:
    """Whether what ends at `index` may be an apposition: the next word does not make it the subject of its own clause."""
    return index >= len(words) or words[index].lower not in {"and", "or"}


def _add_office(person: Person, title: Sequence[Word]) -> None:
    nouns = [i for i, w in enumerate(title) if w.lower in people.ROLES or w.lower in _CUT_SHORT]
    if nouns:
        noun = title[nouns[-1]].lower
        words = frozenset(
            w.lower for w in title[: nouns[-1]] if w.lower not in GRAMMAR and not w.punctuation and w.lower != "'s"
        )
        person.offices.append(Office(_CUT_SHORT.get(noun, noun), words))


def _add_apposition(person: Person, sentence: Sentence, position: int) -> None:
    reference = sentence.references[position]
    words = sentence.words
    for step in (-1, 1):
        if not 0 <= position + step < len(sentence.references):
            continue
        other = sentence.references[position + step]
        left, right = (reference, other) if step == 1 else (other, reference)
        between = words[left.last : right.first]
        is_one = [word.lower for word in between] in _BEING
        if other.kind == "noun" and other.head in people.ROLES and (is_one or explains(between)):
            inside = words[other.first : min(other.last, other.first + _APPOSITION_LENGTH)]
            of = frozenset(w.lower for w in inside if w.lower not in GRAMMAR and not w.punctuation and w.lower != other.head)
            person.offices.append(Office(other.head, of))
            if other.head in _OF_GENDER:
                person.gender, person.sure = ("m" if other.head in people.MALE_NOUNS else "f"), True


def _add_gender(person: Person, title: Sequence[Word]) -> None:
    for word in title:
        if word.lower in _MALE:
            person.gender, person.sure = "m", True
        elif word.lower in _FEMALE:
            person.gender, person.sure = "f", True


def _pronouns(sentences: Sequence[Sentence]) -> dict[str, Counter[Gender]]:
    """How often "he" and "she" stand for each person: in a sentence that names nobody else and begins with the name, or at the
    beginning of the next, if that names nobody."""
    found: dict[str, Counter[Gender]] = {}
    for number, sentence in enumerate(sentences):
        here = {mention.name for mention in sentence.mentions if mention.kind == "person"}
        first = next((r for r in sentence.references if r.mention is not None and r.mention.name in here), None)
        if len(here) != 1 or first is None or not is_subject(sentence, first):
            continue
        told = [r for r in sentence.references if r.first >= first.last]
        after = sentences[number + 1] if number + 1 < len(sentences) else sentence
        if after.paragraph == sentence.paragraph and not any(m.kind == "person" for m in after.mentions):
            told += [r for r in after.references[:1] if r.first <= 1 or after.words[r.first - 1].text in _CLOSING]
        gender = next((_OF_PRONOUN[r.head] for r in told if r.kind == "pronoun" and r.head in _OF_PRONOUN), None)
        if gender is not None:
            found.setdefault(min(here), Counter())[gender] += 1
    return found


def _guess_gender(person: Person, told: Counter[Gender]) -> None:
    """Sets the gender by the first name where nothing surer is known, else by the pronouns that stand for the person, else by
    how the first name ends."""
    first = person.name.split()[0].lower()
    whole = len(person.name.split()) > 1
    if person.sure:
        return
    male, female = whole and first in people.MALE, whole and first in people.FEMALE
    if male != female:
        person.gender, person.sure = ("m" if male else "f"), True
    elif told["m"] != told["f"]:
        person.gender = "m" if told["m"] > told["f"] else "f"
    elif whole and not male:
        person.gender = "f" if first.endswith(("a", "ie", "ine", "elle", "ette", "lyn", "een", "ë")) else None
        person.gender = person.gender or (
            "m" if first.endswith(("o", "us", "er", "rd", "ld", "ek", "ov", "ir", "as", "os", "ulf", "mund")) else None
        )


def meant(noun: str, of: frozenset[str], known: dict[str, Person], at: int, floor: Sequence[str]) -> str | None:
    """The person in `known` whom "the `of` `noun`" in sentence `at` stands for; None where nobody or several fit.

    Of several that fit as well, it is the one who last had the floor, else the one named last.
    """
    best: list[tuple[tuple[int, int, int], str]] = []
    for person in known.values():
        score = max((_fit(noun, of, office) for office in person.offices), default=0)
        if score and person.seen and person.seen[0] <= at:
            spoke = max((i + 1 for i, name in enumerate(floor) if name == person.name), default=0)
            last = person.seen[bisect_right(person.seen, at) - 1]
            best.append(((score, spoke, last), person.name))
    if not best:
        return None
    return max(best)[1]


_PEOPLE = frozenset(["man", "woman", "boy", "girl", "lad", "boss", "chief", "worker"])


def _fit(noun: str, of: frozenset[str], office: Office) -> int:
    """How well "the `of` `noun`" fits `office`: 0 where it does not."""
    if noun == office.noun:
        score = 3
    elif any(noun in group and office.noun in group for group in _SAME):
        score = 1
    elif noun in _PEOPLE and of & office.of:  # "the crane man", of a crane driver
        return 2
    else:
        return 0
    shared = sum(any(related(a, b) for b in office.of | {office.noun}) for a in of)
    if of and not shared:
        if noun in people.KIN:
            return 0  # "Rusk's mother" is nobody else's
        if not office.of:
            return score
        if any(a in world.BELONGS for a in of) and any(b in world.BELONGS for b in office.of):
            return 0
        return 1 if score == 3 else 0
    return score + 3 * shared


def related(one: str, other: str) -> bool:
    """Whether two words are of one thing: the same, or a country and what belongs to it, an adjective and its noun.

    >>> related("russian", "kremlin"), related("lusara", "lusaran"), related("health", "transport")
    (True, True, False)
    """
    if one == other:
        return True
    if one in world.BELONGS and other in world.BELONGS:
        return world.BELONGS[one] == world.BELONGS[other]
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return (
        shared >= _SHARED_LETTERS and shared >= min(len(one), len(other)) - 2 and abs(len(one) - len(other)) <= _SHARED_LETTERS
    )
