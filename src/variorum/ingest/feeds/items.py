"""The items of a feed, of whichever kind, as records: with the text that the feed has, or what its link leads to."""

import email.utils
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import msgspec

from variorum.ingest.dispatch import Dispatch, capture
from variorum.ingest.markup import paragraphs, parsed_page
from variorum.ingest.opened import Opened, Records
from variorum.model import Capture, Rejected

_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[\W{1,5}\])\W{0,3}$")
# what feeds put under the beginning of a text, to be clicked on
_ONWARD = re.compile(
    r"(?:read|continue|keep|view|see)\s+(?:more|on|reading|the\s+(?:full|whole|rest)|full)\b|full\s+(?:story|article|text)\b"
    r"|weiterlesen|mehr\s+lesen|zum\s+artikel|lire\s+(?:la\s+suite|plus)|(?:leer|ver|seguir|sigue)\s+(?:más|leyendo)|ler\s+mais"
    r"|leia\s+mais|leggi\s+tutto|continua\s+a\s+leggere|lees\s+(?:meer|verder)|läs\s+mer|les\s+mer|læs\s+mere|czytaj|читать\s+далее",
    re.IGNORECASE,
)
_ONWARD_WORDS = 12  # of such a line
_SEPARATOR = re.compile(r"\s+[-–—|·•»«:>/]+\s+|:\s+|\s*::\s*")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\s*\(([^()]+)\)|([^<>@]+?)\s*<[^<>]*@[^<>]*>")
_URI = re.compile(r"(?:https?|tag|urn|ni|doi|info):\S", re.IGNORECASE)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item as its feed gives it; or, where it is `broken`, why there is none."""

    link: str | None = None
    guid: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None  # its <source>: where the feed took it from
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    texts: tuple[list[str], ...] = ()  # its content and its summary, in paragraphs, as far as there are any
    broken: str | None = None

    @property
    def text(self) -> list[str]:
        """The longest of its texts."""
        return max(self.texts, key=lambda text: sum(map(len, text)), default=[])


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of itself."""

    title: str | None = None
    link: str | None = None
    language: str | None = None
    byline: str | None = None


def records(opened: Opened, channel: Channel, items: Iterable[Item]) -> Records:
    """A capture or a rejection for each of `items`, named `FEED#n`.

    An item whose text is only a beginning is what its link leads to, where links are followed; where that cannot be read,
    the beginning, if it is long enough to be told from a headline, and else the reason. An item's id is its link, or its guid
    where that is one for the whole world; so an item that stands in two feeds is one report.
    """
    counted = 0
    outlet = _outlet(channel)
    kept = list(items)
    ids = Counter(id_ for item in kept if (id_ := _id(item)))
    for number, item in enumerate(kept, 1):
        counted = number
        source = f"{opened.source}#{number}"
        if item.broken:
            yield Rejected(source=source, stage="ingest", reason=item.broken)
            continue
        id_ = _id(item)
        dispatch = Dispatch(
            paragraphs=item.text,
            id=id_ if id_ and ids[id_] == 1 else None,
            outlet=item.outlet or outlet,
            title=_plain(item.title),
            byline=_writer(item.byline or channel.byline),
            published=_moment(item.published),
            updated=_moment(item.updated),
            url=item.link,
            language=item.language or channel.language,
        )
        yield from _record(opened, source, item, dispatch)
    if not counted:
        yield opened.rejected("a feed without items")


def _record(opened: Opened, source: str, item: Item, dispatch: Dispatch) -> Records:
    """What is at the item's link, where its text is no full one and links are followed; else its text."""
    words = sum(len(paragraph.split()) for paragraph in dispatch.paragraphs)
    if opened.follow is None or item.link is None or _is_full(dispatch.paragraphs, words, opened.settings.feed_full_words):
        yield capture(source, dispatch, opened.settings)
        return
    found = list(itertools.islice(opened.follow(item.link), 2))
    if len(found) == 1 and isinstance(page := found[0], Capture):
        given = msgspec.structs.replace(
            page.given,
            id=page.given.id or dispatch.id,
            outlet=item.outlet or page.given.outlet,
            published=page.given.published or dispatch.published,
        )
        yield msgspec.structs.replace(page, source=source, given=given)
    elif words >= opened.settings.feed_summary_words:
        yield capture(source, dispatch, opened.settings)
    else:
        reason = found[0].reason if found and isinstance(found[0], Rejected) else "not one report"
        yield Rejected(source=source, stage="ingest", reason=f"its link, {item.link[:200]}: {reason}")


