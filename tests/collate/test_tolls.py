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
        ("A gunman killed three people at the mill and then himself.", (4, 0)),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry sank off Orle and 12 passengers drowned.", (12, 0)),
        ("The quake killed at least 40 people and injured 300.", (40, 300)),
        ("The death toll rose to 40 on Monday and 300 people were injured.", (40, 300)),
        ("A bus plunged into a ravine, leaving 17 dead and 23 injured.", (17, 23)),
        ("A gas blast at the mill killed one worker and left six with burns.", (1, 6)),
        ("One climber died and two were airlifted to hospital after the avalanche.", (1, 2)),
        ("Two trains collided. Nobody was killed but 14 passengers were treated for cuts and bruises.", (0, 14)),
        ("A helicopter crashed, killing all six people on board.", (6, 0)),
        ("The fire claimed the lives of three children. Their mother is in critical condition.", (3, None)),
        ("Four people died in the flood, and several passengers were hurt.", (4, None)),
        ("A man drowned in the river.", (1, 0)),
        ("The storm left 8 people dead and 25 missing.", (8, 0)),
    ],
)
def test_tolls_of_every_kind_of_event(text, expected):
    assert tolls(text) == expected
