"""Moments: time expressions and the days that they mean."""

from collections.abc import Callable, Sequence
from itertools import compress

import msgspec

from variorum.annotate.moments import clocks, dates, durations, periods, relative
from variorum.annotate.moments.calendar import Day, When
from variorum.annotate.moments.events import Placed, anchored
from variorum.annotate.moments.grammar import expression, kinds
from variorum.annotate.moments.holidays import HOLIDAYS, LONGEST
from variorum.annotate.moments.reference import Reference, day_of_writing, is_history
from variorum.annotate.moments.stretch import Stretch
from variorum.annotate.moments.words import ABBREVIATED, EARLY_HOURS, classes
from variorum.model import Moment, Report, Span
from variorum.settings import Annotate
from variorum.text.numerals import Token, TokenTable, token_table

__all__ = ["moments"]

_LAST_HOUR, _NOON, _MINUTES = 24, 12, 60
_HOURS = frozenset(["h", "hours"])
_EARLY_HOURS = frozenset(["early", "small", "wee"])
_FROM_HOUR = frozenset(["at", "from", "until", "till"])  # before "20 hours", the time; "after 20 hours" is how long
_OF_HOURS = frozenset(["to", "of", "a", "per", "on", "-"])
_BEFORE_LENGTH = frozenset(["in", "of", "for", "than", "lasted", "took", "after", "within"])  # "in 2h15" is how long
_OF_LENGTH = frozenset(["m", "mn", "min", "mins", "minutes", "'", '"', ":"])
_FIRST_OF_HOLIDAYS = frozenset(name.split()[0] for name in HOLIDAYS)
_FIRST_OR_POINT = _FIRST_OF_HOLIDAYS | {"."}
_MEANINGS: dict[str, Callable[[Stretch, Reference], When | None]] = {
    "numeric": dates.numeric,
    "clock_of_date": clocks.clock,
    "date": dates.date,
    "clock": clocks.clock,
    "weekday": dates.weekday,
    "weekdays": durations.every,
    "set": durations.repeated,
    "nth_weekday": relative.nth_weekday,
    "nth_week": relative.nth_week,
    "week_of": relative.week_of,
    "day_of_unit": relative.day_of_unit,
    "dated_weekday": dates.dated_weekday,
    "weekday_of_unit": dates.weekday,
    "after_next": relative.after_next,
    "fiscal": periods.fiscal,
    "quarter": periods.quarter,
    "weekend": relative.the_weekend,
    "whole": durations.whole,
    "ahead": relative.ahead,
    "in_length": relative.in_length,
    "shifted": relative.shifted,
    "stretch": durations.stretch_of_time,
    "half": periods.half,
    "century": periods.century,
    "decade": periods.decade,
    "month": dates.month,
    "season": dates.season,
    "holiday": dates.holiday,
    "today": relative.today,
    "part": clocks.part,
    "unit": relative.unit,
    "end_of_unit": relative.end_of_unit,
    "year": periods.year,
    "day_of_month": dates.day_of_month,
    "night_before": clocks.night_before,
    "reference": durations.reference_word,
    "duration": durations.duration,
}


def moments(report: Report, sentences: Sequence[Span], settings: Annotate) -> tuple[Moment, ...]:
    """The time expressions of `report`, in order, anchored on its dateline or publication.

    A weekday beside a date is one moment with the date's value. A date that the report gives no anchor for has no days.

    >>> report = Report(id="a", digest="", source="", text="It sank on Thursday evening.", published="2029-10-19")
    >>> [(m.value, m.low) for m in moments(report, [Span("a", 0, 28)], Annotate())]
    [('2029-10-18TEV', '2029-10-18')]
    """
    table = _with_hours(_with_holidays(token_table(report.text, sentences)))
    found_tokens, letters = table.tokens, classes(table)
    written = day_of_writing(report, settings)
    history = is_history(report, found_tokens, letters, written, settings)
    reference = Reference(found_tokens, written, settings, history=history)
    found: list[Placed] = []
    for begin, end in table.sentences():
        at = begin
        while at < end and (match := expression(letters, at, end)):
            at = match.start() + 1
            for kind, last in kinds(match, letters, end):
                stretch = Stretch(found_tokens, letters, match.start(), last)
                if kind == "days":
                    if days := dates.days(stretch, reference):
                        for first, after, day in days:
                            reference.mention(day)
                            found.append(Placed(stretch.part(first, after), day))
                        at = last
                        break
                    continue
                if when := _meaning(kind, stretch, reference):
                    reference.mention(when)
                    found.append(Placed(stretch, when))
                    at = last
                    break
    return tuple([_moment(report, one.stretch, one.when) for one in anchored(table, letters, found, settings)])


def _meaning(name: str, stretch: Stretch, reference: Reference) -> When | None:
    """What the stretch means that the pattern `name` took; None where it is no time expression after all."""
    when = _MEANINGS[name](stretch, reference)
    if when and name in ("date", "numeric") and stretch.has("tfcKZ"):
        return _with_clock(when, stretch, reference)
    return clocks.with_part(when, stretch) if name in ("date", "weekday", "holiday", "today") else when