def _is_full(text: list[str], words: int, wanted: int) -> bool:
    """Whether a text is all of a report and not its beginning."""
    if not text or words < wanted or _BROKEN_OFF.search(text[-1][-40:]):
        return False
    return not any(_ONWARD.search(line) and len(line.split()) <= _ONWARD_WORDS for line in text[-2:])


def body(text: str | None, *, plain: bool = False) -> list[str]:
    """The paragraphs of a text that may be HTML.

    >>> body("<p>A ferry&nbsp;sank.<p>Nine died."), body("A ferry sank.\\n\\nNine died."), body("5 < 6 & 7")
    (['A ferry\\xa0sank.', 'Nine died.'], ['A ferry sank.', 'Nine died.'], ['5 < 6 & 7'])
    """
    if not text:
        return []
    if plain or not _MARKUP.search(text):
        return [block.strip() for block in re.split(r"\n[ \t\r]*\n\s*", text) if block.strip()]
    root = parsed_page(text)
    return paragraphs(root) if root is not None else []


def absolute(link: str | None, base: str | None) -> str | None:
    """`link` as a URL of the web, seen from `base`; None for anything else."""
    if not link or not link.strip():
        return None
    try:
        found = urljoin(base or "", link.strip())
        return found if urlsplit(found).scheme in ("http", "https") else None
    except ValueError:
        return None


def _id(item: Item) -> str | None:
    return item.link or (item.guid if item.guid and _URI.match(item.guid) else None)


def _plain(title: str | None) -> str | None:
    """A title without the markup that some feeds put into it."""
    return " ".join(" ".join(body(title)).split()) or None


def _writer(byline: str | None) -> str | None:
    """A writer without the mail address that RSS wants.

    >>> _writer("desk@lamp.example (Jane Doe)"), _writer("Jane Doe <jane@lamp.example>"), _writer("desk@lamp.example")
    ('Jane Doe', 'Jane Doe', None)
    """
    if not byline:
        return None
    bare = " ".join(byline.split())[:500]
    found = _ADDRESS.fullmatch(bare)
    bare = (found[1] or found[2]).strip() if found else bare
    return None if "@" in bare and " " not in bare else bare


def _moment(written: str | None) -> str | None:
    """A time as RFC 822 has it in ISO 8601; anything else as it is.

    >>> _moment("Fri, 20 Nov 2026 10:00:00 +0100"), _moment("2026-11-20T10:00:00Z")
    ('2026-11-20T10:00:00+01:00', '2026-11-20T10:00:00Z')
    """
    if not written or re.match(r"\s*\d{4}-", written):
        return written
    try:
        return email.utils.parsedate_to_datetime(written[:100]).isoformat()
    except (ValueError, OverflowError):
        return written


def _outlet(channel: Channel) -> str | None:
    """The name of the outlet in a feed's title, without that of the section: the part that the feed's host is called by.

    >>> _outlet(Channel(title="World news | The Halvey Lamp", link="https://www.halveylamp.example/world"))
    'The Halvey Lamp'
    >>> _outlet(Channel(title="The Desk - Politics", link="https://news.example/"))
    'The Desk - Politics'
    """
    title = _plain(channel.title)
    parts = [part for part in _SEPARATOR.split(title) if part] if title else []
    host = re.sub(r"[^a-z0-9.]", "", (urlsplit(channel.link).hostname or "") if channel.link else "")
    labels = {label for label in host.split(".")[:-1] if len(label) > 2} - {"www", "news", "feeds", "rss", "com"}
    return next((part for part in parts if len(parts) > 1 and _called(part, labels)), title)


def _called(name: str, labels: Iterable[str]) -> bool:
    """Whether one of the labels of a host's name is `name`, or a beginning or end of it."""
    squeezed = re.sub(r"^the\s|[\W_]", "", name.casefold())
    return len(squeezed) > 2 and any(
        squeezed.startswith(bare) or squeezed.endswith(bare) or bare.endswith(squeezed) or bare.startswith(squeezed)
        for label in labels
        for bare in (label, label.removeprefix("the"))
    )


def joined(names: Iterator[str | None]) -> str | None:
    """Names with commas between, each once."""
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
