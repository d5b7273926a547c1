"""What the sentences of a report deny, clause by clause, and where another sentence says the same without denying it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.contexts import EMPTY, stem
from variorum.collate.inflection import AUXILIARIES, irregular
from variorum.collate.polarity_words import (
    BE_FORMS,
    DENIED,
    DOUBTFUL,
    HAVE,
    MEDIA,
    NARROW,
    NEGATORS,
    NEVERTHELESS,
    PREPOSITIONS,
    SCALE,
    SPEECH,
    STOP,
    TO_VERB,
    WITHIN,
)
from variorum.language.rarity import rarity
from variorum.model import Span
from variorum.text.normal import compared

BE = "be"
_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+|(?<=\d):\d+)*")
_HARD = re.compile(r"[;:.!?()\[\]“”\"«»—]|\n\s*\n|\s[–-]\s|(?:^|\s)[‘']|[’'](?:\s|$)")
_FINITE_BE = {"is": "now", "are": "now", "am": "now", "was": "then", "were": "then", "been": "then"}
_DO = {"do": "now", "does": "now", "did": "then"}
_MODALS = {"can": "can", "could": "can", "will": "will"}


def root(word: str) -> str:
    """`word`, as compared, in one form for all its tenses."""
    found = irregular(word)
    return f"={found[0]}" if found else stem(word)


_SPEECH = frozenset(root(word) for word in SPEECH)
_NO_CLAIMANT = "the these those such his her its their false any of by on to and or disputes rejects is was been"
_OF_CLAIMS = frozenset(_NO_CLAIMANT.split())
_HOURS = "one two three four five six seven eight nine ten eleven twelve quarter half past noon midnight o'clock a.m p.m am pm"
_CLOCK = frozenset(root(word) for word in _HOURS.split())
_NOBODY = frozenset(("nobody", "none", "neither"))
_BEFORE_MONTH = frozenset(
    ("in", "of", "on", "by", "since", "until", "till", "last", "next", "early", "late", "mid", "from", "this")
)
_MOST_NOUN = 3  # words of what there was none of: "no fire sirens sounded"
_MOST_SUBJECT = 14  # words before a verb in which its subject stands
_MOST_COMPLEMENT = 8  # words behind a verb that say what is denied


class Word(msgspec.Struct, frozen=True):
    """A word of a sentence; `hard` and `soft` say whether a stop or only a comma stands between it and the word before."""

    begin: int
    end: int
    plain: str
    root: str
    hard: bool
    soft: bool


class Denial(msgspec.Struct, frozen=True):
    """A clause that denies something: `words[first:verb]` is its subject, `words[verb]` what carries the meaning of the verb
    (for "was not" the word itself), `complement` the content that follows, each word with the preposition before it.
    `instead` is the content of what it says in its place ("not on his bridge but below decks"); `since` is where the words
    begin that disclaim it, where these stand before it ("denied that …"); `about` are the roots of the words of its subject."""

    sentence: int
    subject: tuple[int, int]
    negator: int
    end: int
    verb: str
    time: str
    complement: tuple[tuple[str, str], ...]
    instead: tuple[tuple[str, str], ...] = ()
    since: int | None = None
    about: frozenset[str] = frozenset()


class Assertion(msgspec.Struct, frozen=True):
    """A clause that says what a denial denies."""

    sentence: int
    subject: tuple[int, int]
    verb: int
    end: int


def words_of(text: str, sentence: Span) -> tuple[Word, ...]:
    """The words of one sentence, contractions written out at the place of the whole."""
    found: list[Word] = []
    last = sentence.begin
    for match in _TOKEN.finditer(text, sentence.begin, sentence.end):
        between = text[last : match.start()]
        hard, soft = bool(_HARD.search(between)), "," in between
        plain = compared(match.group())
        parts = [plain]
        if plain in ("can't", "cannot"):
            parts = ["can", "not"]
        elif plain == "won't":
            parts = ["will", "not"]
        elif plain.endswith("n't"):
            parts = [plain.removesuffix("n't"), "not"]
        for place, part in enumerate(parts):
            first = place == 0
            found.append(Word(match.start(), match.end(), part, root(part), hard and first, soft and first))
        last = match.end()
    return tuple(found)


def denials(number: int, words: Sequence[Word]) -> Iterator[Denial]:
    """The clauses of a sentence that deny something plainly, in its order."""
    for at, word in enumerate(words):
        if word.plain == "not" and _is_none(words, at):
            found = _nobody(number, words, at)
        elif word.plain in ("not", "never") or (word.plain == "no" and _plain(words, at + 1) == "longer"):
            found = _with_auxiliary(number, words, at)
        elif word.plain in DENIED:
            found = _denied(number, words, at)
        elif word.plain in TO_VERB and _plain(words, at + 1) == "to":
            found = denial_at(number, words, at, at + 2, "then")
        elif word.plain == "no" or word.plain in _NOBODY:
            found = _nobody(number, words, at)
        else:
            continue
        if found and not _is_doubtful(words, found.subject[0], at) and not _is_relative(words, found):
            yield found


def _is_relative(words: Sequence[Word], denial: Denial) -> bool:
    """Whether what is denied stands before the clause: "an arsenal that it had never acknowledged"."""
    before = denial.subject[0] - 1
    if denial.complement or before < 1 or words[before].plain not in ("that", "which") or denial.verb == BE:
        return False
    told_by = words[before - 1]
    return told_by.root not in _SPEECH and not told_by.plain.endswith(("ed", "t")) and not words[before].hard


def _with_auxiliary(number: int, words: Sequence[Word], at: int) -> Denial | None:
    auxiliary = _plain(words, at - 1) if at and not words[at].hard else ""
    after = at + (2 if words[at].plain == "no" else 1)
    while after < min(len(words), at + 3) and words[after].plain.endswith("ly") and words[after].plain not in NARROW:
        after += 1
    if after >= len(words) or words[after].hard or words[after].plain in NARROW:
        return None
    if auxiliary in _FINITE_BE:
        return denial_at(number, words, at, after - 1, _FINITE_BE[auxiliary], copula=True)
    if auxiliary in HAVE:
        if words[after].plain == "been":
            return denial_at(number, words, at, after, "then", copula=True)
        return denial_at(number, words, at, after, "then")
    if auxiliary in _DO:
        return denial_at(number, words, at, after, _DO[auxiliary])
    if auxiliary in _MODALS:
        if words[after].plain == BE:
            return denial_at(number, words, at, after, _MODALS[auxiliary], copula=True)
        return denial_at(number, words, at, after, _MODALS[auxiliary])
    if words[at].plain in ("never", "no") and auxiliary not in AUXILIARIES and auxiliary not in ("to", "and", "but", ""):
        if words[after].plain in EMPTY or words[after].plain in PREPOSITIONS:
            return None
        return denial_at(number, words, at, after, "then" if is_past(words[after].plain) else "now")
    return None


def _denied(number: int, words: Sequence[Word], at: int) -> Denial | None:
    verb = at + (2 if _plain(words, at + 1) == "having" else 1)
    if _plain(words, verb) == "been":
        return denial_at(number, words, at, verb, "then", copula=True)
    if verb >= len(words) or words[verb].hard or words[verb].soft:
        return None
    if _plain(words, at + 1) == "being":
        return denial_at(number, words, at, verb, "then", copula=True)
    return denial_at(number, words, at, verb, "then") if verb == at + 2 or words[verb].plain.endswith("ing") else None


def _nobody(number: int, words: Sequence[Word], at: int) -> Denial | None:
    """ "No alarm sounded", "nobody was hurt": the subject is denied."""
    if at and not words[at].hard and words[at - 1].plain != "that":
        return None
    first = at + 1 if words[at].plain in ("no", "neither") else at
    if _is_none(words, at):
        first = at + (2 if words[at + 1].plain == "one" else 3)
    elif words[at].plain in ("none", "neither") and _plain(words, at + 1) == "of":
        first = at + 3
    verb = first + 1
    while verb < min(len(words), first + _MOST_NOUN) and not (_is_finite(words[verb].plain) or words[verb].plain in EMPTY):
        verb += 1
    if (
        verb >= len(words)
        or not _is_finite(words[verb].plain)
        or any(one.hard or one.soft for one in words[first : verb + 1][1:])
    ):
        return None
    if words[verb].plain in HAVE:
        verb += _plain(words, verb + 1) == "been"
    if words[verb].plain in _FINITE_BE:
        found = denial_at(number, words, at, verb, _FINITE_BE[words[verb].plain], copula=True)
    else:
        found = denial_at(number, words, at, verb, "then")
    return msgspec.structs.replace(found, subject=(first, verb)) if found else None


def _is_none(words: Sequence[Word], at: int) -> bool:
    """Whether "not one" or "not a single" stands at `at`."""
    return words[at].plain == "not" and (
        _plain(words, at + 1) == "one" or (_plain(words, at + 1) in ("a", "one") and _plain(words, at + 2) == "single")
    )


def _is_finite(word: str) -> bool:
    return word in _FINITE_BE or word in HAVE or is_past(word)


def absences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a sentence says that there was no fog: the places of "there" and of the noun."""
    for at, word in enumerate(words):
        if word.plain == "no" and _plain(words, at - 2) == "there" and _plain(words, at - 1) in ("was", "were", "is", "are"):
            after = words[at + 2] if at + 2 < len(words) else None
            if after is not None and after.plain == "that" and not after.hard:
                continue  # "there is no evidence that …": of another thing there may be some
            ends = after is None or after.hard or after.soft or after.plain in STOP | PREPOSITIONS | NEVERTHELESS
            doubtful = any(one.plain in DOUBTFUL for one in words[max(0, at - 8) : at])
            if at + 1 < len(words) and ends and not doubtful and words[at + 1].plain not in EMPTY:
                yield at - 2, at + 1


