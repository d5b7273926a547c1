"""Quotations: words that a report gives to somebody."""

from collections.abc import Sequence

from variorum.model import Mention, Quotation, Report, Span
from variorum.settings import Annotate


def quotations(report: Report, sentences: Sequence[Span], mentions: Sequence[Mention], settings: Annotate) -> tuple[Quotation, ...]:
    """The quotations of `report`, in order."""
    return ()
