"""How likely two sayings are one thing said once: a weighted vote of their words, meaning, speakers and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from variorum.collate.sayings import FRAGMENT, Saying, breaths
from variorum.language import Encode
from variorum.settings import Collate
from variorum.text.alignment import coded

Matrix = NDArray[np.float64]
Plane = NDArray[np.float64] | NDArray[np.bool_]
GRAMMAR = 0.25  # what a word of grammar weighs beside a word of content
CHANCE = 0.75  # weight of words that two sayings of one story share by chance: of one of content, little is left
ONE_MEANING = 0.62  # cosine of two clauses without marks: below, and with no word in common, they tell of one topic at most
ENOUGH = 3.0  # weight of words in order that two sayings share by chance in no language


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All that is compared of the sayings of one story, computed once for each of them."""

    sayings: Sequence[Saying]
    stems: Sequence[str]  # one character a stem
    content: Sequence[str]  # the same of the stems that are more than grammar
    weights: Matrix  # of the words of each
    meanings: Matrix
    surroundings: Matrix  # of the sentences that they stand in
    persons: NDArray[np.int64]  # -1 where nobody knows
    individuals: NDArray[np.bool_]  # whether the person cannot be another of those who are individuals too
    expected: Matrix  # the chance that two sayings of this person are one, from how much the person says in a report
    reports: NDArray[np.int64]
    sentences: NDArray[np.int64]
    fragments: NDArray[np.bool_]
    indirect: NDArray[np.bool_]  # whether the words are the report's and not the speaker's
    before_fragments: NDArray[np.int64]  # the words of content before and after, -1 where there are none
    after_fragments: NDArray[np.int64]
    places: Matrix
    before: NDArray[np.int64]  # the saying that each goes on from, -1 for none


def evidence(found: Sequence[Saying], encode: Encode) -> Evidence:
    """The evidence of all of `found`, whose numbers are their places."""
    stems, content = coded([saying.stems for saying in found]), coded([saying.content for saying in found])
    talkative = breaths(found)
    return Evidence(
        sayings=found,
        stems=stems,
        content=content,
        weights=np.array([_weight(len(s), len(c)) for s, c in zip(stems, content, strict=True)]),
        meanings=encode([saying.clause for saying in found]).astype(np.float64),
        surroundings=encode([saying.sentence for saying in found]).astype(np.float64),
        persons=_numbers([saying.person for saying in found]),
        individuals=np.array([saying.individual for saying in found]),
        expected=np.array([1.0 / talkative[saying.person] if saying.person else 0.0 for saying in found]),
        reports=_numbers([saying.report for saying in found]),
        sentences=_numbers([saying.sentence for saying in found]),
        fragments=np.array([len(code) <= FRAGMENT for code in stems]),
        indirect=np.array([saying.kind == "indirect" for saying in found]),
        before_fragments=_numbers([saying.beside[0] or None for saying in found]),
        after_fragments=_numbers([saying.beside[1] or None for saying in found]),
        places=np.array([saying.place for saying in found]),
        before=np.array([-1 if saying.before is None else saying.before for saying in found]),
    )


def _weight(words: int, content: int) -> float:
    return content + GRAMMAR * (words - content)


def _numbers(values: Sequence[str | None]) -> NDArray[np.int64]:
    numbers = {value: number for number, value in enumerate(sorted({value for value in values if value is not None}))}
    return np.array([-1 if value is None else numbers[value] for value in values], dtype=np.int64)


