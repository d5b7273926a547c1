"""Reads one place: opens it, looks at its first bytes, and hands it on as what it is."""

import bz2
import gzip
import hashlib
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, cast

from variorum.errors import UnreadableSource
from variorum.ingest.content import Content, byte_order, content, format_name
from variorum.ingest.places import Place
from variorum.ingest.records import record_array, record_lines, transcoded
from variorum.model import Capture, Rejected
from variorum.settings import Ingest

_HEAD = 1 << 16
_UNPACKED: dict[Content, Callable[[BinaryIO], BinaryIO]] = {
    "gzip": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    "bzip2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    "xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115 - the stream below it is closed where it is opened
}


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


def _looked_into(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of `stream`, and a stream that has them still."""
    head = b""
    while len(head) < _HEAD and (piece := stream.read(_HEAD - len(head))):
        head += piece
    return head, cast(BinaryIO, io.BufferedReader(_Rewound(head, stream)))


def read(place: Place, settings: Ingest, stdin: BinaryIO | None) -> Iterator[Capture | Rejected]:
    """Every record at `place`. Raises `UnreadableSource` where the user named it and it cannot be opened."""
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(place.path.open("rb")) if place.path else stdin
        except OSError as error:
            if place.named:
                raise UnreadableSource(f"{place.source} cannot be opened: {error.strerror}") from error
            yield _rejected(place.source, f"cannot be opened: {error.strerror}")
            return
        assert stream is not None  # `captures` has looked
        records = _records(place.source, stream, settings)
        while True:
            try:
                record = next(records, None)
            except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
                yield _rejected(place.source, f"breaks off: {error}" if str(error) else "breaks off")
                return
            if record is None:
                return
            yield record


def _records(source: str, stream: BinaryIO, settings: Ingest) -> Iterator[Capture | Rejected]:
    head, stream = _looked_into(stream)
    kind = content(head)
    if kind in _UNPACKED:
        head, stream = _looked_into(_UNPACKED[kind](stream))
        kind = content(head)
    if kind == "lines":
        encoding = byte_order(head)
        if encoding == "utf-8-sig":
            stream.read(3)
        elif encoding:
            data = stream.read(settings.max_json_bytes + 1)
            if len(data) > settings.max_json_bytes:
                yield _rejected(
                    source, f"more than {settings.max_json_bytes:,} bytes of JSON Lines in {encoding}; write them in UTF-8"
                )
                return
            stream = transcoded(data, encoding)
        yield from record_lines(source, stream, settings)
    elif kind in ("array", "object"):
        data = stream.read(settings.max_json_bytes + 1)
        if len(data) > settings.max_json_bytes:
            yield _rejected(
                source, f"JSON of more than {settings.max_json_bytes:,} bytes in one piece; write one record a line"
            )
        else:
            encoding = byte_order(head)
            yield from record_array(source, transcoded(data, encoding).read() if encoding else data, settings)
    elif kind == "empty" and len(head) < _HEAD:
        yield _rejected(source, "empty" if not head else "nothing but blank space")
    elif kind in ("binary", *_UNPACKED):
        name = format_name(head) if kind == "binary" else f"a {kind} file in a packed file"
        yield _rejected(source, f"{name}, not text; save its text or the page and give that")
    elif kind == "xml":
        yield _rejected(source, "an XML file (a feed, a news format); these come with a later version")
    else:
        yield _whole(source, stream, "text/html" if kind == "html" else "text/plain", settings)


def _whole(source: str, stream: BinaryIO, media: str, settings: Ingest) -> Capture | Rejected:
    """All of `stream` as one capture."""
    data = stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        return _rejected(
            source,
            f"more than {settings.max_bytes:,} bytes (ingest.max_bytes), which is no report; one record a line may be longer",
        )
    if (name := format_name(data)) is not None:  # a zero far down
        return _rejected(source, f"{name}, not text; save its text or the page and give that")
    order = byte_order(data[:_HEAD])
    return Capture(
        id=hashlib.sha256(data).hexdigest(),
        source=source,
        data=data,
        media="text/html" if media == "text/html" else "text/plain",
        charset=order if order in ("utf-16-le", "utf-16-be") else None,
    )


def _rejected(source: str, reason: str) -> Rejected:
    return Rejected(source=source, stage="ingest", reason=reason)
