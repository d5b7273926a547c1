"""What the fields of a record are called: ours, then passim's, trafilatura's, Media Cloud's, news-please's and others'."""

import datetime
import hashlib
import re

from variorum.model import Capture, Given, Rejected
from variorum.settings import Ingest

TEXT = ("text", "maintext", "body", "content", "articletext", "articlebody", "fulltext", "article")
HTML = ("html",)
_ID = ("id",)
_OUTLET = ("outlet", "series", "sitename", "medianame", "publication", "newspaper", "publisher", "source", "sourcedomain")
_SOURCES = ("agency", "agencies", "credit", "creditline", "infosource", "copyrightholder")
_TITLE = ("title", "headline")
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = ("published", "date", "publishdate", "datepublish", "publishedat", "datepublished", "pubdate", "publicationdate")
_UPDATED = ("updated", "datemodify", "modifieddate", "datemodified", "updatedat")
_URL = ("url", "link")
_LANGUAGE = ("language", "lang")
NAMES = frozenset((*TEXT, *HTML, *_ID, *_OUTLET, *_SOURCES, *_TITLE, *_BYLINE, *_PUBLISHED, *_UPDATED, *_URL, *_LANGUAGE))


def plain(name: str) -> str:
    """A field's name as names are compared.

    >>> plain("Publish_Date"), plain("articleBody"), plain(" Source domain")
    ('publishdate', 'articlebody', 'sourcedomain')
    """
    return re.sub(r"[\W_]+", "", name).lower()


def article(source: str, record: dict[str, object], settings: Ingest) -> Capture | Rejected:
    """The capture of one record, or why there is none. Small letters and capitals, blanks and lines in names are all one.

    >>> article("pile.csv:3", {"ID": 7, "Text": "A ferry sank.", "Publish date": "2029-10-19"}, Ingest()).given.published
    '2029-10-19'
    """
    fields: dict[str, object] = {}
    for field, value in record.items():
        fields.setdefault(plain(field), value)
    text = next((value for field in TEXT if isinstance(value := fields.get(field), str) and value.strip()), None)
    body = text if text is not None else fields.get("html")
    if not isinstance(body, str) or not body.strip():
        return _rejected(source, 'a record without text (its field "text" is missing, empty or no string)')
    data = sound(body).encode()
    if len(data) > settings.max_bytes:
        return _rejected(source, f"a record of more than {settings.max_bytes:,} bytes (ingest.max_bytes)")
    return Capture(
        id=hashlib.sha256(data).hexdigest(),
        source=source,
        data=data,
        media="text/html" if text is None else "text/plain",
        charset="utf-8",
        given=Given(
            id=_field(fields, _ID),
            outlet=_field(fields, _OUTLET),
            title=_field(fields, _TITLE),
            byline=_field(fields, _BYLINE),
            published=_field(fields, _PUBLISHED),
            updated=_field(fields, _UPDATED),
            url=_field(fields, _URL),
            language=_field(fields, _LANGUAGE),
            sources=tuple(party for field in _SOURCES if (party := _field(fields, (field,)))),
        ),
    )


def _field(fields: dict[str, object], names: tuple[str, ...]) -> str | None:
    """The first of the fields `names` that holds a string, a number, a time or an object with a name; lists of strings are
    joined with commas."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ", ".join(value)
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return sound(value.strip())
    return None


def sound(text: str) -> str:
    """`text` with halves of surrogate pairs, which no encoding can write, replaced one for one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text


def _rejected(source: str, reason: str) -> Rejected:
    return Rejected(source=source, stage="ingest", reason=reason)