def shared_words(of: Evidence, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[Matrix, Matrix]:
    """The weight of the words, in order, that each of `rows` shares with each of `columns`; and its share of the lighter
    of the two."""
    total = _subsequences(of.stems, rows, columns)
    content = np.minimum(_subsequences(of.content, rows, columns), total)
    shared = content + GRAMMAR * (total - content)
    lighter = np.minimum(of.weights[rows][:, None], of.weights[columns][None, :])
    return shared, np.minimum(1.0, np.divide(shared, lighter, out=np.zeros_like(shared), where=lighter > 0))


def _subsequences(codes: Sequence[str], rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Matrix:
    """Lengths of the longest common subsequences."""
    left, right = [codes[row] for row in rows], [codes[column] for column in columns]
    return cdist(left, right, scorer=Indel.similarity, dtype=np.int64).astype(np.float64) / 2


def features(of: Evidence, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Iterator[Plane]:
    """One plane, `rows` by `columns`, for each weight of `Collate.utterance_weights` but the first, in that order."""
    shared, contained = shared_words(of, rows, columns)
    heavier = np.maximum(of.weights[rows][:, None], of.weights[columns][None, :])
    yield contained * np.clip((shared - CHANCE) / (ENOUGH - CHANCE), 0.0, 1.0)
    yield np.divide(shared, heavier, out=np.zeros_like(shared), where=heavier > 0)
    one_report = of.reports[rows][:, None] == of.reports[columns][None, :]
    elsewhere = ~one_report
    yield elsewhere * (of.meanings[rows] @ of.meanings[columns].T)
    across = of.meanings[rows] @ of.surroundings[columns].T, of.surroundings[rows] @ of.meanings[columns].T
    yield elsewhere * np.maximum(*across)
    yield elsewhere * (of.surroundings[rows] @ of.surroundings[columns].T)
    same = _equal(of.persons, rows, columns)
    yield same
    yield of.individuals[rows][:, None] & of.individuals[columns][None, :] & ~same
    yield same * of.expected[rows][:, None]
    yield elsewhere * (1.0 - np.abs(of.places[rows][:, None] - of.places[columns][None, :]))
    yield _other_figures([of.sayings[row].figures for row in rows], [of.sayings[column].figures for column in columns])
    yield one_report
    yield one_report & _equal(of.sentences, rows, columns)
    yield (of.before[rows][:, None] == columns[None, :]) | (rows[:, None] == of.before[columns][None, :])
    fragments = of.fragments[rows][:, None] & of.fragments[columns][None, :]
    slot = fragments & (_equal(of.before_fragments, rows, columns) | _equal(of.after_fragments, rows, columns))
    yield slot
    yield fragments & ~slot & (shared < CHANCE)
    told = of.indirect[rows][:, None] & of.indirect[columns][None, :]
    yield told & (shared < CHANCE) & (of.meanings[rows] @ of.meanings[columns].T < ONE_MEANING)  # of one topic, not one thing


def _equal(values: NDArray[np.int64], rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (values[rows] >= 0)[:, None] & (values[rows][:, None] == values[columns][None, :])
    return same


def _other_figures(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> Matrix:
    result = np.zeros((len(left), len(right)))
    with_figures = [column for column, figures in enumerate(right) if figures]
    for row, figures in enumerate(left):
        if figures:
            for column in with_figures:
                result[row, column] = not figures & right[column]
    return result


def likelihood(of: Evidence, rows: NDArray[np.int64], columns: NDArray[np.int64], settings: Collate) -> Matrix:
    """How likely each of `rows` is one thing said once with each of `columns`, 0 to 1; 0 where one denies the other."""
    constant, *weights = settings.utterance_weights
    vote = np.full((len(rows), len(columns)), constant)
    for weight, plane in zip(weights, features(of, rows, columns), strict=True):
        vote += weight * plane
    likely = np.round(1.0 / (1.0 + np.exp(-np.round(vote, 4))), 5)
    shared, contained = shared_words(of, rows, columns)
    close = (contained >= settings.utterance_denial) & (shared >= ENOUGH)
    for row, column in zip(*np.nonzero(close), strict=True):
        if denies(of, int(rows[row]), int(columns[column])):
            likely[row, column] = 0.0
    return likely


def denies(of: Evidence, left: int, right: int) -> bool:
    """Whether one says no where the other, in nearly the same words, does not."""
    a, b = of.sayings[left], of.sayings[right]
    if bool(a.negations) == bool(b.negations) or not (a.negations or b.negations):
        return False
    blocks = [block for block in Indel.opcodes(of.stems[left], of.stems[right]).as_matching_blocks() if block.size]
    if not blocks:
        return False
    first, last = blocks[0], blocks[-1]
    return any(first.a <= place < last.a + last.size for place in a.negations) or any(
        first.b <= place < last.b + last.size for place in b.negations
    )
