"""ninjs, the IPTC's news in JSON: versions 1, 2 and 3."""

from collections.abc import Iterable

from variorum.ingest.dispatch import Dispatch, corrects, later, moment, parted
from variorum.ingest.markup import paragraphs, parsed_page

_REFUSED = {"canceled": "withdrawn (pubstatus canceled)", "withheld": "withheld by its sender (pubstatus withheld)"}
_SAID = 0.9  # of the letters of a plain body are in a marked one that says the same, less its captions
_TELLING = frozenset(("body_text", "body_xhtml", "body_html", "bodies", "versioncreated", "pubstatus"))
_PARTIES = ("provider", "source", "infosource", "infosources", "publisher", "copyrightholder")
_MEDIA = frozenset(("picture", "graphic", "audio", "video", "planning", "event", "package", "composite"))


def is_ninjs(record: dict[str, object]) -> bool:
    """Whether a JSON object is a ninjs item: it has a `uri` and says of itself what only ninjs items say.

    >>> is_ninjs({"uri": "urn:1", "body_text": "A ferry sank."}), is_ninjs({"uri": "urn:1", "text": "A ferry sank."})
    (True, False)
    """
    names = {name.lower() for name in record}
    if "uri" not in names or "text" in names:
        return False
    return not names.isdisjoint(_TELLING)


def piece(record: dict[str, object]) -> Dispatch:
    """What a ninjs item says. Names are compared without regard to case: version 3 writes `versionCreated`."""
    item = {name.lower(): value for name, value in record.items()}
    first, version = _moment(item, "firstcreated", "contentcreated"), _moment(item, "versioncreated")
    published = later(first or version, _moment(item, "embargoed", "embargoeduntil"))
    title = _text(item.get("headline")) or _main(item.get("headlines")) or _text(item.get("title"))
    status = (_text(item.get("pubstatus")) or "usable").rpartition(":")[2].lower()
    found = _body(item)
    media = (_text(item.get("type")) or "").lower()
    refused = _REFUSED.get(status)
    if not found and not refused:
        refused = f"a {media}, without text" if media in _MEDIA else "an item without text"
    notes = [_text(item.get("ednote")), *(_text(note.get("value")) for note in _objects(item.get("ednotes")))]
    parties = _parties(item)
    return Dispatch(
        id=_text(item.get("uri")),
        version=_text(item.get("version")),
        outlet=parties[0] if parties else None,
        sources=tuple(parties[1:]),
        title=title,
        byline=_text(item.get("byline"))
        or _names(item.get("by"))
        or _names(item.get("bylines"))
        or _names(item.get("people_by")),
        dateline=_text(item.get("dateline")),
        published=published,
        updated=version if version and version != published and later(published, version) == version else None,
        url=_url(item),
        language=_text(item.get("language")),
        notes=tuple(note for note in notes if note and corrects(note)),
        paragraphs=found,
        refused=refused,
    )


def _body(item: dict[str, object]) -> list[str]:
    """The paragraphs of the item: of its longest body, in XHTML before plain text, whose paragraphs are guessed."""
    marked = [item.get(name) for name in sorted(item) if name.startswith("body_") and name != "body_text"]
    plain = [item.get("body_text")]
    for body in _objects(item.get("bodies")):
        value = body.get("value")
        kind = f"{body.get('contenttype') or body.get('contentType') or ''} {body.get('role') or ''}"
        (marked if "html" in kind.lower() or "xml" in kind.lower() else plain).append(value)
    rendered = [_paragraphs(value) for value in marked if isinstance(value, str)]
    written = [parted(value) for value in plain if isinstance(value, str)]
    best, longest = max(rendered, key=_letters, default=[]), max(written, key=_letters, default=[])
    return best if _letters(best) >= _SAID * _letters(longest) else longest


def _letters(found: list[str]) -> int:
    return sum(len(paragraph) for paragraph in found)


def _paragraphs(body: str) -> list[str]:
    page = parsed_page(body)
    return paragraphs(page) if page is not None else []


def _objects(value: object) -> list[dict[str, object]]:
    items: Iterable[object] = value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, dict)]


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _main(headlines: object) -> str | None:
    """The headline whose role is "main", else the first."""
    found = _objects(headlines)
    main = [headline for headline in found if "main" in (_text(headline.get("role")) or "main")]
    return next((text for headline in (*main, *found) if (text := _text(headline.get("value")))), None)


def _names(value: object) -> str | None:
    """The names of people or organisations; a text as it is."""
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _text(item) or _named(item))) or None
    return _text(value) or _named(value)


def _named(value: object) -> str | None:
    return _text(value.get("name")) or _text(value.get("value")) if isinstance(value, dict) else None


def _parties(item: dict[str, object]) -> list[str]:
    """Who sends it and whom it is from: the provider or source where named, then the holder of the rights, else an
    organisation's role."""
    rights = item.get("rightsinfo")
    holder = {key.lower(): value for key, value in rights.items()}.get("copyrightholder") if isinstance(rights, dict) else None
    values = [item.get(name) for name in _PARTIES]
    found = [name for value in (*values, holder) if (name := _names(value))]
    return found or [name for organisation in _objects(item.get("organisation")) if (name := _named(organisation))][:1]


def _moment(item: dict[str, object], *names: str) -> str | None:
    return next((moment(text) for name in names if (text := _text(item.get(name)))), None)


def _url(item: dict[str, object]) -> str | None:
    """Where it stands on the web: its identifier, where that is an address."""
    for name in ("url", "uri"):
        text = _text(item.get(name))
        if text and text.startswith(("http://", "https://")):
            return text
    return None
