"""Files that are one report, and files that are none."""

import hashlib
from typing import Literal

from variorum.ingest.content import byte_order, format_name
from variorum.ingest.opened import HEAD, Opened, Records
from variorum.model import Capture, Rejected


def text(opened: Opened) -> Records:
    """Plain text as one capture."""
    yield _capture(opened, "text/plain")


def page(opened: Opened) -> Records:
    """A web page as one capture."""
    yield _capture(opened, "text/html")


def blank(opened: Opened) -> Records:
    """An empty file, or one that begins with so much blank space that it is text."""
    if len(opened.head) < HEAD:
        yield opened.rejected("empty" if not opened.head else "nothing but blank space")
    else:
        yield from text(opened)


def foreign(opened: Opened) -> Records:
    """A file that holds no text that can be read."""
    if name := format_name(opened.head):
        yield opened.rejected(f"{name}, not text; save its text or the page and give that")
    else:
        yield opened.rejected("an XML file that is none of NITF, NewsML, RSS and Atom; save its text and give that")


def _capture(opened: Opened, media: Literal["text/plain", "text/html"]) -> Capture | Rejected:
    """All of a stream as one capture."""
    most = opened.settings.max_bytes
    data = opened.stream.read(most + 1)
    if len(data) > most:
        return opened.rejected(
            f"more than {most:,} bytes (ingest.max_bytes), which is no report; one record a line may be longer"
        )
    if (name := format_name(data)) is not None:  # a zero far down
        return opened.rejected(f"{name}, not text; save its text or the page and give that")
    order = byte_order(data[:HEAD])
    return Capture(
        id=hashlib.sha256(data).hexdigest(),
        source=opened.source,
        data=data,
        media=media,
        charset=order if order in ("utf-16-le", "utf-16-be") else None,
    )
