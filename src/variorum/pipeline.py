"""Runs the stages on one machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, TypeVar

import msgspec

from variorum import ingest, stages
from variorum.language import encoder
from variorum.model import Account, Edition, MarkedReport, Match, Rejected, Report, Story
from variorum.settings import Settings

T = TypeVar("T")
Progress = Callable[[Iterable[T], str, int | None], Iterable[T]]
"""Passes what it is given through, and shows how far it has come: items, what is done with them, how many."""


def no_progress(items: Iterable[T], doing: str, total: int | None) -> Iterable[T]:
    """`items`, silently."""
    return items


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that were read and marked, sorted by id, and what became of everything that was given."""

    reports: tuple[MarkedReport, ...]
    account: Account


def pile(paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None, progress: Progress = no_progress) -> Pile:
    """Every report under `paths` with its marks. Raises `UnreadableSource` where a path that was named does not exist."""
    found = list(progress(stages.reports(ingest.captures(paths, settings, stdin), settings), "reading", None))
    kept, rejected = stages.admitted(found)
    reports = tuple(progress(stages.marked(kept, settings), "marking", len(kept)))
    return Pile(reports=reports, account=Account(given=len(found), kept=len(kept), rejected=tuple(rejected)))


def stories(pile: Pile, settings: Settings) -> list[Story]:
    """The stories of a pile, largest first."""
    return stages.grouped(pile.reports, encoder(), settings)


def matches(pile: Pile, settings: Settings) -> list[Match]:
    """The passages that any two reports of a pile share."""
    return stages.matched(pile.reports, encoder(), settings)


def editions(pile: Pile, settings: Settings, progress: Progress = no_progress) -> list[Edition]:
    """One edition a story, largest first."""
    by_id = {marked.id: marked for marked in pile.reports}
    found = stories(pile, settings)
    return [
        stages.edition(story, [by_id[id_] for id_ in story.reports], encoder(), settings)
        for story in progress(found, "collating", len(found))
    ]


__all__ = ["Pile", "Progress", "Rejected", "Report", "editions", "matches", "no_progress", "pile", "stories"]
