"""Names: runs of words in capitals that name somebody or something, before it is known what."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import GRAMMAR, PRONOUNS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, NOUNS
from variorum.annotate.words import Word
from variorum.language.rarity import rarity
from variorum.settings import Annotate

PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "bint",
        "abu",
        "y",
        "e",
    ]
)
_MISTERS = frozenset(["mr", "mrs", "ms", "dr"])
_OFFICES = frozenset(
    [
        "ambassador", "chairman", "chairwoman", "chancellor", "governor", "judge", "justice", "mayor", "minister", "president",
        "secretary", "senator", "speaker", "spokesman", "spokeswoman",
    ]
)  # fmt: skip
_MOST_PARTICLES = 3  # of one name: "van de la"
_LINKS = frozenset(["of", "for", "and", "&"])
_SAINTS = frozenset(["saint", "st", "san", "santa", "sint", "pope", "king", "queen", "prince", "princess", "the"])
_STOPS = frozenset([
    ".", "!", "?", ":", "“", "‘", '"', "'", "«", "„", "”", "…", "•", "–", "—", "-", "|", "(",
])  # fmt: skip
_UNMARKED = GRAMMAR | AUXILIARY  # words that a line in capitals sets small
_GIVEN = people.FIRST_NAMES | _MISTERS
_FIRST_OF_PERSON = people.FIRST_NAMES | _SAINTS
_POINTED = people.COURTESY | {"st"}
_PARTED = PARTICLES | people.COURTESY
_OPENING_NAMES = people.ROLES | people.FIRST_NAMES | world.BODY_WORDS
_SPEAKERS = people.ROLES | people.BODIES
_SIDED = world.DEMONYMS | world.PARTISANS
_NO_NAMES = people.PLURAL_ROLES | people.ROLES | people.BODIES | people.DOCUMENTS
_LONGEST = 14  # words of a name with its title
_FEWEST_LONG = 4  # longer words of a line that can be a headline
_SHORT = 3  # letters of a word that may be small in a headline
_MONTH_NAMES = frozenset(["April", "August", "June", "May", "March", "Friday", "Sunday"])  # "Theresa May"
_COMPOUND = re.compile(r"[A-Z]\w*-(?:\w+(?:ed|ing|en)|born|hit|led|old|run|struck|torn|won)")  # "Injury-plagued Rusk"
_NUMERALS = frozenset(
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
        "eighty", "ninety",
    ]
)  # fmt: skip
_TRADES = ("er", "or", "ist", "eer", "man", "woman", "ian", "in")  # ends of what somebody does: "welder", "boffin"
_LIKE_OTHERS = frozenset(["Jan", "Per"])  # given names that read like other words
_MOODS = ("ous", "ful", "ing", "ed", "en", "ry", "ty", "ant", "ent", "ish", "ic", "less", "ky")  # ends of such words


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words that make one name: `first` to `last` (exclusive) in the words of the sentence `sentence`; `office` are the
    words of a title before it, as written ("Transport Minister")."""

    sentence: int
    first: int
    last: int
    office: tuple[str, ...] = ()


def runs(sentences: Sequence[Sequence[Word]], settings: Annotate) -> list[Run]:
    """The names in `sentences`, in order. Lines in capitals throughout give only names that other lines have."""
    plain: list[int] = []
    shown: list[int] = []
    capitals = [[i for i, w in enumerate(sentence) if w.capital] for sentence in sentences]
    for number, sentence in enumerate(sentences):
        (shown if _title_case(sentence, capitals[number], settings.capitals_share) else plain).append(number)
    lower = {w.lower for n in plain for w in sentences[n] if not w.capital}
    inner = {sentences[n][i].text for n in plain for i in capitals[n] if i and not _after_stop(sentences[n], i)}
    found: list[Run] = []
    for number in plain:
        found.extend(_runs(sentences[number], number, capitals[number], lower, inner, settings.common_word))
    known = {tuple(w.lower for w in sentences[r.sentence][r.first : r.last]) for r in found}
    known |= {(words[-1],) for words in known if len(words) <= 3 and len(words[-1]) > 3}
    for number in shown:
        found.extend(_known(sentences[number], number, known))
    return sorted(found, key=lambda run: (run.sentence, run.first))


