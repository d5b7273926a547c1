"""RSS 0.9x, 1.0 and 2.0, and Atom. Each item is parsed by itself, so that a broken one spoils no other."""

import codecs
import re
from collections.abc import Iterator

from variorum.ingest.content import byte_order
from variorum.ingest.dispatch import whole
from variorum.ingest.feeds.items import Channel, Item, absolute, body, joined, records
from variorum.ingest.markup import Element, paragraphs, parsed
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

_TAG = re.compile(rb"<(/?)((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>/])|<!\[CDATA\[|<!--", re.IGNORECASE)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_ROOT = re.compile(rb"<((?:[\w.-]{1,40}:)?(?:rss|feed|rdf))\b[^<>]{0,4000}>", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{3,40})")
_LETTERS = re.compile(r"cp\d+|iso8859-\d+|koi8-\w|gb\w+|big5|euc_\w+|shift_jis")
_HEAD = 1 << 16  # bytes before the first item and behind the last that may say something of the feed
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
# by a telling part of the namespace: what stands in it is known by a prefix, the feed's own elements by none
_FAMILIES = (
    ("rss/1.0/modules/content", "content:"),
    ("purl.org/dc/", "dc:"),
    ("purl.org/rss/1.0/", ""),
    ("netscape.com", ""),
    ("userland.com", ""),
    ("w3.org/2005/atom", ""),
    ("purl.org/atom/", ""),
    ("cyber.law.harvard.edu", ""),
    ("cyber.harvard.edu", ""),
)


def feed(opened: Opened) -> Records:
    """The items of an RSS or Atom feed, in its order."""
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    data = _unified(data)
    blocks = list(_blocks(data))
    first, last = (blocks[0][0], blocks[-1][1]) if blocks else (len(data), len(data))
    head = data[: min(first, _HEAD)]
    root = _ROOT.search(head)
    opening = root[0] if root else b"<feed>"
    about = _parsed(opening, head[root.end() :] if root else head, data[last : last + _HEAD])
    channel = _channel(about)
    base = about.get(_BASE) if about is not None else None
    yield from records(
        opened,
        channel,
        (
            _item(opening, data[begin:end], base or channel.link)
            if ended
            else Item(broken="breaks off: the feed ends within it")
            for begin, end, ended in blocks
        ),
    )


def _unified(data: bytes) -> bytes:
    """The feed in UTF-8 where its mark or declaration says that it is in another encoding, and the bytes do not deny it."""
    order = byte_order(data[:_HEAD])
    if order:
        return data.decode(order, "replace").encode("utf-8", "replace")
    declared = _DECLARED.match(data)
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        data.decode()
    except LookupError:
        return data
    except UnicodeDecodeError:
        if name.startswith("utf"):
            return data
        name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}.get(name, name)
        return data.decode(name, "replace").encode() if _LETTERS.fullmatch(name) else data
    return data


def _blocks(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Where each item begins and ends, and whether it does end; one that lacks its end ends where the next begins."""
    begin: int | None = None
    at = 0
    while tag := _TAG.search(data, at):
        at = tag.end()
        if tag[2] is None:
            close = data.find(_ENDS[tag[0].upper()], at)
            if close < 0:
                break
            at = close + 3
        elif tag[1]:
            if begin is not None:
                yield begin, at + 1, True
            begin = None
        else:
            if begin is not None:
                yield begin, tag.start(), True
            begin = tag.start()
            close = data.find(b">", at, at + 4000)
            if close > 0 and data[close - 1 : close] == b"/":
                yield begin, close + 1, True
                begin = None
    if begin is not None:
        yield begin, len(data), False


def _parsed(opening: bytes, *parts: bytes) -> Element | None:
    """The root element with `parts` in it; what is not closed in them is closed, what was not opened passed over."""
    found = parsed(opening + b"".join(parts))
    return None if isinstance(found, str) else found[0]


def _kind(element: Element) -> str:
    """The name of an element, with a prefix that says what it belongs to where it is not the feed's own."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    if not space:
        return name.lower()  # also content:encoded, where nobody has said what "content" is
    family = next((prefix for part, prefix in _FAMILIES if part in space.lower()), "other:")
    return family + name.lower()


def _all(element: Element | None, *kinds: str) -> Iterator[Element]:
    """The children of `element` of each of `kinds`, the first kind first."""
    if element is not None:
        for kind in kinds:
            yield from (child for child in element if _kind(child) == kind)


def _text(element: Element | None, *kinds: str) -> str | None:
    """The text of the first child of one of `kinds` that has any."""
    return next((text for child in _all(element, *kinds) if (text := "".join(child.itertext()).strip())), None)


def _channel(root: Element | None) -> Channel:
    """What the feed says of itself: in RSS within its `channel`, in Atom right below the root."""
    about = next(_all(root, "channel"), root)
    return Channel(
        title=_text(about, "title"),
        link=_link(about, None),
        language=_text(about, "language", "dc:language") or (root.get(_LANG) if root is not None else None),
    )


def _item(opening: bytes, block: bytes, base: str | None) -> Item:
    """The item in `block`."""
    root = _parsed(opening, block)
    found = next((child for child in root if _kind(child) in ("item", "entry")), None) if root is not None else None
    if found is None:
        return Item(broken="an item that cannot be read")
    base = found.get(_BASE) or base
    guid = _text(found, "guid", "id") or next(iter(found.xpath("@*[local-name()='about']")), None)
    permanent = next((child.get("isPermaLink") for child in _all(found, "guid")), None)
    link = _link(found, base) or (absolute(guid, None) if permanent != "false" else None)
    return Item(
        link=link,
        guid=guid,
        title=_text(found, "title", "dc:title"),
        byline=joined(_person(child) for child in _all(found, "dc:creator", "author")),
        outlet=_source(found),
        published=_text(found, "pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created", "created", "updated"),
        updated=_text(found, "updated", "modified", "dc:modified"),
        language=found.get(_LANG) or _text(found, "dc:language", "language"),
        texts=tuple(
            text
            for child in _all(found, "content:encoded", "content", "fullitem", "description", "summary", "dc:description")
            if (text := _paragraphs(child))
        ),
    )


def _paragraphs(element: Element) -> list[str]:
    """The text of a content or summary: marked up in place, or in escaped HTML, or plain."""
    kind = (element.get("type") or "").lower()
    if "/" in kind and not kind.startswith("text/") and "html" not in kind:
        return []  # a picture, or what is encoded otherwise
    if any(isinstance(child.tag, str) for child in element):
        return list(paragraphs(element))
    return body("".join(element.itertext()), plain=kind in ("text", "text/plain"))


def _link(element: Element | None, base: str | None) -> str | None:
    """The link of an item or a feed to its page."""
    for child in _all(element, "link"):
        if child.get("rel", "alternate").lower() == "alternate":
            found = absolute(child.get("href") or "".join(child.itertext()), child.get(_BASE) or base)
            if found:
                return found
    return None


def _person(element: Element) -> str | None:
    """The name in an author, which Atom sets apart."""
    return _text(element, "name") or (" ".join("".join(element.itertext()).split()) if len(element) == 0 else None)


def _source(item: Element) -> str | None:
    """Who an aggregator says it has the item from."""
    for child in _all(item, "source", "dc:source", "dc:publisher"):
        found = _text(child, "title") or (" ".join("".join(child.itertext()).split()) if len(child) == 0 else None)
        if found and not absolute(found, None):
            return found
    return None
