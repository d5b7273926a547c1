"""From a web page to the text of its report and what the page says of it."""

import html as entities
import json
import re
from collections.abc import Iterator

from lxml import etree
from trafilatura import bare_extraction

from variorum.clean.dates import iso
from variorum.model import Given

_LINKED_DATA = re.compile(r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\s[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[-–—|·•»]\s+|\s*::\s*")
_TAG = re.compile(r"<[^<>]{0,500}>")
_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review)$|NewsArticle")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)


def page(html: str, given: Given) -> tuple[str, Given] | str:
    """The text of the report on a page, paragraphs apart by blank lines and the headline first, and what is known of it:
    what `given` says, then what the page says of itself (JSON-LD before meta elements), then what trafilatura makes of it.
    A sentence that says why where no report is found.
    """
    try:
        document = bare_extraction(html, with_metadata=True, include_comments=False)
    except (etree.LxmlError, RecursionError, ValueError, AssertionError) as error:
        return f"a page that cannot be parsed: {error or type(error).__name__}"
    body = (document.text or "").strip() if document is not None else ""
    if not body:
        return "a page without an article"
    data, meta = _linked_data(html), _meta(html)
    title = _clean(_text(data.get("headline"))) or _clean(document.title) or _clean(meta.get("og:title"))
    outlet = (
        given.outlet or _clean(_name(data.get("publisher"))) or _clean(meta.get("og:site_name")) or _clean(document.sitename)
    )
    published = (_text(data.get("datePublished")), *(meta.get(name) for name in _PUBLISHED), document.date)
    updated = (_text(data.get("dateModified")), *(meta.get(name) for name in _UPDATED))
    language = _LANGUAGE.search(html[:20_000])
    found = Given(
        id=given.id,
        outlet=outlet,
        title=given.title or (_without_site(title, outlet) if title else None),
        byline=given.byline or _writer(_clean(_name(data.get("author"))) or _clean(document.author)),
        published=given.published or next((day for text in published if text and (day := iso(text))), None),
        updated=given.updated or next((day for text in updated if text and (day := iso(text))), None),
        url=given.url or document.url,
        language=given.language or (language[1].lower() if language else None),
    )
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if found.title and not any(_same(found.title, line) for line in paragraphs[:3]):
        paragraphs.insert(0, " ".join(found.title.split()))
    return "\n\n".join(paragraphs), found


def _linked_data(html: str) -> dict[str, object]:
    """The first article that the page describes in JSON-LD; empty where there is none."""
    for script in _LINKED_DATA.finditer(html):
        try:
            value = json.loads(script[1], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 0):
            kinds = item.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Every object in a JSON value, outermost first, four floors down: an article stands in a list or a graph."""
    if isinstance(value, dict):
        yield value
    if depth < 4 and isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _objects(item, depth + 1)


def _meta(html: str) -> dict[str, str]:
    """The content of the page's meta elements by their name, property or itemprop; the first of a name."""
    found: dict[str, str] = {}
    for element in _META.finditer(html):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(element.group())}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            found.setdefault(name.lower(), entities.unescape(attributes["content"]))
    return found


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a person or organisation of JSON-LD, or their names with commas between."""
    if isinstance(value, list):
        names = [name for item in value[:6] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) and not value.startswith("http") else None


def _clean(text: str | None) -> str | None:
    """`text` without tags, entities and needless blanks; None where nothing is left."""
    return " ".join(_TAG.sub(" ", entities.unescape(text)).split()) or None if text else None


def _without_site(title: str, outlet: str | None) -> str:
    """A title without the name of the site that pages put after it.

    >>> _without_site("Ferry sinks | The Halvey Lamp", "Halvey Lamp"), _without_site("Ferry sinks - nine dead", "Halvey Lamp")
    ('Ferry sinks', 'Ferry sinks - nine dead')
    """
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not outlet:
        return title
    ours, theirs = (re.sub(r"^the|\W|\.(?:com|org|net)\b", "", name.casefold()) for name in (outlet, parts[-1]))
    return title[: title.rindex(parts[-1])].rstrip(" -–—|·•:»") if theirs and (theirs in ours or ours in theirs) else title


def _writer(byline: str | None) -> str | None:
    """A byline without "By"."""
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) if byline else None


def _same(title: str, line: str) -> bool:
    """Whether a line is the title, give or take marks and what a site adds to it."""
    ours, theirs = (re.findall(r"\w+", words.casefold()) for words in (title, line))
    shared = len(set(ours) & set(theirs))
    return bool(ours) and shared >= 0.8 * len(set(ours)) and len(theirs) <= 1.6 * len(ours) + 2


__all__ = ["page"]
