"""What a page says of its report, beside the text: in its data, in meta elements, in what readers see around the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from variorum.clean.agencies import known, named_agency
from variorum.clean.dates import iso
from variorum.clean.elements import Elements
from variorum.clean.linked_data import Article, plain
from variorum.model import Given

_LAST_DAY = "2199-12-31"  # htmldate's own is the day on which it runs, and would make results change by the day
_LONG_BYLINE = 200  # characters; what is longer tells of the author
_SEPARATOR = re.compile(r"\s+[-–—|·•»]\s+|\s*::\s*")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
    "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "article.updated",
    "dcterms.modified", "dc.date.modified", "modified_date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_BESIDE = frozenset({"footer", "aside", "nav"})
_COMMENT = re.compile(r"comment|respons|widget|related|promo|sidebar", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?(?:[_-]?names?)?)(?:$|[\s_-])|__byline|byline__", re.IGNORECASE)
_STAMPED = etree.XPath("//*[@itemprop=$name]")
_BY_RELATION = etree.XPath("//*[@rel='author' or @itemprop='author']")
_BY = re.compile(r"^(?i:(?:(?:posted|written|published|story)\s+)?by|von|par|por|di|da|de)\s+(?=[^\W\d_a-z])")
_NOBODY = frozenset(("admin", "administrator", "webmaster", "root", "user", "guest", "author", "default", "wordpress"))
"""Accounts of the system that a page was written with, which nobody signs by."""
_NAMES = re.compile(r"[^\W\d_][\w.'’ -]{2,60}(?:(?:,| and| &| und| et| y| e) [^\W\d_][\w.'’ -]{2,60}){0,5}")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


def facts(elements: Elements, data: Article, given: Given) -> Given:
    """What is known of the report on a page: what `given` says, then what the page says in its `data`, then its meta elements,
    then what stands on it. The title is the one that readers see, where it is that of the data in other words."""
    root = elements.root
    meta = _meta(root)
    url = given.url or _url(root, data, meta)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    outlet = given.outlet or _outlet([data.publisher, *(_called(meta.get(key)) for key in _SITE)], host) or host or None
    published = _time((data.published, *(meta.get(name) for name in _PUBLISHED), *_stamps(root, "datePublished")))
    if published is None and given.published is None:
        published = _guessed(root, url)
    updated = _time((data.updated, *(meta.get(name) for name in _UPDATED), *_stamps(root, "dateModified")))
    return Given(
        id=given.id,
        outlet=outlet,
        title=given.title or _title(root, data, meta, outlet),
        byline=given.byline or _byline(elements, data, meta, outlet),
        published=given.published or published,
        updated=given.updated or (updated if updated and not _before(updated, given.published or published) else None),
        url=url,
        language=given.language or _language(root, data, meta),
        sources=(
            *given.sources,
            *data.sources,
            *(name for key in _AUTHOR if (name := _called(meta.get(key)))),
            *(name for name in (data.publisher,) if name and known(name)),
        ),
    )


def _outlet(names: Iterable[str | None], host: str) -> str | None:
    """The first of `names` that is no agency's, which pages give as the publisher of what they took from it; else the first.

    Of a name with bars in it the part that the `host` is called by, or the first: the others are a motto or sections.

    >>> _outlet(["Reuters", "News | The Halvey Lamp | Sport"], "halveylamp.example"), _outlet([None, "AP"], "ap.example")
    ('The Halvey Lamp', 'AP')
    """
    named = [name for name in names if name]
    name = next((name for name in named if not (known(name) or named_agency(name))), named[0] if named else "")
    parts = [part.strip() for part in name.split(" | ") if part.strip()]
    called = (part for part in parts if re.sub(r"^the\b|\W", "", part.casefold()) in re.sub(r"\W", "", host.casefold()))
    return next(called, parts[0] if parts else None)


def _meta(root: HtmlElement) -> dict[str, str]:
    """The content of the page's meta elements by their name, property or itemprop; the first of a name."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _called(text: str | None) -> str | None:
    """A name; None for an address or a handle."""
    name = plain(text)
    return None if not name or "://" in name or name.startswith("@") else name


def _url(root: HtmlElement, data: Article, meta: dict[str, str]) -> str | None:
    """The canonical address, absolute; None where the page has none."""
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    base = next((meta[name] for name in ("og:url", "twitter:url") if name in meta), data.url) or ""
    for href in (*links, meta.get("og:url"), data.url):
        try:
            address = urljoin(base, href.strip()) if href else ""
            if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname:
                return address
        except ValueError:
            continue
    return None


def _time(written: Iterable[str | None]) -> str | None:
    """The first of several times, as precisely as another of them says the same: with the hour, with the zone."""
    times = [time for text in written if text and (time := iso(text))]
    return max((time for time in times if time.startswith(times[0])), key=len) if times else None


