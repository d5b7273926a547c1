"""All who are aboard, told by passengers and crew: "28 passengers and a crew of three" are 31 people."""

import re
from collections.abc import Sequence

import msgspec

from variorum.model import Quantity, Report, Span

_PASSENGERS = re.compile(r"\bpassengers?\b", re.IGNORECASE)
_CREW = re.compile(
    r"\b(?:crew|crewmembers?|crewm[ae]n|pilots?|attendants?|steward(?:ess(?:es)?|s)?|staff|deckhands?)\b", re.IGNORECASE
)
_JOINT = re.compile(r",?\s+(?:and|plus|with)\s+(?:(?:an?|its|the|their)\s+(?:\w+\s+)?crew\s+of\s+)?", re.IGNORECASE)
_OF_CREW = re.compile(r"\s+of\s+(?:the\s+|its\s+)?crew\b", re.IGNORECASE)
_PASSENGER_WORDS = frozenset(["passenger", "passengers"])


def with_all_aboard(report: Report, found: Sequence[Quantity], sentences: Sequence[Span]) -> list[Quantity]:
    """`found` with the number of the passengers and that of the crew beside it made one, where both are exact.

    They are left apart where their sentence also gives a total that is another one: somebody may have added wrongly.
    """
    told = list(found)
    for at in range(len(told) - 2, -1, -1):
        one, other = told[at], told[at + 1]
        whole = _whole(report, one, other)
        if whole is None:
            continue
        sentence = next((span for span in sentences if span.contains(one.span)), None)
        if sentence is None or not sentence.contains(whole.span):
            continue
        beside = [q for q in told if sentence.contains(q.span) and q not in (one, other) and q.unit in ("people", None)]
        if all(q.low == q.high == whole.low or (q.low or 0) < (one.low or 0) for q in beside):
            told[at : at + 2] = [whole]
    return told


def _whole(report: Report, one: Quantity, other: Quantity) -> Quantity | None:
    """`one`, passengers, and `other`, the crew right behind it, as one quantity; None for any other two."""
    if one.unit != "people" or other.unit != "people" or not _is_exact(one) or not _is_exact(other):
        return None
    between = report.text[one.span.end : other.span.begin]
    if not _PASSENGERS.search(one.of or "") or not _JOINT.fullmatch(between):
        return None
    behind = _OF_CREW.match(report.text, other.span.end)
    if not behind and not _CREW.search(other.of or ""):
        return None
    end = behind.end() if behind else other.span.end
    fates = [word for q in (one, other) for word in (q.of or "").split() if not _names(word)]
    of = " ".join(dict.fromkeys(["people", *fates]))
    number = (one.low or 0) + (other.low or 0)
    return msgspec.structs.replace(one, span=report.span(one.span.begin, end), low=number, high=number, of=of)


def _names(word: str) -> bool:
    return word in _PASSENGER_WORDS or bool(_CREW.fullmatch(word)) or word in ("members", "member", "flight", "cabin", "people")


def _is_exact(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high and quantity.low > 0
