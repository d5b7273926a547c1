"""Groups of sayings: one thing said once, in one breath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import msgspec
import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from variorum.collate.contexts import EMPTY
from variorum.collate.evidence import ENOUGH, GRAMMAR, Evidence, likelihood
from variorum.collate.grouping import groups
from variorum.settings import Collate

BLOCK = 512  # rows of sayings that are compared with all at a time: what bounds the memory
REPEATED = 2  # words of a phrase that is no chance word of a longer quotation
CLOSE = 3  # characters: a space and a mark


def grouped(of: Evidence, settings: Collate) -> list[list[int]]:
    """The numbers of the sayings of each thing said once: those that are alike on average; then those groups that a
    quotation of some report runs together; then what one report alone has and has in one breath."""
    alike = [
        [component[place] for place in group]
        for component in _components(len(of.sayings), _likely_pairs(of, settings))
        for group in _alike(of, np.array(component), settings)
    ]
    alike = _clauses_with_their_phrases(of, _with_what_they_repeat(of, _with_their_copies(of, alike)))
    home = {number: place for place, group in enumerate(alike) for number in group}
    joined = _merged(alike, {(home[a], home[b]) for a, b in splices(of, settings)})
    home = {number: place for place, group in enumerate(joined) for number in group}
    alone = [len({int(of.reports[number]) for number in group}) == 1 for group in joined]
    runs_on = {
        (home[int(before)], home[number])
        for number, before in enumerate(of.before)
        if before >= 0 and alone[home[number]] and alone[home[int(before)]]
    }
    return _merged(joined, runs_on | mostly_in_one_breath(of, joined, settings))


def mostly_in_one_breath(of: Evidence, parts: Sequence[Sequence[int]], settings: Collate) -> set[tuple[int, int]]:
    """Pairs of `parts`, by place, that nearly all reports which have both run together, where several do: little shows that
    the two were said apart."""
    home = {number: place for place, group in enumerate(parts) for number in group}
    reports = [{int(of.reports[number]) for number in group} for group in parts]
    beside: dict[tuple[int, int], set[int]] = {}
    for number, before in enumerate(of.before):
        if before >= 0 and home[int(before)] != home[number]:
            low, high = sorted((home[int(before)], home[number]))
            beside.setdefault((low, high), set()).add(int(of.reports[number]))
    return {
        pair
        for pair, together in beside.items()
        if len(together) >= settings.utterance_breath_reports
        and len(together) >= settings.utterance_breath_share * len(reports[pair[0]] & reports[pair[1]])
    }


def _with_their_copies(of: Evidence, alike: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups `alike` with the same words in marks in one group, whoever some report gives them to: that in which most of
    them are, of equals the first."""
    home = {number: place for place, group in enumerate(alike) for number in group}
    same: dict[str, list[int]] = {}
    for number, saying in enumerate(of.sayings):
        if saying.kind != "indirect" and of.weights[number] >= ENOUGH:
            same.setdefault(of.stems[number], []).append(number)
    for numbers in same.values():
        homes = Counter(home[number] for number in numbers)
        if len(homes) > 1:
            most = min(homes, key=lambda place: (-homes[place], place))
            home.update(dict.fromkeys(numbers, most))
    return _regrouped(home)


