"""When a report was published, as the lines around it say."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from variorum.clean.dates import MONTH, UPDATED, Written, written
from variorum.clean.furniture import dashed, segments
from variorum.clean.layout import Unit

_LABEL = re.compile(
    rf"\b(?P<update>{UPDATED}|actualizado|aktualisiert|mis à jour|aggiornato)\b"
    r"|\b(?:first\s+)?(?:published|posted|issued|filed|released|date|dated|publicado|veröffentlicht|publié)\b",
    re.IGNORECASE,
)
_PAGE_IS = (  # "This page is no longer updated."
    r"this (?:page|live page|blog|live blog|article|story|report|coverage) (?:is|was|has been|will)(?: now| no longer| not)?"
    r"(?: be| being| last)? (?:updated|closed|live|archived)\b"
)
_FILLER = re.compile(
    rf"\b{_PAGE_IS}|\bfor immediate release\b|\bembargoed(?: until)?\b"
    rf"|\b(?:to|into|until|through|and|[-–—]) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{{1,2}} (?:{MONTH})\b"
    r"|\b(?:last|first|updated?|amended|actualised|modified|edited|published|posted|issued|filed|released|dated?|on|at|by|in"
    r"|the|and|edition|local time|time|hrs|hours|o'clock|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat"
    r"|sun)\b",
    re.IGNORECASE,
)
_AS_IT_HAPPENED = re.compile(r"\b(?:as|how) it (?:happened|unfolded)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:first\s+)?(?:published|posted|updated|date)\b\s*:?\s*(?:on\s+)?)?", re.IGNORECASE)


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """When a report was published and when last changed, in ISO 8601; and where running text begins with the first of them."""

    published: str | None
    updated: str | None
    stretch: tuple[int, int] | None


def dated(unit: Unit) -> list[Written]:
    """The dates in a line that holds little else; empty for any other line.

    >>> from variorum.clean.layout import units
    >>> [date.iso for date in dated(units("Published 19 October 2029, 05:30")[0])]
    ['2029-10-19T05:30:00']
    >>> dated(units("On 19 October 2029 two ferries collided off Port Halvey.")[0])
    []
    """
    found = written(unit.raw) if len(unit.words) <= 30 else []
    if not found:
        return []
    words = re.findall(r"[^\W_]+", remainder(unit, found))
    items = len(segments(unit)) > 1 or len(dashed(unit)) > 2
    return found if len(words) <= 3 or (len(words) <= 8 and items and not unit.stops) else []


def opening_day(unit: Unit, *, heading: bool) -> str | None:
    """The date that opens a line over the text other than its `heading`, or that of a page that tells a day as it happened:
    where no line holds little else.

    >>> from variorum.clean.layout import units
    >>> opening_day(units("Wednesday, 15 October 2030, with Odalys Fenn. Newest first.")[0], heading=False)
    '2030-10-15'
    >>> opening_day(units("Orle bridge: as it happened on Tuesday 4 March 2031")[0], heading=True)
    '2031-03-04'
    >>> opening_day(units("3 May 2031 set for trial")[0], heading=True)
    """
    found = written(unit.raw) if len(unit.words) <= 30 else []
    return found[0].iso if found and ((found[0].begin == 0 and not heading) or _AS_IT_HAPPENED.search(unit.raw)) else None


def remainder(unit: Unit, found: Sequence[Written]) -> str:
    """What a line says besides the dates `found` in it and the words that go with dates."""
    parts, last = [], 0
    for date in found:
        parts.append(unit.raw[last : date.begin])
        last = date.end
    return _FILLER.sub(" ", " ".join((*parts, unit.raw[last:])))


def times(units: Sequence[Unit], head: Mapping[int, list[Written]], first: int) -> Times:
    """When the report was published and last changed, as its lines say.

    `head` holds the dates of the lines above the running text, which begins with line `first`. A time that is labelled as
    that of publishing wins over one without a label, that over the time of an update; above the text over below it. The
    update is the latest time so labelled.
    """
    lines = dict(head)
    for i in range(first, len(units)):
        if _LABEL.match(units[i].raw) and len(units[i].words) <= 15 and (found := written(units[i].raw)):
            lines.setdefault(i, found)
        elif i >= len(units) - 3 and len(units[i].words) <= 10 and (found := dated(units[i])):
            lines.setdefault(i, found)  # the last lines may say it: "City Paper, 5 February 2031"
    ranked: list[tuple[int, int, str]] = []
    for order, (i, found) in enumerate(lines.items()):
        for n, date in enumerate(found):
            label = next(reversed(list(_LABEL.finditer(units[i].raw, found[n - 1].end if n else 0, date.begin))), None)
            ranked.append((1 if label is None else 2 if label["update"] else 0, order, date.iso))
    if not ranked:
        day, stretch = _inline(units[first]) if first < len(units) else (None, None)
        return Times(published=day, updated=None, stretch=stretch)
    updates = [iso for rank, _, iso in ranked if rank == 2]
    return Times(published=min(ranked, key=lambda r: r[:2])[2], updated=max(updates, default=None), stretch=None)


def _inline(unit: Unit) -> tuple[str | None, tuple[int, int] | None]:
    """The date with which running text begins though it is no part of its first sentence."""
    opening = _OPENING.match(unit.raw)
    begin = opening.end() if opening else 0
    date = next((date for date in written(unit.raw[: begin + 60]) if date.begin == begin), None)
    if date is None:
        return None, None
    after = unit.raw[date.end :].lstrip(" ,.:;|–—-")
    if begin or after[:1].isupper() or after[:1] in '“"‘':
        return date.iso, (unit.begin, unit.begin + date.end)
    return None, None
