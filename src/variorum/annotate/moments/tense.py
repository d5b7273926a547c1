"""Tense: whether what a time expression belongs to lies behind or ahead."""

from collections.abc import Sequence

from variorum.annotate.lexicon import sections
from variorum.text.numerals import Token

_LISTS = sections("time.txt")

_AHEAD = _LISTS["ahead"]
_INTENDED = frozenset(["expected", "scheduled", "planned", "set", "slated", "supposed", "poised", "bound"])
_TO_AFTER = _LISTS["to_after"]
_PAST = _LISTS["past"]
_TIMETABLE = _LISTS["timetable"]
"""Verbs whose present tense stands for what is arranged: "the leaders meet on Tuesday"."""
_NOT_PAST = _LISTS["not_past"]
_MODALS = frozenset(["will", "shall", "would", "must", "should", "can", "could", "may", "might", "to"])
_PLACES = _LISTS["places"]


def tense(tokens: Sequence[Token], begin: int, end: int, reach: int) -> int:
    """-1 where the verb nearest to `tokens[begin:end]` lies behind, 1 where it lies ahead, 0 where none within `reach` says.

    The verb before it governs it before any that follows: "said on Tuesday he would go" is behind.
    """
    if _is_arranged(tokens, begin) or _is_errand(tokens, begin):
        return 1
    at = begin
    while at > 0 and not tokens[at].first and begin - at < reach:
        at -= 1
        if cue := _cue(tokens, at):
            return cue
    at = end
    while at < len(tokens) and not tokens[at].first and at - end < reach:
        if cue := _cue(tokens, at):
            return cue
        at += 1
    return 0


def _is_arranged(tokens: Sequence[Token], begin: int) -> bool:
    """Whether only "is" or "are" stands before: "the session is at ten on Tuesday"."""
    at = begin - 1
    while (
        at > max(0, begin - 6)
        and not tokens[at].first
        and (tokens[at].word in ("on", "at", "in", "from", "the") or tokens[at].number is not None)
    ):
        at -= 1
    return 0 <= at < begin - 1 and tokens[at].word in ("is", "are")


def _is_errand(tokens: Sequence[Token], begin: int) -> bool:
    """Whether "to" and a verb stand right before: "wages to pay on Monday", but not "to hospital on Monday"."""
    at = begin - 1 - (begin > 0 and tokens[begin - 1].word in ("on", "by", "next"))
    if at < 1 or any(token.first for token in tokens[at:begin]) or tokens[at - 1].word != "to":
        return False
    word = tokens[at].word
    return (
        tokens[at].number is None
        and word.isalpha()
        and not tokens[at].capital
        and word not in _PLACES
        and not word.endswith("s")
    )


def _cue(tokens: Sequence[Token], at: int) -> int:
    word = tokens[at].word
    if word in _AHEAD or word in _TIMETABLE or word.endswith("'ll"):
        return 1
    previous = tokens[at - 1].word if at and not tokens[at].first else ""
    if word in _INTENDED:
        return 1
    if word == "to":
        return 1 if previous in _TO_AFTER else 0
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return 1 if previous in ("be", "to", "will", "'ll") and _modal_before(tokens, at) else -1
    return 0


def _modal_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is "will be …ed", "to be …ed", "must have been …ed"."""
    return any(token.word in _MODALS for token in tokens[max(0, at - 4) : at])
