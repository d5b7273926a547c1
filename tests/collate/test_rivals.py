"""Figures and hours that a report itself sets against each other."""

import pytest
from msgspec.structs import replace
from tests.collate.test_departures import shown
from tests.collate.test_loci import SETTINGS, says

from variorum.collate.contexts import contexts
from variorum.collate.dates import rival_hours
from variorum.collate.likeness import meaning
from variorum.collate.rivals import set_against
from variorum.language import encoder


def pairs(written):
    marked = says("A", written)
    spans = [quantity.span for quantity in marked.quantities]
    around = contexts(marked, spans, spans, SETTINGS.locus_reach, figures=True)
    likeness = meaning(around, encoder())[0]
    return set_against(marked.quantities, around, [None] * len(spans), likeness, {"A": marked}, SETTINGS)


@pytest.mark.parametrize(
    "written",
    [
        "The raid took [six minutes|6 6 minutes] or [seven|7 7].",
        "The crowd was [3,000|3000 3000 people] (police) or [8,000|8000 8000] (the League).",
        "Support has fallen to [23 per cent|23 23 %] from [31|31 31] in the spring.",
        "The levy goes from [4 crowns|4 4 crown] to [6 crowns|6 6 crown].",
        "There are [four buses|4 4 bus], not [three|3 3].",
        "They sent not [three buses|3 3 bus] but [four|4 4].",
        "The pledge is [750,000 crowns|750000 750000 crown]. It was [half a million|500000 500000] yesterday.",
        "The grid counts [2.3 million homes|2300000 2300000 home]; on Monday it had said [1.9 million|1900000 1900000].",
    ],
)
def test_figures_set_against_each_other_answer_one_question(written):
    assert pairs(written) == [(0, 1)]


@pytest.mark.parametrize(
    "written",
    [
        "[Thirty|30 30 people] is not [thirty-six|36 36 people], she said.",
        "The law foresees [40 crowns|40 40 crown] or [six months|6 6 months].",
        "It took [six minutes|6 6 minutes] or [900|900 900] steps.",
        "[Four|4 4 bus] buses came. [Nine|9 9 people] people were hurt.",
        "The pledge is [750 crowns|750 750 crown]. It was [nine people|9 9 people] who left yesterday.",
    ],
)
def test_other_figures_on_end_are_of_two_things(written):
    assert pairs(written) == []


def test_what_a_report_calls_six_or_seven_brings_both_together():
    reports = [
        *(says(name, "The raid on the mint lasted [six minutes|6 6 minutes], police said.") for name in "AB"),
        *(says(name, "Barely [seven minutes|7 7 minutes] did the assault take, by the clock.") for name in "CD"),
        says("E", "How long it was: [six minutes|6 6 minutes] or [seven|7 7], take your pick."),
    ]
    assert "differ" in shown(reports)
    assert all(f"{name} " in shown(reports).splitlines()[1] for name in "ABCD")


def test_a_note_of_correction_ties_what_it_takes_back_to_what_the_report_says():
    body = "The captain had been on duty for [six hours|6 6 hours] that night.\n\n"
    note = "An earlier version said that the captain had been on duty for [16 hours|16 16 hours]."
    marked = says("A", body + note)
    text = marked.report.text
    begin = text.index("An earlier")
    noted = replace(marked, report=replace(marked.report, corrections=(marked.report.span(begin, len(text)),)))
    spans = [quantity.span for quantity in noted.quantities]
    around = contexts(noted, spans, spans, SETTINGS.locus_reach, figures=True)
    vectors = encoder()([context.clause for context in around])
    found = set_against(noted.quantities, around, [None, None], vectors @ vectors.T, {"A": noted}, SETTINGS)
    assert found == [(0, 1)]


def test_counts_of_votes_have_no_slack_and_measures_do():
    reports = [
        *(says(name, "She leads by [1,914 votes|1914 1914 vote] in the race.") for name in "AB"),
        says("C", "She leads by [1,877 votes|1877 1877 vote] in the race."),
    ]
    assert shown(reports).strip().endswith("differ")
    reports = [
        *(says(name, "The tower is [100 metres|100 100 m] high.") for name in "AB"),
        says("C", "The tower is [99 metres|99 99 m] high."),
    ]
    assert shown(reports).strip().endswith("agree")


@pytest.mark.parametrize(
    "second, found", [("According to the mayor, the alert came", [(0, 1)]), ("According to the mayor, the school closed", [])]
)
def test_hours_that_two_sources_give_for_one_thing_stand_in_one_row(second, found):
    first = "According to the ministry, the alert came at [3.05 p.m.|2031-05-06]. "
    written = says("C", f"{first}{second} at [4.40 p.m.|2031-05-06].", "2031-05-07")
    turn = written.report.text.index("According", 1)
    sentences = (written.report.span(0, turn), written.report.span(turn, len(written.report.text)))
    marked = replace(written, sentences=sentences)
    hours = [
        replace(moment, type="TIME", value=value)
        for moment, value in zip(marked.moments, ("2031-05-06T15:05", "2031-05-06T16:40"), strict=True)
    ]
    spans = [moment.span for moment in hours]
    vectors = encoder()([context.clause for context in contexts(marked, spans, spans, SETTINGS.locus_reach)])
    assert rival_hours(hours, vectors @ vectors.T, {"C": marked}, SETTINGS) == found
