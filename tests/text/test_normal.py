from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import on_one_line, tokens


def compared(text: str) -> list[str]:
    return [token.compared for token in tokens(text)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the pen-\nsion", "the pension"),
        ("the pen-\r\n    sion", "the pension"),
        ("the pen‐\nsion", "the pension"),
        ("two ships colli-\nded", "two ships collided"),
        ("Mr Zelen-\nsky", "Mr Zelensky"),
        ("pre-\nsident’s", "president's"),
        ("die Regie-\nrung", "die Regierung"),
        ("der Bun\u00addes\u00adtag", "der Bundestag"),
        ("the cease\u00ad\nfire", "the ceasefire"),
    ],
)
def test_a_word_broken_over_the_end_of_a_line_is_the_word(broken: str, whole: str):
    assert compared(broken) == compared(whole)
    assert on_one_line(broken).replace("’", "'") == whole


@pytest.mark.parametrize(
    "text", ["well-\nknown", "pro-\nWestern", "40-\nyear-old", "a semi-\nofficial body", "non-\nbinding", "Smith-\nJones"]
)
def test_a_hyphen_that_the_words_have_anywhere_stays(text: str):
    unbroken = text.replace("\n", "")
    assert compared(text) == compared(unbroken)
    assert on_one_line(text) == unbroken


def test_a_broken_word_leads_back_to_where_it_is_written():
    text = "Cut the pen-\n  sions of all."
    token = tokens(text)[2]
    assert (token.compared, text[token.begin : token.end]) == ("pensions", "pen-\n  sions")


def test_a_dash_at_the_end_of_a_line_is_no_hyphen():
    assert on_one_line("He said -\nand left - that") == "He said - and left - that"


@given(st.text("ab -‐\n\r\u00ad'é1", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_stand_in_order_where_they_say_and_only_line_ends_are_lost(text: str, begin: int, end: int):
    found = tokens(text, begin, end)
    assert all(left.end <= right.begin for left, right in pairwise(found))
    assert all(text[token.begin : token.end] == token.written for token in found)
    letters = [c for c in text if c.isalnum()]
    assert [c for c in on_one_line(text) if c.isalnum()] == letters
