"""Terms: the words that the reports choose for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collate.contexts import stem
from variorum.collate.substitutions import Substitution, sentences, substitutions
from variorum.collate.titles import titles
from variorum.language import Encode
from variorum.model import MarkedReport, Match, Span, Term
from variorum.settings import Collate


def terms(reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate) -> tuple[Term, ...]:
    """What the reports of one story call the same thing, where they call it differently, best supported first.

    A person goes by the name, a thing by its commonest word, which at least two reports have. Figures, dates, names and
    words in quotation marks are no terms.
    """
    reports = sorted(reports, key=lambda marked: marked.id)
    found = [*_of_persons(reports), *_of_things(reports, matches, encode, settings)]
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
    strong = substitutions(reports, matches, encode, settings)
    by_stem: dict[str, list[tuple[Span, str]]] = {}
    for sentence in sentences(reports).values():
        for number in sentence.terms:
            token = sentence.words[number]
            span = Span(sentence.span.report, token.begin, token.end)
            by_stem.setdefault(sentence.stems[number], []).append((span, token.compared))
    result = []
    for group in _groups(strong):
        places = sorted(place for name in group for place in by_stem.get(name, ()))
        forms_of: dict[tuple[str, str], Span] = {}
        for span, word in places:
            forms_of.setdefault((span.report, stem(word)), span)
        spread = Counter(name for _, name in forms_of)
        if max(spread.values(), default=0) > 1 and len({report for report, _ in forms_of}) > 1:
            commonest = min(spread, key=lambda name: (-spread[name], name))
            forms = Counter(word for _, word in places if stem(word) == commonest)
            referent = min(forms, key=lambda word: (-forms[word], word))
            result.append(Term(referent=referent, forms=tuple(sorted(forms_of.values()))))
    return result


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
