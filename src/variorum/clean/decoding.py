"""From bytes to text, whatever they were written in."""

import codecs
import re

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


def text(data: bytes, charset: str | None = None, *, page: bool = False) -> str:
    """`data` decoded: as `charset` says, as its byte order mark says, as UTF-8, as the `page` declares, or as what fits best.

    Bytes that do not fit become what Windows-1252 has for them, or U+FFFD; nothing raises. A byte order mark is no text.

    >>> text("Zürich".encode("cp1252")), text("Zürich".encode("utf-16")), text("naïve “Zürich”".encode())
    ('Zürich', 'Zürich', 'naïve “Zürich”')
    """
    if charset and _known(charset):
        return data.decode(charset, errors="replace")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    zeros = data[:_HEAD].count(0)
    if zeros > len(data[:_HEAD]) / 5:
        return data.decode("utf-16-le" if data[1:_HEAD:2].count(0) > zeros / 2 else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data) if page else None
    if declared and declared not in ("utf-8", "ascii"):
        return data.decode(declared, errors="replace")
    return _guessed(data)


def _known(charset: str) -> bool:
    try:
        return codecs.lookup(charset)._is_text_encoding
    except LookupError:
        return False


def _declared(data: bytes) -> str | None:
    """The charset that an HTML page names in its head, where there is such a charset."""
    found = _DECLARED.search(data[:_HEAD]) or _DECLARED_XML.match(data[:_HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030"}.get(
        name, name
    )
    return codecs.lookup(name).name if _known(name) else None


def _guessed(data: bytes) -> str:
    """Text in an encoding that nothing names.

    Few bytes above ASCII: a Western text, in Windows-1252 or in UTF-8 with broken places, which is read byte by byte where
    UTF-8 fails. Many: another alphabet, for which charset_normalizer counts letters.
    """
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    letters = len(re.findall(rb"[A-Za-z]", data))
    if high > 0.5 * letters:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace")
    return data.decode("utf-8", errors="variorum-western")


def _western(error: UnicodeError) -> tuple[str, int]:
    """The first byte at which UTF-8 fails, as Windows-1252 has it."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("variorum-western", _western)
