"""What stands around a mark: the clause and the sentence that say what a figure counts or what happened on a day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from variorum.model import MarkedReport, Span
from variorum.text import on_one_line, unbroken

FULL = re.compile(r"[a-z)%\d][.!?][\"”’'»)]*\s*\Z")
CLOSED = re.compile(r"\s*[,;:]")
STAND_IN = "several"  # reads naturally where a figure stood, and is the same for all of them
MOST_CHARACTERS = 120  # of a sentence on either side of the mark: what is farther says little about it, and reading it is slow
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
EDGE = re.compile(r"[,;:()\[\]—–\n“”\"]|\s-\s|\b(?:and|but|while|whereas|or)\b", re.IGNORECASE)
_GRAMMAR = """
a about after again all also an and any are as at be been before being but by can could did do does for from had has have he her
hers him his how i if in into is it its just more most much my no nor not now of off on one only or other our out over own said
say says she so some still such than that the their them then there these they this those to too under up very was we were what
when where which while who will with would you your
"""
_NUMERALS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions?
trillions? dozens? scores? m bn k half a an at least most about around some nearly almost over under more
than fewer less no up to close roughly between and
of the minimum in all just only as many another further other estimated approximately
exactly
"""
_NUMERAL = "|".join((r"\d[\d.,:/]*", *_NUMERALS.split()))
NUMERAL = re.compile(rf"(?:(?:{_NUMERAL})(?![^\W\d_])[\s-]*)+", re.IGNORECASE)
PART_OF = re.compile(
    r"\s*(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all)\s+)?(?:[^\W\d_]+(?:['’]s?)?\s+){0,2}", re.IGNORECASE
)  # between a part and its whole: "two of the eleven lines"
REACHES = re.compile(r"\b(?:to|at|from|by)\s+(?:\w+\s+){0,2}$")
EMPTY = frozenset((*_GRAMMAR.split(), STAND_IN))


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """One mark and the words around it. `position` counts the full sentences of the report before it: headlines,
    bylines and lines of a menu, of which one page has more than another, are none."""

    span: Span
    sentence: str
    clause: str
    words: tuple[str, ...]  # content words of the clause as written, in order
    stems: frozenset[str]
    position: int
    left: str = ""  # of the mark, in its clause
    right: str = ""
    whole: bool = False  # it is that of which another figure before it is a part
    part: bool = False  # it is so many of another figure behind it


def stem(word: str) -> str:
    """`word` without the endings that English verbs and nouns take; not a dictionary form.

    >>> stem("injuries"), stem("injured"), stem("Killings"), stem("ferry’s")
    ('injur', 'injur', 'kill', 'ferr')
    """
    bare = re.sub(r"['’]s?$", "", word.lower())
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "y", "e"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 3 and not bare.endswith("ss"):
            bare = bare[: -len(ending)]
            break
    return bare[:-1] if len(bare) > 4 and bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare


def content_words(text: str) -> tuple[str, ...]:
    """The words of `text` that are more than grammar, as written.

    >>> content_words("At least nine people were killed")
    ('least', 'nine', 'people', 'killed')
    """
    return tuple(word for word in WORD.findall(text) if word.lower() not in EMPTY)


def contexts(
    marked: MarkedReport, spans: Sequence[Span], apart: Sequence[Span], reach: int, figures: bool = False
) -> list[Context]:
    """The context of each of `spans`, in their order; of `figures` only the numeral gives way to the stand-in.

    A clause ends at punctuation, at a conjunction and at any of the spans `apart` (the other figures of the report), and
    holds no more than `reach` words on either side.
    """
    text = marked.report.text
    sentences = sorted(marked.sentences)
    begins = [sentence.begin for sentence in sentences]
    places = _places(text, sentences)
    others = sorted({(span.begin, span.end) for span in apart})
    other_begins = [begin for begin, _ in others]
    found = []
    for span in spans:
        at = bisect_right(begins, span.begin) - 1
        inside = at >= 0 and span.begin < sentences[at].end
        low = max(sentences[at].begin, span.begin - MOST_CHARACTERS) if inside else span.begin
        high = min(sentences[at].end, span.end + MOST_CHARACTERS) if inside else span.end
        high = max(high, span.end)
        nearest = bisect_right(other_begins, span.begin)
        left_of = max((end for _, end in others[max(0, nearest - 3) : nearest] if end <= span.begin), default=low)
        right_of = min((begin for begin, _ in others[nearest : nearest + 3] if begin >= span.end), default=high)
        before = unbroken(text[max(low, left_of) : span.begin])
        left = _after_edge(before, reach)
        if REACHES.search(before) and len(WORD.findall(left)) < reach:
            left = _last_words(unbroken(text[low : span.begin]), reach)  # in "the number of … rose to" it stands far before
        part = figures and right_of < high and bool(PART_OF.fullmatch(text, span.end, right_of))
        whole = figures and low < left_of and bool(PART_OF.fullmatch(text, left_of, span.begin))
        after = text[span.end : max(span.end, min(high, right_of))]
        if part:  # "two of the eleven lines were running": what is told of the part stands behind the whole
            behind = NUMERAL.match(text, right_of)
            beyond = min((begin for begin, _ in others[nearest : nearest + 4] if begin > right_of), default=high)
            after += text[behind.end() if behind else right_of : max(right_of, min(high, beyond))]
        ends = not figures and CLOSED.match(text, span.end) and len(content_words(left)) > 1
        right = "" if whole or ends else _before_edge(unbroken(after), reach)
        shown = f"{STAND_IN} {NUMERAL.sub('', text[span.begin : span.end], count=1)}" if figures else STAND_IN
        clause = on_one_line(f"{left}{shown}{right}")
        words = content_words(clause)
        found.append(
            Context(
                span=span,
                sentence=on_one_line(f"{text[low : span.begin]}{shown}{text[span.end : high]}"),
                clause=clause,
                words=words,
                stems=frozenset(stem(word) for word in words),
                position=places[max(at, 0)] if places else 0,
                left=left,
                right=right,
                whole=whole,
                part=part,
            )
        )
    return found


def _places(text: str, sentences: Sequence[Span]) -> list[int]:
    """For each of `sentences` how many full ones stand before it.

    >>> text = "FIRE AT MILL\\nBy Ida Brandt\\nA mill burned down.\\nNobody was hurt."
    >>> lines = [Span("a", 0, 12), Span("a", 13, 26), Span("a", 27, 46), Span("a", 47, 63)]
    >>> _places(text, lines)
    [0, 0, 0, 1]
    """
    found, full = [], 0
    for sentence in sentences:
        found.append(full)
        full += bool(FULL.search(text[sentence.begin : sentence.end]))
    return found


def _after_edge(before: str, reach: int) -> str:
    """The end of `before`, from the last edge that leaves at least one word on."""
    begin = 0
    for edge in EDGE.finditer(before):
        if WORD.search(before, edge.end()) or edge.group().strip().lower() in ("and", "but", "while", "whereas"):
            begin = edge.end()
    return _last_words(before[begin:], reach)


def _last_words(before: str, reach: int) -> str:
    words = list(WORD.finditer(before))
    return before[words[-reach].start() :] if len(words) > reach else before


def _before_edge(after: str, reach: int) -> str:
    """The beginning of `after`, to the first edge that leaves at least one word."""
    end = len(after)
    for edge in EDGE.finditer(after):
        if WORD.search(after, 0, edge.start()):
            end = edge.start()
            break
    words = list(WORD.finditer(after, 0, end))
    return after[: words[reach - 1].end()] if len(words) > reach else after[:end]
