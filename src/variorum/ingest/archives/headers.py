"""Zip files whose directory is lost, as it is where they break off: the files in them by their own headers, one by one."""

from __future__ import annotations

import io
import struct
import zlib
from typing import BinaryIO, cast

import msgspec

from variorum.ingest.archives.members import Names, hidden, spelled
from variorum.ingest.opened import Opened, Records, Refused
from variorum.ingest.unpacking import Zlib
from variorum.model import Rejected

_LOST = "a zip file that is damaged or breaks off"
_SIGN = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5HIIIHH")
_PIECE = 1 << 16
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZED_BEHIND, _UTF_8 = 0x1, 0x8, 0x800
_UNKNOWN = 0xFFFFFFFF  # a size that stands elsewhere
_DOCUMENTS = frozenset(("[Content_Types].xml", "mimetype", "_rels/.rels", "word/document.xml"))  # one of which begins them


class _Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a zip file says of a file in it, right before it."""

    name: str
    flags: int
    method: int
    crc: int
    size: int | None  # packed; None where it is not said here


def by_headers(opened: Opened, stream: BinaryIO) -> Records:
    """What is in the files of the zip file in `stream`, in its order, as far as they are whole; last, that more may be lost."""
    names, count = Names(opened.source), 0
    while header := _next(stream):
        if not count and header.name in _DOCUMENTS:
            yield opened.rejected("a document (DOCX, ODT) that is damaged or breaks off")
            return
        if header.name.endswith("/") or hidden(header.name):
            stream.seek(header.size or 0, io.SEEK_CUR)
            continue
        count += 1
        if count > opened.settings.max_members:
            most = opened.settings.max_members
            yield opened.rejected(f"more than {most:,} files in a zip file (ingest.max_members); the rest is not read")
            return
        source, begin = names.name(header.name), stream.tell()
        if reason := _unreadable(header):
            yield Rejected(source=source, stage="ingest", reason=reason)
            stream.seek(begin + (header.size or 0))
            continue
        member = _Member(stream, header, opened)
        yield from opened.inner(source, cast(BinaryIO, io.BufferedReader(member)))
        stream.seek(member.end if member.end is not None else begin + (header.size or 0))
    yield opened.rejected(f"{_LOST}: its list of files is lost, and there may have been more of them" if count else _LOST)


def _next(stream: BinaryIO) -> _Header | None:
    """The next header from here on; the stream is then at what it is of. None where there is no other."""
    at, held = stream.tell(), b""
    while True:
        place = held.find(_SIGN)
        if place < 0 or len(held) - place < _HEAD.size:
            cut = place if place >= 0 else max(0, len(held) - len(_SIGN) + 1)
            at, held = at + cut, held[cut:]
            if not (more := stream.read(_PIECE)):
                return None
            held += more
            continue
        _, _, flags, method, _, _, crc, size, _, length, more_length = _HEAD.unpack_from(held, place)
        stream.seek(at + place + _HEAD.size)
        name, extra = stream.read(length), stream.read(more_length)
        if len(extra) < more_length or len(name) < length:
            return None
        return _Header(
            name=spelled(name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace"), known=bool(flags & _UTF_8)),
            flags=flags,
            method=method,
            crc=crc,
            size=_size(size, flags, extra),
        )


def _size(size: int, flags: int, extra: bytes) -> int | None:
    """The packed size that a header says, or the field for sizes that have no room in it."""
    if flags & _SIZED_BEHIND:
        return None
    at = 0
    while size == _UNKNOWN and at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1 and length >= 16 and at + 20 <= len(extra):
            return int.from_bytes(extra[at + 12 : at + 20], "little")
        at += 4 + length
    return size


def _unreadable(header: _Header) -> str | None:
    """Why a file cannot be read; None where it can."""
    if header.flags & _ENCRYPTED:
        return "encrypted; unpack it and give the files"
    if header.method not in (_STORED, _DEFLATED) or (header.method == _STORED and header.size is None):
        return "packed in a way that can be read in whole zip files only, and this one is damaged or breaks off"
    return None


class _Member(io.RawIOBase):
    """One file of a zip file, within limits. Raises `EOFError` where it breaks off, `Refused` where it is damaged."""

    def __init__(self, stream: BinaryIO, header: _Header, opened: Opened) -> None:
        self._stream = stream
        self._header = header
        self._opened = opened
        self._decoder = Zlib(-15) if header.method == _DEFLATED else None
        self._taken = self._given = self._crc = 0
        self._at = stream.tell()
        self.end: int | None = None  # where it ended

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self.end is not None or not len(view):
            return 0
        piece = self._inflated(len(view)) if self._decoder else self._stored(len(view))
        self._given += len(piece)
        self._crc = zlib.crc32(piece, self._crc)
        self._opened.allowance.spend(len(piece))
        settings = self._opened.settings
        if self._given > settings.max_bytes + settings.max_ratio * self._taken:
            raise Refused(f"unpacks to more than {settings.max_ratio} times its size (ingest.max_ratio)")
        if self.end is not None and self._crc != self._sum():
            raise Refused("damaged in the zip file: its check sum is another")
        view[: len(piece)] = piece
        return len(piece)

    def _stored(self, most: int) -> bytes:
        left = (self._header.size or 0) - self._taken
        piece = self._read(min(most, left)) if left else b""
        if self._taken == self._header.size:
            self.end = self._stream.tell()
        return piece

    def _inflated(self, most: int) -> bytes:
        assert self._decoder is not None
        piece = b""
        try:
            while not piece and not self._decoder.eof:
                piece = self._decoder.decompress(self._read(_PIECE) if self._decoder.needs_input else b"", most)
        except zlib.error as error:
            raise Refused(f"damaged in the zip file: {error}") from error
        if self._decoder.eof:
            self.end = self._at + self._taken - len(self._decoder.unused_data)
        return piece

    def _read(self, size: int) -> bytes:
        self._stream.seek(self._at + self._taken)
        data = self._stream.read(size)
        self._taken += len(data)
        if not data:
            raise EOFError(f"the zip file ends after {self._taken:,} bytes of it")
        return data

    def _sum(self) -> int:
        """The check sum, which stands behind the file where its size does."""
        if not self._header.flags & _SIZED_BEHIND:
            return self._header.crc
        self._stream.seek(self.end or 0)
        data = self._stream.read(8).removeprefix(b"PK\x07\x08")
        return int.from_bytes(data[:4], "little")


__all__ = ["by_headers"]
