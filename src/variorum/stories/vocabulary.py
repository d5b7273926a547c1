"""Words as numbers: each term of a report is a bucket, the same in every process, with how common it is in the world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from hashlib import blake2b
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from variorum.language.rarity import rarity
from variorum.text import compared
from variorum.text.calendar import MONTHS, WEEKDAY_NAMES

BUCKETS = 1 << 24  # two terms of a pair of reports share one by chance in one pair of 250
CALENDAR = frozenset([*MONTHS, *WEEKDAY_NAMES])
COMMON_STEPS = 32  # a byte says how common a word is: this many steps for each factor of e
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIGURES = {word: str(number) for number, word in enumerate(_UNITS.split())}
_FIGURES |= {word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)}

PLACES = 8  # in one of which a hash stands in a table that is a third full at most: one of 10,000 finds none free

Keys = NDArray[np.uint64]
FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], np.uint32)  # large odd numbers, for hashing


def counted(written: str) -> str:
    """A word in the form in which it is counted, empty where it is a single letter.

    >>> counted("Governor’s"), counted("a"), counted("7")
    ('governor', '', '7')
    """
    return trimmed(written.lower() if written.isascii() and "`" not in written else compared(written))


def trimmed(word: str) -> str:
    """A word as it is compared in the form in which it is counted."""
    word = word.removesuffix("'s")
    return word if len(word) > 1 or word.isdigit() else ""


def background(word: str) -> float:
    """The share of reports of the world that hold `word`, from its rank by Zipf's law; a name is in one of 2,500.

    >>> background("said") > 0.3 > background("ferry") > background("zelensky")
    True
    """
    rarest = 60_000.0
    rank = rarest if (known := rarity(word)) == 1.0 else exp(known * log(22_681))
    return 1 - exp(-24 / rank)


def _common(word: str) -> int:
    """The code of how common a word is."""
    return min(255, round(-COMMON_STEPS * log(background(word))))


RAREST = _common("")  # of what is in no list of words: rarity("") is that of a name


def shares() -> NDArray[np.float64]:
    """The share of reports of the world that hold a term, for each code of how common it is."""
    return np.exp(-np.arange(256) / COMMON_STEPS)


def bucket(kind: str, term: str) -> int:
    """The bucket of a term of one kind; bucket 0 is none's."""
    return int.from_bytes(blake2b(f"{kind} {term}".encode("utf-8", "surrogatepass"), digest_size=3).digest()) or 1


def figure(word: str) -> str:
    """A counted word as a figure in digits, empty where it is none.

    >>> figure("1,500"), figure("twelve"), figure("people")
    ('1500', '12', '')
    """
    has_digits = not word.isalpha() and any(map(str.isdigit, word))
    return word.replace(",", "") if has_digits else _FIGURES.get(word, "")


class Kind(IntEnum):
    """What a term is; the terms of a profile are in this order."""

    WORD = 0
    NAME = 1
    FULL_NAME = 2
    FIGURE = 3
    STRETCH = 4


KIND_AT = 60  # the bits of a key: kind, whether it is last in its kind, how common the term is, its bucket
LAST_AT = 59
COMMON_AT = 24


def key(kind: Kind, bucket: int = 0, common: int = RAREST) -> int:
    """A term as one number by which the terms of a report are sorted and told apart."""
    return kind << KIND_AT | common << COMMON_AT | bucket


def joined(pairs: Keys) -> Keys:
    """The keys of names of two words, given the keys of the two, a row each."""
    hashed = (pairs.astype(np.uint32) * FACTORS[:2]).sum(axis=1, dtype=np.uint32) >> 8
    found: Keys = np.maximum(hashed, 1).astype(np.uint64) | np.uint64(key(Kind.FULL_NAME))
    return found


class Fact(IntEnum):
    """What is known of a word: its keys as a term of each kind, 0 where it is none, and whether it tells of few."""

    WORD = 0
    NAME = 1
    FIGURE = 2
    TELLING = 3
    RARE_NAME = 4


