"""Words that stand for each other where two reports say the same thing: collided and smashed, inquiry and probe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from variorum.collate.contexts import EMPTY, stem
from variorum.collate.inflection import same_verb
from variorum.collate.sayings import NUMERALS
from variorum.collate.titles import ROLES
from variorum.language import Encode
from variorum.language.rarity import rarity
from variorum.model import MarkedReport, Match, Span
from variorum.settings import Collate
from variorum.text.calendar import MONTH_NAMES, WEEKDAY_NAMES
from variorum.text.normal import Token, on_one_line, tokens

_OTHER = """
today yesterday tomorrow tonight morning evening night afternoon noon midnight day days week weeks month
months year years hour hours minute minutes second seconds summer winter spring autumn weekend dozen hundred thousand million
billion half third quarter percent single double least most minimum maximum whom whose which whatever whoever anyone everyone
someone somebody anybody nobody everything nothing something anything north south east west northern southern eastern western
"""
NOT_TERMS = frozenset([*MONTH_NAMES, *WEEKDAY_NAMES, *_OTHER.split()]) | EMPTY | frozenset(NUMERALS)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, its words, and which of them may be terms, by number."""

    span: Span
    words: tuple[Token, ...]
    stems: tuple[str, ...]
    terms: tuple[int, ...]


class Substitution(msgspec.Struct, frozen=True, kw_only=True):
    """Two words (as compared, sorted) that stand for each other, the stronger the surer; where each of them stands."""

    words: tuple[str, str]
    strength: float
    spans: tuple[Span, ...]


def sentences(reports: Sequence[MarkedReport]) -> dict[Span, Sentence]:
    """The sentences of `reports` with at least one word that may be a term, outside quotations and names, by span."""
    found = {}
    for marked in reports:
        text = marked.report.text
        taken = sorted(
            [m.span for m in marked.mentions]
            + [part for q in marked.quotations for part in q.in_marks]
            + [f.span for f in marked.report.furniture]
        )
        names = {stem(word.compared) for m in marked.mentions for word in tokens(text, m.span.begin, m.span.end)}
        for span in marked.sentences:
            words = tokens(text, span.begin, span.end)
            near = [other for other in taken if other.overlaps(span)]
            terms = tuple(
                number
                for number, word in enumerate(words)
                if _may_be_term(word)
                and stem(word.compared) not in names
                and not any(other.begin < word.end and word.begin < other.end for other in near)
            )
            if terms:
                stems = tuple(stem(word.compared) for word in words)
                found[span] = Sentence(span=span, words=tuple(words), stems=stems, terms=terms)
    return found


def _may_be_term(word: Token) -> bool:
    return (
        word.compared.isalpha()
        and len(word.compared) > 2
        and word.compared not in NOT_TERMS
        and not word.compared.endswith("ly")
        and not word.written.isupper()
    )


def substitutions(
    reports: Sequence[MarkedReport], matches: Sequence[Match], encode: Encode, settings: Collate
) -> list[Substitution]:
    """Pairs of words, the strongest first, that stand in the same place of sentences of two reports that say the same:
    near in meaning, never used for two things in one sentence, and seldom both in one report."""
    by_span = sentences(reports)
    pairs = _pairs(reports, matches, by_span)
    if not pairs:
        return []
    vectors = _vectors({word for pair in pairs for side in pair for word in _terms(side)}, encode)
    texts = {marked.id: marked.report.text for marked in reports}
    meanings = _vectors({_text(texts, side) for pair in pairs for side in pair}, encode)
    seen: dict[tuple[str, str], list[tuple[int, Span, Span]]] = {}
    for left, right in pairs:
        if _cosine(meanings, _text(texts, left), _text(texts, right)) < settings.term_sentence_likeness:
            continue
        for i, j in _mutual(left, right, vectors, settings):
            a, b = left.words[i], right.words[j]
            places = Span(left.span.report, a.begin, a.end), Span(right.span.report, b.begin, b.end)
            words = (a.compared, b.compared) if a.compared <= b.compared else (b.compared, a.compared)
            seen.setdefault(words, []).append((_neighbours(left, i, right, j), *places))
    together = _together(by_span.values())
    used = _reports_with(by_span.values())
    result = []
    for words, standing in sorted(seen.items()):
        stems = stem(words[0]), stem(words[1])
        both, either = used[stems[0]] & used[stems[1]], used[stems[0]] | used[stems[1]]
        if frozenset(stems) in together or len(both) > settings.term_both * len(either):
            continue
        strength = (
            _cosine(vectors, *words)
            + settings.term_neighbour * max(neighbours for neighbours, _, _ in standing)
            + settings.term_again * (len({(a.report, b.report) for _, a, b in standing}) > 1)
        )
        if strength >= settings.term_strength:
            spans = tuple(sorted({span for _, a, b in standing for span in (a, b)}))
            result.append(Substitution(words=words, strength=round(strength, 4), spans=spans))
    return sorted(result, key=lambda substitution: (-substitution.strength, substitution.words))


