"""Which reports tell of one event, and which stories follow on from one another."""

from collections.abc import Sequence

from variorum.model import Report, Story
from variorum.settings import Settings
from variorum.stories.decisions import decisions
from variorum.stories.order import in_order
from variorum.stories.reasons import reasons
from variorum.stories.stream import Stream
from variorum.ties import Decision


def stories(reports: Sequence[Report], settings: Settings, decided: Sequence[Decision] = (), workers: int = 1) -> list[Story]:
    """The stories of `reports`: every report in exactly one, sorted by id. What was `decided` is honoured.

    A story holds the reports of one event; what followed weeks later is another story of the same thread. They are what a
    `Stream` makes of the reports when they arrive in the order in which they were published, those without a date last, and of
    them those first that are least like the others.
    """
    stream = Stream(settings, decided)
    stream.extend(in_order(reports, settings, workers), workers)
    return stream.stories()


__all__ = ["Stream", "decisions", "reasons", "stories"]
