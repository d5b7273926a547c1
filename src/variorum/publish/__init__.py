"""From an edition to what is shown and exported. Functions from values to text; who calls them writes the files."""

from collections.abc import Sequence

import msgspec

from variorum.model import Account, Edition
from variorum.publish.contract import edition_record, match_record, report_record, story_record
from variorum.publish.page import page
from variorum.publish.rendering import FORMATS, rendered, rendering
from variorum.publish.terminal import terminal
from variorum.settings import Settings

__all__ = ["FORMATS", "edition_record", "match_record", "page", "rendered", "rendering", "report_record", "story_record", "terminal"]


def check_ending(ending: str) -> None:
    """Placeholder of the lead, to be replaced by the publish room."""


def rendered(editions: Sequence[Edition], account: Account, ending: str, settings: Settings) -> bytes:
    """Placeholder of the lead, to be replaced by the publish room."""
    return msgspec.json.encode([edition_record(edition) for edition in editions])


def terminal(editions: Sequence[Edition], account: Account, settings: Settings) -> str:
    """Placeholder of the lead, to be replaced by the publish room."""
    return ""


def discrepancies(editions: list[dict[str, object]], texts: dict[str, str]) -> list[str]:
    """Placeholder of the lead, to be replaced by the publish room."""
    return []