def _pairs(
    reports: Sequence[MarkedReport], matches: Sequence[Match], by_span: dict[Span, Sentence]
) -> list[tuple[Sentence, Sentence]]:
    """The sentences that a match overlaps, of its two reports."""
    spans = {marked.id: sorted(s for s in marked.sentences if s in by_span) for marked in reports}
    found = {
        (left, right)
        for match in matches
        for left in spans.get(match.left.report, ())
        if left.overlaps(match.left)
        for right in spans.get(match.right.report, ())
        if right.overlaps(match.right)
    }
    return [(by_span[left], by_span[right]) for left, right in sorted(found)]


def _terms(sentence: Sentence) -> list[str]:
    return [sentence.words[number].compared for number in sentence.terms]


def _text(texts: dict[str, str], sentence: Sentence) -> str:
    return on_one_line(texts[sentence.span.report][sentence.span.begin : sentence.span.end])


def _vectors(texts: Iterable[str], encode: Encode) -> dict[str, NDArray[np.float32]]:
    ordered = sorted(set(texts))
    return dict(zip(ordered, encode(ordered), strict=True))


def _cosine(vectors: dict[str, NDArray[np.float32]], left: str, right: str) -> float:
    return round(float(vectors[left] @ vectors[right]), 4)


def _mutual(
    left: Sentence, right: Sentence, vectors: dict[str, NDArray[np.float32]], settings: Collate
) -> Iterator[tuple[int, int]]:
    """Words, by number, that only one of the two sentences has, each the nearest in meaning to the other."""
    mine = [number for number in left.terms if left.stems[number] not in right.stems]
    other = [number for number in right.terms if right.stems[number] not in left.stems]
    if not mine or not other:
        return
    cosines = np.round(
        np.stack([vectors[left.words[i].compared] for i in mine])
        @ np.stack([vectors[right.words[j].compared] for j in other]).T,
        4,
    )
    for row, i in enumerate(mine):
        column = int(cosines[row].argmax())
        j = other[column]
        a, b = left.words[i].compared, right.words[j].compared
        if (
            cosines[row, column] >= settings.term_likeness
            and int(cosines[:, column].argmax()) == row
            and min(rarity(a), rarity(b)) >= settings.term_rarity
            and max(rarity(a), rarity(b)) >= settings.term_rarer
            and not {a, b} <= ROLES
            and not same_verb(a, b)
            and not _one_word(a, b)
        ):
            yield i, j


def _one_word(left: str, right: str) -> bool:
    """Whether one is another spelling or a derivation of the other.

    >>> _one_word("defence", "defense"), _one_word("owns", "owner"), _one_word("collided", "crashed")
    (True, True, False)
    """
    short, long = sorted((stem(left), stem(right)), key=len)
    root = min(len(left), len(right), 4)
    return (
        (len(short) > 2 and long.startswith(short))
        or left[:root] == right[:root]
        or Indel.normalized_similarity(left, right) >= 0.8
    )


def _neighbours(left: Sentence, i: int, right: Sentence, j: int) -> int:
    """On how many sides of both words the next word is the same, or the sentence ends."""

    def beside(sentence: Sentence, number: int) -> str:
        return sentence.stems[number] if 0 <= number < len(sentence.stems) else ""

    return sum(beside(left, i + step) == beside(right, j + step) for step in (-1, 1))


def _together(found: Iterable[Sentence]) -> set[frozenset[str]]:
    """Pairs of stems that one sentence has both of: they are two things."""
    pairs = set()
    for sentence in found:
        stems = sorted({sentence.stems[number] for number in sentence.terms})[:40]
        pairs |= {frozenset((a, b)) for place, a in enumerate(stems) for b in stems[place + 1 :]}
    return pairs


def _reports_with(found: Iterable[Sentence]) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for sentence in found:
        for number in sentence.terms:
            used.setdefault(sentence.stems[number], set()).add(sentence.span.report)
    return used
