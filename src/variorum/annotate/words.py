"""Words and punctuation of a stretch of text, with offsets."""

import re
from functools import lru_cache

import msgspec

_WORD = re.compile(
    r"[A-Za-z]++(?![-&./@'’\w])"  # most words, told apart the fastest
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[^\W_]+(?:[-&./@][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|['’]s\b"
    r"|--+|\.\.\.+"
    r"|[^\w\s]|_"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, or one mark of punctuation. `lower` is its lower case with plain apostrophes."""

    begin: int
    end: int
    text: str
    lower: str
    capital: bool  # whether it begins with a capital letter
    punctuation: bool  # whether it is no word


@lru_cache(maxsize=512)  # two readings of one report, one after the other
def words(text: str, begin: int, end: int) -> tuple[Word, ...]:
    """The words of `text` between `begin` and `end`; a possessive 's is a word of its own.

    >>> [w.text for w in words("Rusk’s U.S. ship won't sail.", 0, 28)]
    ['Rusk', '’s', 'U.S.', 'ship', "won't", 'sail', '.']
    """
    return tuple([_word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, begin, end)])


def _word(begin: int, end: int, text: str) -> Word:
    lower, first = text.lower(), text[0]
    if first.isalpha() and text.isascii():
        return Word(begin, end, text, lower, first.isupper(), False)
    lower = lower.replace("’", "'")
    return Word(begin, end, text, lower, first.isupper(), not first.isalnum() and lower != "'s")
