"""Passages: runs of equal words, chained over small changes and drawn out over their edges."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

import msgspec
from rapidfuzz.distance import Indel

from variorum.compare.words import BREAK
from variorum.settings import Compare

Stretch = tuple[int, int]


class Run(msgspec.Struct, frozen=True, order=True):
    """`length` words from number `left` on in one report that equal those from number `right` on in another."""

    left: int
    right: int
    length: int


class Side(msgspec.Struct, frozen=True):
    """The words of one of two reports: codes, with breaks, how rare each word is in English, and how much it tells in the
    archive."""

    codes: list[int]
    rarities: list[float]
    tells: list[float]


class Passage(msgspec.Struct, frozen=True, order=True):
    """Words that two reports share, by number in each, ends excluded; and how like they are: 1 only word for word."""

    left: Stretch
    right: Stretch
    similarity: float


def passages(left: Side, right: Side, runs: list[Run], settings: Compare) -> list[Passage]:
    """The passages that chain `runs`, sorted; the longest are chosen first, and no word of either report stands in two of them.

    The similarity of a passage is that of its words in order: 1 less the share of words that only one side has.
    """
    chains = [[run] for run in runs] if len(runs) == 1 else _chains(left, right, runs, settings)
    chosen = _chosen(chains, settings)
    lefts = [(chain[0].left, chain[-1].left + chain[-1].length) for chain in chosen]
    rights = [(chain[0].right, chain[-1].right + chain[-1].length) for chain in chosen]
    found = []
    for n in range(len(chosen)):
        (a, b), (c, d) = lefts[n], rights[n]
        back, back_right = _grown(left, right, lefts, rights, (a - 1, c - 1), -1, settings)
        on, on_right = _grown(left, right, lefts, rights, (b, d), 1, settings)
        lefts[n] = a, b = a - back, b + on
        rights[n] = c, d = c - back_right, d + on_right
        equal = [op for op in Indel.opcodes(left.codes[a:b], right.codes[c:d]) if op.tag == "equal"]
        words = sum(op.src_end - op.src_start for op in equal)
        similarity = 1.0 if words == b - a == d - c else min(round(2 * words / (b - a + d - c), 4), 0.9999)
        rare, told = (
            sum(sum(words[a + op.src_start : a + op.src_end]) for op in equal) for words in (left.rarities, left.tells)
        )
        if rare >= settings.min_rarity and told >= settings.min_told and similarity >= settings.min_similarity:
            found.append(Passage((a, b), (c, d), similarity))
    return sorted(found)


def _grown(
    left: Side, right: Side, lefts: list[Stretch], rights: list[Stretch], places: Stretch, step: int, settings: Compare
) -> Stretch:
    """How many words a passage gains on either side, from `places` on in the direction of `step`: as long as the words that
    are equal there, by their rarity, outweigh those between them."""
    gained, gained_right = 0, 0
    while True:
        mine = _beyond(left.codes, lefts, places[0] + step * gained, step, 2 * settings.max_gap)
        other = _beyond(right.codes, rights, places[1] + step * gained_right, step, 2 * settings.max_gap)
        if not mine or not other:
            return gained, gained_right
        score, best, to = 0.0, 0.0, (0, 0)
        at = (0, 0)
        for block in Indel.opcodes(mine, other):
            if block.tag != "equal":
                continue
            gap = max(block.src_start - at[0], block.dest_start - at[1])
            if gap > settings.max_gap:
                break
            first = places[0] + step * (gained + block.src_start)
            rarities = (left.rarities[first + step * n] for n in range(block.src_end - block.src_start))
            score += sum(rarities) - settings.gap_cost * gap
            at = block.src_end, block.dest_end
            if score > best:
                best, to = score, at
        if not best:
            return gained, gained_right
        gained, gained_right = gained + to[0], gained_right + to[1]


def _beyond(codes: list[int], taken: list[Stretch], at: int, step: int, most: int) -> list[int]:
    """At most `most` words from the word `at` on in the direction of `step`, up to a break or to words that are `taken`."""
    if step > 0:
        end = min([at + most, len(codes), *(begin for begin, _ in taken if begin >= at)])
        words = codes[at:end]
    else:
        end = max([at + 1 - most, 0, *(end for _, end in taken if end <= at + 1)])
        words = codes[end : at + 1][::-1]
    return words[: words.index(BREAK)] if BREAK in words else words


def _length(chain: list[Run]) -> int:
    return sum(run.length for run in chain)


def _chosen(chains: list[list[Run]], settings: Compare) -> list[list[Run]]:
    """Of `chains` those of at least `min_words` equal words, the longest first, without overlaps on either side."""
    waiting = [(-_length(chain), chain) for chain in chains]
    heapify(waiting)
    chosen: list[list[Run]] = []
    lefts: list[Stretch] = []
    rights: list[Stretch] = []
    while waiting:
        length, chain = heappop(waiting)
        if -length < settings.min_words:
            break
        parts = _free(chain, lefts, rights)
        if parts == [chain]:
            chosen.append(chain)
            lefts.append((chain[0].left, chain[-1].left + chain[-1].length))
            rights.append((chain[0].right, chain[-1].right + chain[-1].length))
        else:
            for part in parts:
                heappush(waiting, (-_length(part), part))
    return chosen


def _chains(left: Side, right: Side, runs: list[Run], settings: Compare) -> list[list[Run]]:
    """`runs` in chains, each in one: a run follows on the one that makes the longest chain, less what lies between."""
    best: list[float] = []
    before: list[int | None] = []
    ending: dict[int, list[int]] = {}
    for n, run in enumerate(runs):
        score, link = float(run.length), None
        for gap_left in range(-settings.max_overlap, settings.max_gap + 1):
            for m in ending.get(run.left - gap_left, ()):
                other = runs[m]
                gap_right = run.right - other.right - other.length
                if not -settings.max_overlap <= gap_right <= settings.max_gap:
                    continue
                if BREAK in left.codes[other.left : run.left] or BREAK in right.codes[other.right : run.right]:
                    continue
                shared_twice = max(0, -gap_left, -gap_right)
                cost = settings.gap_cost * max(gap_left, gap_right, 0)
                joined = best[m] + run.length - shared_twice - cost
                if joined > score and joined > best[m]:
                    score, link = joined, m
        best.append(score)
        before.append(link)
        ending.setdefault(run.left + run.length, []).append(n)
    used: set[int] = set()
    chains = []
    for n in sorted(range(len(runs)), key=lambda n: (-best[n], n)):
        chain: list[Run] = []
        at: int | None = n
        while at is not None and at not in used:
            used.add(at)
            chain.append(runs[at])
            at = before[at]
        if chain:
            chains.append(_trimmed(chain[::-1]))
    return chains


def _trimmed(chain: list[Run]) -> list[Run]:
    """`chain` with the words that two of its runs share left to the first of them."""
    trimmed = [chain[0]]
    for run in chain[1:]:
        last = trimmed[-1]
        over = max(0, last.left + last.length - run.left, last.right + last.length - run.right)
        if over < run.length:
            trimmed.append(Run(run.left + over, run.right + over, run.length - over))
    return trimmed


def _free(chain: list[Run], lefts: list[Stretch], rights: list[Stretch]) -> list[list[Run]]:
    """`[chain]` where none of its words is taken; else those parts of its runs that are not, each alone."""
    first, last = chain[0], chain[-1]
    taken_left = [t for t in lefts if t[0] < last.left + last.length and t[1] > first.left]
    taken_right = [t for t in rights if t[0] < last.right + last.length and t[1] > first.right]
    if not taken_left and not taken_right:
        return [chain]
    parts: list[list[Run]] = []
    for run in chain:
        kept = [(0, run.length)]
        for begin, end in [(a - run.left, b - run.left) for a, b in taken_left] + [
            (a - run.right, b - run.right) for a, b in taken_right
        ]:
            kept = [part for x, y in kept for part in ((x, min(y, begin)), (max(x, end), y)) if part[0] < part[1]]
        parts += [[Run(run.left + x, run.right + x, y - x)] for x, y in kept]
    return parts
