"""What the reports of a story have in common, measured in pairs.

Measures are shares of one report's own words, so they differ by direction: a short copy is wholly in its source, the source
only partly in the copy. All are matrices with a row a report and a column a report, in the order of the ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.language import Encode
from variorum.lineage.evidence import Run, Witness, telling
from variorum.settings import Lineage

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
RUN = 3  # words in a row that count as the same wording


class Kinship:
    """Every measure between the reports of one story.

    covers: share of the row's words that the column has, in these words or in a sentence of like meaning; what was public is
    left out. quotations: the same for the row's words in marks. aligned: how many of the row's quotations the column has in
    whatever words. renderings: of those, the share of words that stands there word for word. quoting: how many quotations a
    report has that were not public.
    """

    def __init__(self, witnesses: Sequence[Witness], encode: Encode, settings: Lineage) -> None:
        self.witnesses = list(witnesses)
        self._settings = settings
        self._sentences = [encode(w.sentence_texts()) for w in self.witnesses]
        self._quoted = [encode(w.quoted_texts()) for w in self.witnesses]
        self._pools = [np.vstack(both) for both in zip(self._sentences, self._quoted, strict=True)]
        self._runs = [set(w.runs()) for w in self.witnesses]
        self._pairs = [w.pairs() for w in self.witnesses]
        self._presence = self._presences()
        self._public = self._public_words()
        self._tellings = [telling(w, public) for w, public in zip(self.witnesses, self._public, strict=True)]
        self._owners = self._telling_owners()
        size = len(self.witnesses)
        self.covers = np.zeros((size, size), np.float32)
        self.quotations = np.ones((size, size), np.float32)
        self.renderings = np.ones((size, size), np.float32)
        self.aligned = np.zeros((size, size), np.int64)
        self.quoting = np.zeros(size, np.int64)
        for row in range(size):
            counted = ~self._public[row]
            if counted.any():
                self.covers[row] = np.round(self._hits(row)[counted].mean(axis=0), 4)
            self._measure_quotations(row)

    def same_words(self, left: int, right: int) -> int:
        """How many words of `left` stand in a run of words that `right` has too, what was public left out."""
        return int(self._presence[left][~self._public[left], right].sum())

    def agreements(self, left: int, right: int, against: Iterable[int] = ()) -> list[str]:
        """The rare words, figures and pairs of words that `left` and `right` both have and none of `against` has, sorted."""
        known = sum(1 << number for number in set(against))
        return sorted(word for word in self._tellings[left] & self._tellings[right] if not self._owners[word] & known)

    def said_alike(self, left: int, right: int, against: Sequence[int] = ()) -> float:
        """Of the words of the quotations that `left` has from `right` rather than from `against`, the share that stands there
        word for word; 1 where there are none."""
        found = self.witnesses[left]
        here = set(range(len(found.quoted)))
        near = self._nearest(left, right)
        far = np.max([np.zeros(len(near), np.float32), *(self._nearest(left, n) for n in against)], axis=0)
        others = set().union(*(self._pairs[n] for n in against))
        same = total = 0
        for number in sorted(here):
            stretch = found.quoted[number]
            pairs = found.pairs(stretch.begin, stretch.end)
            exact = len(pairs & self._pairs[right])
            nearer = near[number] >= self._settings.same_saying and near[number] > far[number] + self._settings.nearer
            if nearer or exact > len(pairs & others) + 2:
                same += exact
                total += len(pairs)
        return same / total if total else 1.0

    def restored(self, left: int, right: int) -> int:
        """How many words the quotations of `left` have before and after what `right` has of them.

        What was cut cannot be put back: who has more of a quotation than `right` has it from elsewhere.
        """
        found, had = self.witnesses[left], self._presence[left][:, right]
        total = 0
        for stretch in found.quoted:
            places = np.flatnonzero(had[stretch.begin : stretch.end])
            if len(places) > RUN:
                ends = (int(places[0]), stretch.end - stretch.begin - 1 - int(places[-1]))
                total += sum(words for words in ends if words >= RUN)
        return total

    def two_wordings(self, row: int) -> bool:
        """Whether `row` has one utterance in two wordings, each of which stands in a report that lacks the other."""
        found, vectors = self.witnesses[row], self._quoted[row]
        runs = [set(found.runs(s.begin, s.end)) for s in found.quoted]
        holders = [
            {n for n, theirs in enumerate(self._runs) if n != row and own and len(own & theirs) * 2 > len(own)} for own in runs
        ]
        return any(
            holders[a] - holders[b] and holders[b] - holders[a] and float(vectors[a] @ vectors[b]) >= self._settings.same_saying
            for b in range(len(runs))
            for a in range(b)
        )

    def quoted_from(self, row: int, source: int, against: Iterable[int]) -> int:
        """How many quotations of `row` stand for the most part in `source` and in none of `against`, word for word."""
        found = self.witnesses[row]
        runs = [set(found.runs(s.begin, s.end)) for s in found.quoted if not s.public]
        others = [self._runs[n] for n in against]
        return sum(
            len(own) > RUN
            and len(own & self._runs[source]) * 2 > len(own)
            and not any(len(own & o) * 2 > len(own) for o in others)
            for own in runs
        )

    def mixture(self, row: int, left: int, right: int) -> float:
        """The share of the words of `row` that only `left` of the two has in the same wording, or only `right` where that is
        less: high where `row` was put together from both. 0 where most of its words are in neither."""
        counted = ~self._public[row]
        if not counted.any():
            return 0.0
        here, there = self._presence[row][counted, left], self._presence[row][counted, right]
        if (here | there).mean() < self._settings.copied_own:
            return 0.0
        return round(float(min((here & ~there).mean(), (there & ~here).mean())), 4)

    def quoted_alike(self, left: int, right: int) -> int:
        """Words in a row, in a quotation of `left`, that stand in the quotations of `right` too: the most there are."""
        other = self.witnesses[right]
        theirs = {run for stretch in other.quoted for run in other.runs(stretch.begin, stretch.end)}
        found = self.witnesses[left]
        longest = 0
        for stretch in found.quoted:
            row = 0
            for run in found.runs(stretch.begin, stretch.end):
                row = row + 1 if run in theirs else 0
                longest = max(longest, row + RUN - 1 if row else 0)
        return longest

    def alike(self, left: int, right: int, least: float) -> Iterator[tuple[str, str]]:
        """Each sentence of `left` with each in `right` where their cosine is `least` or more, both without what stands in
        marks."""
        here, there = self._sentences[left], self._sentences[right]
        if len(here) and len(there):
            mine, yours = self.witnesses[left].told_texts(), self.witnesses[right].told_texts()
            for at, to in np.argwhere(here @ there.T >= least):
                yield mine[at], yours[to]

    def cosines(self, left: int, right: int) -> Floats:
        """Cosines of the sentences of `left` (rows) with those of `right` (columns)."""
        return np.asarray(self._sentences[left] @ self._sentences[right].T, np.float32)

    def same_share(self, left: int, sentence: int, right: int) -> float:
        """Share of the words of a sentence of `left`, by its number, that stand in a run of words that `right` has too."""
        begin, end = self.witnesses[left].sentences[sentence]
        return float(self._presence[left][begin:end, right].mean())

    def likeness(self, row: int, vector: Floats) -> float:
        """The highest cosine of a sentence of report `row` with `vector`."""
        here = self._sentences[row]
        return round(float((here @ vector).max()), 4) if len(here) else 0.0

    def _presences(self) -> list[Flags]:
        """For each report, words by reports: whether the word stands in a run of words that the other report has as well."""
        owners: dict[Run, list[int]] = {}
        for number, runs in enumerate(self._runs):
            for run in runs:
                owners.setdefault(run, []).append(number)
        tables = []
        for found in self.witnesses:
            table = np.zeros((len(found.words), len(self.witnesses)), np.bool_)
            for at, run in enumerate(found.runs()):
                if len(owners[run]) > 1:
                    table[at : at + RUN, owners[run]] = True
            tables.append(table)
        return tables

    def _public_words(self) -> list[Flags]:
        """For each report, whether a word in marks belongs to what was said in public, as any of the reports lets on."""
        runs = {
            run for found in self.witnesses for s in found.quoted if s.public for run in found.runs(s.begin, s.end)
        }  # fmt: skip
        masks = []
        for found in self.witnesses:
            mask = np.zeros(len(found.words), np.bool_)
            for stretch in found.quoted:
                if stretch.public:
                    mask[stretch.begin : stretch.end] = True
                for at, run in enumerate(found.runs(stretch.begin, stretch.end), start=stretch.begin):
                    if run in runs:
                        mask[at : at + RUN] = True
            masks.append(mask)
        return masks

    def _telling_owners(self) -> dict[str, int]:
        """For each telling word the reports that have it, as bits."""
        owners: dict[str, int] = {}
        for number, words in enumerate(self._tellings):
            for word in words:
                owners[word] = owners.get(word, 0) | 1 << number
        return owners

    def _hits(self, row: int) -> Floats:
        """Words of report `row` by reports, 0 to 1: whether the other report has it, in the same wording (1) or in a sentence
        of like meaning (by how like)."""
        low, high = self._settings.unlike, self._settings.alike
        table = self._presence[row].astype(np.float32)
        alike = np.clip((_nearest(self._sentences[row], self._sentences) - low) / (high - low), 0, 1)
        for (begin, end), shares in zip(self.witnesses[row].sentences, alike, strict=True):
            if self._public[row][begin:end].sum() * 2 < end - begin:
                np.maximum(table[begin:end], shares, out=table[begin:end])
        table[:, row] = 0
        return table

    def _nearest(self, left: int, right: int) -> Floats:
        """For each quotation of `left` the cosine of the sentence or quotation of `right` that is nearest in meaning."""
        return np.asarray(_nearest(self._quoted[left], [self._pools[right]])[:, 0], np.float32)

    def _measure_quotations(self, row: int) -> None:
        found, low, high = self.witnesses[row], self._settings.unlike, self._settings.alike
        own = [i for i, s in enumerate(found.quoted) if not self._public[row][s.begin : s.end].all()]
        self.quoting[row] = len(own)
        if not own:
            return
        stretches = [found.quoted[i] for i in own]
        weights = np.array([s.end - s.begin for s in stretches], np.float32)
        pairs = [found.pairs(s.begin, s.end) for s in stretches]
        runs = [set(found.runs(s.begin, s.end)) for s in stretches]
        everywhere = _nearest(self._quoted[row], self._pools)[own]
        for column in range(len(self.witnesses)):
            if column == row:
                continue
            nearest = everywhere[:, column]
            same = np.array([len(p & self._pairs[column]) / len(p) for p in pairs], np.float32)
            had = np.clip(np.maximum((nearest - low) / (high - low), same), 0, 1)
            self.quotations[row, column] = round(float((had * weights).sum() / weights.sum()), 4)
            alike = (nearest >= self._settings.same_saying) | (same >= 0.5)
            self.aligned[row, column] = int(alike.sum())
            if alike.any():
                exact = np.array([len(r & self._runs[column]) / len(r) for r in runs], np.float32)
                self.renderings[row, column] = round(float((exact * weights)[alike].sum() / weights[alike].sum()), 4)


def _nearest(here: Floats, there: Sequence[Floats]) -> Floats:
    """For each vector of `here` (rows) and each of `there` (columns) the highest cosine; 0 where one of them has no vectors."""
    found = np.zeros((len(here), len(there)), np.float32)
    filled = [column for column, vectors in enumerate(there) if len(vectors)]
    if len(here) and filled:
        starts = np.cumsum([0, *(len(there[column]) for column in filled)])[:-1]
        found[:, filled] = np.maximum.reduceat(here @ np.vstack([there[column] for column in filled]).T, starts, axis=1)
    return found
