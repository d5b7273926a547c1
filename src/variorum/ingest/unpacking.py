"""Bytes out of packed bytes: gzip, bzip2, xz, zstd. Piece by piece, within limits, and on past damaged places."""

from __future__ import annotations

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol, cast

from variorum.errors import MissingExtra
from variorum.ingest.opened import Allowance, Break, Refused
from variorum.settings import Ingest

_CHUNK = 1 << 16
_HELD = 1 << 20  # bytes of a damaged part in which the next is looked for; the parts of WARC files are shorter
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # begins the frame in which a .warc.zst file has its dictionary
MAGIC = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00", "zstd": b"\x28\xb5\x2f\xfd"}


class Decoder(Protocol):
    """What unpacks one part: a member of a gzip file, a stream of bzip2 or xz, a frame of zstd."""

    @property
    def eof(self) -> bool:
        """Whether the part ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more can be had without more bytes."""

    @property
    def unused_data(self) -> bytes:
        """What was given and is behind the end of the part."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most `max_length` bytes of what is packed in `data`, and in what was given before."""


def pieces(
    stream: BinaryIO, kind: str, decoder: Callable[[], Decoder], settings: Ingest, allowance: Allowance
) -> Iterator[bytes | Break]:
    """What is packed in `stream`, piece by piece, none empty, and a break wherever some of it cannot be unpacked.

    After a break come the parts that follow it. Raises `Refused` at a limit.
    """
    packed, given = _Packed(stream), 0
    while True:
        at = packed.at
        part, here = decoder(), 0
        packed.hold()
        try:
            while not part.eof:
                data = packed.chunk() if part.needs_input else b""
                if part.needs_input and not data:
                    if packed.begun:
                        yield Break(reason=f"breaks off at byte {packed.at:,} of the {kind} file", inside=here > 0)
                    return
                if piece := part.decompress(data, _CHUNK):
                    given, here = given + len(piece), here + len(piece)
                    allowance.spend(len(piece))
                    if given > settings.max_bytes + settings.max_ratio * packed.at:
                        raise Refused(f"unpacks to more than {settings.max_ratio} times its size (ingest.max_ratio)")
                    yield piece
        except _failures() as error:
            if isinstance(error, Refused):
                raise
            if "emory" in str(error):  # "Memory usage limit exceeded", "Frame requires too much memory"
                raise Refused(f"asks for more than {settings.max_window:,} bytes of memory (ingest.max_window)") from error
            found = kind in MAGIC and packed.seek(MAGIC[kind], decoder)
            until = f"bytes {at:,} to {packed.at:,}" if found else f"all from byte {at:,} on"
            yield Break(reason=f"{until} of the {kind} file cannot be unpacked: they are damaged", inside=here > 0)
            if not found:
                return
        else:
            packed.give_back(part.unused_data)


def decoders(kind: str, head: bytes, settings: Ingest) -> Callable[[], Decoder]:
    """What makes the decoder for each part of a file of `kind`. Raises `Refused` where an optional package is missing."""
    if kind == "gzip":
        return lambda: cast(Decoder, Zlib(31))
    if kind == "bzip2":
        return lambda: cast(Decoder, bz2.BZ2Decompressor())
    if kind == "xz":
        return lambda: cast(Decoder, lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=settings.max_window))
    zstd = zstandard()
    if zstd is None:
        raise Refused(str(MissingExtra("reading zstd files", extra="archives")))
    options = {zstd.DecompressionParameter.window_log_max: settings.max_window.bit_length() - 1}
    words = None
    if head.startswith(_DICTIONARY):
        size = int.from_bytes(head[4:8], "little")
        if size > len(head) - 8:
            raise Refused(f"a zstd dictionary of {size:,} bytes; no more than {len(head) - 8:,} are read")
        raw = head[8 : 8 + size]
        try:
            if raw.startswith(MAGIC["zstd"]):
                raw = zstd.ZstdDecompressor(options=options).decompress(raw, settings.max_bytes)
            words = zstd.ZstdDict(raw)
        except (zstd.ZstdError, ValueError) as error:
            raise Refused(f"its zstd dictionary is damaged: {error}") from error
    return lambda: cast(Decoder, zstd.ZstdDecompressor(zstd_dict=words, options=options))


def zstandard() -> Any:
    """The module that unpacks zstd: the standard library's, from 3.14 on, or its backport; None where there is neither."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        return None
    return zstd


def _failures() -> tuple[type[Exception], ...]:
    """What decoders raise where they cannot go on."""
    zstd = zstandard()
    failures = (zlib.error, lzma.LZMAError, ValueError, EOFError, OSError)
    return (*failures, zstd.ZstdError) if zstd else failures


class Zlib:
    """A decoder for a member of a gzip file, or for what zlib packed otherwise: `width` is its wbits."""

    def __init__(self, width: int) -> None:
        self._decoder = zlib.decompressobj(width)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most `max_length` bytes."""
        piece = self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)
        self.needs_input = len(piece) < max_length
        return piece


class _Packed:
    """Packed bytes, of which the last that were taken can be looked through again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""  # not taken yet
        self._held = bytearray()  # taken by the part that is being unpacked: the last of it
        self._taken = 0

    @property
    def at(self) -> int:
        """How many bytes were taken."""
        return self._taken

    def hold(self) -> None:
        """A part begins here."""
        self._held.clear()

    @property
    def begun(self) -> bool:
        """Whether the part has any bytes."""
        return bool(self._held)

    def chunk(self) -> bytes:
        """Some bytes; empty at the end."""
        data, self._rest = self._rest or self._stream.read(_CHUNK), b""
        if not self._held:
            data = self._without_padding(data)
        self._taken += len(data)
        self._held += data
        del self._held[: -_HELD or None]
        return data

    def _without_padding(self, data: bytes) -> bytes:
        """`data` from its first byte that is not zero, on: zeros between parts fill up a tape."""
        while data and not (kept := data.lstrip(b"\x00")):
            self._taken += len(data)
            data = self._stream.read(_CHUNK)
        if data:
            self._taken += len(data) - len(kept)
            return kept
        return data

    def give_back(self, data: bytes) -> None:
        """`data`, which was taken, was not wanted."""
        self._rest = data + self._rest
        self._taken -= len(data)

    def seek(self, magic: bytes, decoder: Callable[[], Decoder]) -> bool:
        """Goes on to the next place after the beginning of the part where another part begins; False where there is none."""
        window = bytes(self._held)
        self._taken -= len(window)
        begin = 1
        while True:
            place = window.find(magic, begin)
            if place < 0 or len(window) - place < _CHUNK:
                more = self._rest or self._stream.read(_CHUNK)
                self._rest = b""
                if more:
                    cut = max(0, (place if place >= 0 else len(window)) - len(magic))
                    self._taken += cut
                    window, begin = window[cut:] + more, max(0, begin - cut)
                    continue
                if place < 0:
                    self._taken += len(window)
                    return False
            if _begins(window[place : place + _CHUNK], decoder()):
                self._taken += place
                self._rest = window[place:]
                return True
            begin = place + 1


def _begins(data: bytes, part: Decoder) -> bool:
    """Whether `data` is the beginning of a part: the first of it can be unpacked."""
    try:
        return bool(part.decompress(data, 1024))
    except _failures():
        return False
