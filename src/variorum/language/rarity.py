"""How rare a word is in English at large: what a small pile of reports on one event cannot tell by itself."""

from functools import cache
from math import log

from variorum.text.vocabulary import ranks


@cache
def _scale() -> float:
    return log(len(ranks()) + 1)


def rarity(word: str) -> float:
    """How much `word` (as compared: lower case, no accents) tells: near 0 for "the", 1 for what is not among 22,000 words.

    By Zipf's law the information of a word grows with the logarithm of its rank.

    >>> rarity("the") < 0.1 < rarity("police") < rarity("ferry") < rarity("zelensky") == 1.0
    True
    """
    if len(word) == 1:
        return 0.0
    rank = ranks().get(word)
    if rank is None and "'" in word:
        rank = ranks().get(word.partition("'")[0])
    return 1.0 if rank is None else log(rank) / _scale()
