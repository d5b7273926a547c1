"""From bytes to text, whatever they were written in."""

import codecs
import re

from variorum.clean.encodings import encoding
from variorum.settings import Clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)
_HEAD = 4096  # HTML wants a page's charset within its first 1,024 bytes; pages put it later
_TEXTLESS = frozenset({"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""What Python calls encodings of text and no text is written in."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(128, 256))


def text(data: bytes, settings: Clean, charset: str | None = None, *, page: bool = False) -> str:
    """`data` decoded: as its byte order mark says, as `charset` or the `page` declares, as UTF-8, or as what fits best.

    What is declared wins unless it cannot be: bytes beyond ASCII that are UTF-8 throughout are nothing else, and a charset
    that cannot read them is not theirs. Bytes that do not fit become what Windows-1252 has for them, or U+FFFD; nothing
    raises. A byte order mark is no text.

    >>> [text(data, Clean()) for data in ("Zürich".encode("cp1252"), "Zürich".encode("utf-16"), "naïve “Zürich”".encode())]
    ['Zürich', 'Zürich', 'naïve “Zürich”']
    >>> text("Zürich".encode(), Clean(), "latin-1"), text("Łódź leży w Polsce".encode("cp1250"), Clean(), "utf-8")
    ('Zürich', 'Łódź leży w Polsce')
    """
    for mark, named in _MARKS:
        if data.startswith(mark):
            return data.decode(named, errors="replace")
    declared = (_named(charset) if charset else None) or _declared(data, page=page)
    if b"\x1b$" in data and declared is None:
        declared = "iso2022_jp"
    if declared and declared.startswith(("utf-16", "utf-32")) and 0 in data:
        return data.decode(declared, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    beyond = len(data) - len(data.translate(None, _HIGH))
    utf8 = _is_utf8(data)
    if declared and not declared.startswith("utf-") and not (beyond and utf8):
        read = data.decode(declared, errors="replace")
        if read.count("\ufffd") <= settings.encoding_lost * beyond:
            return read
    return data.decode() if utf8 else _by_line(data, settings)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: text has zero bytes in no other, and there on one side of the pairs."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) / 100 or 9 * min(even, odd) > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _by_line(data: bytes, settings: Clean) -> str:
    """Text in an encoding that nothing names, or in several: the lines that UTF-8 reads, at most a few of their characters
    broken, as that, and the others together as what reads best."""
    lines = data.splitlines(keepends=True)
    sound = [_sound(line, settings) for line in lines]
    others = b"".join(line for line, ours in zip(lines, sound, strict=True) if ours is False)
    agreed = sum(len(line) for line, ours in zip(lines, sound, strict=True) if ours)
    if len(others) > 4 * agreed:  # else the short lines that UTF-8 can read by chance are of the same encoding
        sound = [ours and len(_SEQUENCE.findall(line)) > 3 for line, ours in zip(lines, sound, strict=True)]
    named = encoding(others, settings)
    return "".join(
        line.decode("utf-8", errors="variorum-western") if ours or named == "cp1252" else line.decode(named, errors="replace")
        for line, ours in zip(lines, sound, strict=True)
    )


def _sound(line: bytes, settings: Clean) -> bool | None:
    """Whether most of what is not ASCII in a line is UTF-8; None where all is ASCII."""
    beyond = len(line) - len(line.translate(None, _HIGH))
    return sum(map(len, _SEQUENCE.findall(line))) > settings.encoding_sound * beyond if beyond else None


def _named(charset: str) -> str | None:
    """Python's name for `charset` as the web reads it; None where it has none for it."""
    name = charset.strip().lower()
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
            "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "big5": "big5hkscs",
            "iso-8859-9": "cp1254", "windows-31j": "cp932", "x-sjis": "cp932"}.get(name, name)  # fmt: skip
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding and found.name not in _TEXTLESS else None


def _declared(data: bytes, *, page: bool) -> str | None:
    """The charset that a page names in its head, or XML in its first line, where there is such a charset."""
    found = (_DECLARED.search(data[:_HEAD]) if page else None) or _DECLARED_XML.match(data[:_HEAD])
    return _named(found.group(1).decode("ascii")) if found else None


def _western(error: UnicodeError) -> tuple[str, int]:
    """The first byte at which UTF-8 fails, as Windows-1252 has it."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("variorum-western", _western)
