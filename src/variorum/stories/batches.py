"""The profiles of many reports at once: what `profiles.profile` makes of each, in a fraction of the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.model import Report
from variorum.settings import Stories
from variorum.stories.followups import OPENINGS, may_look_back
from variorum.stories.profiles import (
    BEGINS,
    STRETCH,
    Buckets,
    Heading,
    Profile,
    body,
    hashed_stretches,
    heading,
    levels,
    profile,
    recalled,
    samples,
    vocabulary_of,
)
from variorum.stories.vocabulary import BUCKETS, LAST_AT, Fact, Keys, Kind, Vocabulary, joined, key
from variorum.stories.words import Ints, Words

SENT = 64  # reports that are profiled at once
CHARACTERS = 1 << 20  # of their texts, from which no more reports are added
_OWNER_AT, _COUNT_BITS = (
    56,
    20,
)  # of the numbers by which terms are sorted: report, key in 36 bits, how often it is there
_MOST = (1 << _COUNT_BITS) - 1


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The profiles of some reports in few arrays, as they are sent from process to process: fields are those of `Profile`, of
    one report after the other; `edges` say where those of each begin. Profiles that were made one by one stand beside."""

    headings: list[Heading]
    edges: Ints
    terms: Buckets
    counts: NDArray[np.uint8]
    begins: NDArray[np.int32]
    levels: list[int]
    samples: NDArray[np.uint8]
    recalled: dict[int, Buckets]
    titled_edges: Ints
    titled: Buckets
    beside: dict[int, Profile]

    def profiles(self) -> list[Profile]:
        """The profile of each report."""
        nothing = np.zeros(0, np.uint32)
        spans, titles = pairwise(self.edges.tolist()), pairwise(self.titled_edges.tolist())
        found = []
        for number, (head, (begin, end), (title, title_end)) in enumerate(zip(self.headings, spans, titles, strict=True)):
            id_, digest, headline, day, moment = head
            made = Profile(
                id=id_,
                digest=digest,
                headline=headline,
                day=day,
                moment=moment,
                terms=self.terms[begin:end],
                counts=self.counts[begin:end],
                begins=self.begins[number],
                level=self.levels[number],
                samples=self.samples[number],
                recalled=self.recalled.get(number, nothing),
                titled=self.titled[title:title_end],
            )
            found.append(self.beside.get(number, made))
        return found


