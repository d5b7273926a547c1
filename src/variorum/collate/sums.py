"""Slips of arithmetic: parts that do not add up to the total that they are said to be parts of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.collate.reckonings import as_shown, is_exact
from variorum.model import MarkedReport, Quantity, Slip, Span
from variorum.settings import Collate

OF_TOTAL = re.compile(
    r"\b(?:of|among|out of)\s+(?:the|its|their|his|her|all|these|those|our)?\s*(?:[\w’']+\s+){0,2}$", re.IGNORECASE
)
GOES_ON = re.compile(r"\s*(?:an)?other\b|\s*the (?:rest|remaining|others?)\b", re.IGNORECASE)
ONE = re.compile(r"(?:,|;|\band)\s+(one)\s+(?:is|was|has|had|in|from|at|more)\b", re.IGNORECASE)
OF_THEM = re.compile(r"\s*of\s+(?:them|these|those)\b", re.IGNORECASE)
LISTS = re.compile(r":\s*$|:\s|\b(?:comprising|made up of|consisting of|divided into|split into|broken down)\b", re.IGNORECASE)
REST = re.compile(r"\b(?:an)?other\b|\bthe (?:rest|remaining|remainder)\b|\bthe last\b", re.IGNORECASE)
NOT_ALL = re.compile(
    r"\b(?:including|included|among (?:them|whom)|up from|down from|compared|than|instead of|fewer|at least|nearly|almost"
    r"|about)\b",
    re.IGNORECASE,
)
SEXES = re.compile(r"\b(?:women|men|boys|girls|adults|children|minors)\b", re.IGNORECASE)
QUOTES = frozenset('"“‘')
EACH = re.compile(r"\s*each\b", re.IGNORECASE)
APPOSED = re.compile(r"\s*[,–—(-]\s*$")
ARE = re.compile(r"(?:\s+\w+)?\s+(?:are|were)\s+", re.IGNORECASE)
OF_THE = re.compile(
    r"\bof\s+the\s+(dead|killed|victims|injured|wounded|missing|arrested|detained|detainees|passengers|survivors|hostages)\s*,?\s+$",
    re.IGNORECASE,
)
WERE = re.compile(r"\s*(?:of\s+(?:them|these|those)\s+)?(?:are|were|is|was)\b", re.IGNORECASE)
_HOLDS = 12  # characters between a name and the figure that it has
BACK = 3  # sentences back in which the total stands of "Of the dead, nine …"
PLACED = re.compile(r"^[^.,;:]{0,40}?\b(?:in|from|at|on|aboard|with)\s+(?:the\s+)?[A-Z]")
PLACE_BEFORE = re.compile(r"\b[A-Z]\w+,?\s+(?:with|had|has|counted|reported|saw)\s+$")


def sums(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for every total of a report that its parts miss narrowly.

    Narrowly, because parts that are far from the total were not meant to be all of it.
    """
    for marked in reports:
        found: list[tuple[Quantity, tuple[Quantity, ...]]] = []
        for total, parts in (*_in_sentence(marked, settings), *_over_places(marked), *_of_those_before(marked)):
            told_already = any(total.span == other.span or set(parts) & set(others) for other, others in found)
            if (
                not told_already
                and not _each(marked, parts)
                and _misses(total, parts, settings)
                and not _adds_up_otherwise(marked, parts)
            ):
                found.append((total, parts))
        for total, parts in sorted(found, key=lambda pair: pair[0].span):
            yield _slip(marked, total, parts)


def _each(marked: MarkedReport, parts: Sequence[Quantity]) -> bool:
    """Whether one of `parts` is told of several ("four each from Orle and Vell"), or is a sign in quotation marks."""
    text = marked.report.text
    return any(EACH.match(text, part.span.end) or text[part.span.begin - 1 : part.span.begin] in QUOTES for part in parts)


def _one_kind(total: Quantity, part: Quantity) -> bool:
    return part.unit is None or total.unit is None or part.unit == total.unit


def _in_sentence(marked: MarkedReport, settings: Collate) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Totals and the figures after them in their sentence, where the words say that these are its parts.

    "Of the 13 dead, eight … and four …"; "1.6 billion: 900 million …, 450 … and 350 …"; "19 members, four …, another 13 …".
    """
    text = marked.report.text
    for number, sentence in enumerate(marked.sentences):
        end = sentence.end
        if number + 1 < len(marked.sentences) and GOES_ON.match(text, marked.sentences[number + 1].begin):
            end = marked.sentences[number + 1].end
        inside = _with_ones(marked, sentence.begin, end)
        if len(inside) > settings.slip_most_parts:
            continue
        for at, total in enumerate(inside):
            if not is_exact(total):
                continue
            parts = [part for part in inside[at + 1 :] if _one_kind(total, part) and is_exact(part) and _under(part, total)]
            if len(parts) < 2 or NOT_ALL.search(text, total.span.end, parts[-1].span.begin):
                continue
            between = text[total.span.end : parts[0].span.begin]
            told = (
                OF_TOTAL.search(text[sentence.begin : total.span.begin])
                or LISTS.search(between)
                or REST.search(text[parts[0].span.end : end])
                or re.search(r"\b(?:of whom|of which|of them)\b", between)
                or OF_THEM.match(text, parts[0].span.end)
                or _are_sexes(marked, total, parts)
                or all(_in_brackets(text, part) for part in parts)
            )
            if told:
                yield total, tuple(parts)


def _with_ones(marked: MarkedReport, begin: int, end: int) -> list[Quantity]:
    """The quantities between `begin` and `end`, and every "and one is" among them, which alone would be a pronoun."""
    inside = [quantity for quantity in marked.quantities if begin <= quantity.span.begin and quantity.span.end <= end]
    for found in ONE.finditer(marked.report.text, begin, end):
        span = marked.report.span(found.start(1), found.end(1))
        if not any(quantity.span.overlaps(span) for quantity in inside):
            inside.append(Quantity(span=span, low=1.0, high=1.0))
    return sorted(inside, key=lambda quantity: quantity.span)


def _are_sexes(marked: MarkedReport, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "31 employees, nine women and 21 men" are told man by man; "20 soldiers, 12 officers and a cook" are three kinds."""
    text = marked.report.text
    between = text[total.span.end : parts[0].span.begin]
    beside = APPOSED.search(between) or ARE.fullmatch(between)
    return beside is not None and all(SEXES.search(marked.report.words(part.span)) for part in parts)


