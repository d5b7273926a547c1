"""The words of an HTML page's source with the way back to where they stand in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_RAW = re.compile(r"(?:script|style|template|iframe|noembed|noframes|textarea)(?=[\s/>])", re.IGNORECASE)
_RAW_INITIALS = "sStTiInN"
_CLOSING = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "template", "iframe", "noembed", "noframes", "textarea")
}
_BODY = re.compile(r"<body(?=[\s/>])", re.IGNORECASE)
_OPENS = re.compile(r"[A-Za-z/!?]")
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_PIECE = re.compile(_REFERENCE.pattern + r"|[^\s&]+|&")
_PLAIN_TAGS = re.compile(
    r"(?:<(?:/[A-Za-z]|[A-HJ-MO-RU-Za-hj-mo-ru-z])[^>\"]*+(?:\"[^\"]{0,999}+\"[^>\"]{0,999}+){0,99}+>\s*+)+"
)
"""Tags of no element in `_RAW`, one behind the other: nine of ten on a page."""
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_ROUNDS = 8  # of quotation marks that are looked past for the end of one tag


def squeezed(text: str) -> str:
    """`text` without white space and characters that nobody sees, which pages are full of and readers of pages leave out.

    >>> squeezed("Nine\\xa0dead,\\n no\\u200b trace")
    'Ninedead,notrace'
    """
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(c for c in joined if c.isprintable())


class Run(NamedTuple):
    """Source from `begin` to `end` without a tag in it; its squeezed words start at `at` in the words of the page."""

    at: int
    begin: int
    end: int


class Markup:
    """The source of a page, and its words, squeezed, as a reader meets them: no tags, comments, scripts or styles; `body` is
    where those after the page's head begin.

    >>> page = Markup("<p>Nine <b>dead</b> &amp; no trace")
    >>> page.words, page.stretch(0, 8), page.source[3:14]
    ('Ninedead&notrace', (3, 15), 'Nine <b>dea')
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.runs: list[Run] = []
        words: list[str] = []
        at = 0
        for begin, end in _between_tags(source):
            raw = source[begin:end]
            found = squeezed(html.unescape(raw) if "&" in raw else raw)
            if found:
                self.runs.append(Run(at, begin, end))
                words.append(found)
                at += len(found)
        self.words = "".join(words)
        self._starts = [run.at for run in self.runs]
        opening = _BODY.search(source)
        self.body = next((run.at for run in self.runs if opening and run.begin >= opening.end()), 0)

    def stretch(self, begin: int, end: int) -> tuple[int, int]:
        """Where in the source the words from `begin` to `end` stand: from before the first to after the last character."""
        first = self.runs[bisect_right(self._starts, begin) - 1]
        last = self.runs[bisect_right(self._starts, end - 1) - 1]
        return self._offset(first, begin - first.at)[0], self._offset(last, end - 1 - last.at)[1]

    def _offset(self, run: Run, number: int) -> tuple[int, int]:
        """Begin and end, in the source, of the squeezed character `number` of `run`."""
        count = 0
        for piece in _PIECE.finditer(self.source, run.begin, run.end):
            raw = piece.group()
            length = len(raw) if raw[0] != "&" and raw.isprintable() else len(squeezed(html.unescape(raw)))
            if count + length > number:
                if length == 1 or raw[0] == "&":
                    return piece.span()
                at = piece.start() + offsets(raw)[number - count]
                return at, at + 1
            count += length
        return run.begin, run.end


def words_at(source: str, begin: int, end: int) -> str:
    """The words, squeezed, of the page's source from `begin` to `end`.

    >>> words_at("<p>Nine <b>dead</b> &amp; no trace", 3, 15)
    'Ninedead'
    """
    return Markup(source[begin:end]).words


def offsets(text: str) -> list[int]:
    """Where in `text` each character of its squeezed form stands.

    >>> offsets("a b\\n c")
    [0, 2, 5]
    """
    return [i for i, c in enumerate(text) if not c.isspace() and c.isprintable()]


def attributes(source: str, least: int) -> int:
    """The number of attributes of the fullest tag in `source`, tags of fewer than `least` characters not looked at.

    >>> attributes("<p a=1 b='2' c>", 4), attributes("<p a=1 b='2' c>", 400)
    (3, 0)
    """
    begins = (found.start() for found in re.finditer(f"<[^<]{{{least - 1},}}", source))
    if not any(_tag_end(source, begin) - begin >= least for begin in begins):
        return 0  # what is long is a script or text: by far most pages
    long = (source[begin:end] for begin, end, _ in _tags(source) if end - begin >= least and source[begin + 1] not in "!?/")
    return max((len(_QUOTED.sub("=", tag).rstrip("> /").split()) - 1 for tag in long), default=0)


def _between_tags(source: str) -> list[tuple[int, int]]:
    """The stretches of `source` that are text, titles among them, but neither scripts nor what only machines read."""
    found: list[tuple[int, int]] = []
    last = 0
    for begin, _, end in _tags(source, joined=True):
        if begin > last:
            found.append((last, begin))
        last = end
    return [*found, (last, len(source))] if last < len(source) else found


def _tags(source: str, *, joined: bool = False) -> Iterator[tuple[int, int, int]]:
    """Where each tag or comment of `source` begins and ends, and where the text goes on: after a script, behind its end.

    `joined`: tags with nothing between them but white space are one.
    """
    at = source.find("<")
    open_ended: set[str] = set()  # what no longer closes in the rest of the page is not looked for again
    while at >= 0:
        if joined and (plain := _PLAIN_TAGS.match(source, at)):
            yield at, plain.end(), plain.end()
            at = source.find("<", plain.end())
            continue
        if not _OPENS.match(source, at + 1):
            at = source.find("<", at + 1)
            continue
        if source.startswith("<!--", at):
            end = after = _comment_end(source, at)
        else:
            end = after = _tag_end(source, at)
            raw = _RAW.match(source, at + 1) if source[at + 1] in _RAW_INITIALS else None
            if raw and (name := raw[0].lower()) not in open_ended:
                closing = _CLOSING[name].search(source, end)
                if closing:
                    after = _tag_end(source, closing.start())
                elif name in ("script", "style"):
                    after = len(source)
                else:
                    open_ended.add(name)
        yield at, end, after
        at = source.find("<", after)


def _comment_end(source: str, at: int) -> int:
    if source.startswith(("<!-->", "<!--->"), at):
        return source.index(">", at) + 1
    end = source.find("-->", at + 4)
    return len(source) if end < 0 else end + 3


def _tag_end(source: str, at: int) -> int:
    """After the `>` of the tag at `at`, one within double quotation marks not counted."""
    end = source.find(">", at)
    if source.count('"', at, end) % 2 == 0 and end > 0:
        return end + 1
    seen, marks = at, 0
    for _ in range(_ROUNDS):
        if end < 0:
            break
        marks += source.count('"', seen, end)
        if marks % 2 == 0:
            return end + 1
        closing = source.find('"', end)
        if closing < 0:
            break
        seen, marks, end = closing + 1, marks + 1, source.find(">", closing)
    first = source.find(">", at)
    return len(source) if first < 0 else first + 1


__all__ = ["Markup", "attributes", "offsets", "squeezed", "words_at"]
