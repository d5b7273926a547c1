"""Bombs are refused within a gibibyte and in seconds, each with its reason and the setting that names the limit."""

import bz2
import gzip
import io
import json
import lzma
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

_READ = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from variorum import ingest
from variorum.account import bounded
from variorum.settings import Settings
for path in sys.argv[1:]:
    reasons = [getattr(item, "reason", "read") for item in bounded(ingest.captures([path], Settings()), 100)]
    print(json.dumps([path, next((reason for reason in reasons if "(ingest." in reason), reasons[-1])]))
"""
ZEROS = b"0" * 1_000_000
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"


def reasons(folder: Path) -> dict[str, str]:
    """How each file of a folder ends, read by a process that may have no more than a gibibyte."""
    paths = sorted(str(path) for path in folder.iterdir())
    done = subprocess.run([sys.executable, "-c", _READ, *paths], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return {Path(path).name: reason for path, reason in map(json.loads, done.stdout.splitlines())}


def packed(pack: object, size: int) -> bytes:
    """`size` million zeros, packed piece by piece."""
    compressor = pack()  # type: ignore[operator]
    return b"".join([*(compressor.compress(ZEROS) for _ in range(size)), compressor.flush()])


def in_zip(data: bytes, name: str = "a") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def test_bombs_of_all_kinds_are_refused(tmp_path: Path) -> None:
    gzipped = gzip.compress(ZEROS * 40, 9)
    answer = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzipped
    table = io.BytesIO()
    with tarfile.open(fileobj=table, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a")
        member.pax_headers = {"comment": "0" * 100_000_000}
        archive.addfile(member)
    files = {
        "a.gz": gzipped,
        "b.bz2": packed(bz2.BZ2Compressor, 60),
        "c.xz": packed(lzma.LZMACompressor, 60),
        "d.zip": in_zip(ZEROS * 40),
        "e.zip": in_zip(in_zip(in_zip(ZEROS * 40))),
        "f.jsonl.gz": gzip.compress(b'{"text": "a"}\n' + ZEROS * 40),
        "g.warc.gz": gzip.compress(WARC % 40_000_000 + ZEROS * 40),
        "h.warc": WARC % len(answer) + answer + b"\r\n\r\n",
        "i.json": b"[" * 5_000_000,
        "j.jsonl": b'{"text": "a"}\n' + b'{"a":' * 1_000_000,
        "k.json": b"[{}" + b",{}" * 20_000 + b"]",
        "l.jsonl": b"{}\n" * 20_000,
        "m.json": b'{\n"a": [[]' + b",[]" * 9_000_000 + b"\n]}",
        "n.csv": b"id,text\n1," + ZEROS * 30,
        "o.tar": table.getvalue(),
        "p.txt": b"word " * 6_000_000,
        "q.csv": b'id,text\n1,"' + (b"a" * 999 + b",\n") * 22_000,
        "r.tar.gz": gzip.compress(table.getvalue()),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = reasons(tmp_path)
    told = {name: setting[0] if (setting := re.findall(r"ingest\.\w+", reason)) else reason for name, reason in found.items()}
    textless = 'a record without text (its field "text" is missing, empty or no string)'
    assert told == {
        **dict.fromkeys(("a.gz", "c.xz", "d.zip", "e.zip", "h.warc", "n.csv", "p.txt", "q.csv"), "ingest.max_bytes"),
        **dict.fromkeys(("b.bz2", "f.jsonl.gz", "g.warc.gz", "r.tar.gz"), "ingest.max_ratio"),
        "i.json": "read",  # as text: nothing in it is a record
        "j.jsonl": "not a JSON record: nested too deeply",
        "k.json": textless,
        "l.jsonl": textless,
        "m.json": "ingest.max_json_bytes",
        "o.tar": "empty",
    }


def test_a_zip_file_with_a_directory_of_a_million_files_is_refused(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(42)
    size = 1_000_000
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + (len(entry) * size).to_bytes(4, "little") + bytes(4) + bytes(2)
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + entry * size + end)
    assert reasons(tmp_path)["a.zip"].endswith("(ingest.max_members)")


def test_memory_that_packed_files_ask_for_is_limited(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd")
    (tmp_path / "a.xz").write_bytes(lzma.compress(b"a", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]))
    option = {zstd.CompressionParameter.window_log: 30}
    compressor = zstd.ZstdCompressor(options=option)
    (tmp_path / "b.zst").write_bytes(compressor.compress(b"a" * 100_000, mode=compressor.FLUSH_BLOCK))
    limit = "asks for more than 134,217,728 bytes of memory (ingest.max_window)"
    assert reasons(tmp_path) == {"a.xz": limit, "b.zst": limit}


def test_bombs_in_parquet_files_are_refused(tmp_path: Path) -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")

    def write(name: str, table: object, **options: object) -> bytes:
        files.write_table(table, tmp_path / name, compression="zstd", **options)
        return (tmp_path / name).read_bytes()

    def same(text: str, rows: int) -> object:
        return arrow.DictionaryArray.from_arrays(arrow.array([0] * rows, arrow.int32()), arrow.array([text]))

    write("a.parquet", arrow.table({"text": ["a" * 1_900_000] * 100}), use_dictionary=False)
    write("b.parquet", arrow.table({"text": ["a" * 900_000] * 100}), use_dictionary=False, data_page_size=1)
    write("c.parquet", arrow.table({"text": same("a" * 19_000_000, 40_000)}))
    write("d.parquet", arrow.table({"text": same("a" * 30_000_000, 2)}))
    write("e.parquet", arrow.table({"text": arrow.nulls(50_000_000, arrow.string())}))
    write("f.parquet", arrow.table({"text": ["a"], "authors": arrow.array([["b"] * 5_000_000])}))
    write("g.parquet", arrow.table({"text": ["a"], "source": arrow.array([[[{"b": [1] * 100_000}] * 50] * 2])}))
    found = {name: re.findall(r"ingest\.\w+", reason) or reason for name, reason in reasons(tmp_path).items()}
    assert found == {
        "a.parquet": ["ingest.max_window"],
        "b.parquet": ["ingest.max_ratio"],
        "c.parquet": ["ingest.max_ratio"],
        "d.parquet": ["ingest.max_bytes"],
        "e.parquet": ["ingest.max_ratio"],
        "f.parquet": ["ingest.max_bytes"],
        "g.parquet": "read",  # without the column that holds no texts
    }
