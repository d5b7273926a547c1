"""Durations, sets, and words such as "now": what they mean."""

from variorum.annotate.moments.calendar import When
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import WORKING_DAY, Stretch, unit_of
from variorum.annotate.moments.words import FREQUENCIES, PARTS, REFERENCES
from variorum.text.calendar import MONTHS, WEEKDAYS

_DATE_UNITS = {"D": "D", WORKING_DAY: "BD", "W": "W", "m": "M", "Y": "Y", "E": "DE", "C": "CE", "L": "ML", "Q": "Q"}
_CLOCK_UNITS = {"H": "H", "M": "M", "S": "S"}
_QUARTERS = 4  # of an hour
_EVERY = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "m": "XXXX-XX", "Y": "XXXX", "H": "PT1H", "M": "PT1M", "K": "XXXX-WXX-WE"}


def length_value(amount: float | None, name: str) -> str:
    """The TIMEX3 value of one amount of time; None is some number.

    >>> length_value(71, "M"), length_value(None, "Y"), length_value(1.5, "H"), length_value(2, "F")
    ('PT71M', 'PXY', 'PT1.5H', 'P4W')
    """
    if name == "F":
        amount, name = (None if amount is None else amount * 2), "W"
    if name == "K":
        name = "W"
    number = "X" if amount is None else f"{amount:.2f}".rstrip("0").rstrip(".")
    return f"PT{number}{_CLOCK_UNITS[name]}" if name in _CLOCK_UNITS else f"P{number}{_DATE_UNITS[name]}"


def duration(stretch: Stretch, reference: Reference) -> When | None:
    """ "71-minute", "four weeks and two days", "several years"."""
    lengths = stretch.lengths()
    if not lengths:
        return None
    letters = stretch.classes[stretch.begin : stretch.end]
    if letters.endswith("OiU") and letters[0] in "id":
        number = stretch.tokens[stretch.begin].number or 1
        quarters = [token.word.rstrip("s") for _, token in stretch.each("Uu")] == ["quarter", "hour"] and number < _QUARTERS
        return When("DURATION", length_value(15 * number, "M")) if quarters else None
    bare = stretch.end - stretch.begin == 1
    if bare and (
        stretch.tokens[stretch.begin].word in ("seconds", "quarters", "sec", "mins", "weekends", "h")
        or stretch.after() == "old"
    ):
        return None
    if (
        lengths == [(1, "S")]
        or stretch.tokens[stretch.end - 1].word == "quarter"
        or (lengths == [(1, "D")] and stretch.before() == "one")
    ):
        return None
    value = length_value(*lengths[0])
    for amount, name in lengths[1:]:
        more = length_value(amount, name)
        value += more[1:] if "T" not in value or "T" not in more else more[2:]
    return When("DURATION", value)


def whole(stretch: Stretch, reference: Reference) -> When | None:
    """ "all day", "a full week": one of its unit."""
    name = unit_of(stretch.tokens[stretch.end - 1].word)
    if stretch.tokens[stretch.begin].word not in ("all", "full", "whole", "entire") or name not in "HDWmYE":
        return None
    return When("DURATION", length_value(1, name))


def stretch_of_time(stretch: Stretch, reference: Reference) -> When | None:
    """ "the last three weeks", "the first two months"."""
    lengths = stretch.lengths()
    if stretch.has("r"):
        at = next(at for at, _ in stretch.each("r"))
        lengths = stretch.part(at + 1, stretch.end).lengths()
    return When("DURATION", length_value(*lengths[-1])) if lengths else None


def repeated(stretch: Stretch, reference: Reference) -> When | None:
    """ "every Tuesday", "daily", "twice a day"."""
    frequency = stretch.first("V")
    if frequency:
        return When("SET", FREQUENCIES[frequency.word])
    if stretch.classes[stretch.begin] == "i":
        token = stretch.tokens[stretch.end - 1]
        if not (stretch.before().endswith("s") or stretch.before() in ("once", "twice", "thrice")):
            return None
        return When("SET", length_value(1, unit_of(token.word)))
    return every(stretch, reference)


def every(stretch: Stretch, reference: Reference) -> When | None:
    """ "every day", "Mondays", "each morning"."""
    token = stretch.tokens[stretch.end - 1]
    letter = stretch.classes[stretch.end - 1]
    per = stretch.tokens[stretch.begin].word == "per"
    if (number := stretch.first("dn")) and letter in "uU":
        return When("SET", length_value(number.number, unit_of(token.word)))
    if weekday := stretch.first("WX"):
        day = WEEKDAYS[weekday.word.removesuffix("s")] if weekday.word not in WEEKDAYS else WEEKDAYS[weekday.word]
        part = stretch.first("P")
        return When("SET", f"XXXX-WXX-{day}" + (f"T{PARTS[part.word]}" if part else ""))
    if letter in "uU" and unit_of(token.word):
        name = unit_of(token.word)
        return When("SET", length_value(1, name) if per or name not in _EVERY else _EVERY[name])
    if letter == "P":
        return When("SET", f"XXXX-XX-XXT{PARTS[token.word]}")
    if letter == "M":
        return When("SET", f"XXXX-{MONTHS[token.word]:02d}")
    return None


def reference_word(stretch: Stretch, reference: Reference) -> When | None:
    """ "now", "recently", "recent weeks"."""
    word = stretch.tokens[stretch.begin].word
    if stretch.end - stretch.begin > 1 and word != "recent":
        return None
    return When("DATE", REFERENCES[word])
