"""Runs the stages on one machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import msgspec

from variorum import ingest, publish, stages
from variorum.errors import UnreadableSource
from variorum.language import encoder
from variorum.model import Account, Edition, MarkedReport, Match, Story
from variorum.settings import Settings

T = TypeVar("T")
DEFAULTS = Settings()


class Progress(Protocol):
    """Passes items through and shows how far it has come."""

    def __call__(self, items: Iterable[T], doing: str, total: int | None) -> Iterable[T]:
        """`items`; `doing` says what is done with them, `total` how many there are, where that is known."""


def no_progress(items: Iterable[T], doing: str, total: int | None) -> Iterable[T]:
    """`items`, silently."""
    return items


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that were read and marked, sorted by id, and what became of everything that was given."""

    reports: tuple[MarkedReport, ...]
    account: Account


def pile(
    paths: Sequence[str], settings: Settings = DEFAULTS, stdin: BinaryIO | None = None, progress: Progress = no_progress
) -> Pile:
    """Every report under `paths` with its marks. Raises `UnreadableSource` where a path that was named does not exist."""
    found = list(progress(stages.reports(ingest.captures(paths, settings, stdin), settings), "reading", None))
    kept, rejected = stages.admitted(found)
    reports = tuple(progress(stages.marked(kept, settings), "marking", len(kept)))
    return Pile(reports=reports, account=Account(given=len(found), kept=len(kept), rejected=tuple(rejected)))


def stories_in(pile: Pile, settings: Settings = DEFAULTS) -> list[Story]:
    """The stories of a pile, largest first."""
    return stages.grouped(pile.reports, encoder(), settings)


def matches_in(pile: Pile, settings: Settings = DEFAULTS) -> list[Match]:
    """The passages that any two reports of a pile share."""
    return stages.matched(pile.reports, encoder(), settings)


def editions(pile: Pile, settings: Settings = DEFAULTS, progress: Progress = no_progress) -> list[Edition]:
    """One edition a story, largest first."""
    by_id = {marked.id: marked for marked in pile.reports}
    found = stories_in(pile, settings)
    return [
        stages.edition(story, [by_id[id_] for id_ in story.reports], encoder(), settings)
        for story in progress(found, "collating", len(found))
    ]


def discrepancies(
    edition: Path, paths: Sequence[str], settings: Settings = DEFAULTS, stdin: BinaryIO | None = None
) -> list[str]:
    """What in an edition's JSON file does not hold against the sources; empty where everything does.

    The sources are read anew from `paths`, or, where there are none, from where the edition says it found them. Raises
    `UnreadableSource` where the file is not an edition's JSON.
    """
    try:
        records = msgspec.json.decode(edition.read_bytes(), type=list[dict[str, Any]])
    except (OSError, msgspec.DecodeError) as error:
        raise UnreadableSource(
            f"{edition} is not the JSON of an edition ({error}); write one with: variorum collate PATH -o {edition}"
        ) from error
    sources = list(paths) or sorted({_file(report) for record in records for report in record.get("reports", [])})
    texts = {
        report.id: report.text
        for report in stages.admitted(stages.reports(ingest.captures(sources, settings, stdin), settings))[0]
    }
    return publish.discrepancies(records, texts)


def _file(report: dict[str, Any]) -> str:
    """The file that a report was read from: its source without the record number."""
    return re.sub(r":\d+$", "", str(report.get("source")))
