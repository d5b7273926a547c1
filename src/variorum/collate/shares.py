"""Slips of shares: a share that its part and whole do not make, a part that its share does not give, and shares of one whole
that are more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.collate.reckonings import LED_BY, OF_THE, as_shown, figures_by_sentence, is_exact
from variorum.model import MarkedReport, Quantity, Slip, Span
from variorum.settings import Collate

_EQUALS = re.compile(
    r"(?:\b(?:that is|in other words|or|i\.e\.|which is|equal to|that makes|which makes|a share of|equivalent to)\s*,?\s*"
    r"(?:about|around|some|roughly|nearly|almost|just over|just under|exactly)?\s*|\(\s*)$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:the|its|their|his|her|all|our)?\s*$", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:or\s+|that is,?\s+)?$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,;.)]|in all\b|people\b|of them\b)", re.IGNORECASE)
_BETWEEN = 60  # characters between two figures and the share that they make
_LISTED = re.compile(r"(?:,|\band|,\s+and)\s+[^.;:()]{2,40}$")
_OTHER_WHOLE = re.compile(
    r"\b(?:of|among|after|before|earlier|from|than|compared|up|down|turnout|while|against|respectively|year|month"
    r"|in \d{4})\b",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\b(?:won|took|got|polled|received|voted|votes?|backed|chose|answered|said)\b", re.IGNORECASE)
_MOST = 130.0  # per cent in sum: what is further beyond all was never of one whole
_ROUNDED = 1.5  # per cent that rounding may add to a hundred


def shares(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for each share that does not fit its figures, sentence by sentence."""
    for marked in reports:
        for sentence, inside in zip(marked.sentences, figures_by_sentence(marked), strict=True):
            if len(inside) <= settings.slip_most_parts:
                yield from _of_a_whole(marked, inside, settings)
                yield from _beyond_all(marked, sentence, inside)


def _of_a_whole(marked: MarkedReport, inside: Sequence[Quantity], settings: Collate) -> Iterator[Slip]:
    """ "17 of the 20 questions, that is 75%"; "of the 20, 17, or 75%,"; "half of the 60, 35 in all,"."""
    text = marked.report.text
    for one, two, three in zip(inside, inside[1:], inside[2:], strict=False):
        part_first = _OUT_OF.fullmatch(text, one.span.end, two.span.begin)
        whole_first = LED_BY.search(text, max(0, one.span.begin - 12), one.span.begin)
        between = text[two.span.end : three.span.begin]
        if three.unit == "%" and is_exact(three) and is_exact(one) and is_exact(two) and "%" not in (one.unit, two.unit):
            part, whole = (one, two) if part_first else (two, one) if whole_first else (three, three)
            stated = len(between) <= _BETWEEN and "." not in between and _EQUALS.search(between)
            if part is three or not stated or not (part.low or 0.0) < (whole.low or 0.0):
                continue
            made = 100 * (part.low or 0.0) / (whole.low or 1.0)
            if abs(made - (three.low or 0.0)) > settings.slip_share_points:
                told = f"{as_shown(part.low or 0.0)} of {as_shown(whole.low or 0.0)} are {made:.3g} %, not {three.low:g} %"
                yield Slip(report=marked.id, kind="sum", spans=tuple(sorted([part.span, whole.span, three.span])), why=told)
        elif one.unit == "%" and is_exact(one) and is_exact(two) and is_exact(three) and "%" not in (two.unit, three.unit):
            apposed = _APPOSED.search(between) and len(between) <= _BETWEEN and _CLOSED.match(text, three.span.end)
            if not (OF_THE.fullmatch(text, one.span.end, two.span.begin) and apposed and (three.low or 0.0) < (two.low or 0.0)):
                continue
            made = (one.low or 0.0) * (two.low or 0.0) / 100
            if abs(made - (three.low or 0.0)) > max(1.0, settings.slip_times_share * made):
                told = f"{one.low:g} % of {as_shown(two.low or 0.0)} are {as_shown(made)}, not {as_shown(three.low or 0.0)}"
                yield Slip(report=marked.id, kind="sum", spans=(one.span, two.span, three.span), why=told)


def _beyond_all(marked: MarkedReport, sentence: Span, inside: Sequence[Quantity]) -> Iterator[Slip]:
    """ "The Liberals won 48 per cent, the Greens 31 and the Centre 29 per cent"."""
    text = marked.report.text
    told = [one for one in inside if one.unit == "%"]
    if len(told) < 2 or not all(is_exact(one) for one in told):
        return
    if not _VOTES.search(text, sentence.begin, sentence.end) or _OTHER_WHOLE.search(text, told[0].span.end, sentence.end):
        return
    gaps = (text[left.span.end : right.span.begin] for left, right in pairwise(told))
    total = sum(one.low or 0.0 for one in told)
    if all(_LISTED.search(gap) for gap in gaps) and 100 + _ROUNDED < total <= _MOST:
        parts = " + ".join(f"{one.low:g}" for one in told)
        yield Slip(
            report=marked.id, kind="sum", spans=tuple(one.span for one in told), why=f"{parts} = {total:g} %, more than all"
        )
