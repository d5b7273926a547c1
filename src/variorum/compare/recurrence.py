"""In how many reports a passage stands, and which passages are background: boilerplate, or paragraphs told again and again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.compare.columns import Array
from variorum.settings import Compare

# A passage of the reports numbered left and right: its words in the archive, ends excluded; its similarity in ten-thousandths,
# the whole where it is verbatim; whether the two reports are one text, by what else they share
COPY = np.dtype([
    ("left", "u4"), ("right", "u4"), ("begin", "i8"), ("end", "i8"), ("right_begin", "i8"), ("right_end", "i8"),
    ("similarity", "u2"), ("kin", "?"),
])  # fmt: skip
Copies = NDArray[np.void]
Ints = NDArray[np.int64]
_CELLS = 1 << 22  # pairs of passages of one report that are compared at once


class Recurrence(msgspec.Struct, frozen=True):
    """Of each copy in how many reports it stands, and whether it is background."""

    reports: Ints
    background: NDArray[np.bool_]


def recurrence(copies: Copies, reports: int, settings: Compare) -> Recurrence:
    """How widely each of `copies` recurs among as many `reports`: as widely as it does in that of its two reports in which
    it does more, where what half overlaps with it counts as the same.

    It is background where it stands in `background_reports` that are different texts: versions of one dispatch count once.
    """
    texts = _texts(copies, reports)
    sides = _Sides(copies)
    recurs, apart = np.zeros(len(copies), np.int64), np.zeros(len(copies), np.int64)
    for here in sides:
        recurs_here = [_distinct(rows, here.others) + 1 for rows in here.held()]
        apart_here = [_distinct(rows, texts[here.others], texts[[here.report]]) for rows in here.held()]
        here.lift(recurs, recurs_here)
        here.lift(apart, apart_here)
    for totals in (recurs, apart):
        known = totals.copy()
        for here in sides:
            here.lift(totals, [np.where(rows, known[here.copies], 0).max(axis=1) for rows in here.held()])
    return Recurrence(recurs, apart >= settings.background_reports)


class _Side(msgspec.Struct, frozen=True):
    """What one report shares with others: the numbers of the copies, the other reports, and its own stretches."""

    report: int
    copies: Ints
    others: Ints
    begins: Ints
    ends: Ints
    spans: Ints  # the distinct stretches
    span: Ints  # the number of each copy's

    def held(self) -> Iterator[NDArray[np.bool_]]:
        """For each of the distinct stretches, a part of them at a time, which copies hold at least half of it."""
        step = max(1, _CELLS // len(self.begins))
        for at in range(0, len(self.spans), step):
            low, high = self.spans[at : at + step, :1], self.spans[at : at + step, 1:]
            yield 2 * (np.minimum(high, self.ends) - np.maximum(low, self.begins)) >= high - low

    def lift(self, totals: Ints, by_span: list[Ints]) -> None:
        """Raises the totals of the copies to the number that belongs to their stretch, where they are less."""
        np.maximum.at(totals, self.copies, np.concatenate(by_span)[self.span])


class _Sides:
    """Each report that shares something, with what it shares."""

    def __init__(self, copies: Copies) -> None:
        both = (("left", "right"), ("right", "left"), ("begin", "right_begin"), ("end", "right_end"))
        columns = [np.concatenate([copies[one], copies[two]]).astype(np.int64) for one, two in both]
        order = np.argsort(columns[0], kind="stable")
        self._owners, self._others, self._begins, self._ends = (column[order] for column in columns)
        self._copies = np.concatenate([np.arange(len(copies))] * 2)[order]
        self._bounds = np.append(np.flatnonzero(np.diff(self._owners, prepend=-1)), len(order))

    def __iter__(self) -> Iterator[_Side]:
        for first, last in zip(self._bounds[:-1].tolist(), self._bounds[1:].tolist(), strict=True):
            begins, ends = self._begins[first:last], self._ends[first:last]
            keys, span = np.unique(begins << 32 | ends - begins, return_inverse=True)
            spans = np.stack([keys >> 32, (keys >> 32) + (keys & 0xFFFFFFFF)], axis=1)
            owner = int(self._owners[first])
            yield _Side(owner, self._copies[first:last], self._others[first:last], begins, ends, spans, span)


def _texts(copies: Copies, reports: int) -> Ints:
    """For each report the first that is one text with it, by a chain of kin."""
    texts = np.arange(reports)
    kin = copies[copies["kin"]]
    left, right = kin["left"].astype(np.int64), kin["right"].astype(np.int64)
    while True:
        low = np.minimum(texts[left], texts[right])
        before = texts.copy()
        np.minimum.at(texts, texts[left], low)
        np.minimum.at(texts, texts[right], low)
        texts = texts[texts]
        if np.array_equal(before, texts):
            return texts


def _distinct(rows: Array, values: Ints, always: Ints | None = None) -> Ints:
    """How many distinct values stand where each of `rows` is true, those that stand `always` counted in."""
    if always is not None:
        values = np.concatenate([values, always])
        rows = np.concatenate([rows, np.ones((len(rows), len(always)), bool)], axis=1)
    order = np.argsort(values, kind="stable")
    firsts = np.flatnonzero(np.diff(values[order], prepend=-1))
    found: Ints = np.logical_or.reduceat(rows[:, order], firsts, axis=1).sum(axis=1)
    return found


def once(copies: Copies, background: NDArray[np.bool_]) -> Iterator[int]:
    """The places of `copies` in the order of their left reports and words, of background only those with the first report that
    has it: one for each further report instead of one for each two."""
    met: dict[int, list[tuple[int, int, int]]] = {}
    columns = [copies[name] for name in ("right_begin", "right", "end", "begin", "left")]
    for place in np.lexsort(columns).tolist():
        if background[place]:
            left, right, _, _, begin, end, *_ = copies[place].tolist()
            stretches = met.setdefault(right, [])
            inside = sum(max(0, min(b, end) - max(a, begin)) for of, a, b in stretches if of != left)
            if 2 * inside >= end - begin:
                continue
            stretches.append((left, begin, end))
        yield place
