"""What notes of correction take back."""

from variorum.collate.withdrawals import with_withdrawn, withdrawals
from variorum.model import Locus, MarkedReport, Quantity, Reading, Report, Span, Stemma
from variorum.settings import Collate


def says(name, text, figures=(), note=None, outlet=None, published=None):
    """A report of `text`, a sentence a line, in which `figures` ("30 goats") are marked and `note` corrects."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    corrections = (Span(name, text.index(note), text.index(note) + len(note)),) if note else ()
    quantities = tuple(
        Quantity(
            span=Span(name, place, place + len(figure)),
            low=float(figure.split()[0]),
            high=float(figure.split()[0]),
            unit="goat",
        )
        for place in range(len(text))
        for figure in figures
        if text.startswith(figure, place)
    )
    return MarkedReport(
        report=Report(
            id=name, digest=name, text=text, source=name, corrections=corrections, outlet=outlet, published=published
        ),
        sentences=tuple(spans),
        quantities=quantities,
    )


def goats(*marked):
    """The locus of the first figure of each report."""
    readings = [
        Reading(report=m.id, span=m.quantities[0].span, low=m.quantities[0].low, high=m.quantities[0].high) for m in marked
    ]
    return Locus(id="goats", kind="figure", asks="how many goats escaped", readings=tuple(readings), verdict="differ")


def told(reports, loci):
    texts = {marked.id: marked.report for marked in reports}
    return [
        f"{one.report}: {texts[one.was.report].words(one.was)} -> {texts[one.now.report].words(one.now) if one.now else '-'}"
        f" first {','.join(one.first_in) or '-'} still {','.join(one.carried_by) or '-'}"
        for one in withdrawals(reports, loci, Stemma(), Collate())
    ]


FIRST = says("A", "30 goats escaped.", ["30 goats"], outlet="Post", published="2031-01-01")
COPY = says("C", "In all 30 goats escaped.", ["30 goats"], outlet="Echo", published="2031-01-02")


def corrected(note):
    return says("B", f"13 goats escaped.\n{note}", ["13 goats", "30 goats"], note, outlet="Post", published="2031-01-02")


def test_a_note_that_tells_old_and_new_takes_back_the_old_figure():
    for note in (
        "Correction: An earlier version of this article said 30 goats escaped; it is 13 goats.",
        "Corrects first paragraph to say 13 goats, not 30 goats.",
        "This story has been corrected to say that 13 goats escaped instead of 30 goats.",
    ):
        reports = [FIRST, corrected(note), COPY]
        found = told(reports, [goats(*reports)])
        assert found == ["B: 30 goats -> 13 goats first A still C"]


def test_a_note_that_tells_only_the_new_figure_takes_back_what_the_former_version_had():
    reports = [FIRST, corrected("This story has been corrected to show that 13 goats escaped."), COPY]
    assert told(reports, [goats(*reports)]) == ["B: 30 goats -> 13 goats first A still -"]


def test_a_note_on_something_else_takes_nothing_back():
    reports = [FIRST, corrected("Correction: An earlier version of this article misspelled a name."), COPY]
    assert told(reports, [goats(*reports)]) == []


def test_readings_taken_back_are_marked_and_where_nobody_else_has_them_the_figure_was_overtaken():
    note = corrected("Corrects first paragraph to say 13 goats, not 30 goats.")
    for reports, verdict in (([FIRST, note, COPY], "differ"), ([FIRST, note], "overtaken")):
        locus = goats(*reports)
        (shown,) = with_withdrawn([locus], withdrawals(reports, [locus], Stemma(), Collate()))
        assert shown.verdict == verdict
        assert [reading.report for reading in shown.readings if reading.withdrawn] == [m.id for m in reports if m.id != "B"]
