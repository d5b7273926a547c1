"""Files of XML, read whole."""

import re

from variorum.ingest.dispatch import whole
from variorum.ingest.markup import Element, name, parsed
from variorum.ingest.opened import Opened
from variorum.model import Rejected

_LAST = re.compile(rb"</(?:[\w.-]{1,40}:)?([\w.-]{1,40})\s*>\s*$")


def document(opened: Opened) -> tuple[Element, str | None] | Rejected:
    """The root of the XML in `opened`, and why it breaks off where it does; faults on the way are mended."""
    data = whole(opened)
    if isinstance(data, Rejected):
        return data
    found = parsed(data)
    if isinstance(found, str):
        return opened.rejected(found)
    root, fault = found
    last = _LAST.search(data[-400:].replace(b"\x00", b""))
    ended = last is not None and last[1].decode().lower() == name(root)
    return root, None if fault is None or ended else fault