def _title_case(sentence: Sequence[Word], capitals: Sequence[int], share: float) -> bool:
    """Whether a line whose words at `capitals` begin with one is set in capitals throughout, as headlines are: `share` of its
    longer words."""
    if len([i for i in capitals if len(sentence[i].text) > _SHORT]) < share * _FEWEST_LONG:
        return False
    long = [w.capital for w in sentence if len(w.text) > _SHORT and w.text[0].isalpha()]
    ends = bool(sentence) and sentence[-1].text in {".", "!", "?", ":", ",", "”", '"', "’"}
    many = len(long) >= _FEWEST_LONG and sum(long) >= share * len(long)
    if not many or not ends:
        return many
    return all(long) and not any(w.text.islower() and w.lower not in _UNMARKED for w in sentence)


def _after_stop(sentence: Sequence[Word], index: int) -> bool:
    """Whether a capital at `index` may be due to the place: after a mark, a colon, a full stop."""
    if index > 1 and sentence[index - 2].text == "," and sentence[index - 2].end == sentence[index - 1].begin:
        return False  # “…,” Rusk said: the mark closes a clause
    return sentence[index - 1].text in _STOPS


def _name_like(word: Word) -> bool:
    if "'" in word.lower and word.lower.partition("'")[0] in PRONOUNS:
        return False
    return word.capital and word.lower not in world.DAYS and not (len(word.text) > 5 and word.text.isupper())


def _given(sentence: Sequence[Word], index: int) -> bool:
    """Whether a word that is rather a month's or a preposition is a given name here: "Jan Rusk", "said Per Rusk"."""
    if sentence[index].text not in _LIKE_OTHERS or index + 1 == len(sentence):
        return False
    return sentence[index + 1].capital and sentence[index + 1].text.isalpha() and not _small(sentence[index + 1])


def _runs(
    sentence: Sequence[Word], number: int, capitals: Sequence[int], lower: set[str], inner: set[str], common: float
) -> list[Run]:
    """The names of a sentence whose words at `capitals` begin with one."""
    found = []
    index = 0
    for first in capitals:
        if first < index or not (_name_like(sentence[first]) or _given(sentence, first)):
            continue
        index = first + 1
        while index < len(sentence) and index - first < _LONGEST:
            step = _step(sentence, index)
            if not step:
                break
            index += step
        if index == first + 1 and _small(sentence[first]) and not _given(sentence, first):
            continue  # "The", "He": what most sentences begin with
        run = _trimmed(sentence, number, first, index, lower, inner, common)
        if run:
            found.extend(_parted(sentence, run))
    return found


def _parted(sentence: Sequence[Word], run: Run) -> list[Run]:
    """`run`, or the two names in it where a person's follows a body's without a comma: "head of the Port Agency Edda Rusk"."""
    before = sentence[run.first - 1].lower if run.first else ""
    if run.office or run.last - run.first < 3 or before not in {"of", "for", "at", "the", "-", "&"}:
        return [run]
    if not any(w.lower in people.ROLES for w in sentence[max(0, run.first - _LONGEST) : run.first]):
        return [run]
    for index in range(run.last - 2, run.first, -1):
        first, previous = sentence[index].lower, sentence[index - 1].lower
        known = first in people.FIRST_NAMES or (index == run.last - 2 and previous in world.BODY_WORDS)
        bodily = any(w.lower in world.BODY_WORDS for w in sentence[index : run.last])
        if known and not bodily and previous not in _FIRST_OF_PERSON and not sentence[index - 1].punctuation:
            return [Run(run.sentence, run.first, index), Run(run.sentence, index, run.last)]
    return [run]


def _step(sentence: Sequence[Word], index: int) -> int:
    """How many words from `index` on carry on the run before it; 0 where it ends."""
    word = sentence[index]
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    before = sentence[index - 1]
    if _name_like(word) and (word.lower not in people.COURTESY or _surname(before, word)):
        return 1
    if word.text in _MONTH_NAMES and before.lower in people.FIRST_NAMES and not (after and after.text[0].isdigit()):
        return 1
    if word.text == "Today" and _name_like(before):
        return 1
    if word.text == "." and after and _name_like(after) and (len(before.text) == 1 or before.lower in _POINTED):
        return 2
    if word.lower in PARTICLES and word.text.islower():
        return _particles(sentence, index)
    if after is None or not _name_like(after):
        return 0
    bodily = before.lower in world.BODY_WORDS or before.lower in people.BODIES
    if word.lower in {"of", "for"} and (bodily or (before.lower in people.ROLES and after.lower in world.BODY_WORDS)):
        return 2
    if word.text == "&":
        return 2
    if word.text in {"’", "'"} and (after.lower in world.BODY_WORDS or after.lower == "day"):
        return 2
    if (
        word.lower == "and"
        and bodily is False
        and after.lower in world.BODY_WORDS
        and index >= 2
        and sentence[index - 2].lower == "of"
    ):
        return 2
    return 0


