"""The pages that a column of a Parquet file is made of, by their own headers: how much each of them unpacks to.

What the file says of itself at its end may be false; these are what its reader goes by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

_HEADS = (1 << 10, 1 << 16, 1 << 24)  # bytes in which a header ends: few have 100, those with statistics of long texts more
_TYPE, _UNPACKED, _PACKED = 1, 2, 3  # fields of a header
_OF_KIND = (5, 7, 8)  # what it says of a page of data, of a dictionary, of the second kind of data
_DICTIONARY = 2
_DEPTH = 8  # of structures in one another; there are three


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in bytes; `values` counts those that are none."""

    packed: int
    unpacked: int
    values: int
    dictionary: bool


def pages(stream: BinaryIO, begin: int, size: int) -> Iterator[Page]:
    """The pages of the column that has `size` bytes from `begin` on. Raises `ValueError` where there is something else."""
    at = begin
    while at < begin + size:
        fields, length = _header(stream, at)
        packed, unpacked = fields.get(_PACKED), fields.get(_UNPACKED)
        if not isinstance(packed, int) or not isinstance(unpacked, int) or packed < 0 or unpacked < 0:
            raise ValueError(f"no page at byte {at:,}")
        kinds = [kind for number in _OF_KIND if isinstance(kind := fields.get(number), dict)]
        values = max((kind.get(1) or 0 for kind in kinds), default=0)
        yield Page(packed=packed, unpacked=unpacked, values=values, dictionary=fields.get(_TYPE) == _DICTIONARY)
        at += length + packed


def _header(stream: BinaryIO, at: int) -> tuple[dict[int, Any], int]:
    """The fields of the header at byte `at`, and its length."""
    for size in _HEADS:
        stream.seek(at)
        data = stream.read(size)
        try:
            return _structure(data, 0, 0)
        except IndexError:
            if len(data) < size:
                break
    raise ValueError(f"no page at byte {at:,}")


def _structure(data: bytes, at: int, depth: int) -> tuple[dict[int, Any], int]:
    """A structure in Thrift's compact protocol: its numbers and structures by their fields, and where it ends."""
    if depth > _DEPTH:
        raise ValueError("a page whose header is nested too deeply")
    fields: dict[int, Any] = {}
    number = 0
    while head := data[at]:
        at += 1
        if head >> 4:
            number += head >> 4
        else:
            number, at = _signed(data, at)
        fields[number], at = _value(data, at, head & 15, depth)
    return fields, at + 1


def _value(data: bytes, at: int, kind: int, depth: int) -> tuple[Any, int]:
    """One value and where it ends; None for one of no use here."""
    if kind in (1, 2):  # in the kind itself
        return None, at
    if kind == 3:
        return None, at + 1
    if kind in (4, 5, 6):
        return _signed(data, at)
    if kind == 7:
        return None, at + 8
    if kind == 8:
        size, at = _unsigned(data, at)
        return None, at + size
    if kind == 12:
        return _structure(data, at, depth + 1)
    raise ValueError("a page whose header has what none has")


def _signed(data: bytes, at: int) -> tuple[int, int]:
    number, at = _unsigned(data, at)
    return number >> 1 ^ -(number & 1), at


def _unsigned(data: bytes, at: int) -> tuple[int, int]:
    """Seven bits a byte, the last ones first.

    >>> _unsigned(b"\\xac\\x02", 0)
    (300, 2)
    """
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at
        if shift > 63:
            raise ValueError("a number of too many bytes")
