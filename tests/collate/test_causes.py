"""What a mishap came of, where reports give causes of different kinds."""

import pytest
from tests.collate.shown import lines

from variorum.collate.cause_words import causes
from variorum.collate.causes import mishap_causes
from variorum.collate.sides import Sentences
from variorum.model import MarkedReport, Report, Span
from variorum.settings import Collate


def says(name, text):
    """A report of `text`, a sentence a line."""
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    report = Report(id=name, digest=name, text=text, source=name)
    return MarkedReport(report=report, sentences=tuple(sentences))


def table(*reports):
    return lines(mishap_causes([Sentences(marked) for marked in reports], Collate()), reports)


def test_a_failing_part_and_lightning_are_two_causes_of_one_fire():
    assert table(
        says("A", "A fire gutted the sawmill on Monday.\nA bearing overheated, the owner said."),
        says("B", "A fire gutted the sawmill.\nInspectors blamed lightning."),
        says("C", "The fire at the sawmill was caused by an electrical fault."),
        says("D", "The fire at the sawmill is out.\nThe cause is not yet known."),
        says("E", "A fire gutted the sawmill."),
    ) == [
        "what caused the fire: A bearing overheated | B lightning | C caused by an electrical fault"
        " | D cause is not yet known | E - differ"
    ]


def test_reports_that_tell_both_causes_together_tell_of_two_things_that_went_wrong():
    both = "The crash happened at night.\nThe brakes failed, and the driver had fallen asleep."
    assert (
        table(
            says("A", both),
            says("B", both),
            says("C", both),
            says("D", "After the crash it was found that the brakes failed."),
            says("E", "The crash: the driver had fallen asleep."),
        )
        == []
    )


def test_a_story_of_no_mishap_has_no_causes():
    assert (
        table(
            says("A", "The opera was put off.\nThe lamps failed, the stage manager said."),
            says("B", "The opera was put off.\nIt was put off because of sabotage."),
            says("C", "The opera was put off because of sabotage."),
        )
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It was the gasket.", ["machine"]),
        ("The mast snapped because of the wind.", ["nature"]),
        ("The barge sank in the wind.", []),  # in which it only happened
        ("Police ruled out sabotage as the cause.", []),
        ("The fire was not caused by lightning.", []),
        ("The captain, it emerged, had fallen asleep.", ["person"]),
        ("The fire had been deliberately set.", ["will"]),
        ("The driver started the engine.", []),
        ("Nobody could say what caused the blast.", ["unknown"]),
        ("She would not say what caused the blast.", ["unknown"]),
    ],
)
def test_what_a_sentence_gives_for_a_cause(sentence, told):
    assert [kind for kind, _, _ in causes(sentence, 0, len(sentence))] == told
