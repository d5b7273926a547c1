"""Whose figure a figure is, and what that tells where two differ."""

import pytest

from variorum.annotate import marked
from variorum.clean import report as read
from variorum.collate.counters import counter
from variorum.collate.loci import loci
from variorum.language import encoder
from variorum.model import Capture, Given, Report
from variorum.settings import Settings

SETTINGS = Settings()


def told(name, text, published=None):
    """The report `name` of `text`, as it is read and marked by rule."""
    given = Given(id=name, published=published)
    found = read(Capture(id=name, source=name, data=text.encode(), media="text/plain", charset="utf-8", given=given), SETTINGS)
    assert isinstance(found, Report), found
    return marked(found, SETTINGS)


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        ("Police counted 4,500 marchers in the square.", "4,500", "Police"),
        ("The crowd was large; the organisers spoke of 9,000.", "9,000", "organisers"),
        ("Four were hurt, and the ambulance service put the number at 52.", "52", "ambulance service"),
        ("About 9,000 people marched, according to the union, on Monday.", "9,000", "union"),
        ("The hospital said eleven people had died there.", "eleven", "hospital"),
        ("The county's own estimate was 85 million.", "85 million", "county"),
        ("Eleven people died when the wall fell.", "Eleven", None),
        ("He counted 30 boats in the harbour.", "30", None),
    ],
)
def test_a_figure_has_its_source(text, figure, source):
    one = told("a", f"{text} It was the first such day for years, and nobody had expected it to end like this, they thought.")
    quantity = next(q for q in one.quantities if figure in one.report.words(q.span))
    found = counter(one, quantity.span)
    assert (found and found.name) == source
    if found:
        assert found.name.split()[-1] in one.report.words(found.span)


def rally(name, text, published=None):
    tail = "The rally in Osterby began at the station and went on to the town hall, where it ended without any trouble."
    return told(name, f"{text} {tail}", published)


def shown(found):
    """Each figure's locus: its readings as `report low source`, with what others say beside it, then the verdict."""
    lines = []
    for locus in found:
        if locus.kind == "figure":
            cells = [
                f"{r.report} {r.low:g}"
                + (f" {r.said_by.name}" if r.said_by else "")
                + "".join(f" / {claim.low:g} {claim.said_by.name}" for claim in r.claims)
                for r in locus.readings
                if not r.silent
            ]
            lines.append(" | ".join(cells) + f"   {locus.verdict}" + (" by source" if locus.by_source else ""))
    return lines


def test_police_and_union_differ_by_source_in_one_report_and_between_two():
    reports = [
        rally("A", "The union said 9,000 people marched to the town hall on Monday. Police counted 4,500."),
        rally("B", "Police said 4,500 people marched to the town hall on Monday."),
    ]
    assert shown(loci(reports, encoder(), SETTINGS.collate)) == [
        "A 4500 Police / 9000 union | B 4500 Police   differ by source"
    ]


def test_a_source_at_odds_with_itself_differs_and_not_by_source():
    reports = [
        rally("A", "Police said 4,500 people marched to the town hall on Monday."),
        rally("B", "Police said 5,200 people marched to the town hall on Monday."),
    ]
    assert shown(loci(reports, encoder(), SETTINGS.collate)) == ["A 4500 Police | B 5200 Police   differ"]


def test_two_sources_that_say_one_thing_agree():
    reports = [
        rally("A", "Police said 4,500 people marched to the town hall on Monday."),
        rally("B", "The union said 4,500 people marched to the town hall on Monday."),
    ]
    assert shown(loci(reports, encoder(), SETTINGS.collate)) == ["A 4500 Police | B 4500 union   agree"]


def test_a_later_figure_of_another_source_overtakes_nothing():
    reports = [
        rally("A", "Police said 4,500 people marched to the town hall on Monday.", "2034-02-06"),
        rally("B", "Police said 4,500 people marched to the town hall on Monday.", "2034-02-06"),
        rally("C", "The union said 9,000 people marched to the town hall on Monday.", "2034-02-08"),
    ]
    assert shown(loci(reports, encoder(), SETTINGS.collate))[0].endswith("differ by source")