def _before(time: str, other: str | None) -> bool:
    """Whether a time of change is no later than that of publication, and so says nothing."""
    if other is None:
        return False
    try:
        ours, theirs = datetime.fromisoformat(time), datetime.fromisoformat(iso(other) or other)
    except ValueError:
        return time <= other
    if (ours.tzinfo is None) != (theirs.tzinfo is None) or len(time) < 11 or len(other) < 11:
        return time[:10] < other[:10] or (len(time) < 11 and time[:10] == other[:10])
    return ours <= theirs


def _stamps(root: HtmlElement, name: str) -> Iterator[str | None]:
    """The times that elements of the page carry under `name`."""
    for element in _STAMPED(root, name=name):
        yield element.get("datetime") or element.get("content") or "".join(element.itertext())
    if name == "datePublished":
        for element in root.iter("time"):
            if not _beside(element) and (element.get("pubdate") is not None or "publish" in (element.get("class") or "")):
                yield element.get("datetime")


def _guessed(root: HtmlElement, url: str | None) -> str | None:
    """The day that htmldate finds; its search of the whole text is left out, which takes other reports' days."""
    try:
        found = find_date(root, extensive_search=False, original_date=True, url=url, max_date=_LAST_DAY)
    except (ValueError, TypeError, OverflowError, AttributeError):
        return None
    return str(found) if found else None


def _title(root: HtmlElement, data: Article, meta: dict[str, str], outlet: str | None) -> str | None:
    element = next(root.iter("title"), None)
    said = [
        without_site(title, outlet)
        for text in (data.headline, meta.get("og:title"), "".join(element.itertext()) if element is not None else None)
        if (title := plain(text))
    ]
    seen = [" ".join("".join(heading.itertext()).split()) for heading in root.iter("h1")]
    seen = [title for title in seen if 2 <= len(title.split()) <= 40]
    for title in said:
        if alike := next((heading for heading in seen if same(title, heading) or same(heading, title)), None):
            return without_site(alike, outlet)
    return said[0] if said else seen[0] if seen else None


def without_site(title: str, outlet: str | None) -> str:
    """A title without the name of the site that pages put after it.

    >>> without_site("Ferry sinks | The Halvey Lamp", "Halvey Lamp"), without_site("Ferry sinks - nine dead", "Halvey Lamp")
    ('Ferry sinks', 'Ferry sinks - nine dead')
    """
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not outlet:
        return title
    ours, theirs = (re.sub(r"^the|\W|\.(?:com|org|net)\b", "", name.casefold()) for name in (outlet, parts[-1]))
    return title[: title.rindex(parts[-1])].rstrip(" -–—|·•:»") if theirs and (theirs in ours or ours in theirs) else title


def same(title: str, line: str) -> bool:
    """Whether a line is the title, give or take marks and what a site adds to it."""
    ours, theirs = (re.findall(r"\w+", words.casefold()) for words in (title, line))
    shared = len(set(ours) & set(theirs))
    return bool(ours) and shared >= 0.8 * len(set(ours)) and len(theirs) <= 1.6 * len(ours) + 2


def _byline(elements: Elements, data: Article, meta: dict[str, str], outlet: str | None) -> str | None:
    """Who signs the report; the outlet itself only where nobody else does."""
    said = chain([data.byline], (_called(meta.get(name)) for name in _AUTHOR), _signatures(elements))
    last = None
    for text in said:
        name = _BY.sub("", text).strip(" |,") if text else ""
        if name and "@" not in name and len(name) <= _LONG_BYLINE and name.casefold() not in _NOBODY:
            if name.casefold() != (outlet or "").casefold():
                return name
            last = last or name
    return last


def _signatures(elements: Elements) -> Iterator[str]:
    """What the page marks as its author's name, not beside the report nor in readers' comments."""
    for element in (*_BY_RELATION(elements.root), *elements.classed(_SIGNED)):
        if element.tag not in ("body", "html") and not _beside(element):
            yield from _names(element)


def _names(element: HtmlElement) -> Iterator[str]:
    inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
    text = " ".join(" ".join(inner.itertext()).split())
    bare = _BY.sub("", text)
    if _NAMES.fullmatch(bare) and 2 <= len(bare.split()) <= 14 and bare[0].isupper():
        yield bare


def _beside(element: HtmlElement) -> bool:
    return any(
        e.tag in _BESIDE or _COMMENT.search(f"{e.get('class', '')} {e.get('id', '')}")
        for e in (element, *element.iterancestors())
        if e.tag not in ("body", "html")
    )


def _language(root: HtmlElement, data: Article, meta: dict[str, str]) -> str | None:
    for text in (data.language, root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
                 meta.get("og:locale"), meta.get("content-language")):  # fmt: skip
        if text and (code := _CODE.fullmatch(text.strip().split(",")[0])):
            return code[1].lower()
    return None


__all__ = ["facts", "same", "without_site"]
