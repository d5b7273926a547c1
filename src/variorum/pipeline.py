"""Runs the stages on one machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import msgspec

from variorum import account as accounts
from variorum import ingest, publish, stages
from variorum.errors import UnreadableSource
from variorum.language import encoder, tagger
from variorum.model import Account, Capture, Edition, MarkedReport, Match, Rejected, Report, Story
from variorum.settings import Settings
from variorum.ties import Change, Decision, Why

T = TypeVar("T")
DEFAULTS = Settings()
_VERIFY = "variorum verify EDITION.json PATH"


class Progress(Protocol):
    """Passes items through and shows how far it has come."""

    def __call__(self, items: Iterable[T], doing: str, total: int | None) -> Iterable[T]:
        """`items`; `doing` says what is done with them, `total` how many there are, where that is known."""


def no_progress(items: Iterable[T], doing: str, total: int | None) -> Iterable[T]:
    """`items`, silently."""
    return items


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that were read and marked, sorted by id, and what became of everything that was given."""

    reports: tuple[MarkedReport, ...]
    account: Account


def pile(
    paths: Sequence[str],
    settings: Settings = DEFAULTS,
    stdin: BinaryIO | None = None,
    progress: Progress = no_progress,
    *,
    tag: bool = True,
    workers: int = 1,
) -> Pile:
    """Every report under `paths` with its marks. Raises `UnreadableSource` where a path that was named does not exist.

    Stories and matches need no indirect speech: with `tag` false the tagger stays off whatever the settings say. `workers`
    are the processes that large piles are spread over; results are the same with any number.
    """
    kept, account = reading(paths, settings, stdin, progress, workers=workers)
    return Pile(reports=tuple(marked(kept, settings, progress, tag=tag, workers=workers)), account=account)


def reading(
    paths: Sequence[str],
    settings: Settings = DEFAULTS,
    stdin: BinaryIO | None = None,
    progress: Progress = no_progress,
    *,
    workers: int = 1,
) -> tuple[list[Report], Account]:
    """Every report under `paths`, by id, and what became of everything that was given. Raises as `pile` does.

    Of what is read no more is held than one record and the texts of the reports that are kept.
    """
    found = stages.reports(ingest.captures(paths, settings, stdin), settings, workers)
    kept, rejected = stages.admitted(accounts.bounded(progress(found, "reading", None), settings.ingest.max_listed))
    return stages.with_repeated(kept, settings), accounts.account(kept, rejected)


def marked(
    reports: Sequence[Report],
    settings: Settings = DEFAULTS,
    progress: Progress = no_progress,
    *,
    tag: bool = True,
    workers: int = 1,
) -> Iterator[MarkedReport]:
    """Every one of `reports` with its marks, one after the other, so that all of them are never held."""
    found_by = tagger() if tag and settings.annotate.tagger == "on" else None
    found = stages.marked(reports, settings, found_by, workers)
    if settings.collate.wikidata:
        found = map(stages.identified(ingest.identifiers(Path(settings.collate.wikidata))), found)
    yield from progress(found, "marking", len(reports))


def decisions(files: Sequence[Path]) -> list[Decision]:
    """What users decided of stories, read from `files` (JSON Lines). Raises `UnreadableSource` where one cannot be read and
    `InvalidDecision` where a line of it is no decision."""
    found = []
    for file in files:
        try:
            found += stages.decisions(file.read_bytes(), str(file))
        except OSError as error:
            raise UnreadableSource(f"{file} cannot be read: {error.strerror}") from error
    return found


def stories_of(
    reports: Sequence[Report], settings: Settings = DEFAULTS, decided: Sequence[Decision] = (), *, workers: int = 1
) -> list[Story]:
    """The stories of reports, largest first; what was `decided` is honoured. They need no marks."""
    return stages.grouped(reports, settings, decided, workers)


