"""What kin somebody is, where reports have it otherwise."""

import pytest
from tests.collate.shown import lines

from variorum.collate.kin import kin
from variorum.collate.sides import Sentences
from variorum.model import MarkedReport, Mention, Report, Span
from variorum.settings import Collate


def table(*texts):
    reports = []
    for place, text in enumerate(texts):
        name = "ABCDE"[place]
        begin = text.find("Ada Holm")
        mentions = (Mention(span=Span(name, begin, begin + 8), kind="person", name="Ada Holm"),) if begin >= 0 else ()
        report = Report(id=name, digest=name, text=text, source=name)
        reports.append(MarkedReport(report=report, sentences=(Span(name, 0, len(text)),), mentions=mentions))
    return lines(kin([Sentences(marked) for marked in reports], Collate()), reports)


def test_a_sister_in_most_reports_who_is_a_wife_in_one_differs():
    assert table(
        "His sister, Ada Holm, kept the books.",
        "Ada Holm, the banker's sister, kept the books.",
        "Pell's wife Ada Holm kept the books.",
        "It rained.",
    ) == [
        "what kin Ada Holm is: A His sister, Ada Holm | B Ada Holm, the banker's sister | C Pell's wife Ada Holm | D - differ"
    ]


@pytest.mark.parametrize(
    "other",
    [
        "His sister, Ada Holm, kept the books.",
        "Sister Ada Holm prayed.",  # a nun is nobody's wife either
        "His former wife Ada Holm left.",
        "Ada Holm, his wife's sister, kept the books.",
    ],
)
def test_what_no_reader_would_set_against_a_sister(other):
    sister = "His sister Ada Holm kept the books."
    assert table(sister, sister, other) == []


def test_the_mother_of_one_may_be_the_wife_of_another():
    assert table("His mother, Ada Holm, wept.", "His mother, Ada Holm, wept.", "Pell's wife, Ada Holm, wept.") == []
    assert table("Rusk's sister, Ada Holm, wept.", "Rusk's sister, Ada Holm, wept.", "Pell's wife, Ada Holm, wept.") == []
