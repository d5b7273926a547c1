"""Tables with a row for each report: whatever stands between their cells, whatever they were written in."""

import csv
import io
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import ingest
from variorum.ingest.pages import Foot, Stretch, foot, pages
from variorum.model import Capture, Rejected
from variorum.settings import settings

STORY = 'A ferry sank off Port Halvey, and "nine died".'


def read(data: bytes, **limits: int) -> list[Capture | Rejected]:
    assigned = settings([f"ingest.{name}={value}" for name, value in limits.items()])
    return list(ingest.captures(["-"], assigned, io.BytesIO(data)))


def told(data: bytes, **limits: int) -> list[str]:
    """One line each: where, and either the text or the reason."""
    found = read(data, **limits)
    return [f"{item.source}: {item.data.decode() if isinstance(item, Capture) else item.reason}" for item in found]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_told_by_its_names_in_any_dialect_and_encoding(between: str, encoding: str) -> None:
    cell = '"' + STORY.replace('"', '""') + '"'
    table = "\r\n".join(
        between.join(row) for row in [("Id", "Publication", "TEXT", "Date"), ("7", "Fähre", cell, "2029-10-19")]
    )
    (found,) = read(table.encode(encoding))
    assert isinstance(found, Capture)
    assert (found.source, found.data.decode()) == ("-:2", STORY)
    assert (found.given.id, found.given.outlet, found.given.published) == ("7", "Fähre", "2029-10-19")


def test_a_table_in_the_code_page_of_central_europe_is_told_by_signs_within_words() -> None:
    table = "id;publication;text\n1;Głos Sopotu;Łódź zatonęła w piątek.\n"
    (found,) = read(table.encode("cp1250"))
    assert isinstance(found, Capture)
    assert (found.given.outlet, found.data.decode()) == ("Głos Sopotu", "Łódź zatonęła w piątek.")


def test_what_a_spreadsheet_writes_is_read() -> None:
    assert told("sep=;\r\nid;text\r\n1;A ferry sank.\r\n".encode("utf-8-sig")) == ["-:3: A ferry sank."]


def test_cells_may_hold_line_ends_and_rows_keep_their_numbers() -> None:
    assert told(b'id,text\n1,"A ferry\n\nsank."\n\n2,Nine died.\n') == ["-:2: A ferry\n\nsank.", "-:4: Nine died."]


def test_rows_without_text_and_rows_that_are_cut_at_their_commas_are_rejected_with_their_numbers() -> None:
    assert told(b"id,text\n1,\n2,A ferry sank, and nine died.\n3,Nine died.\n") == [
        '-:2: a record without text (its field "text" is missing, empty or no string)',
        "-:3: a row of 3 cells under 2 names: a cell that has a ',' needs quotation marks",
        "-:4: Nine died.",
    ]


def test_a_table_without_texts_is_said_with_its_columns() -> None:
    assert told(b"name;age;town\nMara;31;Halvey\nIlo;20;Sela\nTomas;44;Sela\n") == [
        '-: a table without a column of texts: call it "text"; its columns are name, age, town'
    ]
    assert told(b"id,text\n") == ["-: a table without rows"]


@pytest.mark.parametrize(
    "text",
    [
        "A ferry sank, and nine died.\n\nThe search, led by Mara, goes on.\n\nIt was calm, she said.",
        "Home | World | Sport\nA ferry sank.\nNine died.\nMore soon.\n",
        "Text, and nothing but text.\nid, too\n",
        "Lisbon, Porto, Faro.\nBraga, Evora, Beja.\nFaro, Lagos, Tavira.\nLisbon, Porto, Faro.\n",
    ],
)
def test_reports_with_commas_are_no_tables(text: str) -> None:
    assert told(text.encode()) == [f"-: {text}"]


def test_a_cell_or_a_line_over_the_limit_costs_itself_only() -> None:
    long = b"word " * 1000
    assert told(b"id,text\n1,Nine died.\n2," + long + b"\n3,Ten died.\n", max_bytes=3000) == [
        "-:2: Nine died.",
        "-:4: Ten died.",
        "-: lines of more than 3,000 bytes (ingest.max_bytes)",
    ]


def test_parquet_is_read_row_by_row(tmp_path: Path) -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"ID": [1, 2, 3], "Body": ["one", None, "three"], "date": ["2029-10-19"] * 3, "embedding": [[0.5]] * 3})
    files.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    data = (tmp_path / "a.parquet").read_bytes()
    assert told(data) == [
        "-#1: one",
        '-#2: a record without text (its field "text" is missing, empty or no string)',
        "-#3: three",
    ]
    assert [item.given.published for item in read(data) if isinstance(item, Capture)] == ["2029-10-19"] * 2
    (cut,) = read(data[:-20])
    assert isinstance(cut, Rejected)
    assert cut.reason.startswith("a Parquet file that is damaged")
    damaged = bytearray(data)
    damaged[4:60] = bytes(56)
    assert sum(item.records if isinstance(item, Rejected) else 1 for item in read(bytes(damaged))) == 3


@given(st.text(alphabet='ab,;"\n\r\té\x00', max_size=60), st.integers(1, 30))
def test_any_table_is_read_or_refused(rows: str, limit: int) -> None:
    assert read(b"id,text\n" + rows.encode(), max_bytes=limit)


