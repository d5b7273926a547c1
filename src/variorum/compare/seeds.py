"""Seeds: a few words in a row that two reports share, found by sorting, never pair by pair.

The places of an archive's seeds are sorted by the seeds' hashes in parts that fit in memory. A seed of few reports joins each
two of them. One of more reports is tried again as a longer one; where that too is of many reports, each of them is joined
with the first alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.compare.columns import Array, Bins, zeros
from variorum.compare.words import BREAK, Words
from variorum.settings import Compare

Places = NDArray[np.int64]
RUN = np.dtype([("left", "u4"), ("right", "u4"), ("begin", "u4"), ("other", "u4"), ("length", "u4")])
_PLACE_BYTES = 80  # that sorting takes for one place, at its height
_MEETING_BYTES = 120  # the same for two places with one seed
_ODD, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)
_BLOCK = 8  # words compared at once where a run is made longer
_CHUNK = 1 << 20  # places hashed at once


class Seeds(msgspec.Struct, frozen=True, kw_only=True):
    """Where seeds stand. `spread` says of each word of an archive how many reports have the seed that begins with it (at most
    65,535; 0 where none begins), `joins` whether, and as the how-manieth length of seed, it joins each two of them."""

    spread: NDArray[np.uint16]
    joins: NDArray[np.uint8]
    groups: tuple[Bins, ...]  # by length: the places of one seed after those of the other, the first of each below zero
    meetings: int  # pairs of places in `groups`


def sown(words: Words, settings: Compare, folder: Path | None, workers: int) -> Seeds:
    """The seeds of an archive."""
    size, seed = len(words.codes), max(1, settings.seed_words)
    spread, joins = zeros("spread", "u2", size, folder), zeros("joins", "u1", size, folder)
    parts = 1 + size * _PLACE_BYTES * workers // _memory(settings)
    groups = tuple(Bins(f"groups-{n}", "i8", parts, folder) for n in range(3))
    bits = np.uint64(size.bit_length())
    meetings = 0
    for level, length in enumerate((seed, 2 * seed)):
        hashed = Bins(f"hashes-{level}", "u8", parts, folder)
        for places, hashes in _hashed(words, length, settings):
            if level:
                wide = spread[places] > settings.most_reports
                places, hashes = places[wide], hashes[wide]
                spread[places] = 0
            hashed.add((hashes % np.uint64(parts)).astype(np.int64), hashes >> bits << bits | places.astype(np.uint64))

        def grouped(part: int, level: int = level, hashed: Bins = hashed) -> int:
            keys = hashed.rows(part)
            keys.sort()
            found = _groups(keys, bits, words.starts, settings)
            spread[found.places] = found.spread
            few = found.spread <= settings.most_reports
            joins[found.places[few]] = level + 1
            groups[level].add(np.full(few.sum(), part), found.signed[few])
            if level:
                groups[2].add(np.full((~few).sum(), part), found.signed[~few])
            return found.meetings

        with ThreadPoolExecutor(workers) as pool:
            meetings += sum(pool.map(grouped, range(parts)))
    return Seeds(spread=spread, joins=joins, groups=groups, meetings=meetings)


def _memory(settings: Compare) -> int:
    return max(1, settings.memory_mib) << 20


def _hashed(words: Words, length: int, settings: Compare) -> Iterator[tuple[Places, NDArray[np.uint64]]]:
    """Places and hashes of all seeds of `length` words that tell something, a part of the archive at a time."""
    last = len(words.codes) - length + 1
    for begin in range(0, last, _CHUNK):
        size = min(_CHUNK, last - begin)
        hashes, told, whole = np.zeros(size, np.uint64), np.zeros(size, np.float32), np.ones(size, bool)
        for offset in range(length):
            codes = np.asarray(words.codes[begin + offset : begin + offset + size])
            whole &= codes != BREAK
            told += words.rarities[codes]
            hashes = (hashes ^ codes.astype(np.uint64)) * _ODD
            hashes ^= hashes >> _HALF
        chosen = np.flatnonzero(whole & (told >= settings.seed_rarity))
        yield chosen + begin, hashes[chosen]


class _Groups(msgspec.Struct, frozen=True):
    """Places of seeds that more than one report has, those of one seed together, in order."""

    places: Places
    signed: Places  # the same, with the first of each seed below zero
    spread: NDArray[np.int64]  # how many reports have the seed
    meetings: int  # pairs of places that a seed of few reports makes


def _groups(keys: NDArray[np.uint64], bits: np.uint64, starts: Places, settings: Compare) -> _Groups:
    """The groups of equal hashes in sorted `keys`, whose last `bits` are places. Of the places of one seed in one report the
    first `most_repeats` are taken."""
    if not len(keys):
        empty = np.empty(0, np.int64)
        return _Groups(empty, empty, empty, 0)
    hashes = keys >> bits
    again = hashes[1:] == hashes[:-1]
    shared = np.append(again, False) | np.append(False, again)
    keys, hashes = keys[shared], hashes[shared]
    places = (keys & np.uint64((1 << int(bits)) - 1)).astype(np.int64)
    owners = np.searchsorted(starts, places, side="right")
    first = np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)]
    new = first | np.append(True, owners[1:] != owners[:-1])[: len(hashes)]
    seed = np.cumsum(first) - 1
    spread = np.bincount(seed, weights=new).astype(np.int64)[seed]
    numbers = np.arange(len(places))
    repeats = numbers - np.maximum.accumulate(np.where(new, numbers, 0))
    taken = (spread > 1) & (repeats < settings.most_repeats)
    places, spread, first, seed = places[taken], spread[taken], first[taken], seed[taken]
    sizes = np.bincount(seed[spread <= settings.most_reports])
    return _Groups(places, np.where(first, -places, places), spread, int((sizes * (sizes - 1) // 2).sum()))


def shared_runs(words: Words, settings: Compare, folder: Path | None, workers: int) -> Bins:
    """The runs of equal words around seeds that two reports share, as long as they are, in bins
    by the first of the two reports. A run may be met more than once."""
    seeds = sown(words, settings, folder, workers)
    reports = len(words.starts) - 1
    bins = min(reports, 1 + seeds.meetings * _MEETING_BYTES * workers // _memory(settings))
    runs = Bins("runs", RUN, max(1, bins), folder)
    most = max(1, _memory(settings) // (workers * _MEETING_BYTES))

    def join(task: tuple[int, int]) -> None:
        level, part = task
        signed = seeds.groups[level].rows(part)
        for one, other in _met(np.abs(signed), np.flatnonzero(signed < 0), most, each=level < 2):
            met = _runs(words, seeds, one, other, settings) if level < 2 else _runs(words, None, one, other, settings)
            runs.add(met["left"].astype(np.int64) * len(runs) // reports, met)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(join, [(level, part) for level in range(3) for part in range(len(seeds.groups[level]))]))
    return runs


def _met(places: Places, begins: Places, most: int, *, each: bool) -> Iterator[tuple[Places, Places]]:
    """Pairs of places within the groups that begin at `begins`: of `each` two, or of the first and each other; not many more
    than `most` at a time."""
    sizes = np.diff(np.append(begins, len(places)))
    for size in np.unique(sizes).tolist():
        i, j = np.triu_indices(size, 1) if each else (np.zeros(size - 1, np.int64), np.arange(1, size))
        chosen = begins[sizes == size]
        step = max(1, most // max(1, len(i)))
        for at in range(0, len(chosen), step):
            rows = places[chosen[at : at + step, None] + np.arange(size)]
            yield rows[:, i].ravel(), rows[:, j].ravel()


def _runs(words: Words, seeds: Seeds | None, one: Places, other: Places, settings: Compare) -> NDArray[np.void]:
    """The runs of equal words around the places `one` and `other`. Left out: places of one report, hashes that were equal by
    chance, and, where `seeds` are given, runs that are met from a word further left."""
    codes, starts = words.codes, words.starts
    left, right = (np.searchsorted(starts, places, side="right") - 1 for places in (one, other))
    kept = left != right
    level = np.zeros(len(one), np.uint8)
    if seeds:
        before, after = one - 1, other - 1
        level = seeds.joins[before]
        level[(level != seeds.joins[after]) | (codes[before] != codes[after])] = 0
        kept &= level != 1
    one, other, left, right, level = one[kept], other[kept], left[kept], right[kept], level[kept]
    forward = _equal(codes, one, other, 1)
    kept = (forward >= settings.seed_words) & ((level < 2) | (forward + 1 < 2 * settings.seed_words))
    one, other, left, right, forward = one[kept], other[kept], left[kept], right[kept], forward[kept]
    back = _equal(codes, one - 1, other - 1, -1)
    found = np.empty(len(one), RUN)
    found["left"], found["right"] = left, right
    found["begin"], found["other"] = one - back - starts[left], other - back - starts[right]
    found["length"] = forward + back
    return found


def _equal(codes: Array, one: Places, other: Places, step: int) -> Places:
    """How many words are equal from the places `one` and `other` on, in the direction of `step`, up to a break."""
    lengths = np.zeros(len(one), np.int64)
    going = np.arange(len(one))
    offsets = step * np.arange(_BLOCK)
    while len(going):
        a, b = one[going] + step * lengths[going], other[going] + step * lengths[going]
        at, to = np.clip(a[:, None] + offsets, 0, len(codes) - 1), np.clip(b[:, None] + offsets, 0, len(codes) - 1)
        words = codes[at]
        same = (words == codes[to]) & (words != BREAK)
        count = np.where(same.all(axis=1), _BLOCK, same.argmin(axis=1))
        lengths[going] += count
        going = going[count == _BLOCK]
    return lengths
