"""Who took from whom, with what evidence and how sure; sources that nobody saw, and what they must have said."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import Locus, MarkedReport, Match, Stemma, Utterance
from variorum.settings import Settings


def stemma(
    reports: Sequence[MarkedReport],
    matches: Sequence[Match],
    utterances: Sequence[Utterance],
    loci: Sequence[Locus],
    encode: Encode,
    settings: Settings,
) -> Stemma:
    """The family tree of the reports of one story."""
    return Stemma()
