"""One story, place by place: utterances, loci with their verdicts, slips, terms."""

from variorum.collate.identities import identified, with_term_ids
from variorum.collate.loci import loci, with_silences
from variorum.collate.slips import slips
from variorum.collate.terms import terms
from variorum.collate.utterances import utterances
from variorum.collate.withdrawals import with_withdrawn, withdrawals

__all__ = [
    "identified",
    "loci",
    "slips",
    "terms",
    "utterances",
    "with_silences",
    "with_term_ids",
    "with_withdrawn",
    "withdrawals",
]
