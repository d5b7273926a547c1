"""Passages that two reports share, in wording or in meaning."""

from collections.abc import Sequence

from variorum.compare.paraphrases import paraphrases
from variorum.compare.passages import passages
from variorum.compare.runs import shared_runs
from variorum.compare.words import worded
from variorum.language import Encode
from variorum.model import MarkedReport, Match
from variorum.settings import Settings


def matches(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> list[Match]:
    """Every passage that two of `reports` share, sorted: verbatim, edited, or one sentence said in two ways.

    Two passages of the same two reports do not overlap. Furniture takes no part.
    """
    reports = sorted(reports, key=lambda marked: marked.id)
    words = worded([marked.report for marked in reports])
    found = [
        match
        for left, right, runs in shared_runs(words, settings.compare)
        for match in passages(words[left], words[right], runs, settings.compare)
    ]
    found += list(paraphrases(reports, found, encode, settings.compare))
    return sorted(found, key=lambda match: (match.left, match.right, match.kind))


__all__ = ["matches"]
