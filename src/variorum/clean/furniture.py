"""Which lines of a text are not the report."""

import re
from collections.abc import Sequence

from variorum.clean.cues import ANYWHERE, HEADLINES_FOLLOW, LABEL, NAVIGATION, OPENING, WHOLE
from variorum.clean.layout import Unit
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import plain_marks

_BAR = re.compile(r"\s*[|·•¦‖▪●›»]\s*|\s+(?:::|>+|<+|/|→|⁄)\s+|\t+|\s{3,}")
_DASH = re.compile(r"\s+[-–—]+\s+")
_QUOTED = re.compile(r"\"[^\"]{20,}\"|“[^”]{20,}”|«[^»]{20,}»|„[^“”]{20,}[“”]|(?<!\w)[‘'][^’']{20,}[’'](?!\w)")
_SAID = re.compile(r"\b(?:said|told|added|according to|stated|declared)\b")
_ITEM = re.compile(r"(?:[-*•–]\s|\d+[.)]\s|\(?[a-z]\)\s)")


def segments(unit: Unit) -> list[str]:
    """The items of a line of items: those between bars, dots, arrows, tabs or wide gaps.

    >>> from variorum.clean.layout import units
    >>> segments(units("Home | News > Health")[0])
    ['Home', 'News', 'Health']
    """
    return [item for item in (part.strip() for part in _BAR.split(unit.raw)) if item]


def dashed(unit: Unit) -> list[str]:
    """The items of a line of items between spaced dashes."""
    return [item for item in (part.strip() for part in _DASH.split(unit.raw)) if item]


def cue(unit: Unit) -> FurnitureKind | None:
    """The kind of furniture that the words or the shape of a line tell of by themselves; None for all other lines."""
    line = plain_marks(unit.text)
    length = len(unit.words)
    if length <= 14:
        for kind, pattern in WHOLE:
            if pattern.fullmatch(line):
                return kind
    if length <= 45:
        for kind, pattern in LABEL:
            if pattern.match(line):
                return kind
        for kind, pattern in OPENING:
            if pattern.match(line):
                return kind
    for kind, pattern in ANYWHERE:
        found = pattern.search(line)
        if found and (length <= 60 or found.start() < 0.4 * len(line)) and not _QUOTED.search(line, 0, found.start()):
            return kind
    return "menu" if _is_menu(unit) else None


def _is_menu(unit: Unit) -> bool:
    """Whether a line is made of short items between separators."""
    items = segments(unit)
    if len(items) >= 3:
        return all(len(item.split()) <= 6 for item in items) and len(unit.words) <= 60 and not _QUOTED.search(unit.raw)
    if len(items) == 2:
        return not unit.stops and all(_navigates(item) for item in items)
    names = dashed(unit)
    return len(names) >= 3 and sum(_navigates(item) for item in names) >= 2 and all(len(item.split()) <= 4 for item in names)


def _navigates(item: str) -> bool:
    """Whether an item is made of words of menus."""
    words = re.findall(r"[\w'’-]+", item.lower())
    return bool(words) and len(words) <= 3 and all(word in NAVIGATION for word in words)


def runs(unit: Unit, kind: FurnitureKind | None, settings: Clean) -> bool:
    """Whether a line is running text: a sentence of some length, or a long line."""
    if kind is not None:
        return False
    length = len(unit.words)
    return length >= settings.long_line or (unit.stops and length >= settings.short_sentence) or bool(_QUOTED.search(unit.raw))


def kinds(units: Sequence[Unit], settings: Clean) -> list[FurnitureKind | None]:
    """For each line the kind of furniture it is, or None. Lines of the head but menus and the like are left to `head`."""
    found = [cue(unit) for unit in units]
    running = [i for i, unit in enumerate(units) if runs(unit, found[i], settings)]
    if not running:
        return found
    first, last = running[0], running[-1]
    _mark_lists(units, found, first, settings)
    for i in range(last + 1, len(units)):
        if found[i] is None and _loose(units[i]):
            found[i] = "headline" if len(units[i].words) > 3 else "other"
    for i in range(first, len(units) - 1):
        if found[i] is None and found[i + 1] == "caption" and _names_it(units[i], units[i + 1]):
            found[i] = "caption"
    return found


def _mark_lists(units: Sequence[Unit], found: list[FurnitureKind | None], first: int, settings: Clean) -> None:
    """Marks the headlines that stand under "Most read", "More from ...", an advert, or another title of a list."""
    for i in range(first, len(units)):
        heading = plain_marks(units[i].text)
        if not (found[i] in ("read-also", "advert", "headline") or (len(units[i].words) <= 8 and not units[i].stops)):
            continue
        if not HEADLINES_FOLLOW.fullmatch(heading):
            continue
        across = found[i] == "read-also"
        end = i + 1
        while end < len(units) and found[end] is None and _loose(units[end]) and (across or units[end].block == units[i].block):
            end += 1
        followed = [j for j in range(i + 1, end)]
        if found[i] is None:
            if len(followed) < 2:
                continue
            found[i] = "read-also"
        for j in followed:
            found[j] = "headline"


def _loose(unit: Unit) -> bool:
    """Whether a line could be a headline of something else: not a sentence, no item of a list, nothing said."""
    return (
        not re.search(r"[.…:;,][\"'”’)\]]*$", unit.raw)
        and len(unit.words) <= 24
        and not _SAID.search(unit.raw)
        and not _ITEM.match(unit.raw)
        and not (unit.stops and len(unit.words) < 5)
    )


def _names_it(unit: Unit, credit: Unit) -> bool:
    """Whether a line of one or two words stands again in the picture credit after it."""
    return 0 < len(unit.words) <= 3 and set(unit.words) <= set(credit.words)
