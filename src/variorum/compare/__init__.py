"""Passages that two reports share, in wording or in meaning."""

from collections.abc import Sequence

from variorum.compare.copies import copies
from variorum.compare.paraphrases import paraphrases
from variorum.language import Encode
from variorum.model import MarkedReport, Match
from variorum.settings import Settings


def matches(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> list[Match]:
    """Every passage that two of `reports` share, sorted: verbatim, edited, or one sentence said in two ways.

    Two passages of the same two reports do not overlap. Furniture takes no part. Of background each further report is shown
    with the first that has it only. Paraphrases are looked for among at most `most_paraphrased` reports.
    """
    reports = sorted(reports, key=lambda marked: marked.id)
    found = list(copies([marked.report for marked in reports], settings.compare))
    if len(reports) <= settings.compare.most_paraphrased:
        found += list(paraphrases(reports, found, encode, settings.compare))
    return sorted(found, key=lambda match: (match.left, match.right, match.kind))


__all__ = ["copies", "matches"]
