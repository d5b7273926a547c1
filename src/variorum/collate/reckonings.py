"""Slips of reckoning: figures of one sentence, one of which is said to be what two others make, and is not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from variorum.model import MarkedReport, Moment, Quantity, Slip, Span
from variorum.settings import Collate

_FROM = re.compile(r"\bfrom\s+(?:just\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[^.;:()]{0,40}?\bto\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|up|down|plus|minus|(?:rise|increase|growth|gain|fall|drop|decrease|decline|reduction|cut|loss|jump|difference)\s+of)\s+$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:risen|rose|rises|fallen|fell|falls|grown|grew|gained|lost|dropped|climbed|jumped|increased|decreased|declined|shrank)\s+$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:leaves|leaving|left|kept|keeps|keeping)\s+(?:only\s+|just\s+|him\s+|her\s+|them\s+)?$", re.IGNORECASE
)
_CONTRA = re.compile(r"\s*against\b", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:more|fewer|less|higher|lower|up|down)\b(?!\s+than)", re.IGNORECASE)
_OR = re.compile(r"(?:,\s+(?:or|that is)\s+|\s*[(]\s*|,\s+)$", re.IGNORECASE)
_SUCH = re.compile(
    r"\b(?:such an?|that|the|this)\s+(?:decline|drop|fall|increase|jump|leap|rise|surge),?\s+of\s+$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s*of\s+them\b", re.IGNORECASE)
_MANY = 10
_AGAINST = re.compile(r"\s*(?:votes?\s+)?(?:to|against|–|-|—)\s*$", re.IGNORECASE)
_MAJORITY = re.compile(r"\b(?:majority|margin|lead)\s+of\s+$", re.IGNORECASE)
_THAN = re.compile(r"\s*(?:more|fewer|less|higher|lower|above|below)\s+(?:than\s+)?(?:the\s+|its\s+|their\s+)?$", re.IGNORECASE)
OF_THE = re.compile(r"\s*(?:out\s+)?of\s+(?:the|its|their|his|her|all|these|those|our)\s+$", re.IGNORECASE)
LED_BY = re.compile(r"\b(?:of|among)\s+(?:the|its|their|his|her|all|these|those|our)\s+$", re.IGNORECASE)
_BREAK = re.compile(r"\s*,\s*$")
_TIMES = re.compile(
    r"\b(?<!more than )(?<!almost )(?<!nearly )(?<!over )(?P<word>"
    r"(?:doubl|halv|quadrupl|trebl|tripl)(?:ed|es|ing))\b",
    re.IGNORECASE,
)
_FACTORS = {"doubl": 2.0, "halv": 0.5, "trebl": 3.0, "tripl": 3.0, "quadru": 4.0}
_BETWEEN = re.compile(r"\s*(?:to|until|till|and|–|-|through)\s*$", re.IGNORECASE)
_NEAR = 60  # characters between two figures and the change from the one to the other
_STOP = re.compile(r"[.;!?]\s|\b(?:than|since|compared)\b", re.IGNORECASE)
_ROUNDED_FROM = 100_000
_POINTS = frozenset(["point", "points", "percentage point", "percentage points"])


class Reckoned(msgspec.Struct, frozen=True):
    """Figures `of` which `result` is made, what they `make`, and how far that may be from it."""

    result: Quantity
    of: tuple[Quantity, Quantity]
    makes: float
    slack: float
    told: str  # "52 - 40 = 12"


def reckonings(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for every figure that is said to be what two others of its sentence make and is not, and for every part that is
    more than its whole."""
    for marked in reports:
        figures = [[one for one in told if is_exact(one) or _is_half(one)] for told in figures_by_sentence(marked)]
        for sentence, inside, later in zip(marked.sentences, figures, [*figures, []][1:], strict=True):
            if len(inside) > settings.slip_most_parts:
                continue
            told = (*_changes(marked, sentence, inside, settings), *_margins(marked, inside), *_over(marked, inside))
            behind = (*_said_later(marked, sentence, inside, later), *_more_of_them(marked, inside, later))
            for one in (*told, *_left(marked, inside), *behind):
                if abs(one.makes - (one.result.low or 0.0)) > one.slack:
                    spans = sorted([one.of[0].span, one.of[1].span, one.result.span])
                    words = marked.report.words(one.result.span)
                    yield Slip(
                        report=marked.id, kind="sum", spans=tuple(dict.fromkeys(spans)), why=f"{one.told}, not “{words}”"
                    )
            yield from _lasted(marked, sentence)


