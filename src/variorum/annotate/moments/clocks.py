"""Clock times and parts of the day: what they mean."""

import msgspec

from variorum.annotate.moments import calendar, dates, relative
from variorum.annotate.moments.calendar import When
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import Stretch
from variorum.annotate.moments.words import DAYWORDS, PARTS
from variorum.annotate.moments.zones import offset
from variorum.annotate.numerals import Token

_AT = frozenset(
    [
        "at",
        "around",
        "about",
        "towards",
        "toward",
        "until",
        "till",
        "by",
        "from",
        "since",
        "after",
        "before",
        "shown",
        "(",
        "-",
        "to",
        "between",
        "past",
        "approximately",
    ]
)
_BEFORE_HOUR = _AT - {"to", "from", "between", "by", "about", "around"}
_HOURS = 24
_SPOKEN = (5, 10, 15, 20, 25)


def clock(stretch: Stretch, reference: Reference) -> When | None:
    """ "5:40 p.m.", "20 to six on Friday morning", "17.40": on the day named with it, else the day last mentioned."""
    time = clock_value(stretch, reference)
    if not time:
        return None
    zone = zone_of(stretch)
    if stretch.has("M"):
        return on_day(dates.date(_from_date(stretch), reference), time, zone)
    if stretch.has("W"):
        at = next(at for at, _ in stretch.each("W"))
        return on_day(dates.weekday(stretch.part(at - (stretch.classes[at - 1] in "lhN"), stretch.end), reference), time, zone)
    if stretch.has("T"):
        return on_day(relative.today(stretch, reference), time, zone)
    return on_day(_nearest_day(stretch, reference), time, zone)


def _from_date(stretch: Stretch) -> Stretch:
    """The part of it after its clock, so that "10 p.m. on 8 June" reads 8 and not 10 as the day."""
    last = max((at for at, _ in stretch.each("tcKzZ")), default=stretch.begin)
    first_month = next(at for at, _ in stretch.each("M"))
    return stretch.part(last + 1 if last < first_month else stretch.begin, stretch.end)


def _nearest_day(stretch: Stretch, reference: Reference) -> When | None:
    """The day of a clock time that names none: the day last mentioned, if it is near the writing."""
    day, written = reference.day, reference.written
    if written and (day is None or day > written):
        day = written
    return calendar.one_day(day) if day else None


def zone_of(stretch: Stretch) -> str:
    """The zone that the words give, or nothing."""
    token = stretch.first("Z")
    return token.word if token else ""


def on_day(day: When | None, time: str, zone: str = "") -> When | None:
    """`time` on `day`, with the offset of its `zone`; a night lasts into the next day."""
    time += offset(zone, day.low if day else None)
    if day is None or not day.low or (day.low != day.high and day.type == "DATE"):
        value = day.value if day and len(day.value) == 10 else "XXXX-XX-XX"
        return When("TIME", f"{value[:10]}T{time}", year=day.year if day else None, month=day.month if day else None)
    high = (calendar.moved(day.low, 1) if time == "NI" else None) or day.low
    return When("TIME", f"{day.low.isoformat()}T{time}", day.low, high, day.year, day.month)


def clock_value(stretch: Stretch, reference: Reference) -> str | None:
    """HH:MM; None where the figures are no clock time after all."""
    read = _hours_minutes(stretch, reference)
    if not read:
        return None
    hours, minutes = read
    return f"{hours:02d}:{minutes:02d}"


def _hours_minutes(stretch: Stretch, reference: Reference) -> tuple[int, int] | None:
    letters = stretch.classes[stretch.begin : stretch.end]
    figures = next(((at, token) for at, token in stretch.each("tfdynH") if stretch.classes[at] != "H"), None)
    if not figures:
        return None
    at, token = figures
    if letters[0] in "dHiU" and len(letters) > 1 and ("l" in letters[:3] or "2" in letters[:3]):
        return _spoken(stretch, letters, reference)
    kind = stretch.classes[at]
    if kind == "t":
        parts = token.word.split(":")
        hours, minutes = int(parts[0]), int(parts[1][:2])
    elif kind == "f":
        if not stretch.has("cZzP") and stretch.before() not in _AT:
            return None
        if stretch.after() in ("%", "per", "percent", "million", "billion", "km", "points", "metres"):
            return None
        hours = int(token.number or 0)
        minutes = round(((token.number or 0) - hours) * 100)
    elif kind in "yn":
        hours, minutes = divmod(int(token.number or 0), 100)
        told = stretch.classes[at + 1] == "Z" or stretch.tokens[at + 1].word in ("hours", "hrs")
        four = token.figures and token.end - token.begin == 4 and token.step == 1
        return (hours, minutes) if told and four and hours < 24 and minutes < 60 else None
    else:
        if not stretch.has("cK"):
            return None
        hours, minutes = int(token.number or 0), 0
        if letters.startswith("ddc"):  # "four twenty-five a.m."
            minutes = int(stretch.tokens[at + 1].number or 0)
        if hours > _HOURS:
            return None
    return _half_of_day(stretch, hours, minutes, written=kind == "t" or kind == "f", reference=reference)


