"""A stretch of words that a pattern took for a time expression."""

from collections.abc import Iterator, Sequence

import msgspec

from variorum.annotate.moments.words import UNITS
from variorum.text.numerals import Token

_WORKING = frozenset(["business", "working"])
WORKING_DAY = "w"
"""The letter of a day that is neither a Saturday nor a Sunday, beside those of words.UNITS."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """`tokens[begin:end]` of a report, with the classes of all its tokens."""

    tokens: Sequence[Token]
    classes: str
    begin: int
    end: int

    def each(self, letters: str) -> Iterator[tuple[int, Token]]:
        """The tokens of the stretch whose class is one of `letters`, with their indexes."""
        for at in range(self.begin, self.end):
            if self.classes[at] in letters:
                yield at, self.tokens[at]

    def first(self, letters: str) -> Token | None:
        """The first token of the stretch whose class is one of `letters`."""
        for at in range(self.begin, self.end):
            if self.classes[at] in letters:
                return self.tokens[at]
        return None

    def has(self, letters: str) -> bool:
        """Whether a token of one of the classes `letters` is there."""
        return self.first(letters) is not None

    def part(self, begin: int, end: int) -> "Stretch":
        """A part of it, or what stands around it."""
        return Stretch(self.tokens, self.classes, begin, end)

    @property
    def modifier(self) -> str:
        """ "early", "mid", "the end of": the word for a part of a period, or nothing."""
        token = self.first("E")
        return token.word if token else ""

    def before(self) -> str:
        """The word before it in its sentence, or nothing."""
        return self.tokens[self.begin - 1].word if self.begin and not self.tokens[self.begin].first else ""

    def after(self, by: int = 0) -> str:
        """The word after it in its sentence, or nothing."""
        at = self.end + by
        return (
            self.tokens[at].word if at < len(self.tokens) and not any(t.first for t in self.tokens[self.end : at + 1]) else ""
        )

    def lengths(self) -> list[tuple[float | None, str]]:
        """Each amount of time in it with its unit (of UNITS, or WORKING_DAY): "four weeks and two days"; None is some number.

        "a year and a half" and "half an hour" are one amount each.
        """
        found: list[tuple[float | None, str]] = []
        amount: float | None = None
        counted = half = False
        for at in range(self.begin, self.end):
            token, letter = self.tokens[at], self.classes[at]
            if letter in "dny":
                amount, counted = token.number, True
            elif letter == "s":
                amount, counted = 2 if token.word == "couple" else None, True
            elif letter == "i" and not half and not counted:
                amount, counted = 1, True
            elif letter == "H":
                half = True
                if found and self.classes[at - 1] == "i":
                    number, unit = found[-1]
                    found[-1] = (None if number is None else number + 0.5, unit)
                    break
                amount, counted = (
                    (1.5, True)
                    if counted and self.classes[at - 1] in "&i" and amount == 1 and at > self.begin + 1
                    else (0.5, True)
                )
            elif letter in "uUP" and unit_of(token.word):
                plural = letter == "u"
                unit = unit_of(token.word)
                if unit == "D" and at > self.begin and self.tokens[at - 1].word in _WORKING:
                    unit = WORKING_DAY
                found.append((amount if counted else None if plural else 1, unit))
                amount, counted, half = None, False, False
        return found


def unit_of(word: str) -> str:
    """The letter of the unit of time that `word` names, empty where it is none.

    >>> unit_of("weeks"), unit_of("centuries"), unit_of("boats")
    ('W', 'C', '')
    """
    return UNITS.get(word) or (UNITS.get(word[:-1], "") if word.endswith("s") else "")
