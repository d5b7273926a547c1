"""Every record of a WARC file is a page or a reason, also where the file is damaged or its records say wrong lengths."""

import base64
import bz2
import gzip
import hashlib
import io
import lzma
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import settings

PAGE = b"<html><body><p>Ferry number %d sank off Port Halvey on Friday.</p></body></html>"


def read(*paths: Path | str, stdin: bytes = b"", **limits: int) -> list[Capture | Rejected]:
    assigned = settings([f"ingest.{name}={value}" for name, value in limits.items()])
    return list(ingest.captures([str(path) for path in paths], assigned, io.BytesIO(stdin)))


def http(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", "Content-Type: text/html", *fields, "", "")).encode() + body


def record(body: bytes, kind: str = "response", *, wrong_by: int = 0, url: str = "https://lamp.example/a") -> bytes:
    media = "application/http; msgtype=response" if kind == "response" else "application/http"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2029-10-19T08:00:00Z\r\n"
    return f"{head}Content-Type: {media}\r\nContent-Length: {len(body) + wrong_by}\r\n\r\n".encode() + body + b"\r\n\r\n"


def noisy(number: int) -> bytes:
    """A record that does not shrink much, so that damage anywhere in it is damage to it."""
    noise = random.Random(number).randbytes(300).hex().encode()
    return record(http(PAGE % number + b"<!--" + noise + b"-->"))


def summary(data: bytes, tmp_path: Path) -> list[str]:
    """One line each: where, and the number of the ferry or the reason."""
    (tmp_path / "a.warc").write_bytes(data)
    told = [
        f"{item.source.replace(str(tmp_path), '.')}: {item.data.decode() if isinstance(item, Capture) else item.reason}"
        for item in read(tmp_path)
    ]
    return [line.partition("<!--")[0].replace("<html><body><p>", "") for line in told]


def ferry(place: int, number: int) -> str:
    return f"./a.warc:{place}: Ferry number {number} sank off Port Halvey on Friday.</p></body></html>"


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_pages_are_read_with_their_addresses_and_all_else_is_counted(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    parts = [
        record(b"software: crawler", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(http(PAGE % 1), url="https://lamp.example/1"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(http(b"gone", status="404 Not Found")),
        record(http(b"body { margin: 0 }").replace(b"text/html", b"text/css.")),
        record(b"", "revisit"),
    ]
    assert summary(b"".join(pack(part) for part in parts), tmp_path) == [
        ferry(3, 1),
        "./a.warc:5: HTTP status 404",
        "./a.warc:6: no report but text/css.",
        './a.warc: WARC records of the kind "request", which ask for a page',
        './a.warc: WARC records of the kind "revisit", whose page is in another record',
        './a.warc: WARC records of the kind "warcinfo", which tell of the crawl',
    ]
    found = read(tmp_path)
    assert sum(item.records if isinstance(item, Rejected) else 1 for item in found) == len(parts)
    assert [item.given.url for item in found if isinstance(item, Capture)] == ["https://lamp.example/1"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (gzip.compress(PAGE % 1, mtime=0), "Content-Encoding: gzip"),
        (zlib.compress(PAGE % 1), "Content-Encoding: deflate"),
        (zlib.compress(PAGE % 1)[2:-4], "Content-Encoding: deflate"),
        (b"5\r\n" + (PAGE % 1)[:5] + b"\r\nF0\r\n" + (PAGE % 1)[5:] + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        (PAGE % 1, "Content-Encoding: gzip"),  # what the crawler undid and left in the header
        (PAGE % 1, "Transfer-Encoding: chunked"),
        (PAGE % 1, "Content-Encoding: br"),
        (PAGE % 1, "Content-Encoding: deflate"),
    ],
)
def test_codings_of_the_way_are_undone(body: bytes, field: str, tmp_path: Path) -> None:
    size = f"{len(PAGE % 1) - 5:X}".encode()
    assert summary(record(http(body.replace(b"\r\nF0\r\n", b"\r\n" + size + b"\r\n"), field)), tmp_path) == [ferry(1, 1)]


def test_brotli_and_zstd_are_undone(tmp_path: Path) -> None:
    brotli, zstd = pytest.importorskip("brotli"), pytest.importorskip("backports.zstd")
    data = record(http(brotli.compress(PAGE % 1), "Content-Encoding: br")) + record(
        http(zstd.compress(PAGE % 2), "Content-Encoding: zstd")
    )
    assert summary(zstd.compress(data), tmp_path) == [ferry(1, 1), ferry(2, 2)]


def test_the_charset_that_the_server_says_is_taken_unless_the_page_shows_another(tmp_path: Path) -> None:
    body = "<html><p>Fähre gesunken</p>"
    for name, encoding in (("a", "latin-1"), ("b", "utf-8")):
        data = http(body.encode(encoding)).replace(b"text/html", b"text/html; charset=ISO-8859-1")
        (tmp_path / name).write_bytes(record(data))
    assert [(item.charset, item.media) for item in read(tmp_path) if isinstance(item, Capture)] == [
        ("cp1252", "text/html"),
        (None, "text/html"),
    ]


@pytest.mark.parametrize("wrong_by", [-400, -20, 1, 2, 30, 900, 10**9, 10**17])
def test_a_record_of_a_wrong_length_ends_where_the_next_begins(wrong_by: int, tmp_path: Path) -> None:
    records = [noisy(1), record(http(PAGE % 2 + b"<!--" + b"-" * 500), wrong_by=wrong_by), noisy(3), noisy(4)]
    assert summary(b"".join(records), tmp_path) == [ferry(n, n) for n in (1, 2, 3, 4)]
    assert summary(b"".join(map(gzip.compress, records)), tmp_path) == [ferry(n, n) for n in (1, 2, 3, 4)]


def test_a_file_that_breaks_off_keeps_all_before(tmp_path: Path) -> None:
    plain = b"".join(noisy(n) for n in (1, 2, 3))
    assert summary(plain[:-300], tmp_path) == [
        ferry(1, 1),
        ferry(2, 2),
        "./a.warc:3: breaks off: the WARC record has 730 bytes by its header, and 434 are here",
    ]
    packed = b"".join(gzip.compress(noisy(n)) for n in (1, 2, 3))
    assert summary(packed[:-100], tmp_path) == [
        ferry(1, 1),
        ferry(2, 2),
        f"./a.warc:3: breaks off at byte {len(packed) - 100:,} of the gzip file",
    ]


@pytest.mark.parametrize("where", [0, 1, 3, 12, 60, 200, -9, -6, -2])
def test_a_damaged_part_of_a_packed_file_costs_that_part_only(where: int, tmp_path: Path) -> None:
    parts = [bytearray(gzip.compress(noisy(n), mtime=0)) for n in (1, 2, 3, 4)]
    parts[1][where] ^= 0xFF
    first, *lost, third, fourth = summary(b"".join(parts), tmp_path)
    begin, end = len(parts[0]), len(parts[0]) + len(parts[1])
    assert [line.partition(": ")[2] for line in (first, third, fourth)] == [ferry(n, n).partition(": ")[2] for n in (1, 3, 4)]
    (reason,) = lost
    assert f"bytes {begin:,} to {end:,} of the gzip file cannot be unpacked" in reason


def test_rubbish_between_records_is_counted_and_left_out(tmp_path: Path) -> None:
    assert summary(noisy(1) + b"rubbish" * 9 + noisy(2) + b"\r\n" * 9 + noisy(3), tmp_path) == [
        ferry(1, 1),
        "./a.warc: 63 bytes that are no WARC record",
        ferry(2, 2),
        ferry(3, 3),
    ]
    packed = gzip.compress(noisy(1)) + b"rubbish" * 9 + gzip.compress(noisy(2))
    assert summary(packed, tmp_path)[::2] == [ferry(1, 1), ferry(2, 2)]
    headless = b"WARC/1.0\r\nWARC-Type: response and no end" + b"-" * 40 + b"\n"
    assert summary(noisy(1) + headless + noisy(3), tmp_path)[::2] == [ferry(1, 1), ferry(3, 3)]


def test_one_gzip_part_of_many_records_is_read(tmp_path: Path) -> None:
    assert summary(gzip.compress(noisy(1) + noisy(2)), tmp_path) == [ferry(1, 1), ferry(2, 2)]


def test_a_record_over_the_limit_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(noisy(1) + record(http(b"word " * 5000)) + noisy(3))
    found = read(tmp_path, max_bytes=4000)
    assert [getattr(item, "reason", "page") for item in found] == [
        "page",
        "a WARC record of more than 4,000 bytes (ingest.max_bytes)",
        "page",
    ]


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=4), st.booleans(), st.integers(0, 4000)
)
def test_no_damage_raises_and_pages_that_are_whole_are_kept(damage: list[tuple[int, int]], packed: bool, cut: int) -> None:
    data = bytearray(b"".join((gzip.compress if packed else bytes)(noisy(n)) for n in range(1, 5)))
    for place, value in damage:
        data[place % len(data)] = value
    assert read("-", stdin=bytes(data[: len(data) - cut % len(data)]))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_that_is_cut_within_the_file_is_no_report(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    cut = noisy(2)[:500]
    reasons = [line.partition(": ")[2] for line in summary(b"".join(map(pack, (noisy(1), cut, noisy(3)))), tmp_path)]
    assert reasons[1].startswith("breaks off: the WARC record has 730 bytes by its header, and ")
    assert [reasons[0], reasons[2]] == [ferry(n, n).partition(": ")[2] for n in (1, 3)]


def test_a_page_that_is_shorter_than_its_http_header_says_is_no_report_and_a_longer_one_is(tmp_path: Path) -> None:
    size = len(PAGE % 1)
    lengths = (size, size + 40, size - 40)
    data = b"".join(record(http(PAGE % n, f"Content-Length: {length}")) for n, length in enumerate(lengths, 1))
    assert summary(data, tmp_path) == [
        ferry(1, 1),
        f"./a.warc:2: breaks off: the page has {size + 40} bytes by its HTTP header, and {size} are here",
        ferry(3, 3),
    ]
    chunked = http(b"5\r\n" + (PAGE % 1)[:5] + b"\r\nF0\r\n" + (PAGE % 1)[5:], "Transfer-Encoding: chunked")
    assert "breaks off: the page ends within its chunks" in summary(record(chunked), tmp_path)[0]


def test_a_page_that_the_crawler_cut_off_is_no_report(tmp_path: Path) -> None:
    data = record(http(PAGE % 1)).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    assert summary(data, tmp_path) == [
        "./a.warc:1: cut off by the crawler (WARC-Truncated: length); a part of a page is no report"
    ]


@pytest.mark.parametrize("form", ["base32", "hex"])
def test_a_record_of_a_wrong_length_is_held_against_its_digest(form: str, tmp_path: Path) -> None:
    body = http(PAGE % 1 + b"\n")
    sha1 = hashlib.sha1(body, usedforsecurity=False)
    digest = base64.b32encode(sha1.digest()) if form == "base32" else sha1.hexdigest().encode()
    named = record(body, wrong_by=9).replace(b"WARC-Date", b"WARC-Block-Digest: sha1:" + digest + b"\r\nWARC-Date")
    assert summary(named + noisy(2), tmp_path) == [ferry(1, 1) + "\n", ferry(2, 2)]
    assert summary(named.replace(b"Halvey", b"Hal") + noisy(2), tmp_path) == [
        f"./a.warc:1: damaged: the WARC record has {len(body) - 3} bytes of another digest than its header says",
        ferry(2, 2),
    ]
