"""The locus of what a mishap came of, where reports of a story give causes of different kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from variorum.collate.cause_words import EVENT, MISHAP, Kind, causes
from variorum.collate.sides import Sentences
from variorum.collate.told import told_locus
from variorum.model import Locus, Span
from variorum.settings import Collate

_TOLD: Mapping[Kind, str] = {
    "nature": "nature or weather",
    "machine": "something that failed",
    "person": "a human failing",
    "will": "a deliberate act",
    "unknown": "not established",
}
_LEAD = 4  # sentences, headline and byline among them, in which a report says what its story is of


class _Given(msgspec.Struct, frozen=True):
    kind: Kind
    span: Span


def mishap_causes(read: Sequence[Sentences], settings: Collate) -> tuple[Locus, ...]:
    """The locus of the causes that the reports of a mishap give, if some give only one kind and others only another, and more
    do so than give both together."""
    if 2 * sum(_is_of_mishap(one) for one in read) <= len(read):
        return ()
    given = {one.marked.id: found for one in read if (found := _given(one))}
    chosen = {report: _main(found) for report, found in given.items()}
    rivals = sorted({one.kind for one in chosen.values() if one.kind != "unknown"})
    alone = {kind: [report for report, found in given.items() if _kinds(found) == {kind}] for kind in rivals}
    disputed = {
        kind
        for kind in rivals
        for other in rivals
        if kind != other
        and alone[kind]
        and alone[other]
        and len(alone[kind]) + len(alone[other]) >= settings.cause_fewest
        and sum({kind, other} <= _kinds(found) for found in given.values()) <= max(len(alone[kind]), len(alone[other]))
    }
    if not disputed:
        return ()
    told_of = {
        report: (one.span, _TOLD[one.kind]) for report, one in chosen.items() if one.kind in disputed or one.kind == "unknown"
    }
    reports = [one.marked.id for one in read]
    return (told_locus(("cause",), "statement", f"what caused {_event(read)}", told_of, reports, "differ"),)


def _is_of_mishap(one: Sentences) -> bool:
    text = one.marked.report.text
    return any(MISHAP.search(text, span.begin, span.end) for span in one.spans[:_LEAD])


def _event(read: Sequence[Sentences]) -> str:
    """What most reports call the mishap, "the fire"; "it" where they have no noun for it."""
    called: Counter[str] = Counter()
    for one in read:
        lead = " ".join(one.marked.report.words(span) for span in one.spans[:_LEAD])
        called.update({found.lower() for found in EVENT.findall(lead)})
    return f"the {max(sorted(called), key=called.__getitem__)}" if called else "it"


def _given(one: Sentences) -> list[_Given]:
    """The causes that a report gives, in its order, furniture left out."""
    text = one.marked.report.text
    return [
        _Given(kind, one.marked.report.span(begin, end))
        for span in one.spans
        for kind, begin, end in causes(text, span.begin, span.end)
    ]


def _kinds(found: Sequence[_Given]) -> set[Kind]:
    return {one.kind for one in found if one.kind != "unknown"}


def _main(found: Sequence[_Given]) -> _Given:
    """The first of the causes of the kind that a report gives most often, of known ones if it gives any."""
    known = [one for one in found if one.kind != "unknown"] or list(found)
    times = Counter(one.kind for one in known)
    return max(known, key=lambda one: (times[one.kind], -one.span.begin))
