"""Mentions: names of persons, organisations and places."""

from collections.abc import Sequence

from variorum.model import Mention, Report, Span


def mentions(report: Report, sentences: Sequence[Span]) -> tuple[Mention, ...]:
    """The names in `report`, in order."""
    return ()
