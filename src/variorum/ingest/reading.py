"""Reads one place: opens it, looks at its first bytes, and hands it on as what it is."""

import lzma
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from variorum.errors import UnreadableSource
from variorum.ingest.content import content
from variorum.ingest.formats import READERS
from variorum.ingest.opened import Opened, Records, looked_into
from variorum.ingest.places import Place
from variorum.model import Capture, Rejected
from variorum.settings import Ingest


def read(place: Place, settings: Ingest, stdin: BinaryIO | None) -> Iterator[Capture | Rejected]:
    """Every record at `place`. Raises `UnreadableSource` where the user named it and it cannot be opened."""
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(place.path.open("rb")) if place.path else stdin
        except OSError as error:
            if place.named:
                raise UnreadableSource(f"{place.source} cannot be opened: {error.strerror}") from error
            yield Rejected(source=place.source, stage="ingest", reason=f"cannot be opened: {error.strerror}")
            return
        assert stream is not None  # `captures` has looked
        yield from _records(place.source, stream, settings, 0)


def _records(source: str, stream: BinaryIO, settings: Ingest, depth: int) -> Records:
    """What is in `stream`, at most `max_nesting` files in one another; a stream that breaks off ends with a rejection."""

    def inner(name: str, inside: BinaryIO) -> Records:
        return _records(name, inside, settings, depth + 1)

    if depth > settings.max_nesting:
        reason = f"packed more than {settings.max_nesting} times over (ingest.max_nesting)"
        yield Rejected(source=source, stage="ingest", reason=reason)
        return
    try:
        head, stream = looked_into(stream)
        opened = Opened(source=source, head=head, stream=stream, settings=settings, inner=inner)
        yield from READERS[content(head)](opened)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        yield Rejected(source=source, stage="ingest", reason=f"breaks off: {error}" if str(error) else "breaks off")
