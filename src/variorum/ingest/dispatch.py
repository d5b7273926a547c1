"""What wire formats and documents are read to before they become captures: paragraphs, and what is said of them."""

import codecs
import datetime
import hashlib
import re

import msgspec

from variorum.ingest.opened import Opened
from variorum.model import Capture, Given, Rejected
from variorum.settings import Ingest

_UNFIT = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"))  # no charsets of texts
_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


class Dispatch(msgspec.Struct, kw_only=True):
    """One piece as its format gives it. `paragraphs` may hold line ends; `notes` are the desk's on what was corrected."""

    paragraphs: list[str]
    id: str | None = None
    version: str | None = None  # one item is sent again under its id; the second time and later tell it apart
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # whom it names as where it comes from, besides its outlet
    refused: str | None = None  # why it is none to be read: withdrawn, withheld


def whole(opened: Opened) -> bytes | Rejected:
    """All bytes of a file whose format has no records that can be read one by one."""
    most = opened.settings.max_document_bytes
    data = opened.stream.read(most + 1)
    if len(data) > most:
        return opened.rejected(f"a document of more than {most:,} bytes (ingest.max_document_bytes)")
    return data


def capture(source: str, dispatch: Dispatch, settings: Ingest) -> Capture | Rejected:
    """The capture of `dispatch`, which stands at `source`, or why there is none.

    Its text is the notes on corrections, the dateline where the first paragraph does not begin with it, and the paragraphs,
    with blank lines between.
    """
    title = _line(dispatch.title)
    of = f" ({title[:80]})" if title else ""
    if dispatch.refused:
        return Rejected(source=source, stage="ingest", reason=f"{dispatch.refused}{of}")
    paragraphs = [clean for paragraph in dispatch.paragraphs if (clean := _sound(paragraph).strip())]
    if not paragraphs:
        return Rejected(source=source, stage="ingest", reason=f"no text in it{of}")
    notes = [note for text in dispatch.notes if (note := _line(text)) and note not in paragraphs]
    text = "\n\n".join((*notes, *_dated(_line(dispatch.dateline), paragraphs)))
    data = text.encode()
    if len(data) > settings.max_bytes:
        reason = f"more than {settings.max_bytes:,} bytes of text (ingest.max_bytes)"
        return Rejected(source=source, stage="ingest", reason=reason)
    again = dispatch.version if dispatch.version and dispatch.version.strip("0 ") not in ("", "1") else None
    id_ = _line(dispatch.id)
    return Capture(
        id=hashlib.sha256(data).hexdigest(),
        source=source,
        data=data,
        media="text/plain",
        charset="utf-8",
        given=Given(
            id=f"{id_}:{again.strip()}" if id_ and again else id_,
            outlet=_line(dispatch.outlet),
            title=title,
            byline=writer(dispatch.byline),
            published=moment(dispatch.published),
            updated=moment(dispatch.updated),
            url=_line(dispatch.url),
            language=_tongue(dispatch.language),
            sources=tuple(name for source in dispatch.sources if (name := _line(source))),
        ),
    )


def written(data: bytes, charset: str) -> str:
    """The text of `data`, in the charset that is named for it if it fits, else in the one that does.

    >>> written("Zürich".encode(), "ascii"), written("Zürich".encode("cp1252"), "utf-8")
    ('Zürich', 'Zürich')
    """
    try:
        named = codecs.lookup(charset)
        if named._is_text_encoding and named.name not in _UNFIT:
            return data.decode(named.name)
    except (LookupError, ValueError):
        pass
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def parted(text: str) -> list[str]:
    """The paragraphs of a text: at blank lines where it has them between lines of text, else at every line.

    >>> parted("A ferry\\nsank.\\n\\nNine died."), parted("A ferry sank.\\nNine died.\\n")
    (['A ferry\\nsank.', 'Nine died.'], ['A ferry sank.', 'Nine died.'])
    """
    bare = re.sub(r"\r\n?", "\n", text).strip()
    return _BLANK.split(bare) if _BLANK.search(bare) else bare.split("\n")


def moment(text: str | None) -> str | None:
    """A time in any spelling of ISO 8601 in the usual one; other text as it is, and None for none.

    >>> moment("20250618T101500Z"), moment("20250618"), moment("18 June 2025"), moment(" ")
    ('2025-06-18T10:15:00+00:00', '2025-06-18', '18 June 2025', None)
    """
    bare = _line(text)
    if not bare:
        return None
    try:
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", bare):
            return datetime.date.fromisoformat(bare).isoformat()
        if re.match(r"\d{4}-?\d\d-?\d\d[T ]\d", bare):
            return datetime.datetime.fromisoformat(bare).isoformat()
    except ValueError:
        pass
    return bare


def later(first: str | None, second: str | None) -> str | None:
    """The later of two times; the one that there is where only one can be reckoned with.

    >>> later("2025-06-18T10:00:00+02:00", "2025-06-18T09:00:00Z")
    '2025-06-18T09:00:00Z'
    """
    instants = [(instant, text) for text in (first, second) if text and (instant := _instant(text))]
    return max(instants)[1] if instants else first or second


def writer(byline: str | None) -> str | None:
    """A byline without "By" and the sign that ends lines on the wire.

    >>> writer("By Jane Doe ="), writer("Byron Ash"), writer(None)
    ('Jane Doe', 'Byron Ash', None)
    """
    line = re.sub(r"^by:?\s+|\s*=$", "", _line(byline) or "", flags=re.IGNORECASE)
    return line or None


def corrects(note: str) -> bool:
    """Whether a desk's note says that words of the piece were wrong, and not only that there are more of them.

    >>> corrects("CORRECTS age of captain in paragraph 3"), corrects("Updates with quotes, pictures")
    (True, False)
    """
    return bool(re.search(r"\b(?:correct(?:s|ed|ing|ion|ions)?|clarif(?:ies|ied|ication)|retract\w*|erratum)\b", note, re.I))


def _dated(dateline: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the dateline where it belongs. One that has no day or agency needs a dash to be known as one."""
    if not dateline:
        return paragraphs
    place = re.split(r"[,(–—-]", dateline)[0].strip().casefold()
    if place and paragraphs[0].casefold().startswith(place):
        return paragraphs
    if re.search(r"[–—-]\s*$", dateline):
        return [f"{dateline} {paragraphs[0]}", *paragraphs[1:]]
    return [f"{dateline} – {paragraphs[0]}", *paragraphs[1:]]


def _instant(text: str) -> float | None:
    try:
        found = datetime.datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _line(text: str | None) -> str | None:
    return " ".join(_sound(text).split()) or None if text else None


def _sound(text: str) -> str:
    """`text` without control characters and halves of surrogate pairs, which are no text."""
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", bare).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tongue(language: str | None) -> str | None:
    """The language of a tag such as "en-GB", in small letters; None for what is no tag.

    >>> _tongue("en-GB"), _tongue("EN"), _tongue("x"), _tongue("English")
    ('en', 'en', None, None)
    """
    found = re.fullmatch(r"\s*([A-Za-z]{2,3})(?:[-_]\w{1,20})*\s*", language or "")
    return found[1].lower() if found else None
