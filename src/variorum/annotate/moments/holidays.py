"""Holidays: days of the year that have a name, fixed and moving."""

import datetime
import math
from collections.abc import Callable
from functools import partial

Day = datetime.date


def easter(year: int) -> Day:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    months = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * months + 114, 31)
    return Day(year, month, day + 1)


def _fixed(month: int, day: int, year: int) -> Day:
    return Day(year, month, day)


def _nth(month: int, weekday: int, nth: int, year: int) -> Day:
    """The `nth` weekday (Monday is 0) of a month; -1 is the last."""
    if nth > 0:
        first = Day(year, month, 1)
        return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = Day(year, month + 1, 1) - datetime.timedelta(days=1) if month < 12 else Day(year, 12, 31)
    return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)


def _from_easter(days: int, year: int) -> Day:
    return easter(year) + datetime.timedelta(days=days)


def _after(start: Callable[[int], Day], days: int, year: int) -> Day:
    return start(year) + datetime.timedelta(days=days)


_ISLAMIC_EPOCH = 227_015  # ordinal of 16 July 622, Julian: the first day of the tabular Islamic calendar
_HEBREW_EPOCH = -1_373_427  # ordinal before the first day of the Hebrew calendar
_NEW_MOON, _LUNATION = 730_125.59766, 29.530588861  # ordinal, Greenwich, of the mean new moon of 6 January 2000; days (Meeus)


def _islamic(month: int, day: int, year: int) -> Day:
    """The first such day of the tabular Islamic calendar in a year; who sights the moon may be a day off."""
    for islamic in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        months = 29 * (month - 1) + month // 2
        found = _ISLAMIC_EPOCH + (islamic - 1) * 354 + (3 + 11 * islamic) // 30 + months + day - 1
        if Day(year, 1, 1).toordinal() <= found <= Day(year, 12, 31).toordinal():
            return Day.fromordinal(found)
    return Day(year, 12, 31)


