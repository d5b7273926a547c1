"""Which reports tell of one event, and which stories follow on from one another."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import MarkedReport, Story
from variorum.settings import Settings


def stories(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> list[Story]:
    """The stories of `reports`: every report in exactly one."""
    ids = tuple(sorted(marked.id for marked in reports))
    return [Story(id="story", thread="thread", reports=ids, title="")] if ids else []
