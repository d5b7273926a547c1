"""Arrays of numbers that lie in memory, or in files of a temporary folder where an archive is too large for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Column:
    """Numbers of one kind, added at the end; `folder` None keeps them in memory."""

    def __init__(self, name: str, kind: Any, folder: Path | None) -> None:
        self.kind, self._file, self._parts = np.dtype(kind), folder / name if folder else None, list[Array]()
        if self._file:
            self._file.touch()

    def add(self, numbers: Array | Sequence[float]) -> None:
        """Puts `numbers` at the end."""
        part = np.asarray(numbers, self.kind)
        if self._file:
            with self._file.open("ab") as file:
                part.tofile(file)
        else:
            self._parts.append(part)

    def whole(self) -> Array:
        """All of them, to be read; those that lie in a file stay there."""
        if self._file:
            return opened(self._file, self.kind)
        return np.concatenate(self._parts) if self._parts else np.empty(0, self.kind)


def opened(file: Path, kind: Any, mode: Any = "r") -> Array:
    """The numbers that a file holds, as an array that stays in the file; an empty file is an empty array."""
    return np.memmap(file, kind, mode) if file.stat().st_size else np.empty(0, kind)


def zeros(name: str, kind: Any, length: int, folder: Path | None) -> Array:
    """`length` noughts to be written over."""
    return np.memmap(folder / name, kind, "w+", shape=(length,)) if folder and length else np.zeros(length, kind)


class Bins:
    """Rows sorted into `number` bins, each of which is read back by itself. Several threads may add at once; the order of
    the rows in a bin is then anything."""

    def __init__(self, name: str, kind: Any, number: int, folder: Path | None) -> None:
        self._columns = [Column(f"{name}-{n}", kind, folder) for n in range(number)]
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._columns)

    def add(self, bins: Array, rows: Array) -> None:
        """Puts each of `rows` into the bin whose number stands in its place in `bins`."""
        order = np.argsort(bins, kind="stable")
        bounds = np.searchsorted(bins[order], np.arange(len(self) + 1))
        rows = rows[order]
        with self._lock:
            for column, begin, end in zip(self._columns, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
                if begin < end:
                    column.add(rows[begin:end])

    def rows(self, number: int) -> Array:
        """The rows of one bin, in memory."""
        return np.array(self._columns[number].whole())
