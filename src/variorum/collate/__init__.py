"""One story, place by place: utterances, loci with their verdicts, slips, terms."""

from variorum.collate.loci import loci, with_silences
from variorum.collate.slips import slips
from variorum.collate.terms import terms
from variorum.collate.utterances import utterances
from variorum.collate.withdrawals import with_withdrawn, withdrawals

__all__ = ["loci", "slips", "terms", "utterances", "with_silences", "with_withdrawn", "withdrawals"]
