"""How likely two marks of different reports answer one question: a weighted vote of wording, meaning and value."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.collate.contexts import Context
from variorum.language import Encode

Matrix = NDArray[np.float64]


def meaning(contexts: Sequence[Context], encode: Encode) -> tuple[Matrix, Matrix]:
    """Cosines of the clauses and of the sentences of all pairs of `contexts`; noughts where all are of one report, which has
    nothing to be compared with. Every distinct text is encoded once."""
    if len({context.span.report for context in contexts}) < 2:
        none: Matrix = np.zeros((len(contexts), len(contexts)))
        return none, none
    texts = sorted({text for context in contexts for text in (context.clause, context.sentence)})
    row = {text: number for number, text in enumerate(texts)}
    vectors = encode(texts).astype(np.float64)
    clauses = vectors[[row[context.clause] for context in contexts]]
    sentences = vectors[[row[context.sentence] for context in contexts]]
    return np.round(clauses @ clauses.T, 5), np.round(sentences @ sentences.T, 5)


def shared_words(contexts: Sequence[Context]) -> Matrix:
    """The share of the rarer words of two clauses that both have, 0 to 1; a word that many clauses have weighs little."""
    size = len(contexts)
    in_clauses = Counter(stem for context in contexts for stem in context.stems)
    columns = {stem: column for column, stem in enumerate(sorted(in_clauses))}
    weights = np.zeros((size, max(1, len(columns))))
    for row, context in enumerate(contexts):
        for stem in sorted(context.stems):
            weights[row, columns[stem]] = math.sqrt(math.log(1 + size / in_clauses[stem]))
    common = weights @ weights.T
    own = np.diag(common)
    least = np.minimum(own[:, None], own[None, :])
    shares: Matrix = np.asarray(
        np.round(np.divide(common, least, out=np.zeros_like(common), where=least > 0), 5), dtype=np.float64
    )
    return shares


def equal(values: Sequence[object]) -> Matrix:
    """1 where two of `values` are equal and not None, else 0."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(value for value in values if value is not None))}
    codes = np.array([numbers.get(value, -1) for value in values])
    same = (codes[:, None] == codes[None, :]) & (codes >= 0)[:, None]
    return np.asarray(same, dtype=np.float64)


def votes(features: Sequence[Matrix], weights: Sequence[float]) -> Matrix:
    """How likely each pair belongs together, 0 to 1, by the weighted vote of `features`; the first weight is the constant.

    Rounded, so that no platform's last bit decides a tie.
    """
    vote: Matrix = np.full(features[0].shape, weights[0], dtype=np.float64)
    for weight, feature in zip(weights[1:], features, strict=True):
        vote += weight * feature
    likely: Matrix = np.asarray(np.round(1.0 / (1.0 + np.exp(-vote)), 5), dtype=np.float64)
    return likely
