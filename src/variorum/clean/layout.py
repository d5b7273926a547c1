"""The lines of a text as a reader sees them: hard-wrapped lines joined, blank lines kept in mind."""

import re
from itertools import pairwise

import msgspec

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_STOP = re.compile(r"[.!?…][\"'”’»)\]*]*$")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_NUMBERED = re.compile(r"^\d{1,3}\s{3,}[^\d\s]{2}.{3,60}$|^.{3,60}[^\d\s]{2}\s{3,}\d{1,3}$")
_PAGE = re.compile(rf"https?://|\bpage \d|{_NUMBERED.pattern}|\b\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b", re.IGNORECASE)
_FIGURES = re.compile(r"[\d\W]+")
_OPEN = re.compile(r"(?:[,(–—-]|[“‘„«][^”’»]*)$")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One logical line: a paragraph, a headline, a line of a menu; without blanks at its ends."""

    begin: int
    end: int
    raw: str  # as written
    words: tuple[str, ...]
    block: int  # units without a blank line between them share a block
    paged: bool = False  # stands at the top or foot of every printed page

    @property
    def text(self) -> str:
        """The unit on one line."""
        return " ".join(self.raw.split())

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_STOP.search(self.raw))


def units(text: str) -> list[Unit]:
    """The logical lines of `text`. A line that was only wrapped belongs to the one before it.

    >>> [unit.text for unit in units("Ferry sinks\\n\\nNine people died.\\nDivers search.")]
    ['Ferry sinks', 'Nine people died.', 'Divers search.']
    """
    lines: list[tuple[int, int, int, bool]] = []  # begin, end, block, indented
    block, last = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        begin = match.start() + len(line) - len(line.lstrip())
        if lines and len(_BREAK.findall(text, last, begin)) > 1:
            block += 1
        last = begin + len(bare)
        lines.append((begin, last, block, begin > match.start()))
    width = _width(text, lines)
    paged = _paged([text[begin:end] for begin, end, _, _ in lines])
    found: list[tuple[int, int, int, bool]] = []
    for i, (begin, end, block, indented) in enumerate(lines):
        joins = i and width and lines[i - 1][2] == block and i not in paged and i - 1 not in paged
        if joins and _continues(text, lines[i - 1][:2], (begin, end), indented, width):
            found[-1] = (found[-1][0], end, block, False)
        else:
            found.append((begin, end, block, i in paged))
    return [
        Unit(begin=begin, end=end, raw=text[begin:end], words=tuple(_WORD.findall(text[begin:end])), block=block, paged=paged)
        for begin, end, block, paged in found
    ]


def _paged(lines: list[str]) -> set[int]:
    """Which lines stand at the top or foot of every printed page: they come again with other figures, with an address, a day
    or the number of a page, or they are capitals with that number far from them.

    >>> sorted(_paged(["THE LAMP   6", "Nine died.", "4/2/2031 Ferry sinks 1/2", "4/2/2031 Ferry sinks 2/2"]))
    [0, 2, 3]
    """
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line) < 200 and _PAGE.search(line):
            seen.setdefault(_FIGURES.sub("", line).casefold(), []).append(i)
    again = {i for places in seen.values() if len(places) > 1 for i in places}
    return again | {i for i, line in enumerate(lines) if line.isupper() and _NUMBERED.search(line)}


def _width(text: str, lines: list[tuple[int, int, int, bool]]) -> int:
    """The width at which `text` was wrapped; 0 where its line ends mean something.

    Wrapped lines go on in lower case, again and again; lines that mean something hardly ever do.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a[2] == b[2]]
    if not pairs:
        return 0
    lengths = sorted(a[1] - a[0] for a, _ in pairs)
    width = lengths[9 * (len(lengths) - 1) // 10]
    running = sum(text[b[0]].islower() and not _CLOSED.search(text, a[0], a[1]) and a[1] - a[0] > 0.6 * width for a, b in pairs)
    return width if running >= 3 and running >= 0.2 * len(pairs) and width <= 160 else 0


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], indented: bool, width: int) -> bool:
    """Whether `line` is the rest of the line `before` it in a text wrapped at `width`."""
    first = text[line[0]]
    if indented and not first.islower():
        return False
    length = before[1] - before[0]
    if first.islower():
        return length > 0.3 * width
    word = len(text[line[0] : line[1]].split(maxsplit=1)[0])
    return length + 1 + word > 0.92 * width or bool(_OPEN.search(text[before[0] : before[1]]))
