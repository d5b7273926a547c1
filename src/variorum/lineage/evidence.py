"""What two reports have in common, measured: the words of one that the other has too, the quotations of one that the
other has too, and the words that only they have.

Measures are shares of one report's own words, so they differ by direction: a short copy is wholly in its source, the source
only partly in the copy. All are matrices with a row a report and a column a report, in the order of the ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.language import Encode
from variorum.language.rarity import rarity
from variorum.lineage import cues
from variorum.model import MarkedReport, Span
from variorum.settings import Lineage
from variorum.text import Token, tokens

Floats = NDArray[np.float32]
RUN = 3  # words in a row that count as the same wording
LEAST_QUOTED = 3  # words: shorter stretches in marks are names, titles and scare quotes
MOST_SENTENCES = 400  # of one report: no news report has more, and time grows with it


class Stretch(msgspec.Struct, frozen=True):
    """A quotation's words within one report: the numbers of its first word and of the word after its last."""

    begin: int
    end: int
    public: bool  # said in a statement, a notice, a release: given to everybody alike


class Witness(msgspec.Struct, frozen=True):
    """A report as evidence: the words of its sentences, in order, and which of them stand in quotation marks."""

    marked: MarkedReport
    words: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]  # word numbers, half-open
    quoted: tuple[Stretch, ...]
    spans: tuple[tuple[int, int], ...]  # of the sentences, in code points

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.marked.id

    def runs(self) -> Iterator[tuple[str, str, str]]:
        """Every three words in a row, within a sentence or across sentences."""
        written = [word.compared for word in self.words]
        yield from zip(written, written[1:], written[2:], strict=False)

    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        text = self.marked.report.text
        return [" ".join(text[self.words[b].begin : self.words[e - 1].end].split()) for b, e in self.sentences]

    def told_texts(self) -> list[str]:
        """The words of each sentence that do not stand in marks, as compared."""
        inside = {i for stretch in self.quoted for i in range(stretch.begin, stretch.end)}
        return [" ".join(self.words[i].compared for i in range(b, e) if i not in inside) for b, e in self.sentences]

    def quoted_texts(self) -> list[str]:
        """The text of each stretch in marks."""
        text = self.marked.report.text
        return [" ".join(text[self.words[s.begin].begin : self.words[s.end - 1].end].split()) for s in self.quoted]


def witness(marked: MarkedReport) -> Witness:
    """`marked` as evidence. Words outside its sentences (furniture, headers) do not count; where it has no sentences, each
    line is one."""
    report = marked.report
    words: list[Token] = []
    sentences: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for begin, end in _stretches(marked)[:MOST_SENTENCES]:
        if words and begin < words[-1].end:
            continue
        found = tokens(report.text, begin, end)
        if found:
            sentences.append((len(words), len(words) + len(found)))
            spans.append((begin, end))
            words += found
    quoted = []
    for quotation in marked.quotations:
        if quotation.kind == "indirect":
            continue
        public = cues.says_public(report.text, quotation)
        for part in quotation.content:
            inside = _numbers(words, part)
            if inside[1] - inside[0] >= LEAST_QUOTED:
                quoted.append(Stretch(*inside, public))
    quoted.sort(key=lambda s: (s.begin, s.end))
    return Witness(marked, tuple(words), tuple(sentences), tuple(quoted), tuple(spans))


def _stretches(marked: MarkedReport) -> list[tuple[int, int]]:
    if marked.sentences:
        return sorted((s.begin, s.end) for s in marked.sentences)
    furniture = {(f.span.begin, f.span.end) for f in marked.report.furniture}
    lines = []
    begin = 0
    for line in marked.report.text.splitlines(keepends=True):
        end = begin + len(line)
        if line.strip() and not any(b < end and begin < e for b, e in furniture):
            lines.append((begin, end))
        begin = end
    return lines


def _numbers(words: Sequence[Token], span: Span) -> tuple[int, int]:
    """Numbers of the first word that begins inside `span` and of the first that begins after it."""
    starts = np.fromiter((word.begin for word in words), dtype=np.int64, count=len(words))
    return int(np.searchsorted(starts, span.begin)), int(np.searchsorted(starts, span.end))


