"""The how many-th it is: series that reports count through."""

import pytest
from tests.collate.shown import lines

from variorum.collate.ranks import ranks, ranks_told
from variorum.language import encoder
from variorum.model import MarkedReport, Report, Span
from variorum.settings import Collate


def says(name, text):
    return MarkedReport(
        report=Report(id=name, digest=name, text=text, source=name), sentences=(Span(name, 0, len(text)),), mentions=()
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the fifth increase in a row.", [(5, "increase")]),
        ("For the sixth time the bank raised its rate.", [(6, "time")]),
        ("The rise is the eleventh this year.", [(11, "time")]),
        ("It was a fourth straight loss.", [(4, "loss")]),
        ("He is the third journalist in two years to vanish.", [(3, "journalist")]),
        ("It is the country's third-largest bank.", []),
        ("The second man left.", []),
        ("It is the second half.", []),
        ("They fought in the Second World War.", []),
        ("A second later it fell.", []),
        ("It was the fifth\nThe bank rose.", []),
    ],
)
def test_a_rank_is_told_by_what_counts_through_a_series(text, told):
    assert [(rank.number, rank.noun) for rank in ranks_told(says("A", text))] == told


def test_reports_that_count_through_one_series_are_held_against_each_other():
    reports = [
        says("A", "The central bank raised its rate for the fifth time in a row."),
        says("B", "It was the fifth consecutive increase by the central bank."),
        says("C", "The bank put its rate up, for the sixth time running."),
    ]
    assert lines(ranks(reports, encoder(), Collate()), reports) == [
        "how many increases by now: A fifth time | B fifth consecutive increase | C sixth time differ"
    ]


def test_two_reports_that_differ_may_count_two_things():
    reports = [
        says("A", "The win was the third win on the trot for Orle."),
        says("B", "It was the sixth straight win for Vell."),
    ]
    assert ranks(reports, encoder(), Collate()) == ()
