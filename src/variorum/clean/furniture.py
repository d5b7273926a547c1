"""Which lines of a text are not the report."""

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.clean.cues import CUES
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import plain_marks

_BAR = re.compile(r"\s*[|·•¦‖▪●›»]\s*|\s+(?:::|[>*<]+|/|→|⁄)\s+|\t+|\s{3,}")
_GAP = re.compile(r"\s{2,}")
_DASH = re.compile(r"\s+[-–—]+\s+")
_QUOTED = re.compile(
    r"\"[^\"]{20,999}\"|“[^“”]{20,999}”|«[^«»]{20,999}»|„[^„“”]{20,999}[“”]|(?<!\w)[‘'][^‘’']{20,999}[’'](?!\w)"
)
_SAID = re.compile(r"\b(?:said|told|added|according to|stated|declared)\b")
_ITEM = re.compile(
    r"[-*•–]\s|\d+[.)]\s|\(?[a-z]\)\s|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b",
    re.IGNORECASE,
)
"""How the lines of a list begin: with a bullet, a number, a day."""
_COMMENTS = re.compile(r"(?:\d[\d,.]* )?comments?(?: ?\(\d+\))?:?", re.IGNORECASE)
_NO_HEADLINE = re.compile(r"[.…:;,][\"'”’)\]]*$")


def segments(unit: Unit) -> list[str]:
    """The items of a line of items: those between bars, dots, arrows, tabs or wide gaps.

    >>> from variorum.clean.layout import units
    >>> segments(units("Home | News > Health")[0])
    ['Home', 'News', 'Health']
    """
    items = [item for item in (part.strip() for part in _BAR.split(unit.raw)) if item]
    gaps = [item for item in (part.strip() for part in _GAP.split(unit.raw)) if item] if len(items) == 1 else []
    return gaps if len(gaps) > 2 else items


def dashed(unit: Unit) -> list[str]:
    """The items of a line of items between spaced dashes."""
    return [item for item in (part.strip() for part in _DASH.split(unit.raw)) if item]


def cue(unit: Unit, settings: Clean) -> FurnitureKind | None:
    """The kind of furniture that the words or the shape of a line tell of by themselves; None for all other lines.

    Weak words count in short lines only, and what a line quotes counts for nothing.
    """
    length = len(unit.words)
    if length > settings.long_furniture:
        return None
    line = plain_marks(unit.text)
    said = unit.stops and bool(_SAID.search(line))
    if length <= settings.short_furniture and not (said and _QUOTED.search(line)):
        for kind, pattern in CUES["whole"]:
            if pattern.fullmatch(line):
                return kind
        for strength in ("label", "opening"):
            for kind, pattern in CUES[strength]:
                if pattern.match(line) and not (said and kind != "copyright"):
                    return kind
    if length < settings.long_line:
        for kind, pattern in CUES["end"]:
            if pattern.fullmatch(line):
                return kind
    if (items := segments(unit)) and len(items) > 1 and all(len(item.split()) <= 4 for item in items[1:]):
        for kind, pattern in CUES["whole"]:
            if pattern.fullmatch(plain_marks(items[0])) and not navigates(items[0]):
                return kind
    for kind, pattern in CUES["anywhere"]:
        found = pattern.search(line)
        if found and (length <= settings.short_furniture or found.start() < len(line) / 3) and not _QUOTED.search(line):
            return kind
    return "menu" if _is_menu(unit) else None


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
    if len(items) >= 3:
        return all(len(item.split()) <= 6 for item in items) and len(unit.words) <= 60 and not _QUOTED.search(unit.raw)
    if len(items) == 2:
        return not unit.stops and all(navigates(item) for item in items)
    names = dashed(unit)
    return len(names) >= 3 and sum(navigates(item) for item in names) >= 2 and all(len(item.split()) <= 4 for item in names)


