"""Tables in text with a row for each report: CSV, TSV and their like."""

from __future__ import annotations

import re

from variorum.ingest.content import byte_order
from variorum.ingest.dialect import delimiter
from variorum.ingest.fields import HTML, TEXT, article, plain
from variorum.ingest.opened import Opened, Records
from variorum.ingest.recoded import recoded
from variorum.ingest.rows import Rows
from variorum.model import Rejected

_EASTERN = re.compile(r"[a-z][¹³¿¾][a-z]")  # "G³os": letters of Central Europe that Windows-1252 has signs for
_SHOWN = 300  # characters of columns' names in a message


def rows(opened: Opened) -> Records:
    """The rows of a table in text, named `source:number` as a spreadsheet numbers them: the names of columns are row 1."""
    encoding = byte_order(opened.head)
    between = delimiter(opened.head.decode(encoding or "utf-8", "replace")) or ","
    page = "cp1250" if _EASTERN.search(opened.head.decode("cp1252", "replace")) else "cp1252"
    table = Rows(recoded(opened.stream, encoding), between, opened.settings.max_bytes, page)
    names, records = list[str](), 0
    for number, row in enumerate(table, 1):
        place = f"{opened.source}:{number}"
        if isinstance(row, str):
            records += 1
            yield Rejected(source=place, stage="ingest", reason=row)
            continue
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            if number > 1 or not row[0].lower().startswith("sep="):  # in which a spreadsheet says what is between
                names = row
                if reason := textless(names):
                    yield opened.rejected(reason)
                    return
            continue
        records += 1
        if any(cell.strip() for cell in row[len(names) :]):
            reason = f"a row of {len(row)} cells under {len(names)} names: a cell that has a {between!r} needs quotation marks"
            yield Rejected(source=place, stage="ingest", reason=reason)
        else:
            yield article(place, dict(zip(names, row, strict=False)), opened.settings)
    if table.too_long:
        reason = f"lines of more than {opened.settings.max_bytes:,} bytes (ingest.max_bytes)"
        yield Rejected(source=opened.source, stage="ingest", reason=reason, records=table.too_long)
    elif not records:
        yield opened.rejected("a table without rows")


def textless(names: list[str]) -> str | None:
    """Why no text can be had from a table with columns of these `names`; None where it can.

    >>> textless(["Id", "Full_Text"]), textless(["id", "town"])
    (None, 'a table without a column of texts: call it "text"; its columns are id, town')
    """
    if {plain(name) for name in names} & {*TEXT, *HTML}:
        return None
    return f'a table without a column of texts: call it "text"; its columns are {", ".join(names)}'[:_SHOWN]
