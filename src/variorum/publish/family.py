"""The family tree of a story's reports, laid out: sources on the left, what descends from them to the right."""

from collections.abc import Iterable, Mapping

import msgspec

from variorum.model import Descent, Stemma
from variorum.publish.labels import file_name, written_time
from variorum.publish.printable import fitting, shortened
from variorum.publish.sources import Sources

_WIDTH, _HEIGHT = 200, 46  # of a box: two lines of some 24 letters
_COLUMN, _ROW = 320, 60  # from one box to the next: room for "near-verbatim" on the line between
_MARGIN = 6
_LABEL_EMS, _TIME_EMS = (_WIDTH - 22) / 13, (_WIDTH - 22) / 11.5  # between the edges, in the sizes of page.css


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A report or an unseen source, its upper left corner, and the words in it."""

    id: str
    unseen: bool
    x: int
    y: int
    label: str
    below: str
    title: str
    anchor: str | None

    @property
    def middle(self) -> int:
        """Where lines arrive and leave."""
        return self.y + _HEIGHT // 2


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A descent, drawn: the path from the parent to the child; `merged` where it is not the child's main parent."""

    path: str
    how: str
    x: int
    y: int
    title: str
    merged: bool


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """A descent in words."""

    child: str
    parent: str
    how: str
    confidence: int  # per cent
    evidence: tuple[str, ...]
    merged: bool


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that go back to one source, in the order of the tree."""

    origin: str
    reports: tuple[str, ...]


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """The whole drawing, the same in words (a taking for each descent), and the reports in the order of the tree, origin
    by origin."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    box_width: int
    box_height: int
    takings: tuple[Taking, ...]
    descents: tuple[Descent, ...]
    roots: tuple[str, ...]
    kin: tuple[Kin, ...]
    independent: tuple[str, ...]
    common_source: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """All reports, those of one origin together."""
        return tuple(report for kin in self.kin for report in kin.reports)


class _Tree:
    """The descents of a stemma as a forest: for each child its main parent, the surest one. `drawn` leaves out those that
    would close a ring."""

    def __init__(self, stemma: Stemma, nodes: Iterable[str]) -> None:
        self.nodes = list(nodes)
        known = set(self.nodes)
        surest = sorted(stemma.descents, key=lambda d: (-d.confidence, d.parent, d.child))
        self.descents = [d for d in surest if d.child in known and d.parent in known and d.child != d.parent]
        self.drawn: list[Descent] = []
        self.main: dict[str, str] = {}
        parents: dict[str, list[str]] = {}
        for descent in self.descents:
            if descent.child not in _above(descent.parent, parents):
                self.drawn.append(descent)
                self.main.setdefault(descent.child, descent.parent)
                parents.setdefault(descent.child, []).append(descent.parent)
        self.children: dict[str, list[str]] = {node: [] for node in self.nodes}
        for node in self.nodes:
            if node in self.main:
                self.children[self.main[node]].append(node)
        self.roots = [node for node in self.nodes if node not in self.main]

    def below(self, root: str) -> list[str]:
        """`root` and all that descends from it, parents before children."""
        found, waiting = [], [root]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += reversed(self.children[node])
        return found


def _above(node: str, parents: Mapping[str, list[str]]) -> set[str]:
    """`node` and everything that it descends from."""
    found, waiting = {node}, [node]
    while waiting:
        for parent in parents.get(waiting.pop(), []):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def family(sources: Sources) -> Family:
    """The family tree of an edition. A report that the stemma does not speak of is one whose origin is not known."""
    stemma = sources.edition.stemma
    unseen = [source.id for source in stemma.unseen if source.id not in sources.reports]
    by_time = sorted(sources.reports, key=lambda id_: (sources.reports[id_].published or "9", id_))
    tree = _Tree(stemma, [*unseen, *by_time])
    roots = sorted(tree.roots, key=lambda root: (-len(tree.below(root)), tree.nodes.index(root)))
    spoken_of = {*stemma.independent, *tree.main, *(d.parent for d in tree.descents)}
    boxes, lines = _boxes(tree, roots, sources), _lines(tree, roots, sources)
    place = {node: place for place, node in enumerate(node for root in roots for node in tree.below(root))}
    descents = sorted(tree.descents, key=lambda d: (place[d.child], tree.main.get(d.child) != d.parent, d.parent))
    return Family(
        boxes=boxes,
        lines=lines,
        width=max((box.x for box in boxes), default=0) + _WIDTH + _MARGIN,
        height=max((box.y for box in boxes), default=0) + _HEIGHT + _MARGIN,
        box_width=_WIDTH,
        box_height=_HEIGHT,
        takings=tuple(_taking(descent, tree, sources) for descent in descents),
        descents=tuple(descents),
        roots=tuple(roots),
        kin=tuple(
            Kin(origin=root, reports=tuple(node for node in tree.below(root) if node in sources.reports))
            for root in roots
            if any(node in sources.reports for node in tree.below(root))
        ),
        independent=tuple(id_ for id_ in stemma.independent if id_ in sources.reports),
        common_source=stemma.common_source,
        unknown=tuple(id_ for id_ in sources.reports if id_ not in spoken_of),
    )