def figures_by_sentence(marked: MarkedReport) -> list[list[Quantity]]:
    """The quantities of each sentence of `marked`, in order."""
    found: list[list[Quantity]] = [[] for _ in marked.sentences]
    begins = [sentence.begin for sentence in marked.sentences]
    for one in sorted(marked.quantities, key=lambda quantity: quantity.span):
        at = bisect_right(begins, one.span.begin) - 1
        if at >= 0 and one.span.end <= marked.sentences[at].end:
            found[at].append(one)
    return found


def is_exact(one: Quantity) -> bool:
    """Whether a figure is one number above nought."""
    return one.low is not None and one.low == one.high and one.low > 0


def _is_half(one: Quantity) -> bool:
    """Whether a share is told in a word, which leaves it half of one per cent: "half", "two thirds"."""
    return one.unit == "%" and one.low is not None and one.high is not None and one.high - one.low <= 1.0


def _middle(one: Quantity) -> float:
    return ((one.low or 0.0) + (one.high or 0.0)) / 2


def _changes(marked: MarkedReport, sentence: Span, inside: Sequence[Quantity], settings: Collate) -> Iterator[Reckoned]:
    """ "Rose from 40 to 52, an increase of 12"; "by 30 per cent, from 40 to 52"; "doubled from 40 to 80"."""
    text = marked.report.text
    for a, b in pairwise(inside):
        if not (_FROM.search(text, max(sentence.begin, a.span.begin - 12), a.span.begin) and _one_unit(a, b)):
            continue
        if not _TO.fullmatch(text, a.span.end, b.span.begin):
            continue
        for c in inside:
            if c in (a, b) or not _is_change(text, sentence, a, b, c):
                continue
            yield from _change(a, b, c, settings)
        times = _TIMES.search(text, sentence.begin, a.span.begin)
        if times:
            factor = next(value for stem, value in _FACTORS.items() if times["word"].lower().startswith(stem))
            wanted = factor * (a.low or 0.0)
            made = f"{as_shown(factor)} times {as_shown(a.low or 0.0)} is {as_shown(wanted)}"
            yield Reckoned(b, (a, b), wanted, settings.slip_times_share * wanted, made)


def _is_change(text: str, sentence: Span, a: Quantity, b: Quantity, c: Quantity) -> bool:
    """Whether `c` is told as the change from `a` to `b`."""
    if c.span.begin < a.span.begin:
        near = text[c.span.end : a.span.begin]
        led = _BY.search(text, sentence.begin, c.span.begin) or _MOVED.search(text, sentence.begin, c.span.begin)
        return bool(led) and len(near) < _NEAR and not _STOP.search(near)
    near = text[b.span.end : c.span.begin]
    if len(near) > _NEAR or _STOP.search(near):
        return False
    share = c.unit == "%" and b.unit != "%" and _OR.search(text, b.span.end, c.span.begin)
    return bool(_BY.search(text, b.span.end, c.span.begin) or _MORE.match(text, c.span.end) or share)


def _change(a: Quantity, b: Quantity, c: Quantity, settings: Collate) -> Iterator[Reckoned]:
    before, after = a.low or 0.0, b.low or 0.0
    apart = abs(after - before)
    if c.unit == "%" and a.unit != "%":
        share = 100 * apart / before
        made = f"from {as_shown(before)} to {as_shown(after)} are {share:.3g} %"
        yield Reckoned(c, (a, b), share, max(settings.slip_share_points, settings.slip_times_share * share), made)
    elif (c.unit in _POINTS and a.unit == "%") or (c.unit != "%" and _one_unit(a, c)):
        yield Reckoned(
            c, (a, b), apart, _rounding(a, b, c), f"from {as_shown(before)} to {as_shown(after)} are {as_shown(apart)}"
        )


