"""What stands over a report: its outlet, headline, byline, date and dateline."""

import re
from collections.abc import Sequence

import msgspec

from variorum.clean.agencies import known
from variorum.clean.bylines import about_writer, is_byline, is_name, writer
from variorum.clean.credits import is_credit
from variorum.clean.datelines import Place, byline_place, dateline
from variorum.clean.dates import day_of, written
from variorum.clean.frame import rows
from variorum.clean.furniture import navigates
from variorum.clean.layout import Unit
from variorum.clean.names import is_outlet_name
from variorum.clean.outlets import imprint, outlet, outlet_score
from variorum.clean.times import dated, opening_day, times
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import compared

_SENTENCES = re.compile(r"[.!?]\s+[^\W\d_a-z].*\.$", re.DOTALL)
_ITEM = re.compile(r"\s*[,|/•·–—]\s*|\s-\s")
_LABEL = re.compile(r"(?:(?:title|headline|subject)\s*:|#{1,3})\s+(?=\S)", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“‘«„]")
_OPENS = re.compile(r"(?:#{1,3}\s+)?(?!\d{1,2}[.)]\s)[\w\"“‘«„'‹¿¡(\[$€£]")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What was found over a report and, of outlet and time, under it."""

    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    dateline: Place | None
    bylines: tuple[tuple[int, int], ...]  # where they stand
    furniture: tuple[tuple[int, int, FurnitureKind], ...]  # besides what `kinds` found
    heading: int | None  # which line is the headline


def head(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[FurnitureKind | None],
    first: int,
    settings: Clean,
    published: str | None = None,
) -> Head:
    """The head of a report: `units` are its lines, `kinds` the furniture among them, `first` where the text begins, and
    `published` when its source says that it appeared (ISO 8601)."""
    first = _after_byline(units, kinds, first, settings)
    lines = range(first)
    bylines = [i for i in lines if is_byline(units[i], kinds[i])]
    own = [i for i in lines if not units[i].paged]
    dates = {i: dates for i in own if (dates := written(units[i].raw) if i in bylines else dated(units[i]))}
    reach = (*lines, *range(first, min(first + 2, len(units))))
    places = {i: place for i in reach if (place := dateline(units[i], text, whole=i < first, leads=i == first))}
    places = {i: place for i, place in places.items() if i >= first or not is_outlet_name(place.place or "")}
    sections = [i for i in lines if kinds[i] is None and navigates(units[i].text)]
    named = {*sections, *dates, *bylines, *places}
    nameless = [i for i in lines if kinds[i] is None and i not in named] or sections
    masthead, heading = _masthead_and_heading(text, units, nameless, first, settings)
    labelled = next(
        (
            i
            for i in lines
            if kinds[i] == "read-also" and len(units[i].words) >= settings.whole_headline and ":" in units[i].raw
        ),
        None,
    )
    if labelled is not None and (
        heading is None
        or _likeness(units, labelled, first, settings) > _likeness(units, heading, first, settings) + settings.label_likeness
    ):
        heading = labelled  # "Watch: ..." can be a headline
    above = _above(units, nameless, masthead, heading, settings)
    signed = next((i for i in nameless if heading is not None and i > heading and is_name(units[i])), None)
    name, owner = next((found for i in bylines if (found := writer(units[i]))[0]), (None, None))
    if signed is not None:  # a name alone, over "Chief reporter" or nothing
        bylines, name = sorted((*bylines, signed)), units[signed].text
    wires = [i for i in lines if i != heading and i not in sections and is_credit(units[i].raw)]
    wires += [i for i in (*dates, *places) if i < first and i not in bylines and known(_ITEM.split(units[i].raw)[0], sure=True)]
    bylines = sorted({*bylines, *wires})
    owned = outlet(text, units, kinds, first, masthead, owner, dates, above, settings)
    marked: dict[int, FurnitureKind] = {}
    marked.update((i, "menu") for i in (*sections, *above, masthead) if i is not None)
    marked.update((i, "author" if i in bylines else "other") for i in (*dates, *bylines))
    if heading is not None:
        small = (i for i in nameless if i > heading and len(units[i].words) <= settings.small_line and not units[i].stops)
        marked.update((i, "other") for i in small if i not in marked and not _QUOTE.search(units[i].raw))
    marked.update((i, "author") for i in about_writer(units, kinds, name, first))
    furniture: list[tuple[int, int, FurnitureKind]] = [
        (units[i].begin, units[i].end, kind) for i, kind in marked.items() if kinds[i] is None and i != heading
    ]
    furniture += [
        (units[i].begin, units[i].end, "other") for i in imprint(units, owned, settings) if i >= first and kinds[i] is None
    ]
    told = times(units, dates, first)
    when = told.published or next((day for i in own if (day := opening_day(units[i], heading=i == heading))), None)
    anchor = published if published and len(published) >= 10 else when  # only a day tells which year is meant
    if told.stretch:
        furniture.append((*told.stretch, "other"))
    place = next(iter(places.values()), None)
    if place is None or not place.place:
        written_in = next((spot for i in bylines if (spot := byline_place(units[i].raw, units[i].begin))), None)
        place = place or written_in
    if place:
        place = msgspec.structs.replace(place, date=day_of(text[place.begin : place.end], anchor))
        when = when or place.date
    return Head(
        outlet=owned,
        title=_title(units[heading], owned) if heading is not None else None,
        byline=name,
        published=when,
        updated=told.updated,
        dateline=place,
        bylines=tuple((units[i].begin, units[i].end) for i in bylines),
        furniture=tuple(furniture),
        heading=heading,
    )


def _after_byline(units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], first: int, settings: Clean) -> int:
    """The line at which the text begins, where a summary stands over the writer's name or the date."""
    near = range(first, min(first + settings.near_lines // 2, len(units) - 1))
    return next((i + 1 for i in reversed(near) if is_byline(units[i], kinds[i]) or (i > first and dated(units[i]))), first)


def _title(unit: Unit, outlet: str | None) -> str:
    """The headline without the name of the outlet after it, or a label before it."""
    if label := _LABEL.match(unit.text):
        return unit.text[label.end() :]
    head, bar, tail = unit.text.rpartition(" | ") if " | " in unit.text else unit.text.rpartition(" - ")
    return (
        head if bar and outlet and compared(tail).removeprefix("the ") == compared(outlet).removeprefix("the ") else unit.text
    )


def _masthead_and_heading(
    text: str, units: Sequence[Unit], lines: Sequence[int], first: int, settings: Clean
) -> tuple[int | None, int | None]:
    """Which of the nameless `lines` of the head is the outlet's name, and which the headline.

    A headline tells of what the running text tells of, so it shares words with it; names of outlets do not.
    """
    masthead = next(
        (i for i in lines[:2] if outlet_score(text, units, i, settings, alone=len(lines) == 1) >= settings.outlet_score), None
    )
    best, heading, rank = settings.headline_least, None, 0
    many = len(lines) > settings.long_head  # then only what a line tells of, and how near the text it is, shows a headline
    for i in lines:
        unit = units[i]
        over = masthead is not None and (i == masthead or (i < masthead and len(unit.words) < settings.whole_headline))
        told = _SENTENCES.search(unit.raw) and len(unit.words) > settings.longest_headline
        if over or told or not _OPENS.match(unit.raw):
            continue
        shared = _likeness(units, i, first, settings, settings.headline_words if many else 1)
        short = settings.whole_headline - len(unit.words)
        length = 2 if short <= 0 else 1 if short == 1 else -1
        score = (settings.headline_shared_in_menu if many else settings.headline_shared) * shared + length
        score += bool(_QUOTE.search(unit.raw)) - unit.raw[0].islower() - settings.headline_lower * rank
        score -= bool(_SENTENCES.search(unit.raw))
        score += many and first - i <= settings.near_lines
        if length == 2 and not unit.raw[0].islower() and (shared > settings.headline_told or not many):
            rank += 1  # what stands lower is more often the line under the headline
        if score > best:
            best, heading = score, i
    return masthead, heading


def _likeness(units: Sequence[Unit], i: int, first: int, settings: Clean, least: int = 1) -> float:
    """The share of the long words of line `i` that the text has near its line `first`; fewer than `least` count as so many."""
    body = {compared(word) for unit in units[first : first + settings.headline_lead] for word in unit.words if len(word) > 3}
    words = [compared(word) for word in units[i].words if len(word) > 3]
    return sum(word in body for word in words) / max(len(words), least)


def _above(
    units: Sequence[Unit], lines: Sequence[int], masthead: int | None, heading: int | None, settings: Clean
) -> list[int]:
    """The lines over the headline that say nothing of the story: a section, a motto under the outlet's name, all of a menu."""
    over = [i for i in lines if heading is not None and i < heading and i != masthead]
    if len(over) >= settings.long_head:
        listing = rows(units, settings)
        return [i for i in over if i not in listing]
    motto = next((i for i in over if i and units[i].raw[0].islower() and (i - 1 == masthead or i - 1 in over)), None)
    return [i for i in over if len(units[i].words) <= settings.small_line or i == motto]
