"""edition.html: one file that needs no network and in which nothing but its own style and script can take effect."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import resources

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.account import reasons
from variorum.model import Account, Edition, Span
from variorum.publish.accounts import Row, rows
from variorum.publish.family import Family, family
from variorum.publish.labels import written_time
from variorum.publish.passages import Piece, passages
from variorum.publish.printable import counted, enumerated, line, printable
from variorum.publish.readings import VERDICTS
from variorum.publish.sources import Pointer, Sources
from variorum.publish.withdrawn import TakenBack, taken_back
from variorum.publish.wordings import Sayings, sayings
from variorum.settings import Settings


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report in the list of reports, with its full text."""

    anchor: str
    label: str
    siglum: str
    title: str
    byline: str
    published: str
    published_iso: str
    url: str | None
    id: str
    takes_from: tuple[str, ...]
    agencies: tuple[str, ...]  # that its byline or data name
    pieces: list[Piece]
    words: int


class SlipShown(msgspec.Struct, frozen=True, kw_only=True):
    """A slip and the words that show it."""

    report: str
    kind: str
    why: str
    pointers: tuple[Pointer, ...]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One choice of words, and all places where it was made."""

    words: str
    pointers: tuple[Pointer, ...]


class TermShown(msgspec.Struct, frozen=True, kw_only=True):
    """A thing and the words that the reports choose for it, the most frequent first."""

    referent: str
    forms: tuple[Form, ...]


class UnseenShown(msgspec.Struct, frozen=True, kw_only=True):
    """A source that nobody saw, who took from it, and its text as far as they have it."""

    anchor: str
    label: str
    children: tuple[str, ...]
    text: str
    words: int


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """What was not read for one reason: a record, or an example of many."""

    source: str
    reason: str
    stage: str
    records: int


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the page shows of one edition."""

    anchor: str
    title: str
    standfirst: str
    origins: int | None
    reports: tuple[Source, ...]
    columns: tuple[Source, ...]
    sayings: list[Sayings]
    rows: dict[str, list[Row]]
    differences: tuple[Row, ...]
    family: Family
    unseen: tuple[UnseenShown, ...]
    thread: str
    kin: tuple[tuple[str, int], ...]
    labels: dict[str, str]
    withdrawn: list[TakenBack]
    slips: tuple[SlipShown, ...]
    terms: tuple[TermShown, ...]


def page(editions: Sequence[Edition], account: Account, settings: Settings) -> str:
    """The whole page: the editions in their order, those of one report after all others, and what was not read."""
    chapters = [chapter(edition, number, settings) for number, edition in enumerate(editions, 1)]
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            style=Markup(style),  # both are this package's own files: nothing of a report gets into them
            script=Markup(script),
            policy=policy(style, script),
            chapters=[shown for shown in chapters if len(shown.reports) > 1],
            singles=[shown for shown in chapters if len(shown.reports) == 1],
            threads=_threads(chapters),
            account=account,
            refusals=(refused := _refusals(account, settings.publish.page_rejections)),
            more=account.left_out - sum(one.records for one in refused),
            verdicts=VERDICTS,
            most_columns=settings.publish.page_columns,
            most_names=settings.publish.page_names,
            total=sum(len(shown.reports) for shown in chapters),
        )
    )


def _refusals(account: Account, most: int) -> list[Refusal]:
    """What was not read, one by one; where that is more than `most`, by reason, those of most records first."""
    if len(account.rejected) <= most:
        return [Refusal(source=r.source, reason=r.reason, stage=r.stage, records=r.records) for r in account.rejected]
    found = reasons(account.rejected)[:most]
    return [
        Refusal(source=f"{one.example}{', …' * (one.records > 1)}", reason=one.reason, stage="", records=one.records)
        for one in found
    ]


def _threads(chapters: Sequence[Chapter]) -> dict[str, list[Chapter]]:
    """For each chapter's anchor the others of its thread."""
    return {
        shown.anchor: [other for other in chapters if other.thread == shown.thread and other.anchor != shown.anchor]
        for shown in chapters
    }


