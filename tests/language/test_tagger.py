"""Who said what without marks: found, linked, the same in any company."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language import tagger

TEXT = (
    "The harbourmaster said the list was for the families. Nobody on the quay needed the order.\n\n"
    "According to the transport ministry, the vessels were carrying 379 people."
)


def shown(text: str) -> list[str]:
    cut = lambda span: text[slice(*span)] if span else None  # noqa: E731
    return [f"{cut(a.source)} | {cut(a.cue)} | {' … '.join(map(cut, a.content))}" for a in tagger()(text)]


def test_source_cue_and_content_come_linked():
    assert shown(TEXT) == [
        "The harbourmaster | said | the list was for the families … the",  # annotate drops the stray word
        "the transport ministry | According to | the vessels were carrying 379 people",
    ]


def test_what_nobody_said_is_nobodys():
    assert shown("Nobody on the quay needed the order. The boats were tied up, with their lights off.") == []


def test_a_text_is_tagged_the_same_whatever_was_tagged_before():
    first = tagger()(TEXT)
    tagger()("Another text, in which the mayor said that it would rain.")
    assert tagger()(TEXT) == first


@pytest.mark.parametrize("text", ["", "\n\n", ".", "said", "“", "a" * 5000])
def test_odd_texts_have_attributions_that_lie_in_them(text):
    assert all(0 <= b < e <= len(text) for a in tagger()(text) for b, e in (*a.content, a.cue))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["He said ", "that ", "it rained. ", "“No,” ", "she added. ", "\n\n", "according to ", "Ann "]),
        max_size=40,
    )
)
def test_any_text_has_attributions_each_of_which_lies_in_one_paragraph(parts):
    text = "".join(parts)
    for a in tagger()(text):
        begins, ends = zip(*a.content, (a.cue[0], a.cue[0] + 1), *([a.source] if a.source else []), strict=True)
        assert 0 <= min(begins) < max(ends) <= len(text)
        assert "\n\n" not in text[min(begins) : max(ends)]
