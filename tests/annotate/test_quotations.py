from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.mentions import mentions
from variorum.annotate.quotations import quotations
from variorum.annotate.sentences import sentences
from variorum.model import Quotation, Report
from variorum.settings import Annotate


def found(text: str, indirect: Literal["all", "spoken", "sayings", "none"] = "spoken") -> tuple[Report, tuple[Quotation, ...]]:
    report = Report(id="r", digest="0" * 64, text=text, source="r")
    spans = sentences(report)
    return report, quotations(report, spans, mentions(report, spans, Annotate()), Annotate(indirect=indirect))


def shown(text: str, indirect: Literal["all", "spoken", "sayings", "none"] = "spoken") -> list[str]:
    """One line a quotation, as a reader would note it: kind | source cue | words."""
    report, marks = found(text, indirect)
    return [
        f"{mark.kind} | {report.words(mark.source) if mark.source else '-'} {report.words(mark.cue) if mark.cue else '-'} | "
        + " ... ".join(report.words(span) for span in mark.content)
        for mark in marks
    ]


def test_a_clause_in_marks_is_direct_and_a_few_words_are_mixed():
    assert shown("“The bridge is safe,” Plint said. He called the critics “rather tired”.", "none") == [
        "direct | Plint said | The bridge is safe,",
        "mixed | He called | rather tired",
    ]


def test_a_quotation_runs_on_through_the_lines_of_a_narrow_column():
    column = (
        "The city closed the bridge on\nMonday after cracks were found.\n“We could not take the\nrisk that it falls, and\n"
        "nobody will drive over it\nbefore spring,” Ada Plint\nsaid after a meeting of\nthe council."
    )
    assert shown(column, "none") == [
        "direct | Ada Plint said | We could not take the\nrisk that it falls, and\nnobody will drive over it\nbefore spring,"
    ]


def test_doubled_marks_inside_others_do_not_end_them():
    for marks in ("''{}''", "``{}''", '""{}""'):
        said = f'"We cannot pay what was promised when the harbour had {marks.format("ten thousand")} workers," Plint said.'
        direct = next(line for line in shown(said, "none") if line.startswith("direct"))
        assert direct.endswith(" workers,"), direct


def test_a_quotation_that_goes_on_after_he_said_is_one():
    assert shown("“The bridge,” Ada Brik said, “is safe enough for us.”", "none") == [
        "direct | Ada Brik said | The bridge, ... is safe enough for us."
    ]


def test_the_stop_of_a_title_does_not_end_a_quotation_that_goes_on():
    assert shown("“The bridge is weak,” Mr. Plint said, “and we shall close it today.”", "none") == [
        "direct | Mr. Plint said | The bridge is weak, ... and we shall close it today."
    ]


def test_what_somebody_rejects_in_marks_is_of_whoever_wants_it():
    report, marks = found("The mayor rejected the union's call for “fair pay” and dismissed the plan as “a bad joke”.", "none")
    told = {report.words(mark.content[-1]): mark.source and report.words(mark.source) for mark in marks}
    assert told == {"fair pay": "the union", "a bad joke": "The mayor"}


def test_what_follows_the_sentence_of_its_speaker_is_part_of_one_quotation():
    assert shown("“The bridge is safe,” Ada Brik said. “We looked at it twice.”", "none") == [
        "direct | Ada Brik said | The bridge is safe, ... We looked at it twice."
    ]


def test_after_a_sentence_between_a_quotation_stands_by_itself():
    assert shown("“The bridge is safe,” Ada Brik said. It rained. “We looked at it twice.”", "none") == [
        "direct | Ada Brik said | The bridge is safe,",
        "direct | - - | We looked at it twice.",
    ]


def test_ships_and_books_in_marks_are_no_quotations():
    assert shown("The “Grey Heron” sailed at dawn, and he read “A Winter in Trosk” aboard.", "none") == []


def test_a_single_word_at_a_distance_is_no_quotation():
    assert shown("The “cheap” tickets were gone by noon.", "none") == []


def test_colons_and_translated_forms_give_words_to_somebody():
    assert shown("Commander Ada Brik: “The water is cold.”", "none") == ["direct | Commander Ada Brik : | The water is cold."]
    assert shown("“The water is cold,” so Brik.", "none") == ["direct | Brik so | The water is cold,"]
    assert shown("According to Brik, “the water is very cold”.", "none") == [
        "mixed | Brik According to | the water is very cold"
    ]


def test_indirect_speech_is_a_clause_without_marks():
    assert shown("The guild said on Monday that bread would cost more.") == [
        "indirect | The guild said | bread would cost more"
    ]
    assert shown("Bread would soon cost more, the guild said.") == ["indirect | the guild said | Bread would soon cost more"]
    assert shown("According to the ministry, bread will cost more.") == [
        "indirect | the ministry According to | bread will cost more"
    ]
    assert shown("Mayor Dario Plint vowed to rebuild the bridge by May.") == [
        "indirect | Mayor Dario Plint vowed | to rebuild the bridge by May"
    ]


def test_what_was_not_said_is_no_quotation():
    assert shown("The guild did not say that bread would cost more.") == []


def test_a_second_verb_ends_the_clause_of_the_first():
    assert shown("Mayor Dario Plint said that the bridge was safe, and blamed the weather.")[0] == (
        "indirect | Mayor Dario Plint said | the bridge was safe"
    )


def test_words_in_marks_after_a_second_verb_are_a_quotation_of_their_own():
    text = "“The bridge is safe,” he continued, but added that it was “a little bit old”."
    assert shown(text, "none") == ["direct | he continued | The bridge is safe,", "mixed | he added | a little bit old"]


def test_a_headline_over_two_lines_is_one_and_keeps_its_quotation():
    text = (
        "Plint Opens the Old Bridge Again,\nSays Town ‘Is\nSafe’\n"
        " Mayor Dario Plint opened the old bridge again on Monday, days after the flood that\n"
        "had closed it to all but the boldest of the walkers who come from the town in the\n"
        "summer to see the river and the weir and the mill that stands on the other bank of\n"
        "it. Nobody fell."
    )
    assert shown(text, "none") == ["direct | Plint Says | Is\nSafe"]


def test_no_quotation_comes_out_of_nothing():
    assert shown("") == []
    assert shown("\n\n \n") == []
    assert shown("“") == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_gives_spans_that_lie_in_it(text: str):
    _, marks = found(text, "all")
    for mark in marks:
        assert all(0 <= span.begin < span.end <= len(text) for span in mark.spans)


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "‘", "’", " he said ", "We go. ", "Ada Brik ", ", ", "\n", "said that it is "]),
        max_size=30,
    )
)
def test_marks_in_any_order_do_no_harm(pieces: list[str]):
    text = "".join(pieces)
    _, marks = found(text, "all")
    assert [mark.content[0] for mark in marks] == sorted(mark.content[0] for mark in marks)


def test_a_headline_in_capitals_is_a_quotation_where_the_report_has_its_words():
    body = "‘It was loud,’ said Ada Brik. ‘Then it rained corn.’"
    assert shown(f"‘IT RAINED CORN’: Six dead in blast\n\n{body}", "none")[0].endswith("IT RAINED CORN")
    assert len(shown(f"‘THE GREY HERON’ sinks\n\n{body}", "none")) == 1
