"""What a figure turns out to say once it is known what it counts: degrees below nought, "over" that is no hedge, shares."""

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.bounds import leeway
from variorum.annotate.quantities.counted import Counted
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import TIME, UNITS, Unit
from variorum.annotate.quantities.words import is_plural
from variorum.settings import Annotate

_LISTS = sections("figures.txt")
_OVER_AS_PARTICLE = _LISTS["verbs_with_over"]
_ALONG = _LISTS["along_over"]
_LONGER_THAN = _LISTS["longer_than"]
_NO_COLD = _LISTS["no_cold"]
_TAKING = frozenset(["take", "takes", "took", "taken", "taking"])
_TAKEN = _LISTS["taken_over"]
_WEIGHT = _LISTS["weight"]
_GOODS = _LISTS["goods_by_weight"]
_HEAVIER = frozenset(["lighter", "heavier", "overweight", "underweight"])
_NEAR_WEIGHT = 5  # words back in which a word of weight stands
_POUNDS = 14  # in a stone
_STONE = Unit("kg", 6.35029318)
_LENGTHS = frozenset(["km", "km²", "m"])
_NOUGHT = frozenset(["zero", "freezing", "nought", "0"])
_AT_DEGREES = frozenset(["at", "in", "to", "was", "is", "of", "around", "about", "as"])
_GOES_ON = frozenset(["when", "in", "at", "and", "on", "by", "overnight", "up", "as", "while", "last", "yesterday", "today"])
_MOST_DEGREES = 90
_WHOLE = 100
_LEAST_CM, _FEW_METRES = 5, 20  # "one metre eighty"
_PLAIN = 3  # "two thirds" is told of 65 to 68 per cent, "about two thirds" of more
_HALF, _HALF_WIDTH = 50, 0.5  # 51 per cent are more than half


def second_look(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """`figure` and `what` as the words behind and before them make them."""
    if figure.share and what.unit is not None and what.unit.converts:  # "a half-inch" is no half of it in per cent
        figure = msgspec.structs.replace(
            figure, low=figure.low / _WHOLE, high=None if figure.high is None else figure.high / _WHOLE
        )
    figure, what = _metres(sentence, *_weighed(sentence, figure, what))
    return _below_nought(sentence, *_bare_cold(sentence, *_without_particle(sentence, figure, what)))


def _metres(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """ "one metre eighty", "two metres ten": so many centimetres more."""
    more = sentence.number(what.end)
    unit = what.unit
    if unit is None or unit.name != "m" or unit.converts or figure.high != figure.low or more is None:
        return figure, what
    behind = sentence.word(what.end + 1)
    told = more == int(more) and _LEAST_CM <= more < _WHOLE and figure.low < _FEW_METRES
    if not told or is_plural(behind) or behind in UNITS or behind in ("per", "%"):
        return figure, what
    value = round(figure.low + more / _WHOLE, 2)
    return msgspec.structs.replace(figure, low=value, high=value), msgspec.structs.replace(what, end=what.end + 1)


def _weighed(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """ "two stone and three pounds", "31 pounds lighter", "weighed 12 stone": a weight, not money or stones."""
    at = figure.end + (sentence.word(figure.end) == "-")
    word = sentence.word(at)
    if figure.prefix or figure.range or figure.high is None or word not in ("pound", "pounds", "stone"):
        return figure, what
    if word == "stone":
        more = at + 1 + (sentence.word(at + 1) in ("and", ","))
        pounds = sentence.number(more)
        if pounds is not None and pounds < _POUNDS and sentence.word(more + 1) in ("pound", "pounds", "lb", "lbs"):
            low, high = (bound * _POUNDS + pounds for bound in (figure.low, figure.high))
            return msgspec.structs.replace(figure, low=low, high=high), Counted(UNITS["lb"], None, more + 2, own=True)
    near = sentence.words[max(sentence.first, figure.begin - _NEAR_WEIGHT) : figure.begin]
    told = not _WEIGHT.isdisjoint(near) or sentence.word(at + 1) in _HEAVIER
    goods = word != "stone" and sentence.word(at + 1) == "of" and sentence.word(at + 2) in _GOODS
    if not (told or goods):
        return figure, what
    return figure, Counted(UNITS["lb"] if word != "stone" else _STONE, what.of, at + 1, own=True)


def _bare_cold(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """ "It was minus 11 up there": degrees, unless the sentence tells of scores or growth."""
    if what.unit is not None or figure.low >= 0 or figure.low < -_MOST_DEGREES:
        return figure, what
    if not _NO_COLD.isdisjoint(sentence.words[sentence.first : sentence.last]):
        return figure, what
    return figure, Counted(UNITS["°c"], None, figure.end, own=True)


def _below_nought(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """ "eleven degrees of frost", "11 degrees below zero", "11 below"."""
    if figure.range or figure.high is None or figure.low <= 0 or figure.low != figure.high:
        return figure, what
    degrees = what.unit in (UNITS["°c"], UNITS["°f"])
    bare = what.unit is None and not what.of
    at = what.end if degrees else figure.end
    word, after = sentence.word(at), sentence.word(at + 1)
    if (degrees and (word, after) == ("of", "frost")) or ((degrees or bare) and word == "below" and after in _NOUGHT):
        end = at + 2
    elif bare and word == "below" and sentence.word(figure.begin - 1) in _AT_DEGREES and _closes(after):
        end = at + 1
    else:
        return figure, what
    unit = what.unit if degrees else UNITS["°c"]
    if UNITS.get(sentence.word(end)) in (UNITS["°c"], UNITS["°f"]):  # "90 degrees below zero Fahrenheit"
        unit, end = UNITS[sentence.word(end)], end + 1
    return msgspec.structs.replace(figure, low=-figure.high, high=-figure.low), Counted(unit, None, end, own=True)


def _closes(word: str) -> bool:
    """Whether no noun follows: "11 below par" is no temperature."""
    return not word[:1].isalpha() or word in _GOES_ON


def _without_particle(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """`figure` without the hedge "over" where that word goes with the verb or says how far or how long something goes on:
    "handed over six", "closed over 22 kilometres", "grew 5 per cent over three years"."""
    if figure.hedge != "least" or sentence.word(figure.begin) != "over":
        return figure, what
    before, name = sentence.word(figure.begin - 1), what.unit.name if what.unit else ""
    taken = before in _TAKING and what.noun is not None and what.noun.split()[-1] in _TAKEN
    particle = before in _OVER_AS_PARTICLE or taken
    along = name in _LENGTHS and before in _ALONG
    during = name in TIME and bool(before) and before not in _LONGER_THAN
    if not (particle or along or during):
        return figure, what
    return msgspec.structs.replace(figure, hedge="", begin=figure.begin + 1), what


def share_bounds(
    figure: Figure, low: float | None, high: float | None, settings: Annotate
) -> tuple[float | None, float | None]:
    """The bounds of a share in words, as wide as a reader takes it: half a step of tenths and finer ("seven in ten" is 65 to
    75 per cent), for thirds and such a third of what "about" allows, and a half is nearly exact."""
    if figure.range or figure.hedge in ("least", "most"):
        return low, high
    width = figure.width
    if width is None:
        width = _HALF_WIDTH if figure.low == _HALF else leeway(figure.low, settings, whole=False, share=True) / _PLAIN
    if low is not None and figure.hedge != "over":
        low = max(0.0, min(low, figure.low - width))
    if high is not None and figure.hedge != "nearly":
        high = min(float(_WHOLE), max(high, figure.low + width))
    return low, high
