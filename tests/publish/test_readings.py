import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Locus, Reading, Span
from variorum.publish.readings import variants, written_date


def _letters(*figures: tuple[float | None, float | None]) -> str:
    readings = tuple(
        Reading(report=f"r{n}", span=Span(f"r{n}", 0, 1), low=low, high=high) for n, (low, high) in enumerate(figures)
    )
    locus = Locus(id="l", kind="figure", asks="how many", readings=readings, verdict="differ")
    found = variants(locus)
    return "".join(found.get(place, "-") for place in range(len(figures)))


def test_figures_that_can_mean_the_same_share_a_letter():
    assert _letters((12, 12), (11, 13), (5, 5), (12, 12)) == "aaba"


def test_at_least_nine_goes_with_nine_and_not_with_thirteen():
    assert _letters((13, 13), (9, 9), (9, None), (9, 9)) == "baaa"


def test_readings_that_all_agree_have_no_letters():
    assert _letters((9, 9), (9, None)) == "--"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2024-05-01/2024-05-31", "May 2024"),
        ("2022-01-01/2022-12-31", "2022"),
        ("2020-01-01/2022-12-31", "2020–2022"),
        ("2024-05-01/2024-06-30", "May–Jun 2024"),
        ("2023-12-01/2024-02-29", "Dec 2023 – Feb 2024"),
        ("2029-03-01/2029-03-14", "1–14 Mar 2029"),
        ("2029-02-27/2029-03-02", "27 Feb – 2 Mar 2029"),
        ("2028-12-30/2029-01-02", "30 Dec 2028 – 2 Jan 2029"),
        ("2029-10-18T17:40/2029-10-18T18:00", "Thu 18 Oct 2029, 17:40–18:00"),
        ("2029-10-18/2029-10-18", "Thu 18 Oct 2029"),
        ("/2029-10-18", "until Thu 18 Oct 2029"),
        ("2029-13-01/2029-13-31", "2029-13-01 – 2029-13-31"),
        ("2029-10-18TNI", "Thu 18 Oct 2029, night"),
    ],
)
def test_a_stretch_of_time_is_written_as_short_as_a_reader_would(value: str, shown: str):
    assert written_date(value) == shown


@given(st.text(alphabet="0123456789-/TEV: x", max_size=24))
def test_any_date_at_all_can_be_written(value: str):
    assert "\n" not in written_date(value)
