"""From figures to attributions."""

import numpy as np

from variorum.language.decoding import FARTHEST, cue_spans, distances


def test_a_cue_is_a_beginning_and_what_goes_on_from_it():
    outside, begins, goes_on = [4, 0, 0], [0, 4, 0], [0, 0, 4]
    logits = np.array([outside, begins, goes_on, outside, begins, outside], np.float32)
    assert cue_spans(logits, 0.5) == [(1, 3), (4, 5)]


def test_distances_count_from_the_edges_of_the_cue_and_end_at_the_farthest():
    found = distances(200, (100, 102)) - FARTHEST
    assert list(found[98:105]) == [-2, -1, 0, 0, 1, 2, 3]
    assert (found.min(), found.max()) == (-FARTHEST, FARTHEST)