def presences(noun: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a sentence says that there was what `noun` names: the places of the first and the last word that say so."""
    for at, word in enumerate(words):
        if word.plain != noun or any(one.plain in NEGATORS or one.plain in DOUBTFUL for one in words[max(0, at - 6) : at]):
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and not (after.hard or after.soft or after.plain in STOP | PREPOSITIONS | AUXILIARIES):
            continue
        before = [words[k].plain for k in range(max(0, at - 4), at)]
        for place in range(len(before) - 1, -1, -1):
            stands = at - len(before) + place
            if any(one.hard or one.soft for one in words[stands + 1 : at + 1]):
                break
            if before[place] == "there" and _plain(words, stands + 1) in ("was", "were", "is", "are"):
                yield stands, at
                break
            if noun in MEDIA and before[place] in WITHIN:
                yield stands, at
                break


def denial_at(number: int, words: Sequence[Word], at: int, verb: int, time: str, copula: bool = False) -> Denial | None:
    """The denial of the clause whose verb is at `verb`, denied at `at`; None where that says too little."""
    if verb >= len(words) or (words[verb].hard and not copula):
        return None
    end = clause_end(words, verb + 1)
    complement = content(words, verb + 1, end)
    if gives_reason(words, end):
        return None  # "is not closed because it failed": it is closed, for another reason
    name = BE if copula else words[verb].root
    if name in _SPEECH or (copula and (not complement or complement[0][0] in _SPEECH)):
        return None
    if not copula and not complement and time == "can":
        return None
    instead: tuple[tuple[str, str], ...] = ()
    if end < len(words) and words[end].plain == "but" and copula:
        stop = clause_end(words, end + 1)
        instead = content(words, end + 1, stop)
        end = stop if instead else end
    subject_end = at - 1 if _plain(words, at - 1) in AUXILIARIES else at
    begin = subject_begin(words, subject_end)
    about = frozenset(word for word, _ in content(words, begin, subject_end))
    return Denial(number, (begin, subject_end), at, end, name, time, complement, instead, about=about)


def gives_reason(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at `at` that says why; "because of this" is none."""
    return _plain(words, at) == "because" and _plain(words, at + 1) != "of"


def clause_end(words: Sequence[Word], begin: int) -> int:
    """Where the clause ends that goes on at `begin`."""
    end = begin
    while end < len(words) and end - begin < _MOST_COMPLEMENT:
        word = words[end]
        if word.hard or word.soft or word.plain in STOP:
            break
        end += 1
    return end


def subject_begin(words: Sequence[Word], end: int) -> int:
    """Where the words begin that hold the subject of a verb at `end`."""
    begin = end
    while begin > 0 and end - begin < _MOST_SUBJECT:
        word = words[begin - 1]
        if (begin < len(words) and words[begin].hard) or word.plain in (
            "but",
            "because",
            "while",
            "if",
            "whether",
            "said",
            "says",
            "claimed",
            "claims",
        ):
            break
        if word.plain == "that" and begin < end:
            break
        begin -= 1
    return begin


def content(words: Sequence[Word], begin: int, end: int) -> tuple[tuple[str, str], ...]:
    """The words between `begin` and `end` that are more than grammar, in one form, each with the preposition before it."""
    found: list[tuple[str, str]] = []
    preposition = ""
    for word in words[begin:end]:
        if word.plain in PREPOSITIONS:
            preposition = word.plain
        elif word.plain not in EMPTY and word.plain not in SCALE and word.plain not in PREPOSITIONS:
            found.append((word.root, preposition))
            preposition = ""
    return tuple(found)


def weight(words: Sequence[Word], begin: int, end: int) -> float:
    """How much the words between `begin` and `end` tell, those of grammar left out."""
    return sum(rarity(word.plain) for word in words[begin:end] if word.plain not in EMPTY and word.plain not in SCALE)


def assertions(denial: Denial, number: int, words: Sequence[Word]) -> Iterator[Assertion]:
    """The clauses of another sentence that say what `denial` denies, in the same time."""
    for at, word in enumerate(words):
        if denial.verb == BE:
            fits = word.plain in _FINITE_BE and _FINITE_BE[word.plain] == denial.time
            if denial.time in ("can", "will"):
                fits = word.plain == BE and _MODALS.get(_plain(words, at - 1)) == denial.time
        else:
            fits = word.root == denial.verb and _time(words, at) == denial.time
        complement = denial.complement
        if not fits and denial.time == "then" and _turned(denial, words, at):
            fits, complement = True, complement[1:]
        if not fits or _is_denied(words, at):
            continue
        end = clause_end(words, at + 1)
        said = content(words, at + 1, end)
        if not _answers(complement, said) and not (not complement and _is_done_to(denial, words, at, said)):
            continue
        begin = subject_begin(words, at)
        if not _is_doubtful(words, begin, end) and not any(one.plain in NEGATORS for one in words[begin:end]):
            yield Assertion(number, (begin, at), at, end)


def _turned(denial: Denial, words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` says in the one voice what `denial` denies in the other: "no siren was sounded" and "the siren
    sounded", "the siren did not sound" and "the siren was sounded", "nobody checked the tank" and "the tank was checked"."""
    if not is_past(words[at].plain):
        return False
    if (
        denial.complement
        and denial.complement[0][1] == ""
        and words[at].root == denial.verb
        and _plain(words, at - 1) in BE_FORMS
    ):
        return denial.complement[0][0] in {word.root for word in words[subject_begin(words, at) : at - 1]}
    if denial.verb == BE:
        return bool(denial.complement) and denial.complement[0] == (words[at].root, "") and _time(words, at) == "then"
    return not denial.complement and words[at].root == denial.verb and at > 0 and words[at - 1].plain in _FINITE_BE


def _is_done_to(denial: Denial, words: Sequence[Word], at: int, said: Sequence[tuple[str, str]]) -> bool:
    """Whether the verb at `at` is done to what `denial` denies it of: "the boiler was not checked", "she checked it"."""
    if denial.verb != BE or not denial.complement or words[at].root != denial.complement[0][0]:
        return False
    return any(word in denial.about and not preposition for word, preposition in said[:2])


def _answers(denied: Sequence[tuple[str, str]], said: Sequence[tuple[str, str]]) -> bool:
    """Whether what is denied is said, all of it, in its order, and from the first or second word on."""
    if not denied:
        return sum(not re.search(r"\d", word) and word not in _CLOCK for word, _ in said) <= 1
    place = -1
    for number, (word, preposition) in enumerate(denied):
        place = next((k for k in range(place + 1, len(said)) if said[k][0] == word), -1)
        if place < 0 or (number == 0 and place > 1):
            return False
        if preposition and said[place][1] and preposition != said[place][1]:
            return False
    return True


def _is_denied(words: Sequence[Word], at: int) -> bool:
    near = [word.plain for word in words[max(0, at - 3) : at + 3]]
    return any(one in NEGATORS for one in near)


def _is_doubtful(words: Sequence[Word], begin: int, end: int) -> bool:
    return any(
        words[k].plain in DOUBTFUL and not _is_somebodys_claim(words, k) and not is_month(words, k)
        for k in range(max(0, begin - 4), min(end, len(words)))
    )


def is_month(words: Sequence[Word], at: int) -> bool:
    """Whether "may" is the month: "in May", "5 May", "May 5"."""
    beside = (_plain(words, at - 1), _plain(words, at + 1))
    return words[at].plain == "may" and (beside[0] in _BEFORE_MONTH or any(one[:1].isdigit() for one in beside))


def _is_somebodys_claim(words: Sequence[Word], at: int) -> bool:
    """Whether "claimed" is the verb of somebody who says so: "the engineer claimed that the siren sounded"."""
    before = words[at - 1].plain if at else ""
    verb = words[at].plain in ("claimed", "claims")
    return verb and bool(before) and before not in _OF_CLAIMS and not before.endswith("ed") and not words[at].hard


def _time(words: Sequence[Word], at: int) -> str:
    before = [words[k].plain for k in range(max(0, at - 2), at)]
    if before and before[-1] in ("to", "the", "a", "an", "of", "in", "by", "for"):
        return "none"
    for one in reversed(before):
        if one in _MODALS:
            return _MODALS[one]
        if one in _DO:
            return _DO[one]
        if one in HAVE:
            return "then"
        if one in BE_FORMS:
            return "none"
    return "then" if is_past(words[at].plain) else "now"


def is_past(word: str) -> bool:
    found = irregular(word)
    return found[1] if found else word.endswith("ed")


def _plain(words: Sequence[Word], at: int) -> str:
    return words[at].plain if 0 <= at < len(words) else ""
