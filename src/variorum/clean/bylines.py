"""Who wrote a report, as the line with the writer's name says."""

import re
from collections.abc import Sequence

from variorum.clean.agencies import known, named_agency
from variorum.clean.furniture import navigates, segments
from variorum.clean.layout import Unit
from variorum.clean.lexicon import words
from variorum.clean.names import is_outlet_name
from variorum.model import FurnitureKind

_BYLINE = re.compile(
    r"""(?:(?:[Bb]y|BY|(?:[Ee]xclusive|[Aa]nalysis|[Oo]pinion|[Cc]omment|[Ii]nterview
          |[Pp]osted|[Ww]ritten|[Rr]eport(?:ed|ing)?|[Ss]tory|[Ww]ords)\ by|Von|Por|Par)
        \s+(?=[^\W\d_a-z]|our\b|staff\b|a\b)
      | (?:Words|Text|Report|Story|Authors?|Reporter|Byline)\s*:\s*(?=\S)
      | (?=(?:[Ff]rom\s+)?(?:[Oo]ur|[Aa]n?)\s(?:[a-z]+\s){0,2}(?:correspondent|reporter|staff|desk|team)))
    (?P<who>.{2,140})$""",
    re.DOTALL | re.VERBOSE,
)
_STAFF = re.compile(
    r"\b(?:(?:editorial|newsroom|news|web|online|agency|city)\s+(?:staff|desk|team)|staff\s+(?:writers?|reporters?|correspondent)"
    r"|correspondent|reporters?|newsroom|newsdesk|news desk|agencies|staff)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-z][^\W\d_]*[.'’-]?(?:\s(?:van|von|de|der|da|di|al|bin|la|le)|\s[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?){1,3}"
)
_DOES = (
    "is|was|covers|writes|reports|works|can|has|joined|contributed|covered|leads|edits|blogs|lives|may|grew|began|started|holds"
)
_NO_NAME = re.compile(r"(?:With|From|By|The|A|An|In|On|At|For|To|And)\b")
_PARTS = re.compile(r",|\.\s+(?=[A-Z])|\s[-–—/|]\s|\s+(?=(?:with|for|at)\s)")


def is_byline(unit: Unit, kind: FurnitureKind | None) -> bool:
    """Whether a line says who wrote the report, and little else."""
    if (unit.stops and len(unit.words) > 12) or len(unit.words) > 24 or kind in ("read-also", "headline", "copyright"):
        return False
    items = segments(unit)
    if any(_BYLINE.match(item) for item in items):
        return True
    marked = any(_STAFF.search(item) and not re.search(r"[\"“‘?!:]", item) for item in items)
    return marked and len(unit.words) <= 8 and not unit.stops and _titled(unit)


def _titled(unit: Unit) -> bool:
    """Whether a line has only names and words of office."""
    return unit.raw[:1].isupper() and all(
        word[0].isupper() or word in words("small") or word in ("our", "own", "from", "with") or _STAFF.search(word)
        for word in unit.words
    )


def is_name(unit: Unit) -> bool:
    """Whether a line is two to four words with large first letters and nothing more, as a writer's name alone is.

    >>> from variorum.clean.layout import units
    >>> [is_name(unit) for unit in units("Ottla van Reyne\\nFERRY SINKS\\nDivers search, again")]
    [True, False, False]
    """
    return (
        bool(_NAME.fullmatch(unit.raw))
        and not all(navigates(w) for w in unit.words[:2])
        and not any(w.isupper() and len(w) > 2 for w in unit.words)
        and not _NO_NAME.match(unit.raw)
        and not is_outlet_name(unit.raw)
    )


def opens_with_byline(unit: Unit) -> bool:
    """Whether a line begins as bylines begin."""
    return bool(_BYLINE.match(unit.raw)) and len(unit.words) <= 24


def writer(unit: Unit) -> tuple[str | None, str | None]:
    """The writer that a byline names, and the outlet.

    >>> from variorum.clean.layout import units
    >>> writer(units("By Ottla Reyne, Averin Courier, with LNS")[0])
    ('Ottla Reyne', 'Averin Courier')
    """
    items = segments(unit)
    for item in items:
        match = _BYLINE.match(item)
        if match is None and not _STAFF.search(item):
            continue
        who = " ".join((match["who"] if match else item).split())
        parts = [part.strip() for part in _PARTS.split(who) if part.strip()]
        rest = parts[1:] + [parts[0]] * bool(_STAFF.search(parts[0])) + items[items.index(item) + 1 :]
        outlets = [name for part in rest if (name := _outlet(part))]
        general = parts[0].lower().startswith(("from", "our")) or not match
        name = who if general else re.split(r"\s+(?:on|in|from|at)\s+(?=[\w ])", parts[0])[0]
        return name, (outlets[0] if outlets else None)
    return None, None


def about_writer(units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], name: str | None, first: int) -> list[int]:
    """Which lines after line `first` tell of the writer called `name`: the name alone, or a box about them at the end.

    >>> from variorum.clean.layout import units
    >>> text = "Ferry sinks\\n\\nIt sank.\\n\\nOttla Reyne covers the islands. She lives in Averin."
    >>> about_writer(units(text), [None] * 3, "Ottla Reyne", 1)
    [2]
    """
    parts = re.split(r",\s*|\s+(?:and|&|for|of)\s+", name or "")
    names = [part for part in parts if _NAME.fullmatch(part) or _NAME.fullmatch(part.title())]
    about = [re.compile(rf"{re.escape(part)}(?:\s*$|[’']s\s|,?\s+(?:{_DOES})\b)", re.IGNORECASE) for part in names]
    foot = first + 3 * (len(units) - first) // 5
    return [
        i
        for i in range(first + 1, len(units))
        if kinds[i] is None
        and any(pattern.match(units[i].raw) for pattern in about)
        and (i >= foot or len(units[i].words) <= 4)
        and len(units[i].words) <= 80
    ]


def _outlet(part: str) -> str | None:
    """The outlet in a part of a byline such as "Averin Courier" or "Courier staff"."""
    if re.match(r"(?:with|and)\s", part):
        return None
    name = re.sub(r"^(?:for|at)\s+(?:the\s+)?", "", _STAFF.sub("", part)).strip()
    return name if is_outlet_name(name) and not known(name, sure=True) and not named_agency(name) else None
