"""Quantities: figures, in digits and in words, with their hedges, units and what they count."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter

from variorum.annotate.quantities.aboard import with_all_aboard
from variorum.annotate.quantities.bounds import bounds
from variorum.annotate.quantities.counted import Counted, bounded_behind, counted, is_group
from variorum.annotate.quantities.elided import Earlier, taken_over
from variorum.annotate.quantities.figures import UNNUMBERED, Figure, figure_at, hedged
from variorum.annotate.quantities.refused import is_age, is_pronoun, is_stray
from variorum.annotate.quantities.second_look import second_look, share_bounds
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.singles import OPENERS, SIGNS, single_at
from variorum.annotate.quantities.units import MEASURES, MONEY, TIME, Unit
from variorum.model import Moment, Quantity, Report, Span
from variorum.settings import Annotate
from variorum.text.numerals import Token, TokenTable, token_table

__all__ = ["quantities"]

_BY_MEASURE = MONEY | TIME
_begin = attrgetter("begin")
_FEW_DAYS = 3  # up to so many have parts: "nearly a day" is no nought of days
_LAKE = 100_000  # litres: of as much water as that some tell cubic metres
_N = r"(\d+(?:\.\d+)?)"
_LENGTH = re.compile(rf"P(?:{_N}DE)?(?:{_N}Y)?(?:{_N}M)?(?:{_N}W)?(?:{_N}D)?(?:T(?:{_N}H)?(?:{_N}M)?(?:{_N}S)?)?")


def quantities(
    report: Report, sentences: Sequence[Span], moments: Sequence[Moment], settings: Annotate
) -> tuple[Quantity, ...]:
    """The figures of `report`, in order; those inside `moments` that are dates or clock times are left out.

    A hedge makes a range ("at least nine": 9 and up), a unit is turned into the one that all reports share (miles into km,
    °F into °C, weeks into days), and what was turned is as wide as its last digit. Ages, labels and names are no figures.

    >>> text = "At least nine people were killed and 41 injured some 4 km off the town."
    >>> report = Report(id="a", digest="", source="", text=text)
    >>> found = quantities(report, [Span("a", 0, len(text))], [], Annotate())
    >>> [(report.words(q.span), q.low, q.high, q.unit, q.of) for q in found][:2]
    [('At least nine people', 9, None, 'people', 'people killed'), ('41 injured', 41, 41, 'people', 'injured')]
    """
    table = token_table(report.text, sentences)
    found_tokens = table.tokens
    masked = _masked(found_tokens, moments)
    lengths = {_first_from(found_tokens, moment.span.begin): moment for moment in moments if moment.type == "DURATION"}
    found: list[Quantity] = []
    before: list[Earlier] = []  # what the sentence before counted
    for first, last, harm, beginnings in _beginnings(table, lengths):
        here: list[Earlier] = []
        sentence = Sentence(found_tokens, table.words, first, last, settings)
        done = first
        for at in beginnings:
            if at < done:
                continue
            moment = lengths.get(at)
            if moment and (quantity := _length(report, sentence, at, moment)):
                found.append(quantity)
                done = bisect_left(found_tokens, moment.span.end, at, last, key=_begin)
                continue
            if at in masked:
                continue
            if harm and (single := single_at(sentence, at)):
                done, number, of = single
                span = report.span(found_tokens[at].begin, found_tokens[done - 1].end)
                found.append(Quantity(span=span, low=number, high=number, unit="people", of=of))
                continue
            figure = figure_at(sentence, at, report.text)
            if figure is None or not masked.isdisjoint(range(figure.core, figure.end)):
                continue
            what = _what(sentence, figure, here[-settings.figures_back :], before[-settings.figures_back :])
            if what is None:
                done = figure.end
                continue
            figure, what = second_look(sentence, *bounded_behind(sentence, figure, what))
            found.append(_quantity(report, sentence, figure, what))
            if is_group(sentence, figure.core):
                pass  # "a crew of three" lends its noun to none of the figures after it
            elif what.unit and (what.noun or what.unit.name in ("people", "%", "points")) and what.unit.name not in _BY_MEASURE:
                here.append(Earlier(what, figure))
            done = max(figure.end, what.end)
        before = here or before
    return tuple(with_all_aboard(report, _apart(found), sentences))


def _beginnings(table: TokenTable, lengths: Mapping[int, Moment]) -> Iterator[tuple[int, int, bool, list[int]]]:
    """Each sentence in which a figure, a single person or one of `lengths` can begin, whether it tells of harm, and the indexes
    at which they can."""
    tokens, words = table.tokens, table.words
    everywhere = range(len(words))
    numbered = {at for at in table.numerals if tokens[at].number is not None}
    beginnings = sorted(numbered.union(lengths, compress(everywhere, map(UNNUMBERED.__contains__, words))))
    signs = list(compress(everywhere, map(SIGNS.__contains__, words)))
    for first, last in table.sentences():
        here = beginnings[bisect_left(beginnings, first) : bisect_left(beginnings, last)]
        harm = bisect_left(signs, first) < bisect_left(signs, last)
        if harm:
            here = sorted({first, *here, *(at for at in range(first, last) if words[at] in OPENERS)})
        if here:
            yield first, last, harm, here


def _what(sentence: Sentence, figure: Figure, here: Sequence[Earlier], before: Sequence[Earlier]) -> Counted | None:
    """What `figure` counts, by its own words or by the figures before it; None where it counts nothing."""
    what = counted(sentence, figure)
    if figure.low == 0 and figure.high == 0 and sentence.number(figure.core) is None and not what.own:
        return None  # "not one" of nothing that is named
    if is_age(sentence, figure, what) or is_pronoun(sentence, figure, what, going_on=bool(here)):
        return None
    if not what.own and figure.low >= 0:
        what = taken_over(sentence, figure, what, here, before)
    return None if what.unit is None and is_stray(sentence, figure) else what


def _masked(found: Sequence[Token], moments: Sequence[Moment]) -> set[int]:
    """The indexes of the tokens that stand inside a date or clock time."""
    dated = [(m.span.begin, m.span.end) for m in moments if m.type in ("DATE", "TIME")]
    return {index for begin, end in dated for index in range(_first_from(found, begin), _first_from(found, end))}


def _first_from(found: Sequence[Token], offset: int) -> int:
    """The index of the first token that begins at or after `offset`."""
    return bisect_left(found, offset, key=_begin)


def _length(report: Report, sentence: Sentence, at: int, moment: Moment) -> Quantity | None:
    """The quantity of a length of time that no single number tells: "an hour and eleven minutes", "half an hour", "a decade",
    "six years and a half"."""
    read = _LENGTH.fullmatch(moment.value)
    if not read:
        return None
    parts = [group for group in read.groups() if group is not None]
    numbered = sentence.tokens[at].number is not None
    words = report.words(moment.span).lower()
    halved = "quarters" in words or (moment.value[1:2] != "0" and words.endswith("and a half"))
    if not parts or (len(parts) == 1 and not halved and (numbered or sentence.tokens[at].word not in ("a", "an", "half"))):
        return None
    decades, years, months, weeks, days, hours, minutes, seconds = (float(group or 0) for group in read.groups())
    years += 10 * decades
    if hours and not (days or minutes or seconds):
        value, unit = hours, Unit("hours")
    elif hours or minutes or seconds:
        value, unit = (days * 24 + hours) * 60 + minutes + seconds / 60, Unit("minutes")
    elif weeks or days:
        value, unit = years * 365 + months * 30 + weeks * 7 + days, Unit("days")
    elif months:
        value, unit = years * 12 + months, Unit("months")
    else:
        value, unit = years, Unit("years")
    end = at
    while end < sentence.last and sentence.tokens[end].begin < moment.span.end:
        end += 1
    figure = hedged(Figure(at, at, end, value, value), sentence)
    return _quantity(report, sentence, figure, Counted(unit, None, figure.end, own=True))


def _quantity(report: Report, sentence: Sentence, figure: Figure, what: Counted) -> Quantity:
    """`figure` as it is compared: its bounds in the unit that all reports share."""
    unit = what.unit
    continuous = unit is not None and (unit.converts or unit in MEASURES) and unit.name not in ("times", "days")
    high_said = figure.low if figure.high is None else figure.high
    days = unit is not None and unit.name == "days" and abs(figure.low) * unit.factor <= _FEW_DAYS
    whole = not continuous and not days and figure.low == int(figure.low)  # half a day is no count of days
    low, high = bounds(
        figure.low, high_said, figure.hedge, sentence.settings, whole=whole, dozen=figure.dozen, share=figure.share
    )
    if figure.high is None:
        high = None
    if figure.share and unit is not None and unit.name == "%":
        low, high = share_bounds(figure, low, high, sentence.settings)
    if unit is not None and unit.converts:
        low, high = _converted(low, high, unit, 0 if figure.range or figure.hedge == "about" else figure.step / 2)
    name = unit.name if unit else None
    if name in TIME:
        low, high, name = _shared_time(low, high, name)
    if name == "l" and (high or low or 0) >= _LAKE:
        low, high, name = low and low / 1000, high and high / 1000, "m³"
    tokens = sentence.tokens
    span = report.span(tokens[figure.begin].begin, tokens[max(figure.end, what.end) - 1].end)
    return Quantity(span=span, low=_rounded(low), high=_rounded(high), unit=name, of=what.of)


def _converted(low: float | None, high: float | None, unit: Unit, half_step: float) -> tuple[float | None, float | None]:
    """The bounds in the shared unit, wider by half the place of the last digit: "48F" is any temperature that rounds to 48.

    Time and money are turned as they are, because their parts are whole multiples.
    """
    if unit.name in TIME or unit.name in MONEY:
        half_step = 0
    half_step = min(half_step, abs(low or high or 0) / 4)
    return (
        None if low is None else (low - half_step + unit.shift) * unit.factor,
        None if high is None else (high + half_step + unit.shift) * (unit.most or unit.factor),
    )


def _shared_time(low: float | None, high: float | None, name: str) -> tuple[float | None, float | None, str]:
    """A length of time in the unit in which lengths of its size are given: up to three hours in minutes, full days from one
    on in days, up to three months in days (28 to 31 each), up to two years in months and beyond in years, so that "71 minutes"
    compares with "little more than an hour", and "78 months" with six and a half years.

    >>> _shared_time(1, 1, "months"), _shared_time(48, 48, "hours"), _shared_time(2, None, "hours")
    ((28, 31, 'days'), (2.0, 2.0, 'days'), (120, None, 'minutes'))
    >>> _shared_time(78, 78, "months"), _shared_time(18, 18, "months")
    ((6.5, 6.5, 'years'), (18, 18, 'months'))
    """
    size = high if low is None else low
    if size is None:
        return low, high, name

    def times(factor_low: float, factor_high: float, unit: str) -> tuple[float | None, float | None, str]:
        return None if low is None else low * factor_low, None if high is None else high * factor_high, unit

    if name == "years" and size <= 2:
        return times(12, 12, "months")
    if name == "months" and size > 24:
        return times(1 / 12, 1 / 12, "years")
    if name == "months" and size <= 3:
        return times(28, 31, "days")
    if name == "hours" and size <= 3:
        return times(60, 60, "minutes")
    if name == "minutes" and size > 180:
        low, high, name = times(1 / 60, 1 / 60, "hours")
        size = size / 60
    if name == "hours" and size >= 24 and all(bound is None or bound % 24 == 0 for bound in (low, high)):
        return times(1 / 24, 1 / 24, "days")
    return low, high, name


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    if value == int(value):  # most figures: to round one takes longer than all else that is done to it here
        return int(value)
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _apart(found: Sequence[Quantity]) -> list[Quantity]:
    """`found` without a figure that lies inside the one before it."""
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.span.begin, -q.span.end)):
        if not kept or quantity.span.begin >= kept[-1].span.end:
            kept.append(quantity)
    return kept
