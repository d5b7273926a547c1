"""What ties two reports: seen in the ties that a stream keeps."""

import pytest

from variorum.model import Report
from variorum.settings import Settings, Stories
from variorum.stories import Stream

LARGE = Settings(stories=Stories(small_pile=1))  # two reports as they are scored in a large pile
FIRE = """Fire at Aldgrove mill kills three in Tessin
Three people died when a fire swept through the Aldgrove paper mill in Tessin on Monday night, police said. The mill's owner,
Otto Brandl, said 40 workers had been inside. Fire chief Ursa Kellin said the blaze began in a dryer."""
RETOLD = """Workers in Tessin dead after mill burns
A blaze at the Aldgrove paper mill in Tessin on Monday night left three workers dead, said fire chief Ursa Kellin, who
suspects a dryer. Owner Otto Brandl counted 40 people inside."""
REVIEW = """The week in brief
Potato prices rose for the ninth month. The harbour at Vellin reopened after dredging. A choir from Orland won a prize abroad
and sang on the quay until dark. Dry weather held in the north, and ski lifts closed early. """
NOTICE = "Readers who saw anything are asked to ring the desk of this paper between nine and five on any day of the week. "


def score(first: str, second: str, days: tuple[str, str] = ("2031-03-04", "2031-03-04")) -> float:
    """How probably two reports tell of one event."""
    stream = Stream(LARGE, keep=True)
    for id_, text, day in zip("ab", (first, second), days, strict=True):
        stream.add(Report(id=id_, digest=id_, source=id_, text=text, title=text.partition("\n")[0], published=day))
    kept = stream.laying.kept or []
    return max((float(likeness) for ties in kept for likeness in ties.likeness), default=0.0)


def test_a_report_months_later_is_compared_and_days_count_against_it() -> None:
    same_day, later = score(FIRE, RETOLD), score(FIRE, RETOLD, ("2031-03-04", "2031-09-20"))
    assert 0.0 < later < same_day
    assert later == pytest.approx(score(FIRE, RETOLD, ("2031-03-04", "2032-03-04")))  # beyond two months more days take nothing


def test_an_event_that_is_told_deep_in_a_review_is_tied_by_its_lead() -> None:
    assert score(REVIEW + FIRE.partition("\n")[2], FIRE) > score(REVIEW + NOTICE, FIRE)


def test_the_same_words_retold_tie_more_than_repeated_word_for_word() -> None:
    retold = " ".join(reversed(NOTICE.rstrip(". ").lower().split())) + ". "  # no name that only one of them has
    assert score(REVIEW + NOTICE, FIRE + "\n" + NOTICE) < score(REVIEW + retold, FIRE + "\n" + NOTICE)