def _hebrew_new_year(year: int) -> Day:
    """The first day of Rosh Hashanah in a year (Dershowitz and Reingold, Calendrical Calculations)."""

    def elapsed(hebrew: int) -> int:
        months = (235 * hebrew - 234) // 19
        days = 29 * months + (12_084 + 13_753 * months) // 25_920
        return days + (3 * (days + 1) % 7 < 3)

    hebrew = year + 3761
    before, here, after = (elapsed(hebrew + by) for by in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return Day.fromordinal(_HEBREW_EPOCH + here + late)


def _passover(days: int, year: int) -> Day:
    return _hebrew_new_year(year) - datetime.timedelta(days=163 - days)


def _new_moon(month: int, day: int, zone: float, year: int) -> Day:
    """The day of the first mean new moon from a day of a year on, `zone` days east of Greenwich: within a day of the true."""
    start = Day(year, month, day).toordinal()
    number = math.ceil((start - zone - _NEW_MOON) / _LUNATION)
    return Day.fromordinal(int(_NEW_MOON + number * _LUNATION + zone))


_EAST_ASIA, _INDIA = 8 / 24, 5.5 / 24
_LUNAR_NEW_YEAR = partial(_new_moon, 1, 21, _EAST_ASIA)
_DIWALI = partial(_new_moon, 10, 17, _INDIA)
_EID, _SACRIFICE = partial(_islamic, 10, 1), partial(_islamic, 12, 10)
_THANKSGIVING = partial(_nth, 11, 3, 4)
HOLIDAYS: dict[str, Callable[[int], Day]] = {
    "christmas": partial(_fixed, 12, 25),
    "christmas day": partial(_fixed, 12, 25),
    "christmas eve": partial(_fixed, 12, 24),
    "boxing day": partial(_fixed, 12, 26),
    "new year": partial(_fixed, 1, 1),
    "new year day": partial(_fixed, 1, 1),
    "new year eve": partial(_fixed, 12, 31),
    "epiphany": partial(_fixed, 1, 6),
    "valentine day": partial(_fixed, 2, 14),
    "st patrick day": partial(_fixed, 3, 17),
    "april fool day": partial(_fixed, 4, 1),
    "earth day": partial(_fixed, 4, 22),
    "may day": partial(_fixed, 5, 1),
    "victory day": partial(_fixed, 5, 9),
    "juneteenth": partial(_fixed, 6, 19),
    "independence day": partial(_fixed, 7, 4),
    "bastille day": partial(_fixed, 7, 14),
    "halloween": partial(_fixed, 10, 31),
    "all saints day": partial(_fixed, 11, 1),
    "guy fawkes night": partial(_fixed, 11, 5),
    "bonfire night": partial(_fixed, 11, 5),
    "veterans day": partial(_fixed, 11, 11),
    "armistice day": partial(_fixed, 11, 11),
    "remembrance day": partial(_fixed, 11, 11),
    "martin luther king day": partial(_nth, 1, 0, 3),
    "presidents day": partial(_nth, 2, 0, 3),
    "mother day": partial(_nth, 5, 6, 2),
    "memorial day": partial(_nth, 5, 0, -1),
    "father day": partial(_nth, 6, 6, 3),
    "labor day": partial(_nth, 9, 0, 1),
    "labour day": partial(_fixed, 5, 1),
    "columbus day": partial(_nth, 10, 0, 2),
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "black friday": partial(_after, _THANKSGIVING, 1),
    "cyber monday": partial(_after, _THANKSGIVING, 4),
    "shrove tuesday": partial(_from_easter, -47),
    "mardi gras": partial(_from_easter, -47),
    "ash wednesday": partial(_from_easter, -46),
    "palm sunday": partial(_from_easter, -7),
    "maundy thursday": partial(_from_easter, -3),
    "good friday": partial(_from_easter, -2),
    "easter": partial(_from_easter, 0),
    "easter day": partial(_from_easter, 0),
    "easter sunday": partial(_from_easter, 0),
    "easter monday": partial(_from_easter, 1),
    "ascension day": partial(_from_easter, 39),
    "pentecost": partial(_from_easter, 49),
    "whit sunday": partial(_from_easter, 49),
    "whit monday": partial(_from_easter, 50),
    "corpus christi": partial(_from_easter, 60),
    "rosh hashanah": _hebrew_new_year,
    "yom kippur": partial(_after, _hebrew_new_year, 9),
    "sukkot": partial(_after, _hebrew_new_year, 14),
    "passover": partial(_passover, 0),
    "ramadan": partial(_islamic, 9, 1),
    "eid al - fitr": _EID,
    "eid ul - fitr": _EID,
    "eid": _EID,
    "eid al - adha": _SACRIFICE,
    "eid ul - adha": _SACRIFICE,
    "ashura": partial(_islamic, 1, 10),
    "lunar new year": _LUNAR_NEW_YEAR,
    "chinese new year": _LUNAR_NEW_YEAR,
    "diwali": _DIWALI,
}
"""The day of each holiday in a year, by its name in lower case without possessive endings."""

_SIGHTED = (1, 1)  # the moon is sighted, or computed otherwise, a day sooner or later
LEEWAYS = {
    "ramadan": (1, 30),
    "sukkot": (0, 6),
    "passover": (0, 7),
    "eid al - fitr": _SIGHTED, "eid ul - fitr": _SIGHTED, "eid": _SIGHTED, "eid al - adha": _SIGHTED, "eid ul - adha": _SIGHTED,
    "ashura": _SIGHTED, "lunar new year": _SIGHTED, "chinese new year": _SIGHTED, "diwali": (2, 1),
}  # fmt: skip
"""How many days before and after the day of a holiday it can be, where that cannot be told or it lasts."""

LONGEST = max(len(name.split()) for name in HOLIDAYS)
"""The most words that a holiday's name has."""