class Arrivals:
    """What becomes of the stories as the reports under `paths` arrive, one after the other, in the order given.

    Lines that only a whole pile shows to be furniture are not known of then. Of two reports with one id, or with one text of
    one outlet, the first is kept. `account` says, once all have come, what became of everything that was given. Raises as
    `pile` and `stories_of` do.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings = DEFAULTS,
        decided: Sequence[Decision] = (),
        stdin: BinaryIO | None = None,
    ) -> None:
        found = stages.reports(ingest.captures(paths, settings, stdin), settings, workers=1)
        self._found = stages.arriving(accounts.bounded(found, settings.ingest.max_listed))
        self._stream = stages.stream(settings, decided)
        self._kept: list[Report] = []  # without their texts
        self._rejected: list[Rejected] = []

    def __iter__(self) -> Iterator[tuple[str, list[Change]]]:
        """The id of each report, and what came of it."""
        for item in self._found:
            if isinstance(item, Rejected):
                self._rejected.append(item)
            else:
                self._kept.append(Report(id=item.id, digest=item.digest, source=item.source, text=""))
                yield item.id, self._stream.add(item)

    @property
    def ids(self) -> list[str]:
        """The ids of the reports that have come."""
        return [report.id for report in self._kept]

    @property
    def account(self) -> Account:
        """What became of all that has come."""
        return accounts.account(self._kept, sorted(self._rejected, key=lambda r: (r.source, r.stage, r.reason)))


def stories_in(pile: Pile, settings: Settings = DEFAULTS, decided: Sequence[Decision] = ()) -> list[Story]:
    """The stories of a pile, as `stories_of` has them."""
    return stories_of([marked.report for marked in pile.reports], settings, decided)


def reasons(
    found: Sequence[Story],
    reports: Sequence[Report],
    settings: Settings = DEFAULTS,
    decided: Sequence[Decision] = (),
    *,
    workers: int = 1,
) -> list[Why]:
    """Why each of the stories that were found among reports is as it is, in their order."""
    return stages.reasons(found, reports, settings, decided, workers)


def matches_of(
    reports: Sequence[Report], settings: Settings = DEFAULTS, progress: Progress = no_progress, *, workers: int = 1
) -> Iterable[Match]:
    """The passages that any two reports share; where there are more than compare.most_paraphrased, those in wording only, one
    after the other, so that all of them are never held."""
    if len(reports) > settings.compare.most_paraphrased:
        return progress(stages.copied(reports, settings, workers), "comparing", None)
    return stages.matched(list(marked(reports, settings, progress, tag=False, workers=workers)), encoder(), settings)


def matches_in(pile: Pile, settings: Settings = DEFAULTS) -> list[Match]:
    """The passages that any two reports of a pile share, as `matches_of` has them."""
    return stages.matched(pile.reports, encoder(), settings)


def editions(
    pile: Pile, settings: Settings = DEFAULTS, progress: Progress = no_progress, decided: Sequence[Decision] = ()
) -> list[Edition]:
    """One edition a story, largest first; what was `decided` of stories is honoured."""
    by_id = {marked.id: marked for marked in pile.reports}
    found = stories_in(pile, settings, decided)
    return [
        stages.edition(story, [by_id[id_] for id_ in story.reports], encoder(), settings)
        for story in progress(found, "collating", len(found))
    ]


def discrepancies(
    edition: Path, paths: Sequence[str], settings: Settings = DEFAULTS, stdin: BinaryIO | None = None
) -> list[str]:
    """What in an edition's JSON file does not hold against the sources; empty where everything does.

    The sources are read anew from `paths`, or, where there are none, from where the edition says it found them. A source that
    was moved or is called otherwise since is known by its text. Raises `UnreadableSource` where the file is not an edition's
    JSON, or its sources are not where they were.
    """
    try:
        records = msgspec.json.decode(edition.read_bytes(), type=list[dict[str, Any]])
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise UnreadableSource(
            f"{edition} is not the JSON of an edition ({error}); write one with: variorum collate PATH -o {edition}"
        ) from error
    listed = [reports for record in records if isinstance(reports := record.get("reports"), list)]
    given = [report for reports in listed for report in reports if isinstance(report, dict)]
    file = accounts.named_files()
    sources = list(paths) or sorted({file(report["source"]) for report in given if isinstance(report.get("source"), str)})
    written = {text for report in given if report.get("places") and isinstance(text := report.get("text"), str)}
    pages: dict[str, str] = {}
    by_text: dict[str, set[str]] = {}  # the ids of the pages with one text

    def read() -> Iterator[Report | Rejected]:
        for capture in ingest.captures(sources, settings, stdin):
            for report in stages.reports([capture], settings):
                if isinstance(report, Report) and isinstance(capture, Capture) and report.places and report.text in written:
                    pages[report.id] = stages.page_source(capture, settings)
                    by_text.setdefault(report.text, set()).add(report.id)
                yield report

    try:
        found = stages.admitted(read())[0]
    except UnreadableSource as error:
        raise error if paths else UnreadableSource(f"{error}; or say where the sources are now: {_VERIFY}") from error
    texts = {report.id: report.text for report in found}
    held = set(texts.values())
    for report in given:
        if isinstance(id_ := report.get("id"), str) and isinstance(text := report.get("text"), str) and text in held:
            texts.setdefault(id_, text)
            if id_ not in pages and len(same := by_text.get(text, ())) == 1:
                pages[id_] = pages[next(iter(same))]
    return publish.discrepancies(records, texts, pages)
