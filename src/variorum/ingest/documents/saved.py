"""Web pages that a browser saved whole, in one file (MHTML): a mail in form, a page in substance."""

import hashlib
from email.message import Message

from variorum.model import Capture, Given

_SAVED = ("snapshot-content-location", "x-snapshot-content-location")
_BROWSERS = ("<saved by ", '"saved by ', "saved by ")


def is_saved_page(message: Message) -> bool:
    """Whether a message is a page that a browser saved: it says so, or its sender is the browser."""
    sender = str(message.get("From", "")).casefold()
    named = any(name in message for name in _SAVED) or sender.startswith(_BROWSERS)
    return named and message.get_content_type() in ("multipart/related", "text/html")


def saved_page(message: Message, source: str) -> Capture | None:
    """The page in `message`, with the address that it was saved from; None where it holds none. The day on which somebody
    saved it is not that on which it was published."""
    for part in message.walk():
        data = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(data, bytes) and data.strip():
            addresses = [str(message[name]) for name in _SAVED if name in message] + [str(part.get("Content-Location", ""))]
            url = next((address.strip() for address in addresses if address.startswith(("http://", "https://"))), None)
            return Capture(
                id=hashlib.sha256(data).hexdigest(),
                source=source,
                data=data,
                media="text/html",
                charset=str(part.get_content_charset("")) or None,
                given=Given(url=url),
            )
    return None


__all__ = ["is_saved_page", "saved_page"]
