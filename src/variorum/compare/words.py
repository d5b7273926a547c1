"""The words of reports as numbers: what passages are looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.compare.columns import Column, opened
from variorum.language.rarity import rarity
from variorum.model import Report
from variorum.settings import Compare
from variorum.text import compared, places

_KINDS = {"codes": "i4", "begins": "u4", "ends": "u4", "starts": "i8", "rarities": "f4", "tells": "f4"}
BREAK = 0  # stands before, between and after the stretches of words that furniture and reports part
_REMEMBERED = 1_000_000  # spellings whose form as compared is kept: about 100 MB
_WRITTEN = 100_000  # words held before they are put into their columns


class Words(msgspec.Struct, frozen=True):
    """The words of all reports outside their furniture, one after the other: one number for each word as compared, and
    `BREAK` where they are parted. The words of report n are those from `starts[n]` to before `starts[n + 1]`."""

    codes: NDArray[np.int32]
    begins: NDArray[np.uint32]  # offsets into the text of the report
    ends: NDArray[np.uint32]
    starts: NDArray[np.int64]
    rarities: NDArray[np.float32]  # of each code
    tells: NDArray[np.float32]  # the same by the archive: the logarithm of how few of its reports have the word

    @classmethod
    def opened(cls, folder: Path) -> Words:
        """The words that lie in `folder`."""
        return cls(*(opened(folder / name, kind) for name, kind in _KINDS.items()))

    def bounds(self, report: int) -> tuple[int, int]:
        """The first of the words of a report and the one after the last."""
        return int(self.starts[report]), int(self.starts[report + 1])


def stretches(report: Report) -> list[tuple[int, int]]:
    """The parts of the text outside furniture, as (begin, end), in order."""
    found: list[tuple[int, int]] = []
    at = 0
    for span in sorted(furniture.span for furniture in report.furniture):
        if span.begin > at:
            found.append((at, span.begin))
        at = max(at, span.end)
    return [*found, (at, len(report.text))] if at < len(report.text) else found


def worded(reports: Sequence[Report], settings: Compare, folder: Path | None) -> Words:
    """The words of `reports`, held in `folder` where one is given."""
    numbers: dict[str, int] = {}
    rarities, holding = [0.0], [0]
    spelled: dict[str, int] = {}

    def code(written: str) -> int:
        word = compared(written)
        number = numbers.setdefault(word, len(numbers) + 1)
        if number == len(rarities):
            rarities.append(rarity(word))
            holding.append(0)
        if len(spelled) >= _REMEMBERED:
            spelled.clear()
        spelled[written] = number
        return number

    columns = [Column(name, kind, folder) for name, kind in _KINDS.items()]
    codes, begins, ends = [BREAK], [0], [0]
    starts, held = [1], 0
    for report in reports:
        first = len(codes)
        for begin, end in stretches(report):
            for a, b, written in places(report.text, begin, end):
                codes.append(spelled.get(written) or code(written))
                begins.append(a)
                ends.append(b)
            codes.append(BREAK)
            begins.append(end)
            ends.append(end)
        for number in set(codes[first:]):
            holding[number] += 1
        starts.append(held + len(codes))
        if len(codes) > _WRITTEN or len(starts) > len(reports):
            held += len(codes)
            for column, part in zip(columns, (codes, begins, ends), strict=False):
                column.add(part)
            codes, begins, ends = [], [], []
    columns[3].add(starts)
    columns[4].add(rarities)
    columns[5].add(np.maximum(np.log((len(reports) + settings.world) / np.maximum(holding, 1)), settings.least_telling))
    return Words(*(column.whole() for column in columns))
