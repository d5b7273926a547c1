"""Marks in one report: sentences, quotations with their speakers, mentions, moments, quantities."""

from variorum.annotate.circumstances import situated
from variorum.annotate.mentions import mentions
from variorum.annotate.moments import moments
from variorum.annotate.quantities import quantities
from variorum.annotate.quotations import quotations
from variorum.annotate.sentences import sentences
from variorum.language import Tag
from variorum.model import MarkedReport, Report
from variorum.settings import Settings

__all__ = ["marked"]


def marked(report: Report, settings: Settings, tag: Tag | None = None) -> MarkedReport:
    """`report` with all its marks, none of them inside its furniture."""
    found_sentences = sentences(report)
    found_mentions = mentions(report, found_sentences, settings.annotate)
    found_moments = moments(report, found_sentences, settings.annotate)
    said = quotations(report, found_sentences, found_mentions, settings.annotate, tag)
    return MarkedReport(
        report=report,
        sentences=found_sentences,
        mentions=found_mentions,
        moments=found_moments,
        quotations=situated(report, found_sentences, found_mentions, found_moments, said),
        quantities=quantities(report, found_sentences, found_moments, settings.annotate),
    )
