"""Zip files, and the documents that are zip files."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from typing import BinaryIO, cast

from variorum.ingest.archives.headers import by_headers
from variorum.ingest.archives.members import Names, hidden, spelled
from variorum.ingest.content import Content
from variorum.ingest.opened import Opened, Records, Refused, seekable
from variorum.model import Rejected

_ENTRY = 200  # bytes that a zip file's directory has for a member, with a long name
_SMALL = 1 << 20
_DAMAGE = (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError)
# documents that are zip files, by the members that they have
_DOCUMENTS: tuple[tuple[frozenset[str], Content], ...] = (
    (frozenset(("[Content_Types].xml", "word/document.xml")), "docx"),
    (frozenset(("mimetype", "content.xml")), "odt"),
)
# and those that hold no reports
_FOREIGN = {
    "xl/workbook.xml": "an Excel workbook; save its table as CSV and give that",
    "xl/workbook.bin": "an Excel workbook; save its table as CSV and give that",
    "ppt/presentation.xml": "slides (PowerPoint); save their text and give that",
}


def zipped(opened: Opened) -> Records:
    """What is in the files of a zip file, sorted by name, or in the document that it is."""
    most = opened.settings.max_members
    stream = seekable(opened)
    begin = stream.tell()
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, _Guarded(stream, max(_SMALL, most * _ENTRY))))
    except _DAMAGE:
        stream.seek(begin)
        yield from by_headers(opened, stream)
        return
    held = {member.filename for member in archive.infolist()}
    if kind := next((kind for members, kind in _DOCUMENTS if members <= held), None):
        stream.seek(begin)
        yield from opened.inner(opened.source, stream, kind)
        return
    if reason := next((reason for member, reason in _FOREIGN.items() if member in held), None):
        yield opened.rejected(reason)
        return
    plain = [member for member in archive.infolist() if not member.filename.endswith("/")]
    named = [(spelled(member.filename, known=bool(member.flag_bits & 0x800)), member) for member in plain]
    files = sorted(
        (file for file in named if not hidden(file[0])),
        key=lambda file: (file[0], file[1].header_offset),
    )
    names = Names(opened.source)
    for name, member in files[:most]:
        yield from _member(opened, names.name(name), archive, member)
    if not files:
        yield opened.rejected("a zip file without files")
    if len(files) > most:
        reason = f"beyond the first {most:,} files of a zip file (ingest.max_members)"
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=len(files) - most)


def _member(opened: Opened, source: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Records:
    """What is in one file of a zip file."""
    if member.flag_bits & 1:
        yield Rejected(source=source, stage="ingest", reason="encrypted; unpack it and give the files")
    elif stat.S_ISLNK(member.external_attr >> 16):
        yield Rejected(source=source, stage="ingest", reason="a link to another file")
    else:
        try:
            stream = archive.open(member)
        except (OSError, *_DAMAGE) as error:
            yield Rejected(source=source, stage="ingest", reason=f"damaged in the zip file: {error}")
            return
        yield from opened.inner(source, cast(BinaryIO, io.BufferedReader(_Member(stream, member.compress_size, opened))))


class _Guarded(io.RawIOBase):
    """A stream of which no more is read in one piece than `most` bytes: a zip file's directory is read whole."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise Refused(f"a zip file whose directory has more than {self._most:,} bytes (ingest.max_members)")
        return self._stream.read(size)


class _Member(io.RawIOBase):
    """One file of a zip file, within limits. Raises `Refused` where it is damaged."""

    def __init__(self, stream: object, packed: int, opened: Opened) -> None:
        self._stream = cast(BinaryIO, stream)
        self._most = opened.settings.max_bytes + opened.settings.max_ratio * packed
        self._opened = opened
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._given > self._most:
            raise Refused(f"unpacks to more than {self._opened.settings.max_ratio} times its size (ingest.max_ratio)")
        try:
            piece = self._stream.read(len(view))
        except _DAMAGE as error:
            raise Refused(f"damaged in the zip file: {error}") from error
        self._opened.allowance.spend(len(piece))
        self._given += len(piece)
        view[: len(piece)] = piece
        return len(piece)


__all__ = ["zipped"]
