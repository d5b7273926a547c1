"""Tense: whether what a time expression belongs to lies behind or ahead."""

from collections.abc import Sequence

from variorum.annotate.numerals import Token

_AHEAD = frozenset("will shall would must should ought going due upcoming expects hopes plans intends vowed".split())
_INTENDED = frozenset("expected scheduled planned set slated supposed poised bound".split())
_TO_AFTER = frozenset(
    "is are was were due expected scheduled planned set slated plan plans planning hope hopes agreed decided ready about have has going"
    " supposed vowed promised pledged ordered asked told want wants wanted need needs".split()
)
_PAST = frozenset(
    "said was were had did told met took came went gave got made saw found left fell rose ran began broke hit held kept won lost"
    " sent struck sank spoke wrote knew thought brought bought caught fought taught sought built felt heard led paid put read shot sold"
    " stood threw understood woke became drew drove flew froze grew hid hurt laid lay lit rang sat set shook shut slept spent split"
    " spread stole swam swept swore tore wore cut let beat been died since ago dead".split()
)
_TIMETABLE = frozenset(
    "meet meets open opens begin begins start starts resume resumes gather gathers convene convenes expire expires vote votes travel"
    " travels arrive arrives depart departs host hosts reopen reopens conclude concludes kick kicks face faces reconvene".split()
)
"""Verbs whose present tense stands for what is arranged: "the leaders meet on Tuesday"."""
_NOT_PAST = frozenset(
    "need indeed speed feed seed breed weed bed red led shed hundred embed exceed proceed succeed bleed".split()
)
_MODALS = frozenset("will shall would must should can could may might to".split())
_REACH = 16  # words back from a time expression to the verb that governs it; further off it is another clause's


def tense(tokens: Sequence[Token], begin: int, end: int) -> int:
    """-1 where the verb nearest to `tokens[begin:end]` lies behind, 1 where it lies ahead, 0 where no verb says.

    The verb before it governs it before any that follows: "said on Tuesday he would go" is behind.
    """
    if begin > 1 and tokens[begin - 1].word == "on" and tokens[begin - 2].word in ("is", "are") and not tokens[begin - 1].first:
        return 1
    at = begin
    while at > 0 and not tokens[at].first and begin - at < _REACH:
        at -= 1
        if cue := _cue(tokens, at):
            return cue
    at = end
    while at < len(tokens) and not tokens[at].first and at - end < _REACH:
        if cue := _cue(tokens, at):
            return cue
        at += 1
    return 0


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
