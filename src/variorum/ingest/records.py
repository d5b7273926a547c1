"""JSON records: one a line, an array of them, or one alone."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from variorum.ingest import dispatch
from variorum.ingest.content import byte_order
from variorum.ingest.fields import HTML, TEXT, article, plain
from variorum.ingest.opened import Opened, Records
from variorum.ingest.recoded import recoded
from variorum.ingest.wires.ninjs import is_ninjs, piece
from variorum.model import Capture, Rejected
from variorum.settings import Ingest

_CHUNK = 1 << 16
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["\[\]{},]', re.DOTALL)


def json_lines(opened: Opened) -> Records:
    """JSON Lines, in UTF-8 or with the byte order mark of another encoding."""
    yield from record_lines(opened.source, recoded(opened.stream, byte_order(opened.head)), opened.settings)


def json_array(opened: Opened) -> Records:
    """The items of a JSON array, named `source#number`; of which one is held at a time."""
    stream, number = recoded(opened.stream, byte_order(opened.head)), 0
    for number, item in enumerate(items(stream, opened.settings.max_bytes), 1):
        place = f"{opened.source}#{number}"
        if isinstance(item, str):
            yield _rejected(place, item)
        else:
            yield from _read(place, item, opened.settings)
    if not number:
        yield opened.rejected("an array without records")


def one_json(opened: Opened) -> Records:
    """One record over many lines, or the records that an answer to a search wraps, named `source#number`."""
    most = opened.settings.max_json_bytes
    data = recoded(opened.stream, byte_order(opened.head)).read(most + 1)
    if len(data) > most:
        yield opened.rejected(f"a JSON object of more than {most:,} bytes (ingest.max_json_bytes); write one record a line")
        return
    try:
        record = decoded(data)
    except ValueError as error:
        yield opened.rejected(f"not JSON: {error}")
        return
    yield from _captures(opened.source, record, opened.settings)


def wrapped(record: object) -> list[object]:
    """The records that an answer to a search wraps: the one list of objects in it or one level down; none where it has a text
    of its own or several such lists.

    >>> wrapped({"status": "ok", "articles": [{"content": "A ferry sank."}]})
    [{'content': 'A ferry sank.'}]
    >>> wrapped({"response": {"docs": [{"text": "A ferry sank."}]}}), wrapped({"text": "It sank.", "tags": [{"name": "sea"}]})
    ([{'text': 'A ferry sank.'}], [])
    """
    if (
        not isinstance(record, dict)
        or is_ninjs(record)
        or any(plain(field) in TEXT + HTML and isinstance(record[field], str) for field in record)
    ):
        return []
    inner = [record, *(value for value in record.values() if isinstance(value, dict))]
    lists = [
        value
        for values in inner
        for value in values.values()
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    ]
    return lists[0] if len(lists) == 1 else []


def items(stream: BinaryIO, most: int) -> Iterator[bytes | str]:
    """The items of the JSON array in `stream`, undecoded; last, where it is damaged or has an item of more than `most` bytes,
    the reason why there are no more.

    >>> import io
    >>> list(items(io.BytesIO(b'[{"a": "x,]"}, [1, 2],\\n3] '), 99)), list(items(io.BytesIO(b'[{}, {"a'), 99))
    ([b'{"a": "x,]"}', b'[1, 2]', b'3'], [b'{}', 'breaks off within the array'])
    """
    buffer, begin, at, depth = b"", 0, 0, 0
    while more := stream.read(max(_CHUNK, len(buffer) - begin)):  # twice as much each time: a long string is looked at again
        buffer, at, begin = buffer[begin:] + more, at - begin, 0
        for found in _TOKEN.finditer(buffer, at):
            token = found[0]
            if token == b'"':
                break  # a string that goes on in what is not read yet
            at = found.end()
            if token in (b"[", b"{"):
                depth += 1
                begin = at if depth == 1 else begin
            elif token in (b"]", b"}", b","):
                depth -= token != b","
                if depth > 1 or (depth == 1 and token != b","):
                    continue
                if item := buffer[begin : found.start()].strip():
                    yield item if len(item) <= most else _too_long(most)
                begin = at
                if depth == 0:
                    if (buffer[begin:] + stream.read(_CHUNK)).strip():
                        yield "more than white space behind the end of the array"
                    return
        if len(buffer) - begin > most:
            yield f"{_too_long(most)}; what follows it in the array is not read"
            return
    yield "breaks off within the array"


def numbered_lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line of `stream` that is not blank, with its number from 1; None for a line of more than `max_bytes`.

    >>> import io
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
            yield from _read(place, line, settings)


def _read(place: str, data: bytes, settings: Ingest) -> Iterator[Capture | Rejected]:
    """The captures of the record in `data`, or why there is none."""
    try:
        record = decoded(data)
    except ValueError as error:
        yield _rejected(place, f"not a JSON record: {error}")
        return
    yield from _captures(place, record, settings)


def _captures(place: str, record: object, settings: Ingest) -> Iterator[Capture | Rejected]:
    """The capture of one record, or of each that it wraps."""
    if not (inside := wrapped(record)):
        yield capture(place, record, settings)
    for number, item in enumerate(inside, 1):
        yield capture(f"{place}#{number}", item, settings)


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
    return article(source, record, settings)


def _too_long(most: int) -> str:
    return f"a record of more than {most:,} bytes (ingest.max_bytes)"


def _rejected(source: str, reason: str) -> Rejected:
    return Rejected(source=source, stage="ingest", reason=reason)
