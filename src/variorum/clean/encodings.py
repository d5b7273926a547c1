"""The encoding that bytes were written in where nothing names it, told by the words that come out."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from variorum.clean.lexicon import lines
from variorum.settings import Clean

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKS = frozenset("“”‘’„‚‹›«»–—…·•§°€£¥¢©®™´¿¡ªº†‰½¼¾±×\u00a0\u00ad、。「」『』（），．：；！？・ー《》〈〉“”‘’—…·\u3000")
_WESTERN = "cp1252"


class _Language(NamedTuple):
    code: str
    encodings: tuple[str, ...]
    letters: frozenset[str] | None  # None where words stand without blanks, and all that the encoding has are letters
    words: frozenset[str]


def encoding(data: bytes, settings: Clean) -> str:
    """The encoding in which `data` reads as a language with the most of its frequent words and letters; Windows-1252 where
    none does better.

    >>> texts = ("Он сказал, что это было не так".encode("koi8-r"), "“No,” said the mayor of Łódź".encode("cp1250"))
    >>> [encoding(text, Clean()) for text in texts]
    ['koi8-r', 'cp1252']
    """
    sample = data[: settings.encoding_sample]
    read: dict[str, str] = {}
    scores: dict[str, float] = {}
    for language in _languages():
        for name in language.encodings:
            if name not in read:
                read[name] = sample.decode(name, errors="replace").casefold()
            scores[name] = max(scores.get(name, 0.0), _score(read[name], language, settings))
    best = max(scores, key=lambda name: scores[name])  # of equals the first in the file
    told = scores[best] >= settings.encoding_least and scores[best] > settings.encoding_better * scores[_WESTERN]
    return best if told else _WESTERN


def _score(text: str, language: _Language, settings: Clean) -> float:
    """The share of the words of `text` that are frequent ones of `language`, times the share of its letters beyond ASCII that
    the language has."""
    beyond = [c for c in text if c > "\x7f" and c not in _MARKS]
    if language.letters is None:
        letters = [c for c in beyond if unicodedata.category(c)[0] in "LM"]
        everything = len(letters) + sum(c.isalpha() for c in text if c <= "\x7f")
        frequent = sum(text.count(word) * len(word) for word in language.words)
        return max(0.0, frequent / everything - settings.encoding_chance) * len(letters) / len(beyond) if letters else 0.0
    words = _WORD.findall(text)
    if not words:
        return 0.0
    own = sum(c in language.letters for c in beyond) / len(beyond) if beyond else 1.0
    proof = (
        settings.encoding_letters if language.code != "en" else 0.0
    )  # English borrows the letters of all, and so proves nothing by them
    return own * own * (sum(word in language.words for word in words) + proof) / (len(words) + 1)


@cache
def _languages() -> tuple[_Language, ...]:
    found: list[_Language] = []
    for line in lines("languages.txt"):
        code, encodings, letters, words = (part.strip() for part in line.split("|"))
        own = None if letters == "*" else frozenset(letters)
        found.append(_Language(code, tuple(encodings.split()), own, frozenset(words.split())))
    return tuple(found)
