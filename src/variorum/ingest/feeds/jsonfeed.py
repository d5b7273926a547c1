"""JSON Feed, versions 1 and 1.1."""

from collections.abc import Iterable, Iterator

from variorum.ingest.content import byte_order
from variorum.ingest.feeds.items import Channel, Item, absolute, body, joined, records
from variorum.ingest.opened import Opened, Records
from variorum.ingest.records import decoded


def json_feed(opened: Opened) -> Records:
    """The items of a JSON Feed, in its order."""
    most = opened.settings.max_json_bytes
    data = opened.stream.read(most + 1)
    if len(data) > most:
        yield opened.rejected(f"a JSON Feed of more than {most:,} bytes (ingest.max_json_bytes)")
        return
    order = byte_order(opened.head)
    try:
        found = decoded(data.decode(order, "replace").encode() if order else data)
    except ValueError as error:
        yield opened.rejected(f"a JSON Feed that cannot be read: {error}")
        return
    if not isinstance(found, dict):
        yield opened.rejected("a JSON Feed that is no object")
        return
    link = _text(found, "home_page_url")
    channel = Channel(
        title=_text(found, "title"),
        link=absolute(link, None),
        language=_text(found, "language"),
        byline=joined(_names(found)),
    )
    items = found.get("items")
    yield from records(opened, channel, (_item(item, link) for item in items) if isinstance(items, list) else ())


def _item(item: object, base: str | None) -> Item:
    if not isinstance(item, dict):
        return Item(broken=f"not a JSON object but a {type(item).__name__}")
    texts = (
        body(_text(item, "content_html")),
        body(_text(item, "content_text"), plain=True),
        body(_text(item, "summary"), plain=True),
    )
    return Item(
        link=absolute(_text(item, "url") or _text(item, "external_url"), base),
        guid=_text(item, "id"),
        title=_text(item, "title"),
        byline=joined(_names(item)),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        language=_text(item, "language"),
        texts=tuple(text for text in texts if text),
    )


def _names(record: dict[str, object]) -> Iterator[str | None]:
    """The authors' names: of version 1.1, or the one author of version 1."""
    authors = record.get("authors")
    people: Iterable[object] = authors if isinstance(authors, list) else [record.get("author")]
    for person in people:
        yield _text(person, "name") if isinstance(person, dict) else None


def _text(record: dict[str, object], name: str) -> str | None:
    """The string, or the number, in a field."""
    value = record.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None
