"""Who holds an office, and how old somebody is."""

import itertools

import pytest

from variorum.collate.ages import ages
from variorum.collate.offices import offices
from variorum.model import MarkedReport, Mention, Report
from variorum.settings import Collate

PEOPLE = ("Marek Holt", "Pavel Dorn", "Ida Brandt")


def says(name, text):
    """A report of `text`, a sentence a line, in which every name of PEOPLE is a mention."""
    report = Report(id=name, digest=name, text=text, source=name)
    edges = [0, *(at + 1 for at, mark in enumerate(text) if mark == "\n"), len(text)]
    return MarkedReport(
        report=report,
        sentences=tuple(report.span(a, b) for a, b in itertools.pairwise(edges) if a < b),
        mentions=tuple(
            sorted(
                (
                    Mention(span=report.span(at, at + len(person)), kind="person", name=person)
                    for person in PEOPLE
                    for at in range(len(text))
                    if text.startswith(person, at)
                ),
                key=lambda mention: mention.span,
            )
        ),
    )


def table(loci):
    return [
        f"{locus.asks} | "
        + " | ".join(
            f"{reading.report} {reading.value if reading.value else f'{reading.low:g}'}"
            if reading.span
            else f"{reading.report} -"
            for reading in locus.readings
        )
        + f"   {locus.verdict}"
        for locus in loci
    ]


def test_two_people_in_one_office_differ_and_a_fourth_report_is_silent():
    reports = [
        says("A", "Chief engineer Marek Holt said that the dam had been tested."),
        says("B", "“It was never tested,” said Pavel Dorn, the dam’s chief engineer."),
        says("C", "Its chief engineer, Marek Holt, has resigned."),
        says("D", "A dam broke."),
    ]
    assert table(offices(reports, Collate())) == [
        "who is chief engineer | A Marek Holt | B Pavel Dorn | C Marek Holt | D -   differ"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lusaran Foreign Minister Marek Holt left.", "Orland’s foreign minister, Pavel Dorn, stayed."),  # of two countries
        ("Foreign minister Marek Holt left.", "Foreign minister Pavel Dorn stayed."),  # of which, is not said
        ("Chief engineer Marek Holt left.", "Pavel Dorn, the former chief engineer, stayed."),
        ("President Marek Holt left.", "The president, Pavel Dorn, stayed."),
        ("Engineer Marek Holt left.", "Engineer Pavel Dorn stayed."),  # there are many
        ("Chief executive Marek Holt left.", "Chief executive Marek Holt met chief executive Pavel Dorn."),  # of two firms
    ],
)
def test_two_people_in_two_offices_are_no_locus(one, other):
    assert offices([says("A", one), says("B", other)], Collate()) == ()


def test_one_person_in_an_office_is_a_locus_where_most_reports_name_him():
    told = [says(name, "Fire chief Marek Holt spoke.") for name in "ABC"]
    assert table(offices(told, Collate())) == ["who is fire chief | A Marek Holt | B Marek Holt | C Marek Holt   agree"]
    assert offices([*told, *(says(name, "It burned.") for name in "DEFG")], Collate()) == ()
    assert offices([says(name, "President Marek Holt spoke.") for name in "ABC"], Collate()) == ()


def test_two_ages_of_one_person_differ_and_one_age_is_nothing_to_compare():
    reports = [
        says("A", "Marek Holt, 62, was sentenced.\nIda Brandt, 40, wept."),
        says("B", "The 61-year-old manager Marek Holt was sentenced.\nIda Brandt (40) wept."),
        says("C", "Marek Holt was sentenced."),
    ]
    assert table(ages(reports, Collate())) == ["how old Marek Holt is | A 62 | B 61 | C -   differ"]


def test_a_thing_has_an_age_where_most_reports_tell_it():
    reports = [
        says("A", "The 71-year-old earthen dam broke."),
        says("B", "The Orle Dam, 71 years old, broke."),
        says("C", "The dam, which was 71 years old, broke."),
    ]
    assert table(ages(reports, Collate())) == ["how old the dam is | A 71 | B 71 | C 71   agree"]


def test_two_students_of_two_ages_are_two():
    assert ages([says("A", "A 19-year-old student fell."), says("B", "A 20-year-old student fell.")], Collate()) == ()
