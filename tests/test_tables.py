import sys

import msgspec
import pytest

from variorum import tables
from variorum.errors import MissingExtra
from variorum.model import Edition, MarkedReport, Quotation, Report, Span

pytest.importorskip("pyarrow")


def test_a_schema_follows_from_the_type():
    assert [str(field) for field in tables.schema(Quotation)] == [
        "pyarrow.Field<content: list<item: struct<report: string not null, begin: int64 not null, end: int64 not null>"
        " not null> not null>",
        "pyarrow.Field<kind: string not null>",
        "pyarrow.Field<outside: list<item: struct<report: string not null, begin: int64 not null, end: int64 not null>"
        " not null> not null>",
        "pyarrow.Field<statement: bool not null>",
        "pyarrow.Field<source: struct<report: string not null, begin: int64 not null, end: int64 not null>>",
        "pyarrow.Field<cue: struct<report: string not null, begin: int64 not null, end: int64 not null>>",
        "pyarrow.Field<speaker: string>",
        "pyarrow.Field<addressee: struct<report: string not null, begin: int64 not null, end: int64 not null>>",
        "pyarrow.Field<when: struct<report: string not null, begin: int64 not null, end: int64 not null>>",
        "pyarrow.Field<where: struct<report: string not null, begin: int64 not null, end: int64 not null>>",
    ]


@pytest.mark.parametrize("kind", [Edition, MarkedReport, Report])
def test_every_type_of_the_model_has_a_schema(kind: type[msgspec.Struct]):
    assert tables.schema(kind).names == list(kind.__struct_fields__)


def test_values_come_back_as_they_went():
    reports = [
        Report(id="a", digest="x", text="Nine dead", source="a.txt", outlet="The Daily"),
        Report(id="b", digest="y", text="Nine\r\ndead", source="b.txt"),
    ]
    assert tables.values(tables.table(reports, Report), Report) == reports


def test_no_values_are_a_table_without_rows():
    assert tables.table([], Span).num_rows == 0


def test_a_type_that_no_column_can_hold_says_so():
    class Odd(msgspec.Struct):
        either: int | str

    with pytest.raises(TypeError, match="either"):
        tables.schema(Odd)


def test_without_pyarrow_the_error_is_the_pip_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'variorum\[tables\]'"):
        tables.table([], Span)
