"""What of a report says which event it tells of: its words, names, figures, lead and day, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.model import Report
from variorum.settings import Stories
from variorum.stories.followups import looking_back
from variorum.stories.vocabulary import BUCKETS, FACTORS, KIND_AT, LAST_AT, Fact, Keys, Kind, Vocabulary, joined, key
from variorum.stories.words import CAPITAL_CODES, OPENING
from variorum.text import words

STRETCH = 5  # words: what two reports have in common of that length was written once
LEVELS = 12  # of samples: a report of 100,000 words has 25 stretches of the last
MOST_STRETCHES = 32  # kept of a report; of a longer one every second, fourth, eighth ... by their numbers
_CAPITAL = "".join(c for c in map(chr, range(CAPITAL_CODES)) if c.isupper())
_RUN = r"[{0}]\w*(?:['’.,]\w+)*(?:[ -][{0}]\w*(?:['’.,]\w+)*)*"
_NAMES = re.compile(_RUN.format(_CAPITAL))
_ASCII_NAMES = re.compile(_RUN.format("A-Z"))  # five times as fast
_LAST = [(kind << KIND_AT) + (1 << LAST_AT) for kind in (Kind.WORD, Kind.NAME)]
BEGINS = np.array([*(kind << KIND_AT for kind in Kind), *_LAST], np.uint64)

Buckets = NDArray[np.uint32]
Heading = tuple[str, str, str, int | None, str]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of a report, furniture left out, each as the lower 32 bits of its key, sorted by kind, with how often the
    report has it. `begins` says where each kind begins among them, and last where names end that tell of few. `day` is the
    ordinal of the day on which it was published or written; `moment` says when in a form that sorts, empty where nothing
    does."""

    id: str
    digest: str
    headline: str
    day: int | None
    moment: str
    terms: Buckets
    counts: NDArray[np.uint8]
    begins: NDArray[np.int32]
    level: int  # one in 2 ** level of its stretches is among the terms
    samples: NDArray[np.uint8]  # how many of its stretches are of each level or a coarser one
    recalled: Buckets  # rarer words, as buckets of the lead, of the sentences that look back over weeks
    titled: Buckets  # rarer words of the title, as buckets of words


def profile(report: Report, settings: Stories) -> Profile:
    """The profile of one report. What the report lacks (title, date) is simply not counted."""
    vocabulary = vocabulary_of(settings.telling, settings.rare_name)
    text = body(report)
    told, title = vocabulary.of(words(text)), vocabulary.of(words(report.title or ""))
    capitals, pairs = _names(text, vocabulary)
    facts = vocabulary.facts
    everything = np.array(told + title, np.int64)
    keys = facts[everything, Fact.WORD]
    sampled, level, samples = _stretches(keys[: len(told)])
    beyond = np.ones(len(facts), bool)
    beyond[[0, *title, *told[: settings.lead_words]]] = False
    keys |= beyond[everything].astype(np.uint64) << np.uint64(LAST_AT)
    names = facts[np.array(capitals, np.int64), Fact.NAME]
    full = joined(facts[np.array(pairs, np.int64).reshape(-1, 2), Fact.NAME])
    keys = np.concatenate([keys, names, full, facts[everything, Fact.FIGURE], sampled])
    keys.sort()
    keys = keys[np.searchsorted(keys, 1) :]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
    terms = keys[first]
    id_, digest, headline, day, at = heading(report, text)
    return Profile(
        id=id_,
        digest=digest,
        headline=headline,
        day=day,
        moment=at,
        terms=terms.astype(np.uint32),
        counts=np.minimum(np.diff(first, append=len(keys)), 255).astype(np.uint8),
        begins=np.searchsorted(terms, BEGINS).astype(np.int32),
        level=level,
        samples=samples,
        recalled=recalled(text, vocabulary, settings),
        titled=_telling(vocabulary, title),
    )


def heading(report: Report, text: str) -> Heading:
    """The id, digest, headline, day and moment of a report, given its own words."""
    day = _day(report.published) or _day(report.dateline.date if report.dateline else None)
    return report.id, report.digest, _headline(report, text), day, moment(report)


def recalled(text: str, vocabulary: Vocabulary, settings: Stories) -> Buckets:
    """The rarer words of the sentences that look back over weeks."""
    sentences = looking_back(text, settings.recalling_sentence)
    return _telling(vocabulary, [number for sentence in sentences for number in vocabulary.of(words(sentence))])


@cache
def vocabulary_of(telling: float, rare_name: float) -> Vocabulary:
    """What is known of words, shared by all reports of a process."""
    return Vocabulary(telling, rare_name)


def stretches(report: Report) -> list[tuple[int, int]]:
    """Where a report's own words stand in its text, furniture and credits left out."""
    found, at = [], 0
    aside = [furniture.span for furniture in report.furniture] + [credit.span for credit in report.credits]
    for begin, end in sorted((span.begin, span.end) for span in aside):
        if begin > at:
            found.append((at, begin))
        at = max(at, end)
    return [*found, (at, len(report.text))]


def body(report: Report) -> str:
    """A report's own words, furniture and credits left out."""
    return "\n".join(report.text[begin:end] for begin, end in stretches(report))


