"""The words of English at large."""

from functools import cache
from importlib import resources


@cache
def ranks() -> dict[str, int]:
    """Rank by frequency, from 1, of the whole words of the encoder's vocabulary, which is kept in that order.

    >>> ranks()["the"], "zelensky" in ranks()
    (1, False)
    """
    lines = resources.files("variorum.text").joinpath("words_by_frequency.txt").read_text(encoding="ascii")
    return {word: rank for rank, word in enumerate(lines.split(), start=1)}
