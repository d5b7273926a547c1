"""The rows of a table in text, on past quotation marks that do not fit."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 16
_MARK = '"'
_LOOKED_AT = 1_000  # characters of a line in which its first cell is
_LINE = 8  # what a line counts for beyond its letters: each takes memory of its own


class Rows:
    """The rows of the table in `stream`, a list of cells each, or the reason where one is none.

    A row in which the marks do not fit is read as people would: a mark closes a cell where the cell's end follows it, and is
    a letter elsewhere. A mark that is never closed would make all rows below it one cell: such a row ends, and is none, before
    the next line that looks like a row. `too_long` are the lines left out for their length.

    >>> import io
    >>> list(Rows(io.BytesIO(b'1,"a ""b"" c"\\n2,"a "b" c"\\n3,"a\\n4,b\\n'), ",", 99))
    [['1', 'a "b" c'], ['2', 'a "b" c'], 'a quotation mark in it is not closed before the next row', ['4', 'b']]
    """

    def __init__(self, stream: BinaryIO, between: str, most: int, page: str = "cp1252") -> None:
        self._lines = _Lines(stream, most, page)
        self._between = between
        self._most = most
        self._width = 0  # cells of a row, as the first one has them
        self._kind: str | None = None  # of the first cell of the row before, the names of columns left out

    @property
    def too_long(self) -> int:
        return self._lines.too_long

    def __iter__(self) -> Iterator[list[str] | str]:
        fitting = csv.reader(self._lines, delimiter=self._between, strict=True)
        while True:
            self._lines.begin()
            try:
                row: list[str] | str | None = next(fitting, None)
            except csv.Error:
                fitting = csv.reader(self._lines, delimiter=self._between, strict=True)
                self._lines.give_back()
                row = self._unfitting()
            if row is None:
                return
            if row and not isinstance(row, str):
                self._kind = _kind(row[0]) if self._width else None
                self._width = self._width or len(row)
            yield row

    def _unfitting(self) -> list[str] | str:
        """The next row, in which the marks do not fit."""
        cells = _Cells(self._between)
        long, below, kind = False, -1, self._kind
        for line in self._lines:
            below += 1
            kind = kind or _kind(self._cells(line[:_LOOKED_AT]).first)
            if below and self._begins(line, kind):
                self._lines.give_back(len(self._lines.held) - 1)
                return _too_long(self._most) if long else "a quotation mark in it is not closed before the next row"
            if long := long or self._lines.size > self._most:
                self._lines.forget()
            else:
                cells.take(line)
                if not cells.open:
                    return cells.row
        if long:
            return _too_long(self._most)
        return f"breaks off: a quotation mark in it is not closed in the {below:,} line{'s' * (below != 1)} that follow it"

    def _begins(self, line: str, kind: str) -> bool:
        """Whether `line` looks like a row whose first cell is of `kind`, or the beginning of one."""
        if line.count(self._between) < self._width - 1:
            return False
        cells = self._cells(line)
        return cells.width == self._width > 1 and _kind(cells.first) == kind and (kind != "words" or self._width > 2)

    def _cells(self, line: str) -> _Cells:
        cells = _Cells(self._between)
        cells.take(line)
        return cells


class _Cells:
    """The cells of one row, line by line."""

    def __init__(self, between: str) -> None:
        self.row: list[str] = []
        self.open = False  # whether the last cell goes on in the next line
        self._between = between
        self._mark = re.compile(rf'"("?)(?=({re.escape(between)}|\r?\n?\Z)?)')
        self._parts: list[str] = []  # of the cell that is open
        self._loose = False  # whether it has a mark that is a letter

    @property
    def width(self) -> int:
        """How many cells there are."""
        return len(self.row) + self.open

    @property
    def first(self) -> str:
        """The first cell, as far as it is taken."""
        return self.row[0] if self.row else "".join(self._parts)

    def take(self, line: str) -> None:
        """Takes one line more."""
        at = 0
        while self.open or at <= len(line):
            if not self.open:
                if line.startswith(_MARK, at):
                    self.open, self._loose, at = True, False, at + 1
                else:
                    end = line.find(self._between, at)
                    self.row.append(line[at:end] if end >= 0 else line[at:].rstrip("\r\n"))
                    if end < 0:
                        return
                    at = end + 1
                    continue
            at = self._quoted(line, at)
            if at < 0:
                return

    def _quoted(self, line: str, at: int) -> int:
        """Takes what a cell in marks has in `line` from `at` on; returns where the next one begins, -1 for nowhere."""
        for mark in self._mark.finditer(line, at):
            if mark.start() > at:
                self._parts.append(line[at : mark.start()])
            at = mark.end()
            closes = mark[2] is not None
            if mark[1] and not (closes and self._loose):
                self._parts.append(_MARK)
            elif closes:
                self._parts.append(mark[1])
                self.open = False
                break
            else:
                self._parts.append(_MARK)
                self._loose = True
        else:
            self._parts.append(line[at:])
        if not self.open:
            self.row.append("".join(self._parts))
            self._parts.clear()
        return at + 1 if not self.open and line.startswith(self._between, at) else -1


def _too_long(most: int) -> str:
    return f"a row of more than {most:,} bytes (ingest.max_bytes): a quotation mark in it is not closed"


def _kind(cell: str) -> str:
    """What a cell is by its looks.

    >>> _kind("17"), _kind("ab-17"), _kind("https://lamp.example/7"), _kind("A ferry sank"), _kind(" ")
    ('number', 'sign', 'address', 'words', '')
    """
    bare = cell.strip()
    if "://" in bare[:10]:
        return "address"
    return "number" if bare.isdigit() else "words" if " " in bare else "sign" if bare else ""


class _Lines:
    """The lines of a stream, each in UTF-8 or, where it is none, in the code page `page`; blank for one that is too long."""

    def __init__(self, stream: BinaryIO, most: int, page: str) -> None:
        self._stream = stream
        self._page = page
        self._most = most
        self._waiting: deque[str] = deque()
        self.held: list[str] = []  # of the row that is being read
        self.size = 0
        self.too_long = 0

    def begin(self) -> None:
        """A row begins here."""
        self.held = []
        self.size = 0

    def forget(self) -> None:
        """The lines that are held, all but the first, are not wanted."""
        del self.held[1:]
        self.size = 0

    def give_back(self, begin: int = 0) -> None:
        """The lines that are held, from the one at `begin` on, are to be read again."""
        self._waiting.extendleft(reversed(self.held[begin:]))
        self.begin()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._line()
        if not line:
            raise StopIteration
        if self.size > self._most:
            self._waiting.appendleft(line)
            raise csv.Error
        self.size += len(line) + _LINE
        self.held.append(line)
        return line

    def _line(self) -> str:
        line = self._stream.readline(self._most + 1)
        if len(line) > self._most and not line.endswith(b"\n"):
            self.too_long += 1
            while (rest := self._stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            return "\n"
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode(self._page, "replace")
