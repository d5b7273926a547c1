"""Tables with a row for each report: CSV, TSV and their like, and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, BinaryIO

from variorum.errors import MissingExtra
from variorum.ingest.content import byte_order
from variorum.ingest.dialect import delimiter
from variorum.ingest.fields import HTML, NAMES, TEXT, article, plain
from variorum.ingest.opened import Opened, Records, Refused, seekable
from variorum.ingest.recoded import recoded
from variorum.model import Rejected

_CHUNK = 1 << 16
_ROWS = 16  # of Parquet at a time: so many texts of the greatest length are held in memory
_SHOWN = 300  # characters of columns' names in a message


def rows(opened: Opened) -> Records:
    """The rows of a table in text, named `source:number` as a spreadsheet numbers them: the names of columns are row 1."""
    encoding = byte_order(opened.head)
    between = delimiter(opened.head.decode(encoding or "utf-8", "replace")) or ","
    lines = _Lines(recoded(opened.stream, encoding), opened.settings.max_bytes)
    csv.field_size_limit(opened.settings.max_bytes)
    reader = csv.reader(lines, delimiter=between)
    number, names, records = 0, list[str](), 0
    while True:
        place = f"{opened.source}:{number + 1}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            number += 1
            yield Rejected(source=place, stage="ingest", reason=f"no row of a table: {error} (ingest.max_bytes)")
            continue
        if row is None:
            break
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            if number > 1 or not row[0].lower().startswith("sep="):  # in which a spreadsheet says what is between
                names = row
                if reason := _textless(names):
                    yield opened.rejected(reason)
                    return
            continue
        records += 1
        if any(cell.strip() for cell in row[len(names) :]):
            reason = f"a row of {len(row)} cells under {len(names)} names: a cell that has a {between!r} needs quotation marks"
            yield Rejected(source=place, stage="ingest", reason=reason)
        else:
            yield article(place, dict(zip(names, row, strict=False)), opened.settings)
    if lines.too_long:
        reason = f"lines of more than {opened.settings.max_bytes:,} bytes (ingest.max_bytes)"
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=lines.too_long)
    elif not records:
        yield opened.rejected("a table without rows")


def parquet(opened: Opened) -> Records:
    """The rows of a Parquet file, named `source#number`."""
    try:
        import pyarrow
        from pyarrow import parquet as files
    except ImportError:
        yield opened.rejected(str(MissingExtra("reading Parquet files", extra="tables")))
        return
    number, expected = 0, 0
    try:
        file = files.ParquetFile(seekable(opened), pre_buffer=False, buffer_size=_CHUNK)
        expected = file.metadata.num_rows
        if reason := _textless(file.schema_arrow.names) or _bomb(file.metadata, opened):
            yield opened.rejected(reason)
            return
        wanted = [name for name in file.schema_arrow.names if plain(name) in NAMES]
        for batch in file.iter_batches(_ROWS, columns=wanted, use_threads=False):
            opened.allowance.spend(batch.nbytes)
            for row in batch.to_pylist():
                number += 1
                texts = {
                    name: cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for name, cell in row.items()
                }
                yield article(f"{opened.source}#{number}", texts, opened.settings)
    except Refused:
        raise
    except (pyarrow.ArrowException, OSError, OverflowError, ValueError) as error:
        reason = f"a Parquet file that is damaged: {str(error).splitlines()[0][:_SHOWN] if str(error) else 'no reason given'}"
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=max(1, expected - number))
    else:
        if not number:
            yield opened.rejected("a table without rows")


def _textless(names: list[str]) -> str | None:
    """Why no text can be had from a table with columns of these `names`; None where it can."""
    if {plain(name) for name in names} & {*TEXT, *HTML}:
        return None
    return f'a table without a column of texts: call it "text"; its columns are {", ".join(names)}'[:_SHOWN]


def _bomb(metadata: Any, opened: Opened) -> str | None:
    """Why the columns in a Parquet file, by what it says of them, are not to be unpacked."""
    settings = opened.settings
    for group in range(metadata.num_row_groups):
        for column in range(metadata.num_columns):
            part = metadata.row_group(group).column(column)
            if part.total_uncompressed_size > settings.max_bytes + settings.max_ratio * part.total_compressed_size:
                return f"unpacks to more than {settings.max_ratio} times its size (ingest.max_ratio)"
    return None


class _Lines:
    """The lines of a stream, each in UTF-8 or, where it is none, in Windows-1252; blank for one that is too long."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self.too_long = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(self._most + 1):
            if len(line) > self._most and not line.endswith(b"\n"):
                self.too_long += 1
                while (rest := self._stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                    pass
                yield "\n"
                continue
            try:
                yield line.decode()
            except UnicodeDecodeError:
                yield line.decode("cp1252", "replace")
