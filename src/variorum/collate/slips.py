"""Slips: where one report contradicts itself, the calendar, arithmetic or everybody else's attribution."""

from collections.abc import Sequence

from variorum.collate.calendar_slips import weekday_slips
from variorum.collate.conversions import conversions
from variorum.collate.headcounts import headcounts
from variorum.collate.misattributions import speaker_slips
from variorum.collate.own_days import own_days
from variorum.collate.reckonings import reckonings
from variorum.collate.shares import shares
from variorum.collate.spellings import spellings
from variorum.collate.stale_days import stale_days
from variorum.collate.sums import sums
from variorum.model import Locus, MarkedReport, Slip, Utterance
from variorum.settings import Collate


def slips(
    reports: Sequence[MarkedReport], utterances: Sequence[Utterance], loci: Sequence[Locus], settings: Collate
) -> tuple[Slip, ...]:
    """The slips of every report of one story, by report, then place."""
    ordered = sorted(reports, key=lambda marked: marked.id)
    found = (
        *weekday_slips(ordered, settings),
        *stale_days(ordered, loci, settings),
        *own_days(ordered),
        *sums(ordered, settings),
        *reckonings(ordered, settings),
        *shares(ordered, settings),
        *headcounts(ordered),
        *conversions(ordered, settings),
        *spellings(ordered, settings),
        *speaker_slips(ordered, utterances, settings),
    )
    return tuple(sorted(found, key=lambda slip: (slip.report, slip.spans, slip.kind, slip.why)))
