"""Normal forms: the text as it is compared, with a way back to the text as it is written."""

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from variorum.text.vocabulary import ranks

_MARKS = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "`": "'",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "…": "...",
})  # fmt: skip
_PLAIN = {chr(code): plain for code, plain in _MARKS.items() if len(plain) == 1}
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_HYPHENS = ("-\n", "-\r", "‐\n", "‐\r", "\u00ad")  # what a text with words broken over lines has one of
_BREAK = re.compile(r"[-‐]\r?\n[ \t]*|\u00ad(?:\r?\n[ \t]*)?")
_WRAPPED = re.compile(r"(?<=[^\W_][-‐])\r?\n[ \t]*(?=[^\W_])")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


class Token(msgspec.Struct, frozen=True):
    """A word of a text: where it stands, as written, and as compared (lower case, no accents, one kind of apostrophe)."""

    begin: int
    end: int
    written: str
    compared: str


def compared(word: str) -> str:
    """`word` as it is compared with others: lower case, without accents, with plain apostrophes and hyphens.

    >>> compared("Côte’s")
    "cote's"
    """
    plain = word.translate(_MARKS) if not word.isascii() or "`" in word else word
    if plain.isascii():  # nearly all words: a tenth of the time
        return plain.lower()
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokens(text: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text` between `begin` and `end`, with offsets into all of `text`. Punctuation is not a token; a word that
    was broken over the end of a line is one.

    >>> [(t.begin, t.compared) for t in tokens("It isn’t 1,500.")]
    [(0, 'it'), (3, "isn't"), (9, '1,500')]
    >>> [(t.begin, t.end, t.compared) for t in tokens("A pen-\\nsion, well-\\nknown")]
    [(0, 1, 'a'), (2, 11, 'pension'), (13, 17, 'well'), (19, 24, 'known')]
    """
    end = len(text) if end is None else end
    found = [Token(m.start(), m.end(), m.group(), compared(m.group())) for m in _WORD.finditer(text, begin, end)]
    return _whole(found, text) if any(text.find(hyphen, begin, end) >= 0 for hyphen in _HYPHENS) else found


def _whole(parts: list[Token], text: str) -> list[Token]:
    """`parts` with those joined that are one word, broken over the end of a line or held together by a soft hyphen."""
    found: list[Token] = []
    for token in parts:
        gap = _BREAK.fullmatch(text, found[-1].end, token.begin) if found else None
        if gap and ("\u00ad" in gap[0] or _broken(found[-1].compared, token)):
            first = found.pop()
            token = Token(first.begin, token.end, text[first.begin : token.end], first.compared + token.compared)
        found.append(token)
    return found


def _broken(first: str, second: Token) -> bool:
    """Whether `first` and `second`, with a hyphen and the end of a line between them, are parts of one word and not words
    that a hyphen joins wherever they stand: "pen-" and "sion", but not "well-" and "known"."""
    left, right = _LAST_LETTERS.search(first), _FIRST_LETTERS.match(second.compared)
    if not left or left[0] != first or not right or not second.written[0].islower():
        return False
    known = ranks()
    return first + right[0] in known or left[0] not in known or right[0] not in known


def unbroken(text: str) -> str:
    """`text` with the words whole that were broken over the end of a line; other line ends stay.

    >>> unbroken("The pen-\\nsion of a well-\\nknown\\nman")
    'The pension of a well-known\\nman'
    """
    if not any(hyphen in text for hyphen in _HYPHENS):
        return text
    parts, last = [], 0
    for token in tokens(text):
        if _BREAK.search(token.written):
            parts += [text[last : token.begin], _BREAK.sub("", token.written)]
            last = token.end
    return _WRAPPED.sub("", "".join((*parts, text[last:])))


def on_one_line(text: str) -> str:
    """`text` on one line, with single blanks between its words and broken ones whole.

    >>> on_one_line("The pen-\\nsion of  a\\n man")
    'The pension of a man'
    """
    return " ".join(unbroken(text).split())


def places(text: str, begin: int = 0, end: int | None = None) -> Iterable[tuple[int, int, str]]:
    """Begin and end of each word that `tokens` gives, and a spelling that is `compared` as it is: for many texts, as
    spellings recur.

    >>> list(places("It isn’t 1,500."))
    [(0, 2, 'It'), (3, 8, 'isn’t'), (9, 14, '1,500')]
    """
    end = len(text) if end is None else end
    if any(text.find(hyphen, begin, end) >= 0 for hyphen in _HYPHENS):
        return [(token.begin, token.end, token.compared) for token in tokens(text, begin, end)]
    return [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, begin, end)]


def words(text: str) -> list[str]:
    """The words of `text` as written, in order: what `tokens` finds, many times faster, for who needs no offsets.

    >>> words("It isn’t 1,500.")
    ['It', 'isn’t', '1,500']
    """
    return _WORD.findall(unbroken(text))


def plain_marks(text: str) -> str:
    """`text` with every quotation mark, apostrophe, dash and space of typography in its plain form, offsets kept.

    A character that would become several is left as it is, so that offsets into the result are offsets into `text`.

    >>> plain_marks("“We’re – here…”")
    '"We\\'re - here…"'
    """
    if text.isascii():
        return text.replace("`", "'")
    for mark, plain in _PLAIN.items():  # a search for each takes a tenth of the time of looking at every character
        text = text.replace(mark, plain)
    return text
