"""Numbers and days that words can mean: the second, simpler reading against which an edition's figures are held."""

import re
from collections.abc import Iterator
from datetime import date

from variorum.text.calendar import MONTHS, WEEKDAY_NAMES

_SMALL = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0,
    "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0,
    "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0,
}  # fmt: skip
_TENS = {
    "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
_ONES = _SMALL | _TENS | {"a": 1.0, "an": 1.0, "no": 0.0, "nobody": 0.0, "none": 0.0, "nil": 0.0, "single": 1.0, "once": 1.0}
_ONES |= {"twice": 2.0, "thrice": 3.0, "both": 2.0, "couple": 2.0, "pair": 2.0, "fourty": 40.0}
_SHARES = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "tenth": 0.1}
_RANKS = {"third": 3.0, "fifth": 5.0, "tenth": 10.0}  # the words of _SHARES that are others as well
_SIZES = {
    "dozen": 12.0,
    "score": 20.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_PLURALS = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_TOKEN = re.compile(r"\d+(?:[.,'’   ]\d+)*|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’   ]\d{3})+")
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_SECONDS |= {name + "s": length for name, length in _SECONDS.items()}
_CONVERSIONS = (
    1.609344,
    0.9144,
    0.3048,
    0.0254,
    0.45359237,
    0.40468564,
    2.58998811,
    1.852,
    28.349523,
    3.785412,
    4.54609,
    45.359237,
    50.802345,
)
"""Into metric units: mile, yard, foot, inch, pound, acre (to hectares), square mile, sea mile, ounce, gallons, cwt."""
_THOUSANDTHS = (1e-3, 1e3, 60.0, 24.0, 7.0, 1 / 60, 100.0, 0.01)
"""Between units of one kind: m and km, g and kg, minutes and hours, days and weeks, per cent and share."""
_MOST_CHARS = 2_000  # of words that a figure stands in; a reading that long is a passage, and holds any number

_WORDS_OF_A_DAY = 3  # "on Thursday evening"; with more words it may be "a day after Thursday"
_MOST_DIGITS = 24  # longer ones are serial numbers, and no float holds them


def numbers(words: str) -> set[float]:
    """Every number that stands in `words`, in digits or in words, also where it is one of several ways to read them.

    >>> sorted(numbers("between 1,500 and two thousand")), sorted(numbers("one and a half million"))
    ([1.5, 1500.0, 2000.0], [1500000.0])
    >>> sorted(numbers("two-and-twenty")), sorted(numbers("half a dozen"))
    ([22.0], [6.0])
    >>> 1.5e6 in numbers("a million and a half"), 17 in numbers("all but three of the 20"), 51.2 in numbers("51 point two")
    (True, True, True)
    >>> 95 in numbers("19 in 20"), 71 in numbers("an hour and eleven minutes"), sorted(numbers("tens of thousands"))
    (True, True, [10000.0, 20000.0])
    """
    found: set[float] = set()
    seconds = shares = 0.0
    former: set[float] = set()
    for values, after in _read(words):
        found |= values
        if after in _SECONDS and len(values) == 1:
            seconds += min(values) * _SECONDS[after]  # "an hour and eleven minutes"
        if former and len(values) == 1 and min(values) > 0:
            shares = min(former) / min(values)  # "19 in 20"
        former = values if after in ("in", "of", "out") else set()
    if shares:
        found |= {shares, 100 * shares}
    if seconds:
        found |= {seconds / length for length in _SECONDS.values()}
    tokens = _tokens(words)
    found |= set(_told_otherwise(tokens, found))
    sizes = {_SIZES[token] for token in tokens if token in _SIZES and _SIZES[token] >= 1e3}
    return found | {value * size for value in found for size in sizes if value < size}  # "3 to 4 million"


def _told_otherwise(tokens: list[str], found: set[float]) -> Iterator[float]:
    """The numbers that words around those of `found` make of them: "a million and a half", "fifty-one point two", "all but
    three of the 20", and the rank that "third" is where it is no share."""
    for place, token in enumerate(tokens):
        before, behind = tokens[:place][-1:], tokens[place + 1 : place + 3]
        if token == "and" and before and before[0] in _SIZES and behind[:1] == ["a"] and behind[1:] and behind[1] in _SHARES:
            share = _SHARES[behind[1]]
            yield from (value - share + share * _SIZES[before[0]] for value in found)
        elif token == "point" and behind and _SMALL.get(behind[0], 10.0) < 10:
            yield from (value + _SMALL[behind[0]] / 10 for value in found)
        elif token in ("metre", "metres", "meter", "meters") and place + 1 < len(tokens):
            yield from (whole + part / 100 for whole in found for part in found if part < 100)  # "one metre eighty"
        elif token == "all" and behind[:1] == ["but"]:
            yield from (whole - part for whole in found for part in found if part < whole)
        elif token in _RANKS:
            yield _RANKS[token]


def _tokens(words: str) -> list[str]:
    return [match.group().casefold() for match in _TOKEN.finditer(words[:_MOST_CHARS])]


def _read(words: str) -> Iterator[tuple[set[float], str]]:
    """Each number of `words`, as all that it can be, with the word after it."""
    tokens = _tokens(words)
    place = 0
    while place < len(tokens):
        if tokens[place][0].isdigit() and len(tokens[place]) <= _MOST_DIGITS:
            values, place = _digits(tokens[place]), place + 1
            while place < len(tokens) and tokens[place] in _SIZES:
                values, place = {value * _SIZES[tokens[place]] for value in values}, place + 1
        elif tokens[place] in _PLURALS:
            least, place = _PLURALS[tokens[place]], place + 1
            while tokens[place : place + 1] == ["of"] and tokens[place + 1 : place + 2] and tokens[place + 1] in _PLURALS:
                least, place = least * _PLURALS[tokens[place + 1]], place + 2  # tens of thousands
            values = {least, 2 * least}
        else:
            value, length = _in_words(tokens, place)
            values, place = set() if value is None else {value}, place + max(1, length)
        if values:
            yield values, next(iter(tokens[place : place + 1]), "")


def _digits(written: str) -> set[float]:
    plain = re.sub(r"['’   ]", "", written)
    grouped = plain.replace(",", "").replace(".", "")
    decimal = plain.replace(",", ".")
    found = {float(grouped)} if _GROUPED.fullmatch(written) or grouped == plain else set()
    if decimal.count(".") == 1:
        found.add(float(decimal))
    return found or {float(grouped)}


def _in_words(tokens: list[str], begin: int) -> tuple[float | None, int]:
    """The number in words that begins at the token `begin`, and how many tokens it has."""
    whole = part = 0.0
    place, last, said = begin, None, False
    while place < len(tokens):
        token = tokens[place]
        if token in ("a", "an") and last == "half":
            pass  # half a dozen
        elif token in _ONES:
            if said and last not in _TENS and last not in (*_SIZES, "and"):
                break
            part += _ONES[token] - (1.0 if last in ("a", "an") and _ONES[token] else 0.0)  # "a pair", "a single"
            said = said or token not in ("a", "an", "no")
        elif token in _SIZES and place > begin and last != "and":
            if _SIZES[token] >= 1e3:
                whole, part = (whole + (part or 1.0)) * _SIZES[token] if whole < 1e3 else whole + part * _SIZES[token], 0.0
            else:
                part = (part or 1.0) * _SIZES[token]
            said = True
        elif token in _SHARES:
            part = part - 1 + _SHARES[token] if last in ("a", "an") else (part or 1.0) * _SHARES[token]
            said = True
        elif token == "and" and place > begin and place + 1 < len(tokens) and tokens[place + 1] in _ONES:
            in_old_order = last in _SMALL and tokens[place + 1] in _TENS  # two-and-twenty
            if last not in _SIZES and tokens[place + 2 : place + 3] != ["half"] and not in_old_order:
                break
        elif token in _SIZES and place == begin and token not in ("k", "m", "mn", "bn", "tn"):
            part, said = _SIZES[token], True
        else:
            break
        last, place = token, place + 1
    said = said or (last in ("a", "an") and tokens[place : place + 1] != [] and tokens[place] in _SECONDS)  # an hour
    return (whole + part if said else None), place - begin


def figure_holds(words: str, low: float | None, high: float | None) -> bool:
    """Whether a figure from `low` to `high` can rest on `words`: a number in them is the one that is meant, or lies in the
    range. True where no number stands in them ("several"), and where `words` are in other units.

    >>> figure_holds("at least nine", 9, None), figure_holds("at least nine", 12, None), figure_holds("nine", 10, 10)
    (True, False, False)
    >>> figure_holds("More than 40", 41, None), figure_holds("between 10 and 15", 10, 15), figure_holds("about 40", 38, 42)
    (True, True, True)
    """
    found = numbers(words)
    if not found or (low is None and high is None):
        return True
    in_other_units = {value * factor for value in found for factor in (*_CONVERSIONS, *_THOUSANDTHS)}
    in_other_units |= {(value - 32) / 1.8 for value in found}
    return any(_fits(value, low, high, 1e-9) for value in found) or any(
        _fits(value, low, high, 0.005) for value in in_other_units
    )


def _fits(value: float, low: float | None, high: float | None, slack: float) -> bool:
    near = slack * max(1.0, abs(value))
    step = 1.0 if slack < 1e-6 and value == int(value) else 0.0  # "more than 40" is 41 and up
    if low is not None and high is not None:
        return low - near - (step if low < high else 0) <= value <= high + near + (step if low < high else 0)
    bound = low if low is not None else high
    return bound is not None and min(abs(value - bound), abs(value + step - bound), abs(value - step - bound)) <= near


def date_holds(words: str, day: str) -> bool:
    """Whether the ISO day `day` can rest on `words`: a year, a month with its day, or a lone weekday that they name is
    the day's own. True where they name none, and where `day` is no single day.

    >>> date_holds("on Thursday", "2029-10-18"), date_holds("October 18", "2029-10-19"), date_holds("yesterday", "2029-10-18")
    (True, False, True)
    """
    try:
        found = date.fromisoformat(day[:10])
    except ValueError:
        return True
    if len(day) > 10 and day[10] == "/":
        return True
    tokens = [match.group().casefold() for match in _TOKEN.finditer(words)]
    years = {int(token) for token in tokens if re.fullmatch(r"(?:1[89]|20|21)\d\d", token)}
    months = {MONTHS[token] for token in tokens if token in MONTHS}
    days = {int(match) for match in re.findall(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", words.casefold())}
    weekdays = {place for token in tokens for place, name in enumerate(WEEKDAY_NAMES) if token.rstrip("s") == name}
    if years and found.year not in years:
        return False
    fits = found.weekday() in weekdays  # "Wednesday, October 18" may stand for either of two days
    if months:
        return fits or (found.month in months and (not days or found.day in days))
    return fits or not weekdays or len(tokens) > _WORDS_OF_A_DAY
