"""Where on a page the report stands, and what stands around it: menus before it and teasers after it are many and short, its
paragraphs are few and long."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from variorum.clean.bylines import opens_with_byline
from variorum.clean.credits import is_credit
from variorum.clean.cues import cues_by_strength
from variorum.clean.furniture import SAID, runs
from variorum.clean.layout import Unit
from variorum.clean.times import dated
from variorum.model import FurnitureKind
from variorum.settings import Clean
from variorum.text import plain_marks

_ITEM = re.compile(
    r"[-*•–]\s|\d+[.)]\s|\(?[a-z]\)\s|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b",
    re.IGNORECASE,
)
"""How the lines of a list begin: with a bullet, a number, a day."""
_COMMENTS = re.compile(r"(?:\d[\d,.]* )?comments?(?: ?\(\d+\))?:?", re.IGNORECASE)
_MARKED = re.compile(r"[\"“”«»„]|(?<!\w)[‘']|:$")
_SHOWS = re.compile(
    r"\b(?:pictured|shown|seen|shows?|looks? on|stands?|walks?|wades?|poses?|speaks?|attends?|holds?|arrives?|carr(?:y|ies)"
    r"|gathers?|sits?|cuts?|waits?|works?|waves?|gestures?|examines?|inspects?|searche?s?|leaves?|reacts?|shakes?|smokes?)\b"
)
_ENDS_IN_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S+$")
_NUMBER = re.compile(r"\d[\d.,]*")
_STOPS_INSIDE = re.compile(r"[^():;/]+")
_NO_HEADLINE = re.compile(r"[.…:;,][\"'”’)\]]*$")


def frame(units: Sequence[Unit], kinds: Sequence[FurnitureKind | None], settings: Clean) -> range:
    """The lines between which the report's running text stands: of all stretches the one with the most of it.

    A paragraph counts its words, and every other line takes `loose_cost` or `furniture_cost` from that: so a paragraph that
    a few lines part from the rest belongs to it, and a teaser that stands among forty links does not. Empty, at the
    beginning, where nothing runs.
    """
    best, found = 0.0, range(0)
    total, begin = 0.0, 0
    for i, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        if total <= 0:
            total, begin = 0.0, i
        total += _worth(unit, kind, settings)
        if total > best:
            best, found = total, range(begin, i + 1)
    return found


def _worth(unit: Unit, kind: FurnitureKind | None, settings: Clean) -> float:
    """What a line adds to the stretch of the report: its words where it runs, else what it costs."""
    if kind is not None:
        return -settings.furniture_cost
    length = len(unit.words)
    asks = unit.raw.rstrip("\"'”’»")[-1:] in "?!" and length <= settings.long_question  # as headlines and prompts do
    body = runs(unit, kind, settings) and not asks and (length >= settings.long_line or unit.stops)
    if body and not dated(unit) and not opens_with_byline(unit):
        return float(length)
    return -settings.loose_cost


def kinds(
    units: Sequence[Unit], cues: Sequence[FurnitureKind | None], body: range, settings: Clean
) -> list[FurnitureKind | None]:
    """For each line the kind of furniture it is, or None, where `cues` are what the lines say by themselves.

    Above the `body` only what words and shape tell of; `head` sees to the rest there. Below it every line that could be a
    headline is none of the report's.
    """
    found = list(cues)
    if not body:
        return found
    _mark_lists(units, found, body, settings)
    _mark_inside(units, found, body, settings)
    _mark_foot(units, found, body, settings)
    _mark_close(units, found, body, settings)
    for i, (unit, credit) in enumerate(pairwise(units)):
        named = 0 < len(unit.words) <= settings.small_line and set(unit.words) <= set(credit.words)
        if found[i] is None and found[i + 1] == "caption" and named:
            found[i] = "caption"  # a name that stands again in the picture credit after it
    return found


def _mark_foot(units: Sequence[Unit], found: list[FurnitureKind | None], body: range, settings: Clean) -> None:
    """Marks what stands below the running text: readers' comments, and lines that could be headlines of something else.

    Once a foot has `foot_lines` lines it goes on to the end of the page, whatever stands there.
    """
    begin = int(settings.late_share * len(units))
    comments = next((i for i in range(begin, len(units)) if found[i] == "share" and _COMMENTS.fullmatch(units[i].text)), None)
    if comments is not None:
        found[comments + 1 :] = [kind or "share" for kind in found[comments + 1 :]]
    answers = max((i for i, unit in enumerate(units) if found[i] is None and unit.raw.endswith(".")), default=0)
    listed = units[body[-1]].raw.endswith(":")  # then a list of the report's own follows: the dead, the dates
    listing = rows(units, settings)
    foot = 0
    for i in range(body.stop, len(units)):
        listed = found[i] is None and (listed or units[i].raw.endswith(":"))
        asks = units[i].raw.endswith("?") and i < answers  # a short answer follows
        if found[i] is None and (foot >= settings.foot_lines or (not listed and not asks and _loose(units[i], settings))):
            if is_credit(units[i].raw) or i in listing:
                continue
            found[i] = "headline" if len(units[i].words) > settings.small_line else "other"
        foot += found[i] is not None


def rows(units: Sequence[Unit], settings: Clean) -> set[int]:
    """The lines of tables and lists, of results, prices, dead: `least_rows` and more under each other, each with several
    numbers or all with the same marks between their words ("England (Group A): 10th")."""
    found: set[int] = set()
    for _, group in groupby(enumerate(units), key=lambda item: (item[1].block, _shape(item[1], settings))):
        run = [i for i, unit in group if _shape(unit, settings)]
        found.update(run if len(run) >= settings.least_rows else ())
    return found


def _shape(unit: Unit, settings: Clean) -> str:
    """What the rows of one list have in common: several numbers, or marks between words; empty where there is neither."""
    if len(unit.words) > settings.longest_row:
        return ""
    return "numbers" if len(_NUMBER.findall(unit.raw)) > 1 else _STOPS_INSIDE.sub("", unit.raw[:-1])


def _mark_close(units: Sequence[Unit], found: list[FurnitureKind | None], body: range, settings: Clean) -> None:
    """Marks all that follows the title of the readers' comments, or a sign such as "###", once most of the report is told."""
    words = [len(unit.words) * (i in body and found[i] is None) for i, unit in enumerate(units)]
    told, all_words = 0, sum(words)
    for i, unit in enumerate(units):
        told += words[i]
        if told < settings.close_share * all_words or not i:
            continue
        for strength in ("comments", "close"):
            for kind, pattern, _ in cues_by_strength()[strength]:
                if len(unit.words) <= settings.short_furniture and pattern.fullmatch(plain_marks(unit.text)):
                    found[i:] = [found[j] or kind for j in range(i, len(units))]
                    return


