"""Terms: what two reports call one thing, and what they do not."""

import re
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate import terms
from variorum.language import encoder
from variorum.model import MarkedReport, Match, Mention, Quotation, Report, Span
from variorum.settings import Collate

_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")


def report(name: str, text: str) -> MarkedReport:
    """A report with a sentence a line, a person for every name of two words or more, a quotation for all in marks."""
    return MarkedReport(
        report=Report(id=name, digest=sha256(text.encode()).hexdigest(), text=text, source=name),
        sentences=tuple(Span(name, m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)),
        mentions=tuple(Mention(span=Span(name, m.start(), m.end()), kind="person", name=m[0]) for m in _NAME.finditer(text)),
        quotations=tuple(
            Quotation(content=(Span(name, m.start(1), m.end(1)),), kind="direct") for m in re.finditer('"([^"]+)"', text)
        ),
    )


def table(*reports: MarkedReport) -> dict[str, list[str]]:
    """What every term's forms are, with their reports; sentences of two reports on one line number say the same."""
    matches = [
        Match(left=a, right=b, similarity=0.8, kind="paraphrase")
        for i, left in enumerate(reports)
        for right in reports[i + 1 :]
        for a, b in zip(left.sentences, right.sentences, strict=False)
    ]
    texts = {marked.id: marked.report for marked in reports}
    return {
        term.referent: [f"{span.report} {texts[span.report].words(span)}" for span in term.forms]
        for term in terms(reports, matches, encoder(), Collate())
    }


def test_words_in_the_same_place_of_sentences_that_say_the_same_are_forms_of_one_thing():
    assert table(
        report("A", "two trains collided near the old mill in thick fog\nthe minister promised an independent inquiry"),
        report("B", "two trains collided near the old mill in the fog\nthe minister announced an independent inquiry"),
        report("C", "two trains smashed near the old mill in thick fog\nthe minister vowed an independent probe"),
    ) == {"collided": ["A collided", "B collided", "C smashed"], "inquiry": ["A inquiry", "B inquiry", "C probe"]}


def test_a_person_whom_reports_give_different_roles_is_a_term_under_the_name():
    assert table(
        report("A", "Premier Anton Vesk spoke at length."),
        report("B", "Its dictator, Anton Vesk, spoke at length."),
        report("C", "Anton Vesk, the warlord, spoke at length."),
    ) == {"Anton Vesk": ["A Premier", "B dictator", "C warlord"]}


def test_one_role_in_all_reports_is_no_term():
    assert table(report("A", "Premier Anton Vesk spoke."), report("B", "The premier, Anton Vesk, spoke.")) == {}


def test_words_that_one_sentence_has_both_of_are_two_things():
    killed = "the storm killed guests of the old hotel on the shore"
    injured = "the storm injured guests of the old hotel on the shore"
    both = "\nnobody knows how many the storm killed and how many it injured"
    assert table(report("A", killed), report("B", injured + both), report("C", killed), report("D", injured)) == {}


def test_figures_days_names_and_spellings_are_no_terms():
    assert (
        table(
            report("A", "nine guests left the harbour centre on Monday with Ann Roe of the theatre"),
            report("B", "twelve guests left the harbor center on Tuesday with Bo Lind of the theater"),
        )
        == {}
    )


def test_words_in_quotation_marks_are_no_terms():
    assert (
        table(
            report("A", '"The inquiry will be independent," the minister told the house on the hill.'),
            report("B", '"The probe will be independent," the minister told the house on the hill.'),
            report("C", '"The inquiry will be independent," the minister told the house on the hill.'),
        )
        == {}
    )


def test_no_reports_have_no_terms():
    assert table() == {}


_LINES = st.lists(
    st.sampled_from(
        ("the premier Ann Roe spoke", "Ann Roe, its dictator, spoke", "ships collided in fog", "vessels smashed in fog", "…")
    ),
    max_size=4,
)


@settings(max_examples=15, deadline=None)
@given(st.lists(_LINES, max_size=4), st.randoms())
def test_the_order_of_reports_changes_nothing(told, shuffler):
    reports = [report(f"r{number}", "\n".join(lines)) for number, lines in enumerate(told)]
    expected = terms(reports, [], encoder(), Collate())
    shuffler.shuffle(reports)
    assert terms(reports, [], encoder(), Collate()) == expected
