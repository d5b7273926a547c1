"""What sentences say of the state of things in words that have an opposite: "the bridge is closed", "he rejected the plea"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.contexts import EMPTY
from variorum.collate.opposite_words import OPPOSITIONS
from variorum.collate.polarity_words import BE_FORMS, DOUBTFUL, HAVE, NARROW, NEGATORS, PREPOSITIONS, PRONOUNS, STOP
from variorum.collate.predicates import Word, clause_end, gives_reason
from variorum.collate.sides import DAY

YES, NO = 0, 1
_REMAIN = "remain remains remained stay stays stayed keep kept found declared pronounced ruled left"
_LINKING = BE_FORMS | frozenset(_REMAIN.split())
_FUTURE = frozenset(("will", "would", "shall"))
_PERHAPS = (DOUBTFUL - _FUTURE - {"before", "or"}) | frozenset(("could", "can", "to"))
_ADVERBS = "still now also again since already then later soon been be being all both either officially"
_BESIDE = frozenset(_ADVERBS.split())
_DETERMINERS = "the its his her their our this that these those"
_DEFINITE = frozenset(_DETERMINERS.split())
_ANY = frozenset(("no", "any", "single"))
_ONE = frozenset(("a", "an", "all"))
_PERSONAL = frozenset(("him", "her", "them", "me", "us"))
_MOST_NOUN = 12  # words of a subject before its verb
_MOST_INSERTED = 8  # words of an insertion between commas: "Carl Brandt, the state mediator for six years,"
_RELATIVE = frozenset(("who", "which"))
_MOST_BESIDE = 6  # words of "has not yet been officially"
_BEFORE_DOUBT = 6  # words before a verb that may put it in doubt
_CONJUNCTIONS = "after before because despite while although amid until as"
_OFF = frozenset(_CONJUNCTIONS.split())
_AND = frozenset(("and", "but", "or"))  # before a verb: whose it is stands elsewhere
_SURVIVED = frozenset(("survived", "survives", "survive"))  # whoever does has the state, not what stands behind


class State(msgspec.Struct, frozen=True):
    """One side of a matter: `words[verb:end]` say what of `words[subject]`, and `words[bearer]` are those whose state it is, or
    who decide. `kind` is the place of the opposition in the table; `pole` YES or NO; `head` the root of the bearer's noun,
    None for a pronoun; `about` the roots of what is decided on or of what stands behind the verb; `definite`, whether the
    bearer is one that was told of, or all there are; `future`, whether it is still to come."""

    kind: int
    pole: int
    subject: tuple[int, int]
    bearer: tuple[int, int]
    verb: int
    end: int
    head: str | None
    about: frozenset[str]
    definite: bool
    future: bool


_PHRASES: dict[str, list[tuple[tuple[str, ...], int, int, bool]]] = {}
for _kind, _opposition in enumerate(OPPOSITIONS):
    for _pole in (YES, NO):
        for _is_deed, _words in ((False, _opposition.states[_pole]), (True, _opposition.deeds[_pole])):
            for _phrase in sorted(_words):
                _parts = tuple(_phrase.split())
                _PHRASES.setdefault(_parts[0], []).append((_parts, _kind, _pole, _is_deed))


def states(words: Sequence[Word]) -> Iterator[State]:
    """The states that a sentence tells plainly, in its order: not what may be, is asked, or was so before something.

    >>> from variorum.collate.predicates import words_of
    >>> from variorum.model import Span
    >>> text = "The bridge over the Wend is still closed to all traffic."
    >>> [(one.pole, one.head, text[words_of(text, Span("a", 0, len(text)))[one.verb].begin:][:2])
    ...  for one in states(words_of(text, Span("a", 0, len(text))))]
    [(1, 'bridg', 'is')]
    """
    for at, word in enumerate(words):
        for phrase, kind, pole, is_deed in _PHRASES.get(word.plain, ()):
            last = at + len(phrase)
            if tuple(one.plain for one in words[at:last]) != phrase or any(
                one.hard or one.soft for one in words[at + 1 : last]
            ):
                continue
            found = _deed(words, at, last, kind, pole) if is_deed else _state(words, at, last, kind, pole)
            if found is not None:
                if not _is_of_reason(words, found, at):
                    yield found
                break


def _is_of_reason(words: Sequence[Word], found: State, at: int) -> bool:
    """Whether a "not" may deny the reason that follows only: "is not closed because it failed"."""
    denied = any(one.plain in NEGATORS for one in words[found.verb : at])
    return denied and any(gives_reason(words, place) for place in range(at, found.end + 1))


def _state(words: Sequence[Word], at: int, last: int, kind: int, pole: int) -> State | None:
    """The state at `at` behind "was", "remains", "was found": its subject bears it, or had that decided of it."""
    place, denied, future, linked = at, False, False, False
    if at and words[at - 1].plain in ("a", "an"):
        if last < len(words) and not (words[last].hard or words[last].soft or words[last].plain in STOP | PREPOSITIONS):
            return None  # "a closed road"
        place -= 1
    while place > 0 and at - place < _MOST_BESIDE and not words[place].hard:
        before = words[place - 1].plain
        if before in NEGATORS:
            if words[place].plain in NARROW:
                return None
            denied = not denied
        elif before in _FUTURE:
            future = True
        elif before in _LINKING:
            linked = True
        elif not (before in HAVE or before in _BESIDE or before.endswith("ly") or before == "longer"):
            break
        place -= 1
    if not linked or (words[at].soft and place == at):
        return None
    return _told(words, place, at, last, kind, pole ^ denied, future, by_subject=True)


def _deed(words: Sequence[Word], at: int, last: int, kind: int, pole: int) -> State | None:
    """The deed at `at`, a finite verb: of its object if it has one and is of the kind that is done to something."""
    place, denied, future, finite = at, False, False, words[at].plain.endswith(("ed", "s")) or len(words[at].plain) < 6
    while place > 0 and at - place < 4 and not words[place].hard:
        before = words[place - 1].plain
        if before in ("not", "never"):
            denied = not denied
        elif before in _FUTURE:
            future = True
        elif before in BE_FORMS:
            return None  # "was opened" is a state
        elif not (before in HAVE or before in ("did", "does", "do", "also") or before.endswith("ly") or before == "since"):
            break
        place -= 1
    base = any(words[at].plain + ending in one for one in OPPOSITIONS[kind].deeds[pole] for ending in ("d", "ed", "s"))
    helped = future or any(words[k].plain in ("did", "does", "do") for k in range(place, at))
    if (base and not helped) or not finite:
        return None
    return _told(words, place, at, last, kind, pole ^ denied, future, by_subject=False)


def _told(
    words: Sequence[Word], place: int, at: int, last: int, kind: int, pole: int, future: bool, *, by_subject: bool
) -> State | None:
    near = words[max(0, place - _BEFORE_DOUBT) : at]
    if any(one.plain in _PERHAPS for one in near[next((k for k in range(len(near) - 1, 0, -1) if near[k].hard), 0) :]):
        return None
    begin = _noun_begin(words, place)
    if begin == place or words[place - 1].plain in _RELATIVE | _AND:
        return None
    end = clause_end(words, last)
    behind = words[last:end]
    behind = behind[: next((k for k, one in enumerate(behind) if one.plain in _OFF), len(behind))]
    decides = OPPOSITIONS[kind].role == "decision"
    if decides and not by_subject and behind and behind[0].plain in _PERSONAL:
        return None  # "dismissed him": from his post
    if words[at].plain in _SURVIVED and behind and behind[0].plain == "by":
        return None  # "he survived by begging" says nothing of a danger
    done_to = (
        not by_subject
        and not decides
        and words[at].plain not in _SURVIVED
        and behind
        and behind[0].plain not in PREPOSITIONS | EMPTY - _DEFINITE - _ANY - _ONE
    )
    bearer = _first_noun(behind) if done_to else words[begin:place]
    matter = bearer if decides and by_subject else behind
    return State(
        kind=kind,
        pole=pole ^ any(one.plain == "no" for one in bearer),
        subject=(begin, place),
        bearer=(last, last + len(bearer)) if done_to else (begin, place),
        verb=place,
        end=end,
        head=_head(bearer),
        about=frozenset(one.root for one in matter if _tells(one) and not DAY.fullmatch(one.plain)),
        definite=_is_definite(bearer),
        future=future,
    )


def _noun_begin(words: Sequence[Word], end: int) -> int:
    """Where the noun begins whose verb stands at `end`, with what is inserted between commas and what "who" adds to it."""
    begin = end
    if end < len(words) and words[end].soft:
        begin = next((k for k in range(end - 1, max(0, end - _MOST_INSERTED), -1) if words[k].soft), end)
        if begin == end:
            return end
    first = begin
    while begin > 0 and end - begin < _MOST_NOUN:
        if begin < len(words) and (words[begin].hard or (words[begin].soft and begin != first)):
            break
        before = words[begin - 1].plain
        if before in STOP and before not in _RELATIVE and begin != end:
            break
        if (before in BE_FORMS or before in HAVE) and begin != end:
            break
        begin -= 1
    return begin


def _first_noun(behind: Sequence[Word]) -> Sequence[Word]:
    end = next((k for k, one in enumerate(behind) if k and (one.plain in PREPOSITIONS or one.soft or one.hard)), len(behind))
    return behind[:end]


def _tells(word: Word) -> bool:
    return word.plain not in EMPTY and word.plain not in PRONOUNS and word.plain not in PREPOSITIONS


def _head(noun: Sequence[Word]) -> str | None:
    """The root of the noun that the others belong to: the one before the first preposition, comma, "who" or participle; None
    for a pronoun alone."""
    for k, one in enumerate(noun):
        ends = one.plain in PREPOSITIONS or one.plain in _RELATIVE or one.plain == "of" or one.soft
        participle = one.plain.endswith("ed") and k + 1 < len(noun) and noun[k + 1].plain in PREPOSITIONS
        if k and (ends or participle):
            noun = noun[:k]
            break
    telling = [one for one in noun if _tells(one) and not one.plain.isdigit()]
    return telling[-1].root if telling else None


def _is_definite(noun: Sequence[Word]) -> bool:
    """Whether `noun` is one that was told of, "the bridge", "line 9", or all there are, "no bridge"."""
    numbered = len(noun) > 1 and noun[-1].plain.isdigit() and not noun[-2].plain.isdigit() and _tells(noun[-2])
    return numbered or any(one.plain in _DEFINITE | _ANY for one in noun)
