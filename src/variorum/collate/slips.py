"""Slips: where one report contradicts itself, the calendar or arithmetic."""

from collections.abc import Sequence

from variorum.model import Locus, MarkedReport, Slip, Utterance
from variorum.settings import Collate


def slips(reports: Sequence[MarkedReport], utterances: Sequence[Utterance], loci: Sequence[Locus], settings: Collate) -> tuple[Slip, ...]:
    """The slips of every report of one story, sorted."""
    return ()
