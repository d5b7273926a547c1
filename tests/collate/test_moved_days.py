"""Days to which something was put off or brought forward."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.moved_days import with_moved
from variorum.model import MarkedReport, Moment, Report, Span

DAYS = {
    "Monday": "2031-03-10",
    "Saturday": "2031-03-08",
    "4 July": "2031-07-04",
    "3 July": "2031-07-03",
    "last day": "9999-12-31",
}


def groups(*sentences, found=None):
    """The days of `sentences`, each of a report of its own, in the groups in which they are in the end; in the beginning each
    day of the first sentence has one with all reports that name it, and every other day is alone."""
    reports, moments = {}, []
    for place, text in enumerate(sentences):
        name = "ABCDE"[place]
        reports[name] = MarkedReport(report=Report(id=name, digest=name, text=text, source=name))
        for at, day in sorted((text.index(day), day) for day in DAYS if day in text):
            span = Span(name, at, at + len(day))
            moments.append(Moment(span=span, type="DATE", value=DAYS[day], low=DAYS[day], high=DAYS[day]))
    by_day = {}
    for k, moment in enumerate(moments):
        by_day.setdefault(moment.low, []).append(k)
    start = found if found is not None else sorted(by_day.values())
    return [
        [f"{moments[k].span.report} {reports[moments[k].span.report].report.words(moments[k].span)}" for k in group]
        for group in with_moved(start, moments, reports)
    ]


@pytest.mark.parametrize(
    "moved",
    [
        "The fair, which had been planned for Monday, will open on Saturday.",
        "The fair will open on Saturday; it was originally due on Monday.",
        "The fair was brought forward from Monday to Saturday.",
    ],
)
def test_the_day_to_which_something_was_moved_joins_the_day_on_which_it_was_to_be(moved):
    assert groups("The fair opens on Monday.", "The fair will open on Monday.", moved) == [
        ["A Monday", "B Monday", *sorted(["C Monday", "C Saturday"], key=lambda one: moved.index(one[2:]))]
    ]


def test_a_day_later_than_planned_joins_the_day_that_was_planned():
    assert groups("The vote is on 3 July.", "The vote is on 3 July.", "The vote is on 4 July, a day later than planned.") == [
        ["A 3 July", "B 3 July", "C 4 July"]
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The fair opens on Monday and will close on Saturday.",
        "The fair had been planned for Monday. On Saturday it rained.",
        "The vote is on 4 July, a day later than in Norvia.",
    ],
)
def test_two_days_of_two_things_stay_apart(other):
    found = groups("The fair opens on Monday.", "The vote is on 3 July.", other)
    assert all(len({one[2:] for one in group}) == 1 for group in found)


@given(st.permutations(range(3)))
def test_every_day_stays_in_one_group(order):
    sentences = [
        "The fair opens on Monday.",
        "The fair had been set for Monday but will open on Saturday.",
        "It opens on 3 July.",
    ]
    found = groups(*(sentences[k] for k in order))
    assert sorted(one[2:] for group in found for one in group) == ["3 July", "Monday", "Monday", "Saturday"]


def test_before_the_first_and_after_the_last_day_there_is_none():
    assert groups("The ferry sails on the last day, a week earlier than planned.", "It sails on 3 July.") == [
        ["A last day"],
        ["B 3 July"],
    ]
