"""Passages: runs of equal words, chained over small changes."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from rapidfuzz.distance import Indel

from variorum.compare.runs import Run
from variorum.compare.words import Words
from variorum.model import Match, MatchKind
from variorum.settings import Compare

Stretch = tuple[int, int]


def passages(left: Words, right: Words, runs: list[Run], settings: Compare) -> list[Match]:
    """The passages that chain `runs`, the longest chosen first; no word of either report stands in two of them.

    A passage without any change is verbatim, any other edited; its similarity is that of its words in order: 1 less the
    share of words that only one side has.
    """
    found = []
    for chain in _chosen(left, right, runs, settings):
        a, b = chain[0].left, chain[-1].left + chain[-1].length
        c, d = chain[0].right, chain[-1].right + chain[-1].length
        if sum(float(left.rarities[run.left : run.left + run.length].sum()) for run in chain) < settings.min_rarity:
            continue
        similarity = Indel.normalized_similarity(_coded(left, a, b), _coded(right, c, d))
        if similarity >= settings.min_similarity:
            kind: MatchKind = "verbatim" if len(chain) == 1 else "edited"
            found.append(Match(left=left.span(a, b), right=right.span(c, d), similarity=round(similarity, 4), kind=kind))
    return sorted(found, key=lambda match: (match.left, match.right))


def _coded(words: Words, begin: int, end: int) -> str:
    """The words as the characters of one string; surrogates, which are no characters, are stepped over."""
    return "".join(chr(code if code < 0xD800 else code + 0x800) for code in words.codes[begin:end].tolist())


def _length(chain: list[Run]) -> int:
    return sum(run.length for run in chain)


def _chosen(left: Words, right: Words, runs: list[Run], settings: Compare) -> list[list[Run]]:
    """Chains of at least `min_words` equal words, the longest first, without overlaps on either side."""
    waiting = [(-_length(chain), chain) for chain in _chains(left, right, runs, settings)]
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


def _chains(left: Words, right: Words, runs: list[Run], settings: Compare) -> list[list[Run]]:
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
                if (
                    left.segments[other.left] != left.segments[run.left]
                    or right.segments[other.right] != right.segments[run.right]
                ):
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
