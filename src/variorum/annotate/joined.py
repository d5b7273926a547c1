"""One reading of marks and language: a fragment in marks and the clause around it are one quotation."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.indirect import Indirect
from variorum.settings import Annotate

_EDGE = re.compile(r"^[\s\"“”„‟«»″'‘’‚‛‹›`´,;:–—-]+|[\s\"“”„‟«»″'‘’‚‛‹›`´,;:–—-]+$")
_STOPS = ".!?…"
_COLON = re.compile(r":\s*[\"“„«‘']+$")  # before whole words in marks: "Asked who knew: “Nobody did.”"
_MEANWHILE = frozenset(["as", "when", "while"])  # “That's my brother” as police held her back
_BEYOND = re.compile(r"[\"”’»)\]]*\s*[.!?…]+[\"”’»)\]]*\s")  # ends a sentence: what follows is not said
_LED = re.compile(r"(?:and|but|or)\s+(?=that\s)")  # "and that he would go": what is said begins behind "and"

Ranges = tuple[tuple[int, int], ...]


def joined(
    text: str, marked: Sequence[Said], loose: Sequence[Said], clauses: Sequence[Indirect], settings: Annotate
) -> tuple[list[Said], list[Indirect]]:
    """The quotations in `marked`, each with the clause that holds it, and those of `clauses` that hold none; fragments in
    marks that are `loose`, given to nobody, stay where a clause holds them.

    Of a clause with a fragment in marks the marks say exactly which words are quoted, and the clause says what was said: the
    content of both is the clause, cut where the marks stand. Of several clauses the one with the fragment's own cue holds it,
    else the shortest. A clause that is half the same as whole words in marks is those words, and says whose they are where
    their own sentence does not.
    """
    count, marked = len(marked), [*marked, *loose]
    homes: dict[int, list[int]] = {}
    same: dict[int, int] = {}
    clauses = sorted(clauses, key=lambda clause: (clause.said.begin, clause.said.content, clause.said.cue))
    begins = [clause.said.begin for clause in clauses]
    longest = max((clause.said.content[-1][1] - clause.said.begin for clause in clauses), default=0)
    for number, said in enumerate(marked):
        candidates = []
        for place in range(bisect_left(begins, said.begin - longest), bisect_left(begins, said.content[-1][1])):
            clause = clauses[place]
            if clause.said.content[-1][1] <= said.begin:
                continue
            common = _common(said.content, clause.said.content)
            both = common / (_size(said.content) + _size(clause.said.content) - common)
            if said.kind == "direct" and both >= settings.clause_same:
                same[place] = number
            elif (
                common >= settings.clause_holds * _size(said.content)
                and (said.kind == "mixed" or _attached(text, said, clause.said))
                and not _is_anothers(text, said, clause.said)
            ):
                candidates.append((clause.said.cue != said.cue, _size(clause.said.content), place))
        if candidates:
            homes.setdefault(min(candidates)[2], []).append(number)
    held = {number for place, numbers in homes.items() if place not in same for number in numbers}
    for place, number in same.items():
        other = clauses[place].said
        if marked[number].reference is None and other.reference is not None and not marked[number].continues:
            marked[number] = msgspec.structs.replace(
                marked[number], reference=other.reference, cue=other.cue, sentence=other.sentence
            )
    direct = [said for number, said in enumerate(marked[:count]) if number not in held]
    found = list(direct)
    for place, numbers in homes.items():
        if place not in same:
            found.append(_whole(text, clauses[place].said, [marked[number] for number in numbers]))
    rest = [clause for place, clause in enumerate(clauses) if place not in same and place not in homes]
    rest = [cut for clause in rest for cut in _without(text, clause, direct)]
    return sorted(found, key=lambda said: (said.begin, said.content)), rest


def _is_anothers(text: str, said: Said, clause: Said) -> bool:
    """Whether words inside `clause` say that the fragment is somebody else's: "Norland sees it otherwise: according to Rusk, it
    is “mad”"."""
    if said.cue is None or said.cue == clause.cue or not any(begin <= said.cue[0] < end for begin, end in clause.content):
        return False
    return text.startswith(("according", "According"), said.cue[0])


def _attached(text: str, said: Said, clause: Said) -> bool:
    """Whether words of `clause` run into those of `said` without a stop: “Of course he will” against what they call a plot."""
    begin, end = said.begin, said.content[-1][1]
    for first, last in clause.content:
        before, after = _EDGE.sub("", text[first:begin]), _EDGE.sub("", text[end:last])
        led = _COLON.search(text, first, begin) if first < begin else None
        if first < begin <= last and before and before[-1] not in _STOPS and not led:
            return True
        goes_on = after[:1].islower() and after.split()[0] not in _MEANWHILE
        if first < end < last and text[end - 1] not in _STOPS and goes_on:
            return True
    return False


def _without(text: str, clause: Indirect, direct: Sequence[Said]) -> list[Indirect]:
    """`clause` less the words of `direct`, which stand for themselves; nothing where nothing is left."""
    first, last = clause.said.begin, clause.said.content[-1][1]
    inside = [span for said in direct for span in said.content if span[0] < last and first < span[1]]
    left = _outside(text, clause.said.content, inside)
    if left == clause.said.content:
        return [clause]
    return [msgspec.structs.replace(clause, said=msgspec.structs.replace(clause.said, content=left))] if left else []


def _whole(text: str, clause: Said, fragments: Sequence[Said]) -> Said:
    """`clause` with the words of `fragments` as parts of their own."""
    inside = sorted(span for said in fragments for span in said.content)
    outside = _outside(text, clause.content, inside)
    own = next((said for said in fragments if said.cue == clause.cue), None)
    if own is not None and clause.reference is None:
        clause = msgspec.structs.replace(clause, reference=own.reference, sentence=own.sentence)
    return msgspec.structs.replace(
        clause, content=tuple(sorted([*inside, *outside])), outside=outside, kind="mixed", statement=True
    )


def _outside(text: str, content: Ranges, inside: Sequence[tuple[int, int]]) -> Ranges:
    """The words of `content` that do not stand `inside`, which is in order."""
    outside: list[tuple[int, int]] = []
    for begin, end in content:
        at = begin
        for first, last in [*inside, (end, end)]:
            if first >= at:
                outside.extend(_trimmed(text, at, min(first, end)))
            at = max(at, last)
            if at >= end:
                break
    return tuple(outside)


def _trimmed(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The words between `begin` and `end` without marks, commas and space around them, if there are any."""
    if begin >= end:
        return []
    words = text[begin:end]
    if begin and _BEYOND.match(words):
        return []
    left = _EDGE.match(words)
    first = left.end() if left else 0
    led = _LED.match(words, first)
    first = led.end() if led else first
    right = _EDGE.search(words, first) if first < len(words) else None
    last = right.start() if right else len(words)
    return [(begin + first, begin + last)] if any(c.isalnum() for c in words[first:last]) else []


def _size(content: Ranges) -> int:
    return sum(end - begin for begin, end in content)


def _common(left: Ranges, right: Ranges) -> int:
    """How many characters two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