class Numbers:
    """Numbers by hashes, none of them 0: a table in which a hash has one of the `PLACES` from that on which it says, and a
    dictionary of the few for which none was free."""

    def __init__(self) -> None:
        self._table(1 << 12)
        self.beside: dict[int, int] = {}

    def _table(self, size: int) -> None:
        self.hashes, self.numbers = np.zeros(size, np.uint64), np.zeros(size, np.int32)
        self.held = 0

    def _places(self, hashes: Keys, further: int) -> NDArray[np.int64]:
        return ((hashes + np.uint64(further)) & np.uint64(len(self.hashes) - 1)).astype(np.int64)

    def of(self, hashes: Keys) -> NDArray[np.int32]:
        """The number of each hash, -1 of one that is not there."""
        found = np.full(len(hashes), -1, np.int32)
        left = np.arange(len(hashes))
        for further in range(PLACES):
            places = self._places(hashes, further)
            held = self.hashes.take(places)
            here = np.flatnonzero(held == hashes)
            found[left[here]] = self.numbers.take(places[here])
            more = np.flatnonzero((held != hashes) & (held > 0))
            left, hashes = left[more], hashes[more]
            if not len(left):
                return found
        found[left] = [self.beside.get(hash_, -1) for hash_ in hashes.tolist()]
        return found

    def add(self, hashes: Keys, numbers: NDArray[np.int32]) -> None:
        """Takes in hashes that are not there, each once; the table is doubled where it becomes a third full."""
        if 3 * (self.held + len(hashes)) > len(self.hashes):
            full = np.flatnonzero(self.hashes)
            hashes, numbers = np.append(self.hashes[full], hashes), np.append(self.numbers[full], numbers)
            self._table(len(self.hashes) << max(1, (3 * len(hashes) // len(self.hashes)).bit_length()))
        for further in range(PLACES):
            places = self._places(hashes, further)
            free = self.hashes[places] == 0
            self.hashes[places[free]] = hashes[free]  # of several for one place one
            put = free & (self.hashes[places] == hashes)
            self.numbers[places[put]] = numbers[put]
            self.held += int(put.sum())
            hashes, numbers = hashes[~put], numbers[~put]
        self.beside |= zip(hashes.tolist(), numbers.tolist(), strict=True)


class Vocabulary:
    """What is known of each word, found out once. Words are numbered in the order in which they are met, which is nobody
    else's business: what leaves a process are keys."""

    def __init__(self, telling: float, rare_name: float) -> None:
        self.telling, self.rare_name = telling, rare_name
        self.clear()

    def clear(self) -> None:
        """Forgets every word."""
        self._of_written: dict[str, int] = {}
        self._of_form = {"": 0}
        self._of_hash = Numbers()
        self.facts = np.zeros((1 << 12, len(Fact)), np.uint64)

    def of(self, written: list[str]) -> list[int]:
        """The numbers of words in `facts`; 0 of what is not counted."""
        known = self._of_written
        try:
            return [known[word] for word in written]
        except KeyError:
            return [known[word] if word in known else self._met(word) for word in written]

    def of_hashes(self, hashes: Keys, written: Callable[[int], str]) -> NDArray[np.int64]:
        """The same of words given by their hashes; `written` says how the one at a place is written, where its hash is new. Two
        words of one hash of 64 bits are taken for one."""
        found = self._of_hash.of(hashes)
        new = np.flatnonzero(found < 0)
        if len(new):
            unknown, firsts = np.unique(hashes[new], return_index=True)
            self._of_hash.add(unknown, np.array([self._numbered(written(at)) for at in new[firsts].tolist()], np.int32))
            found[new] = self._of_hash.of(hashes[new])
        return found.astype(np.int64)

    def _met(self, written: str) -> int:
        self._of_written[written] = number = self._numbered(written)
        return number

    def _numbered(self, written: str) -> int:
        form = counted(written)
        number = self._of_form.setdefault(form, len(self._of_form))
        if number == len(self.facts):
            self.facts = np.concatenate([self.facts, np.zeros_like(self.facts)])
        if number and not self.facts[number, Fact.WORD]:
            digits, rare = figure(form), rarity(form)
            common = RAREST if rare == 1.0 else _common(form)
            few = rare >= self.rare_name and form not in CALENDAR
            self.facts[number] = (
                key(Kind.WORD, bucket("word", form), common),
                key(Kind.NAME, bucket("name", form), common) | (not few) << LAST_AT,
                key(Kind.FIGURE, bucket("figure", digits), _common(digits)) if digits else 0,
                rare >= self.telling,
                few,
            )
        return number

    def keys(self, kind: Kind, terms: Sequence[str]) -> Keys:
        """The keys of terms in the form in which they are counted; of full names the two words."""
        if kind is Kind.FIGURE:
            return np.array([key(kind, bucket("figure", term), _common(term)) for term in terms], np.uint64)
        if kind is Kind.FULL_NAME:
            pairs = [self.of(term.split(" ")) for term in terms]
            return joined(self.facts[np.array(pairs, np.int64).reshape(-1, 2), Fact.NAME])
        numbers = np.array(self.of(list(terms)), np.int64)
        found: Keys = self.facts[numbers, Fact.NAME if kind is Kind.NAME else Fact.WORD]
        return found
