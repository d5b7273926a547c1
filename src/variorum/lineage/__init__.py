"""Who took from whom, with what evidence and how sure; sources that nobody saw, and what they must have said."""

from collections.abc import Sequence

from variorum.language import Encode
from variorum.lineage.evidence import witness
from variorum.lineage.families import Case
from variorum.lineage.kinship import Kinship
from variorum.lineage.stemma import family_tree
from variorum.model import MarkedReport, Stemma
from variorum.settings import Settings

__all__ = ["stemma"]


def stemma(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> Stemma:
    """The family tree of the reports of one story."""
    if not reports:
        return Stemma()
    reports = sorted(reports, key=lambda marked: marked.id)
    witnesses = [witness(marked) for marked in reports]
    kinship = Kinship(witnesses, encode, settings.lineage)
    return family_tree(Case(reports, witnesses, kinship, encode, settings.lineage))
