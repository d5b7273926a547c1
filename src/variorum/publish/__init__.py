"""From an edition to what is shown and exported. Functions from values to text; who calls them writes the files."""

from variorum.publish.contract import edition_record, match_record, report_record, story_record

__all__ = ["edition_record", "match_record", "report_record", "story_record"]
