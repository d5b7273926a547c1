"""WARC files: what crawlers keep of the web. Read on past damaged and wrongly measured records, each of them accounted for.

After ISO 28500. Own reading and no library: warcio stops at the first place that is damaged or wrongly measured, and takes the
record after one that says too great a length for a part of it (docs/decisions/0011-warc.md).
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from variorum.ingest.http import answer, readable
from variorum.ingest.opened import Break, Opened, Records, Refused
from variorum.model import Capture, Rejected

WARC = b"WARC/"
_CHUNK = 1 << 16
_MOST_HEAD = 1 << 18  # bytes of a record's own header: the longest seen have 4,000
_RECORD = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[\w-]{1,60}[ \t]*:")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_LINE_ENDS = re.compile(rb"\r?\n\r?\n\Z")
_BLANK = re.compile(rb"\s*")
_BETWEEN = b"\r\n"
_MOST_BETWEEN = 4  # bytes between two records: two line ends
_DIGESTS = ("sha1", "sha256", "sha512", "md5")
_MOST_SHOWN = 20  # letters of a crawler's word
_FIELD = re.compile(rb"^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_PAGED = ("response", "resource", "conversion")
_PAGELESS = {
    "warcinfo": "which tell of the crawl",
    "request": "which ask for a page",
    "metadata": "which tell of a page",
    "revisit": "whose page is in another record",
    "continuation": "which hold the rest of another record",
}


def warc(opened: Opened) -> Records:
    """The records of a WARC file that is not packed."""
    yield from records(opened, iter(lambda: opened.stream.read(_CHUNK), b""))


def records(opened: Opened, pieces: Iterator[bytes | Break]) -> Records:
    """What the records in `pieces` hold, named `source:number`, numbers from 1.

    Of the kinds of records that hold no page, one `Rejected` says how many there were. A record that is damaged or breaks off
    is rejected; one that says a wrong length ends where the next begins. Bytes that belong to no record are rejected, too.
    """
    feed, number = _Feed(pieces), 0
    pageless: Counter[str] = Counter()
    while not feed.ended:
        feed.skip_blank()
        if feed.at_break is not None and not feed.buffer:
            yield opened.rejected(feed.over_break().reason)
            continue
        if feed.ended:
            break
        if not feed.buffer.startswith(WARC):
            yield opened.rejected(f"{feed.skip():,} bytes that are no WARC record")
            continue
        number += 1
        place = msgspec.structs.replace(opened, source=f"{opened.source}:{number}")
        fields = feed.head()
        if fields is None:
            yield place.rejected(_lost(feed, "a WARC record whose header does not end"))
            continue
        body = feed.body(fields.get("content-length", ""), opened.settings.max_bytes)
        kind = fields.get("warc-type", "").lower()
        if isinstance(body, str):
            yield place.rejected(body)
        elif kind in _PAGED and (reason := _cut(fields, body)):
            yield place.rejected(reason)
        elif kind in _PAGED:
            yield from _held(place, fields, body)
        else:
            pageless[kind if kind in _PAGELESS else "unknown"] += 1
    for kind, count in sorted(pageless.items()):
        reason = f'WARC records of the kind "{kind}", {_PAGELESS.get(kind, "which no standard knows")}'
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=count)


def _cut(fields: dict[str, str], body: bytes) -> str | None:
    """Why what a record holds is not all that it should; None where nothing says so.

    A record of another length than it says is whole where it has the digest that it names; where it names none, only what is
    in it can tell.
    """
    if said := fields.get("warc-truncated", "").strip():
        return f"cut off by the crawler (WARC-Truncated: {said[:_MOST_SHOWN]}); a part of a page is no report"
    name, _, wanted = fields.get("warc-block-digest", "").partition(":")
    if fields.get("content-length") == str(len(body)) or not wanted or name.lower() not in _DIGESTS:
        return None
    digest = hashlib.new(name.lower(), body, usedforsecurity=False)
    if wanted.strip().rstrip("=").lower() in (
        digest.hexdigest(),
        base64.b32encode(digest.digest()).decode().rstrip("=").lower(),
    ):
        return None
    return f"damaged: the WARC record has {len(body):,} bytes of another digest than its header says"


def _held(place: Opened, fields: dict[str, str], body: bytes) -> Records:
    """What one record holds: the page that a server answered with, or a file."""
    media, charset = fields.get("content-type", ""), None
    if fields.get("warc-type", "").lower() == "response" and (body.startswith(b"HTTP/") or "http" in media):
        try:
            got = answer(body, place.settings, place.allowance)
        except Refused as error:
            yield place.rejected(str(error))
            return
        body, media, charset = got.body, got.media, got.charset
    if not readable(media):
        yield place.rejected(f"no report but {media.partition(';')[0].strip()}")
        return
    url = fields.get("warc-target-uri", "").strip("<>") or None
    for item in place.inner(place.source, io.BytesIO(body)):
        if isinstance(item, Capture) and item.source == place.source:
            yield msgspec.structs.replace(
                item,
                media="text/html" if "html" in media and item.media == "text/plain" else item.media,
                charset=item.charset or charset,
                given=msgspec.structs.replace(item.given, url=item.given.url or url),
            )
        else:
            yield item


class _Feed:
    """Bytes in which records are looked for, of which no more are held than one record has. A break is a wall in it: nothing
    is read beyond it until it is asked to go over it."""

    def __init__(self, pieces: Iterator[bytes | Break]) -> None:
        self._pieces = pieces
        self._exhausted = False
        self.buffer = bytearray()
        self.at_break: Break | None = None

    @property
    def ended(self) -> bool:
        """Whether there is nothing left."""
        return not self._fill(1) and not self.buffer and self.at_break is None

    def _fill(self, size: int) -> bool:
        """Whether there are `size` bytes before the next break and the end."""
        while len(self.buffer) < size and not self._exhausted and self.at_break is None:
            piece = next(self._pieces, None)
            if piece is None:
                self._exhausted = True
            elif isinstance(piece, Break):
                self.at_break = piece
            else:
                self.buffer += piece
        return len(self.buffer) >= size

    def over_break(self) -> Break:
        """Goes on after the break."""
        assert self.at_break is not None
        found, self.at_break = self.at_break, None
        return found

    def skip_blank(self) -> None:
        """Leaves out line ends and blanks."""
        while self._fill(1):
            blank = _BLANK.match(self.buffer)
            del self.buffer[: blank.end() if blank else 0]
            if self.buffer:
                self._fill(len(WARC))
                return

    def skip(self) -> int:
        """Leaves out all up to the next record, the next break or the end; returns how many bytes that are."""
        left_out, begin = 0, 1  # not the record at which it stands
        while True:
            found = _RECORD.search(self.buffer, begin)
            if found:
                del self.buffer[: found.start()]
                return left_out + found.start()
            size = max(0, len(self.buffer) - 100)  # the beginning of a record may be cut
            if not self._fill(len(self.buffer) + 1):
                left_out += len(self.buffer)
                self.buffer.clear()
                return left_out
            del self.buffer[:size]
            left_out += size
            begin = 0 if size else 1

    def head(self) -> dict[str, str] | None:
        """The fields of a record's header, their names in small letters; None where it does not end before the next record."""
        size = 1024
        while True:
            whole = self._fill(size)
            if found := _END_OF_HEAD.search(self.buffer, 0, _MOST_HEAD):
                if _RECORD.search(self.buffer, 1, found.start()):
                    return None
                fields = _FIELD.findall(bytes(self.buffer[: found.start()]))
                del self.buffer[: found.end()]
                return {name.decode().lower(): value.decode("utf-8", "replace") for name, value in reversed(fields)}
            if not whole or size >= _MOST_HEAD:
                return None
            size *= 4

    def body(self, length: str, most: int) -> bytes | str:
        """What a record holds that says that it has `length` bytes; a reason where it cannot be had."""
        size = int(length) if re.fullmatch(r"[0-9]{1,18}", length) else None
        if size is not None and size <= most:
            whole = self._fill(size + _MOST_BETWEEN + len(WARC))
            rest = bytes(self.buffer[size : size + _MOST_BETWEEN + len(WARC)])
            after = rest.lstrip(_BETWEEN)
            if len(self.buffer) >= size and (rest.startswith(b"\r\n\r\n") or after.startswith(WARC) or not (whole or after)):
                return self._taken(size, size)
        return self._up_to_next(size, most)

    def _up_to_next(self, size: int | None, most: int) -> bytes | str:
        """All up to the next record, where the length that is said is wrong, missing or too great; a record that does not end
        as records do, with two line ends, is cut."""
        begin = 0
        while not (found := _RECORD.search(self.buffer, begin)) and len(self.buffer) <= most:
            begin = max(0, len(self.buffer) - 100)
            if not self._fill(len(self.buffer) + 1):
                break
        if found and found.start() <= most + _MOST_BETWEEN:
            end = _LINE_ENDS.search(self.buffer, max(0, found.start() - _MOST_BETWEEN), found.start())
            if not end:
                return _lost(self, _broken_off(size, found.start()))
            return self._taken(end.start(), found.start())
        if len(self.buffer) > most:
            self.skip()
            return f"a WARC record of more than {most:,} bytes (ingest.max_bytes)"
        if size is None or size > len(self.buffer):
            return _lost(self, _broken_off(size, len(self.buffer)))
        return self._taken(size, size)

    def _taken(self, size: int, end: int) -> bytes | str:
        """The first `size` bytes, where the part of the packed file that they are in is not found to be damaged behind them."""
        if self.at_break is not None and self.at_break.inside and not self.buffer[end:].strip(_BETWEEN):
            return _lost(self, "")
        body = bytes(self.buffer[:size])
        del self.buffer[:end]
        return body


def _broken_off(size: int | None, have: int) -> str:
    """Why a record is none of which `have` bytes are here and not `size`."""
    said = "no length" if size is None else f"{size:,} bytes"
    return f"breaks off: the WARC record has {said} by its header, and {have:,} are here"


def _lost(feed: _Feed, reason: str) -> str:
    """Why a record is lost: `reason`, or the damage to the packed file that it runs into, over which `feed` goes on."""
    if not reason or feed.at_break is not None:
        feed.buffer.clear()
        return feed.over_break().reason
    feed.skip()
    return reason
