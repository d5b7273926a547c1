"""Measures: the unit behind a figure, and what it measures."""

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import AMBIGUOUS, UNITS, Unit
from variorum.annotate.quantities.words import STOPS, is_participle, is_plural

_LISTS = sections("figures.txt")

_DETERMINERS = frozenset(["the", "its", "all", "his", "her", "their", "our", "these", "those"])
_PER = frozenset(["per", "an", "a"])
_HOURS = {"h": 1, "hr": 1, "hour": 1, "s": 1 / 3600, "sec": 1 / 3600, "second": 1 / 3600}
_KILOMETRES = {"km": 1, "m": 0.001}  # of the units of length that all others are turned into
_FULL = _LISTS["full"]
_MILLIONS = 100_000  # the place of the last digit of "2.6 million"
_SHORT = frozenset(["mm", "mi"])  # of what else they may stand for nothing is counted in figures
_RAIN = frozenset(["per square metre", "per square meter"])
_MILLIMETRE = 0.001  # of rain: a litre on a square metre


def unit_after(sentence: Sentence, figure: Figure) -> tuple[Unit, int] | None:
    """The unit of measure right after `figure`, with the index after it: "14-hour", "per cent", "degrees Fahrenheit"."""
    at = figure.end + (sentence.word(figure.end) == "-")
    many = figure.step >= _MILLIONS or figure.high is None
    at += sentence.word(at) == "of" and many and sentence.word(at + 1) in UNITS  # "38 millions of euros", "hundreds of miles"
    word, after = sentence.word(at), sentence.word(at + 1)
    if not word:
        return None
    if word in ("%", "percent", "pct", "percentage") or (word == "per" and after == "cent"):
        end = at + 1 + (word == "per")
        if sentence.word(end) in ("point", "points"):
            return UNITS["points"], end + 1
        return None if word == "percentage" else (UNITS["%"], end)
    if word in ("c", "f") and sentence.tokens[at].capital and (sentence.glued(at) or sentence.word(at - 1) == "°"):
        return UNITS["°" + word], at + 1
    if word == "°":
        scaled = after in ("c", "f")
        return UNITS["°" + after] if scaled else UNITS["°c"], at + 1 + scaled
    if f"{word} {after}" in UNITS:
        return UNITS[f"{word} {after}"], at + 2
    if word in ("business", "working") and after in ("day", "days"):
        return Unit("business days"), at + 2
    if word in _FULL and after in UNITS:
        at, word = at + 1, after
    unit = UNITS["metre"] if word == "m" and sentence.glued(at) else UNITS.get(word)
    if speed := _speed(sentence, UNITS["metre"] if word == "m" else unit, at + 1):
        return speed
    if word in ("point", "points") and 0 < figure.low < 1:  # of a rate: scores and indices move by whole ones
        return UNITS["points"], at + 1
    if unit is None or word in ("point", "points"):
        return None
    alone = figure.low == 1 and word in ("second", "time", "day", "night", "mark", "point")
    told = word in _SHORT and sentence.tokens[figure.core].figures and not figure.prefix
    if word in AMBIGUOUS and not (sentence.glued(at) or alone or told):
        return None
    if unit.name == "l" and sentence.phrase(at + 1, at + 4) in _RAIN:
        return Unit("m", unit.factor * _MILLIMETRE), at + 4
    return unit, at + 1


def _speed(sentence: Sentence, length: Unit | None, at: int) -> tuple[Unit, int] | None:
    """The unit of a speed whose unit of length ends before `at`, with the index after it: "km/h", "mile-an-hour"."""
    if length is None or length.name not in _KILOMETRES:
        return None
    at += sentence.word(at) == "-"
    slash = sentence.word(at) == "/" and sentence.glued(at) and sentence.glued(at + 1)
    if not slash and sentence.word(at) not in _PER:
        return None
    at += 1 + (sentence.word(at + 1) == "-")
    hours = _HOURS.get(sentence.word(at))
    return (Unit("km/h", length.factor * _KILOMETRES[length.name] / hours), at + 1) if hours else None


def measured(sentence: Sentence, end: int) -> str | None:
    """What a measure that ends at `end` is of: "7 per cent of customers", "14-hour days", "100,000 euros of deposits"."""
    at = end
    if sentence.word(at) == "of":
        at += 1
        while sentence.word(at) in _DETERMINERS:
            at += 1
    elif sentence.word(end - 2) != "-":
        return None
    stop = at
    while stop < min(sentence.last, at + 4) and _is_noun_like(sentence.word(stop)) and sentence.number(stop) is None:
        stop += 1
        if is_plural(sentence.word(stop - 1)):
            break
    while stop > at and is_participle(sentence.word(stop - 1)):
        stop -= 1
    words = sentence.phrase(at, stop)
    return words if words and words != "old" else None


def _is_noun_like(word: str) -> bool:
    return bool(word) and word[0].isalpha() and word not in STOPS
