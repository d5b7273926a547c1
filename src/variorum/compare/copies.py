"""Passages that any two reports of an archive share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from variorum.compare.columns import Bins, Column
from variorum.compare.passages import Run, Side, passages
from variorum.compare.recurrence import COPY, Copies, once, recurrence
from variorum.compare.seeds import shared_runs
from variorum.compare.words import Words, worded
from variorum.model import Match, Report
from variorum.settings import Compare
from variorum.workers import spread

Rows = NDArray[np.void]
_NEIGHBOURS = 4  # runs further on among which one that follows is looked for
_SENT = 200  # runs that a worker gets at once


def copies(reports: Sequence[Report], settings: Compare, workers: int = 1) -> Iterator[Match]:
    """Every passage that two of `reports`, sorted by id, share, in the order of the left report, its words, and the right one.

    Texts of more than `most_held_mib` are compared with the help of files in a temporary folder and in as many processes as
    `workers` says; the result is the same.
    """
    if sum(len(report.text) for report in reports) <= settings.most_held_mib << 20:
        yield from _copies(reports, settings, None, 1)
        return
    with TemporaryDirectory(prefix="variorum-") as folder:
        yield from _copies(reports, settings, Path(folder), workers)


def _copies(reports: Sequence[Report], settings: Compare, folder: Path | None, workers: int) -> Iterator[Match]:
    words = worded(reports, settings, folder)
    runs = shared_runs(words, settings, folder, workers)
    column = Column("copies", COPY, folder)
    for part in spread(partial(_shared, folder or words, settings), _batches(runs, settings), workers):
        column.add(part)
    found = column.whole()
    recurs = recurrence(found, len(reports), settings)
    for n in once(found, recurs.background):
        yield _match(found[n], reports, words, int(recurs.reports[n]), bool(recurs.background[n]))


def _match(copy: np.void, reports: Sequence[Report], words: Words, recurs: int, background: bool) -> Match:
    left, right, begin, end, right_begin, right_end, share, _ = copy.tolist()
    return Match(
        left=reports[left].span(int(words.begins[begin]), int(words.ends[end - 1])),
        right=reports[right].span(int(words.begins[right_begin]), int(words.ends[right_end - 1])),
        similarity=share / 10_000,
        kind="verbatim" if share == 10_000 else "edited",
        recurs=recurs,
        background=background,
    )


def _batches(runs: Bins, settings: Compare) -> Iterator[Rows]:
    """The runs of all pairs of reports that may share a passage, those of each pair together, a few pairs at a time."""
    for number in range(len(runs)):
        rows = _likely(runs.rows(number), settings)
        pairs = np.flatnonzero((rows["left"][1:] != rows["left"][:-1]) | (rows["right"][1:] != rows["right"][:-1])) + 1
        bounds = pairs[np.unique(np.searchsorted(pairs, np.arange(_SENT, len(rows), _SENT)))[:-1]] if len(pairs) else pairs
        yield from (part for part in np.split(rows, bounds) if len(part))


def _likely(rows: Rows, settings: Compare) -> Rows:
    """`rows`, sorted and each once, of those pairs of reports in which one run, or two that follow on each other, have
    `min_words` words."""
    rows = rows[np.lexsort((rows["other"], rows["begin"], rows["right"], rows["left"]))]
    if len(rows) < 2:
        return rows[rows["length"] >= settings.min_words]
    rows = rows[np.append(True, rows[1:] != rows[:-1])]
    pair = rows["left"].astype(np.uint64) << np.uint64(32) | rows["right"]
    long = rows["length"] >= settings.min_words
    begin, other, length = (rows[name].astype(np.int64) for name in ("begin", "other", "length"))
    for lag in range(1, min(_NEIGHBOURS + 1, len(rows))):
        ends, ends_right = begin[:-lag] + length[:-lag], other[:-lag] + length[:-lag]
        follows = (pair[lag:] == pair[:-lag]) & (length[lag:] + length[:-lag] >= settings.min_words)
        for gap in (begin[lag:] - ends, other[lag:] - ends_right):
            follows &= (gap >= -settings.max_overlap) & (gap <= settings.max_gap)
        long[:-lag] |= follows
    new = np.append(True, pair[1:] != pair[:-1])
    number = np.cumsum(new) - 1
    kept: Rows = rows[np.bincount(number, weights=long)[number] > 0]
    return kept


@lru_cache(maxsize=1)
def _opened(folder: Path) -> Words:
    return Words.opened(folder)


def _shared(where: Words | Path, settings: Compare, rows: Rows) -> Copies:
    """The passages that the runs `rows` lie in."""
    words = _opened(where) if isinstance(where, Path) else where
    sides: dict[int, Side] = {}

    def side(report: int) -> Side:
        if report not in sides:
            begin, end = words.bounds(report)
            codes = np.asarray(words.codes[begin:end])
            sides[report] = Side(codes.tolist(), words.rarities[codes].tolist(), words.tells[codes].tolist())
        return sides[report]

    found = []
    for (left, right), runs in groupby(rows.tolist(), key=lambda row: (row[0], row[1])):
        mine, other = side(left), side(right)
        shared = passages(mine, other, [Run(*run[2:]) for run in runs], settings)
        inside = sum(passage.left[1] - passage.left[0] for passage in shared)
        kin = inside >= settings.kin_share * min(len(mine.codes), len(other.codes))
        begin, begin_right = int(words.starts[left]), int(words.starts[right])
        for passage in shared:
            (a, b), (c, d) = passage.left, passage.right
            places = begin + a, begin + b, begin_right + c, begin_right + d
            found.append((left, right, *places, round(10_000 * passage.similarity), kin))
    return np.array(found, COPY)
