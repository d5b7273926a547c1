"""The words of time: each token of a report is given a class of one letter, so that patterns of time expressions can be
read off the string of classes (see grammar.py for the letters)."""

import re
from collections.abc import Sequence

from variorum.annotate.lexicon import sections
from variorum.annotate.moments.holidays import HOLIDAYS
from variorum.text.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from variorum.text.kept import Kept
from variorum.text.numerals import Token, TokenTable

_LISTS = sections("time.txt")

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
EARLY_HOURS = "early hours"
PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "noon": "12:00", "midday": "12:00",
    "lunchtime": "MI", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV",
    "night": "NI", "nights": "NI", "nightfall": "NI", "midnight": "00:00", "daytime": "DT", "overnight": "NI",
    EARLY_HOURS: "MO",
}  # fmt: skip
UNITS = {
    "second": "S", "sec": "S", "minute": "M", "min": "M", "mins": "M", "hour": "H", "hr": "H", "hrs": "H", "day": "D",
    "night": "D", "week": "W", "fortnight": "F", "month": "m", "year": "Y", "yr": "Y", "yrs": "Y", "decade": "E",
    "century": "C", "centuries": "C", "millennium": "L", "weekend": "K", "quarter": "Q", "h": "H",
}  # fmt: skip
"""Units of time: S, M, H of the clock; m is a month, F a fortnight, E a decade, C a century, L a millennium, K a weekend."""

DAYWORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
FREQUENCIES = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "weekly": "XXXX-WXX", "fortnightly": "P2W",
    "monthly": "XXXX-XX", "quarterly": "XXXX-QX", "yearly": "XXXX", "annually": "XXXX", "annual": "XXXX",
    "everyday": "XXXX-XX-XX",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "former": "PAST_REF",
    "formerly": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
ZONES = _LISTS["zones"]
_SHORT_ZONES = frozenset(["et", "ct", "mt", "pt"])  # after a clock time; else they are endings and places
ABBREVIATED = _LISTS["abbreviated"]
_WHOLE_NAMES = frozenset({*MONTH_NAMES, *WEEKDAY_NAMES} - {"may", "march", "august"})
"""Names that mean nothing else, so that they need no capital."""

TENS_OF_YEARS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 100,
}  # fmt: skip
"""The words of decades of the last century."""
_CLOCKS = frozenset(["a.m.", "p.m.", "a.m", "p.m", "a. m.", "p. m."])
_QUARTERS = frozenset(["q1", "q2", "q3", "q4", "h1", "h2", "h3", "h4"])
_ERAS = frozenset(["bc", "bce", "ad", "b.c.", "b.c.e.", "a.d."])
_MODAL = frozenset(["may", "march", "mar", "sun", "sat", "mon", "wed", "fri", "dec"])
_FIRST_SPOKEN, _LAST_SPOKEN = 1600, 2099
_BEFORE_YEAR = frozenset(["in", "of", "since", "until", "from", "by", ",", "year"])
_BEFORE_MONTH = frozenset(
    [
        "in",
        "on",
        "by",
        "until",
        "till",
        "since",
        "of",
        "from",
        "to",
        "through",
        "during",
        "and",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
        "between",
        "or",
        "-",
        ",",
        "(",
        "throughout",
    ]
)

_PLAIN = {
    word: letter
    for letter, words in {
        "l": "last past", "p": "previous preceding prior", "N": "next coming upcoming",
        "g": "following subsequent ensuing succeeding", "h": "this current", "q": "that", "Q": "same",
        "E": "early late mid middle beginning end start earlier later outset close rest remainder", "R": "ago",
        "B": "before previously", "A": "after afterwards afterward", "s": "few several couple many some", "a": "the",
        "i": "a an another", "O": "of", "&": "and", "2": "to into", "v": "each every per", "I": "in during", "o": "on",
        "w": "within", "b": "at towards toward around about by from until till through since circa between", "H": "half",
        "K": "o'clock", "c": "am pm", "z": "local time",
        "k": "working business full whole entire consecutive straight calendar solid long short",
        "m": "fiscal fy", "e": "all", "L": "old", "-": "-", ",": ",",
        "/": "/", "(": "(", ".": ".",
    }.items()
    for word in words.split()
}  # fmt: skip


_OF_TIME = frozenset(
    {*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *TENS_OF_YEARS, *HOLIDAYS, *SEASONS, *UNITS}
    | {*(f"{unit}s" for unit in UNITS), *PARTS, *DAYWORDS, *FREQUENCIES, *REFERENCES, *ZONES}
    | {"h", *_QUARTERS, *_CLOCKS, *_ERAS}
)
"""The words whose class also depends on what stands around them, and those of the many lists; `_PLAIN` tells all others."""
_UNSURE = "?"
_UNSURE_AT = re.compile(re.escape(_UNSURE))


