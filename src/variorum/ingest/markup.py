"""XML and HTML elements: parsed without entities from outside, and their paragraphs."""

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = Any  # lxml is written in C and comes without types

_PARAGRAPH_NAMES = """p hl1 hl2 h1 h2 h3 h4 h5 h6 li dt dd tr caption figcaption pre div section article main header footer nav
    aside address blockquote bq credit block ul ol dl table thead tbody tfoot body body.head body.content body.end tagline note
    hr form fieldset center bibliography abstract title byline dateline lead para"""
_LEFT_OUT_NAMES = """script style head template svg noscript object iframe media figure img image picture video audio select
    button textarea map nav"""
_PARAGRAPH = frozenset(_PARAGRAPH_NAMES.split())
_LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
_CELL = frozenset(("td", "th"))
_BLANK = re.compile(r"[ \t\r\n\x0c]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_RUN = re.compile(r"  +")
_LOOSE = re.compile(rb"&(?!#?\w{1,40};)")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TAGS = 1_000_000  # of one text: libxml2 takes 300 bytes for each; the XML of a book has a quarter of it
_ENTITIES = 100  # characters of an entity that a file declares itself: an agency's name, a letter


def parsed(data: bytes) -> tuple[Element, str | None] | str:
    """The root of the XML in `data`, and what is wrong with it where it is not well formed; or why there is none.

    Nothing is fetched and no entity unfolded, files that nest deeper than libxml2 allows (256) are refused. Where the encoding
    that is declared is not that of the bytes, they are read in the one that they fit.
    """
    if data.count(b"<") > _TAGS:
        return f"XML with more than {_TAGS:,} tags"
    fitting = _fitting(data)
    said = ""
    declared: tuple[str | None, ...] = (None, fitting)
    for encoding in declared:
        try:
            return etree.fromstring(data, _parser(encoding)), None
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            said = said or _said(error)
    if not fitting.startswith("utf-16"):
        data = _LOOSE.sub(b"&amp;", _CONTROL.sub(b"", data))
    try:
        root = etree.fromstring(data, _parser(fitting, recover=True))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return f"XML that cannot be read: {_said(error)}"
    return f"XML that cannot be read: {said}" if root is None else (root, said)


def parsed_page(text: str) -> Element | None:
    """The root of the HTML in `text`; None where there is no element in it, or more than a page can have."""
    if text.count("<") > _TAGS:
        return None
    try:
        return etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def name(element: Element) -> str:
    """The local name of an element, whatever its namespace and prefix, in small letters; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(element: Element | None, *path: str) -> Iterator[Element]:
    """The elements below `element` at the end of `path`, which goes by local names."""
    if element is None:
        return
    for child in element:
        if name(child) == path[0].lower():
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def child(element: Element | None, *path: str) -> Element | None:
    """The first element below `element` at the end of `path`."""
    return next(children(element, *path), None)


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements anywhere below `element` that have one of `names`, in the order of the document."""
    if element is not None:
        wanted = frozenset(wanted.lower() for wanted in names)
        yield from (found for found in element.iter() if found is not element and name(found) in wanted)


def words(element: Element | None) -> str | None:
    """All text in an element on one line; None where there is none."""
    return " ".join(" ".join(paragraphs(element)).split()) or None if element is not None else None


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of the attributes `names` that an element has and that is not blank."""
    if element is None:
        return None
    return next((value.strip() for wanted in names if (value := element.get(wanted)) and value.strip()), None)


def paragraphs(element: Element) -> list[str]:
    """The text of an element as its paragraphs, rows of tables each one with tabs between its cells.

    Scripts, pictures and their captions are left out. Line ends are kept where they mean something: at `br`, in `pre`, and
    where there is no element in the text at all.

    >>> root, _ = parsed(b"<x><p>A ferry <em>sank</em>.</p>Nine<br/>died. <media><caption>A ferry</caption></media></x>")
    >>> paragraphs(root)
    ['A ferry sank.', 'Nine\\ndied.']
    """
    found: list[str] = []
    line: list[str] = []
    kept = 1 if not any(isinstance(inside.tag, str) for inside in element) else 0  # depth in elements whose line ends are text

    def add(text: str | None) -> None:
        if text:
            line.append(text if kept else _BLANK.sub(" ", text))

    def close() -> None:
        found.extend(_blocks("".join(line), kept=bool(kept)))
        line.clear()

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = name(node)
        if not tag:
            add((_entity(node) if node.tag is etree.Entity else "") if event == "start" else node.tail)
        elif event == "start":
            if (tag in _LEFT_OUT or _HIDDEN.search(node.get("style", ""))) and node is not element:
                walk.skip_subtree()
                continue
            if tag in _PARAGRAPH:
                close()
            if tag == "br":
                line.append("\n")
            if tag in _CELL and "".join(line).strip():
                line.append("\t")
            kept += tag == "pre"
            add(node.text)
        else:
            if tag in _PARAGRAPH:
                close()
            kept -= tag == "pre"
            if node is not element:
                add(node.tail)
    close()
    return found


def _blocks(text: str, *, kept: bool) -> list[str]:
    """The paragraphs of a stretch of text without paragraph elements: at blank lines, which two `br` also make."""
    blocks = re.split(r"\n[ \t\r]*(?:\n[ \t\r]*)+", text)
    lines = (
        "\n".join(line.rstrip() if kept else _RUN.sub(" ", line.strip(" ")) for line in block.split("\n")) for block in blocks
    )
    return [bare for block in lines if (bare := block.strip("\n").rstrip()).strip()]


def _entity(node: Element) -> str:
    """What an entity stands for: one of HTML's, or one that the file itself declares with a few plain letters."""
    entity = str(node.name)
    if (known := html.unescape(f"&{entity};")) != f"&{entity};":
        return known
    declared = node.getroottree().docinfo.internalDTD
    for found in declared.iterentities() if declared is not None else ():
        if (
            found.name == entity
            and found.content
            and len(found.content) <= _ENTITIES
            and not re.search(r"[&<%]", found.content)
        ):
            return str(found.content)
    return ""


def _parser(encoding: str | None, *, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _fitting(data: bytes) -> str:
    """The encoding that the bytes fit, whatever they declare."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if 0 in data[:4]:
        return "utf-16-le" if data[0] else "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return "utf-8" if error.end >= len(data) - 3 else "cp1252"  # a letter that was cut at the end of the file
    return "utf-8"


def _said(error: Exception) -> str:
    """What a parser says, without what is of use to programs only."""
    return " ".join(str(error).split())[:160] or type(error).__name__
