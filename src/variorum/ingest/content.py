"""What a file holds, told by its first bytes and never by its name."""

import codecs
import re
import unicodedata
from typing import Literal

from variorum.ingest.dialect import delimiter
from variorum.ingest.documents.labels import is_export, is_exported_page

Content = Literal[
    "empty",
    "gzip",
    "bzip2",
    "xz",
    "zstd",
    "warc",
    "zip",
    "tar",
    "table",
    "parquet",
    "binary",
    "html",
    "xml",
    "lines",
    "array",
    "object",
    "text",
    "nitf",
    "newsml",
    "wire",
    "mail",
    "mbox",
    "rtf",
    "pdf",
    "docx",
    "odt",
    "export",
    "exported page",
    "feed",
    "json feed",
]

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a media file (RIFF)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"ID3", "a sound file (MP3)"),
    (b"\xff\xfb", "a sound file (MP3)"),
    (b"\xff\xf3", "a sound file (MP3)"),
    (b"\x00\x00\x00\x18ftyp", "a film (MP4)"),
    (b"\x00\x00\x00\x1cftyp", "a film (MP4)"),
    (b"\x00\x00\x00\x20ftyp", "a film (MP4)"),
    (b"\x1a\x45\xdf\xa3", "a film (Matroska, WebM)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_TOLD: tuple[tuple[bytes, Content], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x5d\x2a\x4d\x18", "zstd"),  # with a dictionary first
    (b"WARC/", "warc"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(r"<(?:html|head|body|article|main|section|div|p|h1|meta|title)\b[^<>]*>", re.IGNORECASE)
_ROOTS: dict[str, Content] = {
    "nitf": "nitf",
    "newsmessage": "newsml",
    "newsitem": "newsml",
    "packageitem": "newsml",
    "newsml": "newsml",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
}
# the header of a telegram, behind an idle line: IPTC 7901, ANPA 1312, and older
_WIRE = re.compile(
    rb"[^\x01]{0,2000}?(?:\x01[\x00\t\r\n\x11-\x16\x1e-\x7f]{3,300}\x02|\bZCZC\b)[\t\n\r\x1e -\x7e\x80-\xff]{20}"
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/')
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?.{0,2000}(?:\r?\n[ \t].{0,2000}){0,500}(?:\r\n|\n|\r)")
_MAIL = frozenset(("from", "date", "subject", "message-id", "mime-version", "received", "return-path", "delivered-to", "to"))
_SPACE = re.compile(r"\s*")
_ROOT = re.compile(r"<(?:[\w.-]{1,100}:)?([A-Za-z_][\w.-]{0,100})")
_NAMESPACED = re.compile(r"<[A-Za-z_][\w.:-]{0,100}\s(?![^<>]{0,2000}1999/xhtml)[^<>]{0,2000}?\bxmlns(?::[\w.-]{1,100})?\s*=")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def byte_order(head: bytes) -> str | None:
    """The encoding that a byte order mark, or a zero in every other byte, gives away; of scripts other than the Latin one,
    which have few zeros, that in which all is text and has blanks.

    >>> byte_order("Hello".encode("utf-16")), byte_order("Hello".encode("utf-16-le")), byte_order(b"Hello")
    ('utf-16', 'utf-16-le', None)
    >>> byte_order("Паром затонул".encode("utf-16-be"))
    'utf-16-be'
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    sample = head[: len(head) // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    if (not even and not odd) or _is_narrow(sample.replace(b"\x00", b"")):
        return None
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is_text(sample.decode(encoding, "replace"))), None)


def _is_narrow(sample: bytes) -> bool:
    """Whether `sample` is text of one byte a letter, so that zeros in it are faults."""
    try:
        return not _CONTROL.search(sample.decode())
    except UnicodeDecodeError:
        return False


def _is_text(text: str) -> bool:
    """Whether nearly all of `text` is assigned characters, with blanks or stops between; chance bytes are of all kinds."""
    strange = sum(unicodedata.category(letter) in ("Cn", "Co", "Cs", "Cc") and letter not in "\t\n\r" for letter in text)
    return any(blank in text for blank in " \n。") and strange <= len(text) / 100


def format_name(head: bytes) -> str | None:
    """What a file is that holds no plain text, in words; None where it may hold text.

    >>> format_name(b"GIF89a"), format_name(b"A ferry sank.")
    ('a GIF image', None)
    """
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if byte_order(head):
        return None
    if b"\x00" in head or len(_CONTROL.findall(head.decode("latin-1"))) > len(head) / 50:
        return "a binary file"
    return None


def root_name(text: str) -> str:
    """The local name of the element with which `text` begins, in small letters, behind declarations and comments; "" for none.

    >>> root_name("<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'b'>]><!-- c --><n:NITF>"), root_name("<3 she wrote")
    ('nitf', '')
    """
    at = 0
    while at < len(text):
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<!", at):
            inner, close = text.find("[", at), text.find(">", at)
            end = text.find("]>", at) + 2 if -1 < inner < close else close + 1
        else:
            found = _ROOT.match(text, at)
            return found[1].lower() if found else ""
        if end <= at:
            return ""
        at = end
    return ""


def mail_fields(text: str) -> set[str]:
    """The names, in small letters, of the header fields with which `text` begins, if an empty line follows them.

    >>> sorted(mail_fields("From: a@b.example\\nSubject: Ferry\\n\\nNine died."))
    ['from', 'subject']
    >>> mail_fields("Ferry: nine died.\\nThe search goes on.")
    set()
    """
    at, names = 0, set()
    while found := _FIELD.match(text, at):
        names.add(found[1].lower())
        at = found.end()
    return names if at == len(text) or text.startswith(("\n", "\r"), at) else set()


def _is_mail(text: str) -> bool:
    """Whether `text` is a mail: its header has a sender, and two more fields that mails have."""
    return "from" in (names := mail_fields(text)) and len(names & _MAIL) > 2


def is_tar_header(head: bytes) -> bool:
    """Whether `head` begins as a tar file does: with a block that says the sum of its own bytes."""
    said = re.fullmatch(rb"[ \x00]*([0-7]{1,7})[ \x00]*", head[148:156])
    return bool(said) and len(head) >= 512 and int(said[1], 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])  # type: ignore[index]


def content(head: bytes) -> Content:
    """What begins with `head`.

    JSON Lines are told from one JSON object over many lines by most lines beginning an object, so that a broken line, even
    the first one, is still a line.

    >>> content(b'{"text": "A ferry sank."}'), content(b"<!doctype html><p>A ferry sank."), content(b"{A ferry} sank.")
    ('lines', 'html', 'text')
    """
    if not head.strip():
        return "empty"
    for magic, kind in _TOLD:
        if head.startswith(magic):
            return kind
    if is_tar_header(head):
        return "tar"
    if _WIRE.match(head):
        return "wire"
    if format_name(head):
        return "binary"
    text = head.decode(byte_order(head) or "utf-8", errors="replace").lstrip("\ufeff")
    stripped = text.lstrip()
    if _PAGE.match(text):
        return "exported page" if is_exported_page(text) else "html"
    if re.match(r"From \S+ .*\d{4}[^\n]{0,40}\n", stripped) and mail_fields(stripped.split("\n", 1)[1]):
        return "mbox"
    if _is_mail(stripped):
        return "mail"
    if root := _ROOTS.get(root_name(stripped)):
        return root
    known = re.match(r"<(?:rss|feed|nitf|newsml|TEI)\b", stripped, re.IGNORECASE)
    if known or stripped.startswith("<?xml") or _NAMESPACED.match(stripped):
        return "xml"
    if stripped.startswith("<") and _ELEMENT.search(stripped):
        return "exported page" if is_exported_page(text) else "html"
    if re.match(r"\[\s*(?:\{|\])", stripped):
        return "array"
    if stripped.startswith("{") and _JSON_FEED.search(stripped):
        return "json feed"
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text) if line.strip()]
    objects = sum(bool(re.match(r'\{\s*["}]', line)) for line in lines)
    if 2 * objects >= len(lines) > 0:
        return "lines"
    if re.match(r'\{\s*"', stripped):
        return "object"
    if is_export(text):
        return "export"
    return "table" if delimiter(text) else "text"