def _with_clock(when: When, stretch: Stretch, reference: Reference) -> When | None:
    """The clock time that follows a date, on that day."""
    last = max((at for at, _ in stretch.each("MyG/")), default=stretch.begin)
    time = clocks.clock_value(stretch.part(last + 1, stretch.end), reference)
    return clocks.on_day(when, time, clocks.zone_of(stretch)) if time else when


def _moment(report: Report, stretch: Stretch, when: When) -> Moment:
    begin, end = stretch.tokens[stretch.begin].begin, stretch.tokens[stretch.end - 1].end
    return Moment(
        span=report.span(begin, end), type=when.type, value=when.value, low=_written(when.low), high=_written(when.high)
    )


def _written(day: Day | None) -> str | None:
    return day.isoformat() if day else None


def _with_hours(table: TokenTable) -> TokenTable:
    """`table` with each "14 h 20", "16h47", "at 16 h" and "from 20 hours" made one token that is written 14:20, 16:47, 16:00
    and 20:00, and so each "small hours", "wee hours" and "early hours", which are a part of the day."""
    found, words = table.tokens, table.words
    possible = [at - 1 for at in compress(range(len(words)), map(_HOURS.__contains__, words)) if at]
    clocks_at = [(at, length, written) for at in possible for length, written in [_after_hours(table, at)] if length]
    if not clocks_at:
        return table
    joined: list[Token] = []
    done = 0
    for at, length, written in clocks_at:
        joined += found[done:at]
        joined.append(msgspec.structs.replace(found[at], end=found[at + length - 1].end, word=written, number=None))
        done = at + length
    return _table_of([*joined, *found[done:]])


def _after_hours(table: TokenTable, at: int) -> tuple[int, str]:
    """How many tokens from `at` on are a clock time with an "h" for its colon, or the early hours, and how they are written;
    (0, "") for none.

    "2 h 30 min", "in 2h15" and "from 20 hours to 15" are lengths.
    """
    token = table.tokens[at]
    words = table.words
    if words[at + 1 : at + 2] == ["hours"]:
        if token.word in _EARLY_HOURS:
            return 2, EARLY_HOURS
        full = token.figures and _NOON < (token.number or 0) <= _LAST_HOUR and at and not token.first
        told = full and words[at - 1] in _FROM_HOUR and "".join(words[at + 2 : at + 3]) not in _OF_HOURS
        return (2, f"{int(token.number or 0)}:00") if told else (0, "")
    if not token.figures or token.end - token.begin > 2 or (token.number or 0) > _LAST_HOUR or words[at + 1 : at + 2] != ["h"]:
        return 0, ""
    before = words[at - 1] if at and not token.first else ""
    minutes = table.tokens[at + 2] if at + 2 < len(words) and not table.tokens[at + 2].first else None
    if minutes and minutes.figures and minutes.end - minutes.begin == 2 and (minutes.number or 0) < _MINUTES:
        length = before in _BEFORE_LENGTH or "".join(words[at + 3 : at + 4]) in _OF_LENGTH
        return (0, "") if length else (3, f"{int(token.number or 0)}:{int(minutes.number or 0):02d}")
    return (2, f"{int(token.number)}:00") if before in ("at", "towards", "toward") and token.number else (0, "")


def _table_of(tokens: list[Token]) -> TokenTable:
    return TokenTable(
        tokens,
        [token.word for token in tokens],
        [at for at, token in enumerate(tokens) if token.first],
        [at for at, token in enumerate(tokens) if token.number is not None or token.ordinal is not None],
    )


def _with_holidays(table: TokenTable) -> TokenTable:
    """`table` with the words of each holiday's name made one token, and without the points of "Jan." and "Thurs."."""
    found, words = table.tokens, table.words
    possible = [
        at
        for at in compress(range(len(words)), map(_FIRST_OR_POINT.__contains__, words))
        if (words[at - 1] in ABBREVIATED if at and words[at] == "." else found[at].capital)
    ]
    if not possible:
        return table
    joined: list[Token] = []
    done = 0
    for at in possible:
        if at < done:
            continue
        joined += found[done:at]
        token, done = found[at], at + 1
        if (
            token.word == "."
            and joined
            and joined[-1].word in ABBREVIATED
            and joined[-1].end == token.begin
            and not token.first
        ):
            continue
        if token.word in _FIRST_OF_HOLIDAYS:
            for last in range(min(at + LONGEST, len(found)), at + 1, -1):
                name = " ".join(t.word.removesuffix("s'").removesuffix("'") for t in found[at:last] if t.word not in (".", "'"))
                if found[last - 1].word != "." and name in HOLIDAYS and not any(t.first for t in found[at + 1 : last]):
                    token, done = msgspec.structs.replace(token, end=found[last - 1].end, word=name), last
                    break
        joined.append(token)
    joined += found[done:]
    return _table_of(joined)
