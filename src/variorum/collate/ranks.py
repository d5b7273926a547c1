"""Loci of ranks: the how many-th it is, where reports tell one series: "the fifth increase in a row", "for the sixth time"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import msgspec
import numpy as np

from variorum.collate.contexts import contexts, stem
from variorum.collate.grouping import groups
from variorum.collate.likeness import equal, meaning
from variorum.collate.questions import plural
from variorum.collate.told import identity
from variorum.collate.verdicts import Changes, verdict
from variorum.language import Encode
from variorum.model import Locus, MarkedReport, Reading, Report, Span
from variorum.settings import Collate
from variorum.text.numerals import TokenTable, token_table

_SERIES = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?(?:in\s+a\s+row|running|straight|in\s+succession|on\s+the\s+trot"
    r"|(?:in|within)\s+(?:as\s+many|[\w-]+|the\s+(?:last|past)(?:\s+[\w-]+)?)\s+(?:years?|months?|weeks?|days?)|this\s+(?:year|month|week|season))\b",
    re.IGNORECASE,
)
"""What stands behind the thing that is counted through."""
_IN_LINE = frozenset(["straight", "consecutive", "successive", "running"])
_TIMES = frozenset(["time", "times", "occasion"])
_IS = re.compile(
    r"\b(?:is|was|be|been|became|becomes|marks?|marked|making|makes?|made)\s+(?:\w+\s+)?(?:it\s+)?(?:the|its|his|her|their|our)\s+$",
    re.IGNORECASE,
)
_OF_RANK = frozenset(["half", "quarter", "floor", "century", "hand", "class", "degree", "person", "party", "rate", "world"])
"""Nouns of which an ordinal is a part of the name or of a fraction: "the third quarter", "a second hand"."""
_BACK = 40  # characters before the ordinal in which "it was the" stands


class Rank(msgspec.Struct, frozen=True):
    """An ordinal with what it counts through."""

    span: Span
    number: int
    noun: str


def ranks(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """A locus for each series of which several reports tell the how many-th it is."""
    told: list[Rank] = []
    around = []
    for marked in reports:
        here = ranks_told(marked)
        spans = [rank.span for rank in here]
        told += here
        around += contexts(marked, spans, spans, settings.locus_reach)
    if len({rank.span.report for rank in told}) < 2:
        return ()
    clause, sentence = meaning(around, encode)
    same_noun = equal([stem(rank.noun.split()[-1]) for rank in told])
    elsewhere = 1 - equal([rank.span.report for rank in told])
    likeness = np.maximum(np.maximum(clause, sentence), settings.rank_same_noun * same_noun)
    numbers = np.array([rank.number for rank in told])
    next_to = (np.abs(numbers[:, None] - numbers[None, :]) == 1) & (np.minimum(numbers[:, None], numbers[None, :]) > 2)
    likeness = likeness + settings.rank_next_to * next_to  # a fifth and a sixth of two series would be a chance
    likeness = np.maximum(likeness * elsewhere, same_noun * (1 - elsewhere))
    texts = {marked.id: marked.report for marked in reports}
    found = [[told[k] for k in group] for group in groups(likeness, settings.rank_likeness)]
    return tuple(_locus(group, texts, settings) for group in found if _enough(group, settings))


def _enough(group: Sequence[Rank], settings: Collate) -> bool:
    """Whether many reports tell it, or two of them the same of one thing: a "second time" and a "third time" of two reports
    are often of two series."""
    reports = {rank.span.report for rank in group}
    if len(reports) >= settings.rank_fewest:
        return True
    things = {(rank.number, stem(rank.noun)) for rank in group}
    return len(reports) > 1 and len(things) == 1 and group[0].noun not in _TIMES


def ranks_told(marked: MarkedReport) -> list[Rank]:
    """Where `marked` tells the how many-th of a series something is, dates and names left out."""
    table = token_table(marked.report.text, marked.sentences)
    dated = [moment.span for moment in marked.moments]
    found = []
    for at in table.numerals:
        rank = _rank(marked, table, at)
        if rank and not any(span.overlaps(rank.span) for span in dated):
            found.append(rank)
    return found


def _rank(marked: MarkedReport, table: TokenTable, at: int) -> Rank | None:
    token, text = table.tokens[at], marked.report.text
    if not token.ordinal or token.ordinal < 2:
        return None
    first, after = at + 1, list(takewhile(lambda other: not other.first, table.tokens[at + 1 : at + 4]))
    if after and after[0].word == "-":  # "third-largest" is a place, not a count
        return None
    noun = next((other for other in after if other.word not in _IN_LINE), None)
    if in_row := noun is not None and noun.word in ("in", "this"):
        noun = token  # "the fifth in a row"
    if noun is None or not noun.word.isalpha() or (noun.capital and not token.capital) or noun.word in _OF_RANK:
        return None
    in_line = table.words[first] in _IN_LINE or noun.word in _TIMES or bool(_SERIES.match(text, token.end, token.end + 90))
    if not in_line and not _IS.search(text, max(0, token.begin - _BACK), token.begin):
        return None
    return Rank(marked.report.span(token.begin, noun.end), token.ordinal, "time" if in_row else noun.word)


def _locus(group: Sequence[Rank], texts: dict[str, Report], settings: Collate) -> Locus:
    chosen: dict[str, Rank] = {}
    for one in sorted(group, key=lambda rank: rank.span):
        chosen.setdefault(one.span.report, one)
    readings = tuple(
        Reading(report=report, span=chosen[report].span, low=float(rank.number), high=float(rank.number))
        if (rank := chosen.get(report))
        else Reading(report=report)
        for report in texts
    )
    nouns = sorted(rank.noun for rank in chosen.values())
    noun = max(nouns, key=lambda one: (one not in _TIMES, nouns.count(one), one))
    return Locus(
        id=identity(("rank",), readings),
        kind="figure",
        asks=f"how many {plural(noun)} by now",
        readings=readings,
        verdict=verdict(readings, texts, Changes(counted_once=True), settings),
    )
