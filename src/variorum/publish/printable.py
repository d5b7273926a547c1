"""Text as it may be shown: nothing in it can move a cursor, turn the direction of a line, or break a file."""

import re
from unicodedata import east_asian_width

_CONTROL = {code: code + 0x2400 for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_UNSEEN = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF], 0xFFFD)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_SHOWN = _CONTROL | _UNSEEN | _SURROGATES
_NARROW, _BROAD = frozenset("fijlrtI1 .,:;'’!|()[]-·/"), frozenset("mwMW@%—…")
_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """`text` with each control character as its picture, and each character that reverses the direction of a line or
    cannot be written as UTF-8 as U+FFFD: offsets stay. Line ends and tabs are kept.

    >>> printable("red\\x1b[31m\\u202egnp")
    'red␛[31m�gnp'
    """
    return text.translate(_SHOWN)


def line(text: str) -> str:
    """`text` on one line, printable, each run of white space one space.

    >>> line(" Two\\n  ferries ")
    'Two ferries'
    """
    return _SPACE.sub(" ", printable(text)).strip()


def shortened(text: str, most: int) -> str:
    """`line(text)`, cut between words to at most `most` characters with "…" at the end.

    >>> shortened("Nine dead after ferries collide", 20)
    'Nine dead after…'
    """
    whole = line(text)
    if len(whole) <= most:
        return whole
    kept = whole[: most - 1]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > most // 2 else kept).rstrip(" ,;:.–—-") + "…"


def em_width(text: str) -> float:
    """About how wide `text` is in bold sans-serif, in ems: rather too wide than too narrow, whatever the font.

    >>> em_width("Illi") < em_width("Home") < em_width("船が衝突")
    True
    """
    return sum(map(_ems, text))


def _ems(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return 1.02
    if letter in _NARROW or letter in _BROAD:
        return 0.4 if letter in _NARROW else 1.0
    return 0.66 if letter.islower() or letter.isdigit() else 0.84


def fitting(text: str, most_ems: float) -> str:
    """`line(text)`, its end cut off with "…" where it is wider than `most_ems`.

    >>> fitting("The Vindholm Telegraf", 8), fitting("Echo", 8)
    ('The Vindhol…', 'Echo')
    """
    whole = line(text)
    if em_width(whole) <= most_ems:
        return whole
    kept = whole
    while kept and em_width(kept) + _ems("…") > most_ems:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.–—-…·") + "…"


def enumerated(items: list[str]) -> str:
    """`items` as a sentence has them.

    >>> enumerated(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def counted(number: int, thing: str, things: str | None = None) -> str:
    """`number` with its noun.

    >>> counted(1, "story", "stories"), counted(3, "report")
    ('1 story', '3 reports')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
