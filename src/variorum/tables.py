"""Model values as Arrow tables and back; the schemas are derived from the types. Needs the extra `tables` (pyarrow)."""

from __future__ import annotations

import io
import types
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from variorum.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow

Value = TypeVar("Value", bound=msgspec.Struct)


def schema(kind: type[msgspec.Struct]) -> pyarrow.Schema:
    """The Arrow schema of a table with one row for each value of the type `kind`.

    Structs are structs, tuples are lists,
    and only what may be None is nullable. Raises `MissingExtra` without pyarrow.

    >>> from variorum.model import Span
    >>> schema(Span)
    report: string not null
    begin: int64 not null
    end: int64 not null
    """
    return _arrow().schema(_fields(kind))


def table(values: Sequence[Value], kind: type[Value]) -> pyarrow.Table:
    """One row for each of `values`, in their order.

    >>> from variorum.model import Span
    >>> table([Span("a", 0, 4)], Span).to_pylist()
    [{'report': 'a', 'begin': 0, 'end': 4}]
    """
    rows = [{name: _cell(getattr(value, name)) for name in kind.__struct_fields__} for value in values]
    return _arrow().Table.from_pylist(rows, schema=schema(kind))


def values(table: pyarrow.Table, kind: type[Value]) -> list[Value]:
    """The values of which `table` has the rows.

    >>> from variorum.model import Span
    >>> values(table([Span("a", 0, 4)], Span), Span)
    [Span(report='a', begin=0, end=4)]
    """
    return msgspec.convert(table.to_pylist(), list[kind])  # type: ignore[valid-type]


def parquet(table: pyarrow.Table) -> bytes:
    """`table` as a Parquet file: the same bytes for the same table."""
    _arrow()
    from pyarrow import parquet as files

    buffer = io.BytesIO()
    files.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra("reading and writing Parquet and Arrow tables", extra="tables") from error
    return pyarrow


def _fields(kind: type[msgspec.Struct]) -> list[Any]:
    hints = get_type_hints(kind)
    return [_field(name, hints[name]) for name in kind.__struct_fields__]


def _field(name: str, hint: Any) -> Any:
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    present = [option for option in options if option is not types.NoneType]
    if len(present) != 1:
        raise TypeError(f"the field {name} may be {hint}; a column holds one type, or None")
    return _arrow().field(name, _kind(name, present[0]), nullable=len(present) < len(options))


def _kind(name: str, hint: Any) -> Any:
    arrow = _arrow()
    plain = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_(), bytes: arrow.binary()}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is Literal and all(isinstance(value, str) for value in get_args(hint)):
        return arrow.string()
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return arrow.struct(_fields(hint))
    if get_origin(hint) in (tuple, list):
        items = get_args(hint)
        if len(items) == 1 or items[1:] == (...,):
            return arrow.list_(_field("item", items[0]))
    raise TypeError(f"the field {name} is {hint}; no Arrow type is known for it")


def _cell(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {name: _cell(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, (tuple, list)):
        return [_cell(item) for item in value]
    return value


__all__ = ["parquet", "schema", "table", "values"]
