"""No span out of range can be built, nor anything that carries one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import InvalidSpan
from variorum.model import (
    Descent,
    Edition,
    Furniture,
    Locus,
    MarkedReport,
    Quotation,
    Reading,
    Report,
    Span,
    Stemma,
    Story,
)

ends = st.integers(min_value=-5, max_value=40)


def report(id_: str = "a.txt", text: str = "“We won,” she said.") -> Report:
    return Report(id=id_, digest="d", text=text, source=id_)


@given(begin=ends, end=ends)
def test_a_span_runs_forward_from_no_less_than_nothing_or_cannot_be_built(begin, end):
    if 0 <= begin < end:
        assert Span("a.txt", begin, end).end - begin > 0
    else:
        with pytest.raises(InvalidSpan):
            Span("a.txt", begin, end)


@given(text=st.text(max_size=30), begin=ends, end=ends)
def test_a_report_gives_out_only_spans_that_lie_in_its_text(text, begin, end):
    made = report(text=text)
    if 0 <= begin < end <= len(text):
        assert made.words(made.span(begin, end)) == text[begin:end]
    else:
        with pytest.raises(InvalidSpan):
            made.span(begin, end)


@given(text=st.text(max_size=30), end=st.integers(min_value=1, max_value=60))
def test_no_marked_report_holds_a_mark_beyond_its_text(text, end):
    made, mark = report(text=text), Quotation(content=(Span("a.txt", 0, end),), kind="direct")
    if end <= len(text):
        assert MarkedReport(report=made, quotations=(mark,)).quotations == (mark,)
    else:
        with pytest.raises(InvalidSpan):
            MarkedReport(report=made, quotations=(mark,))


def test_a_mark_of_another_report_is_refused():
    with pytest.raises(InvalidSpan, match=r"does not lie in report a\.txt"):
        MarkedReport(report=report(), sentences=(Span("b.txt", 0, 3),))


def test_furniture_beyond_the_text_is_refused():
    with pytest.raises(InvalidSpan):
        Report(id="a", digest="d", text="short", source="a", furniture=(Furniture(span=Span("a", 0, 9), kind="menu"),))


def test_an_edition_refuses_a_reading_of_a_report_that_is_not_in_its_story():
    story = Story(id="s", thread="t", reports=("a.txt",), title="They won")
    stranger = Locus(
        id="l", kind="figure", asks="how many", readings=(Reading(report="b", span=Span("b", 0, 2)),), verdict="alone"
    )
    with pytest.raises(InvalidSpan, match="not in story s"):
        Edition(story=story, reports=(MarkedReport(report=report()),), loci=(stranger,))


def test_overlap_and_containment_know_their_report():
    assert Span("a", 0, 4).overlaps(Span("a", 3, 9))
    assert not Span("a", 0, 4).overlaps(Span("a", 4, 9))
    assert not Span("a", 0, 4).overlaps(Span("b", 0, 4))
    assert Span("a", 0, 4).contains(Span("a", 1, 4))


def test_forty_reports_from_one_dispatch_and_one_of_its_own_are_two_origins():
    copies = [Descent(child=str(n), parent="unseen-1", how="trimmed", confidence=0.9, evidence=()) for n in range(40)]
    assert Stemma(descents=tuple(copies), independent=("own",)).origins == 2
