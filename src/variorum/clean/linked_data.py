"""What a page says of its report in JSON-LD (schema.org)."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review)$|NewsArticle")
_WRAPPER = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*$")
_LOOSE_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_DEPTH = 5  # floors down in a value that an article may stand: in a list, in a graph, in a page
_PEOPLE = 12  # names of one byline

Object = dict[str, object]


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a live blog."""

    headline: str | None
    paragraphs: tuple[str, ...]
    published: str | None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says in its data; None where it says nothing. Times as written."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    sources: tuple[str, ...] = ()  # names in which it credits others: sourceOrganization, creditText, provider, authors
    correction: str | None = None
    updates: tuple[Update, ...] = ()


def article(root: HtmlElement) -> Article:
    """The article that the page describes: the first, or of several the first with a body or updates; empty where none is."""
    objects = [item for value in _values(root) for item in _objects(value, 0)]
    named = {id_: item for item in reversed(objects) if isinstance(id_ := item.get("@id"), str) and "name" in item}
    found = [item for item in objects if _is_article(item)]
    if not found:
        return Article()
    item = next((item for item in found if item.get("articleBody") or item.get("liveBlogUpdate")), found[0])
    names = [_name(item.get(field), named) for field in ("sourceOrganization", "creditText", "provider", "author", "creator")]
    url = item.get("url") or item.get("mainEntityOfPage")
    return Article(
        headline=plain(_string(item.get("headline")) or _string(item.get("name"))),
        byline=plain(_name(item.get("author"), named) or _name(item.get("creator"), named)),
        publisher=plain(_name(item.get("publisher"), named)),
        published=_string(item.get("datePublished")) or _string(item.get("dateCreated")),
        updated=_string(item.get("dateModified")),
        url=_string(url) or (_string(url.get("@id")) if isinstance(url, dict) else None),
        language=_string(item.get("inLanguage")),
        body=_string(item.get("articleBody")),
        sources=tuple(dict.fromkeys(name for text in names if (name := plain(text)))),
        correction=plain(_string(item.get("correction")) or _body(item.get("correction"))),
        updates=tuple(_updates(item.get("liveBlogUpdate"))),
    )


def plain(text: str | None) -> str | None:
    """`text` without tags, entities and needless blanks; None where nothing is left.

    >>> plain("<b>Nine</b> dead &amp;  no trace")
    'Nine dead & no trace'
    """
    return " ".join(_TAG.sub(" ", entities.unescape(text)).split()) or None if text else None


def lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text of JSON-LD, which may be plain or HTML.

    >>> lines("<p>Nine dead.</p><p>No &quot;trace&quot;.</p>"), lines("Nine dead.\\nNo trace.")
    (('Nine dead.', 'No "trace".'), ('Nine dead.', 'No trace.'))
    """
    broken = _BREAK.sub("\n", entities.unescape(text))
    return tuple(line for part in broken.splitlines() if (line := plain(part)))


def _values(root: HtmlElement) -> Iterator[object]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = _WRAPPER.sub("", script.text.strip()[:100]) + script.text.strip()[100:]
            text = text[:-100] + _WRAPPER.sub("", text[-100:])
            for attempt in (text, _LOOSE_COMMA.sub(r"\1", text)):
                try:
                    yield json.loads(attempt, strict=False)
                    break
                except (ValueError, RecursionError):
                    continue


def _objects(value: object, depth: int) -> Iterator[Object]:
    """Every object in a JSON value, outermost first, as deep as articles stand."""
    if isinstance(value, dict):
        yield value
    if depth < _DEPTH and isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _objects(item, depth + 1)


def _is_article(item: Object) -> bool:
    kinds = item.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _updates(value: object) -> Iterator[Update]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and (body := _string(item.get("articleBody")) or _string(item.get("text"))):
            yield Update(
                headline=plain(_string(item.get("headline"))),
                paragraphs=lines(body),
                published=_string(item.get("datePublished")) or _string(item.get("dateModified")),
            )


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _body(value: object) -> str | None:
    """The text of a CorrectionComment."""
    return _string(value.get("text")) or _string(value.get("description")) if isinstance(value, dict) else None


def _name(value: object, named: dict[str, Object]) -> str | None:
    """The name of a person or organisation, or their names with commas between; one given by its id is looked up."""
    if isinstance(value, list):
        names = [name for item in value[:_PEOPLE] if (name := _name(item, named))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        id_ = value.get("@id")
        found = value.get("name") or (named[id_].get("name") if isinstance(id_, str) and id_ in named else None)
        return _name(found, {}) if isinstance(found, str | list) else None
    return value if isinstance(value, str) and not value.startswith("http") else None


__all__ = ["Article", "Update", "article", "lines", "plain"]
