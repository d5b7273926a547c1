"""Reads one place: opens it, looks at its first bytes, and hands it on as what it is."""

import io
import lzma
import zlib
from contextlib import ExitStack
from typing import BinaryIO

import msgspec

from variorum.errors import UnreadableSource
from variorum.ingest.content import Content, content
from variorum.ingest.formats import READERS
from variorum.ingest.opened import Allowance, Follow, Opened, Records, Refused, looked_into
from variorum.ingest.places import Place
from variorum.ingest.web import Fetcher, Unfetched
from variorum.model import Capture, Rejected
from variorum.settings import Ingest, Settings

_SAID = 200  # characters of what a library says: some add the file's own


def read(place: Place, settings: Settings, stdin: BinaryIO | None, fetcher: Fetcher) -> Records:
    """Every record at `place`. Raises `UnreadableSource` where the user named it and it cannot be opened."""

    def follow(link: str) -> Records:
        return _fetched(link, settings.ingest, fetcher, None)

    if place.url is not None:
        yield from _fetched(place.url, settings.ingest, fetcher, follow if settings.fetch.links != "none" else None)
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(place.path.open("rb")) if place.path else stdin
        except OSError as error:
            if place.named:
                raise UnreadableSource(f"{place.source} cannot be opened: {error.strerror}") from error
            yield Rejected(source=place.source, stage="ingest", reason=f"cannot be opened: {error.strerror}")
            return
        assert stream is not None  # `captures` has looked
        allowance = Allowance(settings.ingest.max_unpacked)
        yield from _records(place.source, stream, settings.ingest, allowance, follow if settings.fetch.links == "all" else None)


def _fetched(url: str, settings: Ingest, fetcher: Fetcher, follow: Follow | None) -> Records:
    """What is at `url`; of a page or text, with where it was in the end and in the charset that the server says."""
    try:
        found = fetcher.fetched(url)
    except Unfetched as error:
        yield Rejected(source=url, stage="ingest", reason=str(error))
        return
    for item in _records(url, io.BytesIO(found.body), settings, Allowance(settings.max_unpacked), follow):
        if isinstance(item, Capture) and item.source == url:
            given = msgspec.structs.replace(item.given, url=item.given.url or found.url)
            yield msgspec.structs.replace(item, given=given, charset=item.charset or found.charset)
        else:
            yield item


def _records(
    source: str,
    stream: BinaryIO,
    settings: Ingest,
    allowance: Allowance,
    follow: Follow | None,
    depth: int = 0,
    kind: Content | None = None,
) -> Records:
    """What is in `stream`, at most `max_nesting` files in one another; a stream that breaks off ends with a rejection."""

    def inner(source: str, stream: BinaryIO, kind: Content | None = None) -> Records:
        return _records(source, stream, settings, allowance, follow, depth + 1, kind)

    if depth > settings.max_nesting:
        reason = f"packed more than {settings.max_nesting} times over (ingest.max_nesting)"
        yield Rejected(source=source, stage="ingest", reason=reason)
        return
    try:
        head, stream = looked_into(stream)
        opened = Opened(
            source=source, head=head, stream=stream, settings=settings, inner=inner, allowance=allowance, follow=follow
        )
        yield from READERS[kind or content(head)](opened)
    except Refused as error:
        yield Rejected(source=source, stage="ingest", reason=str(error))
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        said = " ".join(str(error).split())[:_SAID]
        yield Rejected(source=source, stage="ingest", reason=f"breaks off: {said}" if said else "breaks off")
