"""What two reports share, with the words of each: names, rare terms, figures and passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import log

import numpy as np

from variorum.model import Report, Span
from variorum.settings import Stories
from variorum.stories.profiles import STRETCH, runs, stretches, vocabulary_of
from variorum.stories.rows import Frequencies
from variorum.stories.vocabulary import CALENDAR, Kind, counted, figure, trimmed
from variorum.text import Token, tokens
from variorum.ties import Shared


class Terms:
    """The terms of one kind of a report: how often it has each, and where it writes it first."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.spans: dict[str, Span] = {}

    def add(self, term: str, span: Span) -> None:
        """One more use of a term; none where it is empty."""
        if term:
            self.counts[term] += 1
            self.spans.setdefault(term, span)


class Written:
    """All words of a report, and its terms: what `profile` counts, as the report writes it."""

    def __init__(self, report: Report) -> None:
        self.id = report.id
        self.tokens: list[Token] = []
        self.words, self.names, self.full_names, self.figures = Terms(), Terms(), Terms(), Terms()
        for begin, end in stretches(report):
            self.tokens += tokens(report.text, begin, end)
            for at, words, opens in runs(report.text[begin:end]):
                self._name(begin + at, words, opens)
        for token in self.tokens:
            span, word = Span(self.id, token.begin, token.end), trimmed(token.compared)
            self.words.add(word, span)
            self.figures.add(figure(word), span)

    def _name(self, at: int, words: Sequence[str], opens: bool) -> None:
        before: tuple[int, str] | None = None
        for number, written in enumerate(words):
            end, word = at + len(written), counted(written)
            if word and not (opens and number == 0):
                self.names.add(word, Span(self.id, at, end))
            if word and before:
                self.full_names.add(f"{before[1]} {word}", Span(self.id, before[0], end))
            before = (at, word) if word else None
            at = end + 1


class Telling:
    """How much each term of a pile tells, by kind."""

    def __init__(self, frequencies: Frequencies, settings: Stories) -> None:
        self.most, self.frequencies = settings.why_terms, frequencies
        self.vocabulary = vocabulary_of(settings.telling, settings.rare_name)

    def names_of(self, here: Written, there: Written) -> tuple[Shared, ...]:
        """The names that both have, full ones first, each by how much it tells; the parts of a full name are not repeated."""
        full = self._ranked(here.full_names, there.full_names, Kind.FULL_NAME)
        parts = {part for shared in full for part in shared.term.split()}
        return (*full, *self._ranked(here.names, there.names, Kind.NAME, parts | CALENDAR))[: self.most]

    def terms_of(self, here: Written, there: Written) -> tuple[Shared, ...]:
        """The words that both have which are no names or figures, those that tell most first."""
        names = here.names.counts.keys() & there.names.counts.keys()
        aside = names | CALENDAR | {word for word in here.words.counts if figure(word)}
        return self._ranked(here.words, there.words, Kind.WORD, aside)

    def numbers_of(self, here: Written, there: Written) -> tuple[Shared, ...]:
        """The figures that both have, in digits or words, those that tell most first."""
        return self._ranked(here.figures, there.figures, Kind.FIGURE)

    def _ranked(self, here: Terms, there: Terms, kind: Kind, aside: Collection[str] = ()) -> tuple[Shared, ...]:
        shared = sorted(term for term in here.counts.keys() & there.counts.keys() if term not in aside)
        tells = self.frequencies.tell(self.vocabulary.keys(kind, shared).astype(np.uint32)).tolist()
        weights = {
            term: round(weight**2 * (1 + log(here.counts[term])) * (1 + log(there.counts[term])), 9)
            for term, weight in zip(shared, tells, strict=True)
        }
        chosen = sorted((term for term in shared if weights[term]), key=lambda term: (-weights[term], term))[: self.most]
        return tuple(Shared(term=term, spans=(here.spans[term], there.spans[term])) for term in chosen)


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
