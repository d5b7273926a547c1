"""Parquet files with a row for each report."""

from __future__ import annotations

from typing import Any, BinaryIO

from variorum.errors import MissingExtra
from variorum.ingest.fields import NAMES, article, plain
from variorum.ingest.opened import Opened, Records, Refused, seekable
from variorum.ingest.pages import Foot, foot, pages
from variorum.ingest.tabular import textless
from variorum.model import Rejected

_CHUNK = 1 << 16
_IN_MEMORY = 1 << 26  # bytes of the rows that are held at a time, where a row may have a whole page of each column
_ROWS = 256  # that are held at most
_ROW = 8  # bytes that a row takes at least, if only to be left out
_VALUE = 64  # bytes that one item of a list takes
_SHOWN = 300  # characters of what a library says


def parquet(opened: Opened) -> Records:
    """The rows of a Parquet file, named `source#number`, of the columns that reports have."""
    try:
        import pyarrow
        from pyarrow import parquet as files
    except ImportError:
        yield opened.rejected(str(MissingExtra("reading Parquet files", extra="tables")))
        return
    number, expected = 0, 0
    try:
        stream = seekable(opened)
        most = opened.settings.max_bytes
        said = foot(stream, most)
        if said is None:
            raise Refused(f"a Parquet file with more than {most:,} bytes on its columns (ingest.max_bytes)")
        expected = said.rows
        stream.seek(0)
        file = files.ParquetFile(stream, pre_buffer=False, buffer_size=_CHUNK)
        wanted = [field.name for field in file.schema_arrow if plain(field.name) in NAMES and _simple(field.type)]
        if textless(wanted):
            yield opened.rejected(textless(file.schema_arrow.names) or "a table whose column of texts holds no texts")
            return
        held, packed = _sizes(stream, said, wanted, opened)
        given, most = 0, opened.settings.max_bytes + opened.settings.max_ratio * packed
        for batch in file.iter_batches(held, columns=wanted, use_threads=False):
            opened.allowance.spend(batch.nbytes)
            for row in batch.to_pylist():
                number += 1
                texts = {
                    name: cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for name, cell in row.items()
                }
                given += sum(len(cell) for cell in texts.values() if isinstance(cell, str))
                if given > most:
                    raise Refused(_unpacks(opened))
                yield article(f"{opened.source}#{number}", texts, opened.settings)
    except Refused:
        raise
    except (pyarrow.ArrowException, OSError, OverflowError, ValueError) as error:
        reason = f"a Parquet file that is damaged: {str(error).splitlines()[0][:_SHOWN] if str(error) else 'no reason given'}"
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=max(1, expected - number))
    else:
        if not number:
            yield opened.rejected("a table without rows")


def _simple(kind: Any) -> bool:
    """Whether a column of an Arrow type holds texts, numbers, times, or lists of texts."""
    from pyarrow import types

    if types.is_dictionary(kind) or types.is_list(kind) or types.is_large_list(kind):
        kind = kind.value_type
        return bool(types.is_string(kind) or types.is_large_string(kind))
    return not types.is_nested(kind)


def _unpacks(opened: Opened) -> str:
    return f"unpacks to more than {opened.settings.max_ratio} times its size (ingest.max_ratio)"


def _sizes(stream: BinaryIO, said: Foot, wanted: list[str], opened: Opened) -> tuple[int, int]:
    """How many rows can be held at a time, and how many packed bytes the columns in `wanted` have. Raises `Refused` where
    they unpack to too much."""
    settings = opened.settings
    packed = unpacked = longest = 0
    for stretch in said.stretches:
        if not any(stretch.path == name or stretch.path.startswith(f"{name}.") for name in wanted):
            continue
        for page in pages(stream, stretch):
            most = settings.max_bytes if page.dictionary else settings.max_window
            if page.unpacked > most:
                name = "max_bytes" if page.dictionary else "max_window"
                raise Refused(f"a Parquet file with a page of more than {most:,} bytes (ingest.{name})")
            if stretch.path not in wanted and page.values * _VALUE > settings.max_bytes:
                raise Refused(f"a list of more than {settings.max_bytes:,} bytes (ingest.max_bytes)")
            packed, unpacked, longest = packed + page.packed, unpacked + page.unpacked, max(longest, page.unpacked)
            if unpacked > settings.max_bytes + settings.max_ratio * packed:
                raise Refused(_unpacks(opened))
    if said.rows * _ROW > settings.max_bytes + settings.max_ratio * packed:
        raise Refused(_unpacks(opened))
    return max(1, min(_ROWS, _IN_MEMORY // max(1, longest))), packed
