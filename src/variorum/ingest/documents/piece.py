"""From the text of a document to captures: one report, or the many that a database put into one file."""

import io
import re
from typing import Literal

from variorum.ingest.content import byte_order
from variorum.ingest.dispatch import Dispatch, capture, parted, whole, written
from variorum.ingest.documents.databases import exported
from variorum.ingest.markup import paragraphs, parsed_page
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)
_HEAD = 4096


def export(opened: Opened) -> Records:
    """The reports in a text file that a database exported; the file as the one report it is, where that only seemed so."""
    yield from _exported(opened, "text")


def exported_page(opened: Opened) -> Records:
    """The reports in a page that a database exported; the page as it is, where that only seemed so."""
    yield from _exported(opened, "html")


def _exported(opened: Opened, kind: Literal["text", "html"]) -> Records:
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    text = written(data, byte_order(opened.head) or _charset(data))
    root = parsed_page(text) if kind == "html" else None
    found = exported(text if root is None else "\n".join(paragraphs(root)))
    if found is None:
        yield from opened.inner(opened.source, io.BytesIO(data), kind)
    else:
        yield from _numbered(opened, found)


def _charset(data: bytes) -> str:
    """The charset that a page declares."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def pieces(opened: Opened, text: str, *, wrapped: bool = False) -> Records:
    """The captures in the text of a document, whose paragraphs are lines or have blank lines between; where `wrapped`,
    lines are those of the page. Of an export of several reports, each is named `source#number`."""
    found = exported(text)
    if found is None:
        yield capture(opened.source, Dispatch(paragraphs=[text] if wrapped else parted(text)), opened.settings)
    else:
        yield from _numbered(opened, found)


def _numbered(opened: Opened, found: list[Dispatch]) -> Records:
    for number, dispatch in enumerate(found, 1):
        yield capture(opened.source if len(found) == 1 else f"{opened.source}#{number}", dispatch, opened.settings)
