"""Which lines of a text are not the report."""

import re

from variorum.clean.cues import cues_by_strength, possible
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import plain_marks

_BAR = re.compile(r"\s*[|·•¦‖▪●■◆★☆✦›»]\s*|\s+(?:::|[>*<]+|/|→|⁄)\s+|\t+|\s{3,}")
_BARRED = re.compile(
    r"[|·•¦‖▪●■◆★☆✦›»\t]|\s(?:::|[>*</→⁄])|\s{3}"
)  # what no such line is without: found in a tenth of the time
_LINK = re.compile(r"\s*[<(\[]https?://[^\s<>()\[\]]+[>)\]]")  # behind what it stands under, as mails in plain text have it
_GAP = re.compile(r"\s{2,}")
_FIGURES = re.compile(r"[\d\W]+")
_DASH = re.compile(r"\s+[-–—]+\s+")
_QUOTED = re.compile(
    r"\"[^\"]{20,999}\"|“[^“”]{20,999}”|«[^«»]{20,999}»|„[^„“”]{20,999}[“”]|(?<!\w)[‘'][^‘’']{20,999}[’'](?!\w)"
)
SAID = re.compile(r"\b(?:said|told|added|according to|stated|declared|asked|urged|warned)\b")


def segments(unit: Unit) -> list[str]:
    """The items of a line of items: those between bars, dots, arrows, tabs or wide gaps.

    >>> from variorum.clean.layout import units
    >>> segments(units("Home | News > Health")[0])
    ['Home', 'News', 'Health']
    """
    parts = _BAR.split(unit.raw) if _BARRED.search(unit.raw) else [unit.raw]
    items = [item for item in map(str.strip, parts) if item]
    gaps = [item for item in (part.strip() for part in _GAP.split(unit.raw)) if item] if len(items) == 1 else []
    return gaps if len(gaps) > 2 else items


def dashed(unit: Unit) -> list[str]:
    """The items of a line of items between spaced dashes."""
    return [item for item in (part.strip() for part in _DASH.split(unit.raw)) if item]


def cue(unit: Unit, settings: Clean) -> FurnitureKind | None:
    """The kind of furniture that the words or the shape of a line tell of by themselves; None for all other lines.

    Weak words count in short lines only, and what a line quotes counts for nothing.
    """
    length = max(len(unit.words), len(unit.raw) // 8)  # a line without blanks has few words and takes the patterns long
    if unit.paged:
        return "menu"
    if length > settings.long_furniture:
        return None
    line = _LINK.sub("", plain_marks(unit.text)) or unit.text
    said = unit.stops and bool(SAID.search(line))
    if length <= settings.short_furniture and not (said and _QUOTED.search(line)):
        for kind, pattern, _ in cues_by_strength()["whole"]:
            if pattern.fullmatch(line):
                return kind
        for strength in ("label", "opening"):
            for kind, pattern, _ in cues_by_strength()[strength]:
                if pattern.match(line) and not (said and kind != "copyright"):
                    return kind
    if length < settings.long_line:
        for kind, pattern, _ in possible(cues_by_strength()["end"], line):
            if pattern.fullmatch(line):
                return kind
    items = segments(unit)
    figures = all(_FIGURES.fullmatch(item) for item in items)  # a row of a table
    if len(items) > 1 and not figures and all(len(item.split()) <= 4 for item in items[1:]):
        for kind, pattern, _ in cues_by_strength()["whole"]:
            if pattern.fullmatch(plain_marks(items[0])) and not navigates(items[0]):
                return kind
    parts = _GAP.split(unit.raw) if length <= settings.long_line else []
    if len(parts) > 1 and (shared := _kind_of_all(parts)):
        return shared
    for kind, pattern, _ in possible(cues_by_strength()["anywhere"], line):
        found = pattern.search(line)
        if found and (length <= settings.short_furniture or found.start() < len(line) / 3) and not _QUOTED.search(line):
            return kind
    return "menu" if _is_menu(unit) else None


def _kind_of_all(parts: list[str]) -> FurnitureKind | None:
    """The kind of the first part of a line, where each of them is furniture by itself."""
    found = [
        next((kind for kind, pattern, _ in cues_by_strength()["whole"] if pattern.fullmatch(plain_marks(part))), None)
        for part in parts
    ]
    return found[0] if all(found) else None


def navigates(item: str) -> bool:
    """Whether an item is made of words of menus.

    >>> navigates("Log in"), navigates("Ferry sinks")
    (True, False)
    """
    found = re.findall(r"[\w'’-]+", item.lower())
    return 0 < len(found) <= 3 and all(word in words("menu") for word in found)


def _is_menu(unit: Unit) -> bool:
    """Whether a line is made of short items between separators, and is not a row of a table."""
    items = segments(unit)
    if unit.raw.startswith("|") or sum(item[0].isdigit() for item in items) > len(items) / 3:
        return False
    if len(items) >= 3 and all(len(item.split()) <= 3 for item in items[:-1]) and navigates(items[0]) and not unit.stops:
        return True  # "Home / Cities / Two held with 61 passports"
    if len(items) >= 3:
        return all(len(item.split()) <= 6 for item in items) and len(unit.words) <= 60 and not _QUOTED.search(unit.raw)
    if len(items) == 2:
        return not unit.stops and all(navigates(item) for item in items)
    if _is_spaced_menu(unit):
        return True
    names = dashed(unit)
    return len(names) >= 3 and sum(navigates(item) for item in names) >= 2 and all(len(item.split()) <= 4 for item in names)


def _is_spaced_menu(unit: Unit) -> bool:
    """Whether a line is made of words of menus with nothing between them: "NEWS POLITICS BUSINESS METRO"."""
    found = [word for word in unit.raw.split() if word not in ("&", "and", "/", "-")]
    if len(found) < 4 or unit.stops or not all(word[0].isupper() or word.isdigit() or not word[0].isalpha() for word in found):
        return False
    return 5 * sum(word.lower() in words("menu") for word in found) >= 3 * len(found)


def runs(unit: Unit, kind: FurnitureKind | None, settings: Clean) -> bool:
    """Whether a line is running text: a sentence of some length, a long line, or words that somebody said."""
    if kind is not None:
        return False
    length = len(unit.words)
    return length >= settings.long_line or (unit.stops and length >= settings.short_sentence) or bool(_QUOTED.search(unit.raw))
