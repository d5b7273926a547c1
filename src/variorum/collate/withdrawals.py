"""Withdrawn readings: what a note of correction takes back, what it says in its place, and who still carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from variorum.collate.contexts import content_words, stem
from variorum.collate.dates import reading as date_reading
from variorum.collate.figures import reading as figure_reading
from variorum.collate.verdicts import agree, published
from variorum.model import Locus, MarkedReport, Reading, Report, Span, Stemma, Withdrawal
from variorum.settings import Collate

_BEFORE_OLD = re.compile(
    r"\b(?:not|instead of|rather than|than|from|wrongly|incorrectly|mistakenly|erroneously)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_TELLS_OLD = re.compile(
    r"\b(?:earlier|previous|prior|original|initial|former|first)\s+(?:\w+\s+)?version\b|\b(?:originally|previously|incorrectly|wrongly"
    r"|mistakenly|erroneously|misstated|misreported|in error|gave the)\b",
    re.IGNORECASE,
)
_TELLS_NEW = re.compile(
    r"\b(?:it|there|they|he|she|that)\s+(?:is|was|are|were)\b|\bcorrect(?:ed)?\b|\bshould\b|\bin fact\b|\bactually\b"
    r"|\bto (?:say|show|read|state|reflect|make)\b|;",
    re.IGNORECASE,
)


class _Note(msgspec.Struct, frozen=True):
    """A note of correction: what it gives as wrong, what as right, and the words of each."""

    span: Span
    old: tuple[Reading, ...]
    new: tuple[Reading, ...]
    old_stems: frozenset[str]
    new_stems: frozenset[str]


def withdrawals(
    reports: Sequence[MarkedReport], loci: Sequence[Locus], stemma: Stemma, settings: Collate
) -> tuple[Withdrawal, ...]:
    """The readings of `loci` that notes of correction in `reports` take back, in the order of the reports' ids and texts."""
    found = []
    texts = {marked.id: marked.report for marked in reports}
    for marked in sorted(reports, key=lambda marked: marked.id):
        former = _former_versions(marked, reports, stemma)
        for span in marked.report.corrections:
            note = _note(marked, span)
            candidates = [
                (worth, -place, locus, was)
                for place, locus in enumerate(loci)
                for worth, was in [_taken_back(marked.id, note, locus, former, texts, settings)]
                if was
            ]
            if candidates:
                _, _, locus, was = max(candidates, key=lambda one: one[:2])
                found.append(_withdrawal(marked.id, note, locus, was, former, stemma))
    return tuple(found)


def with_withdrawn(loci: Sequence[Locus], withdrawals: Sequence[Withdrawal]) -> tuple[Locus, ...]:
    """`loci` with the readings that were taken back marked so. Where nobody else carries one any more, it was overtaken."""
    by_locus: dict[str, list[Withdrawal]] = {}
    for one in withdrawals:
        by_locus.setdefault(one.locus, []).append(one)
    return tuple(_marked(locus, by_locus[locus.id]) if locus.id in by_locus else locus for locus in loci)


def _marked(locus: Locus, withdrawals: Sequence[Withdrawal]) -> Locus:
    old = {report for one in withdrawals for report in (*one.first_in, *one.carried_by)}
    still = any(one.carried_by for one in withdrawals)

    def now(reading: Reading) -> Reading:
        if reading.span and any(one.now is None and one.note.contains(reading.span) for one in withdrawals):
            return Reading(report=reading.report)  # it says there only what was wrong
        return msgspec.structs.replace(reading, withdrawn=reading.report in old)

    return msgspec.structs.replace(
        locus,
        readings=tuple(now(reading) for reading in locus.readings),
        verdict="overtaken" if locus.verdict == "differ" and not still else locus.verdict,
    )


def _note(marked: MarkedReport, span: Span) -> _Note:
    text = marked.report.text
    sentences = [one for one in sorted(marked.sentences) if span.contains(one)] or [span]
    old: list[Reading] = []
    new: list[Reading] = []
    stems: tuple[set[str], set[str]] = (set(), set())
    for sentence in sentences:
        tells_old = _TELLS_OLD.search(text, sentence.begin, sentence.end)
        tells_new = _TELLS_NEW.search(text, tells_old.end() if tells_old else sentence.begin, sentence.end)
        turn = sentence.end if tells_old and not tells_new else tells_new.start() if tells_old and tells_new else sentence.begin
        stems[0].update(stem(word) for word in content_words(text[sentence.begin : turn]))
        stems[1].update(stem(word) for word in content_words(text[turn : sentence.end]))
        readings = [
            *(figure_reading(one) for one in marked.quantities if sentence.contains(one.span)),
            *(
                one
                for moment in marked.moments
                if sentence.contains(moment.span)
                for one in [date_reading(moment, marked)]
                if one.date
            ),
        ]
        for one in readings:
            assert one.span is not None
            wrong = one.span.begin < turn or _BEFORE_OLD.search(text[max(sentence.begin, one.span.begin - 40) : one.span.begin])
            (old if wrong else new).append(one)
    return _Note(span, tuple(old), tuple(new), frozenset(stems[0]), frozenset(stems[1]))


