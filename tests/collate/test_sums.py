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
        ("Tarrow has 12 seats. Brik has six, Rusk has four and Edda Mald has three.", []),
        ("On board were 20 people: nine from Orle, four each from Vell and Sall, and two from Holm.", []),
    ],
)
def test_parts_and_shares_are_reckoned_up(text, slips):
    assert told(text) == slips
