"""A report as evidence: its words in order, which of them stand in quotation marks, and which of those were public."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from variorum.language.rarity import rarity
from variorum.lineage import cues
from variorum.model import MarkedReport, Span
from variorum.text import Token, tokens

Run = tuple[str, str, str]  # three words in a row: the same wording
LEAST_QUOTED = 3  # words: shorter stretches in marks are names, titles and scare quotes
MOST_SENTENCES = 400  # of one report: no news report has more, and time grows with it
TELLING = 0.72  # rank 1,400 and rarer: below this stand the words that any two reports share


class Stretch(msgspec.Struct, frozen=True):
    """A quotation's words within one report: the numbers of its first word and of the word after its last."""

    begin: int
    end: int
    public: bool  # said in a statement, a notice, a release: given to everybody alike


class Witness(msgspec.Struct, frozen=True):
    """A report as evidence."""

    marked: MarkedReport
    words: tuple[Token, ...]
    written: tuple[str, ...]  # the words as compared
    sentences: tuple[tuple[int, int], ...]  # word numbers, half-open
    spans: tuple[tuple[int, int], ...]  # of the sentences, in code points
    quoted: tuple[Stretch, ...]

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.marked.id

    def runs(self, begin: int = 0, end: int | None = None) -> list[Run]:
        """Every three words in a row from word `begin` to word `end`."""
        words = self.written[begin:end]
        return list(zip(words, words[1:], words[2:], strict=False))

    def pairs(self, begin: int = 0, end: int | None = None) -> set[tuple[str, str]]:
        """Every two words in a row from word `begin` to word `end`."""
        return set(pairwise(self.written[begin:end]))

    def inside(self) -> set[int]:
        """The numbers of the words that stand in marks."""
        return {i for stretch in self.quoted for i in range(stretch.begin, stretch.end)}

    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return [self._text(begin, end) for begin, end in self.sentences]

    def quoted_texts(self) -> list[str]:
        """The text of each stretch in marks."""
        return [self._text(stretch.begin, stretch.end) for stretch in self.quoted]

    def told_texts(self) -> list[str]:
        """The words of each sentence that do not stand in marks, as compared."""
        inside = self.inside()
        return [" ".join(self.written[i] for i in range(b, e) if i not in inside) for b, e in self.sentences]

    def _text(self, begin: int, end: int) -> str:
        return " ".join(self.marked.report.text[self.words[begin].begin : self.words[end - 1].end].split())


def witness(marked: MarkedReport) -> Witness:
    """`marked` as evidence. Words outside its sentences (furniture, headers) do not count; where it has no sentences, each
    line is one."""
    report = marked.report
    words: list[Token] = []
    sentences: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for begin, end in _stretches(marked)[:MOST_SENTENCES]:
        found = [] if words and begin < words[-1].end else tokens(report.text, begin, end)
        if found:
            sentences.append((len(words), len(words) + len(found)))
            spans.append((begin, end))
            words += found
    starts = np.fromiter((word.begin for word in words), dtype=np.int64, count=len(words))
    quoted = []
    for quotation in marked.quotations:
        public = cues.says_public(report.text, quotation)
        for part in quotation.in_marks:
            begin, end = _numbers(starts, part)
            if end - begin >= LEAST_QUOTED:
                quoted.append(Stretch(begin, end, public))
    return Witness(
        marked=marked,
        words=tuple(words),
        written=tuple(word.compared for word in words),
        sentences=tuple(sentences),
        spans=tuple(spans),
        quoted=tuple(sorted(quoted, key=lambda s: (s.begin, s.end))),
    )


def _stretches(marked: MarkedReport) -> list[tuple[int, int]]:
    """Sentences, or the lines outside furniture of a report that has none."""
    if marked.sentences:
        return sorted((s.begin, s.end) for s in marked.sentences)
    furniture = [(f.span.begin, f.span.end) for f in marked.report.furniture]
    lines = []
    begin = 0
    for line in marked.report.text.splitlines(keepends=True):
        end = begin + len(line)
        if line.strip() and not any(b < end and begin < e for b, e in furniture):
            lines.append((begin, end))
        begin = end
    return lines


def _numbers(starts: Sequence[int] | np.ndarray[tuple[int], np.dtype[np.int64]], span: Span) -> tuple[int, int]:
    """Numbers of the first word that begins inside `span` and of the first that begins after it."""
    return int(np.searchsorted(starts, span.begin)), int(np.searchsorted(starts, span.end))


def telling(found: Witness, public: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> frozenset[str]:
    """The rare words and figures of a report and the pairs of words with one of them, those that are `public` left out.

    A pair lies wholly inside marks or wholly outside.
    """
    inside = found.inside()
    rare = [is_telling(word) for word in found.written]
    told: set[str] = set()
    for begin, end in found.sentences:
        for i in range(begin, end):
            if public[i]:
                continue
            if rare[i]:
                told.add(found.written[i])
            if i + 1 < end and (i in inside) == (i + 1 in inside) and (rare[i] or rare[i + 1]):
                told.add(f"{found.written[i]} {found.written[i + 1]}")
    return frozenset(told)


def is_telling(word: str) -> bool:
    """Whether two reports that share `word` share something: figures and rare words, not the small change of the language.

    >>> [w for w in "the ferry sank on thursday with 379 aboard".split() if is_telling(w)]
    ['ferry', 'sank', '379', 'aboard']
    """
    if word in cues.CALENDAR or (word.isdigit() and len(word) < 2):
        return False
    return any(c.isdigit() for c in word) or rarity(word) >= TELLING
