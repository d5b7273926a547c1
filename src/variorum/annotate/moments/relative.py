"""Dates that are told from another date: "yesterday", "last month", "two days later", "the end of the year"."""

import msgspec

from variorum.annotate.moments import calendar, dates, periods
from variorum.annotate.moments.calendar import Day, When
from variorum.annotate.moments.durations import length_value
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import WORKING_DAY, Stretch, unit_of
from variorum.annotate.moments.words import DAYWORDS
from variorum.text.calendar import WEEKDAYS

_SATURDAY = 5
_FEWEST_SOME, _MOST_SOME = 2, 9  # "a few", "several"
_WEEKS = {"W": 1, "F": 2}
_MONTHS = {"m": 1, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def today(stretch: Stretch, reference: Reference) -> When | None:
    """ "today", "tomorrow morning", "late yesterday"."""
    token = stretch.first("T")
    if not token:
        return None
    if not reference.written:
        return calendar.unknown("PRESENT_REF" if token.word == "today" and stretch.end - stretch.begin == 1 else "XXXX-XX-XX")
    day = calendar.moved(reference.written, DAYWORDS[token.word])
    return calendar.one_day(day) if day else None


def unit(stretch: Stretch, reference: Reference) -> When | None:
    """ "last year", "later this month", "the following day", "that week"."""
    token = stretch.first("U")
    if not token:
        return None
    name = unit_of(token.word)
    letters = stretch.classes[stretch.begin : stretch.end].partition("U")[0]
    coming = any(t.word in ("coming", "upcoming") for _, t in stretch.each("N"))
    told = any(letter in letters for letter in "pgqQ") or ("a" in letters and "N" in letters and not coming)
    step = 1 if "N" in letters or "g" in letters else -1 if "l" in letters or "p" in letters else 0
    past_stretch = any(t.word == "past" for _, t in stretch.each("l"))
    if past_stretch or (name in "ECL" and "l" in letters):
        return When("DURATION", length_value(1, name))
    if reference.written and (not told or ("p" in letters and reference.day is None)):
        return _of(name, reference.written, step, stretch, reference)
    if reference.day and (told or reference.history) and name in "DWFmYK":
        return _of(name, reference.day, step, stretch, reference)
    if name == "Y" and reference.year is not None and (told or reference.history):
        number = reference.year + step
        return calendar.whole_year(number - (number == 0) if reference.year > 0 else number).narrowed(stretch.modifier)
    if name == "m" and reference.year is not None and reference.month and reference.year > 0:
        return calendar.month(*calendar.months_on(Day(reference.year, reference.month, 1), step)).narrowed(stretch.modifier)
    if name == "W" and step == 1:
        return When("DURATION", "P1W") if reference.history else calendar.unknown("XXXX-WXX")
    return (
        calendar.unknown({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "K": "XXXX-WXX-WE", "m": "XXXX-XX", "Y": "XXXX"}[name])
        if name in "DWKmY"
        else None
    )


def _of(name: str, base: Day, step: int, stretch: Stretch, reference: Reference) -> When | None:
    """The period of the unit `name` that is `step` periods from that of `base`."""
    modifier = stretch.modifier
    if name == "D":
        day = calendar.moved(base, step)
        return calendar.one_day(day) if day else None
    if name in "WFK":
        day = calendar.moved(base, 7 * step * (2 if name == "F" else 1))
        if not day:
            return None
        if name == "K" and step < 0 and base.weekday() >= 5 and stretch.has("l"):
            return calendar.weekend(day)
        return calendar.weekend(day) if name == "K" else calendar.week(day).narrowed(modifier, reference.written)
    if name == "m":
        return calendar.month(*calendar.months_on(base, step)).narrowed(modifier, reference.written)
    if name == "Y":
        return calendar.whole_year(base.year + step).narrowed(modifier, reference.written)
    if name == "Q":
        year, month = calendar.months_on(base, 3 * step)
        first = (month - 1) // 3 * 3 + 1
        return When(
            "DATE",
            f"{calendar.year_value(year)}-Q{first // 3 + 1}",
            calendar.month(year, first).low,
            calendar.month(year, first + 2).high,
            year,
        )
    if name == "E":
        first = base.year // 10 * 10 + 10 * step
        return calendar.years(f"{first // 10}X", first, first + 9)
    if name == "C":
        number = (base.year - 1) // 100 + step
        return calendar.years(f"{number:02d}XX", number * 100 + 1, number * 100 + 100)
    return None


def the_weekend(stretch: Stretch, reference: Reference) -> When | None:
    """ "over the weekend": the last one where that lies behind, else that of this week."""
    if stretch.tokens[stretch.end - 1].word != "weekend" or not reference.written or stretch.after()[:1].isdecimal():
        return None
    behind = reference.tense(stretch.begin, stretch.end) < 0 and reference.written.weekday() < _SATURDAY
    day = calendar.moved(reference.written, -7 if behind else 0)
    return calendar.weekend(day) if day else None


def after_next(stretch: Stretch, reference: Reference) -> When | None:
    """ "the week after next"."""
    name = unit_of(stretch.tokens[stretch.begin + 1].word)
    return _of(name, reference.written, 2, stretch, reference) if name in "WmYKQ" and reference.written else None


def nth_week(stretch: Stretch, reference: Reference) -> When | None:
    """ "the first week of October", "the last week of 2015": counted as ISO 8601 counts the weeks of a year, by Thursdays."""
    at = next(at for at in range(stretch.begin, stretch.end) if stretch.classes[at] == "U")
    if unit_of(stretch.tokens[at].word) != "W":
        return None
    rest = stretch.part(at + 1 + (stretch.classes[at + 1] in "OI"), stretch.end)
    whole = (
        dates.month(rest, reference)
        if rest.has("M")
        else unit(rest, reference)
        if rest.has("U")
        else periods.year(rest, reference)
    )
    if not whole or not whole.low or not whole.high:
        return None
    ordinal = stretch.part(stretch.begin, at).first("r")
    if ordinal is None:
        return calendar.week(calendar.moved(whole.high, -((whole.high.isoweekday() - 4) % 7)) or whole.high)
    day = calendar.moved(whole.low, (4 - whole.low.isoweekday()) % 7 + 7 * ((ordinal.ordinal or 1) - 1))
    return calendar.week(day) if day and day <= whole.high else None


def week_of(stretch: Stretch, reference: Reference) -> When | None:
    """ "the week of June 4", "the week starting 4 June"."""
    at = next(at for at in range(stretch.begin, stretch.end) if stretch.classes[at] == "U")
    joint = stretch.tokens[at + 1].word
    if unit_of(stretch.tokens[at].word) != "W" or joint not in ("of", "commencing", "starting", "beginning", "ending", "ended"):
        return None
    rest = stretch.part(at + 2, stretch.end)
    when = dates.date(rest, reference) if rest.has("M") else dates.day_of_month(rest, reference)
    if not when or not when.low:
        return None
    found = calendar.week(when.low)
    if joint not in ("ending", "ended"):
        return found
    return msgspec.structs.replace(found, low=calendar.moved(when.low, -6), high=when.low)


def day_of_unit(stretch: Stretch, reference: Reference) -> When | None:
    """ "the 20th of next month"."""
    ordinal, token = stretch.first("r"), stretch.first("U")
    if not ordinal or not ordinal.ordinal or not token or unit_of(token.word) != "m" or not reference.written:
        return None
    letters = stretch.classes[stretch.begin : stretch.end]
    step = 1 if "N" in letters else -1 if "l" in letters or "p" in letters else 0
    return calendar.date_of(*calendar.months_on(reference.written, step), ordinal.ordinal)


def end_of_unit(stretch: Stretch, reference: Reference) -> When | None:
    """ "the end of the year", "later in the day"."""
    token = stretch.first("U")
    name = unit_of(token.word) if token else ""
    if name not in ("D", "W", "m", "Y", "K", "E", "C"):
        return None
    if reference.history and name == "Y" and reference.year is not None:
        return calendar.whole_year(reference.year).narrowed(stretch.modifier)
    if reference.history and name == "m" and reference.year is not None and reference.month:
        return calendar.month(reference.year, reference.month).narrowed(stretch.modifier)
    base = reference.day if reference.history or name == "D" else reference.written
    return _of(name, base, 0, stretch, reference) if base else calendar.unknown("XXXX-XX-XX" if name == "D" else "XXXX")


def shifted(stretch: Stretch, reference: Reference) -> When | None:
    """ "two years ago", "three days later", "the day before", "two days before Christmas"."""
    letters = stretch.classes[stretch.begin : stretch.end]
    at = max(letters.rfind(letter) for letter in "REBA")
    word = stretch.tokens[stretch.begin + at].word
    if letters[at] == "E" and word not in ("later", "earlier"):
        return None
    back = word in ("ago", "earlier", "before", "previously")
    span = stretch.part(stretch.begin, stretch.begin + at)
    rest = stretch.part(stretch.begin + at + 1, stretch.end)
    definite = letters[0] == "a"
    if letters[0] == "U" or (
        definite and letters[1] == "U" and unit_of(stretch.tokens[stretch.begin + 1].word) not in ("D", "m", "Y", "W", "D")
    ):
        return None
    lengths: list[tuple[float | None, str]] = (
        [(1.0, unit_of(stretch.tokens[stretch.begin + 1].word))] if definite else span.lengths()
    )
    if not lengths:
        return None
    base, month_known = _base(rest, word, stretch, reference)
    if len(lengths) == 1 and lengths[0][0] is None and base and word == "ago":
        return _some_time_ago(base, lengths[0][1])
    if any(amount is None for amount, _ in lengths) or (base is None and not (month_known and lengths[0][1] == "Y")):
        return calendar.unknown(_pattern(lengths[-1][1]))
    if base is None:
        year = (reference.year or 0) + (-1 if back else 1) * round(lengths[0][0] or 0)
        return calendar.whole_year(year)
    return _moved(base, lengths, -1 if back else 1)


def from_day(stretch: Stretch, day: Day) -> When | None:
    """What "two days before", "the day after" mean where they lean on `day`; None for other words."""
    word = stretch.tokens[stretch.end - 1].word
    lengths: list[tuple[float | None, str]] = stretch.lengths()
    if word not in ("before", "after") or not lengths or any(amount is None or name in "HMS" for amount, name in lengths):
        return None
    return _moved(day, lengths, -1 if word == "before" else 1)


def _some_time_ago(base: Day, name: str) -> When:
    """ "a few days ago": the days that it can mean."""
    first, last = _moved(base, [(_MOST_SOME, name)], -1), _moved(base, [(_FEWEST_SOME, name)], -1)
    low, high = first.low if first else None, last.high if last else None
    return When("DATE", _pattern(name), low, high) if low and high and name not in "HMS" else calendar.unknown(_pattern(name))


def in_length(stretch: Stretch, reference: Reference) -> When | None:
    """ "will open in three weeks": "three weeks": so long after the writing.

    None where nothing lies ahead: it is how long something takes.
    """
    lengths = stretch.lengths()
    if stretch.before() != "in" or not reference.written or reference.history or not lengths:
        return None
    if any(amount is None or name in "HMS" for amount, name in lengths) or reference.tense(stretch.begin, stretch.end) <= 0:
        return None
    return _moved(reference.written, lengths, 1)


def ahead(stretch: Stretch, reference: Reference) -> When | None:
    """ "two weeks from now", "three days from tomorrow"."""
    last = stretch.tokens[stretch.end - 1].word
    lengths = stretch.part(stretch.begin, stretch.end - 2).lengths()
    if stretch.tokens[stretch.end - 2].word != "from" or last not in ("now", *DAYWORDS) or not lengths:
        return None
    base = reference.written and calendar.moved(reference.written, DAYWORDS.get(last, 0))
    if base is None or any(amount is None for amount, _ in lengths):
        return calendar.unknown(_pattern(lengths[-1][1]))
    return _moved(base, lengths, 1)


def nth_weekday(stretch: Stretch, reference: Reference) -> When | None:
    """ "the first Friday of July", "the second Monday of next month"."""
    ordinal, weekday = stretch.first("r"), stretch.first("W")
    at = next(at for at, _ in stretch.each("OI"))
    rest = stretch.part(at + 1, stretch.end)
    whole = dates.month(rest, reference) if rest.has("M") else unit(rest, reference)
    if not ordinal or not ordinal.ordinal or not weekday or not whole or not whole.low or not whole.high or not whole.month:
        return None
    away = (WEEKDAYS[weekday.word] - whole.low.isoweekday()) % 7 + 7 * (ordinal.ordinal - 1)
    day = calendar.moved(whole.low, away)
    return calendar.one_day(day) if day and day <= whole.high else None


def _base(rest: Stretch, word: str, stretch: Stretch, reference: Reference) -> tuple[Day | None, bool]:
    """The day that the shift starts from, and whether at least its year is known."""
    if rest.end > rest.begin:
        for letters, meaning in (("M", dates.date), ("Y", dates.holiday), ("T", today)):
            if rest.has(letters) and (when := meaning(rest, reference)):
                return when.low, False
        return None, False
    if (
        word in ("before", "after")
        and stretch.after()
        and stretch.after()[0].isalpha()
        and stretch.after() not in ("and", "but", "when", "as", "in", "at", "on")
    ):
        return None, False  # an event, which has no date here
    if word == "ago" or (reference.written and reference.day is None):
        return reference.written, reference.year is not None
    if reference.day:
        return reference.day, True
    if reference.year and reference.month and reference.year > 0:
        return (Day(reference.year, reference.month, 1) if stretch.has("uU") else None), True
    return None, reference.year is not None


def _pattern(name: str) -> str:
    """The value of a date of which only the size is known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "m": "XXXX-XX", "Y": "XXXX", "E": "XXXX"}.get(
        name, "XXXX-XX-XX"
    )


def _working_day(day: Day, days: int) -> Day | None:
    """`day` and so many working days more, by weekends alone: holidays differ from country to country."""
    step = 1 if days > 0 else -1
    found: Day | None = day
    while found and found.weekday() >= _SATURDAY:
        found = calendar.moved(found, -step)
    weeks, rest = divmod(abs(days), _SATURDAY)
    found = found and calendar.moved(found, 7 * weeks * step)
    while found and rest:
        found = calendar.moved(found, step)
        rest -= bool(found and found.weekday() < _SATURDAY)
    return found


def _moved(base: Day, lengths: list[tuple[float | None, str]], sign: int) -> When | None:
    """`base` and `lengths` more, as exact as the smallest unit."""
    day: Day | None = base
    for amount, name in lengths:
        if day is None or amount is None:
            return None
        if name in _MONTHS:
            year, month = calendar.months_on(day, round(sign * amount * _MONTHS[name]))
            if not 1 <= year <= 9990:
                return None
            day = Day(year, month, min(day.day, 28))
        elif name in _WEEKS or name == "D":
            day = calendar.moved(day, round(sign * amount * 7 * _WEEKS[name]) if name in _WEEKS else round(sign * amount))
        elif name == WORKING_DAY:
            day = _working_day(day, round(sign * amount))
        elif name in "HMS":
            return When("TIME", f"{day.isoformat()}TXX", day, day, day.year, day.month)
        else:
            return None
    if day is None:
        return None
    last = lengths[-1][1]
    if last in ("D", WORKING_DAY):
        return calendar.one_day(day)
    if last in _WEEKS:
        return calendar.week(day)
    return calendar.month(day.year, day.month) if last == "m" else calendar.whole_year(day.year)
