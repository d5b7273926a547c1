"""Loci of what reports tell in words, each report once; and what identifies a locus."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from variorum.model import Locus, Reading, Span, Verdict


def told_locus(
    key: tuple[object, ...],
    kind: Literal["name", "statement"],
    asks: str,
    told: Mapping[str, tuple[Span, str]],
    reports: Iterable[str],
    verdict: Verdict,
) -> Locus:
    """The locus of what each of `reports` tells, by its id: where, and what it comes to; those not in `told` are silent.
    `key` tells loci of one sort from others that open on the same words."""
    readings = tuple(
        Reading(report=report, span=told[report][0], value=told[report][1]) if report in told else Reading(report=report)
        for report in reports
    )
    return Locus(
        id=identity(key, readings),
        kind=kind,
        asks=asks,
        readings=readings,
        verdict=verdict,
    )


def identity(key: tuple[object, ...], readings: Sequence[Reading]) -> str:
    """The id of a locus, of `key` and of where its `readings` stand: the same from run to run."""
    spans = [(reading.span.report, reading.span.begin, reading.span.end) for reading in readings if reading.span]
    return hashlib.sha256(repr((*key, spans)).encode()).hexdigest()[:16]
