"""One measure in two units, and shares of more than all."""

import pytest

from variorum.collate.conversions import conversions
from variorum.model import MarkedReport, Quantity, Report
from variorum.settings import Collate


def slips(text: str, *figures: tuple[str, float, str]) -> list[str]:
    report = Report(id="a", digest="", text=text, source="a")
    quantities = []
    for words, number, unit in figures:
        at = text.index(words)
        quantities.append(Quantity(span=report.span(at, at + len(words)), low=number, high=number, unit=unit))
    return [slip.why for slip in conversions([MarkedReport(report=report, quantities=tuple(quantities))], Collate())]


def test_a_measure_that_is_not_what_it_is_converted_to():
    text = "The pipe runs 12 miles (25 km) from the harbour."
    assert slips(text, ("12 miles", 19.3, "km"), ("25 km", 25, "km")) == ["“12 miles” is 19.3 km, not “25 km”"]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The pipe runs 12 miles (20 km) from the harbour.", ("12 miles", 19.3, "km"), ("20 km", 20, "km")),
        ("It runs 12 miles in the east and 25 km in the west.", ("12 miles", 19.3, "km"), ("25 km", 25, "km")),
        ("They ran 5 km (10 km in all).", ("5 km", 5, "km"), ("10 km", 10, "km")),
        ("It was 40°C (103°F) in the hall.", ("40°C", 40, "°C"), ("103°F", 39.4, "°C")),
        ("It was 5°C (9°F) colder.", ("5°C", 5, "°C"), ("9°F", -12.8, "°C")),
    ],
)
def test_rounded_measures_and_two_measures_are_no_slip(text, one, other):
    assert slips(text, one, other) == []


def test_no_more_than_all_of_the_voters_can_vote():
    assert slips("Some 120% of the voters turned out.", ("120%", 120, "%")) == ["“120%” of the voters is more than all of them"]
    assert slips("Sales were 120% of the target.", ("120%", 120, "%")) == []
