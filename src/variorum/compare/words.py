"""The words of reports as numbers: what passages are looked for in."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.language.rarity import rarity
from variorum.model import Report, Span
from variorum.text import Token, tokens


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one report outside its furniture. Words of one stretch between furniture share a segment."""

    report: Report
    tokens: list[Token]
    codes: NDArray[np.int64]
    segments: NDArray[np.int64]
    rarities: NDArray[np.float64]

    def span(self, begin: int, end: int) -> Span:
        """The span from the word number `begin` to before the word number `end`."""
        return self.report.span(self.tokens[begin].begin, self.tokens[end - 1].end)


def stretches(report: Report) -> list[tuple[int, int]]:
    """The parts of the text outside furniture, as (begin, end), in order."""
    found: list[tuple[int, int]] = []
    at = 0
    for span in sorted(furniture.span for furniture in report.furniture):
        if span.begin > at:
            found.append((at, span.begin))
        at = max(at, span.end)
    return [*found, (at, len(report.text))] if at < len(report.text) else found


def worded(reports: Sequence[Report]) -> list[Words]:
    """The words of each of `reports`, one number for each word as compared; numbers are shared by all of them."""
    numbers: dict[str, int] = {}
    rarities: list[float] = []
    found = []
    for report in reports:
        words: list[Token] = []
        segments: list[int] = []
        for segment, (begin, end) in enumerate(stretches(report)):
            here = tokens(report.text, begin, end)
            words += here
            segments += [segment] * len(here)
        codes = []
        for token in words:
            code = numbers.setdefault(token.compared, len(numbers))
            if code == len(rarities):
                rarities.append(rarity(token.compared))
            codes.append(code)
        code_array = np.array(codes, np.int64)
        found.append(
            Words(
                report=report,
                tokens=words,
                codes=code_array,
                segments=np.array(segments, np.int64),
                rarities=np.array([rarities[code] for code in codes], np.float64),
            )
        )
    return found
