"""A sentence as figures are read in it."""

from collections.abc import Sequence

import msgspec

from variorum.settings import Annotate
from variorum.text.numerals import Token


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """`tokens[first:last]` of a report."""

    tokens: Sequence[Token]
    words: Sequence[str]  # of the tokens, as they are compared
    first: int
    last: int
    settings: Annotate

    def word(self, at: int) -> str:
        """The word at the index `at`, empty outside the sentence."""
        return self.words[at] if self.first <= at < self.last else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token at `at` and the one before it."""
        return self.first < at < self.last and self.tokens[at].begin == self.tokens[at - 1].end

    def number(self, at: int) -> float | None:
        """The number at the index `at`, None where there is none."""
        return self.tokens[at].number if self.first <= at < self.last else None

    def phrase(self, begin: int, end: int) -> str:
        """The words from `begin` to `end`, as they are compared."""
        return " ".join(self.words[begin:end]).replace(" - ", "-")
