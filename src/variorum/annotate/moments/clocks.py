"""Clock times and parts of the day: what they mean."""

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.moments import calendar, dates, relative
from variorum.annotate.moments.calendar import When
from variorum.annotate.moments.reference import Reference
from variorum.annotate.moments.stretch import Stretch
from variorum.annotate.moments.words import DAYWORDS, PARTS
from variorum.annotate.moments.zones import offset
from variorum.text.numerals import Token

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
_LISTS = sections("time.txt")
_NO_NOUN = _LISTS["after_clock"]
_MEASURED = _LISTS["measured_at"]
_RIVALRY = _LISTS["rivalry"]  # "ten to four" is a score, or odds
_RIVALRY_BACK = 8  # words back in which one of these stands


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
        day = stretch.part(at - (stretch.classes[at - 1] in "lhN"), stretch.end)
        return on_day(dates.weekday(day, reference, stretch.begin), time, zone)
    if stretch.has("T"):
        return on_day(relative.today(stretch, reference), time, zone)
    if stretch.after() == "this" and _part_behind(stretch) and reference.written:  # "at ten to five this morning"
        return on_day(calendar.one_day(reference.written), time, zone)
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
    if letters[0] in "dHiU" and len(letters) > 1 and ("l" in letters[:3] or "2" in letters[:3]):
        return _spoken(stretch, letters, reference)
    figures = next(iter(stretch.each("tfdyn")), None)
    if not figures:
        return None
    at, token = figures
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
        if not stretch.has("cK") and not _is_bare_hour(stretch, token):
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
    middle = PARTS[hour.word] if letters[turn + 1] == "P" else ""  # "ten to midnight"
    if letters[0] == "d":
        minutes = int(stretch.tokens[stretch.begin].number or 0)
        if not to and stretch.tokens[stretch.begin + turn].word != "past":
            return None
        told = "u" in letters[:turn] or stretch.has("KPcZ") or (stretch.has("WT") and minutes in _SPOKEN)
        at = stretch.before() in _BEFORE_HOUR and _ends(stretch)
        bare = minutes in _SPOKEN and (not to or minutes > hours) and _ends(stretch) and not (to and _is_rivalry(stretch))
        if minutes > 59 or not (told or at or bare):
            return None
    else:
        word = stretch.tokens[stretch.begin + turn - 1].word
        if word not in ("half", "quarter") or (word == "half" and to):
            return None
        minutes = 30 if word == "half" else 15
    if middle:
        from_day = (-minutes if to else minutes) % (24 * 60)
        return divmod((int(middle[:2]) * 60 + from_day) % (24 * 60), 60) if ":" in middle else None
    if not 1 <= hours <= 12:
        return None
    hours, minutes = (hours - 1 if minutes else hours, (60 - minutes) % 60) if to else (hours % 24, minutes)
    return _half_of_day(stretch, hours or 12, minutes, written=False, reference=reference)


def _ends(stretch: Stretch) -> bool:
    """Whether no noun follows, which the figures could count."""
    return not stretch.after() or not stretch.after().isalpha() or stretch.after() in _NO_NOUN


def _is_rivalry(stretch: Stretch) -> bool:
    """Whether the two numbers are a score, votes or odds: "won by ten to four", "the odds are ten to one"; or a range."""
    if stretch.before() in ("from", "by"):
        return True
    for at in range(stretch.begin - 1, max(-1, stretch.begin - 1 - _RIVALRY_BACK), -1):
        if stretch.tokens[at].word in _RIVALRY:
            return True
        if stretch.tokens[at].first:
            break
    return False


def _is_bare_hour(stretch: Stretch, token: Token) -> bool:
    """Whether an hour that nothing but its place tells is one: "left at two", "from ten until noon".

    In words alone, but for "at 10 at night", and not behind a verb of measuring: "put the toll at nine" and "stood at nine"
    tell no time. "At one" is mostly no time either, and "shortly after four" is not four.
    """
    before, after = stretch.before(), stretch.after()
    if not 1 <= (token.number or 0) <= 12 or token.step != 1 or before in ("before", "after"):
        return False
    if stretch.has("P"):
        return True
    if token.figures:
        return False
    if (after, stretch.after(1), stretch.after(2)) == ("on", "the", "dot") or after == "sharp":
        return True
    if before == "from":
        return after in ("until", "till")
    if not _ends(stretch) or token.number == 1 or (after == "and" and stretch.after(1) not in _NO_NOUN):
        return False
    if before == "at":
        return stretch.part(stretch.begin - 1, stretch.end).before() not in _MEASURED
    return before in ("until", "till")


def _half_of_day(stretch: Stretch, hours: int, minutes: int, *, written: bool, reference: Reference) -> tuple[int, int] | None:
    """`hours` before or after noon, as the words beside them say, or as the clock last stood."""
    mark, part = stretch.first("c"), stretch.first("P") or _part_behind(stretch)
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


def _part_behind(stretch: Stretch) -> Token | None:
    """The part of the day behind "this", "that" or "yesterday" that follows a clock time and is a moment of its own."""
    if stretch.after() not in ("this", "that", "yesterday", "tomorrow") or PARTS.get(stretch.after(1), ":").count(":"):
        return None
    return stretch.tokens[stretch.end + 1]


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
    last = "l" in letters and not (":" in name and stretch.tokens[stretch.begin].word == "past")  # not "past midnight"
    step = 1 if told and ("N" in letters or "g" in letters) else -1 if last or "p" in letters else 0
    if reference.history and not letters:
        return When("TIME", f"XXXX-XX-XXT{name}")
    if token.word == "overnight" and not told and reference.written:
        base, step = reference.written, -1
    day = calendar.moved(base, step)
    found = on_day(calendar.one_day(day), name) if day else None
    if found and stretch.modifier == "late" and name == "NI":
        return msgspec.structs.replace(found, high=found.low)
    return found


def night_before(stretch: Stretch, reference: Reference) -> When | None:
    """ "the night to Tuesday", "overnight into Tuesday", "the night from Monday to Tuesday": it ends in that day."""
    token = stretch.first("P")
    if token is None or PARTS[token.word] != "NI":
        return None
    last = max(at for at, _ in stretch.each("2"))
    rest = stretch.part(last + 1, stretch.end)
    day = dates.date(rest, reference) if rest.has("M") else dates.weekday(rest, reference)
    eve = calendar.moved(day.low, -1) if day and day.low and day.low == day.high else None
    return on_day(calendar.one_day(eve), "NI") if eve else None


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
