from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.passages import Mark, pieces


def _marks(ends: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(begin=min(pair), end=max(pair) + 1, kinds=("pointed",)) for pair in ends]


@given(st.text(min_size=12, max_size=40), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12))
def test_the_text_stays_whole_and_every_mark_covers_its_own_words(text: str, ends: list[tuple[int, int]]):
    marks = _marks(ends)
    covered: dict[int, str] = {}
    open_: list[int] = []
    shown = ""
    for piece in pieces(text, marks):
        if piece.what == "open":
            assert piece.mark
            open_.append(next(n for n, mark in enumerate(marks) if mark is piece.mark))
        elif piece.what == "close":
            open_.pop()
        else:
            shown += piece.text
            for number in open_:
                covered[number] = covered.get(number, "") + piece.text
    assert shown == text
    assert not open_
    assert covered == {number: text[mark.begin : mark.end] for number, mark in enumerate(marks)}
