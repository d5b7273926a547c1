"""Parquet files with a row for each report."""

from __future__ import annotations

from typing import Any

from variorum.errors import MissingExtra
from variorum.ingest.fields import NAMES, article, plain
from variorum.ingest.opened import Opened, Records, Refused, seekable
from variorum.ingest.tabular import textless
from variorum.model import Rejected

_CHUNK = 1 << 16
_ROWS = 16  # of Parquet at a time: so many texts of the greatest length are held in memory
_SHOWN = 300  # characters of what a library says


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
        if reason := textless(file.schema_arrow.names) or _bomb(file.metadata, opened):
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


def _bomb(metadata: Any, opened: Opened) -> str | None:
    """Why the columns in a Parquet file, by what it says of them, are not to be unpacked."""
    settings = opened.settings
    for group in range(metadata.num_row_groups):
        for column in range(metadata.num_columns):
            part = metadata.row_group(group).column(column)
            if part.total_uncompressed_size > settings.max_bytes + settings.max_ratio * part.total_compressed_size:
                return f"unpacks to more than {settings.max_ratio} times its size (ingest.max_ratio)"
    return None