def runs(unit: Unit, kind: FurnitureKind | None, settings: Clean) -> bool:
    """Whether a line is running text: a sentence of some length, a long line, or words that somebody said."""
    if kind is not None:
        return False
    length = len(unit.words)
    return length >= settings.long_line or (unit.stops and length >= settings.short_sentence) or bool(_QUOTED.search(unit.raw))


def kinds(units: Sequence[Unit], settings: Clean) -> list[FurnitureKind | None]:
    """For each line the kind of furniture it is, or None.

    Above the running text only what words and shape tell of; `head` sees to the rest there. Below it every line that could
    be a headline is none of the report's.
    """
    found = [cue(unit, settings) for unit in units]
    running = [i for i, unit in enumerate(units) if runs(unit, found[i], settings)]
    if not running:
        return found
    _mark_lists(units, found, running[0])
    _mark_foot(units, found, settings)
    for i, (unit, credit) in enumerate(pairwise(units)):
        if found[i] is None and found[i + 1] == "caption" and 0 < len(unit.words) <= 3 and set(unit.words) <= set(credit.words):
            found[i] = "caption"  # a name that stands again in the picture credit after it
    return found


def _mark_foot(units: Sequence[Unit], found: list[FurnitureKind | None], settings: Clean) -> None:
    """Marks what stands below the running text: readers' comments, and lines that could be headlines of something else."""
    sentences = [
        i for i, unit in enumerate(units) if found[i] is None and unit.stops and len(unit.words) >= settings.short_sentence
    ]
    comments = next(
        (i for i in range(len(units) * 3 // 5, len(units)) if found[i] == "share" and _COMMENTS.fullmatch(units[i].text)), None
    )
    if comments is not None:
        found[comments + 1 :] = [kind or "share" for kind in found[comments + 1 :]]
    long = [i for i, unit in enumerate(units) if found[i] is None and len(unit.words) >= settings.long_line]
    last = max([i for i in (*sentences, *long) if found[i] is None], default=len(units))
    answers = max((i for i, unit in enumerate(units) if found[i] is None and unit.raw.endswith(".")), default=0)
    listed = last < len(units) and units[last].raw.endswith(":")  # then a list of the report's own follows: the dead, the dates
    for i in range(last + 1, len(units)):
        listed = found[i] is None and (listed or units[i].raw.endswith(":"))
        asks = units[i].raw.endswith("?") and i < answers  # a short answer follows
        if found[i] is None and not listed and not asks and _loose(units[i]):
            found[i] = "headline" if len(units[i].words) > 3 else "other"


def _mark_lists(units: Sequence[Unit], found: list[FurnitureKind | None], first: int) -> None:
    """Marks the headlines that stand under "Most read", "More from ...", an advert, or another title of a list."""
    for i in range(first, len(units)):
        titled = len(units[i].words) <= 8 and not units[i].stops
        line = plain_marks(units[i].text)
        if not (titled or found[i] == "headline") or not any(pattern.fullmatch(line) for _, pattern in CUES["list"]):
            continue
        across = found[i] == "read-also"  # such a list goes on after a blank line
        end = i + 1
        while end < len(units) and found[end] is None and _loose(units[end]) and (across or units[end].block == units[i].block):
            end += 1
        if found[i] is None:
            if end - i < 3:
                continue
            found[i] = "read-also"
        for j in range(i + 1, end):
            found[j] = "headline"


def _loose(unit: Unit) -> bool:
    """Whether a line could be a headline of something else: not a sentence, no item of a list, nothing said."""
    return (
        not _NO_HEADLINE.search(unit.raw)
        and len(unit.words) <= 24
        and not _SAID.search(unit.raw)
        and not _ITEM.match(unit.raw)
        and not unit.raw.startswith("|")
        and unit.raw.count('"') % 2 == 0
        and unit.raw.count("“") <= unit.raw.count("”")
        and not (unit.stops and len(unit.words) < 5)
    )
