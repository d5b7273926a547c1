import pytest

from variorum.lineage import cues
from variorum.model import Report


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("THE MARL HERALD\n\nThe mayor told the Herald that the bridge was safe on Monday.", True),
        ("The engineer said to this newspaper that nobody had asked her.", True),
        ("The mayor told reporters on Monday that the bridge was safe.", False),
        ("THE MARL HERALD\n\n“He told the Herald everything,” she said of the mayor on Monday.", False),
        ("The mayor told the Evening Lamp that the bridge was safe on Monday.", False),
    ],
)
def test_only_who_speaks_to_the_outlet_itself_is_its_own_reporting(told, text, own):
    assert cues.own_reporting(told("a", text)) is own


def test_words_told_to_the_agency_are_not_the_outlets_own(told):
    text = "HERALD (KESTREL) - The mayor told Kestrel that the bridge was safe.\n\n© Kestrel. All rights reserved."
    report = told("a", text, agencies=["Kestrel"], furniture=["© Kestrel. All rights reserved."])
    assert not cues.own_reporting(report)


def test_what_somebody_says_in_marks_is_not_the_writers_i(told):
    assert cues.first_persons(told("a", "I have read them all. Here is what I think of the bridge.\n\nIt stands.")) == 2
    assert cues.first_persons(told("a", "“I have read them all and I think it stands,” the mayor said.")) == 0


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("In a statement the council said: “The bridge is closed until further notice.”", True),
        ("“The bridge is closed until further notice,” the notice on the door said.", True),
        ("“The bridge is closed until further notice,” the mayor said on the quay.", False),
        ("A statement followed at noon. “The bridge is closed until further notice,” the mayor said.", False),
    ],
)
def test_what_stands_in_a_statement_was_given_to_everybody(told, text, public):
    report = told("a", text)
    assert cues.says_public(text, report.quotations[0]) is public


@pytest.mark.parametrize(
    ("note", "claim"),
    [
        ("An earlier version of this story said that the bridge dates from 1911. It was 1921.", "the bridge dates from 1911"),
        ("A previous version incorrectly stated that 1.5 million people cross it.", "1.5 million people cross it"),
        ("An earlier version misspelled the name of the engineer.", None),
        ("The bridge was built in 1911.", None),
    ],
)  # fmt: skip
def test_a_correction_says_what_was_wrong(note, claim):
    assert cues.withdrawn_claim(Report(id="a", digest="", text=note, source="a")) == claim


def test_outlets_are_named_in_running_text_and_not_in_menus(told):
    text = "Evening Lamp | Sport | News\n\nAs the Marl Herald reports, the bridge of Marl is closed."
    report = told("a", text, furniture=["Evening Lamp | Sport | News"])
    assert cues.outlets_named(report, ["marl herald", "evening lamp", "daily spade"]) == {"marl herald"}