def _places(tree: _Tree, roots: list[str]) -> dict[str, tuple[int, int]]:
    """For each node where its box stands. Leaves take a row each; a parent stands in the middle of its children, all
    to the right of it; so does a merged child of its other parents."""
    depth = dict.fromkeys(tree.nodes, 0)
    for _ in tree.nodes:  # as often, at most, as the longest line of descent has steps
        deeper = {d.child: depth[d.parent] + 1 for d in tree.drawn if depth[d.child] <= depth[d.parent]}
        if not deeper:
            break
        depth |= deeper
    rows: dict[str, float] = {}
    free = 0
    for root in roots:
        for node in tree.below(root):
            if not tree.children[node]:
                rows[node] = free
                free += 1
        for node in reversed(tree.below(root)):
            below = tree.children[node]
            if below:
                rows[node] = (rows[below[0]] + rows[below[-1]]) / 2
    return {node: (_MARGIN + depth[node] * _COLUMN, _MARGIN + round(rows[node] * _ROW)) for node in tree.nodes}


def _boxes(tree: _Tree, roots: list[str], sources: Sources) -> tuple[Box, ...]:
    places = _places(tree, roots)
    return tuple(_box(node, *places[node], sources) for root in roots for node in tree.below(root))


def _box(node: str, x: int, y: int, sources: Sources) -> Box:
    report = sources.reports.get(node)
    if report is None:
        return Box(
            id=node,
            unseen=True,
            x=x,
            y=y,
            label=fitting(sources.label(node), _LABEL_EMS),
            below="not among the reports",
            title=f"{sources.label(node)}: inferred from the reports that descend from it",
            anchor=None,
        )
    when = written_time(report.published)
    return Box(
        id=node,
        unseen=False,
        x=x,
        y=y,
        label=fitting(sources.labels[node], _LABEL_EMS),
        below=fitting(when or "no time given", _TIME_EMS),
        title=", ".join(filter(None, (sources.labels[node], when, "" if report.outlet else file_name(node)))),
        anchor=sources.report_anchor(node),
    )


def _lines(tree: _Tree, roots: list[str], sources: Sources) -> tuple[Line, ...]:
    places = _places(tree, roots)
    found = []
    for descent in tree.drawn:
        (left, top), (right, bottom) = places[descent.parent], places[descent.child]
        begin, end = (left + _WIDTH, top + _HEIGHT // 2), (right, bottom + _HEIGHT // 2)
        merged = tree.main.get(descent.child) != descent.parent
        if merged:  # between two rows, where there are few boxes to pass behind
            path = f"M{begin[0]} {begin[1]}H{begin[0] + 9}V{bottom + _HEIGHT + 7}H{end[0] - 9}V{end[1] + 12}H{end[0]}"
        else:
            path = f"M{begin[0]} {begin[1]}H{begin[0] + 18}V{end[1]}H{end[0]}"
        taking = _taking(descent, tree, sources)
        title = f"{taking.child} from {taking.parent}: {taking.how}, {taking.confidence}% sure. {'; '.join(taking.evidence)}"
        found.append(
            Line(
                path=path,
                how=descent.how,
                x=end[0] - (14 if merged else 6),
                y=end[1] + (25 if merged else -6),
                title=title,
                merged=merged,
            )
        )
    return tuple(found)


def _taking(descent: Descent, tree: _Tree, sources: Sources) -> Taking:
    return Taking(
        child=sources.label(descent.child),
        parent=sources.label(descent.parent),
        how=descent.how,
        confidence=round(100 * descent.confidence),
        evidence=tuple(shortened(sources.named(evidence), 300) for evidence in descent.evidence),
        merged=tree.main.get(descent.child) != descent.parent,
    )
