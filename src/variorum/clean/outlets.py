"""Which outlet a report is from, as its page shows."""

import re
from collections.abc import Mapping, Sequence

from variorum.clean import names
from variorum.clean.agencies import known, named_agency
from variorum.clean.dates import Written
from variorum.clean.furniture import dashed, navigates, segments
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.clean.times import remainder
from variorum.model import FurnitureKind
from variorum.settings import Clean

_DASHED_TITLE = re.compile(r"\s+[|·–—-]\s+(?=[^|·–—]*$)")
_FIGURES = re.compile(r"[%$€£°]|\d[.,]\d")
_FROM = re.compile(r"(?:more|also|latest|new|other news|news) (?:from|on|in|at)\s+([^:]{3,40}?)\s*(?::|$)", re.IGNORECASE)


def outlet_score(text: str, units: Sequence[Unit], i: int, settings: Clean, *, alone: bool) -> int:
    """How much line `i`, in the head, looks like the name of an outlet, with or without its motto: 0 to 9."""
    unit = units[i]
    parts = dashed(unit)
    name = parts[0] if len(parts) > 1 else (segments(unit) or [unit.raw])[0]
    motto = i + 1 < len(units) and units[i + 1].block == unit.block and units[i + 1].raw[0].islower()
    parted = name.split()
    if len(parted) > settings.name_line or (len(parts) < 2 and unit.stops):
        return 0
    titled = len(parted) <= settings.name_words and all(word[0].isupper() or word in words("small") for word in parted)
    plain = re.sub(r"^(?:the|a)\s+", "", names.bare(name), flags=re.IGNORECASE).casefold()
    holder = next(
        (found for line in text.splitlines()[-settings.holder_lines :] if (found := names.copyright_holder(line))), ""
    ).casefold()
    score = (i == 0) + 2 * names.is_outlet_name(name) + name.isupper() + titled + 2 * (titled and (motto or len(parts) == 2))
    if plain and plain in holder:
        score += 3
    elif names.is_outlet_name(name) and len(plain) > 2 and _recurs(text, plain):
        score += 1
    return max(0, score - 3 * alone - bool(re.search(r"[\"“‘?]", name)))


def outlet(
    text: str,
    units: Sequence[Unit],
    kinds: Sequence[FurnitureKind | None],
    first: int,
    masthead: int | None,
    owner: str | None,
    dates: Mapping[int, list[Written]],
    above: Sequence[int],
    settings: Clean,
) -> str | None:
    """The outlet, from the first of these that names one: the `masthead`, the menu's first item, the line with the date, the
    copyright, the byline (`owner`), "More from ...", a line `above` the headline. `first` is the first line of the body."""
    found = [_first_item(units[masthead])] if masthead is not None else []
    menus = [_first_item(units[i]) for i in range(first) if kinds[i] == "menu" and i not in dates]
    found += [
        item for item in menus if not navigates(item) and all(not w[0].islower() or w in words("small") for w in item.split())
    ]
    for i, written in dates.items():
        rest = [" ".join(part.split()) for part in re.split(r"[,|·•]|\s[-–—*]\s|\s{3,}|\n", remainder(units[i], written))]
        found += [part for part in rest if names.is_outlet_name(part)]
    found += [
        name
        for i, unit in enumerate(units)
        if kinds[i] == "copyright" and (name := names.copyright_holder(unit.raw)) and not known(name) and not named_agency(name)
    ]
    found += [owner] if owner else []
    found += [name for i in range(first, len(units)) if kinds[i] and (name := _signed(text, units[i], settings))]
    found += [item for i in above[:1] if i < 2 and " " in (item := _first_item(units[i])) and not navigates(item)]
    if first and (parts := _DASHED_TITLE.split(units[0].raw)) and len(parts) == 2 and names.is_outlet_name(parts[1]):
        found.append(parts[1])
    bare = [
        name
        for name in (names.bare(name) for name in found if not re.search(r":|\bby\b", name))
        if 1 < len(name) < settings.name_chars and not _is_menu(name) and not _FIGURES.search(name)
    ]
    chosen = names.fuller(bare)
    return names.cased(chosen, text) if chosen else None


def _is_menu(name: str) -> bool:
    """Whether most words of a name are words of menus: "UK World Politics Royals", "My News"; "BBC News" is an outlet."""
    found = name.split()
    return navigates(name) or (len(found) > 3 and 5 * sum(navigates(word) for word in found) >= 3 * len(found))


def _first_item(unit: Unit) -> str:
    items = segments(unit)
    return items[0] if len(items) > 1 else (dashed(unit) or [unit.raw])[0]


def imprint(units: Sequence[Unit], outlet: str | None, settings: Clean) -> list[int]:
    """Which of the last lines say something of the outlet itself: "The Lamp is published by ..."."""
    if outlet is None:
        return []
    name = re.sub(r"^the\s+", "", outlet, flags=re.IGNORECASE)
    about = re.compile(
        rf"(?:the\s+)?{re.escape(name)}(?:,|\s[–—-]|\s(?:is|was)\s(?:an?|the|our|part|free|published|printed|owned|produced|funded|founded)\b)",
        re.IGNORECASE,
    )
    last = range(max(0, len(units) - settings.imprint_lines), len(units))
    return [i for i in last if len(units[i].words) <= settings.imprint_words and about.match(units[i].raw)]


def _signed(text: str, unit: Unit, settings: Clean) -> str | None:
    """The outlet in a line at the foot: "More from The Lamp", "The Lamp – nobody is closer", "The Lamp is a charity"."""
    if match := _FROM.match(unit.text):
        return match[1] if names.is_outlet_name(match[1]) else None
    parts = dashed(unit) if len(dashed(unit)) == 2 else unit.text.split(",", 1)
    name = parts[0].strip()
    if len(parts) == 2 and len(name.split()) <= settings.name_words and (names.is_outlet_name(name) or _recurs(text, name)):
        return name if name[:1].isupper() else None
    return None


def _recurs(text: str, name: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)) > 1
