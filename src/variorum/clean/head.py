"""What stands over a report: its outlet, headline, byline, date and dateline."""

import re
from collections.abc import Sequence

import msgspec

from variorum.clean import names
from variorum.clean.agencies import known, named_agency
from variorum.clean.cues import NAVIGATION
from variorum.clean.dates import Written, day_of, has_bare_day, written
from variorum.clean.furniture import dashed, runs, segments
from variorum.clean.layout import Unit
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import compared

_LABEL = re.compile(
    r"\b(?P<up>(?:last\s+)?(?:updated|modified|edited)|actualizado|aktualisiert|mis à jour)\b|\b(?:first\s+)?(?:published|posted|issued|filed|released|date|dated|publicado|veröffentlicht|publié)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:last|first|updated?|modified|edited|published|posted|issued|filed|released|dated?|on|at|by|in|the|and|edition|local time|time|hrs|hours|o'clock|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Pp]osted by|[Ww]ritten by|[Rr]eport(?:ed)? by|[Rr]eporting by|[Ss]tory by|[Ww]ords by|[Tt]ext by|Von|Por|Par)\s+(?=[^\W\d_a-z])|(?:Words|Text|Report|Story|Author|Reporter|Byline|Authors)\s*:\s*(?=\S)"
    r"|(?=(?:[Ff]rom\s+)?(?:[Oo]ur|[Aa]n?)\s(?:own\s|special\s|staff\s)?(?:correspondent|reporter|staff)))(?P<who>.{2,140})$",
    re.DOTALL,
)
_STAFF = re.compile(
    r"(?:\b(?:editorial|newsroom|news|web|online|agency|city)\s+(?:staff|desk|team)|\bstaff\s+(?:writers?|reporters?|correspondent)|\b(?:correspondent|reporters?|newsroom|newsdesk|news desk|agencies)|\bstaff)\b",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*(?:--+|[–—])\s*|\s+-\s+|:\s+")
_AGENCY = re.compile(r"\s*[(/\[](?P<agency>[^()/\[\]\n]{2,40})[)/\]]\s*\.?\s*")
_PLACE = re.compile(r"[^\W\d_](?:[\w.'’-]|\s(?!\s))*(?:/[^\W\d_][\w.'’ -]*)?")
_SMALL = frozenset(
    [
        "of",
        "de",
        "la",
        "le",
        "el",
        "al",
        "the",
        "on",
        "upon",
        "sur",
        "am",
        "an",
        "der",
        "den",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "and",
        "y",
    ]
)
_NOTICES = frozenset(
    [
        "CORRECTION",
        "CORRECTED",
        "UPDATE",
        "UPDATED",
        "NOTE",
        "EXCLUSIVE",
        "BREAKING",
        "WATCH",
        "LIVE",
        "ANALYSIS",
        "OPINION",
        "VIDEO",
        "EDITORIAL",
        "COMMENT",
        "REVIEW",
        "ALERT",
        "ADVISORY",
        "WARNING",
        "FACTBOX",
        "EXPLAINER",
        "READ",
        "RELATED",
        "ADVERTISEMENT",
    ]
)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline: where it stands, and what it says."""

    begin: int
    end: int
    place: str | None
    date: str | None
    agency: tuple[int, int, str] | None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What was found over a report and, of outlet and time, under it."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    dateline: Place | None = None
    bylines: tuple[tuple[int, int], ...] = ()
    furniture: tuple[tuple[int, int, FurnitureKind], ...] = ()  # besides what `kinds` found
    heading: int | None = None  # which unit is the headline


def head(text: str, units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], settings: Clean) -> Head:
    """The head of the report of which `units` are the lines and `kinds` the furniture among them."""
    first = _first_of_body(units, kinds, settings)
    lines = list(range(first))
    dated = {i: found for i in lines if (found := _date_line(units[i]))}
    bylines = [i for i in lines if _is_byline(units[i], kinds[i], dated)]
    places = {
        i: found
        for i in (*lines, *range(first, min(first + 2, len(units))))
        if (found := _dateline(text, units[i], whole=i < first))
    }
    names_of_head = [i for i in lines if kinds[i] is None and i not in dated and i not in bylines and i not in places]
    outlet_line, heading = _outlet_and_heading(text, units, names_of_head, first, settings)
    if heading is None:
        heading = next(
            (
                i
                for i in lines
                if i != outlet_line and i not in dated and kinds[i] in ("read-also", "caption") and len(units[i].words) >= 4
            ),
            None,
        )
    furniture: list[tuple[int, int, FurnitureKind]] = []
    for i in lines:
        kind: FurnitureKind | None = None
        if i == outlet_line:
            kind = "menu"
        elif i in dated or i in bylines:
            kind = "author" if i in bylines else "other"
        elif (
            i in names_of_head
            and heading is not None
            and i < heading
            and (len(units[i].words) <= 6 or (outlet_line is not None and i > outlet_line and units[i].raw[0].islower()))
        ):
            kind = "menu"
        if kind and kinds[i] is None and i != heading:
            furniture.append((units[i].begin, units[i].end, kind))
    published, prefix = _published(text, units, kinds, dated, first)
    if prefix:
        furniture.append((*prefix, "other"))
    place = next(iter(places.values()), None)
    if place:
        date = day_of(text[place.begin : place.end], published)
        place = msgspec.structs.replace(place, date=date)
        published = published or date
    byline, owner = _writer(units, kinds, bylines)
    return Head(
        outlet=_outlet(text, units, kinds, outlet_line, owner, lines),
        title=units[heading].text if heading is not None else None,
        byline=byline,
        published=published,
        dateline=place,
        bylines=tuple((units[i].begin, units[i].end) for i in bylines),
        furniture=tuple(furniture),
        heading=heading,
    )


def _first_of_body(units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], settings: Clean) -> int:
    """The number of the first line that is running text: no headline, even one that asks or quotes."""
    for i, unit in enumerate(units):
        if kinds[i] is None and runs(unit, None, settings):
            length = len(unit.words)
            asks = unit.raw.rstrip("\"'”’»")[-1:] in "?!" and length <= 20
            if (
                (length >= settings.long_line or unit.stops)
                and not asks
                and not _date_line(unit)
                and not _BYLINE.match(unit.raw)
            ):
                return i
    return 0


def _date_line(unit: Unit) -> list[Written] | None:
    """The dates in a line that holds little else; None for any other line."""
    found = written(unit.raw) if len(unit.words) <= 30 else []
    if not found:
        return None
    rest, last = "", 0
    for date in found:
        rest += unit.raw[last : date.begin] + " "
        last = date.end
    rest = _PLAIN.sub(" ", rest + unit.raw[last:])
    items = re.findall(r"[^\W_]+", rest)
    return found if len(items) <= 3 or (len(items) <= 8 and (len(segments(unit)) > 1 or len(dashed(unit)) > 2)) else None


def _is_byline(unit: Unit, kind: FurnitureKind | None, dated: dict[int, list[Written]]) -> bool:
    if (unit.stops and len(unit.words) > 12) or len(unit.words) > 24 or kind in ("read-also", "headline", "copyright"):
        return False
    items = segments(unit)
    return any(_BYLINE.match(item) for item in items) or (
        len(unit.words) <= 8
        and any(_STAFF.search(item) and not re.search(r"[\"“‘?!:]", item) for item in items)
        and unit.raw[:1].isupper()
        and not unit.stops
        and len(items) + len(unit.words) <= 10
        and _titled(unit)
    )


def _titled(unit: Unit) -> bool:
    """Whether a line has no small words but those of bylines: a name and an office."""
    return all(
        word[0].isupper()
        or word.lower() in _SMALL
        or _STAFF.search(word)
        or word in ("in", "at", "our", "own", "from", "with", "for")
        for word in unit.words
    )


def _outlet_and_heading(
    text: str, units: Sequence[Unit], lines: Sequence[int], first: int, settings: Clean
) -> tuple[int | None, int | None]:
    """Which of the nameless `lines` of the head is the outlet's name, and which the headline."""
    body = {compared(word) for unit in units[first : first + 8] for word in unit.words if len(word) > 3}
    outlet = None
    for i in lines[:2]:
        score = _outlet_score(text, units[i], first=i == 0, alone=len(lines) == 1)
        if score >= 3 and (outlet is None):
            outlet = i
    rest = [i for i in lines if i != outlet and (outlet is None or i > outlet)]
    best, heading = 0.0, None
    for i in rest:
        words = [compared(word) for word in units[i].words if len(word) > 3]
        shared = sum(word in body for word in words) / len(words) if words else 0.0
        length = len(units[i].words)
        score = (
            3 * shared
            + (2 if length >= 5 else 1 if length >= 3 else 0)
            + (1 if _QUOTE.search(units[i].raw) else 0)
            - (2 if units[i].raw[0].islower() else 0)
        )
        if score > best:
            best, heading = score, i
    return outlet, heading


_QUOTE = re.compile(r"[\"“‘«„]")


def _outlet_score(text: str, unit: Unit, *, first: bool, alone: bool) -> int:
    """How much a line of the head looks like the name of an outlet, with or without its motto."""
    parts = dashed(unit)
    name = (segments(unit) or [unit.raw])[0] if len(parts) < 2 else parts[0]
    words = name.split()
    if len(words) > 6 or (len(parts) < 2 and unit.stops):
        return 0
    score = 1 if first else 0
    score += 2 if names.is_outlet_name(name) else 0
    score += 1 if name.isupper() else 0
    score += 2 if len(parts) == 2 and len(words) <= 4 and all(w[0].isupper() or w in _SMALL for w in words) else 0
    score += 1 if len(words) <= 4 and all(w[:1].isupper() or w in _SMALL for w in words) else 0
    plain = re.sub(r"^(?:the|a)\s+", "", names.bare(name), flags=re.IGNORECASE)
    known_elsewhere = len(re.findall(rf"(?<!\w){re.escape(plain)}(?!\w)", text, re.IGNORECASE)) > 1 if len(plain) > 2 else False
    holder = next((h for line in text.splitlines()[-12:] if (h := names.copyright_holder(line))), None)
    score += (
        3
        if holder and plain and plain.casefold() in holder.casefold()
        else 1
        if known_elsewhere and names.is_outlet_name(name)
        else 0
    )
    return score - (3 if alone else 0) - (1 if re.search(r"[\"“‘?]", name) else 0)


def _dateline(text: str, unit: Unit, *, whole: bool) -> Place | None:
    """The dateline with which a line begins or, where `whole`, of which it consists."""
    raw = unit.raw[:140]
    dash = next((m for m in _DASHES.finditer(raw) if not (m.group().strip() == ":" and re.match(r"\d", raw[m.end() :]))), None)
    agency = _AGENCY.search(raw)
    if agency and re.match(r"\s*(?:--?|[–—:]|$)|(?=.{0,24}$)", raw[agency.end() :]) and agency.start() <= 80:
        lead, end = raw[: agency.start()], agency.end()
        if whole and not dash:
            end = len(raw)
    elif dash and not whole:
        agency, lead, end = None, raw[: dash.start()], dash.start()
    elif whole and has_bare_day(raw):
        agency, lead, end = None, raw, len(raw)
    else:
        return None
    parts = [part.strip(" .") for part in re.split(r",|\.\s", lead) if part.strip(" .")]
    days = [
        part
        for part in parts
        if has_bare_day(part)
        or re.fullmatch(r"\d{4}", part)
        or re.fullmatch(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", part, re.IGNORECASE)
    ]
    places = [part for part in parts if part not in days]
    if len(places) > 3 or (not places and (agency is None or parts)) or any(not _is_place(part) for part in places):
        return None
    upper = bool(places) and all(c.isupper() for c in places[0] if c.isalpha()) and len(places[0]) > 2
    if not (agency or days or upper) or (whole and not (agency or days)) or (places and places[0] in _NOTICES):
        return None
    if agency and not _agency_name(agency["agency"]):
        return None
    if not agency and dash and dash.group().strip() == ":" and not upper:
        return None
    if whole and not agency and not places:
        return None
    begin = unit.begin
    stop = begin + len(raw[:end].rstrip(" .-–—"))
    place = names.cased(places[0], "") if places else None
    found = (begin + agency.start("agency"), begin + agency.end("agency"), agency["agency"].strip()) if agency else None
    return Place(begin=begin, end=stop, place=place, date=None, agency=found)


def _is_place(part: str) -> bool:
    words = part.split()
    return (
        len(words) <= 4
        and bool(_PLACE.fullmatch(part))
        and all(w[0].isupper() or w in _SMALL for w in words)
        and words[0][0].isupper()
    )


def _agency_name(name: str) -> bool:
    """Whether what stands in a dateline's brackets can be an agency: capitals, or a short name with large first letters."""
    words = name.split()
    return (
        len(words) <= 4
        and all(w[0].isupper() or w in _SMALL or known(name, sure=True) for w in words)
        and not re.search(r"\d", name)
    )


def _published(
    text: str, units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], dated: dict[int, list[Written]], first: int
) -> tuple[str | None, tuple[int, int] | None]:
    """When it was published, and the stretch at the start of the running text that says so, where one does.

    The time that is labelled so wins over a time without a label, that over the time of an update; the head over the foot.
    """
    ranked: list[tuple[int, int, str]] = []
    feet = {
        i: found
        for i in range(first, len(units))
        if _LABEL.match(units[i].raw) and len(units[i].words) <= 15 and (found := written(units[i].raw))
    }
    for order, (i, found) in enumerate((*dated.items(), *feet.items())):
        for n, date in enumerate(found):
            before = units[i].raw[found[n - 1].end if n else 0 : date.begin]
            label = next(reversed(list(_LABEL.finditer(before))), None)
            rank = 1 if label is None else 2 if label["up"] else 0
            ranked.append((rank, order, date.iso))
    if ranked:
        return min(ranked, key=lambda r: (r[0], r[1]))[2], None
    if first < len(units):
        unit = units[first]
        opening = re.match(r"(?:(?:first\s+)?(?:published|posted|updated|date)\b\s*:?\s*(?:on\s+)?)?", unit.raw, re.IGNORECASE)
        begin = opening.end() if opening else 0
        found = [date for date in written(unit.raw[: begin + 60]) if date.begin == begin]
        after = unit.raw[found[0].end :].lstrip(" ,.:;|–—-") if found else ""
        if found and (begin or (after[:1].isupper() or after[:1] in '“"')):
            return found[0].iso, (unit.begin, unit.begin + found[0].end)
    return None, None


def _writer(
    units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], bylines: Sequence[int]
) -> tuple[str | None, str | None]:
    """The name in the byline, and the outlet that it names."""
    for i in bylines:
        for item in segments(units[i]):
            match = _BYLINE.match(item)
            if match is None and not _STAFF.search(item):
                continue
            who = " ".join((match["who"] if match else item).split())
            parts = [part.strip() for part in re.split(r",|\s[-–—/]\s|\s+(?=(?:with|for|at)\s)", who) if part.strip()]
            owner = next((p for part in parts[1:] if (p := _owner(part))), None) or (
                _owner(parts[0]) if parts and _STAFF.search(parts[0]) else None
            )
            name = (
                re.split(r"\s+(?:on|in|from|at)\s+(?=[\w ])", parts[0])[0]
                if parts and match and not parts[0].lower().startswith(("from", "our"))
                else who
            )
            return name, owner
    return None, None


