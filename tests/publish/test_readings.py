from variorum.model import Locus, Reading, Span
from variorum.publish.readings import variants


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
