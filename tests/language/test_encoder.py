"""The encoder gives the original's vectors, the same in any company."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language import encoder
from variorum.language.encoder import WIDTH, Encoder

REFERENCE = Path(__file__).parent / "reference.npz"


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return [str(sentence) for sentence in np.load(REFERENCE)["sentences"]]


def test_vectors_are_those_of_the_original_on_torch(sentences):
    cosines = (encoder()(sentences) * np.load(REFERENCE)["vectors"]).sum(axis=1)
    assert len(sentences) == 100
    assert cosines.min() >= 0.9999


def test_a_vector_is_the_same_to_the_bit_alone_and_in_company(sentences):
    together = encoder()(sentences)
    for place in range(0, 100, 7):
        assert np.array_equal(Encoder()([sentences[place]])[0], together[place])


def test_order_and_repetition_change_nothing(sentences):
    mixed = [*reversed(sentences[:20]), sentences[0]]
    assert np.array_equal(Encoder()(mixed), np.stack([encoder()([s])[0] for s in mixed]))


def test_no_texts_give_no_rows():
    assert encoder()([]).shape == (0, WIDTH)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_vector_of_length_one(text):
    assert np.linalg.norm(encoder()([text])[0]) == pytest.approx(1, abs=1e-5)


def test_what_means_the_same_is_nearer_than_what_shares_words():
    near, far = (
        encoder()(["The premier resigned.", "The prime minister stepped down.", "The premier league resumed."])[[1, 2]]
        @ encoder()(["The premier resigned."])[0]
    )
    assert near > far
