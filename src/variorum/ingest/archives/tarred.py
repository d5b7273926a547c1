"""Tar files, read from beginning to end and on past damaged places."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, cast

from variorum.ingest.archives.members import Names, hidden
from variorum.ingest.content import is_tar_header
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

_BLOCK = 512  # bytes, of which tar files are made
_PIECE = 1 << 16
_MOST_WORDS = 1 << 16  # bytes of what stands before a header: a name that it has no room for
_PATH = re.compile(rb"(?:\A|\n)\d{1,9} path=([^\n]*)\n")
_SIZE = re.compile(rb"(?:\A|\n)\d{1,9} size=(\d{1,18})\n")
_FILES = (b"0", b"\x00", b"7")
_LINKS = (b"1", b"2")
_NO_FILES = (b"5", b"g", b"K", b"V", b"D", b"M", b"N")  # folders, and what is said of all files or of links


def tarred(opened: Opened) -> Records:
    """What is in the files of a tar file, in its order."""
    stream, names = opened.stream, Names(opened.source)
    count = strange = 0
    path, length = "", None
    while block := stream.read(_BLOCK):
        if not is_tar_header(block):
            strange += len(block) if block.strip(b"\x00") else 0
            continue
        if strange:
            yield opened.rejected(_unknown(strange))
            count, strange = count + 1, 0
        kind, size = block[156:157], _number(block[124:136]) if length is None else length
        member = _Member(stream, size)
        if kind in (b"L", b"x"):
            words = member.read(min(size, _MOST_WORDS)) or b""
            found, sized = _PATH.search(words), _SIZE.search(words)
            path = _text(found[1] if found else words) if found or kind == b"L" else path
            length = int(sized[1]) if sized and kind == b"x" else length
        elif kind not in _NO_FILES:
            name = path or _text(_name(block))
            path, length = "", None
            if not hidden(name) and not name.endswith("/"):
                count += 1
                if count > opened.settings.max_members:
                    most = opened.settings.max_members
                    yield opened.rejected(f"more than {most:,} files in a tar file (ingest.max_members); the rest is not read")
                    return
                source = names.name(name)
                if kind in _FILES:
                    yield from opened.inner(source, cast(BinaryIO, io.BufferedReader(member)))
                else:
                    reason = "a link to another file" if kind in _LINKS else "not a plain file"
                    yield Rejected(source=source, stage="ingest", reason=reason)
        member.skip(size + -size % _BLOCK)
    if strange:
        yield opened.rejected(_unknown(strange))
    elif not count:
        yield opened.rejected("a tar file without files")


def _unknown(size: int) -> str:
    return f"{size:,} bytes that are no file of a tar file, which is damaged there"


def _name(block: bytes) -> bytes:
    """The path in a header: some have its beginning in a field of its own."""
    prefix = block[345:500].split(b"\x00")[0] if block[257:263] == b"ustar\x00" else b""
    return (prefix + b"/" if prefix else b"") + block[:100].split(b"\x00")[0]


def _text(name: bytes) -> str:
    name = name.rstrip(b"\x00")
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("cp1252", "replace")


def _number(field: bytes) -> int:
    """The size in a header: octal digits, or, where they have no room, bytes.

    >>> _number(b"00000000017\\0"), _number(b"\\x80" + bytes(9) + b"\\x01\\x00")
    (15, 256)
    """
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    digits = re.match(rb"\s*([0-7]*)", field)
    return int(digits[1] or b"0", 8) if digits else 0


class _Member(io.RawIOBase):
    """The next `size` bytes of a stream. Raises `EOFError` where it has fewer."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._stream.read(min(len(view), self._size - self._at))
        if not piece and len(view) and self._at < self._size:
            raise EOFError(f"{self._at:,} of {self._size:,} bytes are here")
        self._at += len(piece)
        view[: len(piece)] = piece
        return len(piece)

    def skip(self, size: int) -> None:
        """Leaves out what is left of the first `size` bytes from the beginning."""
        while self._at < size and (piece := self._stream.read(min(_PIECE, size - self._at))):
            self._at += len(piece)


__all__ = ["tarred"]