class Kinship:
    """Every measure between the reports of one story."""

    def __init__(self, witnesses: Sequence[Witness], encode: Encode, settings: Lineage) -> None:
        self.witnesses = list(witnesses)
        self._settings = settings
        self._sentence_sets = [encode(w.sentence_texts()) for w in self.witnesses]
        self._quoted_sets = [encode(w.quoted_texts()) for w in self.witnesses]
        self._columns = self._presence()
        self._public = self._public_words()
        self._tellings = [self._telling(w) for w in range(len(self.witnesses))]
        size = len(self.witnesses)
        self.covers = np.zeros((size, size), np.float32)
        self.quotations = np.ones((size, size), np.float32)
        self.renderings = np.ones((size, size), np.float32)
        self.aligned = np.zeros((size, size), np.int64)
        self.quoting = np.zeros(size, np.int64)  # quotations of each report that are not public
        for row in range(size):
            counted = ~self._public[row]
            if counted.any():
                self.covers[row] = self.hits(row)[counted].mean(axis=0)
            self._measure_quotations(row)

    def _presence(self) -> list[NDArray[np.bool_]]:
        """For each report, words by reports: whether the word stands in a run of words that the other report has as well."""
        owners: dict[tuple[str, str, str], set[int]] = {}
        for number, found in enumerate(self.witnesses):
            for run in found.runs():
                owners.setdefault(run, set()).add(number)
        presence = []
        for found in self.witnesses:
            table = np.zeros((len(found.words), len(self.witnesses)), np.bool_)
            for at, run in enumerate(found.runs()):
                others = owners[run]
                if len(others) > 1:
                    table[at : at + RUN, sorted(others)] = True
            presence.append(table)
        return presence

    def _public_words(self) -> list[NDArray[np.bool_]]:
        """For each report, whether a word belongs to what was said in public, as any of the reports lets on."""
        runs: set[tuple[str, str, str]] = set()
        for found in self.witnesses:
            written = [word.compared for word in found.words]
            for stretch in found.quoted:
                if stretch.public:
                    runs.update(zip(*(written[stretch.begin + i : stretch.end] for i in range(RUN)), strict=False))
        masks = []
        for found in self.witnesses:
            mask = np.zeros(len(found.words), np.bool_)
            for at, run in enumerate(found.runs()):
                if run in runs:
                    mask[at : at + RUN] = True
            inside = np.zeros(len(found.words), np.bool_)
            for stretch in found.quoted:
                inside[stretch.begin : stretch.end] = True
                if stretch.public:
                    mask[stretch.begin : stretch.end] = True
            masks.append(mask & inside)
        return masks

    def likeness(self, row: int) -> Floats:
        """Sentences of report `row` by reports: cosine of the sentence there that is nearest in meaning."""
        here = self._sentence_sets[row]
        best = np.zeros((len(here), len(self.witnesses)), np.float32)
        for column, there in enumerate(self._sentence_sets):
            if column != row and len(here) and len(there):
                best[:, column] = (here @ there.T).max(axis=1)
        return best

    def hits(self, row: int) -> Floats:
        """Words of report `row` by reports, 0 to 1: whether the other report has it, in the same wording (1) or in a sentence
        of like meaning (by how like)."""
        low, high = self._settings.unlike, self._settings.alike
        table = self._columns[row].astype(np.float32)
        alike = np.clip((self.likeness(row) - low) / (high - low), 0, 1)
        for (begin, end), line in zip(self.witnesses[row].sentences, alike, strict=True):
            if self._public[row][begin:end].sum() * 2 < end - begin:
                np.maximum(table[begin:end], line, out=table[begin:end])
        table[:, row] = 0
        return table

    def _measure_quotations(self, row: int) -> None:
        """How much of the words that report `row` has in marks each other report has, and how much of what it has it has word
        for word."""
        found = self.witnesses[row]
        own = [i for i, s in enumerate(found.quoted) if not self._public[row][s.begin : s.end].all()]
        self.quoting[row] = len(own)
        if not own:
            return
        weights = np.array([found.quoted[i].end - found.quoted[i].begin for i in own], np.float32)
        pairs = [_pairs(found, found.quoted[i]) for i in own]
        runs = [_runs(found, found.quoted[i]) for i in own]
        vectors = self._quoted_sets[row][own]
        for column, other in enumerate(self.witnesses):
            if column == row:
                continue
            there = {(a.compared, b.compared) for a, b in pairwise(other.words)}
            pool = np.vstack([self._sentence_sets[column], self._quoted_sets[column]])
            nearest = (vectors @ pool.T).max(axis=1) if len(pool) else np.zeros(len(own), np.float32)
            same = np.array([len(p & there) / len(p) if p else 0.0 for p in pairs], np.float32)
            had = np.clip(
                np.maximum((nearest - self._settings.unlike) / (self._settings.alike - self._settings.unlike), same), 0, 1
            )
            self.quotations[row, column] = float((had * weights).sum() / weights.sum())
            alike = (nearest >= self._settings.same_saying) | (same >= 0.5)
            self.aligned[row, column] = int(alike.sum())
            if alike.any():
                there_runs = set(other.runs())
                exact = np.array([len(r & there_runs) / len(r) if r else 0.0 for r in runs], np.float32)
                self.renderings[row, column] = float((exact * weights)[alike].sum() / weights[alike].sum())

    def _telling(self, row: int) -> tuple[frozenset[str], frozenset[str]]:
        """The rare words, figures and pairs of words of a report that are not public: outside marks, and inside."""
        found = self.witnesses[row]
        inside = np.zeros(len(found.words), np.bool_)
        for stretch in found.quoted:
            inside[stretch.begin : stretch.end] = True
        told: set[str] = set()
        said: set[str] = set()
        for begin, end in found.sentences:
            rare = [is_telling(found.words[i].compared) for i in range(begin, end)]
            for i in range(begin, end):
                if self._public[row][i]:
                    continue
                into = said if inside[i] else told
                if rare[i - begin]:
                    into.add(found.words[i].compared)
                if i + 1 < end and inside[i] == inside[i + 1] and (rare[i - begin] or rare[i + 1 - begin]):
                    into.add(f"{found.words[i].compared} {found.words[i + 1].compared}")
        return frozenset(told), frozenset(said)

    def agreements(self, left: int, right: int, against: Sequence[int] = ()) -> frozenset[str]:
        """The rare words, figures and pairs of words that `left` and `right` both have and none of `against` has."""
        known: set[str] = set()
        for number in against:
            known |= self._tellings[number][0] | self._tellings[number][1]
        mine, yours = self._tellings[left], self._tellings[right]
        return ((mine[0] | mine[1]) & (yours[0] | yours[1])) - known

    def said_alike(self, left: int, right: int, against: Sequence[int] = ()) -> float:
        """Of the quotations that `left` shares with `right` and not with `against`, the share that stands word for word."""
        found = self.witnesses[left]
        there = {(a.compared, b.compared) for a, b in pairwise(self.witnesses[right].words)}
        others = {(a.compared, b.compared) for n in against for a, b in pairwise(self.witnesses[n].words)}
        pool = self._pool(right)
        far = [self._pool(n) for n in against]
        same = total = 0
        for number, stretch in enumerate(found.quoted):
            pairs = _pairs(found, stretch)
            vector = self._quoted_sets[left][number]
            near = float((pool @ vector).max()) if len(pool) else 0.0
            elsewhere = max((float((p @ vector).max()) for p in far if len(p)), default=0.0)
            if (pairs and near >= self._settings.same_saying and near > elsewhere + 0.1) or (
                pairs and len(pairs & there) > len(pairs & others) + 2
            ):
                same += len(pairs & there)
                total += len(pairs)
        return same / total if total else 1.0

    def quoted_alike(self, left: int, right: int) -> int:
        """Words in a row of the longest quotation in `left` that stands in the quotations of `right` too."""
        other = self.witnesses[right]
        theirs = {run for stretch in other.quoted for run in _runs(other, stretch)}
        found = self.witnesses[left]
        longest = 0
        for stretch in found.quoted:
            written = [word.compared for word in found.words[stretch.begin : stretch.end]]
            row = 0
            for run in zip(written, written[1:], written[2:], strict=False):
                row = row + 1 if run in theirs else 0
                longest = max(longest, row + RUN - 1 if row else 0)
        return longest

    def _pool(self, number: int) -> Floats:
        return np.vstack([self._sentence_sets[number], self._quoted_sets[number]])

    def alike(self, left: int, right: int, least: float) -> Iterator[tuple[str, str]]:
        """Each sentence of `left` with each in `right` where their cosine is `least` or more, both without what stands in
        marks."""
        here, there = self._sentence_sets[left], self._sentence_sets[right]
        if not len(here) or not len(there):
            return
        mine, yours = self.witnesses[left].told_texts(), self.witnesses[right].told_texts()
        for at, to in np.argwhere(here @ there.T >= least):
            yield mine[at], yours[to]

    def claims(self, row: int, claim: Floats) -> Floats:
        """Cosines of the sentences of report `row` with the vector `claim`."""
        return self._sentence_sets[row] @ claim


def _pairs(found: Witness, stretch: Stretch) -> set[tuple[str, str]]:
    written = [word.compared for word in found.words[stretch.begin : stretch.end]]
    return set(pairwise(written))


def _runs(found: Witness, stretch: Stretch) -> set[tuple[str, str, str]]:
    written = [word.compared for word in found.words[stretch.begin : stretch.end]]
    return set(zip(written, written[1:], written[2:], strict=False))


def is_telling(word: str) -> bool:
    """Whether two reports that share `word` share something: figures and rare words, not the small change of the language.

    >>> [w for w in "the ferry sank on thursday with 379 aboard".split() if is_telling(w)]
    ['ferry', 'sank', '379', 'aboard']
    """
    if word.isdigit() and len(word) < 2:
        return False
    return word not in cues.CALENDAR and (any(c.isdigit() for c in word) or rarity(word) >= TELLING)


TELLING = 0.72  # rank 1,400 and rarer: below this stand the words that any two reports share


def ordered(numbers: Sequence[int], kinship: Kinship) -> list[str]:
    """Ids of `numbers`, sorted."""
    return sorted(kinship.witnesses[n].id for n in numbers)
