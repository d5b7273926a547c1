"""The tagger's windows cover a text without gap or overlap, and their offsets open onto its words."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from variorum.language.encoder import WEIGHTS
from variorum.language.windows import LENGTH, Windows

windows = Windows(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))
LONG = "The harbourmaster said that the list was for the families. " * 60


def test_every_word_piece_lies_in_the_core_of_exactly_one_window():
    seen = [
        (int(window.begins[n]), int(window.ends[n]))
        for window in windows(LONG)
        for n in range(*window.core)
        if window.ends[n] > window.begins[n]
    ]
    assert seen == sorted(set(seen))
    assert "".join(LONG[b:e] for b, e in seen) == LONG.replace(" ", "")


PARAGRAPH = "The harbourmaster said that the list was for the families. " * 7 + "It was read out."


def shown(text: str) -> list[str]:
    return [text[window.begins[1] : window.ends.max()] for window in windows(text)]


def test_paragraphs_that_fit_share_a_window_and_none_is_read_twice():
    pair = f"{PARAGRAPH}\n\n{PARAGRAPH}"
    assert shown("\n\n".join([PARAGRAPH] * 5)) == [pair, pair, PARAGRAPH]


def test_a_paragraph_that_is_longer_than_a_window_stands_in_several_that_overlap():
    before, *of_long = shown(f"{PARAGRAPH}\n\n{LONG.strip()}")
    assert before == PARAGRAPH
    assert all(one in LONG for one in of_long)
    assert sum(map(len, of_long)) > len(LONG)


def test_a_piece_has_the_paragraph_around_it():
    (window,) = windows("He spoke.\n\nIt rained.")
    where = [window.paragraph(n) for n in range(1, len(window.ids) - 2)]
    assert where == [(1, 4)] * 4 + [(5, 8)] * (len(where) - 4)


def test_no_window_is_longer_than_the_model_was_trained_on():
    assert max(len(window.ids) for window in windows(LONG)) <= LENGTH


def test_case_and_marks_are_seen():
    (window,) = windows('He said "NATO" twice.')
    pieces = {
        'He said "NATO" twice.'[b:e]: f for b, e, f in zip(window.begins, window.ends, window.features, strict=True) if e > b
    }
    assert pieces["said"] == 1  # lower case, outside marks, begins a word
    assert pieces["He"] == 4 + 1
    assert pieces["NATO"] == 8 + 2 + 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab “”\"'\n.é世"), max_size=300))
def test_any_text_has_windows_whose_spans_lie_in_it(text):
    for window in windows(text):
        assert all(0 <= b <= e <= len(text) for b, e in zip(window.begins, window.ends, strict=True))
