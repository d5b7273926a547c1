"""Where on a page the words of a report stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.clean.body import Paragraph
from variorum.clean.elements import Elements
from variorum.settings import Clean
from variorum.text.markup import Markup, offsets, squeezed

_BACK = 200  # characters before where a paragraph is expected that it may stand: hidden words shift it


class Found(NamedTuple):
    """`begin` to `end` of the text stands in `element`, at `source_begin` to `source_end` of the page's source."""

    begin: int
    end: int
    element: str
    source_begin: int
    source_end: int


def places(html: str, elements: Elements, paragraphs: Sequence[tuple[int, Paragraph]], settings: Clean) -> list[Found]:
    """A place for every paragraph, given with the offset at which it begins in the text, or for each stretch of it that
    stands together on the page; what stands nowhere has none."""
    markup = Markup(html)
    found: list[Found] = []
    drift = 0
    near = shown = markup.body
    for start, paragraph in paragraphs:
        words = squeezed(paragraph.text)
        if paragraph.at:
            near = max(shown, paragraph.at[0] + drift - _BACK)
        for begin, end, at in _pieces(words, markup.words, near, settings):
            if paragraph.at and begin == 0:
                drift = at - paragraph.at[0]
            source_begin, source_end = markup.stretch(at, at + end - begin)
            own = _own(words[begin:end], elements, paragraph, begin, at - drift)
            if own is not None:
                path = elements.path(elements.block(own, own + end - begin))
                text_begin, text_end = _back(paragraph.text, len(words), begin, end)
                found.append(Found(start + text_begin, start + text_end, path, source_begin, source_end))
                near = at + end - begin
    return found


def _back(text: str, length: int, begin: int, end: int) -> tuple[int, int]:
    """Where in `text` the characters from `begin` to `end` of its squeezed form stand, which has `length` of them."""
    if (begin, end) == (0, length):
        return 0, len(text)
    back = offsets(text)
    return back[begin], back[end - 1] + 1


def _pieces(words: str, page: str, near: int, settings: Clean) -> Iterator[tuple[int, int, int]]:
    """The stretches of `words` that stand on the page, and where: all in one if they do, else the longest one after another."""
    at = _position(words, page, near)
    if at >= 0:
        yield 0, len(words), at
        return
    begin = 0
    for _ in range(settings.most_pieces):
        if len(words) - begin < settings.least_piece:
            return
        end = begin + settings.least_piece
        at = _position(words[begin:end], page, near)
        if at < 0:
            begin += 1
            continue
        while end < len(words) and page.startswith(words[begin : end + 1], at):
            end += 1
        yield begin, end, at
        begin, near = end, at + end - begin


def _position(words: str, page: str, near: int) -> int:
    at = page.find(words, near)
    return at if at >= 0 else page.find(words)


def _own(words: str, elements: Elements, paragraph: Paragraph, begin: int, expected: int) -> int | None:
    """Where the stretch of `paragraph` from `begin` on stands in the words of the elements."""
    if paragraph.at:
        return paragraph.at[0] + begin
    at = _position(words, elements.words, max(elements.body, expected - _BACK))
    return at if at >= 0 else None


__all__ = ["Found", "places"]
