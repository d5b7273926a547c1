"""Files that one program packed: gzip, bzip2, xz, zstd."""

import io
import itertools
from collections.abc import Iterator
from typing import BinaryIO, cast

from variorum.ingest.content import content
from variorum.ingest.opened import Break, Opened, Records, Refused
from variorum.ingest.unpacking import decoders, pieces
from variorum.ingest.warc import WARC, records


def unpacked(opened: Opened) -> Records:
    """What is packed in `opened`, under the same name. WARC files are read on past damaged places; all else ends there."""
    kind = content(opened.head)
    found = pieces(opened.stream, kind, decoders(kind, opened.head, opened.settings), opened.settings, opened.allowance)
    before: list[bytes | Break] = []
    begin = b""
    while len(begin) < len(WARC) and (piece := next(found, None)) is not None:
        before.append(piece)
        begin += piece if isinstance(piece, bytes) else b""
    found = itertools.chain(before, found)
    if begin.startswith(WARC):
        yield from records(opened, found)
    else:
        yield from opened.inner(opened.source, cast(BinaryIO, io.BufferedReader(_Unpacked(found))))


class _Unpacked(io.RawIOBase):
    """Pieces as a stream, which fails at the first break and ever after."""

    def __init__(self, found: Iterator[bytes | Break]) -> None:
        self._found = found
        self._piece = memoryview(b"")
        self._failure: OSError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._failure:
            raise self._failure
        try:
            while not self._piece:
                piece = next(self._found, None)
                if piece is None:
                    return 0
                if isinstance(piece, Break):
                    raise Refused(piece.reason)
                self._piece = memoryview(piece)
        except OSError as error:
            self._failure = error
            raise
        size = min(len(view), len(self._piece))
        view[:size], self._piece = self._piece[:size], self._piece[size:]
        return size
