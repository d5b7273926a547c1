"""From figures to attributions."""

import itertools

import numpy as np
import pytest

from variorum.language.decoding import FARTHEST, best_labels, cue_spans, distances


def test_a_cue_is_a_beginning_and_what_goes_on_from_it():
    outside, begins, goes_on = [4, 0, 0], [0, 4, 0], [0, 0, 4]
    logits = np.array([outside, begins, goes_on, outside, begins, outside], np.float32)
    assert cue_spans(logits, 0.5) == [(1, 3), (4, 5)]


@pytest.mark.parametrize("seed", range(5))
def test_the_best_labels_are_those_that_trying_all_of_them_finds(seed):
    logits = np.random.default_rng(seed).normal(size=(6, 3)).astype(np.float32)
    stay = 0.7

    def worth(labels):
        changes = sum(a != b for a, b in itertools.pairwise(labels))
        return sum(logits[n, label] for n, label in enumerate(labels)) - stay * changes

    slow = max(itertools.product(range(3), repeat=6), key=worth)
    assert tuple(best_labels(logits, stay)) == slow


def test_distances_count_from_the_edges_of_the_cue_and_end_at_the_farthest():
    found = distances(200, (100, 102)) - FARTHEST
    assert list(found[98:105]) == [-2, -1, 0, 0, 1, 2, 3]
    assert (found.min(), found.max()) == (-FARTHEST, FARTHEST)
