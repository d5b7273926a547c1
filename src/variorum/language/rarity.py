"""How rare a word is in English at large: what a small pile of reports on one event cannot tell by itself."""

from functools import cache
from importlib import resources
from math import log


@cache
def _ranks() -> dict[str, int]:
    """Rank by frequency of the whole words of the encoder's vocabulary, which is kept in that order (the first is "the")."""
    lines = resources.files("variorum.language").joinpath("lexicons/words_by_frequency.txt").read_text(encoding="ascii")
    return {word: rank for rank, word in enumerate(lines.split(), start=1)}


@cache
def _scale() -> float:
    return log(len(_ranks()) + 1)


def rarity(word: str) -> float:
    """How much `word` (as compared: lower case, no accents) tells: near 0 for "the", 1 for what is not among 22,000 words.

    By Zipf's law the information of a word grows with the logarithm of its rank.

    >>> rarity("the") < 0.1 < rarity("police") < rarity("ferry") < rarity("zelensky") == 1.0
    True
    """
    if len(word) == 1:
        return 0.0
    rank = _ranks().get(word)
    if rank is None and "'" in word:
        rank = _ranks().get(word.partition("'")[0])
    return 1.0 if rank is None else log(rank) / _scale()
