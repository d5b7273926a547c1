"""What two reports share, with the words of each: names, rare terms, figures and passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log

from variorum.model import MarkedReport, Span
from variorum.settings import Stories
from variorum.stories.profiles import CALENDAR, Profile, body_tokens, counted, counted_name
from variorum.stories.vectors import weights
from variorum.text import Token
from variorum.ties import Shared

STRETCH = 5  # words: what two reports have in common of that length was written once


class Written:
    """Where a report first writes each of its terms, names and figures, and all its words."""

    def __init__(self, marked: MarkedReport) -> None:
        self.id = marked.id
        self.tokens = body_tokens(marked.report)
        self.names: dict[str, Span] = {}
        for mention in marked.mentions:
            self.names.setdefault(counted_name(mention.name), mention.span)
            self.names.setdefault(counted_name(marked.report.words(mention.span)), mention.span)
        self.words: dict[str, Span] = {}
        for token in self.tokens:
            self.words.setdefault(counted(token), Span(self.id, token.begin, token.end))
        self.capitals: dict[str, Span] = {}
        for token in self.tokens:
            if token.written[:1].isupper():
                self.capitals.setdefault(counted(token), Span(self.id, token.begin, token.end))
        self.figures: dict[str, Span] = {}
        for quantity in marked.quantities:
            if quantity.low is not None:
                self.figures.setdefault(f"{quantity.low:g}", quantity.span)


class Telling:
    """How much each term of a pile tells, by kind."""

    def __init__(self, profiles: Sequence[Profile], settings: Stories) -> None:
        self.most = settings.why_terms
        self.words = weights([p.words for p in profiles], settings)
        self.names = weights([p.names for p in profiles], settings)
        self.full_names = weights([p.full_names for p in profiles], settings)
        self.numbers = weights([p.numbers for p in profiles], settings)

    def names_of(self, left: Profile, right: Profile, here: Written, there: Written) -> tuple[Shared, ...]:
        """The names that both have, full ones first, each by how much it tells; the parts of a full name are not repeated."""
        full = self._ranked(left.full_names, right.full_names, self.full_names)
        parts = {part for name in full for part in name.split()}
        single = self._ranked(left.names, right.names, self.names, parts | CALENDAR)
        return (
            *self._shared(full, here.names, there.names),
            *self._shared(single, here.capitals | here.names, there.capitals | there.names),
        )[: self.most]

    def terms_of(self, left: Profile, right: Profile, here: Written, there: Written) -> tuple[Shared, ...]:
        """The words that both have which are no names or figures, those that tell most first."""
        aside = (left.names.keys() & right.names.keys()) | (left.numbers.keys() & right.numbers.keys()) | CALENDAR
        ranked = self._ranked(left.words, right.words, self.words, aside)
        return self._shared(ranked, here.words, there.words)[: self.most]

    def numbers_of(self, left: Profile, right: Profile, here: Written, there: Written) -> tuple[Shared, ...]:
        """The figures that both have, in digits, words, ages or dates, those that tell most first."""
        ranked = self._ranked(left.numbers, right.numbers, self.numbers)
        return self._shared(ranked, here.words | here.figures, there.words | there.figures)[: self.most]

    def _ranked(
        self, left: Counter[str], right: Counter[str], tells: Mapping[str, float], aside: Collection[str] = ()
    ) -> list[str]:
        def weight(term: str) -> float:
            return round(tells[term] ** 2 * (1 + log(left[term])) * (1 + log(right[term])), 9)

        shared = [term for term in left.keys() & right.keys() if term in tells and term not in aside]
        return sorted(shared, key=lambda term: (-weight(term), term))[: self.most]

    def _shared(self, terms: Sequence[str], here: Mapping[str, Span], there: Mapping[str, Span]) -> tuple[Shared, ...]:
        return tuple(
            Shared(term=term, spans=tuple(written[term] for written in (here, there) if term in written)) for term in terms
        )


def passages(here: Written, there: Written, most: int) -> tuple[Shared, ...]:
    """The longest runs of words that both have, `most` of them, none shorter than a stretch, in the order of the first."""
    left, right = here.tokens, there.tokens
    at_right: dict[tuple[str, ...], int] = {}
    for at in range(len(right) - STRETCH + 1):
        at_right.setdefault(_stretch(right, at), at)
    found: list[tuple[int, int, int]] = []
    at = 0
    while at <= len(left) - STRETCH:
        begin = at_right.get(_stretch(left, at))
        length = 0
        if begin is not None:
            while (
                at + length < len(left)
                and begin + length < len(right)
                and left[at + length].compared == right[begin + length].compared
            ):
                length += 1
            found.append((-length, at, begin))
        at += max(1, length)
    return tuple(
        Shared(
            term=" ".join(token.compared for token in left[at : at - negative]),
            spans=(_run(here, at, -negative), _run(there, begin, -negative)),
        )
        for negative, at, begin in sorted(sorted(found)[:most], key=lambda run: run[1])
    )


def _stretch(found: Sequence[Token], at: int) -> tuple[str, ...]:
    return tuple(token.compared for token in found[at : at + STRETCH])


def _run(written: Written, at: int, length: int) -> Span:
    return Span(written.id, written.tokens[at].begin, written.tokens[at + length - 1].end)
