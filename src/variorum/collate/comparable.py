"""Which quotations are worth laying side by side, word by word."""

import re

import msgspec

from variorum.collate.firms import is_firm
from variorum.model import MarkedReport, Quotation, Span
from variorum.settings import Collate

_HANGS_ON = re.compile(
    r"(?:about|after|against|amid|among|as|at|before|between|by|despite|during|especially|for|from|in|into|of|on|over|since"
    r"|through|to|toward|towards|under|until|upon|with|within|without)\b",
    re.IGNORECASE,
)  # begins words that go on with those before them

_PARTISANS = frozenset(
    [
        "attorney", "barrister", "campaigners", "collective", "counsel", "crews", "federation", "guild", "lawyer", "lawyers",
        "mechanics", "miners", "nurses", "opposition", "pilots", "solicitor", "staff", "strikers", "syndicate", "teachers",
        "union", "unions", "workers",
    ]
)  # fmt: skip
"""What speaks for one side: what it says is its claim, not the report's account."""
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"\d+-[^\W\d_]")  # "14-hour days", a "22-year-old": nothing is counted
_AND_THAT = re.compile(r",?\s+(?:and|but)\s+(?=that\s)")


def comparable(marked: MarkedReport, settings: Collate, firms: frozenset[str] = frozenset()) -> MarkedReport:
    """`marked` without the indirect speech whose words tell nothing by themselves, and with its quotations cut to what can
    be laid side by side.

    Left are all words in marks, and what a person, one of the `firms` of the story or a body that speaks for one side is said
    to have stated without counts in it, which are compared as figures, and without words in marks, which stand for
    themselves. What an office or another body "said" without marks is mostly the report's own account of the event. Parts of
    a quotation that begin a sentence of their own stand by themselves: reports pass on one and leave out the other. So do
    clauses joined by "and that", the words in marks of a clause, and those parts of it without marks that are long enough.
    """
    people = {mention.name for mention in marked.mentions if mention.kind == "person"}
    in_marks = [part for quotation in marked.quotations for part in quotation.in_marks]

    def kept(quotation: Quotation) -> bool:
        if quotation.kind != "indirect":
            return True
        if not quotation.statement or not (
            quotation.speaker in people or _is_partisan(quotation.speaker) or is_firm(quotation.speaker, firms)
        ):
            return False
        holds_marks = any(part.contains(inner) for part in quotation.content for inner in in_marks)
        return not holds_marks and not _counts(marked, quotation)

    cut = [one for quotation in marked.quotations for one in _stretches(marked, quotation, settings)]
    return msgspec.structs.replace(marked, quotations=tuple(one for one in cut if kept(one)))


def _is_partisan(speaker: str | None) -> bool:
    """Whether a speaker without a person's name speaks for one side.

    >>> _is_partisan("the Seafarers’ Union"), _is_partisan("police"), _is_partisan(None)
    (True, False, False)
    """
    return bool(speaker) and not _PARTISANS.isdisjoint(_WORD.findall((speaker or "").lower()))


def _clauses(marked: MarkedReport, quotation: Quotation, settings: Collate) -> list[tuple[Span, ...]]:
    """The content of a quotation without marks, cut where "and that" begins a clause of its own: "that it fell and that
    nobody saw it"."""
    if len(quotation.content) > 1:
        return [quotation.content]
    whole = quotation.content[0]
    text, begin = marked.report.text, whole.begin
    found = []
    for joint in _AND_THAT.finditer(text, whole.begin, whole.end):
        words = len(text[begin : joint.start()].split()), len(text[joint.end() : whole.end].split())
        if min(words) >= settings.utterance_joined_words:
            found.append((Span(whole.report, begin, joint.start()),))
            begin = joint.end()
    return [*found, (Span(whole.report, begin, whole.end),)]


def _counts(marked: MarkedReport, quotation: Quotation) -> bool:
    """Whether `quotation` has a figure that is no part of a date, a time of day or a compound."""
    text = marked.report.text
    moments = [moment.span for moment in marked.moments if moment.type in {"DATE", "TIME"}]
    return any(
        text[place].isdigit() and not any(m.begin <= place < m.end for m in moments) and not _COMPOUND.match(text, place)
        for part in quotation.content
        for place in range(part.begin, part.end)
    )


def _stretches(marked: MarkedReport, quotation: Quotation, settings: Collate) -> list[Quotation]:
    """`quotation` cut before each part in marks that begins with a capital: “We won,” she said. “And how.” A clause with
    words in marks is cut at the marks."""
    if quotation.kind == "indirect":
        return [msgspec.structs.replace(quotation, content=part) for part in _clauses(marked, quotation, settings)]
    if quotation.outside:
        return [
            msgspec.structs.replace(
                quotation, content=(part,), outside=(), kind="indirect" if part in quotation.outside else "mixed"
            )
            for part in quotation.content
            if part not in quotation.outside or _stands_alone(part, quotation, marked, settings.utterance_clause_words)
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
