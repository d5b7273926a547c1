"""Streams of text in UTF-16 or UTF-32, read as UTF-8."""

import codecs
import io
from typing import BinaryIO, cast

_CHUNK = 1 << 16


def recoded(stream: BinaryIO, encoding: str | None) -> BinaryIO:
    """`stream`, written in `encoding`, in UTF-8 without a byte order mark; what is not in `encoding` becomes U+FFFD. None: as
    it is.

    >>> recoded(io.BytesIO("Zürich".encode("utf-16")), "utf-16").read().decode()
    'Zürich'
    """
    if encoding is None:
        return stream
    if encoding == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
        return stream
    return cast(BinaryIO, io.BufferedReader(_Recoded(stream, encoding)))


class _Recoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._rest = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest and not self._ended:
            data = self._stream.read(_CHUNK)
            self._ended = not data
            self._rest = self._decoder.decode(data, final=self._ended).encode("utf-8", "replace")
        size = min(len(view), len(self._rest))
        view[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
