"""Reports that look back on what others tell of as new: follow-ups, known by their words where no date tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.language.rarity import rarity
from variorum.model import MarkedReport
from variorum.text import tokens

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


def recalled(marked: MarkedReport, telling: float, longest: int) -> frozenset[str]:
    """The rarer words of the sentences of a report that look back over ten days and more: what they look back on.

    Sentences of more than `longest` characters are lists, and recall nothing.
    """
    words: set[str] = set()
    for span in marked.sentences:
        sentence = marked.report.text[span.begin : min(span.end, span.begin + longest + 1)]
        if len(sentence) <= longest and LOOKS_BACK.search(sentence):
            words |= {token.compared.removesuffix("'s") for token in tokens(sentence)}
    return frozenset(word for word in words if rarity(word) >= telling)


def looks_back(recalled: frozenset[str], lead: frozenset[str], shared: int) -> bool:
    """Whether what one report recalls has `shared` words of another's lead."""
    return len(recalled & lead) >= shared


def followups(
    recalled: Sequence[frozenset[str]], leads: Sequence[frozenset[str]], alike: Iterable[tuple[int, int, float]], shared: int
) -> set[int]:
    """The numbers of the reports that look back on most of what they are like, and are not looked back on by it.

    `alike` are two reports and how alike they are.

    >>> blast, verdict = frozenset({"silo", "blast"}), frozenset({"court", "silo"})
    >>> followups([frozenset(), frozenset({"silo", "blast", "weeks"})], [blast, verdict], [(0, 1, 0.9)], 2)
    {1}
    """
    back = [0.0] * len(recalled)
    total = [0.0] * len(recalled)
    for a, b, likeness in alike:
        total[a] += likeness
        total[b] += likeness
        on_b, on_a = looks_back(recalled[a], leads[b], shared), looks_back(recalled[b], leads[a], shared)
        if on_b != on_a:
            back[a if on_b else b] += likeness
    return {number for number, sum_ in enumerate(back) if sum_ > 0.5 * total[number]}