def _surname(given: Word, title: Word) -> bool:
    """Whether a word for an office is rather the surname behind a given name: "Ada King", "Mr Bishop"."""
    return given.lower in _GIVEN and len(title.text) > 3 and title.lower not in _OFFICES


def _particles(sentence: Sequence[Word], index: int) -> int:
    """How many words "von der Leyen" has from the particle at `index` on; 0 where no name follows."""
    last = index
    while last < len(sentence) and last - index < _MOST_PARTICLES and sentence[last].lower in PARTICLES:
        last += 1
    return last + 1 - index if last < len(sentence) and _name_like(sentence[last]) else 0


def _trimmed(
    sentence: Sequence[Word], number: int, first: int, last: int, lower: set[str], inner: set[str], common: float
) -> Run | None:
    """The name inside a run of capitals: what a sentence's beginning or a title put before it is cut off."""
    initial = first == 0 or _after_stop(sentence, first) or (first == 1 and sentence[0].text[0].isdigit())  # "14.30 Talks off"
    if initial and sentence[first].lower.partition("-")[0] in _NUMERALS:
        return None  # "Sixty-nine Octobers"
    begin = first
    while (
        first < last
        and (_small(sentence[first]) or sentence[first].punctuation)
        and not _given(sentence, first)
        and not _kept(sentence, first, last, initial and first == begin)
    ):
        first += 1
    if first >= last:
        return None
    word = sentence[first]
    parted = last - first > 1 and (word.lower in _PARTED or (len(word.text) == 1 and sentence[first + 1].text == "."))
    if initial and not parted and (last - first == 1 or not sentence[first + 1].capital or _plural_role(word)):
        if not _confirmed(sentence, first, last, lower, inner, common):
            first += 1
            while first < last and not sentence[first].capital:
                first += 1
            if first >= last:
                return None
    elif initial and not parted and word.lower in lower and word.text not in inner and word.lower not in _OPENING_NAMES:
        first += 1
    elif initial and last - first == 2 and word.lower.endswith(("ed", "ing")) and sentence[first + 1].text in inner:
        first += word.lower not in people.FIRST_NAMES  # "Sobbing Rusk"
    office: tuple[str, ...] = ()
    for index in range(last - 1, first - 1, -1):
        at = sentence[index].lower
        surname = index > first and _surname(sentence[first], sentence[index])
        group = index + 1 < last and sentence[index + 1].lower in world.BODY_WORDS  # "Refugee Council", "Teachers Union"
        if not surname and (at in people.COURTESY or (at in people.ROLES and at not in people.FIRST_NAMES and not group)):
            if index + 1 == last or sentence[index + 1].lower in _LINKS:
                return None
            office = tuple(w.text for w in sentence[first : index + 1])
            first = index + 1
            break
    while first < last and sentence[first].text in {".", "’", "'"}:
        first += 1
    while first < last - 1 and sentence[first].lower in _SIDED and sentence[first + 1].lower in people.FIRST_NAMES:
        first += 1
    if first < last - 1 and _COMPOUND.fullmatch(sentence[first].text):
        first += 1
    if initial and first == begin and last - first > 2 and (
        _in_a_mood(sentence[first], sentence[first + 1]) or _trade(sentence, first, last)
    ):  # fmt: skip
        first += 1
    shouted = (
        first > 0 and len(sentence[first - 1].text) > 1 and sentence[first - 1].text.isupper() and sentence[first : first + 1]
    )
    if shouted and last - first == 1 and sentence[first].text.isupper() and sentence[first].lower not in world.BODIES:
        return None
    if last - first == 1 and sentence[first].lower in {"lead", "link"}:
        return None
    if sentence[last - 1].text.isupper() and all(
        w.text.isupper() and w.lower in lower and w.lower not in world.BODIES for w in sentence[first:last]
    ):
        return None
    if (
        last - first == 1
        and sentence[first].lower in people.ABBREVIATED
        and last < len(sentence)
        and sentence[last].text == "."
    ):
        return None
    if last - first > 1 and sentence[last - 1].lower in people.ABBREVIATED and last < len(sentence):
        last -= sentence[last].text == "."  # "Averin State Police Col."
    if first >= last or (last - first == 1 and (len(sentence[first].text) == 1 or _small(sentence[first]))):
        return None
    return Run(number, first, last, office)


