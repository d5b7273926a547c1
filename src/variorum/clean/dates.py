"""Dates and times of day as pages write them, in ISO 8601."""

import datetime
import re

import msgspec

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari ianuarie",
            "february feb februar février febrero febbraio fevereiro februari februarie",
            "march mar märz mars marzo março maart martie",
            "april apr avril abril aprile aprilie",
            "may mai mayo maggio maio mei",
            "june jun juni juin junio giugno junho iunie",
            "july jul juli juillet julio luglio julho iulie",
            "august aug août agosto augustus",
            "september sep sept septembre septiembre settembre setembro septembrie",
            "october oct oktober octobre octubre ottobre outubro okt octombrie",
            "november nov novembre noviembre novembro noiembrie",
            "december dec dezember décembre diciembre dicembre dezembro dez decembrie",
        ),
        1,
    )
    for name in names.split()
}
_BETWEEN = " ,|·•/–—-"  # between a time and its date
_GAP = re.compile(rf"[{_BETWEEN}]*")
_LATEST_UPDATE = 92  # days: what is amended later than that has its year told
_ZONES = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00",
    "bst": "+01:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00",
    "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "hkt": "+08:00", "sgt": "+08:00", "aest": "+10:00", "aedt": "+11:00",
    "cst": "-06:00", "mst": "-07:00", "mdt": "-06:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00", "ast": "-04:00",
    "adt": "-03:00", "ist": "+05:30", "pkt": "+05:00", "npt": "+05:45", "gst": "+04:00", "wib": "+07:00", "ict": "+07:00",
    "pht": "+08:00", "awst": "+08:00", "acst": "+09:30", "kst": "+09:00", "nzst": "+12:00", "nzdt": "+13:00", "wat": "+01:00",
    "cat": "+02:00", "sast": "+02:00", "eat": "+03:00", "trt": "+03:00", "brt": "-03:00", "art": "-03:00", "clt": "-04:00",
    "west": "+01:00", "wet": "+00:00", "idt": "+03:00", "et": "", "ct": "", "mt": "", "pt": "",  # these shift with the season
}  # fmt: skip
MONTH = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"""{_WEEKDAY}(?:
      (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|º)?[\s-]+(?:(?:of|de)\s+)?(?P<m2>{MONTH})\b\.?(?:,|\s+de)?[\s-]+(?P<y2>\d{{4}})
    | (?P<m3>{MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})
    | (?P<d4>\d{{1,2}})(?P<s4>[/.-])(?P<m4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}}|\d{{2}})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURES = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d")  # what no date is without: found in a tenth of the time
_TIME = re.compile(
    r"""(?:T|[\s,|·•/–—-]*(?:(?:at|um|à|kl\.?|hours|ore)\s+)?)(?<!\d)(?:
      (?P<h1>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<n1>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:\s*(?P<half1>[ap])\.?\s?m\b\.?)?
    | (?P<h2>1[0-2]|0?[1-9])\s*(?P<half2>[ap])\.?m\b\.?
    | (?P<h3>[01]\d|2[0-3])(?P<n3>[0-5]\d)(?=\s*(?:GMT|UTC|Z)\b)
    )(?:h\b|\s+(?:hrs|Uhr))?
    (?:\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-](?:0?\d|1[0-4])(?::?[0-5]\d)?\b|(?:ZONES)\b)\)?)?""".replace(
        "ZONES", "|".join(sorted(_ZONES))
    ),
    re.VERBOSE | re.IGNORECASE,
)
UPDATED = r"(?:last\s+)?(?:updated?|modified|edited|changed|amended|corrected|revised|actualised)"
_LATER = re.compile(
    rf"""[\s,;.|·•/–—(-]*{UPDATED}\b\s*:?\s*(?:(?:on|at|to)\s+)?(?:the\s+)?{_WEEKDAY}(?:
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{MONTH})\b | (?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b
    )?(?!,?\s*\d{{4}}\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_DAY = re.compile(
    rf"(?:(?P<m1>{MONTH})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\.?\s+(?:de\s+)?(?P<m2>{MONTH})\b)(?!\s*,?\s*\d)",
    re.IGNORECASE,
)


_MONTH_STOP = re.compile(rf"(?<=\d)\.(?=\s+(?:{MONTH})\b)|(?:(?<=\b[A-Za-z]{{3}})|(?<=\b[Ss]ept))\.(?=\s+\d)", re.IGNORECASE)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A date as written, between `begin` and `end`, and what it is in ISO 8601."""

    begin: int
    end: int
    iso: str

    @property
    def timed(self) -> bool:
        """Whether it has a time of day."""
        return "T" in self.iso


def written(text: str) -> list[Written]:
    """Every full date in `text` with the time of day beside it; with a zone only where the text has one.

    An update behind it that names no year, or no day, is on the day that follows from it.
    A date of figures alone is read day first, unless that is no date or a time of day in a.m. or p.m. follows.

    >>> [date.iso for date in written("Published 19 October 2029, 05:30; updated Friday, June 8, 2029 – 2:15 a.m. GMT")]
    ['2029-10-19T05:30:00', '2029-06-08T02:15:00+00:00']
    >>> [date.iso for date in written("9 June 2032, 8.30 p.m. (amended 10 June, 5.05 p.m.)")]
    ['2032-06-09T20:30:00', '2032-06-10T17:05:00']
    """
    found: list[Written] = []
    if not _FIGURES.search(text):
        return found
    for match in _DATE.finditer(text):
        time = _TIME.match(text, match.end())
        begin, end = match.start(), match.end()
        half = bool(time and (time["half1"] or time["half2"]))
        day = _day(match, month_first=half and match["s4"] == "/")
        if day is None:
            continue
        if time is None and (before := _time_before(text, begin)):
            begin, time = before.start(), before
        elif time:
            end = time.end()
        found.append(Written(begin=begin, end=end, iso=day.isoformat() + (_clock(time) if time else "")))
        if later := _later(text, end, day):
            found.append(later)
    return found


def _later(text: str, end: int, day: datetime.date) -> Written | None:
    """The update that is told right behind a date on `day` that ends at `end`, by a day without a year or a time of day."""
    label = _LATER.match(text, end)
    if label is None:
        return None
    month, number = label["m1"] or label["m2"], label["d1"] or label["d2"]
    time = _TIME.match(text, label.end())
    gap = _GAP.match(text, time.end() if time else label.end())
    if (month is None and time is None) or (gap and _DATE.match(text, gap.end())):
        return None
    on = day if month is None else _date(day.year, _MONTHS[month.lower()], int(number))
    if on and on < day:
        on = _date(day.year + 1, on.month, on.day)
    if on is None or (on - day).days > _LATEST_UPDATE:
        return None
    begin = min(at for at in (label.start("d1"), label.start("m2"), label.end()) if at >= 0)
    return Written(begin=begin, end=time.end() if time else label.end(), iso=on.isoformat() + (_clock(time) if time else ""))


def iso(text: str) -> str | None:
    """`text`, which holds a date and nothing else of weight, in ISO 8601; None where it cannot be told, or is a year in which
    there was no news: 0001 and 9999 stand for "no date" in many a database, and nothing can be reckoned beside them.

    >>> iso("2025-06-18T10:00:00Z"), iso("June 18, 2025"), iso("last week")
    ('2025-06-18T10:00:00+00:00', '2025-06-18', None)
    """
    bare = text.strip()
    try:
        if re.match(r"\d{4}-\d\d-\d\d[T ]\d", bare):
            moment = datetime.datetime.fromisoformat(bare)
            return moment.isoformat() if _date(moment.year, moment.month, moment.day) else None
        if re.fullmatch(r"\d{8}|\d{4}-\d\d-\d\d", bare):
            day = datetime.date.fromisoformat(bare)
            return day.isoformat() if _date(day.year, day.month, day.day) else None
    except ValueError:
        pass
    dates = written(bare)
    return dates[0].iso if dates else None


def day_of(text: str, published: str | None) -> str | None:
    """The day that `text`, such as "June 18" or "18 June 2025", names; a year that is missing is that of `published`,
    or the one before where the day would lie more than a month after it.

    >>> day_of("Dec. 31", "2030-01-02"), day_of("June 18, 2025", None), day_of("June 18", None)
    ('2029-12-31', '2025-06-18', None)
    """
    if dates := written(text):
        return dates[0].iso[:10]
    match = _BARE_DAY.search(text)
    if match is None or published is None:
        return None
    month, day = _MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])
    anchor = datetime.date.fromisoformat(published[:10])
    for year in (anchor.year, anchor.year - 1):
        found = _date(year, month, day)
        if found and found <= anchor + datetime.timedelta(days=31):
            return found.isoformat()
    return None


def has_bare_day(text: str) -> bool:
    """Whether `text` names a day of a month, with or without a year."""
    return bool(_BARE_DAY.search(text) or _DATE.search(text))


def without_stops(text: str) -> str:
    """`text`, as long as before, without the stops of shortened months and of days that a month follows.

    >>> without_stops("Nov. 3 and 3. November. Then")
    'Nov  3 and 3  November. Then'
    """
    return _MONTH_STOP.sub(" ", text)


def _time_before(text: str, begin: int) -> re.Match[str] | None:
    """The time of day that ends right before `begin`: "18:22, 13 March 2029"."""
    window = max(0, begin - 24)
    for match in _TIME.finditer(text, window, begin):
        if not text[match.end() : begin].strip(_BETWEEN):
            return match
    return None


def _day(match: re.Match[str], *, month_first: bool) -> datetime.date | None:
    """The date in a match of `_DATE`; None where the calendar has no such day."""
    if match["y1"]:
        return _date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if match["y2"]:
        return _date(int(match["y2"]), _MONTHS[match["m2"].lower()], int(match["d2"]))
    if match["y3"]:
        return _date(int(match["y3"]), _MONTHS[match["m3"].lower()], int(match["d3"]))
    first, second, year = int(match["d4"]), int(match["m4"]), int(match["y4"])
    year += 2000 if year < 100 else 0
    pairs = [(second, first), (first, second)]
    return next((d for m, n in (reversed(pairs) if month_first else pairs) if (d := _date(year, m, n))), None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if 1600 <= year <= 2200 else None
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> str:
    """The time of day in a match of `_TIME`: "T05:30:00", with its zone where it has one that is known."""
    hour, minute = int(time["h1"] or time["h2"] or time["h3"]), int(time["n1"] or time["n3"] or 0)
    half = (time["half1"] or time["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}:00{_zone(time['zone'] or '')}"


def _zone(name: str) -> str:
    if known := _ZONES.get(name.lower()):
        return known
    shift = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    return f"{shift[1]}{int(shift[2]):02}:{shift[3] or '00'}" if shift else ""
