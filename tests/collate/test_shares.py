"""Shares and what they are of; persons, and how many and how old they are."""

import pytest

from variorum.annotate import marked
from variorum.collate.headcounts import headcounts
from variorum.collate.shares import shares
from variorum.model import Report
from variorum.settings import Settings


def why(text, published="2030-05-16T18:00:00+00:00"):
    settings = Settings()
    report = marked(Report(id="A", digest="A", text=text, source="A", published=published), settings)
    return [slip.why for slip in (*shares([report], settings.collate), *headcounts([report]))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the questions, 17 of the 20 were real, that is 75%.", "17 of 20 are 85 %, not 75 %"),
        ("In all 17 of the 20 questions (75%) had leaked.", "17 of 20 are 85 %, not 75 %"),
        ("Of the 20 questions, 17, or 75 per cent, had leaked.", "17 of 20 are 85 %, not 75 %"),
        ("Some gave in: 25 per cent of the 200 workers, 70 people, left.", "25 % of 200 are 50, not 70"),
        (
            "The Liberals won 48 per cent, the Greens 31 per cent and the Centre 29 per cent.",
            "48 + 31 + 29 = 108 %, more than all",
        ),
        ("Three brothers, Tom, Ned, Bob and Joe, were held.", "4 are named, not “Three brothers”"),
        (
            "Born in May 1950, she wrote. She was 71 when she died on Monday.",
            "who was born in 1950 is 79 or 80 in 2030, not 71",
        ),
        ("Edda Rusk, born in 1962, is 72.", "who was born in 1962 is 67 or 68 in 2030, not 72"),
    ],
)
def test_what_the_figures_do_not_make_is_a_slip(text, told):
    assert why(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Of the questions, 17 of the 20 were real, that is 85%.",
        "Of the 20 questions, 17, or about 85 per cent, had leaked.",
        "Some gave in: 25 per cent of the 200 workers, 50 people, left.",
        "The Liberals won 48 per cent, the Greens 31 per cent and the Centre 21 per cent.",
        "And 64 per cent said so, after 55 per cent voted for it in May.",
        "Some 62 per cent of women and 48 per cent of men voted.",
        "Three brothers, Tom, Ned and Bob, were held.",
        "Three brothers, Tom and two whom nobody named, were held.",
        "Edda Rusk, born in 1962, is 67.",
        "Edda Rusk, born in 1962, was 20 when she left; he is 70.",
    ],
)
def test_what_they_make_is_none(text):
    assert why(text) == []


def test_an_age_needs_the_day_of_its_report():
    assert why("Edda Rusk, born in 1962, is 72.", published=None) == []
