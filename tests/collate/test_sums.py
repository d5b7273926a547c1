"""Parts and totals in reports as they are marked."""

import pytest

from variorum.annotate import marked
from variorum.collate.sums import sums
from variorum.model import Report
from variorum.settings import Settings

SETTINGS = Settings()


def told(text):
    found = marked(Report(id="A", digest="", source="", text=text), SETTINGS)
    return [slip.why.partition(" (“")[0] for slip in sums([found], SETTINGS.collate)]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("They freed 31 railway employees, nine women and 21 men, on Tuesday.", ["9 + 21 = 30, not 31"]),
        ("They freed 30 railway employees, nine women and 21 men, on Tuesday.", []),
        ("They lost 20 soldiers, twelve officers and nine drivers, on Tuesday.", []),
        (
            "The number of dead rose to 14. Of the dead, nine lived in Orle, three in Vell and one in Sall.",
            ["9 + 3 + 1 = 13, not 14"],
        ),
        (
            "That brought the number of people killed to 11. Nine were pupils, two were teachers and one was the guide.",
            ["9 + 2 + 1 = 12, not 11"],
        ),
        ("That brought the number of people killed to 11. Nine were pupils and two were teachers.", []),
        (
            "It paid 11.6 million florins in four instalments: 4.2 million in May, 3.5 million in June, 2.4 million in July and"
            " 1.7 million in August.",
            ["4,200,000 + 3,500,000 + 2,400,000 + 1,700,000 = 11,800,000, not 11,600,000"],
        ),
        ("The four victims were two men and three women.", ["2 + 3 = 5, not 4"]),
        ("The fire destroyed 14 houses in Orle and nine in Vell, a total of 25.", ["14 + 9 = 23, not 25"]),
        ("The fire destroyed 14 houses in Orle and nine in Vell, a total of 23.", []),
        (
            "On Friday 9,000 came, on Saturday 12,000 and on Sunday 8,000, 31,000 in all.",
            ["9,000 + 12,000 + 8,000 = 29,000, not 31,000"],
        ),
        (
            "The council has 21 seats. The Reds took nine, the Greens seven and others the other four.",
            ["9 + 7 + 4 = 20, not 21"],
        ),
        ("The council has 20 seats. The Reds took nine, the Greens seven and others the other four.", []),
        (
            "The coach carried 41 passengers. Twenty-six were pupils, twelve were parents and the rest, two, were teachers.",
            ["26 + 12 + 2 = 40, not 41"],
        ),
        ("The coach carried 41 passengers. Twenty-six were pupils and twelve were parents.", []),
        ("The choir has 60 members: 24 sopranos, 16 altos, 12 tenors and 9 basses.", ["24 + 16 + 12 + 9 = 61, not 60"]),
        ("The 1,200 jobs to go include 700 in Orle and 600 in Vell.", ["700 + 600 = 1,300, not 1,200"]),
        ("The 1,200 jobs to go include 700 in Orle and 400 in Vell.", []),
        ("He served 12 years, six in Orle and then five in Vell.", ["6 + 5 = 11, not 12"]),
        ("The team has played 18 games, winning ten, drawing four and losing five.", ["10 + 4 + 5 = 19, not 18"]),
        ("Tarrow has 12 seats. Brik has six, Rusk has four and Edda Mald has three.", []),
        ("On board were 20 people: nine from Orle, four each from Vell and Sall, and two from Holm.", []),
    ],
)
def test_parts_and_shares_are_reckoned_up(text, slips):
    assert told(text) == slips
