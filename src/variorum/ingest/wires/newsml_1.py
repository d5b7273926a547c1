"""Items of NewsML 1, the format before NewsML-G2."""

from variorum.ingest.dispatch import Dispatch, corrects, later, moment
from variorum.ingest.markup import Element, attribute, below, child, children, paragraphs, words
from variorum.ingest.wires.nitf import piece as nitf_piece

_REFUSED = {"canceled": "withdrawn (Status Canceled)", "withheld": "withheld by its sender (Status Withheld)"}


def piece(item: Element) -> Dispatch:
    """What a `NewsItem` of NewsML 1 says, with the longest text of its components."""
    identifier, management = child(item, "Identification", "NewsIdentifier"), child(item, "NewsManagement")
    published = moment(words(child(management, "FirstCreated")))
    updated = moment(words(child(management, "ThisRevisionCreated")))
    status = (attribute(child(management, "Status"), "FormalName") or "usable").lower()
    release = moment(words(child(management, "StatusWillChange", "DateAndTime"))) if status == "embargoed" else None
    found: list[str] = []
    inner = Dispatch(paragraphs=[])
    for data in below(item, "DataContent"):
        nitf = next(below(data, "nitf"), None)
        dispatch = nitf_piece(nitf) if nitf is not None else Dispatch(paragraphs=paragraphs(data))
        if len("".join(dispatch.paragraphs)) > len("".join(found)):
            found, inner = dispatch.paragraphs, dispatch
    refused = _REFUSED.get(status) or inner.refused
    notes = [text for element in below(item, "NewsLineText") if (text := words(element)) and corrects(text)]
    first = later(published, release)
    return Dispatch(
        id=words(child(identifier, "PublicIdentifier")) or words(child(identifier, "NewsItemId")),
        outlet=_party(item) or inner.outlet or words(child(identifier, "ProviderId")),
        title=_line(item, "HeadLine") or inner.title,
        byline=_line(item, "ByLine") or inner.byline,
        dateline=_line(item, "DateLine") or inner.dateline,
        published=first or inner.published,
        updated=updated if updated and updated != first and later(first, updated) == updated else None,
        language=next((tag for element in below(item, "Language") if (tag := attribute(element, "FormalName"))), None),
        notes=(*notes, *inner.notes),
        paragraphs=found,
        refused=refused or (None if found else "an item without text"),
    )


def _line(item: Element, kind: str) -> str | None:
    return next((text for lines in below(item, "NewsLines") for line in children(lines, kind) if (text := words(line))), None)


def _party(item: Element) -> str | None:
    """Who sends it: the provider, else the source."""
    for kind in ("Provider", "Source"):
        for element in below(item, kind):
            if found := attribute(child(element, "Party"), "FormalName"):
                return found
    return None
