"""What the reports have at each locus: rows of a table whose columns are the reports in the order of the family tree."""

from collections.abc import Sequence

import msgspec

from variorum.model import Locus, Reading
from variorum.publish.printable import line, shortened
from variorum.publish.readings import VERDICTS, by_source, claimed, in_order, number, variants, written
from variorum.publish.sources import Pointer, Sources


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one report has at a locus; `pointer` None where it is silent, `cut` then says that what it took from had it.
    `said_by` is whose figure it is, `claims` those of others beside it."""

    id: str
    report: str
    pointer: Pointer | None
    said: str
    words: str
    variant: str
    cut: bool
    said_by: str = ""
    claims: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A locus, a cell for each report; `sources` are what each named source says where those differ, or who they are where
    they agree."""

    anchor: str
    asks: str
    kind: str
    verdict: str
    cells: tuple[Cell, ...]
    sources: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Cell, ...]:
        """The cells of the reports that are not silent."""
        return tuple(cell for cell in self.cells if cell.pointer)

    @property
    def cut(self) -> list[str]:
        """The reports that left out what their source had."""
        return [cell.report for cell in self.cells if cell.cut]

    @property
    def silent(self) -> int:
        """How many reports have nothing, and what they took from, as far as is known, no more."""
        return sum(not cell.pointer and not cell.cut for cell in self.cells)

    @property
    def sides(self) -> list["Side"]:
        """The readings, those of one variant together, by its letter; without letters those that are written alike."""
        groups: dict[tuple[bool, str], list[Cell]] = {}
        for cell in self.said:
            groups.setdefault((not cell.variant, cell.variant or cell.said.casefold()), []).append(cell)
        lettered = sorted((key for key in groups if not key[0]), key=lambda key: (key[1].isdigit(), key[1].zfill(6)))
        found = [groups[key] for key in lettered] + [group for key, group in groups.items() if key[0]]
        return [Side(variant=cells[0].variant, said=_shared(cells), cells=tuple(cells)) for cells in found]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Readings of a locus that say one thing."""

    variant: str
    said: str
    cells: tuple[Cell, ...]


def rows(sources: Sources, order: Sequence[str]) -> dict[str, list[Row]]:
    """The loci of an edition by verdict, those that differ first; cells in the order of the report ids `order`."""
    found: dict[str, list[Row]] = {verdict: [] for verdict in VERDICTS}
    places = {locus.id: place for place, locus in enumerate(sources.edition.loci, 1)}
    for locus in in_order(sources.edition.loci):
        found[locus.verdict].append(_row(locus, sources, order, f"{sources.anchor}-l{places[locus.id]}"))
    return found


def _row(locus: Locus, sources: Sources, order: Sequence[str], anchor: str) -> Row:
    letters = variants(locus) if locus.verdict in ("differ", "overtaken") else {}
    cells = {reading.report: _cell(reading, letters.get(place, ""), sources) for place, reading in enumerate(locus.readings)}
    silent = Cell(id="", report="", pointer=None, said="", words="", variant="", cut=False)
    return Row(
        anchor=anchor,
        asks=line(locus.asks),
        kind=locus.kind,
        verdict=locus.verdict,
        cells=tuple(cells.get(report, silent) for report in order),
        sources=tuple(by_source(locus)),
    )


def _cell(reading: Reading, variant: str, sources: Sources) -> Cell:
    label = sources.labels.get(reading.report, reading.report)
    if reading.span is None:
        return Cell(id=reading.report, report=label, pointer=None, said="", words="", variant="", cut=reading.cut)
    words = shortened(sources.words(reading.span), sources.settings.words_chars)
    said = written(reading)
    if _reckoned(reading, words):
        said, words = words, said
    return Cell(
        id=reading.report,
        report=label,
        pointer=sources.pointer(reading.span),
        said=said or words,
        words=words if said and said.casefold() != words.casefold() else "",
        variant=variant,
        cut=False,
        said_by=line(reading.said_by.name) if reading.said_by else "",
        claims=tuple(claimed(reading)),
    )


def _reckoned(reading: Reading, words: str) -> bool:
    """Whether the bounds of a figure are ours ("some 4 km", "about 3,500") more than the report's."""
    if reading.low is None or reading.high is None or reading.low == reading.high:
        return False
    return number(reading.low) not in words


def _shared(cells: Sequence[Cell]) -> str:
    """What most of `cells` say, of equals the first."""
    said = [cell.said for cell in cells]
    return max(said, key=lambda one: (said.count(one), -said.index(one)))
