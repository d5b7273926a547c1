"""Dates that name a year or longer, or a part of a year by its number: what they mean."""

import re

from variorum.annotate.lexicon import sections
from variorum.annotate.moments import calendar
from variorum.annotate.moments.calendar import When
from variorum.annotate.moments.dates import year_said
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import Stretch
from variorum.annotate.moments.words import TENS_OF_YEARS

_LISTS = sections("time.txt")

_YEAR_AFTER = frozenset(
    [
        "in",
        "since",
        "of",
        "until",
        "till",
        "by",
        "from",
        "to",
        "through",
        "during",
        "and",
        "or",
        "before",
        "after",
        "between",
        "for",
        "early",
        "late",
        "mid",
        "circa",
        "ca",
        "(",
        "-",
        "/",
        "around",
        "about",
        "year",
        "throughout",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "the",
    ]
)
_COUNTED = frozenset(["people", "men", "women", "children", "feet", "troops", "police"])
_COUNTED_BEFORE = frozenset(
    [
        "some",
        "nearly",
        "almost",
        "over",
        "than",
        "least",
        "most",
        "$",
        "£",
        "€",
        "no",
        "only",
        "up",
        "another",
        "roughly",
        "approximately",
        "estimated",
    ]
)
_THEIRS = frozenset(["his", "her", "their", "my", "your", "our"])
_ORDINARY_S = _LISTS["ordinary_s"]


def year(stretch: Stretch, reference: Reference) -> When | None:
    """ "1776", "late 1942", "493 BC", "'99"; a figure of four digits that counts something is no year."""
    token = stretch.first("ydnj")
    if not token:
        return None
    if stretch.classes[stretch.begin] == "j":
        return calendar.whole_year(1900 + int(token.word[1:3])) if stretch.before() in _YEAR_AFTER else None
    number = int(token.number or 0)
    era = stretch.first("C")
    if era or (stretch.classes[stretch.end : stretch.end + 1] == "-" and not stretch.has("y")):
        before_christ = not era or era.word[0] == "b"
        return calendar.whole_year(-number if before_christ else number).narrowed(stretch.modifier)
    if not stretch.has("y"):
        if reference.year and stretch.end - stretch.begin == 1 and number > reference.year % 100:
            return calendar.whole_year(reference.year - reference.year % 100 + number)
        return None
    return calendar.whole_year(number).narrowed(stretch.modifier) if _is_year(stretch, reference, number) else None


def _is_year(stretch: Stretch, reference: Reference, number: int) -> bool:
    """Whether a figure of four digits names a year, judged by the words beside it."""
    before, after = stretch.before(), stretch.after()
    if (
        before in _COUNTED_BEFORE
        or (after in ("%", "-") and stretch.after(1)[:1].isalpha())
        or (stretch.modifier and number < 1000)
    ):
        return False
    counts = after in _COUNTED or (after.endswith("s") and after not in _ORDINARY_S and after.isalpha())
    if counts and before not in ("in", "since", "during"):
        return False
    if stretch.end - stretch.begin > 1 or before in _YEAR_AFTER:
        return 1000 <= number < 2200
    near = reference.written.year if reference.written else 1990
    settings = reference.settings
    return near - settings.years_back <= number <= near + settings.years_ahead and after not in ("or", "local")


def decade(stretch: Stretch, reference: Reference) -> When | None:
    """ "the late 1960s": 196X."""
    token = stretch.first("D")
    if not token:
        return None
    if stretch.before() in _THEIRS or (stretch.begin > 0 and stretch.tokens[stretch.begin].word in _THEIRS):
        return None  # an age: "in his 30s"
    digits = re.sub(r"\D", "", token.word) or str(TENS_OF_YEARS[token.word])
    short = token.word[0].isdecimal() and len(digits) == 2
    if short and (int(digits) < reference.settings.first_decade or not stretch.has("a")):
        return None  # degrees, ages, scores: "temperatures in the 30s"
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    era = stretch.first("C")
    if era and era.word[0] == "b":
        return calendar.unknown(f"BC{first // 10:03d}X")
    return calendar.years(f"{first // 10}X", first, first + 9).narrowed(stretch.modifier)


def century(stretch: Stretch, reference: Reference) -> When | None:
    """ "the nineteenth century": 18XX."""
    token, unit = stretch.first("r"), stretch.first("U")
    if not token or not token.ordinal or not unit or unit.word != "century":
        return None
    number = token.ordinal
    era = stretch.first("C")
    if era and era.word[0] == "b":
        return calendar.unknown(f"BC{number - 1:02d}XX")
    return calendar.years(f"{number - 1:02d}XX", number * 100 - 99, number * 100).narrowed(stretch.modifier)


def fiscal(stretch: Stretch, reference: Reference) -> When | None:
    """ "fiscal 2030", "FY2030", "the third quarter of fiscal 1989", "the 2029 fiscal year": FY1989-Q3."""
    year_token, ordinal, letter = stretch.first("y"), stretch.first("r"), stretch.first("J")
    units = [token.word for _, token in stretch.each("U")]
    if not year_token or any(word not in ("year", "quarter") for word in units) or (letter and letter.word[0] != "q"):
        return None
    number = int(letter.word[1]) if letter else ordinal.ordinal or 0 if ordinal else 0
    if ordinal and (units[:1] != ["quarter"] or not 1 <= number <= 4):
        return None
    turn = stretch.has("d")  # "fiscal 2029-30" is the year that ends in 2030
    return calendar.fiscal(int(year_token.number or 0) + turn, number)


def quarter(stretch: Stretch, reference: Reference) -> When | None:
    """ "Q3", "Q1 2016", "H2 of last year": a quarter or half of a year by its letter."""
    token = stretch.first("J")
    if not token:
        return None
    letter, number = token.word[0].upper(), int(token.word[1])
    if letter == "H" and (number > 2 or not stretch.has("y")):
        return None
    year_number = next((int(t.number or 0) for _, t in stretch.each("y")), None) or _year_of_period(stretch, reference)
    return calendar.part_of_year(year_number, letter, number)


def half(stretch: Stretch, reference: Reference) -> When | None:
    """ "the first quarter", "the second half of 2008": 2008-H2."""
    token, unit = stretch.first("r"), stretch.first("HU")
    if not token or not token.ordinal or not unit or unit.word not in ("half", "quarter"):
        return None
    number, size = token.ordinal, 6 if unit.word == "half" else 3
    hyphened = "-" in stretch.classes[stretch.begin : stretch.end]
    if hyphened and size == 6:
        return None  # "a first-half goal"
    if number > 12 // size or (
        stretch.end - stretch.begin < 4 and not hyphened and stretch.before() not in ("in", "the", "for", "during")
    ):
        return None
    if size == 6 and stretch.end - stretch.begin < 4:
        return None  # of a match, a film, a name list
    said = (
        year_said(stretch.part(stretch.begin, stretch.end), reference, size * number - size + 1, 0)
        if stretch.has("yj")
        else None
    )
    year_number = said or _year_of_period(stretch, reference)
    return calendar.part_of_year(year_number, "H" if size == 6 else "Q", number)


def _year_of_period(stretch: Stretch, reference: Reference) -> int | None:
    """The year of "the first half of this year", "of the year"."""
    if reference.written and not stretch.has("qQ"):
        return reference.written.year + (1 if stretch.has("N") else -1 if stretch.has("l") else 0)
    return reference.year
