"""The clause of a report that says what a figure counts or what happened on a day, short enough for a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.collate.contexts import EMPTY, content_words, stem
from variorum.collate.drafts import Mark
from variorum.collate.occasions import OCCASION, tells_of_speaking
from variorum.model import LocusKind

GAP = "…"
MOST_WORDS = 10  # of a clause in a question: a line of a table
MOST_BEFORE = 6  # of them before a figure, where words stand behind it too
FEWEST_CONTENT = 2  # words that are more than grammar; with fewer a clause says little: only where no other has more
LESS = 0.6  # what is left of the worth of a clause that begins in its middle, or breaks off, or has a pronoun for its subject
_HINGES = """
that who whom whose which where when as after before while because if until till than since though although so by with from
into of in on at for about over under against between during without within through and or but
"""
HINGES = frozenset(_HINGES.split())  # a phrase begins with these: a clause may end before one
_LOOSE = """
a an the its their his her our my your this these those some any all is are was were be been being has have had will would can
could may might must do does did not also just even only late early shortly still now more most very it he she they we i you no
nearly almost least than exactly to said says one two three four five six seven eight nine ten
"""
LOOSE = HINGES | frozenset(_LOOSE.split())  # none of these ends a clause
NOT_FIRST = (HINGES | {"to"}) - frozenset(("at", "in", "on", "after", "during", "for"))
_WEAK_FIRST = "it he she they we i you this that these those has have had is are was were be been will would"
WEAK_FIRST = frozenset(_WEAK_FIRST.split())
STAYS_BEHIND = frozenset(("in", "at", "on", "between", "of", "to"))  # after a moment: "on Thursday in the harbour"
STOP = re.compile(r"[\w’”\")][.!?;:]+[\"”’»)]*$")
ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Sgt|Lt|No|[ap]\.m|U\.S|e\.g|i\.e)\.$")
VERBS_KEPT = frozenset(("said", "says"))
POSSESSIVE = re.compile(r"['’]s?$")
EDGES = "\"'‘’“”«»()[].,;:!?-–—*•#|/ "


def clause(kind: LocusKind, marks: Sequence[Mark]) -> str:
    """The short clause around one of `marks` whose words most of the others have, with a gap for a figure and none for a
    moment; empty where there is none."""
    in_marks = Counter(one for mark in marks for one in sorted(mark.context.stems))
    spoken = [mark for mark in marks if OCCASION.search(mark.context.clause)] if kind == "date" else []
    tells = spoken and 2 * sum(bool(tells_of_speaking(mark.context.clause)) for mark in marks) > len(marks)
    ranked = []
    for mark in spoken if tells else marks:
        told, whole = shortened(kind, mark.context.left, mark.context.right)
        words = content_words(told)
        if words:
            worth = sum(in_marks[stem(word)] for word in words) / (FEWEST_CONTENT + len(told.split()))
            worth *= (1.0 if whole else LESS) * (LESS if told.split()[0].lower() in WEAK_FIRST else 1.0)
            ranked.append((len(words) < FEWEST_CONTENT, -round(worth, 4), -mark.centrality, told))
    return min(ranked)[-1] if ranked else ""


def shortened(kind: LocusKind, left: str, right: str) -> tuple[str, bool]:
    """What stands left and right of a mark, cut where a reader can do without the rest, and whether it is whole: no
    beginning and no object was cut off.

    >>> shortened("date", "President Ada Holm said on ", " that the bridge's railing had been loose")
    ('President Ada Holm said', True)
    >>> shortened("figure", "the blast brought down ", " of the silo's nine towers in the")
    ("the blast brought down … of the silo's nine towers", True)
    """
    before, after = _since_stop(left.split()), _until_stop(right.split())
    if after and POSSESSIVE.fullmatch(after[0]):
        after = after[1:]
    if kind == "figure":
        kept = _trimmed_end(_to_hinge(after, MOST_WORDS - min(len(before), MOST_BEFORE)))
        room = MOST_WORDS - len(kept)
        begun = _clean_begin(before[-room:])
        return (" ".join([*begun, GAP, *kept]) if begun or kept else ""), len(before) <= room
    if before and before[-1].endswith(",") and after and not right.lstrip().startswith(","):
        before = []
    if not before:
        after = _clean_begin([word for word in after if word.strip(EDGES)])
    subject = _trimmed_end(_to_hinge(_clean_begin(before), MOST_WORDS))
    room = MOST_WORDS - len(subject)
    closed = right.lstrip().startswith(",") and not left.rstrip().endswith(",") and len(content_words(" ".join(subject))) > 1
    if closed or len(_clean_begin(before)) > MOST_WORDS or (subject and after and after[0].lower() in HINGES - STAYS_BEHIND):
        return " ".join(subject).strip(EDGES), True
    kept = _to_hinge([word for word in after if word.strip(EDGES)], room)
    whole = len(kept) == len(after) or after[len(kept)].lower() in HINGES
    ended = _trimmed_end(kept)
    return " ".join([*subject, *ended]).strip(EDGES), whole and len(ended) == len(kept)


def _since_stop(words: Sequence[str]) -> list[str]:
    """The words of the last sentence of `words`."""
    stops = [at for at, word in enumerate(words) if STOP.search(word) and not ABBREVIATION.search(word)]
    return list(words[stops[-1] + 1 :] if stops else words)


def _until_stop(words: Sequence[str]) -> list[str]:
    """The words of the first sentence of `words`."""
    stops = [at for at, word in enumerate(words) if STOP.search(word) and not ABBREVIATION.search(word)]
    return list(words[: stops[0] + 1] if stops else words)


def _to_hinge(words: Sequence[str], most: int) -> list[str]:
    """The first words, no more than `most`; where there are more, to the last of them before which a phrase begins."""
    if len(words) <= most:
        return list(words)
    cut = next((at for at in range(most, 2, -1) if words[at].lower() in HINGES), most)
    return list(words[:cut])


def _trimmed_end(words: Sequence[str]) -> list[str]:
    """`words` without those at the end that ask for another: articles, prepositions, adverbs, possessives."""
    kept = [word for word in words if word.strip(EDGES)]
    while kept:
        last = kept[-1].strip(EDGES).lower()
        dangling = (last in LOOSE and last not in VERBS_KEPT) or POSSESSIVE.search(kept[-1]) or last.endswith("ly")
        if not dangling:
            break
        kept.pop()
    return [*kept[:-1], kept[-1].rstrip(EDGES)] if kept else []


def _clean_begin(words: Sequence[str]) -> list[str]:
    """`words` from the first one on that a clause can begin with."""
    at = 0
    while at < len(words) and (words[at].lower() in NOT_FIRST or not words[at].strip(EDGES)):
        at += 1
    kept = list(words[at:])
    if kept and all(word.lower() in EMPTY for word in kept):
        return []
    return [kept[0].lstrip(EDGES), *kept[1:]] if kept else []
