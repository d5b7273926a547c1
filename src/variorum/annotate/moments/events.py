"""Events that a report dates: "two days before the vote", where the report says elsewhere that the vote is on 14 June."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.lexicon.function import GRAMMAR
from variorum.annotate.moments import calendar, relative
from variorum.annotate.moments.calendar import Day, When
from variorum.annotate.moments.stretch import Stretch
from variorum.settings import Annotate
from variorum.text.numerals import Token, TokenTable

_LISTS = sections("time.txt")
_EVENTS = _LISTS["events"]
_HELD = _LISTS["held"]
_POINTING = frozenset(["the", "that", "this", "its", "their", "his", "her"])
_ARTICLES = _POINTING | {"a", "an"}
_OTHERS = frozenset(["another", "last", "previous", "next", "both", "other", "every", "each"])
_MODIFIERS = 2  # words before an event's noun: "the early parliamentary vote"


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A time expression of a report and what it means."""

    stretch: Stretch
    when: When


def anchored(table: TokenTable, classes: str, found: Sequence[Placed], settings: Annotate) -> list[Placed]:
    """`found` with those that lean on an event given its days, and with "the eve of the vote", in order.

    An event has a day where everything that `found` puts beside its noun is one day and nothing tells of several such events.
    """
    tokens, words = table.tokens, table.words
    leaning = [number for number, one in enumerate(found) if one.when.low is None and _event(tokens, one.stretch.end)]
    eves = [at for at, word in enumerate(words[:-2]) if word == "eve" and words[at + 1] == "of"] if "eve" in words else []
    if not leaning and not eves:
        return list(found)
    days = _days(tokens, found, settings.event_words)
    placed = list(found)
    for number in leaning:
        stretch = found[number].stretch
        day = days.get(_event(tokens, stretch.end))
        if day and (when := relative.from_day(stretch, day)):
            placed[number] = Placed(stretch, when)
    for at in eves:
        day = days.get(_event(tokens, at + 2))
        if day and (before := calendar.moved(day, -1)):
            begin = at - (at > 0 and not tokens[at].first and tokens[at - 1].word == "the")
            placed.append(Placed(Stretch(tokens, classes, begin, at + 1), calendar.one_day(before)))
    return sorted(placed, key=lambda one: one.stretch.begin)


def _days(tokens: Sequence[Token], found: Sequence[Placed], reach: int) -> dict[str, Day]:
    """The nouns of the events that `found` gives one day, no farther than `reach` words: "the vote, on 14 June"."""
    days: dict[str, set[Day]] = {}
    for one in found:
        day = one.when.day
        if day is None or one.when.type not in ("DATE", "TIME"):
            continue
        for noun in (_noun_before(tokens, one.stretch.begin, reach), _noun_after(tokens, one.stretch.begin, one.stretch.end)):
            if noun:
                days.setdefault(noun, set()).add(day)
    several = {
        after.word
        for before, after in pairwise(tokens)
        if after.word in days and (before.ordinal is not None or before.word in _OTHERS)
    }
    return {noun: min(on) for noun, on in days.items() if len(on) == 1 and noun not in several}


def _event(tokens: Sequence[Token], at: int) -> str:
    """The noun of the event that the words from `at` on point to, "the parliamentary vote"; nothing where they do not."""
    if at >= len(tokens) or tokens[at].first or tokens[at].word not in _POINTING:
        return ""
    return _noun(tokens, at + 1)


def _noun(tokens: Sequence[Token], at: int) -> str:
    """The noun of the event that begins at `at` with its modifiers, or nothing."""
    for token in tokens[at : at + _MODIFIERS + 1]:
        if token.first or token.number is not None or not token.word.isalpha() or token.word in GRAMMAR:
            return ""
        if token.word in _EVENTS:
            return token.word
    return ""


def _noun_before(tokens: Sequence[Token], begin: int, reach: int) -> str:
    """The noun of the event whose day begins at `begin`: "the vote, which was held on"."""
    at = begin
    while at > 0 and begin - at < reach and not tokens[at].first and tokens[at - 1].word in _HELD:
        at -= 1
    if at == 0 or tokens[at].first or tokens[at - 1].word not in _EVENTS:
        return ""
    before = tokens[max(0, at - _MODIFIERS - 2) : at - 1]
    return tokens[at - 1].word if any(token.word in _ARTICLES for token in before) else ""


def _noun_after(tokens: Sequence[Token], begin: int, end: int) -> str:
    """The noun of the event whose day ends before `end`: "Thursday's vote", "the 14 June parliamentary vote"."""
    last = tokens[end - 1]
    owned = last.number is None and last.end - last.begin > len(last.word)
    named = begin > 0 and not tokens[begin].first and tokens[begin - 1].word in _ARTICLES
    return _noun(tokens, end) if owned or named or tokens[begin].word == "the" else ""
