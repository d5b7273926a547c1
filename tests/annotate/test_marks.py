import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.marks import stretches


def quoted(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    ranges, at = [], 0
    for paragraph in paragraphs:
        ranges.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [text[s.begin : s.end] for s in stretches(text, ranges)]


@pytest.mark.parametrize(
    "text",
    [
        '"We are late," she said.',
        "“We are late,” she said.",
        "‘We are late,’ she said.",
        "'We are late,' she said.",
        "«We are late,» she said.",
        "« We are late, » she said.",
        "„We are late,“ she said.",
        "„We are late,” she said.",
        "''We are late,'' she said.",
        "``We are late,'' she said.",
        '""We are late," she said.',
        "”We are late,” she said.",
        "\"We are late,' she said.",
        "''We are late,\" she said.",
        "»We are late,« she said.",
    ],
)
def test_every_habit_of_marks_encloses_the_same_words(text: str):
    assert quoted(text) == ["We are late,"]


def test_apostrophes_and_inches_are_no_marks():
    assert quoted("The workers' flat in '98 wasn't theirs; rock 'n' roll, 6'2\" tall.") == []


def test_a_short_form_set_apart_from_its_word_opens_nothing():
    assert quoted("We could 've scored two and I 'm glad that 'We did' is on the wall.") == ["We did"]


def test_a_plural_possessive_does_not_close():
    assert quoted("‘The workers’ rights come first,’ he said.") == ["The workers’ rights come first,"]


def test_a_mark_that_never_closes_ends_before_the_clause_that_gives_it_to_somebody():
    assert quoted("“We will open the gate on Sunday, he told reporters at the pier.") == ["We will open the gate on Sunday,"]
    assert quoted("“We will open it, said its owner, Ada Brik. The gate is old.") == ["We will open it,"]


def test_a_mark_that_never_closes_holds_to_the_end_of_the_paragraph():
    assert quoted("She wrote: “We will open the gate.", "Nothing followed.") == ["We will open the gate."]


def test_a_quotation_over_paragraphs_repeats_its_opening_mark():
    text = ("“We will open the gate.", "“It will stay open,” she said.")
    assert quoted(*text) == ["We will open the gate.", "It will stay open,"]
    ranges = [(0, len(text[0])), (len(text[0]) + 1, len(text[0]) + 1 + len(text[1]))]
    assert [s.continues for s in stretches("\n".join(text), ranges)] == [False, True]


def test_a_quotation_inside_a_quotation_is_nested():
    text = "“She said ‘never’ to me,” he said."
    assert [(text[s.begin : s.end], s.nested) for s in stretches(text, [(0, len(text))])] == [
        ("She said ‘never’ to me,", False),
        ("never", True),
    ]


@given(st.text(alphabet="ab ,.s\n“”„‟«»\"'‘’‚`1", max_size=120))
def test_stretches_lie_in_their_paragraph_and_hold_a_word(text: str):
    ranges = [(0, len(text) // 2), (len(text) // 2, len(text))]
    for stretch in stretches(text, ranges):
        begin, end = ranges[stretch.paragraph]
        assert begin <= stretch.outer_begin <= stretch.begin < stretch.end <= stretch.outer_end <= end
        assert any(c.isalnum() for c in text[stretch.begin : stretch.end])


def test_a_hundred_thousand_marks_take_no_quadratic_time():
    text = "“a ‘b " * 10_000
    assert len(stretches(text, [(0, len(text))])) > 0
