"""Furniture that only a pile shows: lines that stand in many reports that have nothing else in common."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from variorum.clean.furniture import runs
from variorum.clean.layout import Unit, units
from variorum.model import Furniture, Report, Span
from variorum.settings import Clean, Settings
from variorum.text import compared, plain_marks, words

_FIGURES = re.compile(r"\d+")
_QUOTES = re.compile(r"[\"“”«»„]")
_READER = re.compile(
    r"\b(?:you|your|our|us|we|please|click|visit|follow|subscribe|listen|watch|stay|download|contact|e-?mail)\b|https?://|www\.|@\w",
    re.IGNORECASE,
)
_LETTERS = 5  # a word that tells of a story has at least so many: "ferry", not "with"


def repeated(reports: Sequence[Report], settings: Settings) -> list[Report]:
    """`reports`, in the order given, with those lines marked as furniture too that stand in several of one outlet, or of any.

    The reports that count for a line must differ from one another: copies of one dispatch count once, and so a dispatch
    loses nothing however many carry it. A sentence counts only where it stands last or first, speaks to readers or of the
    outlet, and says nothing that the report tells of: so the background that an outlet repeats is kept. What is marked does
    not depend on the order of `reports`.
    """
    clean = settings.clean
    if len(reports) < clean.repeat_reports:
        return list(reports)
    loose = {report.id: _outside(report, clean) for report in reports}
    places: dict[tuple[str | None, str], list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        for key in sorted({_key(unit) for unit in loose[report.id]}):
            places.setdefault((None, key), []).append(report)
            if report.outlet:
                places.setdefault((compared(report.outlet), key), []).append(report)
    vocabulary = _Vocabulary(loose)
    found: dict[str, set[str]] = {}
    for (outlet, key), holders in places.items():
        wanted = clean.repeat_reports if outlet else clean.repeat_anywhere
        if len(holders) >= wanted and vocabulary.differing(holders, wanted, clean) >= wanted:
            for report in holders:
                found.setdefault(report.id, set()).add(key)
    return [_with(report, loose[report.id], found.get(report.id, set())) for report in reports]


class _Vocabulary:
    """The long words of reports outside the lines that could be furniture, each report read once."""

    def __init__(self, loose: Mapping[str, Sequence[Unit]]) -> None:
        self._loose = loose
        self._words: dict[str, frozenset[str]] = {}

    def of(self, report: Report) -> frozenset[str]:
        if report.id not in self._words:
            self._words[report.id] = _long_words(_without(report.text, self._loose[report.id]))
        return self._words[report.id]

    def differing(self, reports: Sequence[Report], enough: int, settings: Clean) -> int:
        """How many of `reports` are unlike every one before them, up to `enough`."""
        kept: list[frozenset[str]] = []
        for report in reports:
            mine = self.of(report)
            if all(len(mine & other) < settings.repeat_likeness * min(len(mine), len(other)) for other in kept):
                kept.append(mine)
                if len(kept) >= enough:
                    break
        return len(kept)


def _without(text: str, lines: Sequence[Unit]) -> str:
    """`text` without some of its lines, which stand in order."""
    parts, last = [], 0
    for unit in lines:
        parts.append(text[last : unit.begin])
        last = unit.end
    return " ".join((*parts, text[last:]))


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in map(compared, set(words(text))) if len(word) >= _LETTERS)


def _key(unit: Unit) -> str:
    """A line as it is compared with others: on one line, in small letters, with plain marks and one figure for all."""
    return _FIGURES.sub("0", plain_marks(unit.text).casefold())


def _outside(report: Report, settings: Clean) -> list[Unit]:
    """The lines of a report that could be furniture and are not yet: short, without quotation, no headline, credit, dateline
    or correction, and either not running or at an end and about something else."""
    taken = [item.span for item in report.furniture] + [item.span for item in report.credits] + list(report.corrections)
    taken += [report.dateline.span] if report.dateline else []
    title = compared(report.title or "")
    lines = [unit for unit in units(report.text) if not any(s.begin < unit.end and unit.begin < s.end for s in taken)]
    running = [unit for unit in lines if unit.stops or runs(unit, None, settings)]
    ends = {unit.begin for unit in (*running[:1], *running[-settings.repeat_ends :])}
    found = []
    for unit in lines:
        if not 2 <= len(unit.words) <= settings.short_furniture or _QUOTES.search(unit.raw) or compared(unit.text) == title:
            continue
        loose = not unit.stops and not runs(unit, None, settings)
        if loose or (unit.begin in ends and _speaks_to_readers(unit, report) and _tells_nothing(unit, report, settings)):
            found.append(unit)
    return found


def _speaks_to_readers(unit: Unit, report: Report) -> bool:
    """Whether a line speaks to its readers, gives an address, or names the outlet; "No arrests have been made." does none."""
    return bool(_READER.search(unit.raw)) or bool(report.outlet and compared(report.outlet) in compared(unit.text))


def _tells_nothing(unit: Unit, report: Report, settings: Clean) -> bool:
    """Whether hardly any long word of a line stands elsewhere in its report."""
    long = _long_words(unit.raw)
    rest = _long_words(_without(report.text, [unit]))
    return bool(long) and len(long & rest) <= settings.repeat_about * len(long)


def _with(report: Report, lines: Sequence[Unit], keys: set[str]) -> Report:
    """`report` with those of its lines marked that have one of `keys`."""
    new = [Furniture(span=Span(report.id, unit.begin, unit.end), kind="other") for unit in lines if keys and _key(unit) in keys]
    if not new:
        return report
    furniture = sorted((*report.furniture, *new), key=lambda item: (item.span.begin, item.span.end))
    return msgspec.structs.replace(report, furniture=tuple(furniture))
