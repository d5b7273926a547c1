"""JSON records: one a line, an array of them, or one alone."""

import hashlib
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from variorum.ingest import dispatch
from variorum.ingest.content import byte_order
from variorum.ingest.opened import Opened, Records
from variorum.ingest.wires.ninjs import is_ninjs, piece
from variorum.model import Capture, Given, Rejected
from variorum.settings import Ingest

_CHUNK = 1 << 16


def json_lines(opened: Opened) -> Records:
    """JSON Lines, in UTF-8 or with the byte order mark of another encoding."""
    stream, encoding = opened.stream, byte_order(opened.head)
    if encoding == "utf-8-sig":
        stream.read(3)
    elif encoding:
        most = opened.settings.max_json_bytes
        data = stream.read(most + 1)
        if len(data) > most:
            yield opened.rejected(f"more than {most:,} bytes of JSON Lines in {encoding}; write them in UTF-8")
            return
        stream = transcoded(data, encoding)
    yield from record_lines(opened.source, stream, opened.settings)


def one_json(opened: Opened) -> Records:
    """An array of records, or one record."""
    most = opened.settings.max_json_bytes
    data = opened.stream.read(most + 1)
    if len(data) > most:
        yield opened.rejected(f"JSON of more than {most:,} bytes in one piece; write one record a line")
    else:
        encoding = byte_order(opened.head)
        yield from record_array(opened.source, transcoded(data, encoding).read() if encoding else data, opened.settings)


def numbered_lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line of `stream` that is not blank, with its number from 1; None for a line of more than `max_bytes`.

    >>> list(numbered_lines(io.BytesIO(b"a\\n\\nbcd\\ne"), 2))
    [(1, b'a\\n'), (3, None), (4, b'e')]
    """
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        long = len(line) > max_bytes and not line.endswith(b"\n")
        while long and (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        if long:
            yield number, None
        elif line.strip():
            yield number, line


def record_lines(source: str, stream: BinaryIO, settings: Ingest) -> Iterator[Capture | Rejected]:
    """A capture or a rejection for every line of JSON Lines, named `source:number`."""
    for number, line in numbered_lines(stream, settings.max_bytes):
        place = f"{source}:{number}"
        if line is None:
            yield _rejected(place, f"a record of more than {settings.max_bytes:,} bytes (ingest.max_bytes)")
        else:
            try:
                record = decoded(line)
            except ValueError as error:
                yield _rejected(place, f"not a JSON record: {error}")
            else:
                yield capture(place, record, settings)


def record_array(source: str, data: bytes, settings: Ingest) -> Iterator[Capture | Rejected]:
    """A capture or a rejection for every item of a JSON array, named `source#number`, or for the one object in `data`."""
    try:
        found = decoded(data)
    except ValueError as error:
        yield _rejected(source, f"not JSON: {error}")
        return
    if not isinstance(found, list):
        yield capture(source, found, settings)
        return
    if not found:
        yield _rejected(source, "an array without records")
    for number, record in enumerate(found, 1):
        yield capture(f"{source}#{number}", record, settings)


def decoded(data: bytes) -> object:
    """The JSON value in `data`; raises `ValueError`, with the reason, where there is none."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass  # the standard library takes more: control characters, halves of surrogate pairs, other encodings
    try:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.removesuffix(' starting at').lower()} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def capture(source: str, record: object, settings: Ingest) -> Capture | Rejected:
    """The capture of one record, or why there is none. Fields go by our names, then by those of passim ("series", "date"),
    trafilatura ("sitename", "author"), Media Cloud ("media_name", "publish_date") and news-please ("maintext", ...); items of
    ninjs by its own.

    >>> capture("pile.jsonl:3", {"id": 7, "text": "A ferry sank.", "series": "The Lamp"}, Ingest()).given.id
    '7'
    """
    if not isinstance(record, dict):
        return _rejected(source, f"not a JSON object but a {type(record).__name__}")
    if is_ninjs(record):
        return dispatch.capture(source, piece(record), settings)
    text, page = record.get("text") or record.get("maintext"), record.get("html")
    body = text if isinstance(text, str) and text.strip() else page
    if not isinstance(body, str) or not body.strip():
        return _rejected(source, 'a record without text (its field "text" is missing, empty or no string)')
    data = _sound(body).encode()
    if len(data) > settings.max_bytes:
        return _rejected(source, f"a record of more than {settings.max_bytes:,} bytes (ingest.max_bytes)")
    return Capture(
        id=hashlib.sha256(data).hexdigest(),
        source=source,
        data=data,
        media="text/plain" if body is text else "text/html",
        charset="utf-8",
        given=Given(
            id=_field(record, "id"),
            outlet=_field(record, "outlet", "series", "sitename", "media_name", "source_domain"),
            title=_field(record, "title"),
            byline=_field(record, "byline", "author", "authors"),
            published=_field(record, "published", "date", "publish_date", "date_publish"),
            updated=_field(record, "updated", "date_modify", "modified_date"),
            url=_field(record, "url"),
            language=_field(record, "language"),
        ),
    )


def transcoded(data: bytes, encoding: str) -> BinaryIO:
    """`data` in UTF-8; what is not in `encoding` becomes U+FFFD."""
    return io.BytesIO(data.decode(encoding, errors="replace").encode())


def _field(record: dict[str, object], *names: str) -> str | None:
    """The first of the fields `names` that holds a string or a number; lists of strings are joined with commas."""
    for name in names:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ", ".join(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return _sound(value.strip())
    return None


def _sound(text: str) -> str:
    """`text` with halves of surrogate pairs, which no encoding can write, replaced one for one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text


def _rejected(source: str, reason: str) -> Rejected:
    return Rejected(source=source, stage="ingest", reason=reason)