def _with_what_they_repeat(of: Evidence, alike: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups `alike` with each phrase in marks where its own report has it within longer words in marks: a headline or a
    first sentence takes “defence capabilities” out of what is quoted whole below."""
    home = {number: place for place, group in enumerate(alike) for number in group}
    in_marks: dict[int, list[int]] = {}
    for number, saying in enumerate(of.sayings):
        if saying.kind != "indirect":
            in_marks.setdefault(int(of.reports[number]), []).append(number)
    for numbers in in_marks.values():
        for number in numbers:
            code, saying = of.stems[number], of.sayings[number]
            if not of.fragments[number] or not saying.content or len(code) < REPEATED:
                continue
            longer = {
                home[other]
                for other in numbers
                if len(of.stems[other]) > len(code) and code in of.stems[other] and of.sayings[other].person == saying.person
            }
            if len(longer) == 1:
                home[number] = longer.pop()
    return _regrouped(home)


def _clauses_with_their_phrases(of: Evidence, alike: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups `alike` with the words that lead up to a phrase in marks where other reports have the phrase, unless those
    words tell without marks what another report has in marks as a whole clause."""
    home = {number: place for place, group in enumerate(alike) for number in group}
    for left, right in pairwise(of.sayings):
        if left.kind == "indirect" and right.kind == "mixed" and left.report == right.report:
            told = any(
                of.sayings[other].kind != "indirect" and not of.fragments[other] and of.sayings[other].report != left.report
                for other in alike[home[left.number]]
            )
            met = any(of.sayings[other].report != right.report for other in alike[home[right.number]])
            if right.span.begin - left.span.end <= CLOSE and met and not told:
                home[left.number] = home[right.number]
    return _regrouped(home)


def _regrouped(home: dict[int, int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for number, place in sorted(home.items()):
        groups.setdefault(place, []).append(number)
    return sorted(groups.values())


def _merged(parts: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """`parts`, those joined that `pairs` of their places connect."""
    joined = _components(len(parts), sorted(pairs))
    return sorted(sorted(number for place in places for number in parts[place]) for places in joined)


def _likely_pairs(of: Evidence, settings: Collate) -> Iterable[tuple[int, int]]:
    """Pairs likely enough to be in one group: groups joined on average hold no pair that a chain of these does not."""
    everything = np.arange(len(of.sayings))
    for begin in range(0, len(everything), BLOCK):
        rows = everything[begin : begin + BLOCK]
        likely = likelihood(of, rows, everything, settings) >= settings.utterance_likeness
        for row, column in zip(*np.nonzero(likely), strict=True):
            if rows[row] < column:
                yield int(rows[row]), int(column)


def _alike(of: Evidence, component: np.typing.NDArray[np.int64], settings: Collate) -> list[list[int]]:
    if len(component) == 1:
        return [[0]]
    blocks = [component[begin : begin + BLOCK] for begin in range(0, len(component), BLOCK)]
    return groups(np.vstack([likelihood(of, rows, component, settings) for rows in blocks]), settings.utterance_likeness)


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `size` that `pairs` connect, each list and all lists sorted.

    >>> _components(4, [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    root = list(range(size))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        root[high] = low
    members: dict[int, list[int]] = {}
    for number in range(size):
        members.setdefault(top(number), []).append(number)
    return sorted(members.values())


def splices(of: Evidence, settings: Collate) -> list[tuple[int, int]]:
    """Pairs of sayings that a third one, of another report, runs together: it has nearly all words of both, or of a
    sentence of each, apart from one another.

    The third is no longer than a breath, and the two are not known to be of two persons.
    """
    parts = _parts(of)
    weights = np.array([part.weight for part in parts])
    codes = [part.code for part in parts]
    wholes = [number for number, code in enumerate(of.stems) if len(code) <= settings.utterance_breath]
    found: set[tuple[int, int]] = set()
    for begin in range(0, len(wholes), BLOCK):
        rows = wholes[begin : begin + BLOCK]
        shared = cdist([of.stems[row] for row in rows], codes, scorer=Indel.similarity, dtype=np.int64) / 2
        lengths = np.array([max(1, len(code)) for code in codes])
        held = (shared >= settings.utterance_splice * lengths[None, :]) & (weights >= settings.utterance_splice_weight)[None, :]
        held &= of.weights[rows][:, None] >= settings.utterance_splice_longer * weights[None, :]
        for row in np.flatnonzero(held.sum(axis=1) > 1):
            whole = int(rows[row])
            found.update(_apart(of, whole, [parts[place] for place in np.flatnonzero(held[row])]))
    return sorted(found)


class Part(msgspec.Struct, frozen=True):
    """A saying, or one sentence of it, as its stems coded one character each."""

    saying: int
    code: str
    weight: float


def _parts(of: Evidence) -> list[Part]:
    parts = []
    for saying, code in zip(of.sayings, of.stems, strict=True):
        edges = [0, *saying.breaks, len(code)]
        whole = [(0, len(code))] if saying.breaks else []
        for begin, end in [*whole, *pairwise(edges)]:
            content = sum(stem not in EMPTY for stem in saying.stems[begin:end])
            parts.append(Part(saying.number, code[begin:end], content + GRAMMAR * (end - begin - content)))
    return parts


def _apart(of: Evidence, whole: int, parts: Sequence[Part]) -> Iterable[tuple[int, int]]:
    """Pairs of sayings that have `parts` in different words of `whole`, are of other reports, and may be one person's."""
    others: dict[tuple[str, int], int] = {}  # of equal words of one person, one will do
    for part in parts:
        if of.reports[part.saying] != of.reports[whole]:
            others.setdefault((part.code, int(of.persons[part.saying])), part.saying)
    stretches = [(saying, *_stretch(of.stems[whole], code)) for (code, _), saying in others.items()]
    for (left, begin, end), (right, other_begin, other_end) in combinations(stretches, 2):
        if left != right and (end <= other_begin or other_end <= begin) and _may_be_one(of, left, right):
            yield min(left, right), max(left, right)


def _may_be_one(of: Evidence, left: int, right: int) -> bool:
    return bool(of.persons[left] == of.persons[right] or not (of.individuals[left] and of.individuals[right]))


def _stretch(whole: str, part: str) -> tuple[int, int]:
    """From the first to the last word of `whole` that `part` shares in order."""
    blocks = [block for block in Indel.opcodes(whole, part).as_matching_blocks() if block.size]
    return (blocks[0].a, blocks[-1].a + blocks[-1].size) if blocks else (0, 0)
