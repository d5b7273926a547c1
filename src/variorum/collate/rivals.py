"""Figures that a report itself sets against each other: counts of two sources, before and after, wrong and right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.collate.contexts import Context, stem
from variorum.collate.counters import are_rivals, same_source
from variorum.collate.likeness import Matrix
from variorum.collate.outcomes import outcome
from variorum.model import MarkedReport, Quantity, Sayer
from variorum.settings import Collate

_HEDGES = "even perhaps maybe possibly about around roughly some nearly almost only just rather as many much few little"
_HEDGE = rf"(?:(?:{'|'.join(_HEDGES.split())})\s+)*"
_NOUN = r"(?:\s+(?:(?:of|in|an?|the)\s+)?[^\W\d_][\w’'-]*){0,3}"
_OR = re.compile(rf"(?:{_NOUN}|\s*\([^)]{{1,40}}\)),?\s+or\s+{_HEDGE}", re.IGNORECASE)
_FROM = re.compile(rf"{_NOUN},?\s+(?:(?:up|down)\s+)?from\s+{_HEDGE}", re.IGNORECASE)
_RATHER = re.compile(
    rf"{_NOUN}(?:,\s+(?:and\s+)?not|,?\s+instead\s+of|,?\s+rather\s+than)\s+(?:the\s+)?{_HEDGE}", re.IGNORECASE
)
_TO = re.compile(rf"{_NOUN}\s+to\s+{_HEDGE}", re.IGNORECASE)
_STARTS = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_BUT = re.compile(rf"{_NOUN},?\s+but\s+{_HEDGE}", re.IGNORECASE)
_NOT = re.compile(r"\bnot\s+(?:[\w-]+\s+){0,1}$", re.IGNORECASE)
_WAS = re.compile(
    r"\W*(?:[^.;]{0,40}[,\s])?(?:it|that|this|they|the\s+(?:figure|toll|count|number|total|estimate|price|offer|sum))\s+"
    r"(?:had\s+(?:been|said|put|given|stood|spoken|reported)|was|were|stood)\s+(?:(?:at|of|it|them|put)\s+)*" + _HEDGE,
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;!?\n]")
_BEFORE = re.compile(
    r"\b(?:yesterday|earlier|before|previously|at\s+first|initially|originally|last\s+(?:night|week|month)|had|until"
    r"|on\s+\w+day)\b",
    re.IGNORECASE,
)


def set_against(
    quantities: Sequence[Quantity],
    around: Sequence[Context],
    sayers: Sequence[Sayer | None],
    likeness: Matrix,
    reports: Mapping[str, MarkedReport],
    settings: Collate,
) -> list[tuple[int, int]]:
    """Pairs of `quantities`, each of one report, that answer one question by that report's own words, whoever says which:
    counts of two sources, "six or seven", "to 12 from nine", "12, not nine", "It was nine yesterday", and what a note of
    correction takes back beside what the report says now. `likeness` is that of the clauses of each two."""
    found = []
    for k in range(len(quantities) - 1):
        one, other = quantities[k], quantities[k + 1]
        if one.span.report == other.span.report and _comparable(one, other, settings):
            marked = reports[one.span.report]
            if _two_sources(k, quantities, around, sayers, marked, settings) or _two_states(one, other, marked):
                found.append((k, k + 1))
    return [*found, *_corrected(quantities, likeness, reports, settings)]


def _comparable(one: Quantity, other: Quantity, settings: Collate) -> bool:
    """Whether two figures that are not the same may be of one thing, by their units, nouns and sizes."""
    sizes = sorted(abs(bound) for bound in (one.low or one.high or 0.0, other.low or other.high or 0.0))
    if not 0 < sizes[1] <= settings.locus_rival_times * sizes[0] or (one.low, one.high) == (other.low, other.high):
        return False
    return other.unit in (None, one.unit) or one.unit is None


def _two_sources(
    k: int,
    quantities: Sequence[Quantity],
    around: Sequence[Context],
    sayers: Sequence[Sayer | None],
    marked: MarkedReport,
    settings: Collate,
) -> bool:
    """Whether the figures `k` and next to it, one soon after the other, are what two named sources count of one thing:
    "Police counted 4,500, the organisers spoke of 9,000". The second has no noun of its own, or the same; shares are of
    anything."""
    one, other, mine, theirs = quantities[k], quantities[k + 1], sayers[k], sayers[k + 1]
    if mine is None or theirs is None or same_source(mine, theirs):
        return False
    if around[k].whole or one.unit == "%" or other.unit not in (None, one.unit):
        return False
    heads, outcomes = (head(one), head(other)), (outcome(around[k].clause), outcome(around[k + 1].clause))
    if (None not in heads and heads[0] != heads[1]) or (None not in outcomes and outcomes[0] != outcomes[1]):
        return False
    return are_rivals(marked, one.span, other.span, settings.locus_rival_words)


def _two_states(one: Quantity, other: Quantity, marked: MarkedReport) -> bool:
    """Whether the words between two figures on end set the one against the other."""
    text = marked.report.text
    between = text[one.span.end : other.span.begin]
    before = text[max(0, one.span.begin - 40) : one.span.begin]
    if any(words.fullmatch(between) for words in (_OR, _FROM, _RATHER)):
        return True
    if (_TO.fullmatch(between) and _STARTS.search(before)) or (_BUT.fullmatch(between) and _NOT.search(before)):
        return True
    stop = max(between.rfind(". "), between.rfind("; "), between.rfind(".\n"))
    if stop < 0 or other.unit is not None or not _WAS.fullmatch(between, stop + 2):
        return False
    end = _STOP.search(text, other.span.end)
    return bool(_BEFORE.search(text, one.span.end + stop, end.start() if end else len(text)))


def _corrected(
    quantities: Sequence[Quantity], likeness: Matrix, reports: Mapping[str, MarkedReport], settings: Collate
) -> list[tuple[int, int]]:
    """Each figure of a note of correction with the figure of the text that is most like it, if they may be of one thing."""
    found = []
    for k, quantity in enumerate(quantities):
        marked = reports[quantity.span.report]
        if not any(note.contains(quantity.span) for note in marked.report.corrections):
            continue
        own = [
            other
            for other, one in enumerate(quantities)
            if one.span.report == quantity.span.report
            and not any(note.contains(one.span) for note in marked.report.corrections)
            and _comparable(quantity, one, settings)
        ]
        best = max(own, key=lambda other: (likeness[k, other], -other), default=None)
        if best is not None and likeness[k, best] >= settings.locus_corrected:
            found.append((min(k, best), max(k, best)))
    return found


def head(quantity: Quantity) -> str | None:
    """The stem of the last word of what is counted."""
    words = (quantity.of or "").split()
    return stem(words[-1]) if words else None
