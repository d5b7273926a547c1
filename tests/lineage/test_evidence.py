from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.language import encoder
from variorum.lineage.evidence import witness
from variorum.lineage.kinship import Kinship
from variorum.model import MarkedReport, Report
from variorum.settings import Settings


@pytest.fixture
def kinship() -> Callable[..., Kinship]:
    return lambda *reports: Kinship([witness(report) for report in reports], encoder(), Settings().lineage)


def test_words_of_furniture_do_not_count(told):
    found = witness(told("a", "Home | News\n\nThe bridge is closed.", furniture=["Home | News"]))
    assert found.written == ("the", "bridge", "is", "closed")


def test_a_report_without_sentences_counts_line_by_line():
    found = witness(MarkedReport(report=Report(id="a", digest="", text="One line here\n\nand another", source="a")))
    assert found.sentence_texts() == ["One line here", "and another"]


def test_a_short_copy_is_in_its_source_and_the_source_partly_in_the_copy(told, kinship):
    source = "The heron left the weir at dawn. Nobody in Lund had counted the eels. A clerk found the key in his hat."
    measured = kinship(told("copy", "The heron left the weir at dawn."), told("source", source))
    assert measured.covers[0, 1] == 1.0
    assert 0.2 < measured.covers[1, 0] < 0.5


def test_what_a_statement_says_is_no_kinship(told, kinship):
    statement = "all boats are to stay in port until the ice has gone from the sound"
    one = f'A clerk sang. In a statement the port said: "{statement}."'
    other = f'Herons came back. "{statement}," a notice said.'
    assert kinship(told("a", one), told("b", other)).covers.max() < 0.2


def test_agreement_against_a_third_report_is_what_that_one_lacks(told, kinship):
    both = "The purser hid 47 herrings in the organ."
    measured = kinship(told("a", both), told("b", both), told("c", "The purser played the organ."))
    assert measured.agreements(0, 1, [2]) == ["47", "47 herrings", "herrings", "herrings in", "hid", "hid 47", "purser hid"]


@given(st.text(alphabet="ab “”‘’\"'.\n é", max_size=300))
def test_quoted_words_are_words_of_the_report(told, text):
    found = witness(told("a", text))
    assert all(0 <= stretch.begin < stretch.end <= len(found.words) for stretch in found.quoted)
    assert all(text[word.begin : word.end] == word.written for word in found.words)
