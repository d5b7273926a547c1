"""Sentences of invented news: the turns of the traditions' sentences, filled with words that are as rare as those of real text.

A frame is a sentence with its common words kept and every other word a slot: of a chain over the traditions' sentences (which
words follow which two), so that there are thousands of frames that none of the traditions has. Slots are filled with English
words by Zipf's law and, past the 22,000 that are listed, with invented ones without end, since real text never stops to bring
new words. Only `random.Random.random` is drawn from: it gives the same figures in every version of Python.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random

import msgspec

from variorum.text.vocabulary import ranks

ROOT = Path(__file__).resolve().parent.parent
COMMON = 60  # so many most frequent words stand in frames as they are
FRAMES = 12_000
LONGEST, SHORTEST = 34, 7  # words of a frame
EXPONENT = 1.25  # of Zipf's law among English words (1 itself divides by nothing), and among the words that are in no list:
TAIL_EXPONENT, TAIL = 1.25, 0.05  # both fitted, with the share of those, to how widely words of real reports are spread
KNOWN_RANK = 10_000
LAST_RANK = 30_000_000  # of invented words
WORD, ENDING = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:–—]"), re.compile(r"(ed|ing|ly|s)$")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KINDS_OF_WORD = ("ed", "ing", "ly", "s", "")
NAME, NUMBER, WEEKDAY, MONTH = "NAME", "NUMBER", "WEEKDAY", "MONTH"
SYLLABLES = tuple(
    onset + vowel
    for onset in ("b", "br", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "th", "v", "w", "z")
    for vowel in ("a", "e", "i", "o")
)


class Frame(msgspec.Struct, frozen=True):
    """A sentence with `slots` in place of the rarer words, in the order in which "%s" stands in `text`."""

    text: str
    slots: tuple[str, ...]


@cache
def lexicon() -> list[str]:
    """English words, the most frequent first."""
    return [word for word in ranks() if word.isalpha() and (len(word) > 1 or word == "a")]


@cache
def by_ending() -> dict[str, list[str]]:
    """The rarer English words by their ending, the most frequent first."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS_OF_WORD}
    for word in lexicon()[COMMON:]:
        found[kind_of(word)].append(word)
    return found


def kind_of(word: str) -> str:
    """The ending that says what of a sentence a word may be, empty where it has none of these."""
    ending = ENDING.search(word)
    return ending[1] if ending and len(word) > 4 and not word.endswith("ss") else ""


def invented(number: int, syllables: int = 4) -> str:
    """The invented word of a number: of `syllables` syllables, each number of those there are another word.

    >>> invented(1, 2), invented(2, 2), len({invented(n, 2) for n in range(6400)})
    ('bepo', 'bidri', 6400)
    """
    number = number * 2_654_435_761 % len(SYLLABLES) ** syllables
    word = ""
    for _ in range(syllables):
        number, syllable = divmod(number, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word


def zipf(chance: Random, first: float, last: float, exponent: float = EXPONENT) -> int:
    """A rank from `first` to below `last`, drawn by Zipf's law."""
    power = 1 - exponent
    low = first**power
    return int((low + chance.random() * (last**power - low)) ** (1 / power))


def known_word(chance: Random, kind: str) -> str:
    """A word of a kind that is rare but in every dictionary."""
    english = by_ending()[kind]
    return english[zipf(chance, COMMON, KNOWN_RANK) * len(english) // len(lexicon())]


def rare_word(chance: Random, kind: str, first: int = COMMON) -> str:
    """A word of a kind, of the rank `first` or rarer."""
    if chance.random() < TAIL:
        return invented(zipf(chance, 1000, LAST_RANK, TAIL_EXPONENT)) + kind
    english = by_ending()[kind]
    return english[(zipf(chance, first, len(lexicon())) - COMMON) * len(english) // (len(lexicon()) - COMMON)]


@cache
def paragraphs() -> list[str]:
    """The paragraphs of the traditions' reports, each once."""
    folders = [ROOT / "examples" / "ferry-collision" / "reports", *sorted((ROOT / "tests" / "traditions").glob("*/reports"))]
    return sorted(
        {
            " ".join(paragraph.split())
            for folder in folders
            for path in sorted(folder.iterdir())
            for paragraph in path.read_text(encoding="utf-8").split("\n\n")
            if len(paragraph.split()) >= 15
        }
    )


@cache
def frames() -> list[Frame]:
    """The frames of all piles, the same in each."""
    common = set(lexicon()[:COMMON])
    sentences = [s for p in paragraphs() for s in re.split(r"(?<=[.?!])[”\"’]?\s+", p)]
    follow: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in sentences:
        kinds = _kinds(sentence, common)
        if len(kinds) >= SHORTEST:
            for one, two, three in zip(["", "", *kinds], ["", *kinds, ""], [*kinds, "", ""], strict=True):
                if two or not one:
                    follow[one, two].append(three)
    chance, found = Random("frames"), {}
    while len(found) < FRAMES:
        before: tuple[str, str] = ("", "")
        kinds = []
        while len(kinds) <= LONGEST:
            following = follow[before]
            kind = following[int(chance.random() * len(following))]
            if not kind:
                break
            kinds.append(kind)
            before = before[1], kind
        if SHORTEST <= len(kinds) <= LONGEST and sum(kind.startswith("%") for kind in kinds) >= 3:
            frame = _frame(kinds)
            found[frame.text, frame.slots] = frame
    return list(found.values())


def _kinds(sentence: str, common: set[str]) -> list[str]:
    """The words of a sentence, common ones as they are, of others "%" and their kind."""
    kinds: list[str] = []
    for word in WORD.findall(sentence):
        if word in WEEKDAYS:
            kind = "%" + WEEKDAY
        elif word in MONTHS:
            kind = "%" + MONTH
        elif any(c.isdigit() for c in word):
            kind = "%" + NUMBER
        elif word in ",;:–—":
            kind = "," if word == "," else ""
        elif word.lower() in common:
            kind = word.lower()
        elif word[0].isupper() and kinds:
            kind = "%" + NAME
        else:
            kind = "%" + kind_of(word.lower().replace("’", "'").partition("'")[0])
        if kind and not (kinds and kind == kinds[-1]) and not (kind == "," and not kinds):
            kinds.append(kind)
    return kinds[:-1] if kinds and kinds[-1] == "," else kinds


def _frame(kinds: list[str]) -> Frame:
    """The frame of words and kinds of words."""
    text = " ".join("%s" if kind.startswith("%") else kind for kind in kinds).replace(" ,", ",")
    return Frame(text, tuple(kind[1:] for kind in kinds if kind.startswith("%")))
