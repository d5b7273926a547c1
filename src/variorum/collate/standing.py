"""Pairs of clauses that say yes and no to one of the matters that news stands divided on: see `matters`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from variorum.collate.contexts import EMPTY
from variorum.collate.matters import MATTERS, Matter, Phrase
from variorum.collate.persons import name_words
from variorum.collate.polarity_words import BE_FORMS, DENIED, DOUBTFUL, NEGATORS, TO_VERB
from variorum.collate.predicates import Word, clause_end, root, subject_begin
from variorum.collate.sides import Clause, Sentences, are_two
from variorum.collate.titles import ROLES
from variorum.text import on_one_line
from variorum.text.normal import compared

_MOST_BETWEEN = 5  # words between two of a phrase, no more than two of them more than grammar: "broke off all further talks"
_TELLING_BETWEEN = 2
_BEFORE = 6  # words before a phrase in which what denies it or puts it in doubt stands
_BESIDE = 14  # words on either side of a phrase in which its topic stands
_CLOSE = 4  # the same where two such topics may stand in one sentence
_NEAR = 3  # words before such a phrase in which "not" denies it, rather than a verb that it belongs to
_JUST_BEFORE = 7  # the same of what a phrase is said of: "the siren at the dam site was sounded"
_CLAIMS = "claim claimed claims deny denies denied suggest suggested allegedly supposedly before or until till without whether"
_REJECTED = frozenset(("rejected", "rejects", "rejecting", "disputed", "disputes", "refuted", "refutes"))
_MAYBE = frozenset(("possible", "potential", "suspected", "unclear"))
_PERHAPS = DOUBTFUL - frozenset(_CLAIMS.split()) - TO_VERB | _REJECTED | _MAYBE
_ABLE = frozenset(("can", "could"))
_PRONOUNS = frozenset(("it", "one", "they", "them", "this", "that"))
_ASKED = 60  # characters before a phrase in which a question names what it answers: "Rubber bullets? We don't carry them."
_ABOUT = 4  # one in so many reports has a word of what a matter is about, where it is about something
_DEGREE = 2  # words behind a phrase in which "too late" stands
_DENYING = 9  # words before a phrase in which "denied that" turns it round
_DISMISSED = "fired sacked dismissed ousted axed fires dismisses ousts forced kicked booted relieved removed"
_SENT_AWAY = frozenset(_DISMISSED.split())
_SOMEBODY = frozenset(("he", "she", "him", "her", "them", "they"))
_SHOT_LISTED = "shot shots round rounds gun handgun rifle pistol weapon bullet bullets missile missiles rocket rockets"
_SHOT = frozenset(_SHOT_LISTED.split())  # what is "fired" and is nobody
_AT = frozenset(("it", "at", "into", "back"))
_PERSON_BEHIND = 4  # words behind "fired" in which the person stands: "fired her transport minister"


class _Told(msgspec.Struct, frozen=True):
    """What a report says of a matter, by its place in the table."""

    matter: int
    yes: bool
    clause: Clause


_NONE: dict[int, tuple[list[Phrase], list[Phrase]]] = {}
_BEGUN: dict[str, dict[int, tuple[list[Phrase], list[Phrase]]]] = {}
"""For each root with which a phrase begins the matters that have such, by place, and their phrases of no and of yes."""
for _place, _matter in enumerate(MATTERS):
    for _side, _phrases in enumerate((_matter.no, _matter.yes)):
        for _phrase in _phrases:
            _BEGUN.setdefault(_phrase[0].root, {}).setdefault(_place, ([], []))[_side].append(_phrase)


def standing(read: Sequence[Sentences]) -> list[tuple[Clause, Clause]]:
    """The clause that denies and the one that says, for each matter on which some reports say yes and others no."""
    told: dict[int, list[_Told]] = {}
    for sentences in read:
        for one in _told(sentences):
            told.setdefault(one.matter, []).append(one)
    return [
        (denied.clause, said.clause)
        for place, of_matter in sorted(told.items())
        if _is_about(MATTERS[place], read)
        for denied in of_matter
        if not denied.yes
        for said in of_matter
        if said.yes and said.clause.report != denied.clause.report and not are_two(denied.clause, said.clause)
    ]


def _is_about(matter: Matter, read: Sequence[Sentences]) -> bool:
    """Whether the story is one in which `matter` can be at issue: a good part of the reports have a word that it is about."""
    has = sum(any(roots & matter.about for roots in one.roots) for one in read)
    return not matter.about or _ABOUT * has >= len(read)


def _told(sentences: Sentences) -> Iterator[_Told]:
    """What a report says of each matter, in its order."""
    for number, words in enumerate(sentences.words):
        ends: dict[int, int] = {}
        for at, word in enumerate(words):
            for place, sides in _BEGUN.get(word.root, _NONE).items():
                if at < ends.get(place, 0):
                    continue
                found = _at(MATTERS[place], sides, sentences, number, at)
                if found is not None:
                    yes, clause, ends[place] = found
                    yield _Told(place, yes, clause)


def _at(
    matter: Matter, sides: tuple[Sequence[Phrase], Sequence[Phrase]], sentences: Sentences, number: int, at: int
) -> tuple[bool, Clause, int] | None:
    """What is said of `matter` by a phrase that begins at `at`, if any: whether yes, the clause, and where that ends."""
    text, words = sentences.marked.report.text, sentences.words[number]
    for yes, phrases in ((False, sides[0]), (True, sides[1])):
        last, phrase = max(((_end(text, words, at, one), one) for one in phrases), key=lambda one: one[0], default=(0, ()))
        if not last or any(one.plain in _PERHAPS for one in _before(words, at)):
            continue
        if any(one.plain == "too" for one in words[last : last + _DEGREE]):
            continue  # "nobody was warned too late" says that they were warned
        topic = _topic(matter, sentences, number, at, last)
        if topic is None:
            continue
        turning = _turning(words, at, last, phrase, _NEAR if matter.close else _BEFORE)
        turned = len(turning) % 2 == 1
        if turned and (not yes or _is_unable(words, at)):
            continue
        end = max(clause_end(words, last), last)
        said = yes and not turned
        return said, _clause(matter, sentences, number, topic, at, end, turning, said), end
    return None


def _is_unable(words: Sequence[Word], at: int) -> bool:
    """Whether what is denied is only that somebody can: "they cannot shoot down a plane without a radar"."""
    near = words[max(0, at - _NEAR) : at]
    return any(a.plain in _ABLE and b.plain in NEGATORS for a, b in pairwise(near))


def _turning(words: Sequence[Word], at: int, last: int, phrase: Phrase, reach: int) -> list[int]:
    """The words, by place, that turn a phrase round and are no part of it: "not", "failed to", "denied that"."""
    own = [part.root for part in phrase]
    found = []
    for place in range(at - len(_before(words, at)[-reach:]), last):
        word = words[place]
        if word.plain in NEGATORS or word.plain in TO_VERB:
            if word.root in own:
                own.remove(word.root)
            else:
                found.append(place)
    denied = next((place for place in range(max(0, at - _DENYING), at) if words[place].plain in DENIED), None)
    return found if denied is None else [denied, *found]


def _clause(
    matter: Matter, sentences: Sentences, number: int, topic: int, at: int, end: int, turning: Sequence[int], said: bool
) -> Clause:
    """The clause of a phrase at `at`, shown from its topic or from what turns it round on, where these stand before it."""
    words, text = sentences.words[number], sentences.marked.report.text
    begin = min(topic, at, *turning)
    clause = sentences.clause(number, (subject_begin(words, at), at), at, end, (begin, end))
    if matter.personal:
        return msgspec.structs.replace(clause, develops=matter.develops, matter="post", names=_people(sentences, number))
    named = words[topic].root in matter.topics
    noun = text[words[topic].begin : words[topic].end].lower() if named else "it"
    asks = matter.asks.format(noun).replace(f"{noun} was", f"{noun} were") if noun.endswith("s") else matter.asks.format(noun)
    told = on_one_line(text[clause.span.begin : clause.span.end]) if turning else clause.predicate
    return msgspec.structs.replace(
        clause,
        develops=matter.develops,
        matter=matter.asks,
        first=matter.first,
        names=frozenset(),
        pronoun=not named,
        subject="",
        predicate=asks if said else told,
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
    beside = _CLOSE if matter.close else _BESIDE
    low, high = (at - _JUST_BEFORE, last) if matter.beside else (at - beside, last + beside)
    near = [k for k in range(max(0, low), min(len(words), high)) if words[k].root in matter.topics]
    if matter.close:
        near = [k for k in near if not any(one.hard or one.soft for one in words[min(k, at) + 1 : max(k + 1, last)])]
    if near:
        before = [k for k in near if k < at]
        return before[-1] if before and not any(one.hard for one in words[before[-1] + 1 : at + 1]) else at
    pronoun = any(one.plain in _PRONOUNS for one in words[max(0, at - _BEFORE) : last + 2])
    if pronoun and number and sentences.roots[number - 1] & matter.topics:
        return at
    if pronoun:
        begin = words[at].begin
        asked = sentences.marked.report.text[max(0, begin - _ASKED) : begin].rpartition("?")[0].rpartition(".")[2]
        if any(root(compared(word)) in matter.topics for word in asked.split()):
            return at
    return None


def _of_person(sentences: Sentences, number: int, at: int, last: int) -> bool:
    """Whether somebody stands beside a phrase: before it who goes, behind it, or before "was fired", who is sent away."""
    words = sentences.words[number]
    passive = at > 0 and (words[at - 1].plain in BE_FORMS or words[at - 1].plain.endswith("ly"))
    sent = words[at].plain in _SENT_AWAY and not passive
    near = words[last : last + _PERSON_BEHIND] if sent else words[max(0, at - _BEFORE) : at]
    if not near or (sent and (near[0].plain in _AT or any(one.plain in _SHOT for one in near))):
        return False
    low, high = near[0].begin, near[-1].end
    named = any(one.kind == "person" and low <= one.span.begin < high for one in sentences.marked.mentions)
    return named or any(one.plain in _SOMEBODY or (sent and one.plain in ROLES) for one in near)
