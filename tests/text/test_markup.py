"""The words of a page's source, and where they stand in it."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.markup import Markup, attributes, squeezed, words_at


def test_words_are_found_again_across_tags_and_references() -> None:
    page = Markup("<p>Nine <b>dead</b> &amp; five&nbsp;hurt<!-- not so --></p><script>if (a < b) {}</script><p>Later")
    assert page.words == "Ninedead&fivehurtLater"
    begin, end = page.stretch(page.words.index("dead"), page.words.index("hurt"))
    assert page.source[begin:end] == "dead</b> &amp; five"
    assert words_at(page.source, begin, end) == "dead&five"


def test_a_greater_than_sign_in_an_attribute_ends_no_tag() -> None:
    assert Markup('<a title="a > b">Ferry</a> sinks').words == "Ferrysinks"


def test_a_script_that_never_closes_hides_the_rest() -> None:
    assert Markup("Ferry sinks<script>var a = 1; <p>no words").words == "Ferrysinks"


def test_attributes_are_counted_on_the_fullest_tag_only() -> None:
    assert attributes("<p>" + "<a " + "x=y " * 300 + ">", 100) == 300


@given(st.text(alphabet="ab é&;<>/!-\"'=p \n\u200b", max_size=200))
def test_every_stretch_holds_the_words_that_it_stands_for(source: str) -> None:
    page = Markup(source)
    for begin in range(0, len(page.words), 3):
        end = min(begin + 5, len(page.words))
        assert page.words[begin:end] in words_at(source, *page.stretch(begin, end))


@given(st.text(max_size=100))
def test_squeezed_words_hold_no_white_space(text: str) -> None:
    assert not any(c.isspace() for c in squeezed(text))
