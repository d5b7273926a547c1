"""The elements of a page, and which words stand in which."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from variorum.settings import Clean
from variorum.text.markup import attributes, squeezed

_HIDDEN = frozenset({"script", "style", "template", "iframe", "noembed", "noframes", "textarea"})
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
     "wbr")
)  # fmt: skip
_PLAIN_ID = re.compile(r"[A-Za-z][\w-]{0,60}")


def tree(html: str, settings: Clean) -> HtmlElement | str:
    """The elements of the page `html`, comments left out; a sentence that says why where they cannot be had."""
    tags = html.count("<")
    if tags > settings.max_tags:
        return f"a page of {tags:,} tags; no more than {settings.max_tags:,} are read (clean.max_tags)"
    crowded = attributes(html, 10 * settings.max_attributes)  # letters: a shorter tag has no number that takes time
    if crowded > settings.max_attributes:
        most = f"no more than {settings.max_attributes:,} are read (clean.max_attributes)"
        return f"a page with {crowded:,} attributes on one tag; {most}"
    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        found = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return "a page without an article"
    if limit := next((error.message for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"), None):
        deep = (
            "nested more than 255 elements deep"
            if "depth" in limit.lower()
            else "with a word or text of over 10,000,000 letters"
        )
        return f"a page {deep}: libxml2 reads no further"
    return found


class _Run(NamedTuple):
    at: int
    element: HtmlElement


class Elements:
    """The words of a page, squeezed, in the order of its elements, with the element that each stretch stands in."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.kept = list(root.iter())  # lxml makes an element anew whenever nobody holds it
        self.runs: list[_Run] = []
        words: list[str] = []
        at = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                text, owner = (None if element.tag in _HIDDEN else element.text), element
            else:
                text, owner = element.tail, element.getparent()
            if text and not text.isspace() and (found := squeezed(text)):
                self.runs.append(_Run(at, owner))
                words.append(found)
                at += len(found)
        self.words = "".join(words)
        self._starts = [run.at for run in self.runs]
        self.body = next((run.at for run in self.runs if not _in_head(run.element)), at)  # where the words that are shown begin
        self._ids = Counter(id_ for element in self.kept if (id_ := element.get("id")))
        self._classed = [(element, name) for element in self.kept if (name := element.get("class"))]
        self._classes = "\n".join(name for _, name in self._classed)
        self._paths: dict[HtmlElement, str] = {}
        self._blocks: dict[tuple[int, int], HtmlElement] = {}

    def path(self, element: HtmlElement) -> str:
        """The XPath by which a browser finds `element`: from the nearest element with an id of its own, else from the root.

        >>> root = document_fromstring("<div id=main><p>One<p>Two</div><table><tr><td>Three")
        >>> [Elements(root).path(found) for found in root.iter("p", "td")]
        ['//*[@id="main"]/p[1]', '//*[@id="main"]/p[2]', '/html/body/table/tbody/tr/td']
        """
        if element not in self._paths:
            id_, parent = element.get("id"), element.getparent()
            if id_ and self._ids[id_] == 1 and _PLAIN_ID.fullmatch(id_):
                self._paths[element] = f'//*[@id="{id_}"]'
            elif parent is None:
                self._paths[element] = f"/{element.tag}"
            else:
                alike = [child for child in parent if child.tag == element.tag]
                place = f"[{alike.index(element) + 1}]" if len(alike) > 1 else ""
                body = "tbody/" if element.tag == "tr" and parent.tag == "table" else ""  # browsers put it in
                self._paths[element] = f"{self.path(parent)}/{body}{element.tag}{place}"
        return self._paths[element]

    def classed(self, pattern: re.Pattern[str]) -> list[HtmlElement]:
        """The elements in whose class `pattern` is found."""
        if not pattern.search(self._classes):
            return []
        return [element for element, name in self._classed if pattern.search(name)]

    def within(self, begin: int, end: int) -> list[tuple[HtmlElement, int]]:
        """The elements that the words from `begin` to `end` stand in, and how many characters of them in each."""
        first = bisect_right(self._starts, begin) - 1
        last = bisect_right(self._starts, end - 1)
        ends = [*self._starts[first + 1 : last], end]
        return [
            (run.element, min(end, stop) - max(begin, run.at)) for run, stop in zip(self.runs[first:last], ends, strict=True)
        ]

    def block(self, begin: int, end: int) -> HtmlElement:
        """The smallest element that holds all of these words and is no mere change of type within a line."""
        if (begin, end) not in self._blocks:
            self._blocks[begin, end] = self._block(begin, end)
        return self._blocks[begin, end]

    def _block(self, begin: int, end: int) -> HtmlElement:
        owners = [element for element, _ in self.within(begin, end)]
        first = owners[0]
        lines = [first, *first.iterancestors()]
        for owner in owners[1:]:
            if owner is not first:
                others = {owner, *owner.iterancestors()}
                lines = [element for element in lines if element in others]
        return next((element for element in lines if element.tag not in _INLINE), self.root)

    def linked(self, begin: int, end: int) -> float:
        """The share of these words that stand in links."""
        counted = [(n, _in_link(element)) for element, n in self.within(begin, end)]
        return sum(n for n, link in counted if link) / sum(n for n, _ in counted)


def _in_head(element: HtmlElement) -> bool:
    return any(around.tag == "head" for around in (element, *element.iterancestors()))


def _in_link(element: HtmlElement) -> bool:
    while element is not None and element.tag in _INLINE:
        if element.tag == "a":
            return True
        element = element.getparent()
    return element is not None and element.getparent() is not None and element.getparent().tag == "a"


__all__ = ["Elements", "tree"]
