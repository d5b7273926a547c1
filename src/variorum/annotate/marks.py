"""Quotation marks: the stretches that they enclose, in every habit of punctuation, mistakes included."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from variorum.annotate.lexicon.verbs import SPEECH_FORMS

_DAMAGED = {  # what marks become in a wrong encoding, as entities or on a keyboard without them
    "â€œ": "“", "â€\x9d": "”", "â€�": "”", "â€ž": "„", "â€˜": "‘", "â€™": "’", "â€š": "‚", "â€": "”", "Â«": "«", "Â»": "»",
    "\x93": "“", "\x94": "”", "\x84": "„", "\x91": "‘", "\x92": "’", "\x82": "‚", "\x8b": "‹", "\x9b": "›",
    "&ldquo;": "“", "&rdquo;": "”", "&bdquo;": "„", "&quot;": '"', "&laquo;": "«", "&raquo;": "»", "&#8220;": "“",
    "&#8221;": "”", "&#34;": '"', "&lsquo;": "‘", "&rsquo;": "’", "&apos;": "'", "&#39;": "'", "&#8216;": "‘", "&#8217;": "’",
    "＂": '"', "「": "“", "」": "”", "『": "‘", "』": "’", ",,": "„", "<<": "«", ">>": "»",
}  # fmt: skip
_PLAIN = ["''", '""', "``", "‘‘", "’’", "´´", *"\"“”„‟«»″'‘’‚‛‹›`"]
_ONLY_THERE = {",,": r"(?<!\S,,)(?=\S)", "<<": r"(?<![\S<]<<)(?=[^\s<])", ">>": r"(?<=[^\s>]>>)(?![\w>])"}
_MARK = re.compile(  # literals alone: the search then skips whatever begins with another character
    "|".join(
        re.escape(form) + _ONLY_THERE.get(form, "")
        for form in sorted([*_PLAIN, *_DAMAGED], key=lambda form: (-len(form), form))
    )
)
_DOUBLE = frozenset(["''", '""', "``", "‘‘", "’’", "´´", '"', "“", "”", "„", "‟", "«", "»", "″"])
_OPENERS = frozenset("“„‟«‘‚‛‹")
_CLOSERS = frozenset("”»’›")
_STYLE = {"“": "curly", "”": "curly", "„": "curly", "‟": "curly", "«": "guillemet", "»": "guillemet"}
_STYLE |= dict.fromkeys(["''", '""', "``", "‘‘", "’’", "´´"], "doubled")
_BEFORE_OPENER = frozenset("([{—–-/:=…“‘\"'«„‚‹>|*•·‒―")
_STOPS = frozenset(",.!?…")
_NO_OPENING = frozenset(".,;:!?)]}…")
_MOST_TRIED = 8  # single marks that are tried as the wrong end of a double one
_ELISION = re.compile(
    r"['’]\d\ds?\b|['’](?:d|ll|m|re|s|ve)(?=\s)"
    r"|['’‘](?:em|til|twas|tis|cause|n|bout|round|cos|fraid|nother|kay)\b", re.IGNORECASE,
)  # fmt: skip
_FORMS = "|".join(sorted(SPEECH_FORMS, key=lambda form: (-len(form), form)))
_SUBJECT = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|it|(?:the|an?|his|her|its|their|one)\s[\w\s’'-]{2,40}?"
    r"|[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,4})"
)
_FARTHEST = 2_000  # characters after a mark that never closes: a long paragraph; all of an endless one takes quadratic time
_CLAUSE = re.compile(
    rf"(?<=[,!?…])\s+(?:{_SUBJECT}\s+(?:\w+ly\s+|also\s+|has\s+|had\s+)?(?:{_FORMS})\b|(?:{_FORMS})\s+{_SUBJECT}(?=[\s,.]))"
)
_SAID = re.compile(rf"\s*(?:{_FORMS}|{_SUBJECT}\s+(?:{_FORMS}))\b")
_SAID_WITHIN = 80  # characters
_GOES_ON = re.compile(r"\s+[a-z]")


class Stretch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Text between two marks: `begin` to `end` without them, `outer_begin` to `outer_end` with them."""

    begin: int
    end: int
    outer_begin: int
    outer_end: int
    paragraph: int  # its number among the paragraphs
    closed: bool = True  # whether a closing mark stands at the end
    continues: bool = False  # whether it goes on with the last stretch of the paragraph before
    nested: bool = False  # whether it lies inside another stretch


