"""Loci: places where the reports of a story can be compared, each with a reading for every report and a verdict."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import Locus, MarkedReport, Match, Stemma
from variorum.settings import Collate


def loci(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """The loci of one story, sorted."""
    return ()


def with_silences(loci: Sequence[Locus], stemma: Stemma) -> tuple[Locus, ...]:
    """`loci` with every silence marked as cut where a parent of the silent report has a reading."""
    return tuple(loci)
