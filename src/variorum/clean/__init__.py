"""From a capture to a report: its text, what the page says of it, and which lines of it are furniture."""

from variorum.clean.repeated import repeated
from variorum.clean.report import page_source, report

__all__ = ["page_source", "repeated", "report"]
