"""Runs of equal words that two reports share, found through an inverted index of shingles, never pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.compare.words import Words
from variorum.settings import Compare

Ints = NDArray[np.int64]


class Run(msgspec.Struct, frozen=True, order=True):
    """`length` words from number `left` on in one report that equal those from number `right` on in another."""

    left: int
    right: int
    length: int


def shared_runs(worded: Sequence[Words], settings: Compare) -> Iterator[tuple[int, int, list[Run]]]:
    """For every two of `worded` (by number, the smaller first) that share a shingle: the longest runs around it, sorted."""
    reports, places, shingles = _shingles(worded, settings)
    firsts, seconds = _meetings(reports, shingles, settings)
    if not len(firsts):
        return
    left, right, i, j = reports[firsts], reports[seconds], places[firsts], places[seconds]
    order = np.lexsort((i, j - i, right, left))
    left, right, i, j = left[order], right[order], i[order], j[order]
    starts = np.ones(len(i), bool)
    same = (left[1:] == left[:-1]) & (right[1:] == right[:-1]) & ((j - i)[1:] == (j - i)[:-1]) & (i[1:] == i[:-1] + 1)
    starts[1:] = ~same
    begins = np.flatnonzero(starts)
    lengths = np.diff(np.append(begins, len(i))) + settings.seed_words - 1
    columns = [column.tolist() for column in (left[begins], right[begins], i[begins], j[begins], lengths)]
    for (a, b), rows in groupby(zip(*columns, strict=True), key=lambda row: (row[0], row[1])):
        runs = {_extended(worded[a], worded[b], Run(*row[2:])) for row in rows}
        yield a, b, sorted(runs)


def _shingles(worded: Sequence[Words], settings: Compare) -> tuple[Ints, Ints, Ints]:
    """Report, place and number of every shingle that tells something; equal shingles have equal numbers."""
    size = settings.seed_words
    reports, places, rows, tells = [], [], [], []
    for number, words in enumerate(worded):
        count = len(words.codes) - size + 1
        if count <= 0:
            continue
        whole = words.segments[:count] == words.segments[size - 1 :]
        windows = np.lib.stride_tricks.sliding_window_view(words.codes, size)
        rarities = np.lib.stride_tricks.sliding_window_view(words.rarities, size).sum(axis=1)
        reports.append(np.full(count, number, np.int64))
        places.append(np.arange(count, dtype=np.int64))
        rows.append(windows)
        tells.append(whole & (rarities >= settings.seed_rarity))
    if not rows:
        empty = np.empty(0, np.int64)
        return empty, empty, empty
    kept = np.concatenate(tells)
    table = np.concatenate(rows)[kept]
    numbers = table[:, 0]
    for column in range(1, size):
        width = int(table[:, column].max(initial=0)) + 1
        numbers = np.unique(numbers * width + table[:, column], return_inverse=True)[1].astype(np.int64)
    return np.concatenate(reports)[kept], np.concatenate(places)[kept], numbers


def _meetings(reports: Ints, shingles: Ints, settings: Compare) -> tuple[Ints, Ints]:
    """Index pairs of equal shingles in different reports, the smaller report first. Left out: shingles of too many
    reports, and of one report all but the first occurrences."""
    order = np.lexsort((np.arange(len(shingles)), reports, shingles))
    firsts: list[Ints] = []
    seconds: list[Ints] = []
    bounds = np.flatnonzero(np.diff(shingles[order])) + 1
    sizes = np.diff(np.concatenate(([0], bounds, [len(order)])))
    begins = np.concatenate(([0], bounds)).astype(np.int64)
    for begin, size in zip(begins[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        members = order[begin : begin + size]
        owners = reports[members]
        if owners[0] == owners[-1]:
            continue
        new = np.concatenate(([True], owners[1:] != owners[:-1]))
        if new.sum() > settings.most_reports:
            continue
        if not new.all():
            since = np.arange(size) - np.maximum.accumulate(np.where(new, np.arange(size), 0))
            members = members[since < settings.most_repeats]
            owners = reports[members]
        a, b = np.triu_indices(len(members), 1)
        apart = owners[a] != owners[b]
        firsts.append(members[a[apart]])
        seconds.append(members[b[apart]])
    if not firsts:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate(firsts), np.concatenate(seconds)


def _extended(left: Words, right: Words, run: Run) -> Run:
    """`run` made as long as the words on both its sides stay equal and furniture does not intervene."""
    i, j, end = run.left, run.right, run.left + run.length
    while i and j and left.codes[i - 1] == right.codes[j - 1] and _joined(left, i) and _joined(right, j):
        i, j = i - 1, j - 1
    shift = run.right - run.left
    while (
        end < len(left.codes)
        and end + shift < len(right.codes)
        and left.codes[end] == right.codes[end + shift]
        and _joined(left, end)
        and _joined(right, end + shift)
    ):
        end += 1
    return Run(i, j, end - i)


def _joined(words: Words, at: int) -> bool:
    return bool(words.segments[at - 1] == words.segments[at])
