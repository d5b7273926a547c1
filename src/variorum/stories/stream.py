"""Stories as reports arrive, one by one or many at once, with the same result for the same order of arrival."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import accumulate, chain, count, islice, pairwise
from typing import NamedTuple

import numpy as np

from variorum.model import Report, Story
from variorum.settings import Settings
from variorum.stories.batches import batch, gathered
from variorum.stories.decisions import Rulings
from variorum.stories.growing import Growing
from variorum.stories.likeness import Floats, Ints, Rows
from variorum.stories.placing import NONE, Placing, Tied
from variorum.stories.postings import PLACES, Postings
from variorum.stories.profiles import Profile
from variorum.stories.rows import LEAD, RARE_NAMES, STARTS, WIDTH, Frequencies, rows
from variorum.stories.ties import Scored, Scores, Ties
from variorum.ties import Change, ChangeKind, Decision
from variorum.workers import ahead, spread

FEW = 16  # batches of reports that are profiled before another process has started
AHEAD = 8  # batches that another process profiles while this one places a block
LOOKED_AT = 64  # reports of a story in which the words of a title are looked for
BLOCK = 256  # reports whose rows are made at once; after each, terms are counted anew
DEFAULTS = Settings()
_ROW = 6 * WIDTH + 8 * PLACES + 123  # bytes that a report takes


class Compared:
    """The reports that a new one is compared with, of the `nearest`: no more than are `heard` of one group, or a large one
    leaves no room for the others. `seen` are the groups of those that were looked at, `of` says how many of each group are
    compared. A report that is not placed yet is a group of its own."""

    def __init__(self, nearest: list[int], placing: Placing, heard: int, most: int) -> None:
        groups, placed = placing.groups, len(placing.groups)
        self.nearest = nearest
        reports: list[int] = []
        seen: list[int] = []
        of: dict[int, int] = {}
        self.reports, self.seen, self.of = reports, seen, of
        for report in nearest:
            group = groups[report] if report < placed else report
            if group < placed and groups[group] != group:
                group = placing.group(report)
            seen.append(group)
            many = of.get(group, 0)
            if many < heard:
                of[group] = many + 1
                reports.append(report)
                if len(reports) == most:
                    break

    def changed(self, placing: Placing, heard: int) -> bool:
        """Whether groups that were seen have become one since, and others are compared for that."""
        groups = placing.groups
        now = [groups[group] for group in self.seen]
        if now == self.seen:
            return False
        if len(self.seen) > len(self.reports):
            return True
        self.of = Counter(map(placing.group, now))
        return max(self.of.values()) > heard


class Coming(NamedTuple):
    """Reports that come next: what they are most like of those before them, found out before any of them is placed."""

    begin: int  # the number of the first
    profiles: Sequence[Profile]
    nearest: list[list[int]]  # of each
    small: float  # how small the pile was, 0 to 1


class Laying:
    """Reports laid out in the order in which they come: their rows, what ties them, and the stories they make."""

    def __init__(self, settings: Settings, rulings: Rulings, keep: bool) -> None:
        self.settings, self.rulings = settings.stories, rulings
        most = self.settings.memory_mib * (1 << 20) // _ROW
        self.least = float(1 / (1 + np.exp(-self.settings.min_score)))  # the likeness from which two reports are tied
        self.frequencies = Frequencies(self.settings)
        self.rows = Rows(self.settings, most)
        self.postings = Postings(self.settings, most)
        self.scores = Scores(self.rows, self.settings, most)
        self.placing = Placing(self.settings)
        self.kept: list[Ties] | None = [] if keep else None
        self.tied = Growing(np.int32, 2, most)
        self.likeness = Growing(np.float32, 1, most)
        self.names: dict[int, Decision] = {}  # of stories
        self.classes: dict[int, list[int]] = {}  # the reports that decisions put together
        self.count = 0

    def meet(self, profiles: Sequence[Profile]) -> Coming:
        """Takes in more reports, which are then to be placed. It reads and changes nothing that `place` changes, so that
        those that come next can be met while these are placed."""
        begin = self.count
        self.count += len(profiles)
        buckets, weights = rows(profiles, self.frequencies)
        self.rows.add(profiles, buckets, weights)
        self.postings.add(buckets, weights, np.array([profile.day or 0 for profile in profiles], np.int32))
        one, other = self.postings.nearest(begin, self.count)
        edges = pairwise(np.searchsorted(one, np.arange(len(profiles) + 1)).tolist())
        nearest = other.tolist()
        return Coming(begin, profiles, [nearest[first:last] for first, last in edges], self.small)

    def place(self, coming: Coming) -> list[list[int]]:
        """Places reports that were met; of each, the stories that became one by it (`Placing.place`).

        What all are compared with is found out at once, by the groups that there are when they come. The few that find others
        when their turn comes, since those before them changed the groups, are compared anew.
        """
        begin, profiles, nearest, small = coming
        self.scores.add(profiles)
        found = list(map(self._compared, nearest))
        ends = list(accumulate((len(compared.reports) for compared in found), initial=0))
        scored = self._scored(
            np.repeat(np.arange(begin, begin + len(profiles)), np.diff(ends)),
            [report for compared in found for report in compared.reports],
            small,
        )
        became, ties = [], []
        for number, profile, compared, first, last in zip(count(begin), profiles, found, ends, ends[1:]):
            mine = scored.part(first, last)
            if compared.changed(self.placing, self.settings.heard):
                again = self._compared(compared.nearest)
                if again.reports != compared.reports:
                    mine = self._scored(np.full(len(again.reports), number), again.reports, small)
                compared = again
            ties.append(self.scores.ties(number, mine, profile))
            became.append(self._placed(profile.id, ties[-1], compared))
        self._keep(ties)
        return became

    def _scored(self, later: Ints, earlier: list[int], small: float) -> Scored:
        return self.scores.scored(self.rows.pairs(later, np.array(earlier, np.int64)), small)

    def _compared(self, nearest: list[int]) -> Compared:
        return Compared(nearest, self.placing, self.settings.heard, self.settings.compared)

    def _placed(self, id_: str, ties: Ties, compared: Compared) -> list[int]:
        tied = (np.maximum(ties.likeness, ties.matter) >= self.least).nonzero()[0]
        found = list(map(Tied, ties.earlier[tied].tolist(), ties.likeness[tied].tolist(), ties.matter[tied].tolist()))
        return self._decided(id_, found, compared.of)

    def _keep(self, ties: list[Ties]) -> None:
        if self.kept is not None:
            self.kept += ties
        likeness = np.concatenate([some.likeness for some in ties])
        tied = np.maximum(likeness, np.concatenate([some.matter for some in ties])) >= self.least
        later, earlier = np.concatenate([some.later for some in ties]), np.concatenate([some.earlier for some in ties])
        self.tied.extend(np.stack([later[tied], earlier[tied]], axis=1))
        self.likeness.extend(likeness[tied].reshape(-1, 1))

    @property
    def small(self) -> float:
        """How small the pile is, 0 to 1."""
        return max(0.0, 1 - self.frequencies.reports / self.settings.small_pile)

    def _decided(self, id_: str, ties: list[Tied], compared: dict[int, int]) -> list[int]:
        rulings, placing = self.rulings, self.placing
        sides = frozenset(rulings.parting_any([id_])) if rulings.parting else NONE
        members: list[int] = []
        decision = None
        if (number := rulings.class_of.get(id_)) is not None:
            members = self.classes.setdefault(number, [])
            if decision := rulings.names.get(number):
                sides |= {-1}  # stories of different names are apart
        became = placing.place(ties, compared, members[:1], sides)
        members.append(len(placing.groups) - 1)
        names = [name for name in (*map(self.names.get, became), decision) if name]
        if names:
            self.names[became[0]] = names[0]
        return became


class Stream:
    """Stories of reports as they arrive.

    What was `decided` is honoured. A story is known by its first report: it keeps its id while others join it, and of two
    that become one it is that of the older. The first `stories.settled` reports are laid anew whenever they have grown by a
    quarter, since it is not known before how common each word is in the pile: a report may then move to another story.
    After that nothing is laid anew.

    >>> stream = Stream()
    >>> report = Report(id="a", digest="", source="a", text="A ferry struck the pier at Vellin on Sunday.")
    >>> [change.kind for change in stream.add(report)]
    ['founded']
    >>> stream.stories()[0].title
    'A ferry struck the pier at Vellin on Sunday.'
    """

    def __init__(self, settings: Settings = DEFAULTS, decided: Sequence[Decision] = (), *, keep: bool = False) -> None:
        self.settings, self.keep = settings, keep
        self.rulings = Rulings(decided)
        self.given = {decision.story for decision in self.rulings.names.values()}
        self.laying = Laying(settings, self.rulings, keep)
        self.ids: list[str] = []
        self.headlines: list[str] = []
        self._lines = bytearray()
        self._titled: list[bytes] = []  # rarer words of each title
        self._early: list[Profile] = []  # while all may be laid anew
        self._uncounted: list[Profile] = []

    def add(self, report: Report) -> list[Change]:
        """Places one report; what came of it."""
        before = self.laying
        (became,) = self._extend(batch([report], self.settings.stories).profiles())
        if self.laying is not before:
            return self._moved(before.placing)
        number, first = len(self.ids) - 1, self._id(became[0])
        kind: ChangeKind = "founded" if became[0] == number else "joined"
        merged = [Change(kind="merged", story=first, other=self._id(other)) for other in became[1:]]
        return [Change(kind=kind, story=first, report=report.id), *merged]

    def extend(self, reports: Iterable[Report], workers: int = 1) -> None:
        """Places many reports in their order, without saying what came of each. They are profiled in as many processes as
        `workers` says, as they come: no more than a thousand texts are held."""
        made = partial(batch, settings=self.settings.stories)
        batches = spread(made, gathered(reports), workers, batch_size=1, few=FEW, ahead=AHEAD)
        profiles = chain.from_iterable(some.profiles() for some in batches)
        self._extend(list(islice(profiles, max(0, self.settings.stories.settled - len(self.ids)))))
        coming = self._met(profiles)
        for some in ahead(coming) if workers > 1 else coming:
            self.laying.place(some)

    def _extend(self, profiles: Sequence[Profile]) -> list[list[int]]:
        """Places reports; of each of them the stories that became one by it."""
        early = max(0, self.settings.stories.settled - len(self.ids))
        became = self._lay(profiles[:early]) if early and profiles else []
        for some in self._met(iter(profiles[early:])):
            became += self.laying.place(some)
        return became

    def _lay(self, early: Sequence[Profile]) -> list[list[int]]:
        """Places reports of those that may be laid anew."""
        self._note(early)
        settled, before = self.settings.stories.settled, len(self._early)
        self._early += early
        at = laid_at(len(self._early), settled)
        placed = early
        if at > before:
            self.laying = Laying(self.settings, self.rulings, self.keep)
            self.laying.frequencies.count(self._early[:at])
            placed = self._early
        became: list[list[int]] = []
        for begin in range(0, len(placed), BLOCK):
            became += self.laying.place(self.laying.meet(placed[begin : begin + BLOCK]))
        if len(self._early) == settled:
            self._early = []
        return became[-len(early) :]

    def _met(self, profiles: Iterator[Profile]) -> Iterator[Coming]:
        """Reports of those that are not laid anew, met block by block. How common words are is counted when a block is full."""
        while some := list(islice(profiles, BLOCK - len(self._uncounted))):
            self._note(some)
            coming = self.laying.meet(some)
            self._uncounted += some
            if len(self._uncounted) == BLOCK:
                self.laying.frequencies.count(self._uncounted)
                self._uncounted = []
            yield coming

    def _note(self, profiles: Iterable[Profile]) -> None:
        """Notes what stories are known by."""
        for new in profiles:
            self.ids.append(new.id)
            self.headlines.append(new.headline)
            self._lines += sha256(f"{new.id}\t{new.digest}".encode("utf-8", "surrogatepass")).digest()[:8]
            self._titled.append(new.titled.tobytes())

    def _moved(self, before: Placing) -> list[Change]:
        """What the last report changed when all were laid anew."""
        last, placing = len(self.ids) - 1, self.laying.placing
        first = placing.story(last)
        changes = [Change(kind="founded" if first == last else "joined", story=self._id(first), report=self.ids[last])]
        for report in range(last):
            old, new = before.story(report), placing.story(report)
            if old == report and new != old:
                changes.append(Change(kind="merged", story=self._id(new), other=self._id(old)))
            elif placing.story(old) != new:
                changes.append(Change(kind="moved", story=self._id(new), report=self.ids[report], other=self._id(old)))
        return changes

    def _id(self, first: int) -> str:
        """The id of a story, given its first report; where a user gave it to another one, the next."""
        name = self.laying.names.get(first)
        if name and name.story:
            return name.story
        id_ = self._lines[8 * first : 8 * first + 8].hex()
        while id_ in self.given:
            id_ = sha256(id_.encode()).hexdigest()[:16]
        return id_

    def stories(self) -> list[Story]:
        """The stories as they are now, sorted by id: every report in exactly one. What followed weeks later is another story
        of the same thread, which has the id of its first."""
        if not self.ids:
            return []
        placing = self.laying.placing
        home = np.array([placing.story(report) for report in range(len(self.ids))])
        order = np.argsort(home, kind="stable")
        members = np.split(order, np.flatnonzero(np.diff(home[order])) + 1)
        central = self._centrality(home)
        thread = placing.threads([int(story[0]) for story in members])
        found = []
        for numbers in (story.tolist() for story in members):
            name = self.laying.names.get(numbers[0])
            found.append(
                Story(
                    id=self._id(numbers[0]),
                    thread=self._id(thread[numbers[0]]),
                    reports=tuple(sorted(self.ids[number] for number in numbers)),
                    title=name.title if name and name.title else self._headline(numbers, central),
                )
            )
        return sorted(found, key=lambda story: story.id)

    def connectedness(self) -> Floats:
        """How like all others together each report is."""
        return self._centrality(np.zeros(len(self.ids), np.int64))

    def _centrality(self, home: Ints) -> Floats:
        """How like the others of its story each report is."""
        later, earlier = self.laying.tied.rows.T
        inside = home[later] == home[earlier]
        likeness = self.laying.likeness.rows[inside, 0]
        count = len(self.ids)
        central = np.bincount(later[inside], likeness, count) + np.bincount(earlier[inside], likeness, count)
        return np.round(central, 6)

    def _headline(self, story: list[int], central: Floats) -> str:
        """The headline of the most central report whose own words stand in some other report too."""
        ranked = sorted(story, key=lambda number: (-central[number], number))
        return self.headlines[next((number for number in ranked if self._tells(number, ranked)), ranked[0])]

    def _tells(self, report: int, story: list[int]) -> bool:
        """Whether its title has words of the story: most of its rarer ones stand in some other report. A byline's do not."""
        rarer = np.frombuffer(self._titled[report], np.uint32)
        if len(story) == 1 or not len(rarer):
            return len(rarer) > 0
        others = np.array([number for number in story[:LOOKED_AT] if number != report])
        words = self.laying.rows.buckets.array[others, STARTS[LEAD] : STARTS[RARE_NAMES]]
        return 2 * int(np.isin(rarer, words).sum()) >= len(rarer)


def laid_at(count: int, settled: int) -> int:
    """How many reports there were when all were last laid anew.

    >>> [laid_at(count, 100) for count in (1, 8, 9, 10, 99, 100, 5000)]
    [1, 8, 8, 10, 97, 100, 100]
    """
    at = min(count, 1)
    while (larger := min(at + max(1, at // 4), settled)) <= count and larger > at:
        at = larger
    return at
