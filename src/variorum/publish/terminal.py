"""Editions on a terminal: the same as the page, short. Colours are styles of rich, so that none are written to a file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from variorum.model import Account, Edition
from variorum.publish.accounts import Cell, Row, rows
from variorum.publish.family import Family, family
from variorum.publish.labels import file_name, written_time
from variorum.publish.printable import counted, line, shortened
from variorum.publish.readings import VERDICTS
from variorum.publish.sources import Sources
from variorum.publish.withdrawn import TakenBack, taken_back
from variorum.publish.wordings import Sayings, Variant, sayings
from variorum.settings import Publish, Settings

_STYLES = {"differ": "bold red", "overtaken": "yellow", "agree": "green", "alone": "dim"}
_NARROWEST_CELL = 7  # columns, that "4,000+" fits
_WIDEST_FIRST = 24
_MOST_NAMES = 12  # reports named one by one for what they have in common
_WIDEST_SIGLA = 11  # columns, six letters
_KIND = 9  # columns, that "overtaken" fits


def terminal(editions: Sequence[Edition], account: Account, settings: Settings) -> RenderableType:
    """What a reader sees of `editions` on a terminal, as wide as the console that prints it, and what was not read.

    Stories of one report are a line each, after all others.
    """
    return _Screen(editions, account, settings.publish)


class _Screen:
    def __init__(self, editions: Sequence[Edition], account: Account, settings: Publish) -> None:
        self.editions, self.account, self.settings = editions, account, settings

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in self._parts(options.max_width):
            for shown in console.render_lines(part, options.update(height=None), pad=False):
                yield from _trimmed(shown)
                yield Segment.line()

    def _parts(self, width: int) -> Iterator[RenderableType]:
        for number, edition in enumerate(self.editions, 1):
            if len(edition.reports) > 1:
                yield from _story(Sources(edition, number, self.settings), width)
                yield Text()
        singles = [edition for edition in self.editions if len(edition.reports) == 1]
        if singles:
            yield _head("Stories of one report", len(singles))
            yield from _cut((_single(edition, self.settings) for edition in singles), len(singles), self.settings)
            yield Text()
        yield from _account(self.account, self.settings)


def _trimmed(segments: Sequence[Segment]) -> list[Segment]:
    """A line without the blanks at its end, that a copied line has none."""
    kept = list(segments)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return [*kept[:-1], Segment(kept[-1].text.rstrip(), kept[-1].style)] if kept else []


def _head(name: str, number: int | None = None) -> Text:
    head = Text(name, style="bold")
    return head.append(f"  {number}", style="dim") if number is not None else head


def _cut(items: Iterable[RenderableType], number: int, settings: Publish) -> list[RenderableType]:
    """The first of `items`, and how many more there are."""
    shown = [item for _, item in zip(range(settings.terminal_rows), items, strict=False)]
    if number > len(shown):
        shown.append(Text(f"  … and {number - len(shown)} more (see the page)", style="dim"))
    return shown


def _single(edition: Edition, settings: Publish) -> RenderableType:
    report = edition.reports[0].report
    about = ", ".join(
        part for part in (line(report.outlet or ""), written_time(report.published), file_name(report.id)) if part
    )
    return Padding(Text.assemble(shortened(Sources(edition, 1, settings).title, 60), (f"  {about}", "dim")), (0, 0, 0, 2))


def _story(sources: Sources, width: int) -> list[RenderableType]:
    edition, settings = sources.edition, sources.settings
    tree = family(sources)
    table = rows(sources, tree.order)
    said = sayings(sources)
    differing = [utterance for utterance in said if len(utterance.variants) > 1]
    shown: list[RenderableType] = [
        Text(sources.title, style="bold underline"),
        _summary(sources, tree, table),
        Text(),
        _tree(sources, tree),
    ]
    if said:
        shown += [Text(), _head("Who said what", len(said))]
        shown += _cut((_saying(utterance, sources) for utterance in differing), len(differing), settings)
        alike = len(said) - len(differing)
        if alike:
            shown.append(Text(f"  {counted(alike, 'utterance')} in one wording", style="dim"))
    compared = [row for verdict in VERDICTS if verdict != "alone" for row in table[verdict]]
    if compared:
        shown += [Text(), _head("The accounts", len(compared)), *_accounts(compared, sources, tree, width)]
    if table["alone"]:
        shown.append(Text(f"  {counted(len(table['alone']), 'thing')} told by one report only", style="dim"))
    if edition.withdrawals:
        shown += [Text(), _head("Withdrawn", len(edition.withdrawals))]
        shown += _cut((_taken_back(one, sources) for one in taken_back(sources)), len(edition.withdrawals), settings)
    if edition.slips:
        shown += [Text(), _head("Slips", len(edition.slips))]
        shown += _cut((_slip(sources, place) for place in range(len(edition.slips))), len(edition.slips), settings)
    if edition.terms:
        shown += [Text(), _head("Words chosen", len(edition.terms))]
        shown += _cut((_term(sources, place) for place in range(len(edition.terms))), len(edition.terms), settings)
    return shown


def _summary(sources: Sources, tree: Family, table: dict[str, list[Row]]) -> Text:
    edition = sources.edition
    found = Text(counted(len(edition.reports), "report"))
    if len(tree.unknown) < len(edition.reports):
        found.append(" · ").append(counted(edition.stemma.origins, "independent origin"), style="bold cyan")
    for verdict in ("differ", "overtaken"):
        if table[verdict]:
            word = "differs" if verdict == "differ" and len(table[verdict]) == 1 else verdict
            found.append(" · ").append(f"{len(table[verdict])} {word}", style=_STYLES[verdict])
    if edition.slips:
        found.append(" · ").append(counted(len(edition.slips), "slip"), style="bold red")
    return found


def _tree(sources: Sources, tree: Family) -> RenderableType:
    """The family tree, each report with its siglum; below it whom the reports also took from."""
    children: dict[str, list[str]] = {}
    how = {}
    main = [(taking, descent) for taking, descent in zip(tree.takings, tree.descents, strict=True) if not taking.merged]
    for taking, descent in main:
        children.setdefault(descent.parent, []).append(descent.child)
        how[descent.child] = f"{taking.how} {taking.confidence}%"

    left = sources.settings.terminal_tree

    def grow(branch: Tree, node: str) -> None:
        nonlocal left
        for child in children.get(node, []):
            left -= 1
            if left >= 0:
                grow(branch.add(_node(sources, child, how[child])), child)

    grown: list[RenderableType] = []
    for root in tree.roots:
        left -= 1
        if left >= 0:
            branch = Tree(_node(sources, root, ""), guide_style="dim")
            grow(branch, root)
            grown.append(branch)
    if left < 0:
        grown.append(Text(f"… and {len(tree.boxes) - sources.settings.terminal_tree} more (see the page)", style="dim"))
    also = [
        Text(f"{taking.child} also took from {taking.parent} ({taking.how} {taking.confidence}%)", style="dim")
        for taking in tree.takings
        if taking.merged
    ]
    rebuilt = [
        Text(
            f"{sources.label(source.id)}: {counted(len(source.text.split()), 'word')} of it rebuilt (see the page)",
            style="dim",
        )
        for source in sources.edition.stemma.unseen
        if source.text
    ]
    return Padding(Group(*grown, *also, *rebuilt), (0, 0, 0, 2))


def _node(sources: Sources, node: str, how: str) -> Text:
    report = sources.reports.get(node)
    if report is None:
        return Text(sources.label(node), style="italic", overflow="ellipsis", no_wrap=True)
    found = Text(overflow="ellipsis", no_wrap=True)
    siglum, label = sources.sigla[node], sources.labels[node]
    if siglum != label:
        found.append(siglum, style="bold cyan").append(" ")
    found.append(label)
    if report.published:
        found.append(f"  {written_time(report.published)}", style="dim")
    return found.append(f"  {how}", style="italic dim") if how else found


def _saying(utterance: Sayings, sources: Sources) -> RenderableType:
    speaker = Text(f"  {utterance.speaker or 'Speaker not known'}", style="bold")
    speaker.append(
        f"  {counted(len(utterance.variants), 'wording')} in {counted(utterance.reports, 'report')}", style="dim not bold"
    )
    variants = utterance.variants[: sources.settings.terminal_wordings]
    sigla = [_listed([sources.sigla[carrier.id] for carrier in variant.carriers], " ") for variant in variants]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(_WIDEST_SIGLA, max(map(len, sigla))), style="cyan")
    grid.add_column(overflow="fold")
    for variant, carried in zip(variants, sigla, strict=True):
        grid.add_row(carried, _wording(variant, sources, variant is variants[0]))
    more = len(utterance.variants) - len(variants)
    left = [Text(f"    … and {counted(more, 'more wording')} (see the page)", style="dim")] if more > 0 else []
    return Group(speaker, Padding(grid, (0, 0, 0, 4)), *left)


def _wording(variant: Variant, sources: Sources, first: bool) -> Text:
    found = Text()
    room = sources.settings.terminal_chars
    for place, stretch in enumerate(variant.words):
        skipped = not first and place == 0 and stretch.kind == "same"  # what is other comes after it
        words = "[…] " if stretch.kind == "left-out" else stretch.text
        if stretch.kind == "left-out" and found.plain.endswith("… "):
            continue  # the gap between two stretches says so already
        style = {"other": "bold yellow", "added": "bold green", "left-out": "dim"}.get(stretch.kind, "")
        if len(words) > room:
            found.append(_from_its_end(words, room // 2) if skipped else _to_its_begin(words, room), style=style)
            if not skipped:
                if found.plain.endswith(" … “…"):
                    found.right_crop(2)  # nothing of the stretch that begins there is shown
                break
            room //= 2
            continue
        found.append(words, style=style)
        room -= len(words)
    if found.plain.count("“") > found.plain.count("”"):
        found.append("”")
    others: dict[str, list[str]] = {}
    for carrier in variant.carriers:
        if carrier.speaker:
            others.setdefault(carrier.speaker, []).append(sources.sigla[carrier.id])
    several = len(variant.carriers) > 1
    notes = [f"given to {speaker}{f' by {_listed(sigla, chr(32))}' if several else ''}" for speaker, sigla in others.items()]
    notes += [change.replace("-", " ") for change in variant.changes]
    notes += ["in other words"] if variant.reworded and "paraphrase" not in variant.changes else []
    notes += ["without marks"] if variant.kind == "indirect" else []
    return found.append(f"  {', '.join(notes)}", style="italic dim") if notes else found


def _to_its_begin(words: str, room: int) -> str:
    """`words` up to the last one that ends within `room`."""
    kept = words[: max(room, 0)]
    return (kept[: kept.rfind(" ")] if " " in kept else "").rstrip(" ,;:.…“") + "…"


def _from_its_end(words: str, room: int) -> str:
    """`words` from the first one that begins within `room` of their end."""
    kept = words[len(words) - room :].partition(" ")[2]
    opened = kept.count("”") > kept.count("“") or (words.count("“") > words.count("”") and "“" not in kept)
    return ("“… " if opened else "… ") + kept


def _accounts(compared: Sequence[Row], sources: Sources, tree: Family, width: int) -> list[RenderableType]:
    """A table with the reports as columns where they fit, else a line for each locus with its variants."""
    reports = tree.order
    first = min(_WIDEST_FIRST, max(len(row.asks) for row in compared))
    verdicts = max(len(row.verdict) for row in compared)
    room = (width - 2 - first - verdicts - 4) // max(1, len(reports)) - 2
    if room < _NARROWEST_CELL:
        return _cut((_account_line(row, sources) for row in compared), len(compared), sources.settings)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    table.add_column("", max_width=first)
    for report in reports:
        table.add_column(sources.sigla[report], max_width=room, overflow="fold", header_style="bold cyan")
    table.add_column("")
    for row in compared[: sources.settings.terminal_rows]:
        table.add_row(
            Text(f"{row.asks} ({_sources(row)})" if row.sources else row.asks),
            *(Text(_cell(cell, 3 * room)) for cell in row.cells),
            Text(row.verdict, style=_STYLES[row.verdict]),
        )
    return [
        Padding(table, (0, 0, 0, 2)),
        *_cut((), len(compared) - len(compared[: sources.settings.terminal_rows]), sources.settings),
    ]


def _cell(cell: Cell, most: int) -> str:
    if cell.pointer:
        said = shortened(cell.said, most)
        return f"{cell.variant} {said}" if cell.variant else said
    return "cut" if cell.cut else "—"


def _account_line(row: Row, sources: Sources) -> RenderableType:
    found = Text(row.asks, style="bold")
    said: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for cell in (cell for side in row.sides for cell in side.cells):
        words = shortened(cell.said, 40)
        said.setdefault(written.setdefault(words.casefold(), words), []).append(sources.sigla[cell.id])
    _append_each(found, said)
    cut = [sources.sigla[cell.id] for cell in row.cells if cell.cut]
    found.append(f" · cut ({_listed(cut, ' ')})" if cut else "", style="dim not bold")
    found.append(f"  {_sources(row)}" if row.sources else "", style="italic not bold")
    return _beside(Text(row.verdict, style=_STYLES[row.verdict]), found)


def _sources(row: Row) -> str:
    """Who says what, or that those who are named say one thing."""
    return f"by source: {'; '.join(row.sources)}" if row.verdict != "agree" else f"so say {', '.join(row.sources)}"


def _listed(names: Sequence[str], between: str) -> str:
    more = len(names) - _MOST_NAMES
    return between.join(names) if more < 2 else f"{between.join(names[:_MOST_NAMES])} and {more} more"


def _append_each(found: Text, reports: Mapping[str, Sequence[str]]) -> None:
    """Each of what reports have, with the sigla of those that have it."""
    for place, (what, sigla) in enumerate(reports.items()):
        found.append(f"{' · ' if place else '  '}{what} ", style="not bold")
        found.append(f"({_listed(list(dict.fromkeys(sigla)), ' ')})", style="cyan not bold")


def _beside(first: Text, rest: Text) -> RenderableType:
    """`rest` at the right of `first`, its further lines below its own first."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_KIND, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(first, rest)
    return Padding(grid, (0, 0, 0, 2))


