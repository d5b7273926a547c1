"""Loci of statements: what one report says happened and another says did not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.collate.agreed import agreed
from variorum.collate.causes import mishap_causes
from variorum.collate.disclaimers import disclaimers
from variorum.collate.done import done_by
from variorum.collate.fates import fates
from variorum.collate.kin import kin
from variorum.collate.opposites import opposed
from variorum.collate.predicates import BE, Denial, absences, assertions, denials, presences, weight
from variorum.collate.sides import Clause, Sentences, are_two, may_be_opposed, shares_subject, sided
from variorum.collate.standing import standing
from variorum.language import Encode
from variorum.language.rarity import rarity
from variorum.model import Locus, MarkedReport
from variorum.settings import Collate
from variorum.text import on_one_line

_NOT = re.compile(r"\s(?:not|never|no longer)\s", re.IGNORECASE)


def statements(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """A locus for each statement that one report of a story makes and another denies, in the order in which they stand, and for
    each person of whose fate they tell otherwise."""
    read = [Sentences(marked) for marked in sorted(reports, key=lambda marked: marked.id)]
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, one in enumerate(read):
        for number, roots in enumerate(one.roots):
            for word in sorted(roots):
                if len(index[word]) < settings.statement_most:
                    index[word].append((place, number))
    sure: list[tuple[Clause, Clause]] = []
    open_ones: list[tuple[Clause, Clause]] = []
    for one in read:
        told_not = 0
        for number, words in enumerate(one.words):
            for denial in (*denials(number, words), *disclaimers(number, words)):
                told_not += 1
                if told_not > settings.statement_most:
                    break
                told_from = denial.negator + 1 if denial.since is None else denial.subject[1]
                if weight(words, told_from, denial.end) < settings.statement_weight:
                    continue
                denied = _denied(one, number, denial)
                all_said = [clause for clause in _said(denial, read, index) if not clause.span.overlaps(denied.span)]
                if any(clause.report == denied.report and not are_two(denied, clause) for clause in all_said):
                    continue  # it gives both sides
                said = [clause for clause in all_said if clause.report != denied.report]
                others = (
                    _said(msgspec.structs.replace(denial, complement=denial.instead), read, index) if denial.instead else []
                )
                told = [
                    (other, clause)
                    for other in others
                    for clause in said
                    if clause.report != other.report and shares_subject(other, clause) and may_be_opposed(other, clause)
                ]
                sure += told
                for clause in said:
                    pair = (denied, clause)
                    if any(clause == yes for _, yes in told) and not are_two(denied, clause):
                        sure.append(pair)
                    elif may_be_opposed(denied, clause):
                        open_ones.append(pair)
            sure += _absent(one, number, read, index, settings)
    texts = sorted({clause.told for pair in open_ones for clause in pair})
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    sure += [
        (denied, said)
        for denied, said in open_ones
        if float(vectors[denied.told] @ vectors[said.told])
        >= (settings.statement_likeness if shares_subject(denied, said) else settings.statement_likeness_unnamed)
    ]
    sure += opposed(read, encode, settings)
    sure += standing(read)
    divided = tuple(sided(sure, {one.marked.id: one.marked.report for one in read}))
    in_dispute = {reading.span for locus in divided for reading in locus.readings if reading.span}
    return (
        *divided,
        *agreed(read, in_dispute, settings),
        *fates(read),
        *mishap_causes(read, settings),
        *done_by(read, encode, settings),
        *kin(read, settings),
    )


def _absent(
    one: Sentences, number: int, read: Sequence[Sentences], index: Mapping[str, Sequence[tuple[int, int]]], settings: Collate
) -> Iterator[tuple[Clause, Clause]]:
    """Sentence `number` of `one` says that there was no fog, and another report that there was."""
    for there, noun in absences(one.words[number]):
        word = one.words[number][noun]
        if rarity(word.plain) < settings.statement_weight:
            continue
        denied = one.clause(number, (there, there), there, noun + 1, (there, noun + 1))
        for place, other in index.get(word.root, ()):
            for first, last in presences(word.plain, read[place].words[other]):
                said = read[place].clause(other, (first, first), first, last + 1, (first, last + 1))
                if said.report != denied.report and (said.speaker is None or said.speaker != denied.speaker):
                    told = f"there was {word.plain}"
                    yield denied, msgspec.structs.replace(said, subject="", predicate=told)


def _denied(one: Sentences, number: int, denial: Denial) -> Clause:
    begin = denial.negator - (denial.subject[1] < denial.negator)
    since = begin if denial.since is None else min(begin, denial.since)
    clause = one.clause(number, denial.subject, begin, denial.end, (since, denial.end))
    if denial.since is not None:
        shown = one.marked.report.text[clause.span.begin : clause.span.end]
        clause = msgspec.structs.replace(clause, predicate=on_one_line(shown))
    return msgspec.structs.replace(
        clause, told=_NOT.sub(" ", clause.told), act=_act(denial), develops=denial.time not in ("then", "can")
    )


def _act(denial: Denial) -> str:
    """The root of what `denial` denies: its verb, or what stands behind "was"."""
    return denial.verb if denial.verb != BE else next((word for word, _ in denial.complement), "")


def _said(denial: Denial, read: Sequence[Sentences], index: Mapping[str, Sequence[tuple[int, int]]]) -> list[Clause]:
    """The clauses of all reports that say what `denial` denies."""
    keys = {word for word, _ in denial.complement} | ({denial.verb} - {BE})
    rarest = min(keys, key=lambda key: (len(index.get(key, ())), key), default="")
    clauses = [
        read[place].clause(number, found.subject, found.verb, found.end, (found.verb, found.end))
        for place, number in index.get(rarest, ())
        if keys <= read[place].roots[number]
        for found in assertions(denial, number, read[place].words[number])
    ]
    act, develops = _act(denial), denial.time not in ("then", "can")
    return [msgspec.structs.replace(clause, act=act, develops=develops) for clause in clauses]
