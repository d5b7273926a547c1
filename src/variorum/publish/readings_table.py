"""A line for each reading of each locus: what a spreadsheet opens."""

import csv
import io
from collections.abc import Sequence

import msgspec

from variorum.model import Edition, Locus, Reading
from variorum.publish.printable import line
from variorum.publish.readings import claimed

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One reading, with what it is a reading of and the words that it rests on."""

    story: str
    title: str
    locus: str
    kind: str
    asks: str
    verdict: str
    report: str
    outlet: str | None
    published: str | None
    begin: int | None
    end: int | None
    words: str | None
    low: float | None
    high: float | None
    unit: str | None
    date: str | None
    value: str | None
    silent: bool
    cut: bool
    withdrawn: bool
    said_by: str | None
    claims: str | None  # what the report has from others beside it: "union: 9,000"
    by_source: bool


def reading_rows(editions: Sequence[Edition]) -> list[ReadingRow]:
    """The readings of all editions, in their order."""
    return [_row(edition, locus, reading) for edition in editions for locus in edition.loci for reading in locus.readings]


def _row(edition: Edition, locus: Locus, reading: Reading) -> ReadingRow:
    report = next((marked.report for marked in edition.reports if marked.id == reading.report), None)
    return ReadingRow(
        story=edition.story.id,
        title=edition.story.title,
        locus=locus.id,
        kind=locus.kind,
        asks=locus.asks,
        verdict=locus.verdict,
        report=reading.report,
        outlet=report.outlet if report else None,
        published=report.published if report else None,
        begin=reading.span.begin if reading.span else None,
        end=reading.span.end if reading.span else None,
        words=report.words(reading.span) if report and reading.span else None,
        low=reading.low,
        high=reading.high,
        unit=reading.unit,
        date=reading.date,
        value=reading.value,
        silent=reading.silent,
        cut=reading.cut,
        withdrawn=reading.withdrawn,
        said_by=reading.said_by.name if reading.said_by else None,
        claims="; ".join(claimed(reading)) or None,
        by_source=locus.by_source,
    )


def comma_separated(editions: Sequence[Edition]) -> str:
    """The readings as CSV with a line of names, UTF-8 with a byte order mark, so that Excel too reads it as it is.

    Words that a spreadsheet would take for a formula have an apostrophe before them.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(ReadingRow.__struct_fields__)
    for row in reading_rows(editions):
        writer.writerow([_field(getattr(row, name)) for name in ReadingRow.__struct_fields__])
    return "\ufeff" + file.getvalue()


def _field(value: str | float | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, int):
        return str(value)
    text = line(value)
    return "'" + text if text.startswith(_STARTS_A_FORMULA) else text
