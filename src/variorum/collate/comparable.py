"""Which quotations are worth laying side by side, word by word."""

import msgspec

from variorum.model import MarkedReport, Quotation, Span


def comparable(marked: MarkedReport) -> MarkedReport:
    """`marked` without the indirect speech whose words tell nothing by themselves.

    Left are all quotations in marks, and what a person is said to have stated without figures in it, which are compared as
    figures, and without words in marks, which stand for themselves. What an office or a body "said" without marks is mostly
    the report's own account of the event. Parts of a quotation that begin a sentence of their own are laid side by side by
    themselves: reports pass on one and leave out the other.
    """
    people = {mention.name for mention in marked.mentions if mention.kind == "person"}
    in_marks = [part for quotation in marked.quotations for part in quotation.in_marks]

    def kept(quotation: Quotation) -> bool:
        if quotation.kind != "indirect" or not quotation.statement:
            return quotation.kind != "indirect"
        words = "".join(marked.report.words(part) for part in quotation.content)
        holds_marks = any(part.contains(inner) for part in quotation.content for inner in in_marks)
        return quotation.speaker in people and not holds_marks and not any(character.isdigit() for character in words)

    quotations = [sentence for quotation in marked.quotations if kept(quotation) for sentence in _sentences(marked, quotation)]
    return msgspec.structs.replace(marked, quotations=tuple(quotations))


def _sentences(marked: MarkedReport, quotation: Quotation) -> list[Quotation]:
    """`quotation` cut before each part in marks that begins with a capital: “We won,” she said. “And how.”"""
    if quotation.kind == "indirect":
        return [quotation]
    if quotation.outside:
        return [msgspec.structs.replace(quotation, content=(part,), outside=()) for part in quotation.in_marks]
    runs: list[list[Span]] = []
    for part in quotation.content:
        if runs and not marked.report.words(part).lstrip("[(…. ‘'\"“")[:1].isupper():
            runs[-1].append(part)
        else:
            runs.append([part])
    return [msgspec.structs.replace(quotation, content=tuple(run)) for run in runs]
