"""Dates that name a day, a weekday, a month, a season or a holiday: what they mean."""

import datetime
import re

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.moments import calendar
from variorum.annotate.moments.calendar import Day, When
from variorum.annotate.moments.holidays import HOLIDAYS, LEEWAYS
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import Stretch
from variorum.annotate.moments.words import SEASONS
from variorum.text.calendar import MONTHS, WEEKDAYS

_LISTS = sections("time.txt")

_NO_DATES = frozenset([(24, 7)])  # round the clock
_SPELT_DAY = 10
_AFTER_DAY = _LISTS["after_day"]


def numeric(stretch: Stretch, reference: Reference) -> When | None:
    """2029-06-08, 31/08/2030, 31.08.2030. Day and month that could be either are read as what lies nearer to the writing."""
    tokens = [token for _, token in stretch.each("ydnG")][:3]
    fields = re.findall(r"\d+", " ".join(token.word for token in tokens))[:3]
    if month := stretch.first("M"):
        return _checked(int(fields[0]), MONTHS[month.word], int(fields[1]))
    if len(fields) == 2:
        return _day_and_month(int(fields[0]), int(fields[1]), stretch, reference)
    if len(fields) < 3:
        return None
    if len(fields[0]) == 4:
        return _checked(int(fields[0]), int(fields[1]), int(fields[2]))
    year = int(fields[2]) + (0 if len(fields[2]) == 4 else 2000 if int(fields[2]) < 70 else 1900)
    if len(fields[2]) not in (2, 4):
        return None
    day_first = _checked(year, int(fields[1]), int(fields[0]))
    month_first = _checked(year, int(fields[0]), int(fields[1]))
    written = reference.written
    if day_first and month_first and written and day_first.low and month_first.low:
        return min((day_first, month_first), key=lambda when: abs(((when.low or written) - written).days))
    return day_first or month_first


def _day_and_month(first: int, second: int, stretch: Stretch, reference: Reference) -> When | None:
    """ "22/04", "4/22": of the two orders the one that there is; where both are, the one nearer to the writing."""
    if (first, second) in _NO_DATES:
        return None
    found = [
        when
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12
        and 1 <= day <= 31
        and (when := calendar.date_of(reference.year_of(month, day, stretch.begin, stretch.end), month, day))
    ]
    written = reference.written
    if not found and {first, second} == {2, 29}:
        return calendar.date_of(None, 2, 29)
    if not written:
        return found[0] if len(found) == 1 else None
    return min(found, key=lambda when: abs(((when.low or written) - written).days), default=None)


