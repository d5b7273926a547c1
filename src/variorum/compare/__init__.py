"""Passages that two reports share, in wording or in meaning."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import MarkedReport, Match
from variorum.settings import Settings


def matches(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> list[Match]:
    """Every passage that two of `reports` share, sorted."""
    return []
