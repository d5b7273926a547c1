"""From a capture to a report: its text, what the page says of it, and which lines of it are furniture."""

from variorum.model import Capture, Rejected, Report
from variorum.settings import Settings


def report(capture: Capture, settings: Settings) -> Report | Rejected:
    """The report in `capture`, or why there is none."""
    raise AssertionError
