"""Slips of arithmetic: parts that do not add up to the total that they are said to be parts of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.collate.reckonings import as_shown, is_exact
from variorum.model import MarkedReport, Quantity, Slip, Span
from variorum.settings import Collate
from variorum.text.numerals import Token, TokenTable, token_table

OF_TOTAL = re.compile(
    r"\b(?:of|among|out of)\s+(?:the|its|their|his|her|all|these|those|our)?\s*(?:[\w’']+\s+){0,2}$", re.IGNORECASE
)
GOES_ON = re.compile(r"\s*(?:an)?other\b|\s*(?:all )?the (?:rest|remaining|others?)\b", re.IGNORECASE)
ONE = re.compile(r"(?:,|;|\band)\s+(one)\s+(?:is|was|has|had|in|from|at|more)\b", re.IGNORECASE)
OF_THEM = re.compile(r"\s*of\s+(?:them|these|those)\b", re.IGNORECASE)
LISTS = re.compile(r":\s*$|:\s|\b(?:comprising|made up of|consisting of|divided into|split into|broken down)\b", re.IGNORECASE)
REST = re.compile(r"\b(?:an)?other\b|\bthe (?:rest|remaining|remainder)\b|\bthe last\b", re.IGNORECASE)
NOT_ALL = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|among (?:them|whom)|up from|down from|compared|than|instead of|fewer|at least|nearly|almost"
    r"|about)\b",
    re.IGNORECASE,
)
SEXES = re.compile(r"\b(?:women|men|boys|girls|adults|children|minors)\b", re.IGNORECASE)
QUOTES = frozenset('"“‘')
EACH = re.compile(r"\s*each\b", re.IGNORECASE)
APPOSED = re.compile(r"\s*[,–—(-]\s*$")
PLAYED = re.compile(r"\b(?:w[io]nning|won|drawing|drew|drawn|losing|lost)\s+$", re.IGNORECASE)
WHERE = re.compile(r"\s*(?:in|at|on|to|for|from|with|under|as)\b", re.IGNORECASE)
TOTALS = re.compile(
    r"\btotal\s+of\s+\S+$|\b(?:adds? up to|adding up to|altogether|in all)\s+\S+$",
    re.IGNORECASE,
)
IN_ALL = re.compile(r"(?:\s+\w+)?\s+(?:in all|altogether|in total|all told)\b", re.IGNORECASE)
TOTALLED = re.compile(r"\btotal\b|\bup to\b|\baltogether\b|\bin all\b|\ball told\b", re.IGNORECASE)
REST_OF_THEM = re.compile(r"\bthe\s+(?:other|remaining|rest)\b[\s,]*\S+$", re.IGNORECASE)
_YEARS = range(1800, 2200)
ARE = re.compile(r"(?:\s+\w+)?\s+(?:are|were)\s+", re.IGNORECASE)
OF_THE = re.compile(
    r"\bof\s+(?:these|them|those|the\s+(?:dead|killed|victims|injured|wounded|missing|arrested|detained|detainees|passengers|survivors|hostages))\s*,?\s+$",
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
        for total, parts in (
            *_in_sentence(marked, settings),
            *_over_places(marked),
            *_of_those_before(marked),
            *_added_up(marked, settings),
            *_with_the_rest(marked, settings),
        ):
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


def _are_members(total: Quantity, part: Quantity) -> bool:
    """Whether the one counts persons and the other may: "60 members: 24 sopranos, 16 altos"."""
    return total.unit == "people" and part.unit is not None and part.unit.isalpha() and part.of is not None


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
            listed = LISTS.search(text, total.span.end, inside[at + 1].span.begin) if at + 1 < len(inside) else None
            parts = [
                part
                for part in inside[at + 1 :]
                if is_exact(part) and _under(part, total) and (_one_kind(total, part) or (listed and _are_members(total, part)))
            ]
            if len(parts) < 2:
                continue
            if not_all := NOT_ALL.search(text, total.span.end, parts[-1].span.begin):
                placed = all(PLACED.match(text[part.span.end : part.span.end + 40]) for part in parts)
                if not_all.group().startswith("includ") and placed and _sum(parts) > (total.low or 0.0):
                    yield total, tuple(parts)
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
                or all(PLAYED.search(text, total.span.end, part.span.begin) for part in parts)
                or (APPOSED.fullmatch(between) and all(_is_bare(text, part) for part in parts))
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


def _with_bare(marked: MarkedReport, table: TokenTable, sentence: Span) -> list[Quantity]:
    """The quantities of a sentence and the numbers in it that stand alone: "the Greens seven", "a total of 25"."""
    inside = _with_ones(marked, sentence.begin, sentence.end)
    taken = [*[one.span for one in inside], *[moment.span for moment in marked.moments]]
    for at in table.numerals:
        token = table.tokens[at]
        if not (sentence.begin <= token.begin and token.end <= sentence.end) or token.number is None or token.ordinal:
            continue
        span = marked.report.span(token.begin, token.end)
        if token.number in _YEARS or any(span.overlaps(other) for other in taken) or "-" in _beside(marked.report.text, token):
            continue
        inside.append(Quantity(span=span, low=float(token.number), high=float(token.number)))
    return sorted(inside, key=lambda quantity: quantity.span)


def _beside(text: str, token: Token) -> str:
    """The characters right before and behind a word."""
    return text[token.begin - 1 : token.begin] + text[token.end : token.end + 1]


def _are_sexes(marked: MarkedReport, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "31 employees, nine women and 21 men" are told man by man; "20 soldiers, 12 officers and a cook" are three kinds."""
    text = marked.report.text
    between = text[total.span.end : parts[0].span.begin]
    beside = APPOSED.search(between) or ARE.fullmatch(between)
    return beside is not None and all(SEXES.search(marked.report.words(part.span)) for part in parts)


