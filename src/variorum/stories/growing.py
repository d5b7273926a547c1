"""Arrays that grow by rows, in memory as far as a setting allows, in a temporary file beyond."""

from __future__ import annotations

import mmap
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import DTypeLike, NDArray

FIRST = 1 << 10  # rows that there is room for at once
WRITTEN = 1 << 26  # bytes of a file after which what was read and written of it is let go from memory


class Growing:
    """Rows of numbers; `array` has those that were added, and room behind them that holds zeros.

    Up to `most` rows are in memory. More lie in a temporary file that has no name and goes when the program goes: the
    system keeps of it in memory what is asked for and what it has room for.
    """

    def __init__(self, dtype: DTypeLike, width: int, most: int) -> None:
        self.count, self.most = 0, most
        self.array: NDArray[Any] = np.zeros((FIRST, width), dtype)
        self._file: BinaryIO | None = None
        self._map: mmap.mmap | None = None
        self._written = 0

    @property
    def rows(self) -> NDArray[Any]:
        """The rows that were added."""
        return self.array[: self.count]

    def extend(self, rows: NDArray[Any]) -> None:
        """Adds rows."""
        end = self.count + len(rows)
        if end > len(self.array):
            self._grow(end)
        self.array[self.count : end] = rows
        self.count = end
        self._written += rows.nbytes
        if self._map and self._written > WRITTEN:
            self._map.madvise(mmap.MADV_DONTNEED)  # of a shared file: what was written stays written
            self._written = 0

    def _grow(self, needed: int) -> None:
        rows = len(self.array)
        while rows < needed:
            rows *= 2
        if rows <= self.most:
            longer = np.zeros((rows, *self.array.shape[1:]), self.array.dtype)
            longer[: self.count] = self.array[: self.count]
        else:
            shorter = self.array
            if self._file is None:
                self._file = cast(BinaryIO, TemporaryFile(prefix="variorum-", buffering=0))  # noqa: SIM115 - as long as the array
                self._file.write(shorter[: self.count].tobytes())
            size = rows * shorter.itemsize * shorter.shape[1]
            self._file.truncate(size)
            self._map = mmap.mmap(self._file.fileno(), size)
            longer = np.frombuffer(self._map, shorter.dtype).reshape(rows, -1)
        self.array = longer
