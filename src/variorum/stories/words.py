"""The words of many texts at once, and their runs of capitals: found by arithmetic on the characters of all of them, as
`variorum.text.words` and `profiles.runs` find them in one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Hashes = NDArray[np.uint64]

CAPITAL_CODES = 0x2000  # beyond are no capitals but those in circles and the like
OPENING = " \n\"“”‘'«„.!?:"  # a capital after one of these says nothing
_CODES = 1 << 16
_ALNUM, _JOINER, _CAPITAL, _OPENS, _LINK, _ODD = (1 << bit for bit in range(6))
_MARKS = (("'’.,", _JOINER), (OPENING, _OPENS), (" -", _LINK))
_BREAKING = "\u00ad"  # a hyphen that shows only where a line ends
_SURROGATES = range(0xD800, 0xE000)
_ODD_LETTERS = "_\u0131\u017f\u0130\u212a"  # "_" is part of a name and of no word; the letters are an i, s or k as well
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_CHUNK = 4  # characters that are hashed at once
_LONG = 256  # characters of a word that is hashed by itself
_SPREAD, _ROUND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)  # large odd numbers, for hashing
_MASKS = np.array([(1 << 16 * count) - 1 for count in range(_CHUNK + 1)], np.uint64)
_SMALL = np.uint64(0x0020_0020_0020_0020)  # makes capitals of the alphabet small ones


@cache
def _flags() -> NDArray[np.uint8]:
    """What each character is."""
    found = np.zeros(_CODES, np.uint8)
    letters = list(map(chr, range(_CODES)))
    found[[c.isalnum() for c in letters]] |= _ALNUM
    found[[code for code in range(CAPITAL_CODES) if letters[code].isupper()]] |= _CAPITAL
    for characters, flag in (*_MARKS, (_ODD_LETTERS + _BREAKING, _ODD)):
        found[[ord(c) for c in characters]] |= flag
    found[_SURROGATES] |= _ODD
    return found


class Runs(msgspec.Struct, frozen=True):
    """The capitalised words of texts, run by run: the number of each among all words, and the text in which it stands; whether
    it goes on with the run of the one before it; and whether its capital says nothing, since a sentence opens with it."""

    words: Ints
    texts: Ints
    goes_on: Bools
    opens: Bools


class Words:
    """The words of texts, in order: where each begins and ends in `text`, which has all of them; and a hash of its characters.
    `edges` says where those of each text begin. Behind the last are the parts of words that begin with a capital inside, as in
    "d'Angelo". Texts that are `odd` are not understood: they may have words broken over lines, or rare characters."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.odd = np.zeros(len(texts), np.bool_)
        codes = self._lay(texts)
        if len(codes) > len(self.text):  # characters beyond those of 16 bits take two codes
            self.odd[:] = [_BEYOND.search(text) is not None for text in texts]
            codes = self._lay(["" if odd else text for text, odd in zip(texts, self.odd.tolist(), strict=True)])
        self._codes = codes
        self._flags = flags = _flags().take(codes)
        alnum = (flags & _ALNUM).view(np.bool_)
        inside = alnum.copy()
        joiners = np.flatnonzero(flags & _JOINER)
        inside[joiners] = alnum[joiners - 1] & alnum[joiners + 1]
        changes = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        self.starts, self.ends = changes[::2], changes[1::2]
        self.edges = np.searchsorted(self.starts, self._begins)
        self._parts = joiners[inside[joiners]] + 1  # what follows on a joiner inside a word
        self._find_odd()
        self.runs = self._runs()
        self.hashes = self._hashed()

    def _lay(self, texts: Sequence[str]) -> NDArray[np.uint16]:
        """Puts the texts one after the other; the codes of their characters."""
        self.text = "\n\n" + "\n".join(texts) + "\n" * _CHUNK
        self._begins = np.array(list(accumulate((len(text) + 1 for text in texts), initial=2)))
        return np.frombuffer(self.text.encode("utf-16-le", "surrogatepass"), "<u2")

    def written(self, word: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[word] : self.ends[word]]

    def beginning(self, openings: Sequence[str]) -> tuple[Ints, Ints]:
        """Where a word or a part of one begins with one of `openings` of four letters, small or capital, if not oddly; and in
        which text."""
        looked = np.array([int.from_bytes(opening.encode("utf-16-le"), "little") for opening in openings], np.uint64)
        whole = self.starts[: self.edges[-1]]
        at = np.concatenate([places[np.isin(self._wide[places] | _SMALL, looked)] for places in (whole, self._parts)])
        return at, self._texts(at)

    @property
    def _wide(self) -> Hashes:
        """The four characters from each one on, as a number."""
        return np.ndarray((len(self._codes) - _CHUNK + 1,), "<u8", self._codes, 0, (2,))

    def _texts(self, places: Ints) -> Ints:
        """The text in which each place is."""
        return np.searchsorted(self._begins[1:-1], places, "right")

    def _find_odd(self) -> None:
        codes = self._codes
        breaks = np.flatnonzero((codes == ord("\n")) | (codes == ord("\r")))[1:]
        broken = breaks[np.isin(codes[breaks - 1], [ord("-"), ord("‐")])] - 1
        self.odd[self._texts(np.concatenate([np.flatnonzero(self._flags & _ODD), broken]))] = True

    def _runs(self) -> Runs:
        capitals = np.flatnonzero(self._flags & _CAPITAL)
        words = np.searchsorted(self.starts, capitals, "right") - 1
        first = np.flatnonzero(np.diff(words, prepend=-1))
        words, capitals = words[first], capitals[first]
        starts, ends = self.starts[words], self.ends[words - 1]
        goes_on = (capitals == starts) & (np.diff(words, prepend=-2) == 1) & (starts - ends == 1)
        goes_on &= (self._flags[starts - 1] & _LINK) > 0
        before = capitals - 1
        before -= self._codes[before] == ord(" ")
        opens = (self._flags[before] & _OPENS > 0) & ~goes_on
        within = (self._flags[capitals - 1] & _ALNUM > 0) & ~goes_on  # as in "iPhone": the run that begins there is none
        heads = np.flatnonzero(~goes_on)
        kept = ~np.repeat(within[heads], np.diff(heads, append=len(words)))
        words, capitals, goes_on, opens = words[kept], capitals[kept], goes_on[kept], opens[kept]
        cut = np.flatnonzero(capitals != self.starts[words])
        self.starts, self.ends = np.append(self.starts, capitals[cut]), np.append(self.ends, self.ends[words[cut]])
        texts = self._texts(capitals)
        words[cut] = self.edges[-1] + np.arange(len(cut))
        return Runs(words, texts, goes_on, opens)

    def _hashed(self) -> Hashes:
        """A hash of each word, never 0."""
        wide, at, which = self._wide, self.starts, np.arange(len(self.starts))
        left = self.ends - self.starts
        hashed = left.astype(np.uint64) * _SPREAD
        long = np.flatnonzero(left > _LONG).tolist()
        while len(which):
            mixed = (hashed[which] ^ (wide[at] & _MASKS.take(np.minimum(left, _CHUNK)))) * _ROUND
            hashed[which] = mixed ^ (mixed >> np.uint64(32))
            more = np.flatnonzero((left > _CHUNK) & (left <= _LONG))
            left, at, which = left[more] - _CHUNK, at[more] + _CHUNK, which[more]
        for word in long:
            written = self.written(word).encode("utf-16-le", "surrogatepass")
            hashed[word] = int.from_bytes(blake2b(written, digest_size=8).digest())
        found: Hashes = np.maximum(hashed, np.uint64(1))
        return found
