"""Sentences: spans of the running text, furniture left out."""

import re

import sentencex

from variorum.annotate.layout import paragraphs
from variorum.annotate.lexicon.function import GRAMMAR
from variorum.annotate.lexicon.verbs import SPEECH_FORMS
from variorum.annotate.marks import Stretch, stretches
from variorum.model import Report, Span

_LINE_END = re.compile(r"[\r\n\t\u2028\u2029\x0b\x0c\x85]")
_HOUR = re.compile(r"\b[ap]\.m\.\s*$")
_AFTER_HOUR = re.compile(r"(?:local|[A-Z]\w+ time\b|[A-Z]{1,4}T\b|GMT\b|UTC\b|on\b|\()")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Cpl|Cmdr|Det|Insp|Maj|Ofc|Supt|St|No|vs|Jr|[A-Z])\.\s*$"
)
_SPEAKS = re.compile(  # “Is it so?” Rusk asked.
    r"\s*(?:[—–―]|--?)\s*[A-Z]|\s+(?:[A-Z][\w’'.-]*\s+){1,5}(?:" + "|".join(sorted(SPEECH_FORMS)) + r")\b"
    r"(?=\s*(?:[.,;:\n]|$)|\s+(?:in|on|at|after|as|before|during|when|while|with|last|this|to|of|earlier|later|[a-z]+ly|[A-Z][a-z]+day)\b)"
)
_STOPS = str.maketrans({".": ",", "!": ",", "?": ",", "…": ","})


def sentences(report: Report) -> tuple[Span, ...]:
    """The sentences of `report`, in order, furniture left out.

    None runs over the end of a paragraph, and none ends inside quotation marks while words outside them go on with it.
    """
    ranges = paragraphs(report)
    quoted = stretches(report.text, ranges)
    by_paragraph: dict[int, list[Stretch]] = {}
    for stretch in quoted:
        by_paragraph.setdefault(stretch.paragraph, []).append(stretch)
    found = []
    for number, (begin, end) in enumerate(ranges):
        for first, last in _inside(report.text, begin, end, by_paragraph.get(number, [])):
            found.append(report.span(first, last))
    return tuple(found)


def _inside(text: str, begin: int, end: int, quoted: list[Stretch]) -> list[tuple[int, int]]:
    """The sentences of one paragraph."""
    if begin >= end:
        return []
    masked = _LINE_END.sub(" ", text[begin:end])
    for stretch in quoted:
        if not stretch.closed or stretch.end - stretch.begin < 2:
            continue
        if stretch.outer_begin == begin and stretch.outer_end >= end - 1:
            continue  # the whole paragraph
        said = _is_said(text, stretch, end)
        if (
            said
            or text[stretch.end - 1] not in ".!?…"
            or text[stretch.outer_end : stretch.outer_end + 2].lstrip(" ,")[:1].islower()
        ):
            last = 0 if said else 1
            first, last = stretch.begin - begin, stretch.end - begin - last
            masked = masked[:first] + masked[first:last].translate(_STOPS) + masked[last:]
    pieces = _merged(masked, [(b["start_index"], b["end_index"]) for b in sentencex.get_sentence_boundaries("en", masked)])
    found = []
    for first, last in pieces:
        while first < last and text[begin + first].isspace():
            first += 1
        while last > first and text[begin + last - 1].isspace():
            last -= 1
        if first < last:
            found.append((begin + first, begin + last))
    return found


def _is_said(text: str, stretch: Stretch, end: int) -> bool:
    """Whether the words after `stretch` say whose it is though they begin with a capital."""
    spoken = _SPEAKS.match(text, stretch.outer_end, end)
    if spoken is None:
        return False
    first = spoken.group().split()[0]
    if not text[spoken.end() : end].strip(" ."):
        return True  # “It went.” Rusk said
    return not first[0].isalpha() or (text[stretch.end - 1] in "?!…" and first.lower() not in GRAMMAR)


def _merged(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`pieces`, those put together again that an abbreviation or a lone mark tore apart."""
    merged: list[tuple[int, int]] = []
    for first, last in pieces:
        above = text[merged[-1][0] : merged[-1][1]] if merged else ""
        here = text[first:last].strip()
        torn = (above.rstrip().endswith(".m.") and _HOUR.search(above) and _AFTER_HOUR.match(here)) or _ABBREVIATED.search(
            above[-8:]
        )
        if merged and (torn or not (here[:1].isalnum() or any(c.isalnum() for c in here))):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged
