"""Pairs of clauses that say opposite things of one thing: "the airport is open", "the airport was closed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.contexts import stem
from variorum.collate.development import FORMER
from variorum.collate.opposite_words import OPPOSITIONS
from variorum.collate.sides import Clause, Sentences, may_be_opposed
from variorum.collate.states import NO, State, states
from variorum.language import Encode
from variorum.settings import Collate

_PERSONS = frozenset(("i", "he", "she", "who", "we", "they"))
_IT = frozenset(("it", "them", "this", "that"))
_FEW_ABOUT = 2  # words in common of what two decisions are on, where nothing else says that they are one


class Told(msgspec.Struct, frozen=True):
    """A state that a report tells, its clause, and the names in the words that bear it."""

    state: State
    clause: Clause
    proper: frozenset[str]
    it: bool  # a pronoun stands for what is decided on


def opposed(read: Sequence[Sentences], encode: Encode, settings: Collate) -> list[tuple[Clause, Clause]]:
    """The clause that denies and the one that says, for each pair of clauses of two reports that say opposite things."""
    told = [one for sentences in read for one in told_states(sentences)]
    pairs = [
        (denied, said)
        for denied in told
        if denied.state.pole == NO
        for said in told
        if said.state.pole != NO and said.state.kind == denied.state.kind and _is_one_matter(denied, said)
    ]
    texts = sorted({one.clause.told for pair in pairs for one in pair})
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    return [
        (denied.clause, said.clause)
        for denied, said in pairs
        if _is_named(denied, said)
        or float(vectors[denied.clause.told] @ vectors[said.clause.told]) >= settings.statement_opposed
    ]


def told_states(sentences: Sentences) -> Iterator[Told]:
    """The states that a report tells, in its order: none that was so before, or of a person and means something else."""
    text = sentences.marked.report.text
    names = [mention.span for mention in sentences.marked.mentions]
    for number, words in enumerate(sentences.words):
        span = sentences.spans[number]
        if FORMER.search(text, span.begin, span.end):
            continue
        for state in states(words):
            if words[state.verb].begin > span.begin and text[words[state.verb].begin :][:2].istitle():
                continue  # a name: "in the Rose Garden"
            if OPPOSITIONS[state.kind].measured and _is_somebody(sentences, number, state):
                continue  # "he jumped", "she rose through the ranks"
            clause = sentences.clause(number, state.subject, state.verb, state.end, (state.verb, state.end))
            clause = msgspec.structs.replace(clause, develops=OPPOSITIONS[state.kind].develops)
            first, last = state.bearer
            low, high = words[first].begin, words[last - 1].end
            bare = (
                words[first].plain not in ("a", "an")
                and last - first > 1
                and text[low].isupper()
                and not words[last - 1].plain.endswith("s")
            )
            proper = frozenset(
                stem(word) for name in names if low <= name.begin < high for word in text[name.begin : name.end].split()
            )
            it = any(word.plain in _IT for word in words[state.verb : state.end])
            yield Told(msgspec.structs.replace(state, definite=state.definite or bare), clause, proper, it)


def _is_somebody(sentences: Sentences, number: int, state: State) -> bool:
    """Whether a state is told of a person: by name, as "she", or as one "who" did it."""
    own = sentences.words[number][state.bearer[0] : state.bearer[1]]
    low, high = own[0].begin, own[-1].end
    named = any(one.kind == "person" and low <= one.span.begin < high for one in sentences.marked.mentions)
    return named or any(one.plain in _PERSONS for one in own)


def _is_one_matter(one: Told, other: Told) -> bool:
    """Whether two states of opposite poles are told of one thing, or two decisions are on one matter."""
    a, b = one.state, other.state
    if a.future != b.future or not may_be_opposed(one.clause, other.clause):
        return False
    named = _is_named(one, other)
    known = (a.definite or bool(one.proper)) and (b.definite or bool(other.proper))
    same = (
        a.head is not None
        and a.head == b.head
        and known
        and (not one.proper or not other.proper or bool(one.proper & other.proper))
    )
    if OPPOSITIONS[a.kind].role == "decision":
        shared = len(a.about & b.about)
        apart = bool(one.proper and other.proper) and not named and not one.proper & other.proper
        told_before = (not a.about and one.it) or (not b.about and other.it)
        return ((named or same) and (bool(shared) or told_before)) or (shared >= _FEW_ABOUT and not apart)
    return named or same


def _is_named(one: Told, other: Told) -> bool:
    """Whether both name one bearer, by name or by a noun that is part of a name in the other."""
    heads = ({one.state.head} & (other.proper | other.clause.names)) | ({other.state.head} & (one.proper | one.clause.names))
    return bool(one.clause.names & other.clause.names) or bool(heads)
