"""Loci of ages: how old somebody is, or something that has an age in two reports or more."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.persons import name_words, persons
from variorum.model import Locus, MarkedReport, Reading, Span
from variorum.settings import Collate

_BEHIND_NAME = re.compile(r"(?:,\s+(?:aged\s+|now\s+)?|\s+\((?:aged\s+)?)(\d{1,3})(?=[,.;)]|\s+and\b|$)")
_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE)
_NOUNS_BEHIND = re.compile(r"(?:\s+[^\W\d_][\w’-]*){1,4}")
_NOUN_BEFORE = re.compile(r"([^\W\d_][\w’-]*)(?:,(?:\s+which\s+(?:is|was))?|\s+(?:is|was)|\s+[–—-])\s+$")
_AFTER_AGE = 60  # characters behind "34-year-old" in which the name stands
_THINGS = """
dam bridge building tower block church cathedral mosque temple school hospital plant factory warehouse ship ferry boat vessel
tanker freighter trawler aircraft plane jet airliner helicopter train tram bus lorry truck tunnel reactor mill mine pipeline
stadium theatre hotel house company firm bank club paper law treaty market station museum prison canal pier lighthouse
"""
THINGS = frozenset(_THINGS.split())
"""What may be one thing in a story; of students and suspects there are many."""
_PERSONS_WORDS_LISTED = "who which that was were is are had has when and of in at from on with by to for"
_PERSONS_WORDS = frozenset(_PERSONS_WORDS_LISTED.split())


def ages(reports: Sequence[MarkedReport], settings: Collate) -> tuple[Locus, ...]:
    """A locus for everybody and everything of whom reports give two ages, and for everything of which most give one."""
    names = {mention.name for marked in reports for mention in marked.mentions if mention.kind == "person"}
    known = persons(sorted(name for name in names if len(name_words(name)) > 1))
    found: dict[str, dict[str, tuple[Span, int]]] = defaultdict(dict)
    several: set[str] = set()  # of whom one report has two ages: they are two of one name
    for marked in reports:
        for whose, span, years in (*_of_persons(marked, known), *_of_things(marked)):
            if found[whose].setdefault(marked.id, (span, years))[1] != years:
                several.add(whose)
    kept = []
    for whose, told in sorted(found.items()):
        if whose in several:
            continue
        differ = len({years for _, years in told.values()}) > 1
        enough = len(told) >= settings.name_fewest and 2 * len(told) >= len(reports) and whose in THINGS
        if len(told) > 1 and (differ or enough):
            kept.append(_locus(whose, told, [marked.id for marked in reports], differ=differ))
    return tuple(kept)


def _of_persons(marked: MarkedReport, known: Mapping[str, str]) -> Iterator[tuple[str, Span, int]]:
    """Who is how old: "Edda Rusk, 34,", "Rusk (34)", "the 34-year-old baker Edda Rusk"."""
    text = marked.report.text
    for mention in marked.mentions:
        person = known.get(mention.name)
        if mention.kind != "person" or person is None:
            continue
        if found := _BEHIND_NAME.match(text, mention.span.end, mention.span.end + _AFTER_AGE):
            yield person, marked.report.span(found.start(1), found.end(1)), int(found[1])
        for found in _OLD.finditer(text, max(0, mention.span.begin - _AFTER_AGE), mention.span.begin):
            between = text[found.end() : mention.span.begin]
            if re.fullmatch(r"(?:\s+[^\W\d_][\w’'-]*){0,4}\s+", between) and not _PERSONS_WORDS & set(between.lower().split()):
                yield person, marked.report.span(found.start(), found.end()), int(found[1])


def _of_things(marked: MarkedReport) -> Iterator[tuple[str, Span, int]]:
    """What is how old: "the 71-year-old dam", "the bridge, 71 years old": its noun, where that is nobody."""
    text = marked.report.text
    for found in _OLD.finditer(text):
        span = marked.report.span(found.start(), found.end())
        noun = None
        if "-" in found.group():
            behind = _NOUNS_BEHIND.match(text, found.end())
            words = behind.group().lower().split() if behind else []
            noun = next((word for word in words if word in THINGS), None)
        elif before := _NOUN_BEFORE.search(text[max(0, found.start() - _AFTER_AGE) : found.start()]):
            noun = before[1]
        if noun and noun.lower() in THINGS:
            yield noun.lower(), span, int(found[1])


def _locus(whose: str, told: Mapping[str, tuple[Span, int]], ids: Sequence[str], *, differ: bool) -> Locus:
    readings = tuple(
        Reading(report=report, span=told[report][0], low=told[report][1], high=told[report][1], unit="years")
        if report in told
        else Reading(report=report)
        for report in ids
    )
    spans = [(span.report, span.begin, span.end) for span, _ in told.values()]
    return Locus(
        id=hashlib.sha256(repr(("age", sorted(spans))).encode()).hexdigest()[:16],
        kind="figure",
        asks=f"how old {whose if whose[0].isupper() else f'the {whose}'} is",
        readings=readings,
        verdict="differ" if differ else "agree",
    )
