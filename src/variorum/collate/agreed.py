"""Loci of states that the reports of a story tell alike: "the airport is closed", "the pass stays shut"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from variorum.collate.opposite_words import OPPOSITIONS
from variorum.collate.opposites import Told, told_states
from variorum.collate.polarity_words import PREPOSITIONS
from variorum.collate.sides import Clause, Sentences
from variorum.collate.told import told_locus
from variorum.model import Locus, Span
from variorum.settings import Collate


def agreed(read: Sequence[Sentences], opposed: Set[Span], settings: Collate) -> tuple[Locus, ...]:
    """A locus for each state that several reports tell of one thing and none denies; none for what stands in `opposed`.

    Of what has a height or a price nothing is said, for shares fall in every report, and of the dead nothing: their number and
    what became of whom are loci of their own. Nor is anything said of what somebody quoted says.
    """
    groups: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for one in read:
        for told in told_states(one):
            state = told.state
            opposition = OPPOSITIONS[state.kind]
            other = opposition.measured or opposition.role == "decision" or "alive" in opposition.states[0]
            plain = not state.future and told.clause.speaker is None and (state.definite or told.proper)
            if state.head and plain and not other and _begins_clause(one, told.clause):
                groups[state.kind, state.head].append(told)
    loci = []
    for (kind, head), group in sorted(groups.items()):
        chosen: dict[str, Clause] = {}
        for told in group:
            chosen.setdefault(told.clause.report, told.clause)
        names = [told.proper for told in group if told.proper]
        if (
            len(chosen) < settings.statement_agreed
            or len({told.state.pole for told in group}) > 1
            or any(not a & b for a in names for b in names)
            or any(clause.span.overlaps(span) for clause in chosen.values() for span in opposed)
        ):
            continue
        shown = min(
            chosen.values(), key=lambda clause: (not clause.subject, len(clause.subject) + len(clause.predicate), clause.span)
        )
        asks = " ".join(f"whether {shown.subject} {shown.predicate}".split())
        told_of = {report: (clause.span, shown.predicate) for report, clause in chosen.items()}
        loci.append(told_locus(("agreed", kind, head), "statement", asks, told_of, [one.marked.id for one in read], "agree"))
    return tuple(loci)


def _begins_clause(one: Sentences, clause: Clause) -> bool:
    """Whether nothing stands before the subject that it is only a part of: "hostages in Orland and Vellin were freed"."""
    text = one.marked.report.text
    at = text.rfind(clause.subject, 0, clause.span.begin)
    before = text[:at].split()[-1:] if at > 0 else []
    return not before or before[0].lower() not in PREPOSITIONS | {"and", "or"}
