"""Thrift's compact protocol, as far as Parquet files are written in it: structures of numbers, texts, lists, structures."""

from __future__ import annotations

from typing import Any

_DEPTH = 8  # of structures and lists in one another; a file's foot has six
_MOST = 1_000_000  # values in one structure: a file of 30,000 stretches of columns has as many


class Thrift:
    """Reads one structure from the beginning of `data`. `at` is where it has come to."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _MOST
        self.at = 0

    def structure(self, depth: int = 0) -> dict[int, Any]:
        """The values of a structure by their fields. Raises `IndexError` where `data` ends within, `ValueError` where it is
        none.

        >>> Thrift(bytes.fromhex("15021802414200")).structure()
        {1: 1, 2: b'AB'}
        """
        if depth > _DEPTH:
            raise ValueError("nested too deeply")
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._signed()
            kind = head & 15
            fields[number] = kind == 1 if kind in (1, 2) else self._value(kind, depth)  # a truth value is in its kind
        return fields

    def _value(self, kind: int, depth: int) -> Any:
        self._left -= 1
        if self._left < 0:
            raise ValueError(f"more than {_MOST:,} values")
        if kind in (1, 2):
            return self._byte() == 1
        if kind == 3:
            return self._byte()
        if kind in (4, 5, 6):
            return self._signed()
        if kind == 7:
            return self._bytes(8)
        if kind == 8:
            return self._bytes(self._unsigned())
        if kind in (9, 10) and depth <= _DEPTH:
            head = self._byte()
            size = head >> 4 if head >> 4 < 15 else self._unsigned()
            return [self._value(head & 15, depth + 1) for _ in range(size)]
        if kind == 12:
            return self.structure(depth + 1)
        raise ValueError("a value of a kind that Parquet has not")

    def _byte(self) -> int:
        byte = self._data[self.at]
        self.at += 1
        return byte

    def _bytes(self, size: int) -> bytes:
        self.at += size
        if self.at > len(self._data):
            raise IndexError
        return self._data[self.at - size : self.at]

    def _signed(self) -> int:
        number = self._unsigned()
        return number >> 1 ^ -(number & 1)

    def _unsigned(self) -> int:
        """Seven bits a byte, the last ones first."""
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number
            if shift > 63:
                raise ValueError("a number of too many bytes")
