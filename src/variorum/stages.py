"""The stages in order, each a pure function on batches: what the pipeline runs on one machine and Spark runs on many."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from variorum import annotate, clean, collate, compare, lineage, stories
from variorum.language import WORKERS, Encode, Tag
from variorum.model import Capture, Edition, MarkedReport, Match, Named, Rejected, Report, Story
from variorum.settings import Settings
from variorum.ties import Decision, Why
from variorum.workers import spread


def reports(captures: Iterable[Capture | Rejected], settings: Settings, workers: int = 1) -> Iterator[Report | Rejected]:
    """A report or a rejection for every capture, in their order; rejections that come in go out unchanged. `workers` are
    processes (variorum.workers.spread)."""
    return spread(partial(_read, settings), captures, workers, is_light=lambda item: isinstance(item, Rejected))


def _read(settings: Settings, capture: Capture | Rejected) -> Report | Rejected:
    return clean.report(capture, settings) if isinstance(capture, Capture) else capture


def page_source(capture: Capture, settings: Settings) -> str:
    """The decoded source of a page: what the places of its report are counted in."""
    return clean.page_source(capture, settings)


def with_repeated(reports: Sequence[Report], settings: Settings) -> list[Report]:
    """`reports`, in their order, with the lines marked as furniture that only the pile shows to be none of a report's."""
    return clean.repeated(reports, settings)


def admitted(found: Iterable[Report | Rejected]) -> tuple[list[Report], list[Rejected]]:
    """Reports sorted by id, no id and no source text twice; and all that was rejected, sorted by source.

    Which of two is kept does not depend on the order in which they come: of two with one id, the one with the smaller
    digest; of two with one text and one outlet, the one with the smaller id.
    """
    kept: list[Report] = []
    rejected: list[Rejected] = []
    candidates: list[Report] = []
    for item in found:
        if isinstance(item, Report):
            candidates.append(item)
        else:
            rejected.append(item)
    candidates.sort(key=lambda report: (report.id, report.digest, report.source))
    for one in arriving(candidates):
        if isinstance(one, Report):
            kept.append(one)
        else:
            rejected.append(one)
    return kept, sorted(rejected, key=lambda r: (r.source, r.stage, r.reason))


def arriving(found: Iterable[Report | Rejected]) -> Iterator[Report | Rejected]:
    """Reports as they come, no id and no source text twice; of two the first is kept, the other is rejected. All that was
    rejected before stays so."""
    ids: dict[str, tuple[str, str]] = {}
    seen: dict[tuple[str, str | None], str] = {}
    for item in found:
        if not isinstance(item, Report):
            yield item
        elif reason := _repeats(item, ids.get(item.id), seen.get((item.digest, item.outlet))):
            yield Rejected(source=item.source, stage="pipeline", reason=reason)
        else:
            ids[item.id] = (item.digest, item.source)
            seen[item.digest, item.outlet] = item.id
            yield item


def _repeats(report: Report, same_id: tuple[str, str] | None, same_text: str | None) -> str | None:
    """Why a report is one too many, given the digest and source of the one that has its id and the id of the one that has
    its text; None where it is new."""
    if same_id:
        digest, source = same_id
        if digest == report.digest:
            return f"given twice: the same report as {source}"
        return f"the id {report.id!r} is taken by another report, {source}"
    return f"word for word the report {same_text}, of the same outlet or none" if same_text is not None else None


def marked(reports: Iterable[Report], settings: Settings, tag: Tag | None = None, workers: int = 1) -> Iterator[MarkedReport]:
    """Every report with its marks, in the order given; with the tagger, which leaves Python free, as many at a time as there
    are cores, and without it in as many processes as there are `workers`, this one among them."""
    if tag is None:
        yield from spread(partial(annotate.marked, settings=settings), reports, workers)
        return
    with ThreadPoolExecutor(WORKERS) as pool:
        pending: deque[Future[MarkedReport]] = deque()
        for report in reports:
            pending.append(pool.submit(annotate.marked, report, settings, tag))
            if len(pending) > 4 * WORKERS:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def decisions(data: bytes, name: str) -> list[Decision]:
    """What a user decided of stories: the lines of a file called `name`. Raises `InvalidDecision` where one is none."""
    return stories.decisions(data, name)


def identified(table: Sequence[Named]) -> Callable[[MarkedReport], MarkedReport]:
    """A function that puts the ids of a table of names on the mentions of a report."""
    return collate.identified(table)


def grouped(reports: Sequence[Report], settings: Settings, decided: Sequence[Decision] = (), workers: int = 1) -> list[Story]:
    """The stories of `reports`, largest first, then by id. Raises `InvalidDecision` where two that were `decided` cannot
    both be honoured."""
    found = stories.stories(reports, settings, decided, workers)
    return sorted(found, key=lambda story: (-len(story.reports), story.id))


def stream(settings: Settings, decided: Sequence[Decision] = ()) -> stories.Stream:
    """Stories of reports that are still to come. Raises as `grouped` does."""
    return stories.Stream(settings, decided)


def reasons(
    found: Sequence[Story], reports: Sequence[Report], settings: Settings, decided: Sequence[Decision] = (), workers: int = 1
) -> list[Why]:
    """Why each of the stories `found` among `reports` is as it is, in their order."""
    return stories.reasons(found, reports, settings, decided, workers)


def matched(reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> list[Match]:
    """The passages that `reports` share, in wording or in meaning."""
    return compare.matches(reports, encode, settings)


def copied(reports: Sequence[Report], settings: Settings, workers: int = 1) -> Iterator[Match]:
    """The passages that `reports` share in wording, in the order of their places, in as many processes as `workers` says."""
    return compare.copies(sorted(reports, key=lambda report: report.id), settings.compare, workers)


def edition(story: Story, reports: Sequence[MarkedReport], encode: Encode, settings: Settings) -> Edition:
    """Everything that can be shown of one story; `reports` are those of the story."""
    reports = sorted(reports, key=lambda marked: marked.id)
    matches = matched(reports, encode, settings)
    utterances = collate.utterances(reports, encode, settings.collate)
    loci = collate.loci(reports, encode, settings.collate)
    stemma = lineage.stemma(reports, encode, settings)
    withdrawals = collate.withdrawals(reports, loci, stemma, settings.collate)
    return Edition(
        story=story,
        reports=tuple(reports),
        utterances=utterances,
        loci=collate.with_withdrawn(collate.with_silences(loci, stemma), withdrawals),
        slips=collate.slips(reports, utterances, loci, settings.collate),
        terms=collate.with_term_ids(collate.terms(reports, matches, encode, settings.collate), reports),
        stemma=stemma,
        withdrawals=withdrawals,
    )
