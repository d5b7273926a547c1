"""A report's full text with its marks, as elements that nest: what a page prints one after the other."""

import heapq
from collections.abc import Iterable
from typing import Literal

import msgspec

from variorum.model import MarkedReport, Span
from variorum.publish.printable import line, printable
from variorum.publish.readings import amount
from variorum.publish.sources import Sources, on_page


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is said of one stretch of a text."""

    begin: int
    end: int
    kinds: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """The begin of a mark, a stretch of text, or the end of the mark that was begun last. A mark that crosses another is
    begun again where that one ends; `again` then says so."""

    what: Literal["open", "text", "close"]
    text: str = ""
    mark: Mark | None = None
    again: bool = False


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """`text` and `marks` in reading order, every piece that is opened closed again, outer marks around inner ones.

    >>> crossing = [Mark(begin=0, end=6, kinds=("quotation",)), Mark(begin=4, end=9, kinds=("figure",))]
    >>> "".join({"open": "<", "close": ">", "text": p.text}[p.what] for p in pieces("We saw 40.", crossing))
    '<We s<aw>>< 40>.'
    """
    waiting = [(mark.begin, -mark.end, order, mark) for order, mark in enumerate(marks)]
    heapq.heapify(waiting)
    found: list[Piece] = []
    ends: list[int] = []
    at = 0

    def up_to(place: int) -> None:
        nonlocal at
        while ends and ends[-1] <= place:
            write(ends.pop())
            found.append(Piece(what="close"))
        write(place)

    def write(place: int) -> None:
        nonlocal at
        if place > at:
            found.append(Piece(what="text", text=text[at:place]))
            at = place

    while waiting:
        begin, minus_end, order, mark = heapq.heappop(waiting)
        up_to(begin)
        end = -minus_end
        if ends and end > ends[-1]:
            heapq.heappush(waiting, (ends[-1], minus_end, order, mark))
            end = ends[-1]
        found.append(Piece(what="open", mark=mark, again=begin > mark.begin))
        ends.append(end)
    up_to(len(text))
    return found


def marks(marked: MarkedReport, pointed: Iterable[Span]) -> list[Mark]:
    """Every mark of a report and every span of it in `pointed`, one for each stretch."""
    said: dict[tuple[int, int], list[tuple[str, str]]] = {}

    def add(span: Span, kind: str, note: str = "") -> None:
        said.setdefault((span.begin, span.end), []).append((kind, note))

    report = marked.report
    for furniture in report.furniture:
        add(furniture.span, "furniture", f"not part of the report: {furniture.kind}")
    if report.dateline:
        add(report.dateline.span, "dateline", "dateline")
    for credit in report.credits:
        add(credit.span, "credit", f"credit: {line(credit.agency)}")
    for quotation in marked.quotations:
        for part in quotation.content:
            add(
                part,
                f"quotation {quotation.kind}",
                f"{quotation.kind} quotation: {line(quotation.speaker or 'speaker not known')}",
            )
    for moment in marked.moments:
        add(moment.span, "moment", f"time: {line(moment.value)}")
    for quantity in marked.quantities:
        add(quantity.span, "figure", f"figure: {amount(quantity.low, quantity.high, quantity.unit)}")
    for span in pointed:
        add(span, "pointed")
    for place in report.places:  # last, so that the last note of a mark that is also something else says the place
        add(place.span, "on-page", on_page(place))
    return [
        Mark(
            begin=begin,
            end=end,
            kinds=tuple(dict.fromkeys(word for kind, _ in all_said for word in kind.split())),
            notes=tuple(dict.fromkeys(note for _, note in all_said if note)),
        )
        for (begin, end), all_said in sorted(said.items())
    ]


def passages(sources: Sources) -> dict[str, list[Piece]]:
    """For each report of an edition its text and marks; every span that the edition rests on is one of them."""
    pointed: dict[str, list[Span]] = {id_: [] for id_ in sources.reports}
    for span in sources.edition.spans():
        pointed[span.report].append(span)
    return {id_: pieces(_plain(marked.report.text), marks(marked, pointed[id_])) for id_, marked in sources.marked.items()}


def _plain(text: str) -> str:
    return printable(text).replace("\r\n", " \n").replace("\r", "\n")  # a parser of HTML would do so, and offsets stay