def _owner(part: str) -> str | None:
    """The outlet in a part of a byline such as "Averin Courier" or "Courier staff"."""
    if re.match(r"(?:with|and)\s", part):
        return None
    name = re.sub(r"^(?:for|at)\s+(?:the\s+)?", "", _STAFF.sub("", part)).strip()
    return name if names.is_outlet_name(name) and not known(name, sure=True) and not named_agency(name) else None


def _outlet(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[FurnitureKind | None],
    line: int | None,
    owner: str | None,
    lines: Sequence[int],
) -> str | None:
    """The outlet: from the line with its name, the first item of the menu, the copyright line, the byline, or "More from"."""
    found: list[str] = []
    if line is not None:
        parts = dashed(units[line])
        found.append(parts[0] if len(parts) > 1 else (segments(units[line]) or [units[line].raw])[0])
    for i in lines:
        if kinds[i] == "menu":
            items = segments(units[i]) if len(segments(units[i])) > 1 else dashed(units[i])
            words = re.findall(r"[\w'-]+", items[0].lower())
            if not all(word in NAVIGATION for word in words) and not written(items[0]) and not re.search(r":|\bby\b", items[0]):
                found.append(items[0])
    for i, unit in enumerate(units):
        if kinds[i] == "copyright" and (holder := names.copyright_holder(unit.raw)):
            found.append(holder)
    if owner:
        found.append(owner)
    for i, unit in enumerate(units):
        if kinds[i] in ("read-also", "share", "headline", "other") and i not in lines:
            match = re.match(r"(?:more|also|latest|new) (?:from|on|in)\s+([^:]{3,40}?)(?::|$)", unit.text, re.IGNORECASE)
            parts = dashed(unit)
            candidate = match[1] if match else parts[0] if len(parts) == 2 and len(parts[0].split()) <= 3 else None
            if candidate and (names.is_outlet_name(candidate) or (not match and _recurs(text, candidate))):
                found.append(candidate)
    usable = [
        name
        for name in (names.bare(name) for name in found)
        if name and not known(name) and not named_agency(name) and len(name) < 60
    ]
    chosen = names.fuller(usable)
    return names.cased(chosen, text) if chosen else None


def _recurs(text: str, name: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1
