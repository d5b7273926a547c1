"""Words that tell that a figure moved, that it is of now, and that it is no longer so."""

import re

from variorum.collate.contexts import STAND_IN, Context

_MOVES = (
    r"rose|risen|rises|rising|climb(?:ed|s|ing)|increas(?:ed|es|ing)|jump(?:ed|s|ing)|mount(?:ed|s|ing)|grew|grown|grows|growing"
    r"|soar(?:ed|s|ing)|swell(?:ed|s|ing)|swollen|balloon(?:ed|s|ing)|widen(?:ed|s|ing)|raised|raises|raising|lowered|cut|fell"
    r"|fallen|falls|falling|drop(?:ped|s|ping)|slip(?:ped|s|ping)|slid|slides|sliding|sank|sunk|sinks|sinking|shrank|shrunk|shrinks"
    r"|shrinking|dwindled|narrow(?:ed|s|ing)|revised|updated|corrected|doubled|tripled"
    r"|(?:that|which|this)\s+puts?|brings|bringing|brought|taking|takes"
)
MOVED = re.compile(
    rf"\b(?:{_MOVES})\b[^.;]{{0,60}}?\b(?:to|at) {STAND_IN}\b"
    rf"|\b(?:closed|ended|finished) (?:\w+ ){{0,3}}{STAND_IN} (?:per cent|percent|%|points?) (?:lower|higher|down|up)\b"
    rf"|\b{STAND_IN}\b[^.;]{{0,30}}\b(?:up|down) from\b|\bto {STAND_IN} from\b",
    re.IGNORECASE,
)
WENT = re.compile(rf"\b(?:go|goes|going|gone|went) (?:up|down) to {STAND_IN}\b", re.IGNORECASE)  # says nothing of what was
CURRENT = re.compile(
    r"\b(?:now|so far|at the latest count|by (?:then|now)|new (?:count|toll|figures?)"
    r"|(?:later|earlier|sooner) than (?:\w+ ){0,3}(?:planned|announced|scheduled|promised|expected))\b",
    re.IGNORECASE,
)
SETTLED = re.compile(
    r"\b(?:of|among) (?:the|those) (?:\w+ )?(?:missing|unaccounted for|trapped|injured|wounded|patients)\b[^.;]{0,60}?"
    r"\b(?:found|recovered|rescued|located|identified|died|dead)\b",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:first|earlier|initial|previous|original|old)\s+(?:\w+\s+)?(?:counts?|tolls?|figures?|estimates?|reports?|tally|totals?"
    r"|numbers?|versions?|statements?)\b|\b(?:initially|previously|originally"
    r"|had (?:been|said|spoken|told|given|put|reported|stated|estimated|counted))\b"
    rf"|\b(?:it|that|this) (?:was|stood at) {STAND_IN}\b[^.;]{{0,20}}\b(?:yesterday|before|earlier|previously|at first|until)\b"
    rf"|\b(?:from|instead of|rather than|not) {STAND_IN}\b|\bhaving (?:been|stood)\b[^.;]{{0,20}}\b{STAND_IN}\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(rf"\b(?:will|shall|(?:is|are) to)\b[^.;]{{0,40}}\b{STAND_IN}\b", re.IGNORECASE)
REST = re.compile(
    rf"\b(?:remaining|rest of the|other) {STAND_IN}\b"
    rf"|\b{STAND_IN} (?:\w+ ){{0,2}}(?:other than|besides|apart from|except|excluding|remaining)\b",
    re.IGNORECASE,
)


def is_rest(context: Context) -> bool:
    """Whether the words around a figure say that it is what is left of a whole: "18 members other than Carrow"."""
    return bool(REST.search(context.clause))


def is_current(context: Context) -> bool:
    """Whether the words around a figure say that it moved to this, or that it is so now."""
    return bool(MOVED.search(context.clause) or CURRENT.search(context.clause))


def has_moved(context: Context) -> bool:
    """Whether the words around a figure say that it came to this from another: "rose to", "raised to", "down from"."""
    return bool(MOVED.search(context.clause) or WENT.search(context.clause) or SETTLED.search(context.sentence))


def is_current_sentence(context: Context) -> bool:
    """Whether the sentence of a figure says that it tells of now."""
    return bool(CURRENT.search(context.sentence) or SETTLED.search(context.sentence))


def is_former(context: Context) -> bool:
    """Whether the words around a figure say that it was so before: its clause, or its sentence where nothing in that is of now.

    "Thursday's first count had been nine dead and 41 injured": neither is the count of this report any longer.
    """
    if FORMER.search(context.clause):
        return not is_current(context)
    if _TO_COME.search(context.clause):
        return False
    return bool(FORMER.search(context.sentence)) and not (MOVED.search(context.sentence) or CURRENT.search(context.sentence))
