"""Firms: whose word is a claim, and what they are called."""

import re

from variorum.collate.comparable import comparable
from variorum.collate.firms import firms, with_names
from variorum.model import MarkedReport, Mention, Quotation, Report, Span
from variorum.settings import Collate


def marked(name: str, text: str, speaker: str, words: str, *bodies: str) -> MarkedReport:
    """A report in which `speaker` says `words` without marks; `bodies` are the names in it."""
    begin = text.index(words)
    return MarkedReport(
        report=Report(id=name, digest=name, text=text, source=name),
        mentions=tuple(
            Mention(span=Span(name, m.start(), m.end()), kind="organisation", name=body)
            for body in bodies
            for m in re.finditer(body, text)
        ),
        quotations=(Quotation(content=(Span(name, begin, begin + len(words)),), kind="indirect", speaker=speaker),),
    )


def test_a_name_beside_what_firms_are_called_is_a_firms():
    told = marked(
        "A", "The operator Harrow Rail said the points were sound.", "Harrow Rail", "the points were sound", "Harrow Rail"
    )
    behind = marked("B", "Plint Air, the jet’s owner, said it was sound.", "Plint Air", "it was sound", "Plint Air")
    body = marked("C", "The Works Ministry said it was sound.", "Works Ministry", "it was sound", "Works Ministry")
    assert firms([told, behind, body]) == {"Harrow Rail", "Plint Air"}


def test_what_a_firm_says_is_compared_and_what_a_ministry_says_is_not():
    firm = marked("A", "Harrow Rail said the points were sound.", "Harrow Rail", "the points were sound", "Harrow Rail")
    ministry = marked("B", "The ministry said the points were sound.", "the ministry", "the points were sound")
    known = frozenset(["Harrow Rail"])
    assert [len(comparable(one, Collate(), known).quotations) for one in (firm, ministry)] == [1, 0]


def test_the_company_is_the_one_firm_of_the_story_that_its_report_names():
    text = "Harrow Rail runs the line. The rail giant, whose shares fell, said the points were sound."
    speaker, words = "The rail giant, whose shares fell", "the points were sound"
    one = marked("A", text, speaker, words, "Harrow Rail")
    assert [q.speaker for q in with_names([one], frozenset(["Harrow Rail"]))[0].quotations] == ["Harrow Rail"]
    two = marked("A", text.replace("the line", "the line with Plint Rail"), speaker, words, "Harrow Rail", "Plint Rail")
    assert [q.speaker for q in with_names([two], frozenset(["Harrow Rail", "Plint Rail"]))[0].quotations] == [speaker]
    police = marked("B", "Harrow Rail shut. The police said the points were sound.", "The police", words, "Harrow Rail")
    assert [q.speaker for q in with_names([police], frozenset(["Harrow Rail"]))[0].quotations] == ["The police"]
