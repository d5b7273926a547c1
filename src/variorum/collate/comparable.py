"""Which quotations are worth laying side by side, word by word."""

import re

import msgspec

from variorum.model import MarkedReport, Quotation, Span

_HANGS_ON = re.compile(
    r"(?:about|after|against|amid|among|as|at|before|between|by|despite|during|especially|for|from|in|into|of|on|over|since"
    r"|through|to|toward|towards|under|until|upon|with|within|without)\b",
    re.IGNORECASE,
)  # begins words that go on with those before them


def comparable(marked: MarkedReport, clause_words: int) -> MarkedReport:
    """`marked` without the indirect speech whose words tell nothing by themselves, and with its quotations cut to what can
    be laid side by side.

    Left are all words in marks, and what a person is said to have stated without figures in it, which are compared as
    figures, and without words in marks, which stand for themselves. What an office or a body "said" without marks is mostly
    the report's own account of the event. Parts of a quotation that begin a sentence of their own stand by themselves:
    reports pass on one and leave out the other. So do the words in marks of a clause, and those parts of it without marks that
    have `clause_words` at least.
    """
    people = {mention.name for mention in marked.mentions if mention.kind == "person"}
    in_marks = [part for quotation in marked.quotations for part in quotation.in_marks]

    def kept(quotation: Quotation) -> bool:
        if quotation.kind != "indirect":
            return True
        if not quotation.statement or quotation.speaker not in people:
            return False
        words = "".join(marked.report.words(part) for part in quotation.content)
        holds_marks = any(part.contains(inner) for part in quotation.content for inner in in_marks)
        return not holds_marks and not any(character.isdigit() for character in words)

    cut = [one for quotation in marked.quotations for one in _stretches(marked, quotation, clause_words)]
    return msgspec.structs.replace(marked, quotations=tuple(one for one in cut if kept(one)))


def _stretches(marked: MarkedReport, quotation: Quotation, clause_words: int) -> list[Quotation]:
    """`quotation` cut before each part in marks that begins with a capital: “We won,” she said. “And how.” A clause with
    words in marks is cut at the marks."""
    if quotation.kind == "indirect":
        return [quotation]
    if quotation.outside:
        return [
            msgspec.structs.replace(
                quotation, content=(part,), outside=(), kind="indirect" if part in quotation.outside else "mixed"
            )
            for part in quotation.content
            if part not in quotation.outside or _stands_alone(part, quotation, marked, clause_words)
        ]
    runs: list[list[Span]] = []
    for part in quotation.content:
        if runs and not marked.report.words(part).lstrip("[(…. ‘'\"“")[:1].isupper():
            runs[-1].append(part)
        else:
            runs.append([part])
    return [msgspec.structs.replace(quotation, content=tuple(run)) for run in runs]


def _stands_alone(part: Span, quotation: Quotation, marked: MarkedReport, clause_words: int) -> bool:
    """Whether a part of a clause outside marks says something without the words in marks before it."""
    words = marked.report.words(part)
    return len(words.split()) >= clause_words and (part == quotation.content[0] or not _HANGS_ON.match(words))