def test_a_quotation_mark_that_is_not_closed_costs_its_row_only() -> None:
    rows = b'id,text\n2,Nine died.\n3,"A ferry sank.\nIt was calm.\n4,Ten died.\n5,All is calm.\n'
    found = [
        "-:2: Nine died.",
        "-:3: a quotation mark in it is not closed before the next row",
        "-:4: Ten died.",
        "-:5: All is calm.",
    ]
    assert told(rows) == found
    assert told(rows + b'6,"It was ""calm"",\nshe said."\n') == [*found, '-:6: It was "calm",\nshe said.']


def test_a_table_that_breaks_off_within_a_cell_has_no_half_report() -> None:
    assert told(b'id,text\n1,Nine died.\n2,"A ferry\nsank and\nsix') == [
        "-:2: Nine died.",
        "-:3: breaks off: a quotation mark in it is not closed in the 2 lines that follow it",
    ]


def test_marks_within_a_cell_that_do_not_stand_twice_are_letters() -> None:
    assert told(b'id,text,date\n1,"She said "no" and left,\nthey say.",May\n2,"She said "no"",May\n3,Nine died.,"May"\n') == [
        '-:2: She said "no" and left,\nthey say.',
        '-:3: She said "no"',
        "-:4: Nine died.",
    ]


def test_a_row_of_endless_cells_is_over_the_limit() -> None:
    found = told(b'id,text\n1,"' + b'\n","' * 900 + b'"\n2,Nine died.\n', max_bytes=3000)
    assert found[0] == "-:2: a row of more than 3,000 bytes (ingest.max_bytes): a quotation mark in it is not closed"
    assert found[-1].endswith("Nine died.")


@given(st.lists(st.tuples(st.integers(0, 99), st.text(alphabet='ab ,;"\n', min_size=1, max_size=30)), max_size=6))
def test_what_is_written_as_a_table_is_read_as_it_was(cells: list[tuple[int, str]]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows([("id", "text"), *cells])
    assert [item.data.decode() for item in read(table.getvalue().encode()) if isinstance(item, Capture)] == [
        text for _, text in cells if text.strip()
    ]


def test_a_page_of_a_parquet_file_is_as_large_as_it_says_itself_and_not_as_the_file_says_of_it() -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    buffer = io.BytesIO()
    files.write_table(arrow.table({"text": ["a" * 30_000]}), buffer, use_dictionary=False)
    data = buffer.getvalue()
    (stretch,) = said(buffer).stretches
    (page,) = pages(buffer, stretch)
    assert (page.unpacked, page.values, page.dictionary) == (30_010, 1, False)
    false = data.replace(varint(30_010), varint(1_000_000), 1)
    assert told(data, max_window=100_000)[0] == f"-#1: {'a' * 30_000}"
    assert told(false, max_window=100_000) == ["-: a Parquet file with a page of more than 100,000 bytes (ingest.max_window)"]


def varint(number: int) -> bytes:
    """A number that is not negative, as the header of a page has it."""
    found, number = b"", number << 1
    while number > 127:
        found, number = found + bytes([number & 127 | 128]), number >> 7
    return found + bytes([number])


def said(stream: io.BytesIO) -> Foot:
    found = foot(stream, 1_000_000)
    assert found is not None
    return found


def test_the_foot_of_a_parquet_file_is_read_as_pyarrow_reads_it() -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    buffer = io.BytesIO()
    table = arrow.table({"id": list(range(40)), "text": ["Nine died."] * 40, "authors": [["A. Lobb", "I. Venn"]] * 40})
    files.write_table(table, buffer, row_group_size=16)
    metadata = files.ParquetFile(buffer).metadata
    columns = [metadata.row_group(group).column(place) for group in range(3) for place in range(3)]
    found = said(buffer)
    assert found.rows == 40
    assert [(stretch.path, stretch.begin, stretch.size) for stretch in found.stretches] == [
        (c.path_in_schema, c.dictionary_page_offset or c.data_page_offset, c.total_compressed_size) for c in columns
    ]
    assert foot(buffer, 100) is None


def test_a_parquet_file_that_contradicts_itself_does_not_end_the_program() -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    buffer = io.BytesIO()
    files.write_table(arrow.table({"text": ["Nine died."]}), buffer)
    optional, required = b"\x25\x02\x18\x04text", b"\x25\x00\x18\x04text"
    data = buffer.getvalue()
    assert optional in data
    done = subprocess.run(
        [sys.executable, "-m", "variorum.cli", "mark", "-"],
        input=data.replace(optional, required),
        capture_output=True,
    )
    assert done.returncode == 1
    assert b"a Parquet file that is damaged: Definition level histogram size mismatch" in done.stderr


@given(st.binary(max_size=60))
def test_any_header_of_a_page_is_read_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        list(pages(io.BytesIO(data), Stretch(path="text", begin=0, size=len(data))))


@given(st.binary(max_size=60))
def test_any_foot_is_read_or_refused(data: bytes) -> None:
    for size in (len(data), 200):
        with suppress(ValueError):
            foot(io.BytesIO(data + size.to_bytes(4, "little") + b"PAR1"), 1_000)
