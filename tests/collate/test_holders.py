"""Who holds a post, or is to: where the reports agree, differ, or have another in the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collate.shown import lines

from variorum.collate.holders import holders
from variorum.model import MarkedReport, Mention, Report, Span
from variorum.settings import Collate

PEOPLE = ("Ada Holm", "Ivo Pell", "Dora Quist")


def says(name, text, published=None):
    """A report of `text`, a sentence a line; of PEOPLE every mention is marked."""
    report = Report(id=name, digest=name, text=text, source=name, published=published)
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            sentences.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    mentions = [
        Mention(span=Span(name, place, place + len(person)), kind="person", name=person)
        for person in PEOPLE
        for place in range(len(text))
        if text.startswith(person, place)
    ]
    return MarkedReport(
        report=report, sentences=tuple(sentences), mentions=tuple(sorted(mentions, key=lambda mention: mention.span))
    )


def table(*reports):
    return "\n".join(lines(holders(reports, Collate()), reports))


def test_reports_that_have_two_persons_in_one_post_differ():
    assert table(
        says("A", "Chief engineer Ada Holm opened the gate."),
        says("B", "The gate was stuck, said Ivo Pell, the lock's chief engineer."),
        says("C", "The lock's chief engineer, Ada Holm, went home."),
        says("D", "It rained."),
    ) == (
        "who is the lock's chief engineer: A Chief engineer Ada Holm | B Ivo Pell, the lock's chief engineer"
        " | C chief engineer, Ada Holm | D - differ"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chief executive Ada Holm spoke.", "Chief executive Ivo Pell spoke."),  # every company has one
        ("Chief engineer Ada Holm spoke.", "The former chief engineer, Ivo Pell, spoke."),
        ("Chief engineer Ada Holm spoke.", "Ivo Pell, deputy chief engineer, spoke."),
        ("Fire engineer Ada Holm spoke.", "Fire engineer Ivo Pell spoke."),  # of whom there are many
        ("Ada Holm, chief engineer of Norvia, spoke.", "Ivo Pell, chief engineer of Sobran, spoke."),
    ],
)
def test_two_persons_in_posts_that_may_be_two_are_nothing_to_compare(one, other):
    assert table(says("A", one), says("B", other)) == ""


def test_two_persons_whom_most_reports_have_side_by_side_hold_two_posts():
    both = "Chief engineer Ada Holm spoke.\nChief engineer Ivo Pell spoke."
    assert "differ" not in table(says("A", both), says("B", both), says("C", "Chief engineer Ada Holm left."))


def test_who_is_to_lead_something_is_told_in_the_words_of_each_report():
    assert table(
        says("A", "Ada Holm, Norvia's chief executive, is to head the combined group."),
        says("B", "Ada Holm, who will lead the merged group, was asked."),
        says("C", "New at the top: Ada Holm takes everything."),
        says("D", "Ada Holm likes cats."),
    ) == (
        "who will lead the merged group: A Ada Holm, Norvia's chief executive, is to head the combined group"
        " | B Ada Holm, who will lead the merged group | C Ada Holm | D - agree"
    )


def test_who_leads_something_instead_of_another_overtakes_the_first():
    found = table(
        says("A", "The minister named Ada Holm, a judge, to lead the inquiry."),
        says("B", "Ada Holm will head a probe."),
        says("C", "Not Ada Holm, after all.\nIvo Pell, a retired judge, will lead the inquiry instead."),
    )
    assert found.startswith(
        "who is to lead the inquiry: A Ada Holm, a judge, to lead the inquiry | B Ada Holm will head a probe"
    )
    assert found.endswith("C Ivo Pell, a retired judge, will lead the inquiry overtaken")


@pytest.mark.parametrize(("days", "verdict"), [((1, 1, 3), "overtaken"), ((1, 3, 1), "differ")])
def test_another_name_on_a_later_day_overtakes_and_on_one_day_differs(days, verdict):
    told = zip(("Ada Holm", "Ada Holm", "Ivo Pell"), days, strict=True)
    reports = [
        says(f"R{k}", f"{who} is to lead the inquiry.", published=f"2030-05-0{day}") for k, (who, day) in enumerate(told)
    ]
    assert table(*reports).endswith(f" {verdict}")


def test_a_post_on_whose_holder_all_agree_is_told_where_three_reports_have_it_and_it_says_of_what():
    told = [says(name, "The mayor of Orrin, Ada Holm, wept.") for name in "ABC"]
    assert table(*told).startswith("who is mayor of Orrin: A mayor of Orrin, Ada Holm")
    assert table(*told[:2]) == ""
    assert table(*(says(name, "President Ada Holm wept.") for name in "ABC")) == ""


def test_no_more_posts_are_told_than_a_reader_wants():
    lines = "\n".join(
        f"Ada Holm, the mayor of Orrin, met {who}, the head of {body}."
        for who, body in (("Ivo Pell", "Norvia Rail"), ("Dora Quist", "Sobran Air"))
    )
    told = [says(name, lines) for name in "ABC"]
    assert len(holders(told, Collate())) == 3
    assert len(holders(told, Collate(name_most=1))) == 1


@given(
    st.lists(
        st.text(alphabet="Ada Holm, the chief engineer will lead is to head of mayor\n'.", max_size=60)
        | st.sampled_from(PEOPLE),
        max_size=8,
        min_size=1,
    )
)
def test_any_text_has_readings_that_open_on_a_name(lines):
    reports = [says(name, "\n".join(lines)) for name in "ABC"]
    for locus in holders(reports, Collate()):
        for reading in locus.readings:
            assert reading.span is None or reading.value in reports[0].report.words(
                Span("A", reading.span.begin, reading.span.end)
            )


def test_of_posts_that_all_agree_on_nobody_asks_who_is_president_of_a_land():
    assert table(*(says(name, "Orrinian President Ada Holm spoke.\n") for name in "ABC")) == ""
    assert "Ada Holm" in table(*(says(name, "Ada Holm, the mayor of Orrin, spoke.\n") for name in "ABC"))


def test_whoever_is_named_leads_and_not_whoever_names_him():
    assert table(
        says("A", "Ada Holm named Judge Ivo Pell to lead the inquiry."),
        says("B", "Ivo Pell is to lead the inquiry."),
        says("C", "She has placed the inquiry in the hands of the judge Ivo Pell."),
        says("D", "The minister has handed the probe to judge Ivo Pell."),
    ) == (
        "who is to lead the inquiry: A Ivo Pell to lead the inquiry | B Ivo Pell is to lead the inquiry | C Ivo Pell"
        " | D Ivo Pell agree"
    )


def test_what_somebody_should_do_is_no_part_of_a_post():
    told = [says(name, "We should greet mayor Ada Holm of Orrin. Ada Holm is The town's mayor.") for name in "ABC"]
    assert "greet" not in table(*told)


def test_whose_a_post_is_begins_in_small_letters():
    assert table(*(says(name, "The town's mayor, Ada Holm, wept.") for name in "ABC")).startswith("who is the town's mayor:")