class _Mark(msgspec.Struct, frozen=True, gc=False):
    begin: int
    end: int
    text: str
    opens: bool
    closes: bool

    @property
    def style(self) -> str:
        return _STYLE.get(self.text, "straight")


def stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> Sequence[Stretch]:
    """What stands between quotation marks in each of `paragraphs`, in order of the opening marks.

    A stretch never leaves its paragraph. A mark that never closes holds to the end of the paragraph, or to a clause such as
    ", she told reporters" that cannot be part of it. Apostrophes and inches are no marks.

    >>> [t for s in stretches('"We won," she said, "specific\\' words', [(0, 36)]) for t in [(s.begin, s.end)]]
    [(1, 8), (21, 29)]
    """
    return _stretches(text, tuple(paragraphs))


@lru_cache(maxsize=2)  # sentences and quotations of one report read the same marks, one after the other
def _stretches(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    runs_on = False
    for number, (begin, end) in enumerate(paragraphs):
        marks = _marks(text, begin, end)
        if not marks and not runs_on:
            continue
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        here, runs_on = _paragraph(text, (begin, end), marks, following, number, runs_on)
        found.extend(here)
    return tuple(found)


def _marks(text: str, begin: int, end: int) -> list[_Mark]:
    """The quotation marks of one paragraph; apostrophes inside words are none."""
    marks = []
    found = list(_MARK.finditer(text, begin, end))
    alone = [match.start() for match in found if _stands_alone(text, match)]
    for match in found:
        first, last = match.span()
        form = _DAMAGED.get(match.group(), match.group())
        before = text[first - 1] if first > begin else " "
        after = text[last] if last < end else " "
        if before.isalnum() and after.isalnum() and form not in {"“", "«", "„", "”", "»"}:
            continue
        guillemet = form in "«»"
        opens = (before.isspace() or before in _BEFORE_OPENER) and not after.isspace() and after not in _NO_OPENING
        if after == "…" or text.startswith("...", last) or (after == "." and text.startswith("..", last)):
            opens = before.isspace() or before in _BEFORE_OPENER
        closes = not before.isspace() and not after.isalnum()
        if guillemet and (before.isspace() or after.isspace()):
            opens, closes = form == "«" or opens, form == "»" or closes
        glued = form == '"' and before in _STOPS and after.isalpha()  # "Go,"said the mayor."Now."
        if glued or (len(alone) > 1 and first in alone):
            opens = closes = True
        marks.append(_Mark(first, last, form, opens, closes))
    return marks


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether space stands on both sides of a mark that is the same at either end: " Go , " she said ."""
    first, last = match.span()
    if match.group() not in {'"', "''"} or first == last:
        return False
    return (not first or text[first - 1].isspace()) and (last == len(text) or text[last].isspace())


def _singles(text: str, marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark], list[_Mark]]:
    """Pairs of single marks; single marks that may open and found no partner; those that may close and found none."""
    single = [mark for mark in marks if mark.text not in _DOUBLE]
    pairs: list[tuple[_Mark, _Mark]] = []
    closers: list[_Mark] = []
    openers: list[_Mark] = []
    opened: _Mark | None = None
    for index, mark in enumerate(single):
        opens = mark.opens and (mark.text != "’" or opened is None) and not _ELISION.match(text, mark.begin)
        closes = mark.closes and (mark.text not in "‘‚‹" or (opened is not None and (opened.text, mark.text) == ("‚", "‘")))
        if opened and closes and not _possessive(text, single, index):
            pairs.append((opened, mark))
            opened = None
        elif opens and (opened is None or mark.text in "‘‚‹"):
            if opened:
                openers.append(opened)
            opened = mark
        elif mark.closes:
            closers.append(mark)
    if opened:
        openers.append(opened)
    return pairs, openers, closers


def _possessive(text: str, single: list[_Mark], index: int) -> bool:
    """Whether the closing candidate `single[index]` rather ends a plural's possessive: "the workers’ rights’"."""
    mark = single[index]
    if text[mark.begin - 1] not in "szx" or not _GOES_ON.match(text, mark.end, mark.end + 3):
        return False
    later = single[index + 1] if index + 1 < len(single) else None
    return later is not None and later.closes and not later.opens


def _paragraph(
    text: str, paragraph: tuple[int, int], marks: list[_Mark], following: tuple[int, int] | None, number: int, runs_on: bool
) -> tuple[list[Stretch], bool]:
    """The stretches of one paragraph, and whether the last of them runs on into the next."""
    begin, end = paragraph
    pairs, openers, closers = _singles(text, marks)
    found: list[tuple[int, int, int, int, bool]] = [(o.end, c.begin, o.begin, c.end, True) for o, c in pairs]
    opened: list[_Mark] = []

    def shut(mark: _Mark, limit: int) -> None:
        """Ends at `limit` or before what `mark` opened and nothing closed."""
        at = bisect_right(closers, mark.end, key=lambda c: c.begin)
        wrong = next((c for c in closers[at : at + _MOST_TRIED] if c.begin < limit and not _plural(text, c)), None)
        if wrong:
            closers.remove(wrong)
            found.append((mark.end, wrong.begin, mark.begin, wrong.end, True))
            return
        clause = _CLAUSE.search(text, mark.end, min(limit, mark.end + _FARTHEST))
        stop = clause.start() if clause else limit
        found.append((mark.end, stop, mark.begin, stop, clause is not None))

    for mark in (mark for mark in marks if mark.text in _DOUBLE):
        if _is_closer(mark, opened):
            same = next((o for o in reversed(opened) if o.style == mark.style), opened[-1])
            for inner in opened[opened.index(same) + 1 :]:
                shut(inner, mark.begin)
            del opened[opened.index(same) :]
            found.append((same.end, mark.begin, same.begin, mark.end, True))
        elif mark.opens or (mark.text in _OPENERS and mark.end < end):
            if opened and opened[-1].style == mark.style:
                shut(opened.pop(), mark.begin)
            opened.append(mark)
        elif mark.closes and not opened:
            at = bisect_left(openers, mark.begin, key=lambda o: o.end)
            wrong = openers[at - 1] if at else None
            if wrong:
                openers.remove(wrong)
                found.append((wrong.end, mark.begin, wrong.begin, mark.end, True))
            elif (runs_on and not found) or (
                not text[mark.begin - 1].isdigit() and _SAID.match(text[mark.end : mark.end + _SAID_WITHIN])
            ):
                found.append((begin, mark.begin, begin, mark.end, True))
    for mark in openers:
        if mark.text == "‘" and (clause := _CLAUSE.search(text, mark.end, min(end, mark.end + _FARTHEST))):
            found.append((mark.end, clause.start(), mark.begin, clause.start(), True))  # ‘Glass has no vote, he said.
    repeated = following is not None and _begins_with_mark(text, following)
    for mark in opened[1:]:
        shut(mark, end)
    open_end = False
    if opened and repeated and not any(opened[0].end < c.begin for c in closers if not _plural(text, c)):
        found.append((opened[0].end, end, opened[0].begin, end, False))
        open_end = True
    elif opened:
        shut(opened[0], end)
        open_end = not found[-1][4] and found[-1][1] == end
    elif openers and repeated and following is not None and text[following[0]] == openers[-1].text and openers[-1].text in "‘'":
        found.append((openers[-1].end, end, openers[-1].begin, end, False))
        open_end = True
    return _ordered(text, found, begin, number, runs_on), open_end


def _is_closer(mark: _Mark, opened: list[_Mark]) -> bool:
    """Whether `mark` closes one of `opened` rather than opens."""
    if not opened:
        return False
    if mark.text in {"“", "«"}:
        return mark.closes and (opened[-1].text in {"„", "»"} or not mark.opens)
    if mark.text in _CLOSERS:
        return mark.closes or not mark.opens
    if mark.opens and mark.closes:
        return opened[-1].style == mark.style
    return mark.closes or not mark.opens


def _plural(text: str, mark: _Mark) -> bool:
    return text[mark.begin - 1] == "s" and text[mark.end : mark.end + 1].isspace()


def _begins_with_mark(text: str, paragraph: tuple[int, int]) -> bool:
    match = _MARK.match(text, paragraph[0])
    return bool(match) and paragraph[0] + 1 < paragraph[1]


def _ordered(text: str, found: list[tuple[int, int, int, int, bool]], begin: int, number: int, runs_on: bool) -> list[Stretch]:
    """Stretches in the order of their opening marks, trimmed, with what lies inside another marked as nested."""
    ordered: list[Stretch] = []
    reach = -1
    for first, last, outer_first, outer_last, closed in sorted(found, key=lambda f: (f[2], -f[3])):
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first >= last or not (text[first].isalnum() or any(c.isalnum() for c in text[first:last])):
            continue
        ordered.append(
            Stretch(
                begin=first,
                end=last,
                outer_begin=outer_first,
                outer_end=outer_last,
                paragraph=number,
                closed=closed,
                continues=runs_on and outer_first == begin,
                nested=outer_first < reach,
            )
        )
        reach = max(reach, outer_last)
    return ordered
