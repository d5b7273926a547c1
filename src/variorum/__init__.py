"""Variorum lays many reports of the same events side by side.

The public face: the nouns of `variorum.model` and the verbs of `variorum.pipeline`. Nothing inside imports it.

    import variorum

    pile = variorum.pile(["reports/"])
    for edition in variorum.editions(pile):
        print(edition.story.title, edition.stemma.origins)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from variorum.errors import VariorumError
    from variorum.model import Edition, Locus, MarkedReport, Match, Quotation, Report, Span, Stemma, Story, Utterance
    from variorum.pipeline import (
        Pile,
        decisions,
        discrepancies,
        editions,
        matches_in,
        matches_of,
        pile,
        reasons,
        stories_in,
        stories_of,
    )
    from variorum.publish import rendered
    from variorum.settings import Settings

_HOMES = {
    "variorum.errors": ("VariorumError",),
    "variorum.model": (
        "Edition",
        "Locus",
        "MarkedReport",
        "Match",
        "Quotation",
        "Report",
        "Span",
        "Stemma",
        "Story",
        "Utterance",
    ),
    "variorum.pipeline": (
        "Pile",
        "decisions",
        "discrepancies",
        "editions",
        "matches_in",
        "matches_of",
        "pile",
        "reasons",
        "stories_in",
        "stories_of",
    ),
    "variorum.publish": ("rendered",),
    "variorum.settings": ("Settings",),
}

__all__ = [
    "Edition",
    "Locus",
    "MarkedReport",
    "Match",
    "Pile",
    "Quotation",
    "Report",
    "Settings",
    "Span",
    "Stemma",
    "Story",
    "Utterance",
    "VariorumError",
    "decisions",
    "discrepancies",
    "editions",
    "matches_in",
    "matches_of",
    "pile",
    "reasons",
    "rendered",
    "stories_in",
    "stories_of",
]


def __getattr__(name: str) -> Any:
    """Loads what is asked for when it is asked for, so that `import variorum` and `variorum --help` cost nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