def gathered(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    """`reports` in their order, as many together as are profiled at once."""
    some: list[Report] = []
    characters = 0
    for report in reports:
        some.append(report)
        characters += len(report.text)
        if len(some) == SENT or characters >= CHARACTERS:
            yield tuple(some)
            some, characters = [], 0
    if some:
        yield tuple(some)


def batch(reports: Sequence[Report], settings: Stories) -> Batch:
    """The profiles of `reports`, `SENT` at the most."""
    vocabulary = vocabulary_of(settings.telling, settings.rare_name)
    bodies = [body(report) for report in reports]
    words = Words([text for told, report in zip(bodies, reports, strict=True) for text in (told, report.title or "")])
    terms = _Terms(words, vocabulary, settings.lead_words)
    sampled, level, sizes = _sampled(terms)
    sorted_ = np.concatenate([terms.words(), terms.names(), terms.full_names(), terms.figures(), sampled])
    sorted_.sort()
    keys = sorted_ >> np.uint64(_COUNT_BITS)
    firsts = np.flatnonzero(np.diff(keys, prepend=np.uint64(0)))
    counts = np.add.reduceat(sorted_ & np.uint64(_MOST), firsts) if len(firsts) else firsts
    keys = keys[firsts]
    count = len(reports)
    owners = np.arange(count + 1, dtype=np.uint64) << np.uint64(_OWNER_AT - _COUNT_BITS)
    edges = np.searchsorted(keys, owners)
    begins = np.searchsorted(keys, owners[:count, None] | _short(BEGINS)) - edges[:count, None]
    titled, titled_edges = terms.titled()
    odd = words.odd[::2] | words.odd[1::2]
    at, texts = words.beginning(OPENINGS)
    looking = {text // 2 for place, text in zip(at.tolist(), texts.tolist(), strict=True) if may_look_back(words.text, place)}
    return Batch(
        headings=[heading(report, told) for report, told in zip(reports, bodies, strict=True)],
        edges=edges,
        terms=keys.astype(np.uint32),
        counts=np.minimum(counts, 255).astype(np.uint8),
        begins=begins.astype(np.int32),
        levels=level.tolist(),
        samples=sizes,
        recalled={number: recalled(bodies[number], vocabulary, settings) for number in looking},
        titled_edges=titled_edges,
        titled=titled,
        beside={number: profile(reports[number], settings) for number in np.flatnonzero(odd).tolist()},
    )


def _short(keys: Keys) -> Keys:
    """Keys in 36 bits."""
    return keys >> np.uint64(LAST_AT) << np.uint64(32) | keys & np.uint64(0xFFFFFFFF)


def _sortable(owners: Ints, keys: Keys, counts: Ints | int = 1) -> Keys:
    """Terms as numbers that sort by report and key; those that are none left out."""
    found = owners.astype(np.uint64) << np.uint64(_OWNER_AT) | _short(keys) << np.uint64(_COUNT_BITS)
    found |= np.minimum(counts, _MOST).astype(np.uint64)
    return found[keys > 0]


class _Terms:
    """The terms of each kind of some reports, as `_sortable` has them."""

    def __init__(self, given: Words, vocabulary: Vocabulary, lead: int) -> None:
        self.runs = given.runs
        self.numbers = vocabulary.of_hashes(given.hashes, given.written)
        self.facts = vocabulary.facts
        self.begins, titles, ends = given.edges[:-1:2], given.edges[1::2], given.edges[2::2]
        self.sizes = titles - self.begins  # words of the bodies
        self.owners = np.repeat(np.arange(len(titles)), ends - self.begins)
        at = np.arange(len(self.owners))
        self.in_title = at >= titles[self.owners]
        beyond = ~self.in_title & (at - self.begins[self.owners] >= lead)
        # each word of a report once, with how often it is there, and whether never in its lead
        uses = self.owners << 33 | self.numbers[: len(at)] << 1 | beyond
        uses.sort()
        firsts = np.flatnonzero(np.diff(uses >> 1, prepend=-1))
        self.counts = np.diff(firsts, append=len(uses))
        self.which, self.beyond = uses[firsts] >> 33, uses[firsts] & 1
        self.distinct = uses[firsts] >> 1 & 0xFFFFFFFF

    def words(self) -> Keys:
        """Their words."""
        keys = self.facts[self.distinct, Fact.WORD]
        return _sortable(
            self.which, np.where(keys > 0, keys | self.beyond.astype(np.uint64) << np.uint64(LAST_AT), 0), self.counts
        )

    def figures(self) -> Keys:
        """Their figures."""
        keys = self.facts[self.distinct, Fact.FIGURE]
        figures = np.flatnonzero(keys)
        return _sortable(self.which[figures], keys[figures], self.counts[figures])

    def names(self) -> Keys:
        """The words of their bodies that are capitalised although nothing begins there."""
        runs = self.runs
        named = np.flatnonzero((runs.texts & 1 == 0) & ~runs.opens)
        return _sortable(runs.texts[named] >> 1, self.facts[self.numbers[runs.words[named]], Fact.NAME])

    def full_names(self) -> Keys:
        """Each two words that stand beside each other in a run of capitals."""
        runs = self.runs
        numbers = self.numbers[runs.words]
        second = np.flatnonzero(runs.goes_on & (runs.texts & 1 == 0))
        second = second[(numbers[second] > 0) & (numbers[second - 1] > 0)]
        pairs = np.stack([numbers[second - 1], numbers[second]], axis=1)
        return _sortable(runs.texts[second] >> 1, joined(self.facts[pairs, Fact.NAME]))

    def titled(self) -> tuple[Buckets, Ints]:
        """The rarer words of each title, and where those of each begin."""
        titled = np.flatnonzero(self.in_title)
        found = np.unique(self.owners[titled] << 32 | self.numbers[titled])
        found = found[self.facts[found & 0xFFFFFFFF, Fact.TELLING] == 1]
        buckets = self.facts[found & 0xFFFFFFFF, Fact.WORD].astype(np.int64) & (BUCKETS - 1)
        found = np.sort(found >> 32 << 32 | buckets)
        return found.astype(np.uint32), np.searchsorted(found, np.arange(len(self.begins) + 1) << 32)


def _sampled(terms: _Terms) -> tuple[Keys, Ints, NDArray[np.uint8]]:
    """The samples of the stretches of each report; their levels; and how many there are of each and the coarser ones."""
    sizes, count = terms.sizes, len(terms.sizes)
    told = ~terms.in_title
    owners = terms.owners[told]
    hashed = hashed_stretches(terms.facts[terms.numbers[: len(told)][told], Fact.WORD])
    many = np.maximum(0, sizes - STRETCH + 1)
    level = levels(many)
    owners = owners[: len(hashed)]
    before = np.cumsum(sizes) - sizes
    kept = np.arange(len(hashed)) - before[owners] < many[owners]
    kept &= (hashed & ((1 << level) - 1).astype(np.uint32)[owners] == 0) & (hashed > 0)
    found = np.unique(owners[kept] << 32 | hashed[kept])
    stretches = (found & 0xFFFFFFFF).astype(np.uint32)
    keys = stretches.astype(np.uint64) | np.uint64(key(Kind.STRETCH))
    return _sortable(found >> 32, keys), level, samples(found >> 32, stretches, count)
