"""Terms of reports as vectors, and their cosines by way of an inverted index, never pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.language.rarity import rarity
from variorum.settings import Stories

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of terms of all reports as vectors of length 1, by report and by term."""

    begins: Ints  # of each report in terms and weights
    terms: Ints
    weights: Floats
    postings: Ints  # of each term in holders and held
    holders: Ints
    held: Floats

    def cosines(self, report: int) -> Floats:
        """The cosine of the report of that number with every report."""
        count = len(self.begins) - 1
        mine = slice(self.begins[report], self.begins[report + 1])
        firsts, lasts = self.postings[self.terms[mine]], self.postings[self.terms[mine] + 1]
        sizes = lasts - firsts
        total = int(sizes.sum())
        if not total:
            return np.zeros(count)
        at = np.repeat(firsts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(total)
        shared = self.held[at] * np.repeat(self.weights[mine], sizes)
        return np.bincount(self.holders[at], weights=shared, minlength=count).astype(np.float64)


def background(word: str) -> float:
    """The share of reports of the world that hold `word`, from its rank by Zipf's law; a name is in one of 2,500.

    >>> background("said") > 0.3 > background("ferry") > background("zelensky")
    True
    """
    rarest = 60_000.0
    rank = rarest if (known := rarity(word)) == 1.0 else exp(known * log(22_681))
    return 1 - exp(-24 / rank)


def weights(counts: Sequence[Counter[str]], settings: Stories) -> dict[str, float]:
    """How much each term tells, in the order of the terms: its inverse document frequency in the pile, with
    `settings.background` reports of the world added, so that it holds in a pile of five as in one of five thousand."""
    documents = Counter(term for count in counts for term in count)
    size, world = len(counts), settings.background
    tells = {}
    for term in sorted(documents):
        weight = log((size + world) / (documents[term] + world * background(term)))
        if weight >= settings.min_weight:
            tells[term] = weight
    return tells


def index(counts: Sequence[Counter[str]], settings: Stories) -> Index:
    """Vectors of log frequency times what each term tells."""
    size, tells = len(counts), weights(counts, settings)
    numbers = {term: number for number, term in enumerate(tells)}
    begins, terms, shares = [0], [], []
    for count in counts:
        row = sorted((numbers[term], (1 + log(n)) * tells[term]) for term, n in count.items() if term in tells)
        length = sum(weight * weight for _, weight in row) ** 0.5
        terms += [term for term, _ in row]
        shares += [weight / length for _, weight in row]
        begins.append(len(terms))
    term_array, weight_array = np.array(terms, np.int64), np.array(shares, np.float64)
    owners = np.repeat(np.arange(size), np.diff(begins))
    order = np.argsort(term_array, kind="stable")
    return Index(
        begins=np.array(begins, np.int64),
        terms=term_array,
        weights=weight_array,
        postings=np.searchsorted(term_array[order], np.arange(len(tells) + 1)),
        holders=owners[order],
        held=weight_array[order],
    )
