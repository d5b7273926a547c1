"""Terms: the words that the reports choose for one thing."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.model import MarkedReport, Match, Term
from variorum.settings import Collate


def terms(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> tuple[Term, ...]:
    """What the reports of one story call the same thing, where they call it differently."""
    return ()