def _checked(year: int, month: int, day: int) -> When | None:
    return calendar.date_of(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def year_said(stretch: Stretch, reference: Reference, month: int, day: int) -> int | None:
    """The year that the stretch says, or that its surroundings make most likely."""
    era = stretch.first("C")
    sign = -1 if era and era.word[0] == "b" else 1
    after_month = False
    for at, token in stretch.each("MSYydnjqQhlN"):
        letter = stretch.classes[at]
        if letter in "MSY":
            after_month = True
        elif letter == "y" or (letter in "dn" and era and after_month and stretch.classes[at + 1 : at + 2] == "C"):
            return sign * int(token.number or 0)
        elif letter == "j":
            return 1900 + int(token.word[1:3])
        elif after_month and letter in "qQ":
            return reference.year
        elif after_month and letter in "hlN" and reference.written and (day == 0 or stretch.tokens[at + 1].word == "year"):
            return reference.written.year + {"h": 0, "l": -1, "N": 1}[letter]
    return reference.year_of(month, day, stretch.begin, stretch.end)


def days(stretch: Stretch, reference: Reference) -> list[tuple[int, int, When]]:
    """ "June 3-5, 2029", "from 4 to 22 January": the first and the last day, each with where it begins and ends."""
    month = stretch.first("M")
    numbers = [(at, int(token.number or token.ordinal or 0)) for at, token in stretch.each("dr")]
    if not month or len(numbers) < 2:
        return []
    (first_at, first), (last_at, last) = numbers[:2]
    joint = stretch.classes[first_at + 1]
    counts = stretch.after()[:1].isalpha() and stretch.after() not in _AFTER_DAY
    if first >= last or (joint == "&" and counts and stretch.before() != "between"):
        return []
    month_at = next(at for at, _ in stretch.each("M"))
    year = year_said(stretch, reference, MONTHS[month.word], first)
    one, two = (calendar.date_of(year, MONTHS[month.word], number) for number in (first, last))
    if not one or not two:
        return []
    if month_at < first_at:
        return [(stretch.begin, first_at + 1, one), (last_at, stretch.end, two)]
    return [(first_at, first_at + 1, one), (min(month_at, last_at), stretch.end, two)]


def date(stretch: Stretch, reference: Reference) -> When | None:
    """ "Thursday, 8 June", "March 13, 2029": the day; of a weekday beside it only that it fits the nearest year is heeded."""
    month, day = stretch.first("M"), stretch.first("dr")
    if not month or not day:
        return None
    number = int(day.number or day.ordinal or 0)
    year_number = year_said(stretch, reference, MONTHS[month.word], number)
    if stretch.has("yj"):
        return calendar.date_of(year_number, MONTHS[month.word], number)
    year_number = _of_weekday(stretch, reference, MONTHS[month.word], number) or year_number
    return calendar.date_of(year_number, MONTHS[month.word], number) or calendar.date_of(None, MONTHS[month.word], number)


def _of_weekday(stretch: Stretch, reference: Reference, month_number: int, number: int) -> int | None:
    """The year in which the day lies nearest to the writing, if its weekday fits: what "is to open on Monday, 14 July" in a
    report of the seventeenth is no year ahead."""
    weekday_said, written = stretch.first("W"), reference.written
    if weekday_said is None or written is None or weekday_said.word not in WEEKDAYS:
        return None
    near = [calendar.date_of(year, month_number, number) for year in (written.year - 1, written.year, written.year + 1)]
    days_ = [when.low for when in near if when and when.low]
    nearest = min(days_, key=lambda day: abs((day - written).days), default=None)
    return nearest.year if nearest and nearest.isoweekday() == WEEKDAYS[weekday_said.word] else None


def month(stretch: Stretch, reference: Reference) -> When | None:
    """ "early March 1776", "last May", "July of that year"."""
    token = stretch.first("M")
    if not token:
        return None
    number = MONTHS[token.word]
    year = year_said(stretch, reference, number, 0)
    leading = stretch.classes[stretch.begin : stretch.end].partition("M")[0]
    if reference.written and not stretch.has("yj") and any(letter in leading for letter in "hlNp"):
        written = reference.written
        if "h" in leading:
            year = written.year
        elif "N" in leading:
            year = written.year + (number <= written.month)
        else:
            year = written.year - (number >= written.month)
    elif reference.history and "p" in leading and reference.year:
        year = reference.year if reference.month and number < reference.month else reference.year - 1
    return calendar.month(year, number).narrowed(stretch.modifier)


def season(stretch: Stretch, reference: Reference) -> When | None:
    """ "the spring of 1776", "last summer"; "fall" and "spring" alone must stand where a time stands."""
    token = stretch.first("S")
    if not token:
        return None
    bare = stretch.end - stretch.begin == 1
    if (
        bare
        and (token.word in ("fall", "spring") or not reference.history)
        and stretch.before() not in ("in", "since", "until", "by", "of", "during")
    ):
        return None
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[SEASONS[token.word]]
    letters = stretch.classes[stretch.begin : stretch.end]
    if reference.written and not stretch.has("yj"):
        written, step = reference.written, letters.partition("S")[0]
        year = written.year
        if "l" in step or "p" in step:
            year -= first + 2 >= written.month
        elif "N" in step:
            year += first <= written.month
        elif "h" not in step:
            year = reference.year_of(first, 1, stretch.begin, stretch.end) or year
        return calendar.season(year, SEASONS[token.word]).narrowed(stretch.modifier)
    told = year_said(stretch, reference, first, 0)
    if told is not None and "N" in letters.partition("S")[0] and reference.month and first <= reference.month:
        told += 1
    return calendar.season(told, SEASONS[token.word]).narrowed(stretch.modifier)


def holiday(stretch: Stretch, reference: Reference) -> When | None:
    """ "Christmas 1963", "Good Friday"."""
    token = stretch.first("Y")
    if not token:
        return None
    name = HOLIDAYS[token.word]
    about = name(2024)
    year = year_said(stretch, reference, about.month, about.day)
    if year is None or not 1 <= year <= 9990:
        return calendar.unknown(f"XXXX-{about.month:02d}-{about.day:02d}" if token.word == "christmas" else "XXXX-XX-XX")
    letters = stretch.classes[stretch.begin : stretch.end].partition("Y")[0]
    if reference.written and not stretch.has("yj"):
        if "l" in letters:
            year = reference.written.year - (name(reference.written.year) >= reference.written)
        elif "N" in letters:
            year = reference.written.year + (name(reference.written.year) <= reference.written)
    found = calendar.one_day(name(year))
    before, after = LEEWAYS.get(token.word, (0, 0))
    if not before and not after:
        return found
    return msgspec.structs.replace(found, low=calendar.moved(name(year), -before), high=calendar.moved(name(year), after))


def day_of_month(stretch: Stretch, reference: Reference) -> When | None:
    """ "the 12th": of the month last mentioned in a history, of the nearest month in news."""
    token = stretch.first("r")
    if not token or not token.ordinal or (stretch.after()[:1].isalpha() and stretch.after() not in _AFTER_DAY):
        return None
    if not token.figures and (stretch.before() != "on" or token.ordinal < _SPELT_DAY or stretch.after()[:1].isalpha()):
        return None  # "the third" may be a man, "on the twentieth," is a day
    day = token.ordinal
    if reference.written is None:
        return (
            calendar.date_of(reference.year, reference.month, day)
            if reference.year and reference.month
            else calendar.unknown(f"XXXX-XX-{day:02d}")
        )
    tense, months = reference.tense(stretch.begin, stretch.end), (0, -1, 1)
    found: list[Day] = []
    for shift in months:
        when = calendar.date_of(*calendar.months_on(reference.written, shift), day)
        if when and when.low:
            found.append(when.low)
    written = reference.written
    on_side = [day_ for day_ in found if (day_ <= written if tense < 0 else day_ >= written if tense > 0 else True)] or found
    return calendar.one_day(min(on_side, key=lambda day_: abs((day_ - written).days))) if on_side else None


def dated_weekday(stretch: Stretch, reference: Reference) -> When | None:
    """ "Thursday the 21st": the day of that number nearest to the writing that is such a weekday."""
    token, ordinal = stretch.first("W"), stretch.first("r")
    if not token or not ordinal or not ordinal.ordinal or not reference.written:
        return None
    found = []
    for shift in range(-12, 13):
        year_number, month_number = calendar.months_on(reference.written, shift)
        when = calendar.date_of(year_number, month_number, ordinal.ordinal)
        if when and when.low and when.low.isoweekday() == WEEKDAYS[token.word]:
            found.append(when.low)
    return calendar.one_day(min(found, key=lambda day_: abs((day_ - (reference.written or day_)).days))) if found else None


def weekday(stretch: Stretch, reference: Reference, begin: int | None = None) -> When | None:
    """ "on Thursday", "next Tuesday", "Friday of last week": by the tense of the verb where no word says which; that stands
    before `begin`, where a clock time goes before the day."""
    token = stretch.first("W")
    if not token:
        return None
    number = WEEKDAYS[token.word]
    anchor = reference.written or reference.day
    if not anchor:
        return calendar.unknown(f"XXXX-WXX-{number}")
    head, _, tail = stretch.classes[stretch.begin : stretch.end].partition("W")
    if "U" in head:
        head, tail = "", head  # "next week on Friday"
    unit = "U" in tail
    away = number - anchor.isoweekday()
    if unit:
        days = away + (-7 if "l" in tail else 7 if "N" in tail else 0)
    elif "l" in head or "p" in head:
        days = -((-away - 1) % 7 + 1)
    elif "N" in head:
        days = (away - 1) % 7 + 1
        if away > 0 and reference.written:
            return _this_week_or_next(_day_from(anchor, days))
    elif "g" in head:
        base = reference.day or anchor
        return _day_from(base, (number - base.isoweekday() - 1) % 7 + 1)
    else:
        own = token.end - token.begin > len(token.word)  # "for Friday's attack" looks back, "a strike for Friday" ahead
        tense = (
            1
            if stretch.before() == "for" and not own
            else reference.tense(stretch.begin if begin is None else begin, stretch.end)
        )
        ahead = tense > 0 or (tense == 0 and ("h" in head or stretch.before() in ("by", "until", "till")))
        days = away % 7 if ahead else -(-away % 7)
    return _day_from(anchor, days)


def _this_week_or_next(day: When | None) -> When | None:
    """ "next Sunday" said on a Wednesday: the one that comes first for some, that of the next week for others."""
    if day is None or day.low is None:
        return day
    return msgspec.structs.replace(day, high=calendar.moved(day.low, 7) or day.low)


def _day_from(base: Day, days: int) -> When | None:
    try:
        return calendar.one_day(base + datetime.timedelta(days=days))
    except OverflowError:
        return None
