"""Whom the words that say whose a quotation is stand for, where only the sentences around them tell."""

from typing import Literal

import pytest

from variorum.annotate.mentions import mentions
from variorum.annotate.quotations import quotations
from variorum.annotate.sentences import sentences
from variorum.model import Report
from variorum.settings import Annotate


def spoken(text: str, indirect: Literal["all", "none"] = "none") -> list[str | None]:
    report = Report(id="r", digest="0" * 64, text=text, source="r")
    spans = sentences(report)
    found = quotations(report, spans, mentions(report, spans, Annotate()), Annotate(indirect=indirect))
    return [mark.speaker for mark in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two lift engineers looked at it. “I could not turn the wheel,” one of them said.", "a lift engineer"),
        (
            "Women of the early shift, all six, came. “We heard it,” one of them told the Lamp.",
            "a woman of the early shift",
        ),
        ("Two members of her staff waited. “It was over by noon,” one of them said.", "a member"),
        ("Some residents protested. “I had sat up all night for it,” said one of them, Ines Brik, 17.", "Ines Brik"),
        ("Customers waited. “We trust the state,” said one of them, a pensioner who gave her name as Gerda.", "Gerda"),
        ("Customers waited. “We trust the state,” said one of them, a pensioner with a dog.", "a pensioner"),
    ],
)
def test_one_of_them_is_one_of_those_who_were_spoken_of(text: str, speaker: str):
    assert spoken(text) == [speaker]


def test_one_of_them_that_does_not_speak_is_nobody():
    assert spoken("Ada Brik's son was one of them.\n\n“I asked at the desk twice,” she said.") == ["Ada Brik"]


def test_a_noun_that_the_report_has_not_used_before_is_whoever_just_spoke():
    assert spoken("Edda Rusk has ewes. She was in bed, she says. “I smelled it first,” said the shepherd.") == ["Edda Rusk"]
    assert spoken("It was Edda Rusk who ended it. The teacher, who lives near, rang. “I was ashamed,” she said.") == [
        "Edda Rusk"
    ]


def test_a_noun_that_an_event_brings_with_it_or_that_was_used_before_is_somebody_else():
    assert spoken("Edda Rusk was led away. “I am tired,” she said. “She did not run,” said the officer.") == [
        "Edda Rusk",
        "the officer",
    ]
    text = "A shepherd rang the police. Edda Rusk came. “I was in bed,” she said. “I smelled it first,” said the shepherd."
    assert spoken(text) == ["Edda Rusk", "the shepherd"]


def test_a_noun_of_no_list_right_behind_the_verb_speaks():
    assert spoken("“I never saw a thing,” said the shepherd.") == ["the shepherd"]
    assert spoken("“I held the wheel,” recounted the chauffeur in chief, Tom Brik.") == ["Tom Brik"]
    assert spoken("“I never saw a thing,” said the very next day.") == [None]


def test_whoever_was_asked_answers():
    assert spoken("The Lamp went and asked the old warden, one Tom Brik, who kept it. “It was the rust.”") == ["Tom Brik"]
    assert spoken("Edda Rusk was asked by the mayor, Tom Brik. “It was the rust and nothing else.”") == ["Edda Rusk"]


def test_a_letter_has_the_words_of_whom_its_sentence_lets_write():
    text = "In a letter to the board, Edda Rusk wrote that she had read every page. “I cannot defend it,” it ended."
    assert spoken(text) == ["Edda Rusk"]
    assert spoken("Edda Rusk read a letter to the board. “We cannot defend it,” the letter ended.") != ["Edda Rusk"]


def test_who_is_asked_whether_he_will_is_not_called_will():
    assert spoken("Prosecutor Edda Rusk stops at the door. Will she appeal? “I have my file,” she says.") == ["Edda Rusk"]


def test_a_place_before_the_subject_does_not_hide_it():
    text = "Mayor Tom Brik had spoken.\n\nIn the square a boy of nine held up a kite. It rained. “I made it at home,” he said."
    assert spoken(text) == ["a boy of nine"]


def test_an_adverb_of_place_does_not_part_an_office_from_its_name():
    assert spoken("“It is ugly smoke,” according to the director of the agency over there, Tom Brik.") == ["Tom Brik"]


def test_an_aside_that_is_still_open_has_the_verb_behind_and():
    assert spoken("He leaves a brother, Tom Brik, who waited and told “three people in white about the ladder”.") == [
        "Tom Brik"
    ]


def test_a_name_that_explains_a_body_is_its_name():
    text = "His company, Harrow Tours, had said that it passed. On Saturday it offered each family money, “without admission”."
    assert spoken(text) == ["Harrow Tours"]


def test_the_company_is_the_body_that_the_sentence_before_names():
    assert spoken("The coach belonged to Harrow Tours, of Norholm. The company said the brakes had been tested.", "all") == [
        "Harrow Tours"
    ]
    two = "Harrow Tours has a quarrel with the Norholm Rail Authority. The company said the brakes had been tested."
    assert spoken(two, "all") == ["The company"]


def test_a_verb_behind_the_marks_is_surer_than_a_colon_before_them():
    assert spoken("The Lamp has the brakes: “Nothing answered when he braked,” says Edda Rusk of the police.") == ["Edda Rusk"]


def test_what_stands_between_who_and_the_verb_is_said_by_whom_it_names():
    report = Report(
        id="r", digest="0" * 64, source="r", text="The coach, which according to the company was tested in May, is gone."
    )
    spans = sentences(report)
    found = quotations(report, spans, mentions(report, spans, Annotate()), Annotate(indirect="all"))
    assert [[report.words(part) for part in mark.content] for mark in found] == [["was tested in May"]]
    assert spoken("The team acted promptly and according to plan.", "all") == []


def test_a_document_with_an_adjective_is_of_whom_stands_behind_by():
    assert spoken("The bridge will have to be closed for a year, according to a new report by Harrow House.", "all") == [
        "Harrow House"
    ]


def test_an_adjective_that_says_who_comes_next_names_nobody_else():
    text = "Governor Tom Brik left. Ada Plint will be the next governor. “I shall sell the house,” she said."
    assert spoken(text) == ["Ada Plint"]