def _in_a_mood(word: Word, name: Word) -> bool:
    """Whether a word before a given name only colours whoever has it: "Furious Edda Rusk"."""
    known = word.lower not in people.FIRST_NAMES and word.lower not in world.BELONGS and rarity(word.lower) < 1
    return known and name.lower in people.FIRST_NAMES and word.lower.endswith(_MOODS)


def _trade(sentence: Sequence[Word], first: int, last: int) -> bool:
    """Whether a word before a name says what whoever has it does for a living: "Welder Edda Rusk", "Welder Kip Rusk, 53,"."""
    word = sentence[first].lower
    if word in _FIRST_OF_PERSON or word in world.BELONGS or word in world.PLACE_WORDS or not word.endswith(_TRADES):
        return False
    aged = [w.text for w in sentence[last : last + 2]]
    return sentence[first + 1].lower in people.FIRST_NAMES or (aged[:1] == [","] and aged[-1].isdigit())


def _small(word: Word) -> bool:
    """Whether `word` is one of grammar rather than an acronym that reads like one: "who", not "WHO"."""
    return word.lower in GRAMMAR and not (word.lower in world.BODIES and word.text.isupper())


def _plural_role(word: Word) -> bool:
    return word.lower in people.PLURAL_ROLES or (word.lower.endswith("s") and word.lower[:-1] in _SPEAKERS)


def _kept(sentence: Sequence[Word], first: int, last: int, initial: bool) -> bool:
    """Whether a word of grammar in capitals is rather a name's part: "North Korea", "New York" inside a sentence."""
    if sentence[first].lower in {
        "north",
        "south",
        "east",
        "west",
        "new",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
    }:
        return first + 1 < last and sentence[first + 1].capital
    return (
        not initial and sentence[first].lower in {"home", "world", "news", "business", "sport", "opinion"} and first + 1 < last
    )


def _confirmed(sentence: Sequence[Word], first: int, last: int, lower: set[str], inner: set[str], common: float) -> bool:
    """Whether the single capital at a sentence's beginning is a name, by the rest of the report or by what follows it."""
    word = sentence[first]
    if word.lower in AUXILIARY and last < len(sentence) and sentence[last].lower in PRONOUNS:
        return False  # "Will he appeal?"
    if word.text in inner or word.lower in people.FIRST_NAMES or word.lower in world.BELONGS or word.lower in world.BODIES:
        return True
    if word.lower in lower or word.lower in _NO_NAMES:
        return False
    if word.text.isupper() and 2 <= len(word.text) <= 5 and word.text.isalpha():
        return True
    if word.lower.endswith(("ing", "ed", "ly", "ers", "ions", "ists", "ors")) or word.lower in CUE_FORMS or "-" in word.text:
        return False
    after = sentence[last] if last < len(sentence) else None
    if after is None or not word.text[0].isalpha():
        return False
    if after.lower in AUXILIARY or after.lower == "'s":
        return True
    noun = after.lower in NOUNS and rarity(word.lower) < common  # "Recent reports", "Early claims"
    return after.lower in CUE_FORMS and not word.lower.endswith("s") and not noun


def _known(sentence: Sequence[Word], number: int, known: set[tuple[str, ...]]) -> list[Run]:
    """The names of `known` in a line in capitals, longest first."""
    found = []
    index = 0
    longest = max((len(words) for words in known), default=0)
    while index < len(sentence):
        if not sentence[index].capital or sentence[index].lower in GRAMMAR:
            index += 1
            continue
        for size in range(min(longest, len(sentence) - index), 0, -1):
            words = tuple(w.lower for w in sentence[index : index + size])
            if words in known:
                found.append(Run(number, index, index + size))
                index += size - 1
                break
        index += 1
    return found
