"""From a capture to a report: its text, what the page says of it, and which lines of it are furniture."""

import hashlib

from variorum.model import Capture, Rejected, Report
from variorum.settings import Settings


def report(capture: Capture, settings: Settings) -> Report | Rejected:
    """The report in `capture`, or why there is none."""
    text = capture.data.decode("utf-8", errors="replace")
    given = capture.given
    return Report(
        id=given.id or capture.source,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        source=capture.source,
        outlet=given.outlet,
        title=given.title,
        byline=given.byline,
        published=given.published,
        url=given.url,
        language=given.language,
    )
