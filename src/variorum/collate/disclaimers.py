"""Clauses that somebody disclaims as a whole: "denied that …", "no truth in reports that …", "the claim that … is false"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.polarity_words import BE_FORMS, DENIED, DOUBTFUL, HAVE, NEGATORS
from variorum.collate.predicates import Denial, Word, denial_at, is_month, is_past

_REJECTED = DENIED | frozenset(("rejected", "rejects", "disputed", "disputes", "dismissed", "dismisses", "refuted", "refutes"))
_CLAIMS_LISTED = (
    "claim claims report reports account accounts allegation allegations accusation accusations suggestion suggestions"
)
_CLAIMS = frozenset((*_CLAIMS_LISTED.split(), "rumour", "rumours", "rumor", "rumors", "charge", "charges"))
_BETWEEN_LISTED = "the a any all his her its their earlier these those media press as false baseless untrue"
_BETWEEN = frozenset(_BETWEEN_LISTED.split()) | _CLAIMS
_FALSE = frozenset(("untrue", "false", "nonsense", "wrong", "incorrect", "unfounded", "baseless", "rubbish", "fiction"))
_MOST_BETWEEN = 5  # words between "rejected" and "that": "rejected as baseless any suggestion that"
_MOST_SUBJECT = 8  # words from "that" to the verb of its clause
_MOST_CLAUSE = 16  # words of a claim before "is false"
_DOUBT = DOUBTFUL - _REJECTED - _CLAIMS


def disclaimers(number: int, words: Sequence[Word]) -> Iterator[Denial]:
    """The clauses of a sentence that it says are not so, each with the place from which its words are to be shown."""
    for at, word in enumerate(words):
        if word.plain != "that" or at + 2 >= len(words):
            continue
        since = _since(words, at)
        if since is None:
            continue
        found = _clause(number, words[: _called_false(words, at) or len(words)], at + 1)
        if found is not None:
            yield msgspec.structs.replace(found, since=since)


def _since(words: Sequence[Word], that: int) -> int | None:
    """Where the words begin that disclaim the clause that "that" opens; None where there are none."""
    for place in range(that - 1, max(-1, that - 2 - _MOST_BETWEEN), -1):
        word = words[place]
        if words[place + 1].hard:
            return None
        if word.plain in _REJECTED:
            return None if place and words[place - 1].plain in NEGATORS else place
        if word.plain in _FALSE and place and words[place - 1].plain in BE_FORMS and place == that - 1:
            return place - 1 if place < 2 or words[place - 2].plain != "it" else place - 2
        if word.plain == "truth" and place and words[place - 1].plain == "no":
            return place - 1
        if word.plain not in _BETWEEN and word.plain not in ("in", "to"):
            return None
        if word.plain in _CLAIMS and place == that - 1 and _called_false(words, that):
            return place
    return None


def _called_false(words: Sequence[Word], that: int) -> int:
    """Where "is false" stands behind the claim that "that" opens; 0 where it does not."""
    for place in range(that + 3, min(len(words), that + _MOST_CLAUSE)):
        if words[place].hard:
            break
        if words[place].plain in _FALSE:
            return next((k for k in (place - 1, place - 2) if words[k].plain in BE_FORMS), 0)
    return 0


def _clause(number: int, words: Sequence[Word], begin: int) -> Denial | None:
    for at in range(begin + 1, min(len(words), begin + _MOST_SUBJECT)):
        word = words[at]
        if word.hard or word.plain in NEGATORS:
            return None
        if word.plain in BE_FORMS:
            found = denial_at(number, words, at, at, "now" if word.plain in ("is", "are", "am") else "then", copula=True)
        elif word.plain in HAVE and at + 1 < len(words):
            copula = words[at + 1].plain == "been"
            found = denial_at(number, words, at + 1, at + 1, "then", copula=copula)
        elif is_past(word.plain):
            found = denial_at(number, words, at, at, "then")
        else:
            continue
        if found is None:
            return None
        for place in range(begin, found.end):
            if words[place].plain in NEGATORS or (words[place].plain in _DOUBT and not is_month(words, place)):
                return None
        return msgspec.structs.replace(found, subject=(begin, found.subject[1]))
    return None
