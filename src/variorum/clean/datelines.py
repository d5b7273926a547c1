"""Datelines: "Saint Petersburg, June 18 (AFP)"."""

import re

import msgspec

from variorum.clean.agencies import known
from variorum.clean.dates import has_bare_day
from variorum.clean.furniture import segments
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.clean.names import cased

_DASH = re.compile(r"\s*(?:--+|[–—])\s*|\s+-\s+|:\s+(?!\d)")
_AGENCY = re.compile(r"\s*[(/\[](?P<agency>[^()/\[\]\n]{2,40})[)/\]]\s*\.?\s*")
_PLACE = re.compile(r"[^\W\d_](?:[\w.'’-]|\s(?!\s))*(?:/[^\W\d_][\w.'’ -]*)?")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:On|In|At|By|Since|From|Until|After|Before|During|For)\s+(?=\S)")
_REACH = 140  # characters: the longest dateline seen, with two places, a date and an agency's full name, has 90


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: where it stands, and what it says."""

    begin: int
    end: int
    place: str | None
    date: str | None
    agency: tuple[int, int, str] | None


def dateline(unit: Unit, *, whole: bool) -> Place | None:
    """The dateline with which a line begins or, where `whole`, of which it consists; its date is left open.

    It is a place of up to three names, in capitals unless a date or an agency stands with it, and a dash, or an agency alone.

    >>> from variorum.clean.layout import units
    >>> dateline(units("PORT HALVEY, Oct 19 (LNS) - At least nine died.")[0], whole=False).place
    'Port Halvey'
    >>> dateline(units("President Mald – the first – resigned.")[0], whole=False)
    """
    if whole and len(segments(unit)) > 1:
        return None
    raw = unit.raw[:_REACH]
    dash = _DASH.search(raw)
    agency = next((m for m in _AGENCY.finditer(raw, 0, 80) if _closes(raw, m.end(), whole)), None)
    if agency:
        lead, end = raw[: agency.start()], len(raw) if whole and not dash else agency.end()
    elif dash and not whole:
        lead, end = raw[: dash.start()], dash.start()
    elif whole and has_bare_day(raw):
        lead, end = raw, len(raw)
    else:
        return None
    parts = [part.strip(" .") for part in re.split(r",|\.\s", lead) if part.strip(" .")]
    if parts and _SENTENCE.match(parts[0]):
        return None
    days = [part for part in parts if has_bare_day(part) or re.fullmatch(r"\d{4}", part) or _WEEKDAY.fullmatch(part)]
    places = [part for part in parts if part not in days]
    if agency and not _can_be_agency(agency["agency"]):
        return None
    if len(places) > 3 or not all(_is_place(part) for part in places) or (places and places[0] in words("notices")):
        return None
    capitals = bool(places) and len(places[0]) > 2 and not any(c.islower() for c in places[0])
    colon = bool(dash) and dash is not None and dash.group().strip() == ":"
    if agency is None and (not places or not (days or capitals) or (whole and not days) or (colon and not capitals)):
        return None
    if agency is not None and not places and parts:
        return None
    begin = unit.begin
    return Place(
        begin=begin,
        end=begin + len(raw[:end].rstrip(" .-–—:")),
        place=cased(places[0], "") if places else None,
        date=None,
        agency=(begin + agency.start("agency"), begin + agency.end("agency"), agency["agency"].strip()) if agency else None,
    )


def _closes(raw: str, end: int, whole: bool) -> bool:
    """Whether what stands before `end` can be all of a dateline: a dash or the end of the line follows, or a date alone."""
    rest = raw[end:]
    return (
        not rest.strip()
        or raw[:end].rstrip(" .").endswith("/")
        or bool(re.match(r"--?|[–—:]", rest))
        or (whole and len(rest) < 40 and has_bare_day(rest))
    )


def _is_place(part: str) -> bool:
    names = part.split()
    capital = all(name[0].isupper() or name in words("small") for name in names)
    return len(names) <= 4 and capital and names[0][0].isupper() and bool(_PLACE.fullmatch(part))


def _can_be_agency(name: str) -> bool:
    """Whether what stands in brackets can be an agency: a known one, or a short name without figures and with large letters."""
    parts = name.split()
    large = all(part[0].isupper() or part in words("small") for part in parts)
    return known(name, sure=True) is not None or (0 < len(parts) <= 4 and large and not re.search(r"\d{2}|:", name))