def _taken_back(one: TakenBack, sources: Sources) -> RenderableType:
    found = Text.assemble((sources.sigla[one.id], "cyan"), "  takes back ", (f"“{shortened(one.was.words, 60)}”", "bold"))
    if one.now:
        found.append(f"; now “{shortened(one.now.words, 60)}”")
    for name, reports in (("first in", one.first), ("still in", one.still)):
        if reports:
            found.append(f" · {name} ", style="dim")
            found.append(_listed([sources.sigla[id_] for id_, _ in reports], " "), style="cyan")
    return Padding(found.append(f"  {one.asks}", style="dim"), (0, 0, 0, 2))


def _slip(sources: Sources, place: int) -> RenderableType:
    slip = sources.edition.slips[place]
    words = Counter(shortened(sources.words(span), 60) for span in slip.spans)
    quoted = [f"“{said}”{f' ×{times}' if times > 1 else ''}" for said, times in words.items() if f"“{said}”" not in slip.why]
    kind = Text(slip.kind.replace("-", " "), style="red")
    about = Text.assemble((sources.sigla[slip.report], "cyan"), f"  {sources.named(slip.why)}")
    return _beside(kind, about.append("  " + " · ".join(quoted), style="dim") if quoted else about)


def _term(sources: Sources, place: int) -> RenderableType:
    term = sources.edition.terms[place]
    forms: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for span in term.forms:
        said = sources.words(span)
        forms.setdefault(written.setdefault(said.casefold(), said), []).append(sources.sigla[span.report])
    found = Text(line(term.referent), style="bold")
    _append_each(found, dict(sorted(forms.items(), key=lambda pair: (-len(pair[1]), pair[0]))))
    return Padding(found, (0, 0, 0, 2))


def _account(account: Account, settings: Publish) -> list[RenderableType]:
    rejected = account.rejected
    shown: list[RenderableType] = [
        Text(f"Given {account.given:,}, kept {account.kept:,}, rejected {account.left_out:,}", style="dim")
    ]
    return shown + _cut(
        (Padding(Text.assemble(line(r.source), (f"  {line(r.reason)}", "yellow")), (0, 0, 0, 2)) for r in rejected),
        len(rejected),
        settings,
    )
