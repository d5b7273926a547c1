"""Quantities: figures, in digits and in words, with their hedges, units and what they count."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.numerals import Token, tokens
from variorum.annotate.quantities.bounds import bounds
from variorum.annotate.quantities.counted import Counted, counted
from variorum.annotate.quantities.figures import Figure, figure_at
from variorum.annotate.quantities.units import MONEY, TIME, UNITS, Unit
from variorum.annotate.quantities.words import CHAIN, PERSONS, STATES
from variorum.model import Moment, Quantity, Report, Span

__all__ = ["quantities"]

_COMPOSITE = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_AGED = frozenset("aged age turned ages".split())


def quantities(report: Report, sentences: Sequence[Span], moments: Sequence[Moment]) -> tuple[Quantity, ...]:
    """The figures of `report`, in order; those inside `moments` that are dates or clock times are left out.

    A hedge makes a range ("at least nine": 9 and up), a unit is turned into the one that all reports share (miles into km,
    °F into °C, weeks into days), and what was turned is as wide as its last digit. Ages, labels and names are no figures.

    >>> text = "At least nine people were killed and 41 injured some 4 km off the town."
    >>> report = Report(id="a", digest="", source="", text=text)
    >>> [(report.words(q.span), q.low, q.high, q.unit, q.of) for q in quantities(report, [Span("a", 0, len(text))], [])][:2]
    [('At least nine people', 9, None, 'people', 'people killed'), ('41 injured', 41, 41, 'people', 'injured')]
    """
    found_tokens = tokens(report.text, sentences)
    masked = _masked(found_tokens, moments)
    composite = {moment.span.begin: moment for moment in moments if moment.type == "DURATION" and _composite(moment.value)}
    starts = [at for at, token in enumerate(found_tokens) if token.first]
    found: list[Quantity] = []
    last_counted: tuple[Counted, Figure] | None = None
    for first, last in zip(starts, [*starts[1:], len(found_tokens)], strict=True):
        at = first
        inherited: tuple[Counted, Figure] | None = None
        while at < last:
            token = found_tokens[at]
            if at in masked:
                at += 1
                continue
            if token.begin in composite:
                found.append(_of_moment(composite[token.begin]))
                while at < last and found_tokens[at].begin < composite[token.begin].span.end:
                    at += 1
                continue
            figure = figure_at(found_tokens, at, first, last, report.text)
            if figure is None or any(index in masked for index in range(figure.core, figure.end)):
                at += 1
                continue
            what = counted(found_tokens, figure, first, last)
            if _is_age(found_tokens, figure, what, first, last) or _is_pronoun(
                found_tokens, figure, what, first, last, bool(inherited)
            ):
                at = figure.end
                continue
            if not what.own and not what.unit:
                earlier = inherited or (last_counted if at == first or _refers(found_tokens, figure, last) else None)
                what = _taken_over(what, figure, earlier)
                if what.unit is None and _is_stray(found_tokens, figure, first, last):
                    at = figure.end
                    continue
            found.append(_quantity(report, found_tokens, figure, what))
            if what.unit and what.unit.name not in MONEY | TIME and what.noun:
                inherited = last_counted = (what, figure)
            at = max(figure.end, what.end)
    return tuple(_apart(found))


def _masked(found: Sequence[Token], moments: Sequence[Moment]) -> set[int]:
    """The indexes of the tokens that stand inside a date or clock time."""
    dated = sorted((m.span.begin, m.span.end) for m in moments if m.type in ("DATE", "TIME"))
    masked: set[int] = set()
    at = 0
    for index, token in enumerate(found):
        while at < len(dated) and dated[at][1] <= token.begin:
            at += 1
        if at < len(dated) and dated[at][0] <= token.begin < dated[at][1]:
            masked.add(index)
    return masked


def _composite(value: str) -> bool:
    """Whether the TIMEX3 value has amounts of two units."""
    read = _COMPOSITE.fullmatch(value)
    return bool(read) and sum(group is not None for group in read.groups()) > 1 if read else False


def _of_moment(moment: Moment) -> Quantity:
    """A length of time told in two units, in the smaller."""
    read = _COMPOSITE.fullmatch(moment.value)
    years, months, weeks, days, hours, minutes, seconds = (float(group or 0) for group in read.groups()) if read else (0.0,) * 7
    if seconds:
        value, unit = hours * 3600 + minutes * 60 + seconds, "seconds"
    elif minutes:
        value, unit = hours * 60 + minutes, "minutes"
    elif hours:
        value, unit = days * 24 + hours, "hours"
    elif days and not years and not months:
        value, unit = weeks * 7 + days, "days"
    elif weeks or days:
        value, unit = years * 365 + months * 30 + weeks * 7 + days, "days"
    else:
        value, unit = years * 12 + months, "months"
    return Quantity(span=moment.span, low=value, high=value, unit=unit)


def _taken_over(what: Counted, figure: Figure, earlier: tuple[Counted, Figure] | None) -> Counted:
    """`what` with the noun and unit of the figure before it, whose noun it leaves out: "…, six in Northmark"."""
    if earlier is None:
        return what
    before, _ = earlier
    own = what.of
    noun = before.noun if before.noun and not (own and before.noun in STATES) else None
    of = " ".join(part for part in (noun, own) if part) if own else before.of
    return msgspec.structs.replace(what, unit=before.unit, of=of)


def _refers(found: Sequence[Token], figure: Figure, last: int) -> bool:
    """Whether a pronoun after the figure, "of them", "of those", points back."""
    end = figure.end
    return end + 1 < last and found[end].word == "of" and found[end + 1].word in ("them", "these", "those", "whom", "which")


def _is_age(found: Sequence[Token], figure: Figure, what: Counted, first: int, last: int) -> bool:
    """Whether the figure tells how old somebody is: "Rusk, 34,", "(52)", "aged 19", "27 years old"."""
    before = found[figure.begin - 1] if figure.begin > first else None
    after = found[what.end] if what.end < last else None
    if what.unit and what.unit.name in TIME:
        follow = [token.word for token in found[what.end : min(last, what.end + 3)]]
        return (
            follow[:1] == ["old"]
            or follow[:2] == ["-", "old"]
            or follow[:3] == ["of", "age", ","]
            or follow[:2] == ["of", "age"]
        )
    if before is None or figure.high is None or not 0 < figure.high < 120 or what.own:
        return before is not None and before.word in _AGED
    if before.word in _AGED:
        return True
    name = found[figure.begin - 2] if figure.begin - 2 >= first else None
    if before.word in (",", "(") and name and (name.capital or name.word in PERSONS) and name.word not in STATES:
        return after is None or after.word in (",", ")", ".", "-", "and", ";")
    return (
        before.word == "of"
        and name is not None
        and name.word in PERSONS
        and (after is None or not after.word[0].isalpha() or after.word in ("from", "who", "and"))
    )


def _is_pronoun(found: Sequence[Token], figure: Figure, what: Counted, first: int, last: int, going_on: bool) -> bool:
    """Whether "one" stands for a noun and counts nothing: "no one", "one of them", "the one who"."""
    if (
        found[figure.core].word != "one"
        or figure.end - figure.core > 1
        or figure.high != 1
        or figure.hedge in ("least", "most", "about")
    ):
        return False
    before = found[figure.begin - 1].word if figure.begin > first else ""
    if what.unit and (
        what.unit.name in ("people", "%") or what.unit.name in TIME or what.unit.name in MONEY or what.unit in UNITS.values()
    ):
        return before in ("no", "any", "every", "each", "this", "that") or (what.unit.name == "people" and not what.own)
    after = found[figure.end].word if figure.end < last else ""
    return not (going_on and before in ("and", ",") and after == "in")


def _is_stray(found: Sequence[Token], figure: Figure, first: int, last: int) -> bool:
    """Whether a bare figure that counts nothing stands after a name, a label or alone: "Dawn 5", "1717,", "G 7"."""
    if figure.hedge or figure.range:
        return False
    before = found[figure.begin - 1] if figure.begin > first else None
    after = found[figure.end] if figure.end < last else None
    if before is not None and before.capital and not before.first and before.word not in CHAIN and before.word[0].isalpha():
        return True
    if before is not None and before.capital and before.first and figure.low == int(figure.low) and found[figure.core].figures:
        return before.word not in ("at", "in", "of", "with", "some", "about", "the", "and")
    glued = after is not None and after.begin == found[figure.end - 1].end and after.word[0].isalpha()
    long_number = (
        found[figure.core].figures and figure.low >= 1000 and "," not in (before.word if before else "") and figure.step == 1
    )
    alone = after is None or not after.word[0].isalpha()
    return glued or (long_number and alone and (before is None or before.word in (",", "call", "ring", "on", ":", "(")))


def _quantity(report: Report, found: Sequence[Token], figure: Figure, what: Counted) -> Quantity:
    """`figure` as it is compared: its bounds in the unit that all reports share."""
    unit = what.unit
    continuous = unit is not None and (unit.converts or unit in UNITS.values()) and unit.name not in ("times", "people", "days")
    low, high = bounds(
        figure.low, figure.low if figure.high is None else figure.high, figure.hedge, whole=not continuous, dozen=figure.dozen
    )
    if figure.high is None:
        high = None
    if unit is not None and unit.converts:
        low, high = _converted(low, high, unit, 0 if figure.range or figure.hedge == "about" else figure.step / 2)
    span = report.span(found[figure.begin].begin, found[max(figure.end, what.end) - 1].end)
    return Quantity(span=span, low=_rounded(low), high=_rounded(high), unit=unit.name if unit else None, of=what.of)


def _converted(low: float | None, high: float | None, unit: Unit, half_step: float) -> tuple[float | None, float | None]:
    """The bounds in the shared unit. Units that are whole multiples (weeks, miles of a range) are turned as they are; others
    are widened by half the place of the last digit, as "48F" is any temperature that rounds to 48."""
    if unit.name in TIME or unit.name in MONEY:
        half_step = 0
    half_step = min(half_step, abs(low or high or 0) / 4)
    return (
        None if low is None else (low - half_step + unit.shift) * unit.factor,
        None if high is None else (high + half_step + unit.shift) * unit.factor,
    )


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _apart(found: Sequence[Quantity]) -> list[Quantity]:
    """`found` without a figure that lies inside the one before it."""
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.span.begin, -q.span.end)):
        if not kept or quantity.span.begin >= kept[-1].span.end:
            kept.append(quantity)
    return kept