def runs(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """The runs of capitalised words of a text: where the first begins, the words, and whether a sentence, a line or a
    quotation opens with them, so that the first capital says nothing.

    >>> list(runs("The mayor, Teun Akker, left."))
    [(0, ['The'], True), (11, ['Teun', 'Akker'], False)]
    """
    for match in (_ASCII_NAMES if text.isascii() else _NAMES).finditer(text):
        begin = match.start()
        before = text[begin - 1] if begin else "\n"
        if not before.isalnum():
            if before == " " and begin > 1:
                before = text[begin - 2]
            run = match[0]
            words = run.replace("-", " ").split(" ") if "-" in run else run.split(" ")
            yield begin, words, before in OPENING


def _names(text: str, vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    """The words that are capitalised although nothing begins there; and, one after the other, the two of each pair that
    stand beside each other in a run of capitals: "Mayor Teun Akker" has "Teun Akker" whatever it says before."""
    written: list[str] = []
    beside: list[int] = []
    openers: list[int] = []
    for _, run, opens in runs(text):
        begin = len(written)
        if opens:
            openers.append(begin)
        written += run
        beside += range(begin, len(written) - 1)
    numbers = vocabulary.of(written)
    pairs: list[int] = []
    for at in beside:
        if numbers[at] and numbers[at + 1]:
            pairs += numbers[at : at + 2]
    for at in openers:
        numbers[at] = 0
    return numbers, pairs


def _stretches(told: Keys) -> tuple[Keys, int, NDArray[np.uint8]]:
    """Keys of a sample of the stretches of five words, of which one in 2 ** level is taken; the level; and how many there are
    of that level and each coarser one: two reports have in common the same share of their samples as of all."""
    hashed = hashed_stretches(told)
    level = int(levels(np.array([len(hashed)]))[0])
    kept = np.unique(hashed[hashed & np.uint32((1 << level) - 1) == 0])
    kept = kept[kept > 0]
    return kept.astype(np.uint64) | np.uint64(key(Kind.STRETCH)), level, samples(np.zeros(len(kept), np.int64), kept, 1)[0]


def hashed_stretches(told: Keys) -> Buckets:
    """A number of 24 bits for each stretch of five words, given their keys."""
    many = max(0, len(told) - STRETCH + 1)
    buckets = told.astype(np.uint32)
    hashed = np.zeros(many, np.uint32)
    for at, factor in enumerate(FACTORS):
        hashed = (hashed ^ buckets[at : at + many]) * factor
        hashed ^= hashed >> 15
    found: Buckets = hashed >> np.uint32(8)
    return found


def levels(many: NDArray[np.int64]) -> NDArray[np.int64]:
    """One in 2 ** level of so many stretches is taken: `MOST_STRETCHES` to twice as many."""
    found: NDArray[np.int64] = np.minimum(np.frexp(many // MOST_STRETCHES)[1], LEVELS - 1).astype(np.int64)
    return found


def samples(reports: NDArray[np.int64], stretches: Buckets, count: int) -> NDArray[np.uint8]:
    """How many of the stretches of each of `count` reports are of each level or a coarser one."""
    coarsest = np.minimum(np.bitwise_count((stretches & -stretches) - np.uint32(1)), LEVELS - 1)
    found = np.bincount(reports * LEVELS + coarsest, minlength=count * LEVELS).reshape(count, LEVELS)
    counts: NDArray[np.uint8] = np.minimum(found[:, ::-1].cumsum(axis=1)[:, ::-1], 255).astype(np.uint8)
    return counts


def _telling(vocabulary: Vocabulary, numbers: list[int]) -> Buckets:
    if not numbers:
        return np.zeros(0, np.uint32)
    found = np.unique(np.array(numbers, np.int64))
    found = found[vocabulary.facts[found, Fact.TELLING] == 1]
    return np.sort(vocabulary.facts[found, Fact.WORD].astype(np.uint32) & np.uint32(BUCKETS - 1))


_SENTENCE = re.compile(r"\s*(\S.*?[.!?][\"”’']?)(?=\s|$)")


def _headline(report: Report, text: str) -> str:
    """Its title, else its first sentence or line, else its first words."""
    if report.title and (title := " ".join(report.title.split())):
        return title
    line = text.lstrip().partition("\n")[0]
    first = _SENTENCE.match(line)
    return " ".join((first[1] if first else line).split()) or " ".join(report.text.split())[:80]


def _day(written: str | None) -> int | None:
    """The ordinal of the day of an ISO date or moment; None where there is none."""
    try:
        return date.fromisoformat((written or "")[:10]).toordinal()
    except ValueError:
        return None


def moment(report: Report) -> str:
    """When a report was published, or else written, by one clock; of a day without an hour its beginning."""
    for written in (report.published, report.dateline.date if report.dateline else None):
        if _day(written) is not None and written:
            try:
                at = datetime.fromisoformat(written)
            except ValueError:
                return written[:10]
            try:
                return at.astimezone(UTC).replace(tzinfo=None).isoformat() if at.tzinfo else at.isoformat()
            except OverflowError:
                return at.replace(tzinfo=None).isoformat()
    return ""
