"""NITF, the News Industry Text Format: one piece a file, or the content of a NewsML item."""

from variorum.ingest.dispatch import Dispatch, capture, corrects, later, moment
from variorum.ingest.markup import Element, attribute, below, child, children, paragraphs, words
from variorum.ingest.opened import Opened, Records
from variorum.ingest.wires.xml import document

_REFUSED = {
    "canceled": "withdrawn (management-status canceled)",
    "withheld": "withheld by its sender (management-status withheld)",
}


def nitf(opened: Opened) -> Records:
    """The piece in a NITF file."""
    found = document(opened)
    if not isinstance(found, tuple):
        yield found
        return
    root, broken = found
    if broken:
        yield opened.rejected(f"breaks off: {broken}")
    else:
        yield capture(opened.source, piece(root), opened.settings)


def piece(root: Element) -> Dispatch:
    """What a `nitf` element says."""
    head, body = child(root, "head"), child(root, "body")
    docdata, pubdata, top = child(head, "docdata"), child(head, "pubdata"), child(body, "body.head")
    status = (attribute(docdata, "management-status") or "usable").lower()
    issued = moment(attribute(child(docdata, "date.issue"), "norm"))
    released = moment(attribute(child(docdata, "date.release"), "norm"))
    printed = moment(attribute(pubdata, "date.publication"))
    written = moment(attribute(child(top, "dateline", "story.date"), "norm"))
    revisions = [moment(attribute(revision, "norm")) for revision in children(head, "revision-history")]
    published = later(issued, released) if status == "embargoed" else issued or released
    published = published or printed or written or next(iter(revisions), None)
    updated = None
    for revision in revisions:
        updated = later(updated, revision)
    language = attribute(root, "lang", "{http://www.w3.org/XML/1998/namespace}lang")
    notes = [attribute(note, "info") or words(note) for note in (*children(top, "note"), *children(docdata, "ed-msg"))]
    notes += [attribute(note, "info") for note in children(docdata, "correction")]
    named = (attribute(pubdata, "name"), _distributor(top), attribute(child(docdata, "doc.copyright"), "holder"))
    parties = [name for name in named if name]
    return Dispatch(
        id=attribute(child(docdata, "doc-id"), "id-string"),
        version=attribute(child(docdata, "du-key"), "version"),
        outlet=next(iter(parties), None),
        sources=tuple(parties[1:]),
        title=headline(top) or words(child(head, "title")),
        byline="; ".join(_writers(top)) or None,
        dateline=words(child(top, "dateline")),
        published=published,
        updated=updated if updated and later(published, updated) == updated and updated != published else None,
        url=attribute(pubdata, "ex-ref"),
        language=language,
        notes=tuple(note for note in notes if note and corrects(note)),
        paragraphs=content(body),
        refused=_REFUSED.get(status),
    )


def headline(top: Element | None) -> str | None:
    """The headline in a `body.head`: the first of the first rank."""
    found = next(below(top, "hl1"), None) if top is not None else None
    return words(found if found is not None else child(top, "hedline"))


def content(body: Element | None) -> list[str]:
    """The paragraphs of `body.content`, or of a body without one; the abstract where there is nothing else."""
    inner = list(children(body, "body.content")) or ([body] if body is not None else [])
    found = [paragraph for element in inner for paragraph in paragraphs(element)]
    abstract = child(body, "body.head", "abstract")
    return found or (paragraphs(abstract) if abstract is not None else [])


def _writers(top: Element | None) -> list[str]:
    """The people in the bylines, or the bylines whole where none is marked as a person."""
    found = []
    for byline in children(top, "byline"):
        people = [person for element in below(byline, "person") if (person := words(element))]
        found.append(", ".join(people) or words(byline) or "")
    return [writer for writer in found if writer]


def _distributor(top: Element | None) -> str | None:
    distributor = child(top, "distributor")
    return words(child(distributor, "org")) or words(distributor)
