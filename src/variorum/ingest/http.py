"""What a server answered with, as crawlers keep it: status, header and body in one piece of bytes."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from variorum.errors import MissingExtra
from variorum.ingest.opened import Allowance, Break, Refused
from variorum.ingest.unpacking import MAGIC, Decoder, Zlib, decoders, pieces
from variorum.settings import Ingest

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_CHUNK_SIZE = re.compile(rb"[ \t\r\n]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 1 << 16
CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "zstd": "zstd", "deflate": "deflate", "br": "brotli"}
_MOST_CODINGS = 3  # one over another; servers send one
_REPORTLESS = re.compile(
    r"\s*(?:(?:image|audio|video|font|model)/|text/css\b|[a-z]+/(?:x-)?(?:java|ecma)script\b)", re.IGNORECASE
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A body with its codings undone. `media` is as the server said it; `charset` None where it said none, or a wrong one."""

    body: bytes
    media: str
    charset: str | None


def readable(media: str) -> bool:
    """Whether what a server calls `media` may hold reports.

    >>> readable("text/html; charset=utf-8"), readable(""), readable("text/css"), readable("application/javascript")
    (True, True, False, False)
    """
    return not _REPORTLESS.match(media)


def answer(data: bytes, settings: Ingest, allowance: Allowance) -> Answer:
    """The answer in `data`. Raises `Refused` where its status is not 200 or its body cannot be had within the limits."""
    status = _STATUS.match(data)
    head = _END_OF_HEAD.search(data, 0, settings.max_bytes)
    if not status or not head:
        raise Refused("no answer of a web server (HTTP) in it")
    if status[1] != b"200":
        raise Refused(f"HTTP status {status[1].decode()}")
    fields = {name.lower(): value.decode("latin-1") for name, value in reversed(_FIELD.findall(data[: head.start()]))}
    body = data[head.end() :]
    codings = [coding.strip().lower() for coding in fields.get(b"content-encoding", "").split(",")]
    if "chunked" in fields.get(b"transfer-encoding", "").lower():
        body = dechunked(body)
    elif not any(codings) or codings == ["identity"]:  # else the length is that of the packed body, which tells its own end
        _check_length(body, fields.get(b"content-length", ""))
    for coding in reversed(codings[:_MOST_CODINGS]):
        body = _decoded(body, coding, settings, allowance)
    media = fields.get(b"content-type", "")
    said = _CHARSET.search(media)
    return Answer(body=body, media=media, charset=_charset(said[1], body) if said else None)


def dechunked(body: bytes) -> bytes:
    """`body` without the sizes of its chunks; unchanged where it has none, which crawlers often take out and do not say.
    Raises `Refused` where the last chunk is missing.

    >>> dechunked(b"4\\r\\nA fe\\r\\n4;x=y\\r\\nrry.\\r\\n0\\r\\n\\r\\n"), dechunked(b"A ferry.")
    (b'A ferry.', b'A ferry.')
    """
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(body, at):
        end = found.end() + int(found[1], 16)
        if not parts and body[end : end + 1] not in (b"", b"\r", b"\n"):
            return body
        if end == found.end():
            return b"".join(parts)
        parts.append(body[found.end() : end])
        at = end
    if parts:
        raise Refused(f"breaks off: the page ends within its chunks, after {len(body):,} bytes")
    return body


def _check_length(body: bytes, said: str) -> None:
    """Raises `Refused` where `body` is shorter than its header said; a longer one was changed by the crawler."""
    if re.fullmatch(r"[0-9]{1,18}", said) and len(body) < int(said):
        raise Refused(f"breaks off: the page has {int(said):,} bytes by its HTTP header, and {len(body):,} are here")


def _decoded(body: bytes, coding: str, settings: Ingest, allowance: Allowance) -> bytes:
    """`body` with one coding undone; unchanged where it does not have the coding, which crawlers often undo and do not say."""
    kind = CODINGS.get(coding)
    if kind is None or (kind in MAGIC and not body.startswith(MAGIC[kind])):
        return body
    parts: list[bytes] = []
    size = 0
    for piece in undone(body, kind, settings, allowance):
        if isinstance(piece, Break):
            if not parts and kind in ("deflate", "brotli"):
                return body  # nothing at its beginning tells these, and this is neither
            raise Refused(f"its body, packed with {kind}, is damaged or breaks off")
        parts.append(piece)
        size += len(piece)
        if size > settings.max_bytes:
            raise Refused(f"more than {settings.max_bytes:,} bytes once unpacked (ingest.max_bytes)")
    return b"".join(parts)


def undone(body: bytes, kind: str, settings: Ingest, allowance: Allowance) -> Iterator[bytes | Break]:
    """What is packed in `body`, piece by piece, in the way that is called `kind` in `CODINGS`. Raises `Refused` at a limit."""
    if kind == "deflate":
        making: Callable[[], Decoder] = partial(Zlib, _width(body))
    elif kind == "brotli":
        making = _Brotli
    else:
        making = decoders(kind, body[:_HEAD], settings)
    return pieces(io.BytesIO(body), kind, making, settings, allowance)


def _width(body: bytes) -> int:
    """What zlib is to be told of a deflated body: whether it has the wrapper that the standard asks for, or none."""
    return 15 if len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else -15


class _Brotli:
    """A decoder for a body that is packed with brotli. Raises `Refused` where the optional package is missing."""

    unused_data = b""

    def __init__(self) -> None:
        try:
            import brotli
        except ImportError as error:
            raise Refused(str(MissingExtra("reading pages packed with brotli", extra="archives"))) from error
        self._decoder: Any = brotli.Decompressor()
        self._failure = brotli.error

    @property
    def eof(self) -> bool:
        return bool(self._decoder.is_finished())

    @property
    def needs_input(self) -> bool:
        return bool(self._decoder.can_accept_more_data())

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        try:
            return bytes(self._decoder.process(data, output_buffer_limit=max_length))
        except self._failure as error:
            raise ValueError(str(error)) from error


def _charset(said: str, body: bytes) -> str | None:
    """The charset that a server names, where there is such a one and the body does not show that it is another.

    >>> _charset("ISO-8859-1", "Zürich".encode()), _charset("ISO-8859-1", "Zürich".encode("latin-1"))
    (None, 'cp1252')
    """
    try:
        name = codecs.lookup(said).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        name = "cp1252"  # as browsers take it
    if name == "utf-8":
        return None  # which is tried first without being told
    try:
        body.decode()
    except UnicodeDecodeError:
        return name
    return None if not name.startswith("utf-") else name
