"""Days that a report's own dates show to be another report's."""

import pytest

from variorum.annotate import marked
from variorum.collate.own_days import own_days
from variorum.model import Report
from variorum.settings import Settings


def why(text, published="2031-07-17T11:00:00+00:00"):
    report = Report(id="A", digest="A", text=text, source="A", published=published)
    return [(slip.kind, slip.why) for slip in own_days([marked(report, Settings())])]


def test_a_relative_day_beside_another_days_date_is_stale():
    told = ("stale-day", "“yesterday” means 2031-07-16, not “9 July”")
    assert why("Nine cases were recorded yesterday, 9 July, the ministry said.") == [told]
    assert why("Nine cases were recorded on 9 July (yesterday), the ministry said.") == [told]


def test_what_is_still_ahead_though_its_day_is_over_is_stale():
    told = ("stale-day", "tells as ahead what is of 2031-07-14, in a report of 2031-07-17")
    assert why("The ship is to set sail on Monday, 14 July, for Orle.") == [told]
    assert why("The ship will sail at noon on Monday, July 14.") == [told]


def test_that_ballot_is_of_the_day_on_which_it_was_said_to_be():
    told = ("stale-day", "“today” means 2031-07-17, not “Sunday 13 July”")
    assert why("Voters go to the polls today. Turnout in that ballot of Sunday 13 July was high.") == [told]
    assert why("Voters go to the polls today. He said in May that on Sunday 13 July it rained.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine cases were recorded yesterday, 16 July, the ministry said.",
        "He was seen last night, 16 July, in Orle.",
        "Nine cases were recorded yesterday, two more than on 9 July.",
        "The ship was to set sail on Monday, 14 July.",
        "They will stay out for eight days, from Monday 14 July.",
        "The ship is to set sail on Monday, 21 July.",
        "The ship will sail on 31 June or on Tuesday, 31 June.",
    ],
)
def test_days_that_fit_are_no_slip(text):
    assert why(text) == []


def test_a_report_without_a_day_has_no_stale_one():
    assert why("Nine cases were recorded yesterday, 9 July.", published=None) == []
