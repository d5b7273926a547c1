"""From a web page to the text of its report, what the page says of it, and where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from lxml.html import HtmlElement

from variorum.clean.agencies import known, named_agency
from variorum.clean.body import Paragraph, body, own
from variorum.clean.elements import Elements, tree
from variorum.clean.linked_data import Article, article, lines
from variorum.clean.page_facts import facts, same
from variorum.clean.places import Found, places
from variorum.clean.tongue import english
from variorum.model import Given, Place, Report, Span
from variorum.settings import Clean
from variorum.text.markup import squeezed

_CORRECTS = re.compile(r"\b(?:correction|corrected|clarification|corrigend|erratum|editors?-?note)", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a report, paragraphs apart by blank lines and the headline first, and what the page tells of it."""

    text: str
    given: Given
    places: tuple[Found, ...] = ()
    corrections: tuple[tuple[int, int], ...] = ()
    own: tuple[tuple[int, int], ...] = ()  # stretches that stand right among the prose of the report
    start: int = 0  # where the prose begins


def page(html: str, given: Given, settings: Clean) -> Page | str:
    """The report on a page; a sentence that says why where none is found. What `given` says of it wins over what is found."""
    root = tree(html, settings)
    if isinstance(root, str):
        return root
    data = article(root)
    elements = Elements(root)
    found = body(elements, settings)
    if data.updates:
        found = _with_updates(found, data, elements)
    elif data.body and sum(p.size for p in found) < settings.witness_share * len(data.body.split()):
        found = [_placed(line, elements) for line in lines(data.body)]  # the page shows a teaser; its data has the report
    if not found:
        return "a page without an article"
    if (length := sum(len(paragraph.text) for paragraph in found)) > settings.max_chars:
        return f"{length} characters of text; no more than {settings.max_chars} are read as one report (clean.max_chars)"
    known_of_it = facts(elements, data, given)
    if not given.language and (known_of_it.language == "en") != english(" ".join(p.text for p in found[:40]), settings):
        known_of_it = msgspec.structs.replace(known_of_it, language=None)  # pages are often declared as their template is
    paragraphs = [*_headed(found, known_of_it.title, elements), *_notes(elements, found, settings)]
    signed = _agency_line(paragraphs, data, known_of_it.byline, elements)
    if signed:
        paragraphs.insert(1, signed)
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 2
    spans = [(start, start + len(p.text)) for start, p in zip(starts, paragraphs, strict=True)]
    among = own(paragraphs, elements)
    return Page(
        text="\n\n".join(paragraph.text for paragraph in paragraphs),
        given=known_of_it,
        places=tuple(places(html, elements, list(zip(starts, paragraphs, strict=True)), settings)),
        corrections=tuple(span for span, p in zip(spans, paragraphs, strict=True) if _corrects(p, elements)),
        own=tuple(span for span, held in zip(spans, among, strict=True) if held),
        start=next(
            (s for (s, _), p, held in zip(spans, paragraphs, among, strict=True) if held and p.prose and not p.heading), 0
        ),
    )


def located(report: Report, found: Page) -> Report:
    """`report`, read from the text of `found`, with its places on the page and the corrections that the page marks."""
    spans = {Span(report.id, begin, end) for begin, end in found.corrections}
    told = [span for span in report.corrections if not any(own.overlaps(span) for own in spans)]
    return msgspec.structs.replace(
        report,
        places=tuple(
            Place(span=Span(report.id, p.begin, p.end), element=p.element, begin=p.source_begin, end=p.source_end)
            for p in found.places
        ),
        corrections=tuple(sorted((*spans, *told))),
    )


def _headed(found: Sequence[Paragraph], title: str | None, elements: Elements) -> list[Paragraph]:
    """The paragraphs with the headline before them, as the page shows it."""
    if not title or any(same(title, paragraph.text) for paragraph in found[:3]):
        return list(found)
    return [_placed(" ".join(title.split()), elements, heading=True), *found]


def _placed(text: str, elements: Elements, *, heading: bool = False) -> Paragraph:
    """`text` with where it stands on the page: of several places a heading, else the first."""
    words = squeezed(text)
    spots: list[tuple[int, int]] = []
    at = elements.words.find(words)
    while at >= 0 and len(spots) < 8:
        spots.append((at, at + len(words)))
        at = elements.words.find(words, at + 1)
    spot = next((s for s in spots if elements.block(*s).tag in _HEADINGS), spots[0] if spots else None) if words else None
    return Paragraph(text=text, heading=heading, at=spot)


def _with_updates(found: Sequence[Paragraph], data: Article, elements: Elements) -> list[Paragraph]:
    """The entries of a live blog in the order in which the page gives them, each under its time and headline, where the page's
    data has more of them than what was `found` on it."""
    held = squeezed("".join(paragraph.text for paragraph in found))
    lost = sum(len(line) for update in data.updates for line in update.paragraphs if squeezed(line) not in held)
    if lost <= 0.1 * sum(len(line) for update in data.updates for line in update.paragraphs):
        return list(found)
    entries: list[Paragraph] = []
    for update in data.updates:
        head = [text for text in (update.published, update.headline) if text]
        first = squeezed(update.paragraphs[0]) if update.paragraphs else ""
        entries += [_placed(text, elements) for text in head if squeezed(text) != first]
        entries += [_placed(text, elements) for text in update.paragraphs]
    listed = squeezed("".join(entry.text for entry in entries))
    before = []
    for paragraph in found:
        if squeezed(paragraph.text) in listed:
            break
        before.append(paragraph)
    return [*before, *entries]


def _notes(elements: Elements, found: Sequence[Paragraph], settings: Clean) -> Iterator[Paragraph]:
    """Notes of corrections on the page that are not among the paragraphs `found`."""
    held = squeezed("".join(paragraph.text for paragraph in found))
    for element in elements.classed(_CORRECTS):
        text = " ".join(" ".join(element.itertext()).split())
        words = squeezed(text)
        if not settings.min_note <= len(text.split()) <= settings.long_furniture or words in held:
            continue
        note = _placed(text, elements)
        if note.at and elements.linked(*note.at) < settings.linked_share:
            held += words
            yield note


def _corrects(paragraph: Paragraph, elements: Elements) -> bool:
    """Whether the page calls a paragraph a correction."""
    if paragraph.at is None:
        return False
    block: HtmlElement = elements.block(*paragraph.at)
    around = (block, *islice(block.iterancestors(), 2))
    return any(_CORRECTS.search(e.get("class", "")) for e in around if e.tag != "body")


def _agency_line(found: Sequence[Paragraph], data: Article, byline: str | None, elements: Elements) -> Paragraph | None:
    """The line on the page that names the agency which the page's data credits, where the text has no such line yet."""
    names = [name for name in (*data.sources, byline) if name and (known(name) or named_agency(name))]
    held = squeezed("".join(paragraph.text for paragraph in found))
    spots = [paragraph.at for paragraph in found if paragraph.at]
    if not names or not spots or len(found) < 2:
        return None
    first = min(spot[0] for spot in spots)
    body = next((spot[0] for spot in spots if spot[0] > first), first)
    for name in names:
        words = squeezed(name)
        at = elements.words.find(words, first, body)
        if at < 0 or words in held:
            continue
        block = elements.block(at, at + len(words))
        text = " ".join(" ".join(block.itertext()).split())
        if len(text.split()) <= 12:
            return _placed(text, elements)
    return None


__all__ = ["Page", "located", "page"]
