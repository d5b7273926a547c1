"""States that reports tell alike."""

import pytest
from tests.collate.shown import lines

from variorum.collate.agreed import agreed
from variorum.collate.sides import Sentences
from variorum.model import MarkedReport, Report, Span
from variorum.settings import Collate


def table(*texts):
    reports = [
        MarkedReport(
            report=Report(id="ABCD"[place], digest="", text=text, source=""), sentences=(Span("ABCD"[place], 0, len(text)),)
        )
        for place, text in enumerate(texts)
    ]
    return lines(agreed([Sentences(marked) for marked in reports], set(), Collate()), reports)


def test_a_road_that_all_reports_have_closed_is_a_place_where_they_agree():
    assert table("The pass is closed.", "The pass remains shut.", "Then the pass was closed.", "It rained.") == [
        "whether the pass is closed: A is closed | B remains shut | C was closed | D - agree"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The pass is closed.", "The pass is closed.", "The pass is open."),
        ("The pass is closed.", "The pass is closed.", "A pass is closed."),
        ("The shares fell.", "The shares fell.", "The shares fell."),
        ("The divers are dead.", "The divers are dead.", "The divers are dead."),
        ("The pass is closed.", "The pass is closed.", "The pass will be closed."),
        ("The pass is closed.", "The pass is closed.", "The pass may be closed."),
        ("Captives near the pass and the quay were freed.",) * 3,
    ],
)
def test_what_reports_do_not_all_tell_of_one_thing_now_is_no_such_place(texts):
    assert table(*texts) == []
