"""Terms: the words that the reports choose for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np

from variorum.collate.contexts import stem
from variorum.collate.naming import spellings
from variorum.collate.substitutions import Substitution, sentences, substitutions
from variorum.collate.titles import titles
from variorum.language import Encode
from variorum.model import MarkedReport, Match, Span, Term
from variorum.settings import Collate


def terms(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> tuple[Term, ...]:
    """What the reports of one story call the same thing, where they call it differently: first the names that they spell in
    different ways, then what they call persons, then things, best supported first.

    A person goes by the name, a thing by its commonest word, which at least two reports have. Figures, dates and words in
    quotation marks are no terms.
    """
    reports = sorted(reports, key=lambda marked: marked.id)
    found = [*spellings(reports), *_of_persons(reports), *_of_things(reports, matches, encode, settings)]
    return tuple(found[: settings.term_most])


def _of_persons(reports: Sequence[MarkedReport]) -> list[Term]:
    """Those persons whom two reports give different roles; the one with most different roles first."""
    by_person: dict[str, list[tuple[str, Span]]] = {}
    for title in titles(reports):
        by_person.setdefault(title.person, []).append((title.role, title.span))
    ranked = []
    for person, roles in by_person.items():
        first: dict[tuple[str, str], Span] = {}
        for role, span in sorted(roles, key=lambda pair: pair[1]):
            first.setdefault((span.report, role), span)
        kinds = {role for role, _ in roles}
        if len(kinds) > 1 and len({span.report for _, span in roles}) > 1:
            ranked.append((-len(kinds), -len(first), person, tuple(sorted(first.values()))))
    return [Term(referent=person, forms=spans) for _, _, person, spans in sorted(ranked)]


def _of_things(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> list[Term]:
    """The words that stand for each other, where their sentences tell of what the sentences do in which they were found."""
    strong = substitutions(reports, matches, encode, settings)
    texts = {marked.id: marked.report for marked in reports}
    groups = _groups(strong)
    wanted = {name for group in groups for name in group}
    by_stem: dict[str, list[Place]] = {}
    for sentence in sentences(reports).values():
        numbers = [number for number in sentence.terms if sentence.stems[number] in wanted]
        words = " ".join(texts[sentence.span.report].words(sentence.span).split()) if numbers else ""
        for number in numbers:
            token = sentence.words[number]
            span = Span(sentence.span.report, token.begin, token.end)
            by_stem.setdefault(sentence.stems[number], []).append(Place(span, token.compared, words))
    result = []
    for group in groups:
        places = sorted(place for name in group for place in by_stem.get(name, ()))
        seeds = {span for s in strong if {stem(word) for word in s.words} <= set(group) for span in s.spans}
        term = _term(_of_one_thing(places, seeds, encode, settings))
        if term:
            result.append(term)
    return result


class Place(msgspec.Struct, frozen=True, order=True):
    """A word that may be a form of a term, as compared, and the sentence that it stands in."""

    span: Span
    word: str
    sentence: str


def _of_one_thing(places: Sequence[Place], seeds: set[Span], encode: Encode, settings: Collate) -> list[Place]:
    """Those of `places` whose sentences are near to that of one of `seeds`."""
    vectors = encode([place.sentence for place in places])
    known = [number for number, place in enumerate(places) if place.span in seeds]
    if not known:
        return []
    nearest = np.round((vectors @ vectors[known].T).max(axis=1), 4)
    return [place for place, near in zip(places, nearest, strict=True) if near >= settings.term_same_matter]


def _term(places: Sequence[Place]) -> Term | None:
    """The term whose forms stand at `places`, the first of each word in each report; None where no word is in two reports."""
    first: dict[tuple[str, str], Span] = {}
    for place in places:
        first.setdefault((place.span.report, stem(place.word)), place.span)
    spread = Counter(name for _, name in first)
    if len(spread) < 2 or max(spread.values()) < 2:
        return None
    commonest = min(spread, key=lambda name: (-spread[name], name))
    forms = Counter(place.word for place in places if stem(place.word) == commonest)
    referent = min(forms, key=lambda word: (-forms[word], word))
    return Term(referent=referent, forms=tuple(sorted(first.values())))


def _groups(strong: Sequence[Substitution]) -> list[list[str]]:
    """The stems of words that stand for each other, from the strongest pair on: a word joins where it stands for every
    word of the group."""
    pairs = {frozenset(map(stem, substitution.words)) for substitution in strong}
    groups: list[list[str]] = []
    for substitution in strong:
        left, right = map(stem, substitution.words)
        homes = [group for group in groups if left in group or right in group]
        if not homes:
            groups.append([left, right])
        elif len(homes) == 1:
            new = right if left in homes[0] else left
            if new not in homes[0] and all(frozenset((new, name)) in pairs for name in homes[0]):
                homes[0].append(new)
    return groups
