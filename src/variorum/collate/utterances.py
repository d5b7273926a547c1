"""Utterances: quotations in several reports that carry one thing said once."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import MarkedReport, Utterance
from variorum.settings import Collate


def utterances(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> tuple[Utterance, ...]:
    """Every quotation of `reports` in exactly one utterance."""
    return ()
