"""A stream that was looked into: what a reader of one format is given."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

import msgspec

from variorum.ingest.content import Content
from variorum.model import Capture, Rejected
from variorum.settings import Ingest

HEAD = 1 << 16  # bytes by which a format is told
_IN_MEMORY = 1 << 23  # bytes of a stream that is wanted from its end; more goes to a file that vanishes
_PIECE = 1 << 18

Records = Iterator[Capture | Rejected]
Follow = Callable[[str], Records]


class Refused(OSError):
    """A stream that is not read on. Its message is the reason, as the account has it."""


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a packed file where bytes are lost."""

    reason: str
    inside: bool  # what came just before it is of the part that is damaged, and not to be trusted


class Allowance:
    """What may still be unpacked at one place, out of all that is packed there."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._left = most

    def spend(self, size: int) -> None:
        """Takes `size` bytes. Raises `Refused` where so many are not left."""
        self._left -= size
        if self._left < 0:
            raise Refused(f"more than {self._most:,} bytes unpacked (ingest.max_unpacked)")


class Inner(Protocol):
    """Reads what is packed or contained in a file."""

    def __call__(self, source: str, stream: BinaryIO, kind: Content | None = None) -> Records:
        """The records in `stream`: as `kind`, or as whatever it is."""


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or one record of a file that holds others. `source` names it to the user; `stream` begins with `head`."""

    source: str
    head: bytes
    stream: BinaryIO
    settings: Ingest
    inner: Inner
    allowance: Allowance
    follow: Follow | None = None  # reads what is at a link; None where links are not to be followed

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
    """The first bytes of `stream`, and a stream that has them still: `stream` itself, where it can go back."""
    begin = stream.tell() if stream.seekable() else None
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    if begin is not None:
        stream.seek(begin)
        return head, stream
    return head, cast(BinaryIO, io.BufferedReader(_Rewound(head, stream)))


def seekable(opened: Opened) -> BinaryIO:
    """The stream of `opened`, or a copy of it, that can be read from its end. Raises `Refused` where it is too long to copy."""
    if opened.stream.seekable():
        return opened.stream
    copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever reads it holds it, and it vanishes with it
    while piece := opened.stream.read(_PIECE):
        opened.allowance.spend(len(piece))
        copy.write(piece)
    copy.seek(0)
    return cast(BinaryIO, copy)
