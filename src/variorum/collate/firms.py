"""Firms: which speakers of a story are companies, whose word on their own doings is a claim."""

import re
from collections.abc import Sequence

import msgspec

from variorum.model import MarkedReport

_NOUNS = (
    "airline|brewer|brewery|builder|carmaker|carrier|company|conglomerate|contractor|corporation|developer|employer|firm|giant"
    "|haulier|insurer|lender|maker|manufacturer|operator|owner|producer|retailer|shipowner|subcontractor|supplier|utility"
)
_BEFORE = re.compile(rf"\b(?:{_NOUNS}),? \Z", re.IGNORECASE)
_BEHIND = re.compile(rf"(?: of [A-Z]\w+)?, (?:[a-z’'-]+ ){{1,3}}(?:{_NOUNS})\b")
_ITSELF = re.compile(rf"\b(?:{_NOUNS}|inc|llc|ltd|plc)(?:,|\.?\Z)", re.IGNORECASE)
_RUNS_IT = r"(?:[Bb]osses|[Mm]anagement|[Mm]anagers)\Z"
_CALLED = re.compile(rf"{_RUNS_IT}|(?:[Tt]he|[Tt]his|[Ii]ts) (?:[a-z’'-]+ ){{0,2}}(?:{_NOUNS})(?:, (?:who|whose|which)\b|\Z)")
_REACH = 60  # characters on either side of a name


def firms(reports: Sequence[MarkedReport]) -> frozenset[str]:
    """The names that some report introduces as a company's: "the operator Harrow Rail", "Harrow Rail, the line's owner"."""
    found = set()
    for marked in reports:
        text = marked.report.text
        for mention in marked.mentions:
            begin, end = mention.span.begin, mention.span.end
            if mention.kind == "place" or (mention.kind == "person" and " " in mention.name):
                continue
            if _BEFORE.search(text[max(0, begin - _REACH) : begin]) or _BEHIND.match(text[end : end + _REACH]):
                found.add(mention.name)
    return frozenset(found)


def with_names(reports: Sequence[MarkedReport], known: frozenset[str]) -> list[MarkedReport]:
    """`reports`, with the firm's name for "the company" where the report names one only of the `known` firms of the story."""

    def named(marked: MarkedReport) -> MarkedReport:
        if not any(_is_called(quotation.speaker) for quotation in marked.quotations):
            return marked
        here = {mention.name for mention in marked.mentions} & known
        if len(here) != 1:
            return marked
        name = min(here)
        quotations = [
            msgspec.structs.replace(one, speaker=name) if _is_called(one.speaker) else one for one in marked.quotations
        ]
        return msgspec.structs.replace(marked, quotations=tuple(quotations))

    return [named(marked) for marked in reports]


def _is_called(speaker: str | None) -> bool:
    """Whether a speaker is only called a firm, or those who run it: "The company", "the oil giant, whose shares fell",
    "Bosses"."""
    return bool(speaker) and _CALLED.match(speaker or "") is not None


def is_firm(speaker: str | None, known: frozenset[str]) -> bool:
    """Whether `speaker` is one of the `known` firms, or is called one: "The company", "Harrow Ltd"."""
    return bool(speaker) and (speaker in known or _ITSELF.search(speaker or "") is not None)
