"""Words and punctuation of a stretch of text, with offsets."""

import re
from functools import lru_cache
from operator import attrgetter

import msgspec

from variorum.text.kept import Kept

_WORD = re.compile(
    r"(\s*+)("  # white space is taken along: to try every form at each of it takes longer than all words together
    r"[A-Za-z]++(?![-&./@'’\w])"  # most words, and most marks, told apart the fastest
    r"|[^\w\s'’.-]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[^\W_]+(?:[-&./@][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|['’]s\b"
    r"|--+|\.\.\.+"
    r"|[^\w\s]|_"
    r")"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, or one mark of punctuation. `lower` is its lower case with plain apostrophes."""

    begin: int
    end: int
    text: str
    lower: str
    capital: bool  # whether it begins with a capital letter
    punctuation: bool  # whether it is no word


word_begin = attrgetter("begin")
"""Where a word begins, to find words by their place with bisect."""


@lru_cache(maxsize=512)  # two readings of one report, one after the other
def words(text: str, begin: int, end: int) -> tuple[Word, ...]:
    """The words of `text` between `begin` and `end`; a possessive 's is a word of its own.

    >>> [w.text for w in words("Rusk’s U.S. ship won't sail.", 0, 28)]
    ['Rusk', '’s', 'U.S.', 'ship', "won't", 'sail', '.']
    """
    found: list[Word] = []
    for space, written in _WORD.findall(text, begin, end):
        begin += len(space)
        lower, capital, punctuation = _FORMS[written]
        found.append(Word(begin, begin := begin + len(written), written, lower, capital, punctuation))
    return tuple(found)


def _form(written: str) -> tuple[str, bool, bool]:
    """The lower case of `written`, whether it begins with a capital, and whether it is no word."""
    lower, first = written.lower(), written[0]
    if first.isalpha() and written.isascii():
        return lower, first.isupper(), False
    lower = lower.replace("’", "'")
    return lower, first.isupper(), not first.isalnum() and lower != "'s"


_FORMS = Kept(_form)
