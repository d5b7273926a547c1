"""Who did what only one can have done, or is tied to a thing, as reports have it."""

import numpy as np
import pytest
from tests.collate.shown import lines

from variorum.collate.done import done_by
from variorum.collate.sides import Sentences
from variorum.model import MarkedReport, Mention, Report, Span
from variorum.settings import Collate

PEOPLE = ("Ada Holm", "Ivo Pell")
FIRMS = ("Brandt Lines", "Brandt", "Norrel")
ALIKE = (frozenset(("a trucker", "a lorry driver")),)


def says(name, text):
    """A report of `text`, a sentence a line; every mention of PEOPLE and FIRMS is marked."""
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    found = {}
    for kind, names in (("person", PEOPLE), ("organisation", FIRMS)):
        for form in names:
            place = text.find(form)
            if place >= 0 and place not in found:
                found[place] = Mention(span=Span(name, place, place + len(form)), kind=kind, name=form)
    return MarkedReport(
        report=Report(id=name, digest=name, text=text, source=name),
        sentences=tuple(sentences),
        mentions=tuple(found[place] for place in sorted(found)),
    )


def encode(texts):
    """Vectors that are one for words of ALIKE, and at right angles for all others."""
    names = [next((sorted(pair)[0] for pair in ALIKE if text in pair), text) for text in texts]
    order = sorted(set(names))
    return np.array([[float(name == other) for other in order] for name in names])


def table(*texts):
    reports = [says("ABCDEFG"[place], text) for place, text in enumerate(texts)]
    return lines(done_by([Sentences(marked) for marked in reports], encode, Collate()), reports)


def test_reports_that_have_another_raise_the_alarm_differ_and_a_trucker_is_a_lorry_driver():
    assert table(
        "A trucker behind them called 999.",
        "It was a lorry driver who raised the alarm.",
        "The emergency services were called by a beekeeper.",
        "It rained.",
    ) == [
        "who raised the alarm: A A trucker behind them called 999 | B It was a lorry driver who raised the alarm"
        " | C The emergency services were called by a beekeeper | D - differ"
    ]


def test_reports_that_have_one_raise_the_alarm_agree():
    assert table(
        "The alarm was raised by a beekeeper.", "A beekeeper saw the smoke and ran for help.", "A beekeeper raised the alarm."
    )[0].endswith("agree")


def test_who_ordered_an_evacuation_is_asked_by_name():
    told = table(
        "The evacuation was ordered by the mayor of Norvia, Ivo Pell.",
        "People were told to leave.\nPrefect Ada Holm ordered it.",
        "Prefect Ada Holm, who gave the order to evacuate, slept.",
    )
    assert [one.partition(":")[0] for one in told] == ["who ordered the evacuation"]
    assert told[0].endswith("differ")
    assert (
        table("The committee ordered the evacuation.", "Rebels ordered the evacuation.", "The junta ordered the evacuation.")
        == []
    )


def test_firms_that_reports_tie_to_one_thing_differ():
    assert table(
        "The ferry belonged to Brandt Lines.",
        "The ferry of the company Norrel sank.",
        "It was Brandt, the owner of the ferry, that had it repaired.",
    ) == ["who owns the ferry: A Brandt Lines | B Norrel | C Brandt differ"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody raised the alarm.",
        "The mayor never raised the alarm.",
        "She raised the alarm.",
        "The alarm was raised by a woman.",
        "Ada Holm was alarmed.",
    ],
)
def test_whoever_a_reader_would_not_know_again_raised_no_alarm(text):
    assert table(text, text, text) == []
