"""Reports that look back on what others tell of as new: follow-ups, known by their words where no date tells."""

from __future__ import annotations

import re

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


_PERHAPS = ("week", "month", " days", "-days", "anniversary")
_END = re.compile(r"[.!?][\"”’']?\s+|\n")


def looking_back(text: str, longest: int) -> list[str]:
    """The sentences of a text that look back over ten days and more; those of more than `longest` characters are lists.

    >>> looking_back("The court sat. Three weeks after the blast, nobody was charged. Rain fell.", 600)
    ['Three weeks after the blast, nobody was charged. ']
    """
    if not _perhaps(text):
        return []
    found, at = [], 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        if end - at <= longest and _perhaps(sentence := text[at:end]) and LOOKS_BACK.search(sentence):
            found.append(sentence)
        at = end
    return found


def _perhaps(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _PERHAPS)