def _spoken(stretch: Stretch, letters: str, reference: Reference) -> tuple[int, int] | None:
    """ "twenty minutes to eleven", "half past six", "quarter to ten"."""
    turn = min(at for at in (letters.find("l"), letters.find("2")) if at >= 0)
    to = letters[turn] == "2"
    hour = stretch.tokens[stretch.begin + turn + 1]
    hours = int(hour.number or 0)
    if letters[0] == "d":
        first = stretch.tokens[stretch.begin]
        minutes = int(first.number or 0)
        marked = "u" in letters[:turn] or stretch.has("KPc") or stretch.before() in _BEFORE_HOUR
        if minutes > 59 or not (marked or (minutes in _SPOKEN and minutes > hours and _ends(stretch))):
            return None
    else:
        word = stretch.tokens[stretch.begin + turn - 1].word
        if word not in ("half", "quarter"):
            return None
        minutes = 30 if word == "half" else 15
    if not 1 <= hours <= 12:
        return None
    hours, minutes = (hours - 1 if minutes else hours, (60 - minutes) % 60) if to else (hours % 24, minutes)
    return _half_of_day(stretch, hours or 12, minutes, written=False, reference=reference)


def _ends(stretch: Stretch) -> bool:
    """Whether no noun follows, which the figures could count."""
    return (
        not stretch.after()
        or not stretch.after().isalpha()
        or stretch.after() in ("when", "on", "as", "and", "in", "but", "that", "the", "local")
    )


def _half_of_day(stretch: Stretch, hours: int, minutes: int, *, written: bool, reference: Reference) -> tuple[int, int] | None:
    """`hours` before or after noon, as the words beside them say, or as the clock last stood."""
    mark, part = stretch.first("c"), stretch.first("P")
    if mark:
        if hours > 12:
            return hours, minutes
        return hours % 12 + (12 if mark.word[0] == "p" else 0), minutes
    if part:
        late = PARTS[part.word] in ("AF", "EV") or (PARTS[part.word] == "NI" and 5 <= hours < 12)
        return (hours + 12 if late and hours < 12 else hours, minutes) if hours < 25 else None
    if not written and reference.afternoon and hours < 12:
        return hours + 12, minutes
    return (hours, minutes) if hours <= 24 else None


def part(stretch: Stretch, reference: Reference) -> When | None:
    """ "last night", "this morning", "the next evening", "overnight", "at midnight"."""
    token = stretch.first("P")
    if not token:
        return None
    name = PARTS[token.word]
    letters = stretch.classes[stretch.begin : stretch.end].partition("P")[0].replace("i", "")
    told = any(letter in letters for letter in "qQgp") or ("a" in letters and "N" in letters)
    if (
        not letters.strip("a")
        and not reference.history
        and ":" not in name
        and token.word != "overnight"
        and stretch.before() not in ("in", "by", "at", "on", "during")
    ):
        return None
    base = (
        reference.day or reference.written
        if told or reference.history or ("l" not in letters and "h" not in letters)
        else reference.written
    )
    if not base:
        return When("TIME", f"XXXX-XX-XXT{name}")
    step = 1 if told and ("N" in letters or "g" in letters) else -1 if "l" in letters or "p" in letters else 0
    if reference.history and not letters:
        return When("TIME", f"XXXX-XX-XXT{name}")
    if token.word == "overnight" and not told and reference.written:
        base, step = reference.written, -1
    day = calendar.moved(base, step)
    found = on_day(calendar.one_day(day), name) if day else None
    if found and stretch.modifier == "late" and name == "NI":
        return msgspec.structs.replace(found, high=found.low)
    return found


def with_part(when: When | None, stretch: Stretch) -> When | None:
    """`when`, a day, with the part of the day that stands beside it: "Thursday evening", "the night of 8 April", "tonight"."""
    token: Token | None = stretch.first("P")
    if when is None or (token is None and not (stretch.has("T") and _is_tonight(stretch))):
        return when
    if when.type != "DATE" or not when.year:
        return msgspec.structs.replace(when, type="TIME", value=f"{when.value}T{PARTS[token.word] if token else 'NI'}")
    if len(when.value) != 10:
        return msgspec.structs.replace(when, type="TIME", value=f"{when.value}T{PARTS[token.word] if token else 'NI'}")
    return on_day(when, PARTS[token.word] if token else "NI")


def _is_tonight(stretch: Stretch) -> bool:
    return any(token.word == "tonight" and token.word in DAYWORDS for _, token in stretch.each("T"))
