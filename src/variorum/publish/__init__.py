"""From an edition to what is shown and exported. Functions from values to text; who calls them writes the files."""

from variorum.publish.contract import change_record, edition_record, match_record, report_record, story_record, why_record
from variorum.publish.page import page
from variorum.publish.rendering import FORMATS, check_ending, rendered
from variorum.publish.terminal import terminal
from variorum.publish.verification import discrepancies

__all__ = [
    "FORMATS",
    "change_record",
    "check_ending",
    "discrepancies",
    "edition_record",
    "match_record",
    "page",
    "rendered",
    "report_record",
    "story_record",
    "terminal",
    "why_record",
]
