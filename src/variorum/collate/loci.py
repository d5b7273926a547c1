"""Loci: places where the reports of a story can be compared, each with a reading for every report and a verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from variorum.collate.dates import dates
from variorum.collate.development import is_current, is_current_sentence, is_former
from variorum.collate.drafts import Draft, Mark
from variorum.collate.figures import figures, rarity_of
from variorum.collate.questions import question
from variorum.collate.verdicts import agree, later_than_most, verdict
from variorum.language import Encode
from variorum.model import Locus, MarkedReport, Match, Quantity, Reading, Report, Stemma
from variorum.settings import Collate


def loci(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """The loci of one story, those with most readings first."""
    ordered = sorted(reports, key=lambda marked: marked.id)
    drafts = [*figures(ordered, encode, settings), *dates(ordered, encode, settings)]
    found = [locus(draft, ordered, settings) for draft in drafts if wanted(draft, settings)]
    return tuple(sorted(found, key=lambda one: (-sum(not r.silent for r in one.readings), _place(one), one.id)))


def wanted(draft: Draft, settings: Collate) -> bool:
    """Whether an editor wants to see it: two reports have it, or one has a figure that is more than a small number."""
    if len({mark.reading.report for mark in draft.marks}) > 1:
        return True
    reading = draft.marks[0].reading
    return draft.kind == "figure" and reading.unit in settings.locus_lone_units and rarity_of(_quantity(reading)) > 0


def locus(draft: Draft, reports: Sequence[MarkedReport], settings: Collate) -> Locus:
    """`draft` with one reading for each of `reports`, which are in the order of their ids."""
    by_report: dict[str, list[Mark]] = {}
    for mark in draft.marks:
        by_report.setdefault(mark.reading.report, []).append(mark)
    texts = {marked.id: marked.report for marked in reports}
    chosen = {
        report: sorted(marks, key=partial(preference, report, draft.marks, texts, settings))[0]
        for report, marks in by_report.items()
    }
    developing = frozenset(
        report
        for report, mark in chosen.items()
        if is_current(mark.context) or _has_former(mark, by_report[report], settings) or is_current_sentence(mark.context)
    )
    readings = tuple(chosen[marked.id].reading if marked.id in chosen else Reading(report=marked.id) for marked in reports)
    return Locus(
        id=_identity(draft.kind, readings),
        kind=draft.kind,
        asks=question(draft.kind, [chosen[report] for report in sorted(chosen)]),
        readings=readings,
        verdict=verdict(readings, texts, developing, settings),
    )


def preference(
    report: str, marks: Sequence[Mark], texts: Mapping[str, Report], settings: Collate, mark: Mark
) -> tuple[bool, bool, bool, float, int]:
    """Sorts the marks of one report, the one that it stands by first: not what it says was so before, rather what it says
    is so now, in a late report rather what is new, then what is most like the other reports' marks, then what comes first."""
    others = [other for other in marks if other.reading.report != report]
    late = later_than_most(texts[report], [texts[one] for one in sorted({other.reading.report for other in others})])
    old = 2 * sum(agree(mark.reading, other.reading, settings) for other in others) > len(others)
    return (
        is_former(mark.context),
        not is_current(mark.context),
        late and old,
        -mark.centrality,
        mark.context.span.begin,
    )


def _has_former(mark: Mark, marks: Sequence[Mark], settings: Collate) -> bool:
    return any(is_former(other.context) and not agree(mark.reading, other.reading, settings) for other in marks)


def with_silences(loci: Sequence[Locus], stemma: Stemma) -> tuple[Locus, ...]:
    """`loci` with every silence marked as cut where a parent of the silent report has a reading.

    An unseen parent has one where most of its other children have it, and more than one of them is there to ask.
    """
    parents: dict[str, list[str]] = {}
    children: dict[str, list[str]] = {}
    for descent in stemma.descents:
        parents.setdefault(descent.child, []).append(descent.parent)
        children.setdefault(descent.parent, []).append(descent.child)
    unseen = {source.id for source in stemma.unseen}

    def marked(one: Locus) -> Locus:
        speaks = {reading.report for reading in one.readings if not reading.silent}

        def had(parent: str, child: str) -> bool:
            if parent not in unseen:
                return parent in speaks
            others = [other for other in children[parent] if other != child]
            return len(others) > 1 and 2 * sum(other in speaks for other in others) > len(others)

        readings = tuple(
            msgspec.structs.replace(reading, cut=any(had(parent, reading.report) for parent in parents.get(reading.report, ())))
            if reading.silent
            else reading
            for reading in one.readings
        )
        return msgspec.structs.replace(one, readings=readings)

    return tuple(marked(one) for one in loci)


def _quantity(reading: Reading) -> Quantity:
    assert reading.span is not None
    return Quantity(span=reading.span, low=reading.low, high=reading.high, unit=reading.unit)


def _place(one: Locus) -> tuple[int, str]:
    spans = [reading.span for reading in one.readings if reading.span]
    return min((span.begin, span.report) for span in spans)


def _identity(kind: str, readings: Sequence[Reading]) -> str:
    spans = [(reading.span.report, reading.span.begin, reading.span.end) for reading in readings if reading.span]
    return hashlib.sha256(repr((kind, spans)).encode()).hexdigest()[:16]
