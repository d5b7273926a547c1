"""The day on which somebody spoke, as several reports have it."""

import re

import pytest

from variorum.collate.loci import loci
from variorum.language import encoder
from variorum.model import Dateline, MarkedReport, Moment, Quotation, Report
from variorum.settings import Collate

DAYS = {"Tuesday": "XXXX-WXX-2", "Wednesday": "XXXX-WXX-3", "Thursday": "XXXX-WXX-4"}


def remarks(name, text, dateline=None):
    """A report of `text` whose stretches in marks were all said by Ada Holm, a sentence a line."""
    report = Report(id=name, digest=name, text=text, source=name)
    if dateline:
        line = Dateline(span=report.span(0, text.index("\n")), place=None, date=dateline)
        report = Report(id=name, digest=name, text=text, source=name, dateline=line)
    return MarkedReport(
        report=report,
        sentences=tuple(report.span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)),
        quotations=tuple(
            Quotation(content=(report.span(m.start(1), m.end(1)),), kind="direct", speaker="Ada Holm")
            for m in re.finditer(r"“([^”]+)”", text)
        ),
        moments=tuple(
            Moment(span=report.span(m.start(), m.end()), type="DATE", value=DAYS[m.group()])
            for m in re.finditer("|".join(DAYS), text)
        ),
    )


STORY = [
    remarks(
        "A",
        "Orrin, May 2\nMayor Ada Holm said Thursday that the toll bridge would stay.\n“It pays for itself,” she said.",
        dateline="2029-05-02",
    ),
    remarks(
        "B",
        "Mayor Ada Holm said Thursday that the bridge's toll would stay.\n“It pays for itself,” she said.\n"
        "At the press conference on Wednesday, Holm also ruled out a second bridge.",
    ),
    remarks("C", "“It pays for itself,” Holm said at a press conference on Thursday about the bridge."),
]


def test_each_report_has_the_day_nearest_to_the_occasions_own_noun():
    (locus,) = loci(STORY, encoder(), Collate())
    said = [(r.report, marked.report.words(r.span), r.date) for r, marked in zip(locus.readings, STORY, strict=True)]
    assert said == [("A", "Thursday", "2029-05-03"), ("B", "Wednesday", "2029-05-02"), ("C", "Thursday", "2029-05-03")]
    assert locus.verdict == "differ"
    assert "press conference" in locus.asks


@pytest.mark.parametrize("order", [STORY, STORY[::-1]])
def test_a_weekdays_date_falls_on_that_weekday(order):
    for locus in loci(order, encoder(), Collate()):
        for reading in locus.readings:
            words = next(marked for marked in order if marked.id == reading.report).report.words(reading.span)
            assert {"2029-05-02": "Wednesday", "2029-05-03": "Thursday"}[reading.date] == words