def _in_brackets(text: str, part: Quantity) -> bool:
    """ "The 24 seats went to the Liberals (11), the Greens (8) and the Centre (5)"."""
    return text[part.span.begin - 1 : part.span.begin] == "(" and text[part.span.end : part.span.end + 1] == ")"


def _of_those_before(marked: MarkedReport) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures that say of whom a total before them is made up: "Of the dead, nine …, three … and one …", and the sentence after
    it that begins "Nine were pupils, two were teachers and one was the guide"."""
    text = marked.report.text
    for number, sentence in enumerate(marked.sentences):
        parts = [
            one for one in _with_ones(marked, sentence.begin, sentence.end) if is_exact(one) and one.unit in ("people", None)
        ]
        if len(parts) < 2 or NOT_ALL.search(text, sentence.begin, parts[-1].span.begin):
            continue
        opening = OF_THE.search(text[sentence.begin : parts[0].span.begin])
        listed = parts[0].span.begin == sentence.begin and all(WERE.match(text, part.span.end) for part in parts)
        if not opening and not (listed and len(parts) > 2):
            continue
        first = marked.sentences[max(0, number - (BACK if opening else 1))].begin
        earlier = [one for one in marked.quantities if first <= one.span.begin and one.span.end <= sentence.begin]
        totals = [
            one
            for one in earlier
            if is_exact(one)
            and one.unit == "people"
            and not OF_THEM.match(text, one.span.end)
            and all(_under(p, one) for p in parts)
        ]
        if totals:
            yield totals[-1], tuple(parts)


def _over_places(marked: MarkedReport) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures told place by place ("Twelve in Tarrow, six in Northmark and four in Eastfell") with every total elsewhere in
    the report that they may be parts of."""
    text = marked.report.text
    for at in range(len(marked.sentences)):
        begin = marked.sentences[at].begin
        end = marked.sentences[min(at + 1, len(marked.sentences) - 1)].end
        run = [
            quantity
            for quantity in marked.quantities
            if begin <= quantity.span.begin < end
            and is_exact(quantity)
            and quantity.unit != "%"
            and not _persons(marked, begin, quantity)
            and (
                PLACED.search(text[quantity.span.end : min(end, quantity.span.end + 80)])
                or PLACE_BEFORE.search(text[max(begin, quantity.span.begin - 40) : quantity.span.begin])
            )
        ]
        if len(run) < 3 or NOT_ALL.search(text, run[0].span.begin, run[-1].span.begin):
            continue
        inside = {quantity.span for quantity in run}
        for total in marked.quantities:
            if (
                is_exact(total)
                and total.span not in inside
                and all(_one_kind(total, part) and _under(part, total) for part in run)
            ):
                yield total, tuple(run)


def _persons(marked: MarkedReport, begin: int, quantity: Quantity) -> bool:
    """Whether the figure is told of a person rather than a place: "Rusk has 69"."""
    before = [m for m in marked.mentions if begin <= m.span.begin and m.span.end <= quantity.span.begin]
    return bool(before) and before[-1].kind == "person" and quantity.span.begin - before[-1].span.end < _HOLDS


def _under(part: Quantity, total: Quantity) -> bool:
    return (part.high or 0.0) < (total.low or 0.0)


def _sum(parts: Sequence[Quantity]) -> float:
    return sum(part.low or 0.0 for part in parts)


def _misses(total: Quantity, parts: Sequence[Quantity], settings: Collate) -> bool:
    wanted = total.low or 0.0
    gap = abs(_sum(parts) - wanted)
    slack = settings.slip_rounding_share * wanted if total.unit == "%" or wanted != round(wanted) else 1e-9 * wanted
    return slack < gap <= max(settings.slip_sum_gap * wanted, 1.0)


def _adds_up_otherwise(marked: MarkedReport, parts: Sequence[Quantity]) -> bool:
    """Whether the sum of `parts` stands in the report: they are then parts of that."""
    wanted = _sum(parts)
    inside = {part.span for part in parts}
    return any(
        quantity.span not in inside and quantity.low is not None and abs(quantity.low - wanted) <= 1e-9 * wanted
        for quantity in marked.quantities
    )


def _slip(marked: MarkedReport, total: Quantity, parts: Sequence[Quantity]) -> Slip:
    summands = " + ".join(f"{part.low:,g}" if (part.low or 0) < 1e6 else f"{part.low:,.0f}" for part in parts)
    spans: list[Span] = [total.span, *(part.span for part in parts)]
    return Slip(
        report=marked.id,
        kind="sum",
        spans=tuple(spans),
        why=f"{summands} = {as_shown(_sum(parts))}, not {as_shown(total.low or 0.0)} (“{marked.report.words(total.span)}”)",
    )
