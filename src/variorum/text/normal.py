"""Normal forms: the text as it is compared, with a way back to the text as it is written."""

import re
import unicodedata

import msgspec

_MARKS = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "`": "'",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "…": "...",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


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
    plain = unicodedata.normalize("NFKD", word.translate(_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokens(text: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text` between `begin` and `end`, with offsets into all of `text`. Punctuation is not a token.

    >>> [(t.begin, t.compared) for t in tokens("It isn’t 1,500.")]
    [(0, 'it'), (3, "isn't"), (9, '1,500')]
    """
    found = _WORD.finditer(text, begin, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m.group(), compared(m.group())) for m in found]


def plain_marks(text: str) -> str:
    """`text` with every quotation mark, apostrophe, dash and space of typography in its plain form, offsets kept.

    A character that would become several is left as it is, so that offsets into the result are offsets into `text`.

    >>> plain_marks("“We’re – here…”")
    '"We\\'re - here…"'
    """
    return text.translate({code: plain for code, plain in _MARKS.items() if len(plain) == 1})
