"""Loci in the making: marks that answer one question, before one reading a report is chosen."""

from __future__ import annotations

import msgspec

from variorum.collate.contexts import Context
from variorum.model import LocusKind, Reading, Sayer


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One possible reading. `centrality` is its likeness to all marks of its draft, summed; `quoted`, whether it stands
    between quotation marks; `said_by`, who gives it if not the report; `told`, the reading in the story's own currency,
    where it is a sum in another, or with the zone that others tell."""

    reading: Reading
    context: Context
    of: str | None = None
    centrality: float = 0.0
    quoted: bool = False
    said_by: Sayer | None = None
    told: Reading | None = None

    @property
    def compared(self) -> Reading:
        """What the others are compared with."""
        return self.told or self.reading


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Marks of one or more reports that answer one question."""

    kind: LocusKind
    marks: tuple[Mark, ...]
