"""NewsML-G2: news items alone, or many in a news message."""

import re
from collections.abc import Iterator

from variorum.ingest.dispatch import Dispatch, capture, corrects, later, moment
from variorum.ingest.markup import Element, attribute, child, children, name, paragraphs, parsed_page, words
from variorum.ingest.opened import Opened, Records
from variorum.ingest.wires import newsml_1
from variorum.ingest.wires.nitf import content, piece
from variorum.ingest.wires.xml import document

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_REFUSED = {"canceled": "withdrawn (pubStatus canceled)", "withheld": "withheld by its sender (pubStatus withheld)"}
_OTHER = {
    "packageitem": "a package, which names other items and holds no text",
    "conceptitem": "a concept, not news",
    "knowledgeitem": "a vocabulary, not news",
    "planningitem": "a plan of coverage, not news",
    "catalogitem": "a catalogue, not news",
}
_MEDIA = re.compile(r"picture|photo|graphic|audio|video|animation")


def newsml(opened: Opened) -> Records:
    """Every item in a NewsML-G2 or NewsML 1 file, in its order; of several, named `source#number`.

    Where the file breaks off, its last item may lack its end and is rejected.
    """
    found = document(opened)
    if not isinstance(found, tuple):
        yield found
        return
    root, broken = found
    items = list(_items(root))
    if not items:
        yield opened.rejected(f"breaks off: {broken}" if broken else "a news message without items")
        return
    one = len(items) == 1
    for number, item in enumerate(items, 1):
        cut = broken and number == len(items)
        dispatch = Dispatch(paragraphs=[], refused=f"breaks off: {broken}") if cut else _read(item)
        yield capture(opened.source if one else f"{opened.source}#{number}", dispatch, opened.settings)


def _items(root: Element) -> Iterator[Element]:
    """The items in a file, whatever it wraps them in."""
    kind = name(root)
    if kind in ("newsitem", *_OTHER):
        yield root
    elif kind in ("newsmessage", "newsml"):
        for holder in (*children(root, "itemSet"), root):
            yield from (item for item in holder if name(item) in ("newsitem", *_OTHER))


def _read(item: Element) -> Dispatch:
    """What one item says."""
    kind = name(item)
    if kind in _OTHER:
        title = words(child(item, "itemMeta", "title")) or words(child(item, "contentMeta", "headline"))
        return Dispatch(paragraphs=[], title=title, refused=_OTHER[kind])
    if child(item, "NewsComponent") is not None or child(item, "NewsManagement") is not None:
        return newsml_1.piece(item)
    return _piece(item)


def _piece(item: Element) -> Dispatch:
    """What a `newsItem` of NewsML-G2 says; of inline NITF, what the item does not say itself."""
    meta, about = child(item, "itemMeta"), child(item, "contentMeta")
    first = moment(words(child(meta, "firstCreated"))) or moment(words(child(about, "contentCreated")))
    version = moment(words(child(meta, "versionCreated"))) or moment(words(child(about, "contentModified")))
    embargo = moment(words(child(meta, "embargoed")))
    published = later(first or version, embargo)
    status = _code(child(meta, "pubStatus"))
    notes = [text for element in (*children(meta, "edNote"), *children(about, "edNote")) if (text := words(element))]
    signals = {_code(signal) for signal in children(meta, "signal")}
    found, inner = _content(item)
    media = _code(child(meta, "itemClass"))
    refused = _REFUSED.get(status)
    if not found and not refused:
        refused = f"a {media}, without text" if _MEDIA.fullmatch(media) else "an item without text"
    tongue = attribute(child(about, "language"), "tag") or attribute(child(item, "contentSet", "inlineXML"), _LANGUAGE)
    correction = {"correction", "cor", "corr", "corrected", "retraction"} & signals
    parties = [*_parties(item, meta, about), *filter(None, [inner.outlet])]
    return Dispatch(
        id=attribute(item, "guid"),
        version=attribute(item, "version"),
        outlet=next(iter(parties), None),
        sources=(*parties[1:], *inner.sources),
        title=_headline(about) or inner.title or words(child(meta, "title")),
        byline=_by(about) or inner.byline,
        dateline=words(child(about, "dateline")) or inner.dateline,
        published=published or inner.published,
        updated=version if version and version != published and later(published, version) == version else None,
        language=tongue or attribute(item, _LANGUAGE) or inner.language,
        notes=(*_corrections(notes, signalled=bool(correction)), *inner.notes),
        paragraphs=found,
        refused=refused or inner.refused,
    )


def _corrections(notes: list[str], *, signalled: bool) -> list[str]:
    """The notes that correct: those that say so, and of an item that is sent as a correction all, said to be what they are."""
    return [note if corrects(note) else f"Correction: {note}" for note in notes if signalled or corrects(note)]


def _content(item: Element) -> tuple[list[str], Dispatch]:
    """The text of an item, the longest of its renditions, and what inline NITF says of it."""
    best: tuple[list[str], Dispatch] = ([], Dispatch(paragraphs=[]))
    for inline in children(item, "contentSet", "inlineXML"):
        inner = next(children(inline, "nitf"), None)
        if inner is not None:
            dispatch = piece(inner)
            found = dispatch.paragraphs
        else:
            page = child(inline, "html", "body")
            body = child(inline, "body") if page is None else page
            found = content(body) if child(body, "body.content") is not None else paragraphs(inline if body is None else body)
            dispatch = Dispatch(paragraphs=[])
        best = max(best, (found, dispatch), key=lambda pair: len("".join(pair[0])))
    for inline in children(item, "contentSet", "inlineData"):
        found = _inline(inline)
        best = max(best, (found, Dispatch(paragraphs=[])), key=lambda pair: len("".join(pair[0])))
    return best


def _inline(inline: Element) -> list[str]:
    """The text of `inlineData`: plain, or HTML with its marks escaped."""
    if "html" in (attribute(inline, "contenttype") or "") and len(inline) == 0:
        page = parsed_page(inline.text or "")
        return paragraphs(page) if page is not None else []
    return paragraphs(inline)


def _headline(about: Element | None) -> str | None:
    """The main headline: the one without a role or with "main", else the first."""
    headlines = list(children(about, "headline"))
    main = [headline for headline in headlines if attribute(headline, "role") is None or "main" in headline.get("role")]
    return next((text for headline in (*main, *headlines) if (text := words(headline))), None)


def _by(about: Element | None) -> str | None:
    """Who wrote it: the byline as printed, else the creators' names."""
    if text := words(child(about, "by")):
        return text
    return ", ".join(person for creator in children(about, "creator") if (person := _named(creator))) or None


def _parties(item: Element, meta: Element | None, about: Element | None) -> list[str]:
    """Who sends it and whom it is from: the provider, the sources of information, the credit line, the holder of the rights."""
    named = [_named(element) for element in (child(meta, "provider"), *children(about, "infoSource"))]
    rights = _named(child(item, "rightsInfo", "copyrightHolder"))
    code = _code(child(meta, "provider")).upper()
    return [name for name in (*named, words(child(about, "creditline")), rights, code) if name]


def _named(element: Element | None) -> str | None:
    """The name of a party: in words, else its literal; a code in a scheme of its own is no name."""
    if element is None:
        return None
    literal = attribute(element, "literal")
    return words(child(element, "name")) or words(element) or (literal if literal and not literal.isdigit() else None)


def _code(element: Element | None) -> str:
    """The code of a concept without its scheme: "usable" for `stat:usable`."""
    found = attribute(element, "qcode", "uri", "literal") or ""
    return re.split(r"[:/#]", found)[-1].strip().lower()


__all__ = ["newsml"]
