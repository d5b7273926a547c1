"""Loci: places where the reports of a story can be compared, each with a reading for every report and a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import partial

import msgspec

from variorum.collate.ages import ages
from variorum.collate.counters import same_source
from variorum.collate.dates import dates
from variorum.collate.development import has_moved, is_current, is_current_sentence, is_former
from variorum.collate.drafts import Draft, Mark
from variorum.collate.figures import figures, rarity_of
from variorum.collate.holders import holders
from variorum.collate.money import MONEY
from variorum.collate.outcomes import FALLING, ONCE, outcome
from variorum.collate.questions import questions
from variorum.collate.ranks import ranks
from variorum.collate.stale_days import stale_days
from variorum.collate.statements import statements
from variorum.collate.told import identity
from variorum.collate.verdicts import Changes, agree, differ_by_source, later_than_most, verdict
from variorum.language import Encode
from variorum.model import Claim, Locus, LocusKind, MarkedReport, Quantity, Reading, Report, Span, Stemma
from variorum.settings import Collate


def loci(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """The loci of one story, those with most readings first."""
    ordered = sorted(reports, key=lambda marked: marked.id)
    texts = {marked.id: marked.report for marked in ordered}
    drafts = [*figures(ordered, encode, settings), *dates(ordered, encode, settings)]
    found = [
        (locus(draft.kind, chosen, texts, settings), [mark for mark, _ in chosen.values()])
        for draft in drafts
        if wanted(draft, settings)
        for chosen in [chosen_marks(draft, texts, settings)]
    ]
    found.sort(key=lambda one: (-len(one[1]), _place(one[0]), one[0].id))
    stale = {span for slip in stale_days(ordered, [one for one, _ in found], settings) for span in slip.spans}
    found = [(without(one, stale, texts, settings), marks) for one, marks in found]
    asked = questions([(one.kind, marks) for one, marks in found], texts)
    counted = tuple(msgspec.structs.replace(one, asks=asks) for (one, _), asks in zip(found, asked, strict=True))
    return (
        *counted,
        *ages(ordered, settings),
        *ranks(ordered, encode, settings),
        *holders(ordered, settings),
        *statements(ordered, encode, settings),
    )


def wanted(draft: Draft, settings: Collate) -> bool:
    """Whether an editor wants to see it: two reports have it, or one has a figure that is more than a small number, or a sum
    of money."""
    if len({mark.reading.report for mark in draft.marks}) > 1:
        return True
    reading = draft.marks[0].reading
    if draft.kind != "figure" or reading.unit is None or not rarity_of(_quantity(reading)):
        return False
    return reading.unit in settings.locus_lone_units or bool(MONEY.match(reading.unit))


def chosen_marks(draft: Draft, texts: Mapping[str, Report], settings: Collate) -> dict[str, tuple[Mark, list[Mark]]]:
    """For each report that has marks in `draft`, in the order of ids, the one that it stands by, and all of them."""
    by_report: dict[str, list[Mark]] = {}
    for mark in draft.marks:
        by_report.setdefault(mark.reading.report, []).append(mark)
    return {
        report: (in_own_words(sorted(marks, key=partial(preference, report, draft.marks, texts, settings))), marks)
        for report, marks in sorted(by_report.items())
    }


def in_own_words(marks: Sequence[Mark]) -> Mark:
    """The first of `marks`, or the first of them that says the same outside quotation marks: a report stands by its own
    words rather than by those that it quotes."""
    first = marks[0].reading
    told = (first.low, first.high, first.unit)
    same = (mark for mark in marks if (mark.reading.low, mark.reading.high, mark.reading.unit) == told)
    return next((mark for mark in same if not mark.quoted), marks[0])


def locus(
    kind: LocusKind, chosen: Mapping[str, tuple[Mark, list[Mark]]], texts: Mapping[str, Report], settings: Collate
) -> Locus:
    """The locus of `chosen` with one reading for each report of `texts`, in their order; it does not ask anything yet."""
    told_before = frozenset(report for report, (mark, marks) in chosen.items() if _has_former(mark, marks, settings))
    developing = told_before | frozenset(
        report for report, (mark, _) in chosen.items() if is_current(mark.context) or is_current_sentence(mark.context)
    )
    moved = frozenset(report for report, (mark, _) in chosen.items() if has_moved(mark.context))
    readings = tuple(
        sourced(chosen[report][0], chosen[report][1], settings) if report in chosen else Reading(report=report)
        for report in texts
    )
    compared = [
        as_compared(reading, chosen[reading.report][0]) if reading.report in chosen else reading for reading in readings
    ]
    fates = [outcome(mark.context.clause) for mark, _ in chosen.values()] if kind == "figure" else []
    falling = bool(chosen) and 2 * sum(fate in FALLING for fate in fates) > len(chosen)
    counts_fates = 2 * sum(fate is not None for fate in fates) > len(chosen)
    once = bool(chosen) and 2 * sum(fate in ONCE for fate in fates) > len(chosen)
    changes = Changes(
        developing=developing,
        moved=moved,
        told_before=told_before,
        may_fall=falling,
        counts_fates=counts_fates,
        counted_once=once,
    )
    return Locus(
        id=identity((kind,), readings),
        kind=kind,
        asks="",
        readings=readings,
        verdict=verdict(compared, texts, changes, settings),
        by_source=differ_by_source(compared, settings),
    )


def sourced(mark: Mark, marks: Sequence[Mark], settings: Collate) -> Reading:
    """The reading of `mark` with who says so, and beside it the other figures that its report has from others there."""
    reading, sayer = mark.reading, mark.said_by
    if sayer is None:
        return reading
    claims: list[Claim] = []
    for other in sorted(marks, key=lambda one: one.context.span):
        known = [sayer, *(claim.said_by for claim in claims)]
        told = other.reading
        if (
            other.said_by is None
            or told.span is None
            or is_former(other.context)
            or agree(other.compared, mark.compared, settings)
        ):
            continue
        if not any(same_source(other.said_by, one) for one in known):
            claims.append(Claim(span=told.span, said_by=other.said_by, low=told.low, high=told.high, unit=told.unit))
    return msgspec.structs.replace(reading, said_by=sayer, claims=tuple(claims))


def as_compared(reading: Reading, mark: Mark) -> Reading:
    """`reading`, that of `mark`, with its figure in the currency, or its hour in the zone, in which it is compared."""
    told = mark.compared
    return msgspec.structs.replace(reading, low=told.low, high=told.high, unit=told.unit, date=told.date)


def without(one: Locus, stale: Set[Span], texts: Mapping[str, Report], settings: Collate) -> Locus:
    """`one` with the verdict on its readings less the `stale` ones that are later than all others: a "yesterday" that was
    carried over from a report of an earlier day is that report's slip and departs from nobody."""
    if one.kind != "date":
        return one
    fresh = tuple(reading for reading in one.readings if reading.span not in stale)
    latest = max((reading.date[:10] for reading in fresh if reading.date), default="")
    kept = tuple(reading for reading in one.readings if reading in fresh or (reading.date or "")[:10] <= latest)
    return (
        one
        if len(kept) == len(one.readings)
        else msgspec.structs.replace(one, verdict=verdict(kept, texts, Changes(), settings))
    )


def preference(
    report: str, marks: Sequence[Mark], texts: Mapping[str, Report], settings: Collate, mark: Mark
) -> tuple[bool, bool, bool, float, int]:
    """Sorts the marks of one report, the one that it stands by first: not what it says was so before, rather what it says
    is so now, in a late report rather what is new and no stray, then what is most like the other reports' marks, then what
    comes first."""
    others = [other for other in marks if other.reading.report != report]
    late = later_than_most(texts[report], [texts[one] for one in sorted({other.reading.report for other in others})])
    best = max(other.centrality for other in marks if other.reading.report == report)
    stray = mark.centrality < settings.locus_nearly * best
    clock = "T" in (mark.reading.date or "")  # the hour of a thing does not develop
    old = not clock and 2 * sum(agree(mark.compared, other.compared, settings) for other in others) > len(others)
    return (
        is_former(mark.context),
        not is_current(mark.context),
        late and (old or stray),
        -mark.centrality,
        mark.context.span.begin,
    )


def _has_former(mark: Mark, marks: Sequence[Mark], settings: Collate) -> bool:
    return any(is_former(other.context) and not agree(mark.compared, other.compared, settings) for other in marks)


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
