"""Tables of names with the ids that Wikidata has for them: TSV, CSV or Parquet, kept on the user's own disk."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from variorum.errors import MissingExtra, UnreadableSource
from variorum.model import MentionKind, Named

_COLUMNS = ("label", "alias", "id", "kind")
_ID = re.compile(r"Q[1-9]\d*")
_WANTED = "wanted a TSV, CSV or Parquet file with the columns label, alias, id and kind"


def identifiers(path: Path) -> list[Named]:
    """The names in the table at `path`, each label and alias with its id, in their order.

    The columns are `label`, `alias` (several with "|" between them, or none), `id` ("Q42") and `kind` (person, organisation,
    place, other, or none). Raises `UnreadableSource` where the file is not such a table.
    """
    try:
        rows = _parquet(path) if path.suffix.lower() == ".parquet" else _text(path)
        return [named for number, row in enumerate(rows, 2) for named in _named(path, number, row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableSource(f"{path} cannot be read as a table of names ({error}); {_WANTED}") from error


def _text(path: Path) -> Iterable[Mapping[str, object]]:
    text = path.read_text(encoding="utf-8-sig")
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in head else ",")
    _check(path, rows.fieldnames or ())
    return rows


def _parquet(path: Path) -> Iterable[Mapping[str, object]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("reading a table of names from Parquet", extra="tables") from error
    try:
        table = parquet.read_table(path)
    except pyarrow.ArrowException as error:
        raise UnreadableSource(f"{path} is no Parquet file ({error}); {_WANTED}") from error
    _check(path, table.column_names)
    rows: list[dict[str, object]] = table.to_pylist()
    return rows


def _check(path: Path, columns: Iterable[str]) -> None:
    found = list(columns)
    if missing := [name for name in ("label", "id") if name not in found]:
        raise UnreadableSource(f"{path} has the columns {', '.join(found) or 'none'}, and no {' or '.join(missing)}; {_WANTED}")


def _named(path: Path, number: int, row: Mapping[str, object]) -> Iterator[Named]:
    label, alias, id_, kind = (str(row.get(name) or "").strip() for name in _COLUMNS)
    if not _ID.fullmatch(id_):
        raise UnreadableSource(f"{path}, row {number}: the id is {id_!r}; wanted one of Wikidata, such as Q42")
    if kind and kind not in get_args(MentionKind):
        raise UnreadableSource(
            f"{path}, row {number}: the kind is {kind!r}; wanted {', '.join(get_args(MentionKind))}, or none"
        )
    for name in dict.fromkeys((label, *(one.strip() for one in alias.split("|")))):
        if name:
            yield Named(name=name, id=id_, kind=next((one for one in get_args(MentionKind) if one == kind), None))
