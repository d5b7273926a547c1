"""Datelines: "Saint Petersburg, June 18 (AFP)"."""

import re
from collections.abc import Sequence

import msgspec

from variorum.clean.agencies import known
from variorum.clean.dates import has_bare_day, without_stops
from variorum.clean.furniture import segments
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.clean.names import cased

_DASH = re.compile(r"\s*(?:--+|[–—])\s*|\s+[-_|]\s+|\.-\s*|:\s+(?!\d)")
_AGENCY = re.compile(r"\s*[(/\[](?P<agency>[^()/\[\]\n]{2,40})[)/\]]\s*\.?\s*")
_LED = re.compile(r"(?P<agency>[^\W\d_][\w ]{0,30}?)\s*(?:/|,|--+|[–—]|\s-)\s*(?=[^\W\d_a-z])")
_BRACKETED = re.compile(r"[(\[](?P<places>[^()\[\]\n\d]{3,60})[)\]]\s*(?:--+|[–—:]|-\s)?\s*(?=[\"“‘«„]?[^\W\d_a-z])")
_STOPPED = re.compile(r"(?P<place>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2})\.\s+(?=[\"“‘«„]?[^\W\d_a-z])")
_REGION = re.compile(r"\s*\([^\W\d_a-z][\w .'’-]{1,30}\)(?=,)")
_PLACE = re.compile(r"[^\W\d_](?:[\w.'’-]|\s(?!\s))*(?:/[^\W\d_][\w.'’ -]*)?")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:On|In|At|By|Since|From|Until|After|Before|During|For)\s+(?=\S)")
_SIGNED = re.compile(
    r"\b(?:[Ii]n|IN)\s+(?P<place>[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){0,2})(?=\s*(?:$|[,;|]|\s(?:and|with)\b))"
)
_LABEL = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){1,30}:\s")
_STATION = re.compile(r"[WK][A-Z]{2,3}\d{0,2}(?:[- ]?(?:TV|FM|AM|DT))?|(?:CBS|NBC|ABC|FOX)(?:[- ]?\w+)?")
"""The name of an American station, which stands where an agency does; it is the outlet's own."""
_PICTURE = re.compile(r"(?i:photo|video|image|file|courtesy|pictured)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REACH = 140  # characters: the longest dateline seen, with two places, a date and an agency's full name, has 90


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: where it stands, and what it says."""

    begin: int
    end: int
    place: str | None
    date: str | None
    agency: tuple[int, int, str] | None


def dateline(unit: Unit, text: str, *, whole: bool, leads: bool = False) -> Place | None:
    """The dateline with which a line begins or, where `whole`, of which it consists; its date is left open.

    It is a place of up to three names and a dash, a colon, a stop or brackets, or an agency alone. A place in small letters
    with neither date nor agency beside it must be a city of the world, or be named as a place in the rest of `text`, or the
    line `leads` the running text.

    >>> from variorum.clean.layout import units
    >>> dateline(units("PORT HALVEY, Oct 19 (LNS) - At least nine died.")[0], "", whole=False).place
    'Port Halvey'
    >>> dateline(units("President Mald – the first – resigned.")[0], "", whole=False)
    """
    if whole and len(segments(unit)) > 1:
        return None
    raw = without_stops(unit.raw[:_REACH])
    return _led(unit, raw, whole) or _told(unit, raw, text, whole, leads) or (None if whole else _bare(unit, raw, text))


def byline_place(raw: str, begin: int) -> Place | None:
    """The place in a byline, which stands at `begin`: "By Ottla Reyne in Averin"."""
    match = _SIGNED.search(raw)
    if match is None or not _is_place(match["place"]):
        return None
    return Place(
        begin=begin + match.start("place"), end=begin + match.end(), place=cased(match["place"], ""), date=None, agency=None
    )


def _led(unit: Unit, raw: str, whole: bool) -> Place | None:
    """A dateline that an agency leads: "AFP/Averin", "AP — AVERIN — ". The agency must be a known one."""
    match = _LED.match(raw)
    if match is None or known(match["agency"], sure=True) is None:
        return None
    rest, shift = raw[match.end() :], match.end()
    begin = unit.begin
    agency = (begin + match.start("agency"), begin + match.end("agency"), match["agency"])
    if whole:
        end, place = len(rest), rest.strip(" .")
    else:
        dash = _DASH.search(rest)
        if dash is None:
            return None
        end, place = dash.start(), rest[: dash.start()]
    places = [part.strip() for part in place.split(",") if not has_bare_day(part)]
    if not 0 < len(places) <= 3 or not all(_is_place(part) for part in places):
        return None
    return Place(begin=begin, end=begin + shift + len(rest[:end].rstrip()), place=_cased(places[0]), date=None, agency=agency)


def _told(unit: Unit, raw: str, text: str, whole: bool, leads: bool) -> Place | None:
    """A dateline whose parts commas part, with an agency in brackets or bars, or with a dash after it."""
    lead_in = len(raw) - len(raw.lstrip("—– *"))
    dash = _DASH.search(raw, lead_in)
    agency = next((m for m in _AGENCY.finditer(raw, lead_in, 80) if _closes(raw, m, whole)), None)
    region = agency if agency and _is_region(agency["agency"], text) else None
    agency = None if region else agency
    if agency:
        lead, end = raw[lead_in : agency.start()], len(raw) if whole and not dash else agency.end()
    elif dash and not whole:
        lead, end = raw[lead_in : dash.start()], dash.start()
    elif whole and has_bare_day(raw):
        lead, end = raw[lead_in:], len(raw)
    else:
        return None
    parts = [
        part.strip(" .")
        for part in re.split(
            r",|(?<![A-Z])\.\s|(?<=[A-Z]{2})\.\s",
            _REGION.sub("", lead[: region.start() - lead_in] if region and region.start() > lead_in else lead),
        )
        if part.strip(" .")
    ]
    if parts and _SENTENCE.match(parts[0]):
        return None
    days = [part for part in parts if has_bare_day(part) or re.fullmatch(r"\d{4}", part) or _WEEKDAY.fullmatch(part)]
    last = parts[-1] if agency is None and days and len(parts) > 1 and parts[-1] not in days else None
    named = last if last and known(last, sure=True) else None
    places = [part for part in parts if part not in days and part != named]
    own = agency is not None and known(agency["agency"], sure=True) is None and bool(_STATION.fullmatch(agency["agency"]))
    if agency and not own and not _can_be_agency(agency["agency"]):
        return None
    if len(places) > 3 or not all(_is_place(part) for part in places) or (places and places[0] in words("notices")):
        return None
    if agency is None and (not places or not _can_stand_alone(places, bool(days), raw, None if whole else dash, text, leads)):
        return None
    if agency is not None and not places and parts and not days:
        return None
    begin = unit.begin
    stretch = agency.span("agency") if agency and not own else None
    if named:
        at = raw.index(named)
        stretch = (at, at + len(named))
    return Place(
        begin=begin + lead_in,
        end=begin + len(raw[:end].rstrip(" .-–—:_|")),
        place=_cased(places[0]) if places else None,
        date=None,
        agency=(begin + stretch[0], begin + stretch[1], raw[stretch[0] : stretch[1]].strip()) if stretch else None,
    )


def _bare(unit: Unit, raw: str, text: str) -> Place | None:
    """A place in brackets, or with a stop after it: "(Averin, Nortada) The bridge ...", "Averin. The bridge ..."."""
    match = _BRACKETED.match(raw)
    places = [part.strip() for part in match["places"].split(",")] if match else []
    if match is None and (match := _STOPPED.match(raw)):
        places = [match["place"]]
    if match is None or not 0 < len(places) <= 3 or not all(map(_is_place, places)) or not _is_known_place(places[0], text):
        return None
    return Place(
        begin=unit.begin,
        end=unit.begin + len(raw[: match.end()].rstrip(" .-–—:")),
        place=_cased(places[0]),
        date=None,
        agency=None,
    )


def _can_stand_alone(places: Sequence[str], dated: bool, raw: str, dash: re.Match[str] | None, text: str, leads: bool) -> bool:
    """Whether places without an agency can be a dateline: a day stands with them, they are capitals, or known places."""
    if dated or dash is None:
        return dated
    capitals = len(places[0]) > 2 and not any(c.islower() for c in places[0])
    colon = dash.group().strip() == ":"
    if capitals and colon:  # "NORTADA: ..." but not who speaks in an interview
        return places[0] not in words("bodies") and sum(bool(_LABEL.match(line)) for line in text.splitlines()) <= 1
    begins = raw[dash.end() :].lstrip("\"'“‘«„")[:1]
    alone = leads and len(places[0].split()) <= 2 and places[0].upper() not in words("notices") and raw[: dash.end()].strip()
    first = alone and (len(places) == 2 or not colon) and not _DASH.search(raw, dash.end())
    return capitals or (
        begins.isupper() and (bool(first) or (not colon and _is_known_place(places[0], text)) or _is_city(places[0]))
    )


def _is_known_place(name: str, text: str) -> bool:
    """Whether a name is a city of the world, or stands in `text` as places do.

    >>> _is_known_place("Paris", ""), _is_known_place("Averin", "a bridge in Averin"), _is_known_place("Prenn", "told Prenn")
    (True, True, False)
    """
    first = name.split("/")[0].strip()
    if _is_city(first):
        return True
    return bool(re.search(rf"\b(?:in|at|near|outside|around)\s+(?:\w+\s)?{re.escape(first)}\b", text, re.IGNORECASE))


def _is_city(name: str) -> bool:
    """Whether a name is that of a city of the world."""
    return name.casefold().replace(" ", "-") in words("cities")


def _is_region(name: str, text: str) -> bool:
    """Whether what stands in brackets is a place and no agency."""
    return known(name, sure=True) is None and ("," in name or _is_known_place(name, text))


def _closes(raw: str, match: re.Match[str], whole: bool) -> bool:
    """Whether what stands in brackets can end a dateline: a dash or the end of the line follows, or it is a known agency
    after a day, or a date alone follows."""
    end = match.end()
    rest = raw[end:]
    lead = raw[: match.start()]
    return (
        not rest.strip()
        or raw[:end].rstrip(" .").endswith("/")
        or bool(re.match(r"--?|[–—:_]", rest))
        or (has_bare_day(lead) and len(lead) < 60 and known(match["agency"], sure=True) is not None)
        or (whole and len(rest) < 40 and has_bare_day(rest))
    )


def _is_place(part: str) -> bool:
    names = part.split()
    capital = all(name[0].isupper() or name in words("small") for name in names)
    told = any(name.lower() in words("english") and name.lower() not in words("small") for name in names)
    return 0 < len(names) <= 4 and capital and not told and names[0][0].isupper() and bool(_PLACE.fullmatch(part))


def _cased(place: str) -> str:
    """A place, or two that a bar parts, in small letters."""
    if not place.isupper():
        return place
    words_of = (
        _WORD.sub(lambda m: m.group().lower() if m.start() and m.group().lower() in words("small") else m.group().title(), part)
        for part in place.split("/")
    )
    return "/".join(part.strip() for part in words_of)


def _can_be_agency(name: str) -> bool:
    """Whether what stands in brackets can be an agency: a known one, or a short name without figures and with large letters."""
    parts = name.split()
    large = all(part[0].isupper() or part in words("small") for part in parts)
    if _PICTURE.search(name):
        return False
    return known(name, sure=True) is not None or (0 < len(parts) <= 4 and large and not re.search(r"\d{2}|:", name))
