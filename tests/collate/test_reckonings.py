"""Figures that are said to be what two others of their sentence make."""

import pytest

from variorum.annotate import marked
from variorum.collate.reckonings import reckonings
from variorum.model import Report
from variorum.settings import Settings


def why(text):
    settings = Settings()
    report = marked(Report(id="A", digest="A", text=text, source="A", published="2030-05-16T18:00:00+00:00"), settings)
    return [slip.why for slip in reckonings([report], settings.collate)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Membership rose from 40 to 52, an increase of 15.", "from 40 to 52 are 12, not “15”"),
        ("Inflation fell from 4.2% to 3.1%, down 0.9 points.", "from 4.2 to 3.1 are 1.1, not “0.9 points”"),
        ("The wage goes from 2,000 to 2,300 florins, 10 per cent more.", "from 2,000 to 2,300 are 15 %, not “10 per cent”"),
        (
            "Sales rose by 10 per cent, from 2.4 million to 3 million florins.",
            "from 2,400,000 to 3,000,000 are 25 %, not “10 per cent”",
        ),
        ("The fleet doubled from 41 to 62 ships.", "2 times 41 is 82, not “62 ships”"),
        ("It passed by 34 votes to 28, a majority of eight.", "34 and 28 are 6 apart, not “eight”"),
        ("Turnout was 61 per cent, six points more than the 52 per cent of 2026.", "61 and 52 are 9 apart, not “six points”"),
        ("Fourteen of the 12 passengers were hurt.", "there are 12 in all, not “Fourteen”"),
        ("He sold 120 of his 200 sheep and kept 90.", "120 of 200 leave 80, not “90”"),
        ("Half of the 80 beds are taken, which leaves 30 free.", "40 of 80 leave 40, not “30”"),
        ("Four of the six judges voted for and three against.", "4 of 6 leave 2, not “three”"),
        ("The bill passed by 63 votes to 58. “A majority of seven is one,” he said.", "63 and 58 are 5 apart, not “seven”"),
        (
            "Cases rose from 318, as told on Friday, to 402. Such a jump, of 94 patients, was new.",
            "318 and 402 are 84 apart, not “94 patients”",
        ),
        ("In all, 56 pupils were sick. Sixty-one of them tested positive.", "there are 56 in all, not “Sixty-one”"),
        ("Prices have risen 5 per cent, from 200 to 230 florins.", "from 200 to 230 are 15 %, not “5 per cent”"),
        ("The strike lasted from 3 May to 12 May, seven days.", "2030-05-03 and 2030-05-12 are 9 days apart, not “seven days”"),
    ],
)
def test_a_figure_that_two_others_do_not_make_is_a_slip(text, told):
    assert why(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Membership rose from 40 to 52, an increase of 12.",
        "Membership rose from 40 to 52, the third rise in 15 years.",
        "Membership rose from 40 to 52, up from 30 two years ago.",
        "Sales rose from 2.4 million to 3 million florins, or 25%.",
        "Sales rose from 2.4 million to 2.9 million florins, about 20% more.",
        "The fleet more than doubled from 41 to 92 ships.",
        "The fleet doubled from 41 to 80 ships.",
        "It passed by 34 votes to 28, a majority of six.",
        "The road runs from 3 Mill Lane to 12 Mill Lane, up 7 steps.",
        "Eleven of the 12 passengers were hurt.",
        "The bill passed by 63 votes to 58. “A majority of five is one,” he said.",
        "A man of 30 was shot. Three of them were hurt.",
        "He sold 120 of his 200 sheep and kept 80.",
        "Half of the 80 beds are taken, which leaves 40 free.",
        "Four of the six judges voted for and one against.",
        "The strike lasted from 3 May to 12 May, ten days.",
        "Prices rose from 4 to 5 per cent, more than the 3 per cent of 2026.",
    ],
)
def test_what_reckons_or_is_no_reckoning_is_none(text):
    assert why(text) == []