def _mark_inside(units: Sequence[Unit], found: list[FurnitureKind | None], body: range, settings: Clean) -> None:
    """Marks, between the paragraphs of a report that end as sentences do, the lines that do not: captions, and in capitals
    the headlines of other reports. Subheadings are shorter; lines of a list stand together."""
    inner = [i for i in range(body.start + 1, body.stop - 1) if found[i] is None]
    open_ended = [i for i in inner if _is_open(units[i], settings)]
    if not open_ended or settings.open_share * len(inner) < len(open_ended):
        return
    for i in open_ended:
        if units[i].raw.isupper():
            found[i] = "headline"
        elif not units[i + 1].raw[0].islower():  # else it was only broken
            found[i] = "caption"


def _is_open(unit: Unit, settings: Clean) -> bool:
    """Whether a line tells what a picture shows, or is a headline in capitals, and has neither end nor quotation mark."""
    capitals = unit.raw.isupper() and len(unit.words) > settings.headline_words
    shows = len(unit.words) >= settings.short_sentence and bool(_SHOWS.search(unit.raw))
    return (
        (capitals or shows)
        and len(unit.words) < settings.long_line
        and unit.raw[0].isupper()
        and unit.raw[-1].isalnum()
        and not _MARKED.search(unit.raw)
        and not SAID.search(unit.raw)
    )


def _mark_lists(units: Sequence[Unit], found: list[FurnitureKind | None], body: range, settings: Clean) -> None:
    """Marks the headlines that stand under "Most read", "More from ...", an advert, or another title of a list."""
    for i in range(body.start, len(units)):
        titled = len(units[i].words) <= settings.list_title and not units[i].stops
        line = plain_marks(units[i].text)
        if not (titled or found[i] == "headline") or not any(
            pattern.fullmatch(line) for _, pattern, _ in cues_by_strength()["list"]
        ):
            continue
        across = found[i] == "read-also"  # such a list goes on after a blank line
        end = i + 1
        while (
            end < len(units)
            and found[end] is None
            and _loose(units[end], settings)
            and (across or units[end].block == units[i].block)
        ):
            end += 1
        if found[i] is None:
            if end - i <= settings.least_list:
                continue
            found[i] = "read-also"
        for j in range(i + 1, end):
            found[j] = "headline"


def _loose(unit: Unit, settings: Clean) -> bool:
    """Whether a line could be a headline of something else: not a sentence, no item of a list, nothing said."""
    return (
        not _NO_HEADLINE.search(unit.raw)
        and len(unit.words) <= settings.longest_headline
        and not SAID.search(unit.raw)
        and not _ITEM.match(unit.raw)
        and not unit.raw.startswith("|")
        and unit.raw.count('"') % 2 == 0
        and unit.raw.count("“") <= unit.raw.count("”")
        and not (unit.stops and len(unit.words) <= settings.small_line + 1)
        and not _ENDS_IN_ADDRESS.search(unit.raw)
    )
