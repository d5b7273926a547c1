from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.layout import paragraphs
from variorum.annotate.sentences import sentences
from variorum.model import Furniture, Report, Span


def report(text: str, *furniture: str) -> Report:
    spans = [(text.index(words), text.index(words) + len(words)) for words in furniture]
    return Report(
        id="r",
        digest="0" * 64,
        text=text,
        source="r",
        furniture=tuple(Furniture(span=Span("r", begin, end), kind="other") for begin, end in spans),
    )


def split(text: str, *furniture: str) -> list[str]:
    made = report(text, *furniture)
    return [made.words(span) for span in sentences(made)]


def test_a_sentence_ends_at_its_full_stop_and_not_after_an_abbreviation():
    assert split("Mr. Olm left at 3 p.m. on Monday. Dr. Vey stayed.") == [
        "Mr. Olm left at 3 p.m. on Monday.",
        "Dr. Vey stayed.",
    ]


def test_a_quotation_and_the_words_that_give_it_to_somebody_stay_together():
    text = "“It was late. We went home,” she said. Then it rained."
    assert split(text) == ["“It was late. We went home,” she said.", "Then it rained."]


def test_lines_wrapped_at_one_width_are_joined_and_short_lines_are_not():
    wrapped = (
        "Bakers walk out\n\n"
        "The bakers of the old town walked out on Monday over the price of flour, which\n"
        "has doubled since the spring, and over the hours that the new ovens ask of all\n"
        "who tend them. They will be back on Friday, said the guild that speaks for all\n"
        "of them."
    )
    found = split(wrapped)
    assert found[0] == "Bakers walk out"
    assert found[1].startswith("The bakers") and found[1].endswith("tend them.")
    assert len(found) == 3


def test_a_line_end_inside_marks_that_the_next_line_closes_ends_no_paragraph():
    def number(text: str) -> int:
        return len(paragraphs(report(text)))

    assert number('Kane said: "In the first half it was good.\nWe had two or three goals in us."\nTheir coach left.') == 2
    assert number("Kane said: “It was good.\nWe had goals in us.” Then it rained.") == 1
    assert number('"We will open the gate.\n"It will stay open," she said.') == 2


def test_one_paragraph_a_line_is_never_joined():
    assert split("A first line without a stop\nAnother line follows it here.") == [
        "A first line without a stop",
        "Another line follows it here.",
    ]


def test_furniture_holds_no_sentence():
    assert split("The mill burned.\nShare this story now.\nNobody was hurt.", "Share this story now.") == [
        "The mill burned.",
        "Nobody was hurt.",
    ]


def test_nothing_comes_of_nothing():
    assert split("") == []
    assert split("\n \n\t\n") == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_sentences_lie_in_the_text_in_order_and_apart(text: str):
    made = report(text)
    spans = sentences(made)
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    assert all(left.end <= right.begin for left, right in pairwise(spans))


@given(st.text(alphabet="ab.,\n \r“”‘’\"'!", max_size=200))
def test_paragraphs_keep_every_word(text: str):
    made = report(text)
    kept = "".join(text[begin:end] for begin, end in paragraphs(made))
    assert "".join(kept.split()) == "".join(text.split())
