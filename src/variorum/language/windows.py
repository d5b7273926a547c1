"""A text as the tagger reads it: windows of word pieces, each with its offsets and a feature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from variorum.text import plain_marks

LENGTH = 256  # word pieces a window at most, as the model was trained; decisions/0004 says what less costs
OVERLAP = 96  # shared by neighbours in one long paragraph, so that every cue stands well inside one window
FIRST, LAST = 101, 102  # [CLS] and [SEP]; the latter also stands where a paragraph ends
FEATURES = 12  # case (lower, initial, capitals) x inside marks x first piece of a word

_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n")
_LONG_LINE = 110  # hard-wrapped text has no longer lines; where there are longer ones, each line is a paragraph


class Window:
    """Word pieces with, for each, where it stands in the text (an empty span for those that are no text)."""

    __slots__ = ("begins", "core", "ends", "features", "ids")

    def __init__(
        self,
        ids: NDArray[np.int64],
        begins: NDArray[np.int64],
        ends: NDArray[np.int64],
        features: NDArray[np.int64],
        core: tuple[int, int],
    ) -> None:
        self.ids = ids
        self.begins = begins
        self.ends = ends
        self.features = features
        self.core = core  # the pieces that no other window sees better: half-open, in pieces of this window

    def paragraph(self, piece: int) -> tuple[int, int]:
        """The pieces, as far as this window has them, of the paragraph in which `piece` stands."""
        ends = np.flatnonzero(self.ids == LAST)
        after = int(np.searchsorted(ends, piece))
        return int(ends[after - 1]) + 1 if after else 1, int(ends[after])


class Windows:
    """Cuts texts into windows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Iterator[Window]:
        """The windows of `text`, in order: whole paragraphs, as many as one has room for, and a paragraph that has more pieces
        in overlapping ones. Their cores follow one another without gap or overlap.
        """
        ids, begins, ends = self._pieces(text)
        features = _features(text, begins, ends)
        for first, last in _packed((np.flatnonzero(ids == LAST) + 1).tolist()):
            for start, stop, core in _overlapping(first, last):
                yield Window(
                    np.concatenate([[FIRST], ids[start:stop], [LAST]]),
                    np.concatenate([[0], begins[start:stop], [0]]),
                    np.concatenate([[0], ends[start:stop], [0]]),
                    np.concatenate([[0], features[start:stop], [0]]),
                    core,
                )

    def _pieces(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Ids and offsets of the word pieces of `text`, with [SEP] between paragraphs."""
        by_line = any(len(line) > _LONG_LINE for line in text.split("\n"))
        ids: list[int] = []
        begins: list[int] = []
        ends: list[int] = []
        start = 0
        breaks = [(m.start(), m.end()) for m in (_LINE if by_line else _PARAGRAPH).finditer(text)]
        for begin, end in [*breaks, (len(text), len(text))]:
            encoding = self._tokenizer.encode(text[start:begin], add_special_tokens=False)
            if encoding.ids:
                ids += [*encoding.ids, LAST]
                begins += [*(start + b for b, _ in encoding.offsets), 0]
                ends += [*(start + e for _, e in encoding.offsets), 0]
            start = end
        return np.array(ids, np.int64), np.array(begins, np.int64), np.array(ends, np.int64)


def _packed(paragraph_ends: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of whole paragraphs, each from one piece to another: as many as go into one window, or one that has more.

    >>> _packed([100, 200, 230, 500, 510])
    [(0, 230), (230, 500), (500, 510)]
    """
    runs: list[tuple[int, int]] = []
    begin = last = 0
    for end in paragraph_ends:
        if end - begin > LENGTH - 2 and last > begin:
            runs.append((begin, last))
            begin = last
        last = end
    return [*runs, (begin, last)] if last > begin else runs


def _overlapping(first: int, last: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The pieces from `first` to `last` in as many windows as they take: where each begins and ends, and its core.

    >>> list(_overlapping(0, 300))
    [(0, 254, (1, 207)), (158, 300, (49, 143))]
    """
    starts = list(range(first, max(last - OVERLAP, first + 1), LENGTH - 2 - OVERLAP))
    for n, start in enumerate(starts):
        stop = min(start + LENGTH - 2, last)
        core_begin = start if n == 0 else start + OVERLAP // 2
        core_end = stop if n == len(starts) - 1 else stop - OVERLAP // 2
        yield start, stop, (core_begin - start + 1, core_end - start + 1)


def _features(text: str, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each piece: how it is written, whether it stands between double marks, and whether it begins a word."""
    inside = _between_marks(text)
    found = np.zeros(len(begins), np.int64)
    for n, (begin, end) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True)):
        if begin == end:
            continue
        word = text[begin:end]
        case = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        starts = begin == 0 or not text[begin - 1].isalnum()
        found[n] = case * 4 + int(inside[begin]) * 2 + int(starts)
    return found


def _between_marks(text: str) -> NDArray[np.bool_]:
    """For each character, whether an odd number of double quotation marks stands before it in its paragraph."""
    plain = plain_marks(text)
    found = np.zeros(len(text) + 1, bool)
    start = 0
    for match in [*re.finditer(r"\n", plain), None]:
        end = match.start() if match else len(plain)
        open_ = False
        for begin in [start + m.start() for m in re.finditer('"', plain[start:end])] + [end]:
            found[start:begin] = open_
            open_, start = not open_, begin
        start = end
    return found
