"""A stream that was looked into: what a reader of one format is given."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

import msgspec

from variorum.model import Capture, Rejected
from variorum.settings import Ingest

HEAD = 1 << 16  # bytes by which a format is told

Records = Iterator[Capture | Rejected]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or one record of a file that holds others. `source` names it to the user; `stream` begins with `head`."""

    source: str
    head: bytes
    stream: BinaryIO
    settings: Ingest
    inner: Callable[[str, BinaryIO], Records]  # reads, as whatever it is, what is packed or contained in this one

    def rejected(self, reason: str) -> Rejected:
        """Nothing can be read here, for `reason`."""
        return Rejected(source=self.source, stage="ingest", reason=reason)


Reader = Callable[[Opened], Records]


class _Rewound(io.RawIOBase):
    """A stream that gives `head` once more before the rest of `stream`, which need not be seekable."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._head[: len(view)] if self._head else self._stream.read(len(view))
        self._head = self._head[len(piece) :]
        view[: len(piece)] = piece
        return len(piece)


def looked_into(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of `stream`, and a stream that has them still."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head, cast(BinaryIO, io.BufferedReader(_Rewound(head, stream)))
