"""Whether a text is a table, and what stands between its cells."""

import csv
import re

from variorum.ingest.fields import HTML, NAMES, TEXT, plain

_BETWEEN = ",;\t|"
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)  # the first line of what a spreadsheet wrote
_MOST_ROWS = 30  # that are looked at
_MOST_HEADING = 40  # characters of a column's name
csv.field_size_limit(2**31 - 1)  # whoever gives lines to the module counts their bytes; its own limit is one for all threads


def delimiter(text: str) -> str | None:
    """What stands between the cells of the table that `text` begins; None where it is none.

    A table has a row of columns' names, one of which is a name for text; or four rows or more of one length, the first of
    them short and all different.

    >>> delimiter("id;Text\\n1;A ferry sank, and nine died."), delimiter("A ferry sank, nine died.\\nMore, later.")
    (';', None)
    """
    if said := _SEPARATOR.match(text):
        return said[1]
    lines = text.lstrip("\ufeff\r\n").splitlines(keepends=True)[: 20 * _MOST_ROWS]
    for between in _BETWEEN:
        found = _rows(lines[:1], between)
        names = [plain(cell) for cell in found[0]] if found else []
        if len(names) < 2 or any(len(cell) > _MOST_HEADING for cell in found[0]):
            continue
        if not NAMES.isdisjoint(names) and {*TEXT, *HTML} & {*names} and len(NAMES & {*names}) > 1:
            return between
        found = _rows(lines, between)
        same = len(names) > 2 and len(found) > 3 and all(len(row) == len(names) for row in found[:-1])
        if same and len({*names}) == len(names) and not any(cell.rstrip().endswith((".", "!", "?")) for cell in found[0]):
            return between
    return None


def _rows(lines: list[str], between: str) -> list[list[str]]:
    """The first rows in `lines` that are not empty; the last of them may be cut."""
    found: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=between):
            if any(cell.strip() for cell in row):
                found.append(row)
            if len(found) > _MOST_ROWS:
                break
    except csv.Error:
        return found[:1]
    return found
