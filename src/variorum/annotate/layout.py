"""Layout: which line ends are paragraph ends, and which only wrap a line."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from variorum.model import Report

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+|\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_TERMINAL = (".", "!", "?", ":", "…", ".”", ".’", '."', ".'", "»", "”", '"')
_ENDS = ".!?…"  # of a sentence
_WRAP_LOWEST, _WRAP_HIGHEST = 50, 120  # columns at which wrapped text is wrapped
_NARROW_SHARE = 0.3  # of the line ends of narrower text, a newspaper's column: so many stand inside a sentence
_WRAP_SHARE = 0.86  # of the widest line: what a line and the next word must reach for the line end to be a wrap


def paragraphs(report: Report) -> Sequence[tuple[int, int]]:
    """The paragraphs of `report` as (begin, end), in order, furniture left out, white space trimmed.

    An empty line always ends one. A single line end does, unless the line before it is full, in a text that is wrapped at
    one width, or breaks off in the middle of a sentence.
    """
    return _paragraphs(report.text, tuple(sorted([(f.span.begin, f.span.end) for f in report.furniture])))


@lru_cache(maxsize=2)  # sentences and quotations of one report want the same, one after the other
def _paragraphs(text: str, furniture: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    lines = _lines(text, furniture)
    widest = max((end - begin for begin, end, _ in lines), default=0)
    wrapped = widest <= _WRAP_HIGHEST and sum(end - begin > 0.75 * widest for begin, end, _ in lines) >= 3
    wrapped = wrapped and (widest >= _WRAP_LOWEST or _runs_on(text, lines))
    found: list[tuple[int, int]] = []
    follows = False
    last = (0, 0)
    for begin, end, breaks in lines:
        if follows and found and _continues(text, found[-1][1], last, (begin, end), widest if wrapped else None):
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
        last = (begin, end)
        follows = not breaks
    return tuple([_trimmed(text, begin, end) for begin, end in found])


def _runs_on(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """Whether many lines go on, in lower case, with the sentence of the line before."""
    pairs = [(above, below) for above, below in pairwise(lines) if not above[2]]
    running = sum(
        text[below[0] : below[1]].lstrip()[:1].islower() and not text[above[0] : above[1]].rstrip().endswith(_TERMINAL)
        for above, below in pairs
    )
    return running >= 3 and running >= _NARROW_SHARE * len(pairs)


def _lines(text: str, furniture: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Lines with something in them outside furniture: begin, end, and whether an empty line or furniture follows."""
    lines: list[tuple[int, int, bool]] = []
    number = breaks = 0
    for match in _LINE.finditer(text):
        begin, end = match.span()
        if match.group()[0] in "\r\n\u2028\u2029\x0b\x0c\x85":
            breaks += 1
            if breaks >= 2 and lines:
                lines[-1] = (*lines[-1][:2], True)
            continue
        while number < len(furniture) and furniture[number][1] <= begin:
            number += 1
        if number == len(furniture) or furniture[number][0] >= end:
            if not match.group().isspace():
                breaks = 0
                lines.append((begin, end, False))
            continue
        at, index = begin, number
        pieces: list[tuple[int, int]] = []
        while index < len(furniture) and furniture[index][0] < end:
            if furniture[index][0] > at:
                pieces.append((at, furniture[index][0]))
            at = max(at, furniture[index][1])
            index += 1
        if at < end:
            pieces.append((at, end))
        touched = index > number
        kept = [(b, e) for b, e in pieces if text[b:e].strip()]
        if kept:
            breaks = 0
        if touched and lines and not (kept and kept[0][0] == begin):
            lines[-1] = (*lines[-1][:2], True)
        for position, (b, e) in enumerate(kept):
            lines.append((b, e, touched and (position + 1 < len(kept) or e < end)))
    return lines


def _continues(text: str, end: int, last: tuple[int, int], line: tuple[int, int], width: int | None) -> bool:
    """Whether `line` goes on with the sentence of the line `last` before it, which ends at `end`."""
    above, below = text[last[0] : end].rstrip(), text[line[0] : line[1]]
    first = below.split(maxsplit=1)[0] if below.strip() else ""
    if not above or not first:
        return False
    if above[-1] in _ENDS and _quotes_on(above, below):
        return True
    if width is None:
        return first[0].islower() and (above.endswith((",", "-", "–")) or _breaks_off(above, below))
    if first[0].islower() and not above.endswith(_TERMINAL):
        return True
    if above.endswith(",") or _breaks_off(above, below):
        return True
    if below[0].isspace() and not text[last[0]].isspace():
        return False
    return len(above) + 1 + len(first) > _WRAP_SHARE * width


def _quotes_on(above: str, below: str) -> bool:
    """Whether `below` goes on with whole sentences in marks that `above` opens, and closes them."""
    if '"' in above and '"' in below:
        return bool(above.count('"') % 2 and below.count('"') % 2) and not below.lstrip().startswith('"')
    opened = above.rfind("“")
    if opened < 0 or "”" in above[opened:]:
        return False
    closed, again = below.find("”"), below.find("“")
    return closed >= 0 and (again < 0 or closed < again)


def _breaks_off(above: str, below: str) -> bool:
    """Whether `above` opens a quotation mark that only `below` closes."""
    opened = max(above.rfind("‘"), above.rfind("“"))
    closers = "’”"
    return opened >= 0 and not any(c in above[opened:] for c in closers) and any(c in below for c in closers)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