def _margins(marked: MarkedReport, inside: Sequence[Quantity]) -> Iterator[Reckoned]:
    """ "By 34 votes to 28, a majority of six"; "61 per cent, nine points more than the 52 of 2026"."""
    text = marked.report.text
    for a, b, c in zip(inside, inside[1:], inside[2:], strict=False):
        voted = _AGAINST.fullmatch(text, a.span.end, b.span.begin) and _MAJORITY.search(text, b.span.end, c.span.begin)
        if voted and _one_unit(a, b) and c.span.begin - b.span.end < _NEAR:
            yield _margin(c, a, b)
        fits = _one_unit(a, c) and (b.unit in _POINTS if a.unit == "%" else b.unit != "%" and _one_unit(a, b))
        if fits and _BREAK.fullmatch(text, a.span.end, b.span.begin) and _THAN.fullmatch(text, b.span.end, c.span.begin):
            yield _margin(b, a, c)


def _margin(result: Quantity, a: Quantity, b: Quantity) -> Reckoned:
    apart = abs((a.low or 0.0) - (b.low or 0.0))
    told = f"{as_shown(a.low or 0.0)} and {as_shown(b.low or 0.0)} are {as_shown(apart)} apart"
    return Reckoned(result, (a, b), apart, _rounding(a, b, result), told)


def _left(marked: MarkedReport, inside: Sequence[Quantity]) -> Iterator[Reckoned]:
    """ "He sold 120 of his 200 sheep and kept 90"; "half of the 80 beds are taken, which leaves 30"; "four of the six voted for
    and three against"."""
    text = marked.report.text
    for a, b, c in zip(inside, inside[1:], inside[2:], strict=False):
        near = text[b.span.end : c.span.begin]
        if not OF_THE.fullmatch(text, a.span.end, b.span.begin) or len(near) > _NEAR or _STOP.search(near):
            continue
        if b.unit == "%" or c.unit == "%" or not _one_unit(b, c):
            continue
        whole = b.low or 0.0
        part = _middle(a) * whole / 100 if a.unit == "%" else a.low or 0.0
        left = whole - part
        told = f"{as_shown(part)} of {as_shown(whole)} leave {as_shown(left)}"
        if _LEAVING.search(near):
            yield Reckoned(c, (a, b), left, 0.05 * whole if a.unit == "%" else 0.0, told)
        elif a.unit != "%" and _CONTRA.match(text, c.span.end) and (c.low or 0.0) > left:
            yield Reckoned(c, (a, b), left, 0.0, told)


def _said_later(
    marked: MarkedReport, sentence: Span, inside: Sequence[Quantity], later: Sequence[Quantity]
) -> Iterator[Reckoned]:
    """ "By 63 votes to 58. … “A majority of seven”"; "from 318 to 402. Such a jump, of 94"."""
    text = marked.report.text
    for a, b in pairwise(inside):
        voted = _AGAINST.fullmatch(text, a.span.end, b.span.begin) and "vote" in (a.unit, b.unit)
        moved = _FROM.search(text, max(sentence.begin, a.span.begin - 12), a.span.begin) and _TO.fullmatch(
            text, a.span.end, b.span.begin
        )
        for c in later:
            near = text[max(sentence.end, c.span.begin - 30) : c.span.begin]
            if _one_unit(a, b) and _one_unit(b, c) and ((voted and _MAJORITY.search(near)) or (moved and _SUCH.search(near))):
                yield _margin(c, a, b)


