"""Words and punctuation of a stretch of text, with offsets."""

import re

import msgspec

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[^\W_]+(?:[-&./@][^\W_]+|['’](?!s\b)[^\W_]+)*"
    r"|['’]s\b"
    r"|--+|\.\.\.+"
    r"|[^\w\s]|_"
)


class Word(msgspec.Struct, frozen=True):
    """A word, or one mark of punctuation. `lower` is its lower case with plain apostrophes."""

    begin: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def punctuation(self) -> bool:
        """Whether it is no word."""
        return not self.text[0].isalnum() and self.lower != "'s"


def words(text: str, begin: int, end: int) -> list[Word]:
    """The words of `text` between `begin` and `end`; a possessive 's is a word of its own.

    >>> [w.text for w in words("Rusk’s U.S. ship won't sail.", 0, 28)]
    ['Rusk', '’s', 'U.S.', 'ship', "won't", 'sail', '.']
    """
    return [Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'")) for m in _WORD.finditer(text, begin, end)]
