from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.alignment import alignment, differs
from variorum.text.normal import tokens


def table(*wordings: str) -> str:
    """One line a wording, words that share a column below each other."""
    columns = [[cell.written if cell else "-" for cell in column] for column in alignment(wordings)]
    widths = [max(map(len, column)) for column in columns]
    return "".join(
        " ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in zip(*columns, strict=True)
    )


def test_a_word_put_for_another_shares_its_column():
    assert table("The strait has specific challenges", "the strait has concrete challenges") == dedent("""\
        The strait has specific challenges
        the strait has concrete challenges
        """)


def test_a_trimmed_wording_has_gaps_where_the_others_have_words():
    assert table(
        "We warned them three times and they filed our letters", "they filed our letters", "we warned them and they filed"
    ) == dedent("""\
        We warned them three times and they filed our letters
        -  -      -    -     -     -   they filed our letters
        we warned them -     -     and they filed -   -
        """)


def test_what_two_wordings_insert_in_one_place_is_aligned_with_each_other():
    assert table("We won", "We have clearly won", "We have won", "we won", "We won") == dedent("""\
        We -    -       won
        We have clearly won
        We have -       won
        we -    -       won
        We -    -       won
        """)


def test_a_longer_replacement_pairs_the_words_that_look_alike():
    assert table("Crews work long days", "crews were working very long days", "Crews work long days") == dedent("""\
        Crews -    work    -    long days
        crews were working very long days
        Crews -    work    -    long days
        """)


def test_case_accents_and_typography_are_no_difference():
    assert not any(map(differs, alignment(["It isn’t the café’s", "IT ISN'T THE CAFE'S"])))


def test_no_wording_and_no_words_give_no_columns():
    assert alignment([]) == []
    assert alignment(["", "—"]) == []


@given(st.lists(st.text("ab C.’\n", max_size=12), max_size=5), st.randoms())
def test_every_word_stands_once_in_its_own_order_and_columns_do_not_depend_on_the_order_of_wordings(wordings, random):
    columns = alignment(wordings)
    assert all(len(column) == len(wordings) and any(column) for column in columns)
    for number, wording in enumerate(wordings):
        assert [column[number] for column in columns if column[number]] == tokens(wording)
    order = list(range(len(wordings)))
    random.shuffle(order)
    assert alignment([wordings[number] for number in order]) == [[column[number] for number in order] for column in columns]


def test_two_long_wordings_without_a_shared_word_are_laid_word_on_word():
    left, right = " ".join(f"a{n}" for n in range(3000)), " ".join(f"b{n}" for n in range(2000))
    assert len(alignment([left, right])) == 3000
