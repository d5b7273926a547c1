"""Pairs of clauses that say yes and no to one of the matters that news stands divided on: see `matters`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.contexts import EMPTY
from variorum.collate.matters import MATTERS, Matter, Phrase
from variorum.collate.persons import name_words
from variorum.collate.polarity_words import BE_FORMS, DOUBTFUL, NEGATORS, TO_VERB
from variorum.collate.predicates import Word, clause_end, subject_begin
from variorum.collate.sides import Clause, Sentences, are_two
from variorum.collate.titles import ROLES

_MOST_BETWEEN = 5  # words between two of a phrase, no more than two of them more than grammar: "broke off all further talks"
_TELLING_BETWEEN = 2
_BEFORE = 6  # words before a phrase in which what denies it or puts it in doubt stands
_BESIDE = 14  # words on either side of a phrase in which its topic stands
_JUST_BEFORE = 7  # the same of what a phrase is said of: "the siren at the dam site was sounded"
_CLAIMS = "claim claimed claims deny denies denied suggest suggested allegedly supposedly before or until till without whether"
_REJECTED = frozenset(("rejected", "rejects", "rejecting", "disputed", "disputes", "refuted", "refutes"))
_PERHAPS = DOUBTFUL - frozenset(_CLAIMS.split()) - TO_VERB | _REJECTED
_PRONOUNS = frozenset(("it", "one", "they", "this", "that"))
_DISMISSED = "fired sacked dismissed ousted axed fires dismisses ousts forced kicked booted relieved removed"
_SENT_AWAY = frozenset(_DISMISSED.split())
_SOMEBODY = frozenset(("he", "she", "him", "her", "them", "they"))
_PERSON_BEHIND = 4  # words behind "fired" in which the person stands: "fired her transport minister"


class _Told(msgspec.Struct, frozen=True):
    yes: bool
    clause: Clause


def standing(read: Sequence[Sentences]) -> list[tuple[Clause, Clause]]:
    """The clause that denies and the one that says, for each matter on which some reports say yes and others no."""
    pairs: list[tuple[Clause, Clause]] = []
    for matter in MATTERS:
        told = [one for sentences in read for one in _told(matter, sentences)]
        pairs += [
            (denied.clause, said.clause)
            for denied in told
            if not denied.yes
            for said in told
            if said.yes and said.clause.report != denied.clause.report and not are_two(denied.clause, said.clause)
        ]
    return pairs


def _told(matter: Matter, sentences: Sentences) -> Iterator[_Told]:
    """What a report says of a matter, in its order."""
    text = sentences.marked.report.text
    for number, words in enumerate(sentences.words):
        end = 0
        for at in range(len(words)):
            if at < end:
                continue
            for yes, phrases in ((False, matter.no), (True, matter.yes)):
                last = max((_end(text, words, at, phrase) for phrase in phrases), default=0)
                if not last or any(one.plain in _PERHAPS for one in _before(words, at)):
                    continue
                topic = _topic(matter, sentences, number, at, last)
                if topic is None:
                    continue
                end = max(clause_end(words, last), last)
                inside = [*_before(words, at), *words[at:last]]
                denied = yes and sum(one.plain in NEGATORS or one.plain in TO_VERB for one in inside) % 2 == 1
                said = yes and not denied
                yield _Told(said, _clause(matter, sentences, number, topic, at, end, said))
                break


def _clause(matter: Matter, sentences: Sentences, number: int, topic: int, at: int, end: int, said: bool) -> Clause:
    """The clause of a phrase at `at`, shown from its topic on, where that stands before it."""
    words = sentences.words[number]
    clause = sentences.clause(number, (subject_begin(words, at), at), at, end, (min(topic, at), end))
    if matter.personal:
        return msgspec.structs.replace(clause, develops=matter.develops, names=_people(sentences, number))
    named = words[topic].root in matter.topics
    noun = sentences.marked.report.text[words[topic].begin : words[topic].end].lower() if named else "it"
    asks = matter.asks.format(noun).replace(f"{noun} was", f"{noun} were") if noun.endswith("s") else matter.asks.format(noun)
    return msgspec.structs.replace(
        clause,
        develops=matter.develops,
        names=frozenset(),
        pronoun=not named,
        subject="",
        predicate=asks if said else clause.predicate,
    )


def _people(sentences: Sentences, number: int) -> frozenset[str]:
    """The surnames of the persons whom a sentence names."""
    span = sentences.spans[number]
    return frozenset(
        part
        for mention in sentences.marked.mentions
        if mention.kind == "person" and span.contains(mention.span)
        for part in name_words(mention.name)[-1:]
    )


def _end(text: str, words: Sequence[Word], at: int, phrase: Phrase) -> int:
    """Where `phrase` ends that begins at `at`; 0 where it does not."""
    if not phrase[0].fits(words[at], text):
        return 0
    place = at
    for part in phrase[1:]:
        telling = 0
        for after in range(place + 1, min(len(words), place + 2 + _MOST_BETWEEN)):
            if words[after].hard or words[after].soft or telling > _TELLING_BETWEEN:
                return 0
            if part.fits(words[after], text):
                place = after
                break
            telling += words[after].plain not in EMPTY
        else:
            return 0
    return place + 1


def _before(words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words before `at` in its clause, the nearest few."""
    begin = at
    while begin > 0 and at - begin < _BEFORE and not words[begin].hard:
        begin -= 1
    return words[begin:at]


def _topic(matter: Matter, sentences: Sentences, number: int, at: int, last: int) -> int | None:
    """Where the words begin that say what a phrase is of: its topic, in its sentence or, where a pronoun stands for it, in the
    one before; None where it is of something else."""
    words = sentences.words[number]
    if matter.personal:
        return at if _of_person(sentences, number, at, last) else None
    if not matter.topics:
        return at
    low, high = (at - _JUST_BEFORE, last) if matter.beside else (at - _BESIDE, last + _BESIDE)
    near = [k for k in range(max(0, low), min(len(words), high)) if words[k].root in matter.topics]
    if near:
        before = [k for k in near if k < at]
        return before[-1] if before and not any(one.hard for one in words[before[-1] + 1 : at + 1]) else at
    pronoun = any(one.plain in _PRONOUNS for one in words[max(0, at - _BEFORE) : last + 2])
    if pronoun and number and sentences.roots[number - 1] & matter.topics:
        return at
    return None


def _of_person(sentences: Sentences, number: int, at: int, last: int) -> bool:
    """Whether somebody stands beside a phrase: before it who goes, behind it, or before "was fired", who is sent away."""
    words = sentences.words[number]
    passive = at > 0 and (words[at - 1].plain in BE_FORMS or words[at - 1].plain.endswith("ly"))
    sent = words[at].plain in _SENT_AWAY and not passive
    near = words[last : last + _PERSON_BEHIND] if sent else words[max(0, at - _BEFORE) : at]
    if not near:
        return False
    low, high = near[0].begin, near[-1].end
    named = any(one.kind == "person" and low <= one.span.begin < high for one in sentences.marked.mentions)
    return named or any(one.plain in _SOMEBODY or (sent and one.plain in ROLES) for one in near)
