"""Reports that look back on what others tell of as new: follow-ups, known by their words where no date tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_MANY = (
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|[1-9]\d{1,2})"
)
_SOME = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|several|few|some|\d{1,3})"
LOOKS_BACK = re.compile(
    rf"\b(?:(?:{_SOME}|an?) (?:weeks?|months?)|{_MANY}[ -]days|weeks|months) (?:after|since)\b"
    rf"|\b{_SOME} (?:weeks|months) ago\b|\b(?:last|earlier this|the previous) month\b|\banniversary\b",
    re.IGNORECASE,
)


OPENINGS = ("week", "mont", "days", "anni")  # one of them begins some word of what looks back
_AROUND = 24  # characters: what looks back is shorter, up to such a word and from it on
_PERHAPS = ("week", "month", " days", "-days", "anniversary")
_END = re.compile(r"[.!?][\"”’']?\s+|\n")


def looking_back(text: str, longest: int) -> list[str]:
    """The sentences of a text that look back over ten days and more; those of more than `longest` characters are lists.

    >>> looking_back("The court sat. Three weeks after the blast, nobody was charged. Rain fell.", 600)
    ['Three weeks after the blast, nobody was charged. ']
    """
    lower = text.lower()
    hits = [at for word in _PERHAPS for at in _places(word, lower)] if len(lower) == len(text) else range(len(text))
    if not hits:
        return []
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    found = []
    for number in sorted({bisect_right(ends, at) for at in hits}):
        sentence = text[ends[number - 1] if number else 0 : ends[number]]
        if len(sentence) <= longest and LOOKS_BACK.search(sentence):
            found.append(sentence)
    return found


def may_look_back(text: str, at: int) -> bool:
    """Whether a sentence may look back by the word at a place, which has one of `OPENINGS`: without one no sentence does."""
    end = min(len(text), at + _AROUND)
    found = LOOKS_BACK.search(text, max(0, at - _AROUND), end)
    return found is not None


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