def policy(style: str, script: str) -> str:
    """The content security policy under which only this style and this script take effect, and nothing is fetched."""
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def chapter(edition: Edition, number: int, settings: Settings) -> Chapter:
    """What the page shows of the edition that stands at `number` on it."""
    sources = Sources(edition, number, settings.publish)
    tree = family(sources)
    order = tree.order
    texts = passages(sources)
    by_id = {id_: _source(sources, id_, texts[id_]) for id_ in sources.reports}
    table = rows(sources, order)
    disputed = (*table["differ"], *table["overtaken"])
    return Chapter(
        anchor=sources.anchor,
        title=sources.title,
        standfirst=_standfirst(sources, tree),
        origins=None if tree.unknown == tuple(sources.reports) and len(sources.reports) > 1 else edition.stemma.origins,
        reports=tuple(sorted(by_id.values(), key=lambda source: (source.published_iso or "9", source.id))),
        columns=tuple(by_id[id_] for id_ in order),
        sayings=sayings(sources),
        rows=table,
        differences=disputed,
        family=tree,
        unseen=_unseen(sources),
        thread=edition.story.thread,
        kin=tuple((sources.label(kin.origin), len(kin.reports)) for kin in tree.kin),
        labels={id_: sources.label(id_) for id_ in _named(edition)},
        withdrawn=taken_back(sources),
        slips=tuple(
            SlipShown(
                report=sources.label(slip.report),
                kind=slip.kind.replace("-", " "),
                why=sources.named(slip.why),
                pointers=tuple(sources.pointer(span) for span in slip.spans),
            )
            for slip in edition.slips
        ),
        terms=tuple(
            TermShown(referent=line(term.referent), forms=_forms(term.forms, sources)) for term in edition.terms if term.forms
        ),
    )


def _unseen(sources: Sources) -> tuple[UnseenShown, ...]:
    stemma = sources.edition.stemma
    return tuple(
        UnseenShown(
            anchor=f"{sources.anchor}-x{place}",
            label=sources.label(source.id),
            children=tuple(sources.label(descent.child) for descent in stemma.descents if descent.parent == source.id),
            text=printable(source.text or ""),
            words=len((source.text or "").split()),
        )
        for place, source in enumerate(stemma.unseen, 1)
    )


def _named(edition: Edition) -> list[str]:
    groups = [edition.stemma.independent, *edition.stemma.common_source]
    return [*(marked.id for marked in edition.reports), *(id_ for group in groups for id_ in group)]


def _source(sources: Sources, id_: str, pieces: list[Piece]) -> Source:
    report = sources.reports[id_]
    address = (report.url or "").strip()
    return Source(
        anchor=sources.report_anchor(id_),
        label=sources.labels[id_],
        siglum=sources.sigla[id_],
        title=line(report.title or ""),
        byline=line(report.byline or ""),
        published=written_time(report.published),
        published_iso=report.published or "",
        url=address if address.startswith(("https://", "http://")) else None,  # no other scheme may stand behind a link
        id=line(id_),
        takes_from=tuple(sources.label(descent.parent) for descent in sources.edition.stemma.descents if descent.child == id_),
        agencies=tuple(line(agency) for agency in report.agencies),
        pieces=pieces,
        words=len(report.text.split()),
    )


def _forms(spans: Sequence[Span], sources: Sources) -> tuple[Form, ...]:
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(sources.words(span).casefold(), []).append(span)
    found = [
        Form(words=sources.words(group[0]), pointers=tuple(sources.pointer(span) for span in group))
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda form: (-len(form.pointers), form.words.casefold())))


def _standfirst(sources: Sources, tree: Family) -> str:
    """How many reports, of whom, when, and what they go back to."""
    reports = list(sources.reports.values())
    outlets = sorted({line(report.outlet) for report in reports if report.outlet})
    times = sorted((report.published for report in reports if report.published), key=_instant)
    found = counted(len(reports), "report")
    if len(outlets) > 1:
        found += f" from {counted(len(outlets), 'outlet')}"
    if times:
        first, last = written_time(times[0]), written_time(times[-1])
        found += f", {first}" if first == last else f", {first} to {last}"
    found += "."
    if len(reports) > 1 and sources.edition.stemma.origins and len(tree.unknown) < len(reports):
        origins = [sources.label(kin.origin) for kin in tree.kin if not set(kin.reports) <= set(tree.unknown)]
        if len(origins) <= 6:
            found += f" They go back to {counted(len(origins), 'independent origin')}: {enumerated(origins)}."
    if tree.unknown and len(reports) > 1:
        found += f" Where {counted(len(tree.unknown), 'report')} took from cannot be told."
    return found


def _instant(value: str) -> tuple[float, str]:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return (float("inf"), value)
    days = moment.toordinal() * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    offset = moment.utcoffset()
    return (days - (offset.total_seconds() if offset else 0), value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("variorum.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"counted": counted, "printable": printable, "oneline": line}
    return environment


@cache
def _asset(name: str) -> str:
    return (resources.files("variorum.publish") / "templates" / name).read_text(encoding="utf-8").strip()


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