def classes(table: TokenTable) -> str:
    """One letter for each token; x is a word that has no part in time."""
    letters = "".join(map(_LETTERS.__getitem__, table.words))
    unsure = {match.start() for match in _UNSURE_AT.finditer(letters)}
    found = list(letters)
    for at in unsure.union(table.numerals):
        found[at] = _class(table.tokens, at)
    return "".join(found)


def _letter(word: str) -> str:
    """The letter of a word that is no numeral; `_UNSURE` where it also depends on what stands around it."""
    if word in _OF_TIME:
        return _UNSURE
    return _PLAIN.get(word) or (_UNSURE if word[0] == "'" or word[0].isdecimal() else "x")


_LETTERS = Kept(_letter)


def _class(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    word = token.word
    if token.ordinal is not None:
        return "r" if token.ordinal <= 31 else "x"
    if token.number is not None:
        return "y" if _is_spoken_year(tokens, at) else _number_class(token)
    if word in _QUARTERS:
        return "J"
    if word[0].isdecimal():
        return "D" if word.endswith("s") else "t" if _is_clock(word) else "G" if word.count(".") == 2 else "x"
    if word[0] == "'" and word[1:3].isdecimal():
        return "D" if word.endswith("s") else "j"
    return _word_class(tokens, at, word)


def _number_class(token: Token) -> str:
    """The class of a numeral: d may be a day of a month, y a year, f a clock with a point, n anything else."""
    if token.share:
        return "H" if token.word == "half" else "x"
    number, length = token.number or 0, token.end - token.begin
    if number == int(number) and token.step == 1:
        if token.figures and length == 4 and 1000 <= number <= 2199:
            return "y"
        return "d" if 1 <= number <= 31 else "n"
    if token.figures and token.step == 0.01 and number < 24 and round(number % 1, 2) < 0.6 and length <= 5:
        return "f"
    return "n"


def _is_spoken_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether the numeral at `at` is a year in words: "in nineteen twenty-eight", "of two thousand and twenty"."""
    token = tokens[at]
    number = token.number or 0
    if token.figures or token.first or not _FIRST_SPOKEN <= number <= _LAST_SPOKEN or number % 1:
        return False
    before = tokens[at - 1]
    told = before.word in _BEFORE_YEAR or before.ordinal is not None or before.number is not None or before.word in MONTHS
    after = tokens[at + 1] if at + 1 < len(tokens) and not tokens[at + 1].first else None
    return told and (after is None or not after.word[0].isalpha() or after.word in _BEFORE_MONTH)


def _is_clock(word: str) -> bool:
    hours, colon, rest = word.partition(":")
    return (
        bool(colon)
        and hours.isdecimal()
        and len(hours) <= 2
        and int(hours) < 25
        and rest[:2].isdecimal()
        and int(rest[:2]) < 60
    )


def _word_class(tokens: Sequence[Token], at: int, word: str) -> str:
    token = tokens[at]
    before = tokens[at - 1] if at and not token.first else None
    if word in MONTHS and (token.capital or word in _WHOLE_NAMES):
        return "M" if word not in _MODAL or _dated(tokens, at, before) else "x"
    if word in WEEKDAYS and (token.capital or word in _WHOLE_NAMES):
        return "W" if word not in ABBREVIATED or _dated(tokens, at, before) else "x"
    if word[:-1] in WEEKDAYS and word.endswith("s") and token.capital and word[:-1] not in ABBREVIATED:
        return "X"
    plain = _PLAIN.get(word)
    if plain:
        return plain
    if word in TENS_OF_YEARS:
        return "D"
    if word == "h" and before is not None and before.number is not None and before.figures:
        return "u"
    if word in HOLIDAYS:
        return "Y"
    if word in SEASONS:
        return "S"
    if word in UNITS or (word.endswith("s") and word[:-1] in UNITS):
        return "P" if word in PARTS and not (before and before.number) else "U" if word in UNITS else "u"
    if word in PARTS:
        return "P"
    if word in DAYWORDS:
        return "T"
    if word in FREQUENCIES:
        return "V"
    if word in REFERENCES:
        return "F"
    if word in ZONES and (word not in _SHORT_ZONES or (token.capital and before is not None and before.word[0] in "ap012:")):
        return "Z"
    if word in _CLOCKS:
        return "c"
    if word in _ERAS:
        return "C"
    return "x"


def _dated(tokens: Sequence[Token], at: int, before: Token | None) -> bool:
    """Whether the month or weekday at `at`, whose word is also another word, has a figure or a preposition beside it."""
    after = tokens[at + 1] if at + 1 < len(tokens) and not tokens[at + 1].first else None
    if after and (after.word in (".", ",")) and at + 2 < len(tokens) and not tokens[at + 2].first:
        after = tokens[at + 2] if tokens[at + 2].number or after.word == "," else after
    numbered = any(
        t is not None and (t.ordinal is not None or (t.number is not None and (t.figures or 20 < t.number <= 31)))
        for t in (before, after)
    )
    return numbered or (before is not None and before.word in _BEFORE_MONTH)
