"""Puts a report together from what the source gives and what the text shows."""

import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from variorum.clean import decoding
from variorum.clean.corrections import corrections
from variorum.clean.credits import credits, is_credit, named_agencies
from variorum.clean.dates import iso
from variorum.clean.frame import frame, kinds
from variorum.clean.furniture import cue
from variorum.clean.head import Head, head
from variorum.clean.layout import Unit, units
from variorum.clean.tongue import language
from variorum.model import Capture, Credit, Dateline, Furniture, FurnitureKind, Given, Rejected, Report, Span
from variorum.settings import Clean, Settings

if TYPE_CHECKING:
    from variorum.clean.page import Page

_WORD = re.compile(r"[^\W_]+")


def report(capture: Capture, settings: Settings) -> Report | Rejected:
    """The report in `capture`, or why there is none.

    The text of plain text is what was decoded, character for character; of a page it is the body with the headline before
    it. What `capture.given` says of it wins over what is found.
    """
    if capture.media == "text/html":
        from variorum.clean.page import located, page  # trafilatura takes a quarter of a second to import

        found = page(page_source(capture, settings), capture.given, settings.clean)
        if isinstance(found, str):
            return _rejected(capture, found)
        read = _read(capture, found.text, found.given, settings.clean, found)
        return located(read, found) if isinstance(read, Report) else read
    return _read(capture, decoding.text(capture.data, settings.clean, capture.charset), capture.given, settings.clean)


def page_source(capture: Capture, settings: Settings) -> str:
    """The decoded source of a page: what the places of its report are counted in."""
    return decoding.text(capture.data, settings.clean, capture.charset, page=True)


def _read(capture: Capture, text: str, given: Given, settings: Clean, page: "Page | None" = None) -> Report | Rejected:
    """The report with the text `text`, of which `given` is known already. Lines that stand right among the prose of the `page`
    are the report's: only their words can make them furniture."""
    if len(text) > settings.max_chars:
        return _rejected(
            capture,
            f"{len(text)} characters of text; no more than {settings.max_chars} are read as one report (clean.max_chars)",
        )
    lines = units(text)
    cues = [cue(unit, settings) for unit in lines]
    body = frame(lines, cues, settings)
    found = kinds(lines, cues, body, settings)
    start = body.start
    if page:
        begins = [begin for begin, _ in page.own]
        own = [(i := bisect_right(begins, unit.begin)) > 0 and unit.begin < page.own[i - 1][1] for unit in lines]
        found = [cue_ if among else kind for among, cue_, kind in zip(own, cues, found, strict=True)]
        start = next((i for i, unit in enumerate(lines[:start]) if page.start and unit.begin >= page.start), start)
    published = iso(given.published) if given.published else None
    top = head(text, lines, found, start, settings, published)
    if top.heading is not None:
        found[top.heading] = None
    stretches = _merged([(u.begin, u.end, kind) for u, kind in zip(lines, found, strict=True) if kind] + list(top.furniture))
    running = _running(text, stretches)
    count = len(_WORD.findall(running))
    if count < settings.min_words:
        what = f"{count} word{'s' * (count > 1)} of running text" if count else "no running text"
        what = f"a page without an article: {what}" if capture.media == "text/html" else what
        return _rejected(capture, f"{what}; at least {settings.min_words} are wanted (clean.min_words)")
    id_ = given.id or capture.source
    return Report(
        id=id_,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        source=capture.source,
        outlet=given.outlet or top.outlet,
        title=given.title or top.title,
        byline=given.byline or top.byline,
        published=published or top.published,
        updated=(iso(given.updated) if given.updated else None) or top.updated,
        url=given.url,
        language=given.language or language(running, settings),
        dateline=Dateline(
            span=Span(id_, top.dateline.begin, top.dateline.end), place=top.dateline.place, date=top.dateline.date
        )
        if top.dateline and top.dateline.place
        else None,
        credits=tuple(
            Credit(span=Span(id_, begin, end), agency=agency) for begin, end, agency in _credits(text, lines, found, body, top)
        ),
        agencies=tuple(named_agencies((*given.sources, given.byline or top.byline), given.outlet or top.outlet)),
        corrections=tuple(Span(id_, begin, end) for begin, end in corrections(lines, settings)),
        furniture=tuple(Furniture(span=Span(id_, begin, end), kind=kind) for begin, end, kind in stretches),
    )


def _credits(
    text: str, lines: list[Unit], found: list[FurnitureKind | None], body: range, top: Head
) -> list[tuple[int, int, str]]:
    """The credits that stand in the running text, the head and the copyright lines, not those in other headlines."""
    body_end = max((u.end for u, kind in zip(lines, found, strict=True) if kind is None), default=len(text))
    agency = top.dateline.agency if top.dateline else None
    foreign = [
        (u.begin, u.end)
        for i, (u, kind) in enumerate(zip(lines, found, strict=True))
        if kind in ("headline", "read-also", "caption", "tags", "menu", "advert") and (i < body.stop or not is_credit(u.raw))
    ]
    bylines = set(top.bylines)
    return [
        credit
        for credit in credits(text, top.bylines, agency, body_end)
        if (agency and credit[0] == agency[0])
        or not any(begin <= credit[0] < end and (begin, end) not in bylines for begin, end in foreign)
    ]


def _merged(stretches: list[tuple[int, int, FurnitureKind]]) -> list[tuple[int, int, FurnitureKind]]:
    """The stretches in order, none empty, none inside another."""
    kept: list[tuple[int, int, FurnitureKind]] = []
    for begin, end, kind in sorted(stretches, key=lambda s: (s[0], -s[1], s[2])):
        if begin < end and (not kept or begin >= kept[-1][1]):
            kept.append((begin, end, kind))
    return kept


def _running(text: str, stretches: list[tuple[int, int, FurnitureKind]]) -> str:
    """The text with what is furniture left out."""
    parts, last = [], 0
    for begin, end, _ in stretches:
        parts.append(text[last:begin])
        last = end
    return "".join((*parts, text[last:]))


def _rejected(capture: Capture, reason: str) -> Rejected:
    return Rejected(source=capture.source, stage="clean", reason=reason, capture=capture.id)
