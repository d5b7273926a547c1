"""The point that time expressions lean on: the day of writing, and what was last mentioned."""

import datetime
from collections.abc import Sequence

from variorum.annotate.moments.calendar import Day, When
from variorum.annotate.moments.tense import tense
from variorum.model import Report
from variorum.settings import Annotate
from variorum.text.calendar import MONTHS
from variorum.text.numerals import Token

_AUTUMN, _EARLY_SPRING = 10, 3  # in a history, January after a November is that of the next year

_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # so that no year before or after a report leaves the calendar


def day_of_writing(report: Report, settings: Annotate) -> Day | None:
    """The day of the dateline where it has one, else that of publication.

    A dateline's day that lies years from the publication is not a day of writing, but part of a history.
    """
    placed, published = _day(report.dateline.date if report.dateline else None), _day(report.published)
    if placed and published and abs((placed - published).days) > settings.dateline_days:
        return published
    return placed or published


def _day(written: str | None) -> Day | None:
    """The day of an ISO day or moment; None for what is no day of any report."""
    try:
        day = datetime.date.fromisoformat(written.strip()[:10]) if written else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def is_history(report: Report, tokens: Sequence[Token], classes: str, written: Day | None, settings: Annotate) -> bool:
    """Whether `tokens` tell of long ago: many years are named, and nearly all of them lie two years or more before `written`.

    Years before Christ are named long ago. A report with a dateline, or that speaks of today and of weekdays, is news. Where
    it is history, "in May" is May of the year last named, in news the May nearest to the day of writing.
    """
    before_christ = classes.count("nC") + classes.count("dC")
    if classes.count("y") + before_christ < settings.history_years:
        return False
    named = [
        int(token.number or 0)
        for token, kind in zip(tokens, classes, strict=True)
        if kind == "y" and (token.number or 0) < 2100
    ] + [-1] * before_christ
    datelined = report.dateline is not None and (report.dateline.date is None or _day(report.dateline.date) == written)
    if datelined or len(named) < settings.history_years or len(named) * settings.history_words < len(tokens):
        return False
    if settings.history_days * (classes.count("T") + classes.count("W")) > len(named):
        return False
    past = sum(year <= written.year - 2 for year in named) if written else len(named)
    return past >= settings.history_share * len(named)


class Reference:
    """What a time expression at some place of a report leans on. It moves along with the report's moments.

    `written` is the day of writing, None where the report does not say. `day`, `month` and `year` are what was last
    mentioned; `afternoon` says that the clock was last past noon.
    """

    def __init__(self, tokens: Sequence[Token], written: Day | None, settings: Annotate, *, history: bool) -> None:
        self.tokens = tokens
        self.settings = settings
        self.written = None if history else written
        self.history = history
        self.day: Day | None = None
        self.month: int | None = None
        self.year: int | None = None
        self.afternoon = False

    def mention(self, when: When) -> None:
        """Moves on to `when`, which the report has just mentioned."""
        if when.type not in ("DATE", "TIME"):
            return
        if when.year is not None:
            self.year, self.month = when.year, when.month
            self.day = when.day
        clock = when.value.partition("T")[2]
        if clock:
            self.afternoon = clock in ("AF", "EV", "NI") or (clock[:2].isdecimal() and int(clock[:2]) >= 12)

    def tense(self, begin: int, end: int) -> int:
        """-1 behind, 1 ahead, 0 cannot be told, for the expression `tokens[begin:end]`; a history lies behind."""
        if self.history:
            return -1
        found = tense(self.tokens, begin, end, self.settings.verb_words)
        before = self.tokens[begin - 1].word if begin and not self.tokens[begin].first else ""
        return max(found, 0) if before in ("by", "until", "till") else found

    def year_of(self, month: int, day: int, begin: int, end: int) -> int | None:
        """The year of a date that is given without one; `day` 0 means the whole month."""
        if self.written is None:
            return self._told_year(month, begin)
        written, tense_ = self.written, self.tense(begin, end)
        shift = (month - written.month, (day or written.day) - written.day)
        if tense_ < 0:
            return written.year - 1 if shift > (0, 0) else written.year
        if tense_ > 0:
            return written.year + 1 if shift < (0, 0) else written.year
        away = shift[0] + (shift[1] > 0) - (shift[1] < 0)
        return written.year + (1 if away < -6 else -1 if away > 6 else 0)

    def _told_year(self, month: int, begin: int) -> int | None:
        """The year of a month in a history: that last mentioned, or the next where the story has passed December."""
        if not self.history:
            return None  # an undated report: its story may date it, a year that it happens to name may not
        if self.year is None:
            return self._year_ahead(begin)
        turned = self.month is not None and self.month >= _AUTUMN and month <= _EARLY_SPRING and self.year > 0
        return self.year + 1 if turned else self.year

    def _year_ahead(self, begin: int) -> int | None:
        """The first year that the same sentence or the few words after it name."""
        for token in self.tokens[begin : begin + 40]:
            if token.figures and token.number and 1000 <= token.number < 2200 and token.end - token.begin == 4:
                return int(token.number)
        return None

    @property
    def base(self) -> Day | None:
        """The day that "the next day" and "two days later" lean on: the last one mentioned."""
        return self.day or None


def month_number(word: str) -> int:
    """The number of the month that `word` names."""
    return MONTHS[word]
