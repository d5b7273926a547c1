"""The encoding that bytes were written in where nothing names it, told by the words that come out."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from variorum.clean.lexicon import lines

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKS = frozenset("“”‘’„‚‹›«»–—…·•§°€£¥¢©®™´¿¡ªº†‰½¼¾±×\u00a0\u00ad、。「」『』（），．：；！？・ー《》〈〉“”‘’—…·\u3000")
_SAMPLE = 20_000  # bytes tell enough; every encoding is tried on them
_WESTERN = "cp1252"
_LETTERS = 0.2  # of a frequent word: what a text counts whose every letter beyond ASCII its language has
_LEAST = 0.005  # score below which no language is told: one frequent word in two hundred
_CHANCE = 0.12  # share of frequent characters that comes out of other encodings too: half of what their own has
_BETTER = 1.15  # times the score of Windows-1252, which four of five such texts are in, that another must have


class _Language(NamedTuple):
    code: str
    encodings: tuple[str, ...]
    letters: frozenset[str] | None  # None where words stand without blanks, and all that the encoding has are letters
    words: frozenset[str]


def encoding(data: bytes) -> str:
    """The encoding in which `data` reads as a language with the most of its frequent words and letters; Windows-1252 where
    none does better.

    >>> encoding("Он сказал, что это было не так".encode("koi8-r")), encoding("“No,” said the mayor of Łódź".encode("cp1250"))
    ('koi8-r', 'cp1252')
    """
    sample = data[:_SAMPLE]
    read: dict[str, str] = {}
    scores: dict[str, float] = {}
    for language in _languages():
        for name in language.encodings:
            if name not in read:
                read[name] = sample.decode(name, errors="replace").casefold()
            scores[name] = max(scores.get(name, 0.0), _score(read[name], language))
    best = max(scores, key=lambda name: scores[name])  # of equals the first in the file
    return best if scores[best] >= _LEAST and scores[best] > _BETTER * scores[_WESTERN] else _WESTERN


def _score(text: str, language: _Language) -> float:
    """The share of the words of `text` that are frequent ones of `language`, times the share of its letters beyond ASCII that
    the language has."""
    beyond = [c for c in text if c > "\x7f" and c not in _MARKS]
    if language.letters is None:
        letters = [c for c in beyond if unicodedata.category(c)[0] in "LM"]
        everything = len(letters) + sum(c.isalpha() for c in text if c <= "\x7f")
        frequent = sum(text.count(word) * len(word) for word in language.words)
        return max(0.0, frequent / everything - _CHANCE) * len(letters) / len(beyond) if letters else 0.0
    words = _WORD.findall(text)
    if not words:
        return 0.0
    own = sum(c in language.letters for c in beyond) / len(beyond) if beyond else 1.0
    proof = _LETTERS if language.code != "en" else 0.0  # English borrows the letters of all, and so proves nothing by them
    return own * own * (sum(word in language.words for word in words) + proof) / (len(words) + 1)


@cache
def _languages() -> tuple[_Language, ...]:
    found: list[_Language] = []
    for line in lines("languages.txt"):
        code, encodings, letters, words = (part.strip() for part in line.split("|"))
        own = None if letters == "*" else frozenset(letters)
        found.append(_Language(code, tuple(encodings.split()), own, frozenset(words.split())))
    return tuple(found)
