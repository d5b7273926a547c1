"""What a Parquet file is made of, by its own words: the columns that its foot names, and the headers of their pages.

They are read here and not asked of pyarrow (26.0), whose metadata ends the program where a damaged foot contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from variorum.ingest.thrift import Thrift

_HEADS = (1 << 10, 1 << 16, 1 << 24)  # bytes in which a header ends: few have 100, those with statistics of long texts more
_TYPE, _UNPACKED, _PACKED = 1, 2, 3  # fields of a page's header
_OF_KIND = (5, 7, 8)  # what it says of a page of data, of a dictionary, of the second kind of data
_DICTIONARY = 2
_ROWS, _GROUPS = 3, 4  # fields of a file's foot
_COLUMNS, _COLUMN = 1, 3  # of a group of rows; of one of its columns
_PATH, _SIZE, _DATA, _WORDS = 3, 7, 9, 11  # of what is said of a column: its name, bytes, first page, dictionary
_END = 8  # bytes behind the foot: its length and "PAR1"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in bytes; `values` counts those that are none."""

    packed: int
    unpacked: int
    values: int
    dictionary: bool


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of one column and group of rows: `size` bytes from `begin` on. `path` names the column and, behind points,
    what is nested in it."""

    path: str
    begin: int
    size: int


class Foot(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself at its end, which may be false."""

    rows: int
    stretches: tuple[Stretch, ...]


def foot(stream: BinaryIO, most: int) -> Foot | None:
    """The foot of a file, None where it has more than `most` bytes. Raises `ValueError` where it is none."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - _END))
    end = stream.read(_END)
    size = int.from_bytes(end[:4], "little")
    if end[4:] != b"PAR1" or size > length - _END:
        raise ValueError("it has no end")
    if size > most:
        return None
    stream.seek(length - _END - size)
    try:
        fields = Thrift(stream.read(size)).structure()
        groups = [group[_COLUMNS] for group in fields[_GROUPS]]
        stretches = tuple(_stretch(column[_COLUMN]) for columns in groups for column in columns)
        return msgspec.convert({"rows": fields[_ROWS], "stretches": stretches}, Foot)
    except (KeyError, IndexError, TypeError, AttributeError, msgspec.ValidationError) as error:
        raise ValueError("its end does not say what is in it") from error


def _stretch(column: dict[int, Any]) -> Stretch:
    words = column.get(_WORDS) or column[_DATA]
    path = ".".join(name.decode("utf-8", "replace") for name in column[_PATH])
    return msgspec.convert({"path": path, "begin": min(words, column[_DATA]), "size": column[_SIZE]}, Stretch)


def pages(stream: BinaryIO, stretch: Stretch) -> Iterator[Page]:
    """The pages of `stretch`. Raises `ValueError` where there is something else."""
    at = stretch.begin
    while at < stretch.begin + stretch.size:
        fields, length = _header(stream, at)
        packed, unpacked = fields.get(_PACKED), fields.get(_UNPACKED)
        if not isinstance(packed, int) or not isinstance(unpacked, int) or packed < 0 or unpacked < 0:
            raise ValueError(f"no page at byte {at:,}")
        kinds = [kind for number in _OF_KIND if isinstance(kind := fields.get(number), dict)]
        counts = [count for kind in kinds if isinstance(count := kind.get(1), int)]
        yield Page(packed=packed, unpacked=unpacked, values=max(counts, default=0), dictionary=fields.get(_TYPE) == _DICTIONARY)
        at += length + packed


def _header(stream: BinaryIO, at: int) -> tuple[dict[int, Any], int]:
    """The fields of the header at byte `at`, and its length."""
    if at < 0:
        raise ValueError(f"no page at byte {at:,}")
    for size in _HEADS:
        stream.seek(at)
        data = stream.read(size)
        reader = Thrift(data)
        try:
            return reader.structure(), reader.at
        except IndexError:
            if len(data) < size:
                break
    raise ValueError(f"no page at byte {at:,}")