def _taken_back(
    report: str, note: _Note, locus: Locus, former: Sequence[str], texts: Mapping[str, Report], settings: Collate
) -> tuple[float, tuple[str, ...]]:
    """How sure it is that `note` speaks of `locus`, and the reports that have there what it takes back."""
    mine = _own(report, note, locus)
    about = {stem(word) for word in content_words(locus.asks)}
    shared = len(about & (note.old_stems | note.new_stems)) / (1 + len(about))
    if mine is None:
        in_note = [r for r in locus.readings if r.report == report and r.span]
        old = [one for one in note.old if any(_same(one, r) for r in in_note)]
        return shared, tuple(
            r.report for r in locus.readings if r.report != report and any(_same(one, r) and one.unit == r.unit for one in old)
        )
    others = [r for r in locus.readings if not r.silent and r.report != report and not agree(r, mine, settings)]
    if locus.kind == "statement":
        told = _content(mine, texts) <= note.new_stems and any(_content(r, texts) <= note.old_stems for r in others)
        return (2.0, tuple(r.report for r in others)) if told else (0.0, ())
    renewed = any(_same(one, mine) for one in note.new)
    was = tuple(r.report for r in others if any(_same(one, r) for one in note.old))
    if not was and renewed and not note.old:  # "corrected to show that nine died": its former version has what it said before
        return shared, tuple(r.report for r in others if r.report in former)
    return 1.0 + renewed + shared, was


def _own(report: str, note: _Note, locus: Locus) -> Reading | None:
    """What the corrected report itself says at `locus` now; None where it is silent, or says there only what was wrong."""
    mine = next((r for r in locus.readings if r.report == report and r.span), None)
    if mine and mine.span and note.span.contains(mine.span) and not any(_same(one, mine) for one in note.new):
        return None
    return mine


def _content(reading: Reading, texts: Mapping[str, Report]) -> frozenset[str]:
    words = content_words(texts[reading.report].words(reading.span)) if reading.span else ()
    return frozenset(stem(word) for word in words if not word.lower().endswith("ly"))


def _same(one: Reading, other: Reading) -> bool:
    if one.date is not None:
        return one.date == other.date
    bounds = {bound for bound in (one.low, one.high) if bound is not None}
    return bool(bounds & {other.low, other.high})


def _withdrawal(
    report: str, note: _Note, locus: Locus, was: Sequence[str], former: Sequence[str], stemma: Stemma
) -> Withdrawal:
    readings = {r.report: r for r in locus.readings if r.span}
    first = tuple(one for one in was if one in former)
    heirs = _descendants((report, *first), stemma)
    old = readings[(first or tuple(was))[0]]
    in_note = [one for one in note.old if _same(one, old)]
    mine = _own(report, note, locus)
    said = (in_note[0] if in_note else old).span
    assert said is not None
    return Withdrawal(
        report=report,
        note=note.span,
        locus=locus.id,
        was=said,
        now=mine.span if mine else None,
        first_in=first,
        carried_by=tuple(sorted((one for one in was if one not in former), key=lambda one: (one not in heirs, one))),
    )


def _descendants(sources: Sequence[str], stemma: Stemma) -> set[str]:
    found = set(sources)
    grown = True
    while grown:
        more = {descent.child for descent in stemma.descents if descent.parent in found} - found
        found |= more
        grown = bool(more)
    return found


def _former_versions(marked: MarkedReport, reports: Sequence[MarkedReport], stemma: Stemma) -> tuple[str, ...]:
    """The other reports that are an earlier state of `marked`: of its outlet and not later, or what it is a correction of."""
    corrected = {descent.parent for descent in stemma.descents if descent.child == marked.id and descent.how == "corrected"}
    mine = published(marked.report)

    def is_former(other: Report) -> bool:
        then = published(other)
        same = other.outlet is not None and other.outlet == marked.report.outlet
        return other.id in corrected or (same and (then is None or mine is None or then <= mine))

    return tuple(sorted(other.id for other in reports if other.id != marked.id and is_former(other.report)))
