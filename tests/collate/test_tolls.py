"""How many were killed and hurt in what a report tells of."""

import pytest

from variorum.annotate import marked
from variorum.collate.tolls import toll
from variorum.model import Report
from variorum.settings import Settings

SETTINGS = Settings()


def tolls(text: str, title: str | None = None) -> tuple[float | None, float | None]:
    """The dead and the hurt of a report; None where it does not say."""
    report = marked(Report(id="a", digest="", source="", text=text, title=title, published="2029-06-08"), SETTINGS)
    killed, hurt = toll(report, "killed", SETTINGS.collate), toll(report, "injured", SETTINGS.collate)
    return killed.low if killed else None, hurt.low if hurt else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and three others were wounded at the mill.", (2, 3)),
        ("A man was killed and a girl was wounded at the mill.", (1, 1)),
        ("Five people were shot at the mill, two of them fatally. Two people died.", (2, None)),
        ("A boy was shot in the leg. He is expected to survive.", (0, 1)),
        ("A gunman killed three people at the mill and then himself.", (4, None)),
        ("A 34-year-old man was shot dead. Nobody else was hurt.", (1, 0)),
        ("Nine people were wounded. The attack recalls one in 2012 that left 40 people dead.", (None, None)),
        ("Four men and two women were injured in the fire. All are in stable condition.", (0, 6)),
        ("The mill opened on Friday.", (None, None)),
    ],
)
def test_the_toll_of_a_report(text, expected):
    assert tolls(text) == expected


def test_a_headline_that_tells_of_several_dead_leaves_one_death_open():
    assert tolls("A woman was found dead at the mill.", "Double homicide at the mill")[0] is None