def _more_of_them(marked: MarkedReport, inside: Sequence[Quantity], later: Sequence[Quantity]) -> Iterator[Reckoned]:
    """ "In all, 56 pupils are ill. Sixty-one of them"."""
    wholes = [one for one in inside if one.unit == "people"]
    if len(wholes) != 1 or not later or not _OF_THEM.match(marked.report.text, later[0].span.end):
        return
    part, whole = later[0], wholes[0]
    many = (whole.low or 0.0) >= _MANY  # of a man and others who were named before, three may be hurt
    if many and part.unit in ("people", None) and (part.low or 0.0) > (whole.low or 0.0):
        yield Reckoned(part, (whole, whole), whole.low or 0.0, 0.0, f"there are {as_shown(whole.low or 0.0)} in all")


def _over(marked: MarkedReport, inside: Sequence[Quantity]) -> Iterator[Reckoned]:
    """ "Fourteen of the 12 passengers"; "of the 12 passengers, 14"."""
    text = marked.report.text
    for a, b in pairwise(inside):
        if a.unit != b.unit or a.unit is None or a.unit == "%":
            continue
        if OF_THE.fullmatch(text, a.span.end, b.span.begin):
            part, whole = a, b
        elif LED_BY.search(text, max(0, a.span.begin - 12), a.span.begin) and _BREAK.fullmatch(text, a.span.end, b.span.begin):
            part, whole = b, a
        else:
            continue
        if (part.low or 0.0) > (whole.low or 0.0):
            yield Reckoned(part, (whole, whole), whole.low or 0.0, 0.0, f"there are {as_shown(whole.low or 0.0)} in all")


def _lasted(marked: MarkedReport, sentence: Span) -> Iterator[Slip]:
    """ "From 3 May to 12 May, seven days"."""
    text = marked.report.text
    days = [m for m in marked.moments if sentence.begin <= m.span.begin < sentence.end and _day(m) is not None]
    lengths = [
        q for q in marked.quantities if sentence.begin <= q.span.begin < sentence.end and q.unit == "days" and is_exact(q)
    ]
    for first, last in pairwise(days):
        if not (
            _FROM.search(text, sentence.begin, first.span.begin) and _BETWEEN.fullmatch(text, first.span.end, last.span.begin)
        ):
            continue
        for length in lengths:
            near = (
                text[last.span.end : length.span.begin] if length.span > last.span else text[length.span.end : first.span.begin]
            )
            if len(near) > _NEAR or _STOP.search(near):
                continue
            yield from _span_of_days(marked, first, last, length)


def _span_of_days(marked: MarkedReport, first: Moment, last: Moment, length: Quantity) -> Iterator[Slip]:
    begin, end = _day(first), _day(last)
    if begin is None or end is None:
        return
    apart = (end - begin).days
    if apart > 0 and not apart - 1 <= (length.low or 0.0) <= apart + 1:
        yield Slip(
            report=marked.id,
            kind="sum",
            spans=tuple(sorted([first.span, last.span, length.span])),
            why=f"{begin} and {end} are {apart} days apart, not “{marked.report.words(length.span)}”",
        )


def _one_unit(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or a.unit is None or b.unit is None


def _rounding(*figures: Quantity) -> float:
    """What rounding may leave over: one in the last place given of fractions and of figures beyond a hundred thousand."""
    numbers = [one.low or 0.0 for one in figures]
    if all(one == round(one) and one < _ROUNDED_FROM for one in numbers):
        return 0.0
    return 1.001 * 10.0 ** min(_place(one) for one in numbers)


def _place(number: float) -> int:
    """The power of ten of the last digit that is no nought.

    >>> _place(2_400_000.0), _place(0.9), _place(52.0)
    (5, -1, 0)
    """
    if number == round(number):
        return len(f"{number:.0f}") - len(f"{number:.0f}".rstrip("0"))
    return -len(f"{number:.4f}".rstrip("0").partition(".")[2])


def _day(moment: Moment) -> date | None:
    one = moment.low is not None and moment.low == moment.high and len(moment.low) == len("2030-05-16")
    return date.fromisoformat(moment.low) if one and moment.low else None


def as_shown(figure: float) -> str:
    """`figure` as it is shown."""
    return f"{figure:,.0f}" if figure == round(figure) else f"{figure:,.4g}"
