from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate import marked
from variorum.model import Report
from variorum.settings import Annotate, Settings

SETTINGS = Settings(annotate=Annotate(tagger="off"))


def circumstances(text: str) -> list[dict[str, str]]:
    """To whom, when and where each quotation of `text` is said to have been said, in the words of the text."""
    report = Report(id="r", digest="0" * 64, text=text, source="r", published="2031-05-08")
    return [
        {
            name: report.words(span)
            for name, span in (("to", said.addressee), ("when", said.when), ("where", said.where))
            if span is not None
        }
        for said in marked(report, SETTINGS).quotations
    ]


def test_whoever_is_told_stands_behind_the_verb():
    assert circumstances("“We will rebuild it,” Rusk told reporters in Vellin on Thursday.") == [
        {"to": "reporters", "when": "Thursday", "where": "Vellin"}
    ]
    assert circumstances("Rusk told a meeting of farmers that the dam would hold.") == [{"to": "a meeting of farmers"}]
    assert circumstances("“It will hold,” Ada Rusk said to the crowd.") == [{"to": "the crowd"}]


def test_an_occasion_is_a_place():
    assert circumstances("“We will rebuild it,” she said at a news conference in Geneva late on Monday.") == [
        {"when": "late on Monday", "where": "a news conference in Geneva"}
    ]
    assert circumstances("“We will rebuild it,” the ministry said in a statement.") == [{"where": "a statement"}]


def test_an_interview_is_with_somebody():
    assert circumstances("“I never slept,” Rusk said in an interview with the Daily Lamp on Sunday.") == [
        {"to": "the Daily Lamp", "when": "Sunday", "where": "an interview"}
    ]


def test_a_sentence_may_open_with_it():
    assert circumstances("Speaking to reporters in Geneva on Thursday, Ada Rusk said: “We will rebuild it.”") == [
        {"to": "reporters", "when": "Thursday", "where": "Geneva"}
    ]
    assert circumstances("On Monday, Ada Rusk said that the dam would hold.") == [{"when": "Monday"}]


def test_it_may_stand_between_the_speaker_and_the_verb():
    assert circumstances("Ada Rusk on Thursday said that the dam would hold.") == [{"when": "Thursday"}]
    assert circumstances("Ada Rusk, speaking in Geneva, said that the dam would hold.") == [{"where": "Geneva"}]


def test_what_was_said_holds_no_circumstances():
    assert circumstances("Rusk said the dam in Geneva would open on Monday.") == [{}]
    assert circumstances("“We will meet in Geneva on Monday,” Rusk said.") == [{}]


def test_a_time_that_belongs_to_something_else_is_not_when_it_was_said():
    assert circumstances("Rusk, who took office in 2029, said: “The dam will hold.”") == [{}]
    assert circumstances("The judge in Geneva said that the dam would hold.") == [{}]
    assert circumstances("“I will,” Rusk told USA Today.") == [{"to": "USA Today"}]


def test_a_show_in_marks_is_not_part_of_who_is_told():
    assert circumstances("“It will hold for years,” Rusk told the BBC’s “Morning Hour” programme.")[0] == {"to": "the BBC"}


@given(st.text(alphabet="“”\"', .Rusk told reporters in Geneva on Monday said to", max_size=120))
def test_any_text_has_circumstances_inside_it(text: str):
    circumstances(text)
