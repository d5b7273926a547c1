"""Damage done to a file, step by step; the same steps do the same damage."""

import bz2
import codecs
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Sequence

from fuzzing.seeds import seeds, zipped

MOST = 400_000  # bytes of a damaged file: larger ones only take longer to fail in the same way
Step = tuple[int, int, int]  # which damage, and two numbers that say where and how much
_SEEDS = seeds()
NAMES = tuple(_SEEDS)
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"</?[A-Za-z:.]+|[{}\[\]]|\r?\n")
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n\n\n", b"\x0b", b"\x1a",
    b"\x01", b"\x02", b"\x03", b"<", b">", b"</", b"&", b"&#x110000;", b"&#0;", b"&a;", b"]]>", b"<![CDATA[", b"<!--", b"-->",
    b"<?", b"<!DOCTYPE ", b"<script>", b"<item>", b"</item>", b"<entry>", b"<p>", b"<table><td>", b"<style>", b"<svg>",
    b"<template>", b'"', b"\\", b"\\u", b"\\ud800", b"\\bin99999 ", b"{\\*", b"\\'zz", b"null", b"NaN", b"1e999", b"-1",
    b"true", b"[]", b"{}", b"{", b"[", b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06", b"BZh9", b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd", b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n", b"Content-Type: multipart/mixed; boundary=\r\n",
    b"Content-Type: text/html; charset=punycode\r\n", b"charset=utf-7", b"--b\r\n", b"From \n",
    b"From: a\nTo: b\nDate: c\n\n", b"encoding='utf-16'", b"xmlns:a='b'", b"%PDF-1.7\n", b"endstream", b"stream\n", b"obj",
    b"<<", b">>", b"/Filter[/FlateDecode/FlateDecode]", b"/Kids[2 0 R]", b"/Prev 0", b"/Length 99999999", "“".encode(),
    "”".encode(), "\u202e".encode(), "\U0001f6a2".encode(), "\u0130".encode(), "\ufdfa".encode(), "e\u0301".encode(),
    b"2026-99-99", b"0000-00-00", b"Feb 30", b"999999999999999", b"PORT HALVEY, Nov 20 (Reuters) - ", b"(AFP)", b"said",
    b"Read more: ", b"By ", b"http://", b"Updated ", b"  ", b"\t", b"- ", b"* ", b"| ",
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "shift_jis", "utf-8-sig", "utf-7", "koi8-r")
_NESTS = (
    b"<div>",
    b"<b>",
    b"[",
    b'{"a":',
    b"{",
    b"(",
    b"<<",
    "“".encode(),
    b"<item>",
    b"<block>",
    b">",
    b"&amp;",
    b"\r\n",
    b" ",
    b"a.",
    b"=\r\n",
    b"\\par ",
    b"*a",
)


def _cut(data: bytes, a: int, b: int) -> bytes:
    return data[: a % (len(data) + 1)]


def _headless(data: bytes, a: int, b: int) -> bytes:
    return data[a % (len(data) + 1) :]


def _flipped(data: bytes, a: int, b: int) -> bytes:
    if not data:
        return data
    at = a % len(data)
    return data[:at] + bytes([data[at] ^ (1 << b % 8)]) + data[at + 1 :]


def _overwritten(data: bytes, a: int, b: int) -> bytes:
    token, at = _TOKENS[b % len(_TOKENS)], a % (len(data) + 1)
    return data[:at] + token + data[at + len(token) :]


def _inserted(data: bytes, a: int, b: int) -> bytes:
    at = a % (len(data) + 1)
    return data[:at] + _TOKENS[b % len(_TOKENS)] + data[at:]


def _at_a_tag(data: bytes, a: int, b: int) -> bytes:
    """Something put where the file's own structure turns."""
    places = [found.start() for found in _TAG.finditer(data)]
    return _inserted(data, places[a % len(places)], b) if places else _inserted(data, a, b)


def _without(data: bytes, a: int, b: int) -> bytes:
    at = a % (len(data) + 1)
    return data[:at] + data[at + b % 300 :]


def _doubled(data: bytes, a: int, b: int) -> bytes:
    at = a % (len(data) + 1)
    return data[:at] + data[at : at + b % 3000] * 2 + data[at:]


def _spliced(data: bytes, a: int, b: int) -> bytes:
    """The beginning of this file and the end of another."""
    other = _SEEDS[NAMES[b % len(NAMES)]]
    return data[: a % (len(data) + 1)] + other[a % (len(other) + 1) :]


def _within(data: bytes, a: int, b: int) -> bytes:
    """Another file in the middle of this one."""
    at = a % (len(data) + 1)
    return data[:at] + _SEEDS[NAMES[b % len(NAMES)]] + data[at:]


def _followed(data: bytes, a: int, b: int) -> bytes:
    return data + _SEEDS[NAMES[b % len(NAMES)]]


def _nested(data: bytes, a: int, b: int) -> bytes:
    at = a % (len(data) + 1)
    return data[:at] + _NESTS[b % len(_NESTS)] * (1 << a % 14) + data[at:]


def _renumbered(data: bytes, a: int, b: int) -> bytes:
    """One of the file's numbers, as another one."""
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return data
    found = numbers[a % len(numbers)]
    return data[: found.start()] + (b"0", b"-1", b"9" * 20, b"4294967296", b"1", b"1e9")[b % 6] + data[found.end() :]


def _recoded(data: bytes, a: int, b: int) -> bytes:
    encoding = _ENCODINGS[a % len(_ENCODINGS)]
    return codecs.encode(data.decode("utf-8", "replace"), encoding, "replace")


def _in_zip(data: bytes) -> bytes:
    return zipped({"a": data, "b.html": data[:200]})


def _packed(data: bytes, a: int, b: int) -> bytes:
    """The file in another one, with some of that damaged."""
    packed = (
        gzip.compress,
        bz2.compress,
        lzma.compress,
        zlib.compress,
        lambda inside: zipped({"a": inside, "b.html": inside[:200]}),
    )
    found: bytes = packed[a % len(packed)](data)
    return found if b % 3 else found[: b % (len(found) + 1)]


def _repeated(data: bytes, a: int, b: int) -> bytes:
    return data * (2 + a % 5)


DAMAGES: tuple[Callable[[bytes, int, int], bytes], ...] = (
    _cut, _headless, _flipped, _flipped, _overwritten, _overwritten, _inserted, _inserted, _at_a_tag, _at_a_tag, _at_a_tag,
    _without, _without, _doubled, _spliced, _within, _followed, _nested, _renumbered, _renumbered, _recoded, _packed, _repeated,
)  # fmt: skip


def damaged(name: str, steps: Sequence[Step]) -> bytes:
    """The sound file called `name` after all `steps`."""
    data = _SEEDS[name]
    for which, a, b in steps:
        data = DAMAGES[which % len(DAMAGES)](data, a, b)[:MOST]
    return data
