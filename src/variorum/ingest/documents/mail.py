"""Mail: a message as one report, a mailbox as many, and what is attached to them as the files they are."""

import binascii
import email
import email.errors
import email.header
import email.utils
import io
import re
from collections.abc import Iterator
from email.message import Message

import msgspec

from variorum.ingest.dispatch import Dispatch, capture, whole, written
from variorum.ingest.documents.saved import is_saved_page, saved_page
from variorum.ingest.markup import paragraphs, parsed_page
from variorum.ingest.opened import Opened, Records
from variorum.model import Capture, Rejected
from variorum.settings import Ingest

_PARTS = 1_000  # of one message: a digest of a mailing list has a hundred
_DEPTH = 20  # parts in parts: a forward of a forward of a signed message has eight
_LINE = 1 << 16
_SEPARATOR = re.compile(rb"From \S[^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?\n")
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_PREFIX = re.compile(r"^(?:(?:re|aw|sv|fwd?|wg|tr|rv|vs)(?:\[\d{1,3}\])?:\s*){1,9}", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{3,10}\s?(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|mensaje original|messaggio inoltrato)\s?-{3,10}"
    r"|begin forwarded message:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ABOVE = re.compile(r"[ \t>]*\*?([A-Za-zé-]{2,12})\*?[ \t]?:\*?[ \t]*(.*)")
_NAMES = {
    "From": "from von de da expéditeur",
    "Date": "date sent gesendet datum envoyé fecha enviado data",
    "Subject": "subject betreff objet asunto oggetto",
    "To": "to an à para a cc reply-to",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_COVERING_WORDS = 60  # above a forwarded piece: "see below, what do you think?"; more is something to read by itself
_RICHER = 1.5  # times the words of the plain part in the marked one, from which the plain one is a stub ("view in browser")
_DESKS = re.compile(
    r"^(?:no-?reply|do-?not-?reply|news|newsletters?|alerts?|info|press|media|desk|editors?|editorial|contact|mail|hello|updates?"
    r"|digest|redaktion|redaccion|presse|service|notifications?|newsroom|bulletin)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:at|from|via|of)\s+|\s*[|•·]\s*|,\s+")


def mail(opened: Opened) -> Records:
    """The message in a file, and then what is attached to it, each as `source#number`."""
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
    else:
        yield from _message(opened, opened.source, data)


def mbox(opened: Opened) -> Records:
    """Every message of a mailbox, as `source#number`, read one after another."""
    number = 0
    for number, data in enumerate(_messages(opened), 1):
        source = f"{opened.source}#{number}"
        if data is None:
            reason = f"a message of more than {opened.settings.max_document_bytes:,} bytes (ingest.max_document_bytes)"
            yield Rejected(source=source, stage="ingest", reason=reason)
        else:
            yield from _message(opened, source, data)
    if not number:
        yield opened.rejected("a mailbox without messages")


def _messages(opened: Opened) -> Iterator[bytes | None]:
    """The bytes of each message in a mailbox; None for one that is too long."""
    most = opened.settings.max_document_bytes
    kept: list[bytes] = []
    size, fresh, begun = 0, True, False
    while line := opened.stream.readline(_LINE):
        if fresh and _SEPARATOR.fullmatch(line):
            if begun:
                yield None if size > most else _ESCAPED.sub(b"", b"".join(kept))
            kept, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                kept.append(line)
            else:
                kept.clear()
        fresh = not line.strip()
    if begun:
        yield None if size > most else _ESCAPED.sub(b"", b"".join(kept))


def _message(opened: Opened, source: str, data: bytes) -> Records:
    """The text of one message, and its attachments."""
    try:
        message = email.message_from_bytes(data)
        if is_saved_page(message) and (page := saved_page(message, source)):
            yield _fitting(page, opened.settings)
            return
        parts = _parts(message, 0)
    except RecursionError:
        yield Rejected(source=source, stage="ingest", reason=f"a mail with more than {_DEPTH} parts in one another")
        return
    if parts.text or not parts.files:
        yield capture(source, _dispatch(message, parts.text), opened.settings)
    for number, file in enumerate(parts.files, 1):
        yield from opened.inner(f"{source}#{number}", io.BytesIO(file))


def _fitting(page: Capture, settings: Ingest) -> Capture | Rejected:
    """`page`, unless it is too large."""
    if len(page.data) <= settings.max_bytes:
        return page
    reason = f"a page of more than {settings.max_bytes:,} bytes (ingest.max_bytes)"
    return Rejected(source=page.source, stage="ingest", reason=reason)


class _Parts(msgspec.Struct):
    """The text of a message or of a part of one, as paragraphs, and the files in it."""

    text: list[str]
    files: list[bytes]

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.text)


def _parts(part: Message, depth: int) -> _Parts:
    """What is in a part. Of a text in several forms the plain one is taken, unless the page says far more."""
    if depth > _DEPTH:
        raise RecursionError
    kind = part.get_content_type()
    if part.is_multipart():  # of others get_payload would decode the text by whatever charset is named, and may fall over it
        inner = [item for item in part.get_payload() if isinstance(item, Message)]
        if kind == "message/rfc822":
            return _Parts([], [_bytes(item) for item in inner])
        found = [_parts(item, depth + 1) for item in inner[:_PARTS]]
        files = [file for parts in found for file in parts.files]
        if kind != "multipart/alternative":
            return _Parts([paragraph for parts in found for paragraph in parts.text], files)
        plain = [parts for item, parts in zip(inner, found, strict=False) if item.get_content_type() == "text/plain"]
        best, richest = (max(forms, key=lambda parts: parts.words, default=_Parts([], [])) for forms in (plain, found))
        return _Parts(best.text if richest.words <= _RICHER * best.words else richest.text, files)
    data = _decoded(part)
    if part.get_content_disposition() == "attachment" or (
        part.get_content_maintype() not in ("text", "image", "audio", "video")
    ):
        signature = kind in ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
        return _Parts([], [] if signature or not data.strip() else [data])
    if kind == "text/html":
        page = parsed_page(written(data, str(part.get_content_charset(""))))
        return _Parts(paragraphs(page) if page is not None else [], [])
    return _Parts(
        _plain(written(data, str(part.get_content_charset(""))), part) if kind in ("text/plain", "text/enriched") else [], []
    )


def _dispatch(message: Message, text: list[str]) -> Dispatch:
    """The piece in a message: what was forwarded in it, where that is all there is to it."""
    fields = {name: _header(message, name) for name in ("From", "Date", "Subject")}
    if forwarded := _forwarded("\n\n".join(text)):
        inner, text = forwarded
        fields |= inner
    byline, outlet = _sender(fields["From"])
    return Dispatch(
        outlet=outlet,
        byline=byline,
        title=_PREFIX.sub("", fields["Subject"]).strip(),
        published=_sent(fields["Date"]),
        language=_header(message, "Content-Language").split(",")[0],
        paragraphs=text,
    )


def _forwarded(text: str) -> tuple[dict[str, str], list[str]] | None:
    """The header fields of the piece that `text` forwards, and its paragraphs; None where it forwards none, or where what
    stands above it is more than a covering note.

    >>> _forwarded("FYI\\n\\n---- Forwarded message ----\\nFrom: Lamp <n@lamp.example>\\nSubject: Ferry sinks\\n\\nNine died.")
    ({'From': 'Lamp <n@lamp.example>', 'Subject': 'Ferry sinks'}, ['Nine died.'])
    """
    mark = _FORWARDED.search(text)
    if mark is None or len(text[: mark.start()].split()) > _COVERING_WORDS:
        return None
    lines = text[mark.end() :].strip("\n").split("\n")
    if sum(line.startswith(">") for line in lines) > len(lines) / 2:
        lines = [re.sub(r"^> ?", "", line) for line in lines]
    fields: dict[str, str] = {}
    for number, line in enumerate(lines):
        above = _ABOVE.fullmatch(line)
        name = _FIELDS.get(above[1].lower()) if above else None
        if above is None or name is None:
            if line.strip() or len(fields) > 1:
                return (fields, "\n".join(lines[number:]).strip("\n").split("\n\n")) if fields else None
        elif above[2].strip():
            fields[name] = above[2].strip()
    return None


def _sender(address: str) -> tuple[str | None, str | None]:
    """Who wrote a mail, and which house it comes from, as far as its sender's name and address tell.

    >>> _sender("Mira Oldcastle <mira.oldcastle@lamp.example>"), _sender("The Lamp <news@lamp.example>")
    (('Mira Oldcastle', None), (None, 'The Lamp'))
    >>> _sender("Mira Oldcastle at The Lamp <m@lamp.example>"), _sender("news@lamp.example")
    (('Mira Oldcastle', 'The Lamp'), (None, 'lamp.example'))
    """
    name, where = email.utils.parseaddr(address[:1000])
    name = " ".join(name.replace('"', "").split())
    local, _, domain = where.rpartition("@")
    if not name:
        return None, domain or None
    parts = [part for part in _OF.split(name, maxsplit=1) if part]
    if len(parts) == 2:
        return parts[0], parts[1]
    names = re.findall(r"[^\W\d_]{2,}", name.casefold())
    own = any(part in local.casefold() for part in names) and not _DESKS.match(local)
    house = any(part in domain.casefold() for part in names if len(part) > 3)
    return (name, None) if own and not house and len(names) > 1 else (None, name)


def _sent(date: str) -> str | None:
    """A date as mails write it, in ISO 8601; as it stands where it is written otherwise."""
    try:
        return email.utils.parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return date.strip() or None


def _header(message: Message, name: str) -> str:
    """A header field with its encoded words decoded; "" where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        return " ".join(str(email.header.make_header(email.header.decode_header(value))).split())
    except (LookupError, ValueError, email.errors.MessageError, binascii.Error):
        return " ".join(str(value).split())


def _decoded(part: Message) -> bytes:
    """The bytes of a part, whatever they were written as for the way."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _bytes(message: Message) -> bytes:
    """A message that is attached to another, as the file that it was."""
    try:
        return message.as_bytes()
    except (LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        return (
            b"".join(f"{name}: {value}\n".encode(errors="replace") for name, value in message.items())
            + b"\n"
            + _decoded(message)
        )


def _plain(text: str, part: Message) -> list[str]:
    """The paragraphs of plain text; lines that "format=flowed" wrapped are whole again (RFC 3676)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        blank = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
        lines = re.sub(r"(?<!\n--) \n(?![\n>])", blank, lines)
    return [block for block in re.split(r"\n[ \t]*\n\s*", lines) if block.strip()]
