"""What reports took back, as a reader is shown it."""

import msgspec

from variorum.model import Span
from variorum.publish.printable import line
from variorum.publish.sources import Pointer, Sources


class TakenBack(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that the report `id` took back in `note`: `was` opens onto what it said, `now` onto what it says instead (None
    where nothing), `first` and `still` onto the words of those that had it before and of those that carry it still."""

    id: str
    report: str
    asks: str
    note: Pointer
    was: Pointer
    now: Pointer | None
    first: tuple[tuple[str, Pointer], ...]
    still: tuple[tuple[str, Pointer], ...]


def taken_back(sources: Sources) -> list[TakenBack]:
    """The withdrawn readings of an edition, in their order; `first` and `still` as ids of reports with their words."""
    loci = {locus.id: locus for locus in sources.edition.loci}
    found = []
    for one in sources.edition.withdrawals:
        locus = loci.get(one.locus)
        spans = {reading.report: reading.span for reading in locus.readings} if locus else {}

        def opened(reports: tuple[str, ...], spans: dict[str, Span | None] = spans) -> tuple[tuple[str, Pointer], ...]:
            return tuple((id_, sources.pointer(span)) for id_ in reports if (span := spans.get(id_)))

        found.append(
            TakenBack(
                id=one.report,
                report=sources.labels[one.report],
                asks=line(locus.asks) if locus else "",
                note=sources.pointer(one.note),
                was=sources.pointer(one.was),
                now=sources.pointer(one.now) if one.now else None,
                first=opened(one.first_in),
                still=opened(one.carried_by),
            )
        )
    return found
