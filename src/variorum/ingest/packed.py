"""Files that one program packed: gzip, bzip2, xz."""

import bz2
import gzip
import lzma
from typing import BinaryIO, cast

from variorum.ingest.content import content
from variorum.ingest.opened import Opened, Records


def unpacked(opened: Opened) -> Records:
    """What is packed in `opened`, under the same name."""
    kind, stream = content(opened.head), opened.stream
    if kind == "gzip":
        inside = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    elif kind == "bzip2":
        inside = cast(BinaryIO, bz2.BZ2File(stream))
    else:
        inside = cast(BinaryIO, lzma.LZMAFile(stream))  # noqa: SIM115 - the stream below it is closed where it is opened
    yield from opened.inner(opened.source, inside)