def _is_bare(text: str, part: Quantity) -> bool:
    """ "12 years, six in Orle and five in Vell": a number without a noun, and where, when or as what it is."""
    return " " not in text[part.span.begin : part.span.end] and bool(WHERE.match(text, part.span.end))


def _added_up(marked: MarkedReport, settings: Collate) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """ "14 houses in Orle and nine in Vell, a total of 25"; "9,000, 12,000 and 8,000, 31,000 in all"."""
    text, table = marked.report.text, token_table(marked.report.text, marked.sentences)
    for sentence in marked.sentences:
        if not TOTALLED.search(text, sentence.begin, sentence.end):
            continue
        inside = [one for one in _with_bare(marked, table, sentence) if one.unit != "%"]
        if not 2 < len(inside) <= settings.slip_most_parts or not all(is_exact(one) for one in inside):
            continue
        total, parts = inside[-1], inside[:-1]
        before = TOTALS.search(text, parts[-1].span.end, total.span.end)
        behind = IN_ALL.match(text, total.span.end)
        joined = not NOT_ALL.search(text, parts[0].span.begin, parts[-1].span.end)
        if (before or behind) and joined and all(_one_kind(total, part) and _under(part, total) for part in parts):
            yield total, tuple(parts)


def _with_the_rest(marked: MarkedReport, settings: Collate) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """ "The council has 21 seats. The Reds took nine, the Greens seven and independents the other four."."""
    text, table = marked.report.text, token_table(marked.report.text, marked.sentences)
    for before, sentence in pairwise(marked.sentences):
        if not REST.search(text, sentence.begin, sentence.end):
            continue
        parts = [one for one in _with_bare(marked, table, sentence) if is_exact(one) and one.unit != "%"]
        earlier = [one for one in marked.quantities if before.begin <= one.span.begin and one.span.end <= before.end]
        if not 1 < len(parts) <= settings.slip_most_parts or not earlier:
            continue
        total = earlier[-1]
        rest = REST_OF_THEM.search(text, parts[-2].span.end, parts[-1].span.end)
        counted = is_exact(total) and total.unit not in (None, "%") and all(_one_kind(total, part) for part in parts)
        counted = counted and all(_under(part, total) for part in parts)
        if rest and counted and not NOT_ALL.search(text, sentence.begin, parts[-1].span.begin):
            yield total, tuple(parts)


def _in_brackets(text: str, part: Quantity) -> bool:
    """ "The 24 seats went to the Liberals (11), the Greens (8) and the Centre (5)"."""
    return text[part.span.begin - 1 : part.span.begin] == "(" and text[part.span.end : part.span.end + 1] == ")"


def _of_those_before(marked: MarkedReport) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures that say of whom a total before them is made up: "Of the dead, nine …, three … and one …", and the sentence after
    it that begins "Nine were pupils, two were teachers and one was the guide"."""
    text = marked.report.text
    for number, sentence in enumerate(marked.sentences):
        parts = [one for one in _with_ones(marked, sentence.begin, sentence.end) if is_exact(one) and one.unit != "%"]
        if len(parts) < 2 or NOT_ALL.search(text, sentence.begin, parts[-1].span.begin):
            continue
        opening = OF_THE.search(text[sentence.begin : parts[0].span.begin])
        listed = parts[0].span.begin == sentence.begin and all(WERE.match(text, part.span.end) for part in parts)
        rest = REST.search(text, parts[0].span.end, parts[-1].span.end)
        listed = listed or bool(rest and parts[0].span.begin == sentence.begin and WERE.match(text, parts[0].span.end))
        if not opening and not (listed and (len(parts) > 2 or rest)):
            continue
        first = marked.sentences[max(0, number - (BACK if opening else 1))].begin
        earlier = [one for one in marked.quantities if first <= one.span.begin and one.span.end <= sentence.begin]
        totals = [
            one
            for one in earlier
            if is_exact(one)
            and one.unit is not None
            and one.unit != "%"
            and all(_one_kind(one, part) for part in parts)
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
