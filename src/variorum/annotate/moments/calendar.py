"""The calendar: what a time expression means, as a TIMEX3 value with the first and last day that it can be."""

import calendar
import datetime

import msgspec

from variorum.model import MomentType

Day = datetime.date
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EARLY = frozenset(["early", "beginning", "start", "outset"])
_LATE = frozenset(["late", "end", "close"])
_MIDDLE = frozenset(["mid", "middle"])


class When(msgspec.Struct, frozen=True, gc=False):
    """What a time expression means. `low` and `high` are None where no day can be told.

    `year` (below 1 before Christ) and `month` are what it leaves for later expressions to lean on.
    """

    type: MomentType
    value: str
    low: Day | None = None
    high: Day | None = None
    year: int | None = None
    month: int | None = None

    @property
    def day(self) -> Day | None:
        """The one day that it means, None where it is longer than a day."""
        return self.low if self.low and (self.low == self.high or self.type == "TIME") else None

    def narrowed(self, modifier: str, today: Day | None = None) -> "When":
        """The early, middle or late part of it: the value stays, the days that it can mean become fewer.

        >>> month(2030, 8).narrowed("end").low
        datetime.date(2030, 8, 25)
        """
        if not self.low or not self.high or self.low == self.high:
            return self
        low, high, length = self.low, self.high, (self.high - self.low).days + 1
        if modifier in ("rest", "remainder"):
            low = today if today and low <= today <= high else low
        elif modifier == "earlier":
            high = today if today and low <= today <= high else high
        elif modifier == "later":
            low = today if today and low <= today <= high else low
        elif modifier in _EARLY:
            high = low + datetime.timedelta(days=max(0, length // (3 if modifier == "early" else 4) - 1))
        elif modifier in _LATE:
            low = high - datetime.timedelta(days=max(0, length // (3 if modifier == "late" else 4) - 1))
        elif modifier in _MIDDLE:
            low, high = low + datetime.timedelta(days=length // 4), high - datetime.timedelta(days=length // 4)
        return msgspec.structs.replace(self, low=low, high=high)


def moved(day: Day, days: int) -> Day | None:
    """`day` and `days` more; None past the ends of the calendar."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def year_value(number: int) -> str:
    """The TIMEX3 value of a year; years before Christ are negative.

    >>> year_value(1775), year_value(-493)
    ('1775', 'BC0493')
    """
    return f"{number:04d}" if number > 0 else f"BC{-number:04d}"


def unknown(value: str) -> When:
    """A date whose days cannot be told."""
    return When("DATE", value)


def one_day(day: Day) -> When:
    """A single day."""
    return When("DATE", day.isoformat(), day, day, day.year, day.month)


def date_of(year: int | None, month_number: int, day: int) -> When | None:
    """The day of that name; None where there is none. Without a year it has no place in the calendar."""
    if day > calendar.monthrange(2000, month_number)[1]:
        return None
    if year is None:
        return When("DATE", f"XXXX-{month_number:02d}-{day:02d}", month=month_number)
    if year < 1:
        return When("DATE", f"{year_value(year)}-{month_number:02d}-{day:02d}", year=year, month=month_number)
    if not 1 <= year <= 9990 or day > calendar.monthrange(year, month_number)[1]:
        return None
    return one_day(Day(year, month_number, day))


def week(day: Day) -> When:
    """The week, Monday to Sunday, that holds `day`."""
    iso = day.isocalendar()
    monday = moved(day, -day.weekday()) or day
    sunday = moved(day, 6 - day.weekday()) or day
    return When("DATE", f"{iso.year:04d}-W{iso.week:02d}", monday, sunday, day.year, day.month)


def weekend(day: Day) -> When:
    """The weekend at the end of the week that holds `day`."""
    whole = week(day)
    return When("DATE", f"{whole.value}-WE", (whole.low and moved(whole.low, 5)) or whole.low, whole.high, day.year, day.month)


def month(year: int | None, number: int) -> When:
    """A month.

    >>> month(2028, 2).high
    datetime.date(2028, 2, 29)
    """
    if year is None:
        return When("DATE", f"XXXX-{number:02d}", month=number)
    value = f"{year_value(year)}-{number:02d}"
    if not 1 <= year <= 9990:
        return When("DATE", value, year=year, month=number)
    return When("DATE", value, Day(year, number, 1), Day(year, number, calendar.monthrange(year, number)[1]), year, number)


def whole_year(number: int) -> When:
    """A year; before Christ it has no days."""
    if not 1 <= number <= 9990:
        return When("DATE", year_value(number), year=number)
    return When("DATE", year_value(number), Day(number, 1, 1), Day(number, 12, 31), number)


def part_of_year(year: int | None, letter: str, number: int) -> When:
    """A quarter (letter Q) or half (H) of a year.

    >>> part_of_year(2029, "Q", 3).low
    datetime.date(2029, 7, 1)
    """
    if not year:
        return unknown(f"XXXX-{letter}{number}")
    size = 6 if letter == "H" else 3
    first, last = month(year, size * (number - 1) + 1), month(year, size * number)
    return When("DATE", f"{year_value(year)}-{letter}{number}", first.low, last.high, year)


def fiscal(year: int, quarter: int = 0) -> When:
    """A fiscal year, or a quarter of it. Companies and states begin theirs anywhere from February of the year before, as
    shops do, to April of the same year, as Japan does: its days are all those that one or the other means.

    >>> fiscal(2030, 3).value, fiscal(2030, 3).low.isoformat(), fiscal(2030, 3).high.isoformat()
    ('FY2030-Q3', '2029-08-01', '2030-12-31')
    """
    first = months_on(Day(year, 2, 1), 3 * max(0, quarter - 1) - 12)
    last = months_on(Day(year, 4, 1), (3 * quarter or 12) - 1)
    value = f"FY{year_value(year)}" + (f"-Q{quarter}" if quarter else "")
    return When("DATE", value, month(*first).low, month(*last).high, year)


def years(value: str, first: int, last: int) -> When:
    """A run of years, such as a decade."""
    if not 1 <= first <= last <= 9990:
        return unknown(value)
    return When("DATE", value, Day(first, 1, 1), Day(last, 12, 31), first)


def season(year: int | None, name: str) -> When:
    """A season of the northern half; a winter is named for the year in which it begins."""
    if year is None:
        return unknown(f"XXXX-{name}")
    value = f"{year_value(year)}-{name}"
    if not 1 <= year <= 9990:
        return When("DATE", value, year=year)
    first = _SEASON_MONTHS[name]
    high = month(year + 1, 2).high if name == "WI" else month(year, first + 2).high
    return When("DATE", value, Day(year, first, 1), high, year)


def months_on(day: Day, months: int) -> tuple[int, int]:
    """The year and month that lie `months` after that of `day`."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1
