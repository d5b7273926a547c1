"""The body of the report on a page, paragraph by paragraph: trafilatura's, checked against the page itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

import msgspec
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from variorum.clean.elements import Elements
from variorum.settings import Clean
from variorum.text.markup import squeezed

_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "ab", "list", "table", "lb", "div", "body", "fw"})
_STOP = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$")
_SENTENCE = 12  # words from which a paragraph of the page counts as prose when it ends as a sentence does
_LONG = 40  # words of a paragraph that is prose however it ends
_WAYS: tuple[dict[str, bool], ...] = ({"fast": True}, {}, {"favor_recall": True})


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the body on a line of its own."""

    text: str
    heading: bool = False
    at: tuple[int, int] | None = None  # where it stands in the words of the page's elements
    linked: float = 0.0  # share of it that stands in links

    @property
    def size(self) -> int:
        """Its words."""
        return len(self.text.split())

    @property
    def prose(self) -> bool:
        """Whether it is a sentence of the report rather than a list of links or a line of a menu."""
        return self.linked < 0.5 and (bool(_STOP.search(self.text)) or self.size >= _LONG)


def body(elements: Elements, settings: Clean) -> list[Paragraph]:
    """The paragraphs of the report on the page of `elements`; empty where there is none.

    Trafilatura's fastest way finds as much as its others, with less beside it; those are tried where it finds next to nothing
    of the prose of the page.
    """
    best: list[Paragraph] = []
    for way in _WAYS:
        found = _extracted(elements, way)
        if not best or _prose(found) > settings.better_body * _prose(best):
            best = found
        held = _prose(best)
        if held >= settings.least_prose or held >= settings.prose_share * _prose_of_page(elements):
            break
    return _without_links(_with_likes(best, elements, settings), settings)


def _prose(paragraphs: Sequence[Paragraph]) -> int:
    """The words of prose in `paragraphs`."""
    return sum(p.size for p in paragraphs if p.prose)


def _prose_of_page(elements: Elements) -> int:
    """The words of the page's paragraphs that are prose, wherever they stand; at least one."""
    count = 1
    for element in elements.root.iter("p"):
        words = "".join(element.itertext()).split()
        if len(words) > _SENTENCE and (_STOP.search(words[-1]) or len(words) >= _LONG):
            links = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
            count += len(words) if links < len(words) / 2 else 0
    return count


def _with_likes(found: Sequence[Paragraph], elements: Elements, settings: Clean) -> list[Paragraph]:
    """`found` and, in the order of the page, the prose that stands where the most of it stands, in elements of one kind: pages
    lay a report out in pieces, and leave out nothing between them."""
    sizes: Counter[tuple[str, ...]] = Counter()
    pieces: dict[tuple[str, ...], int] = Counter()
    held: set[HtmlElement] = set()
    for paragraph in found:
        if paragraph.at and paragraph.prose:
            block = elements.block(*paragraph.at)
            sizes[_kind(block)] += paragraph.size
            pieces[_kind(block)] += 1
            held.update(block.iterancestors("article"))
    total = sum(sizes.values())
    main = {kind for kind, size in sizes.items() if pieces[kind] >= 2 and size >= settings.like_share * total}
    tags = sorted({kind[0].partition(".")[0] for kind in main})
    covered = sorted(p.at for p in found if p.at)
    more: list[Paragraph] = []
    for block in elements.root.iter(*tags) if tags else ():
        text = " ".join("".join(block.itertext()).split())
        if len(text.split()) < settings.short_sentence // 2 or not _STOP.search(text) or _kind(block) not in main:
            continue
        if any(article not in held for article in block.iterancestors("article")):
            continue
        words = squeezed(text)
        at = elements.words.find(words, more[-1].at[1] if more and more[-1].at else 0)
        if (
            at < 0
            or elements.block(at, at + len(words)) is not block
            or any(b < at + len(words) and at < e for b, e in covered)
        ):
            continue
        more.append(Paragraph(text=text, at=(at, at + len(words)), linked=elements.linked(at, at + len(words))))
    merged = list(found)
    for paragraph in more:
        if not paragraph.prose:
            continue
        before = [n for n, other in enumerate(merged) if other.at and paragraph.at and other.at < paragraph.at]
        merged.insert(before[-1] + 1 if before else 0, paragraph)
    return merged


def own(paragraphs: Sequence[Paragraph], elements: Elements) -> list[bool]:
    """For each paragraph whether it stands on the page right among the prose of the report, or no prose is there to tell."""
    among = {
        elements.block(*p.at).getparent() for p in paragraphs if p.at and p.prose and not p.heading and p.size >= _LONG // 2
    }
    return [not among or (p.at is not None and not among.isdisjoint(elements.block(*p.at).iterancestors())) for p in paragraphs]


def _kind(element: HtmlElement) -> tuple[str, ...]:
    """The tags and classes of an element and what it stands in: what pieces of one report have in common."""
    return tuple(f"{e.tag}.{e.get('class', '')}" for e in (element, *islice(element.iterancestors(), 3)))


def _extracted(elements: Elements, way: dict[str, bool]) -> list[Paragraph]:
    """What trafilatura finds in one of its ways."""
    document = bare_extraction(elements.root, include_comments=False, **way)
    if document is None:
        return []
    found: list[Paragraph] = []
    after = elements.body
    for text, heading in _lines(document.body):
        words = squeezed(text)
        if not words:
            continue
        at = elements.words.find(words, after)
        at = elements.words.find(words) if at < 0 else at
        if at < 0:
            found.append(Paragraph(text=text, heading=heading))
            continue
        end = at + len(words)
        if len(words) > 60:  # shorter ones may stand anywhere
            after = end
        found.append(Paragraph(text=text, heading=heading, at=(at, end), linked=elements.linked(at, end)))
    return found


def _lines(body: etree._Element) -> list[tuple[str, bool]]:
    """The blocks of trafilatura's body as lines, and whether each is a heading; the cells of a row stand on one line."""
    found: list[tuple[str, bool]] = []
    line: list[str] = []
    open_blocks: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS or (tag == "cell" and not open_blocks):
            text = " ".join("".join(line).split())
            if text:
                found.append((text, bool(open_blocks) and open_blocks[-1] == "head"))
            line.clear()
            if event == "start":
                open_blocks.append(tag)
            else:
                open_blocks.pop()
        elif tag == "cell":
            line.append(" ")
        written = element.text if event == "start" else element.tail
        if written and not (event == "end" and element is body):
            line.append(written)
    text = " ".join("".join(line).split())
    return [*found, (text, False)] if text else found


def _without_links(paragraphs: Sequence[Paragraph], settings: Clean) -> list[Paragraph]:
    """`paragraphs` without those that only lead to other pages, unless the report is a list of such."""
    leading = [p.linked >= settings.linked_share and not p.heading and p.size >= settings.linked_words for p in paragraphs]
    words = sum(p.size for p in paragraphs)
    if sum(p.size for p, leads in zip(paragraphs, leading, strict=True) if leads) > settings.linked_most * words:
        return list(paragraphs)
    return [p for p, leads in zip(paragraphs, leading, strict=True) if not leads]


__all__ = ["Paragraph", "body", "own"]
