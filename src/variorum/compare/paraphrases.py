"""Sentences of two reports that say the same in other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from variorum.language import Encode
from variorum.language.rarity import rarity
from variorum.model import MarkedReport, Match, Quantity, Span
from variorum.settings import Compare
from variorum.text import Token, tokens

NEGATIONS = frozenset(
    ("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "hardly", "barely", "unable")
    + ("deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing")
    + ("reject", "rejects", "rejected", "dismiss", "dismisses", "dismissed")
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as it is compared in meaning."""

    span: Span
    text: str
    rare: frozenset[str]
    names: tuple[str, ...]
    numbers: frozenset[str]
    quantities: tuple[Quantity, ...]
    negated: bool


def sentences(marked: MarkedReport, settings: Compare) -> list[Sentence]:
    """The sentences of a report that are long enough to say something, outside furniture."""
    furniture = [f.span for f in marked.report.furniture]
    found = []
    for span in marked.sentences:
        words = tokens(marked.report.text, span.begin, span.end)
        if not settings.min_sentence_words <= len(words) <= settings.max_sentence_words:
            continue
        if any(span.overlaps(f) for f in furniture):
            continue
        text = marked.report.words(span)
        found.append(
            Sentence(
                span=span,
                text=" ".join(text.split()),
                rare=frozenset(w.compared for w in words if rarity(w.compared) >= settings.rare),
                names=_names(words),
                numbers=frozenset(number.strip(".,") for number in _NUMBER.findall(text)),
                quantities=tuple(q for q in marked.quantities if span.contains(q.span)),
                negated=any(w.compared in NEGATIONS or w.compared.endswith("n't") for w in words),
            )
        )
    return found


def _names(words: Sequence[Token]) -> tuple[str, ...]:
    """Words with a capital that do not open the sentence."""
    return tuple(sorted({w.compared.removesuffix("'s") for w in words[1:] if w.written[0].isupper() and len(w.written) > 2}))


def paraphrases(reports: Sequence[MarkedReport], taken: Sequence[Match], encode: Encode, settings: Compare) -> Iterator[Match]:
    """Sentences of two reports that are nearest to each other in meaning, and do not contradict one another.

    Left out: sentences of which half lies in a passage of `taken` between the same two reports, and reports that share
    neither a passage nor `min_shared_rare` rare words.
    """
    found = {marked.id: sentences(marked, settings) for marked in reports}
    covered: dict[tuple[str, str], list[Match]] = {}
    for match in taken:
        covered.setdefault((match.left.report, match.right.report), []).append(match)
    pairs = sorted({*_akin(found, settings), *covered})
    needed = sorted({id_ for pair in pairs for id_ in pair})
    texts = sorted({sentence.text for id_ in needed for sentence in found[id_]})
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    rows = {id_: np.stack([vectors[s.text] for s in found[id_]]) for id_ in needed if found[id_]}
    for left, right in pairs:
        if left in rows and right in rows:
            yield from _nearest(found[left], found[right], rows[left] @ rows[right].T, covered.get((left, right), []), settings)


def _akin(found: dict[str, list[Sentence]], settings: Compare) -> Iterator[tuple[str, str]]:
    """Ids of two reports that share enough rare words; words of very many reports do not count."""
    holders: dict[str, list[str]] = {}
    for id_ in sorted(found):
        for word in sorted({word for sentence in found[id_] for word in sentence.rare}):
            holders.setdefault(word, []).append(id_)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) <= settings.most_reports:
            shared.update(combinations(ids, 2))
    return (pair for pair, count in shared.items() if count >= settings.min_shared_rare)


def _nearest(
    left: list[Sentence], right: list[Sentence], cosines: NDArray[np.float32], taken: list[Match], settings: Compare
) -> Iterator[Match]:
    rounded: NDArray[np.float64] = cosines.astype(np.float64).round(4)
    for i, j in enumerate(rounded.argmax(axis=1).tolist()):
        similarity = float(rounded[i, j])
        if similarity < settings.min_cosine or int(rounded[:, j].argmax()) != i:
            continue
        if _share(left[i].span, [m.left for m in taken]) >= 0.5 or _share(right[j].span, [m.right for m in taken]) >= 0.5:
            continue
        if not contradicts(left[i], right[j], settings):
            yield Match(left=left[i].span, right=right[j].span, similarity=min(similarity, 1.0), kind="paraphrase")


def _share(span: Span, covering: list[Span]) -> float:
    """The share of `span` that `covering`, which do not overlap, cover."""
    inside = sum(max(0, min(span.end, other.end) - max(span.begin, other.begin)) for other in covering)
    return inside / (span.end - span.begin)


def contradicts(left: Sentence, right: Sentence, settings: Compare) -> bool:
    """Whether names, figures or polarity tell that two sentences, near in meaning, speak of different things."""
    if left.negated != right.negated:
        return True
    if left.names and right.names and not _share_a_name(left.names, right.names, settings):
        return True
    if left.quantities and right.quantities:
        return _figures_apart(left.quantities, right.quantities)
    return bool(left.numbers and right.numbers and not left.numbers & right.numbers)


def _share_a_name(left: tuple[str, ...], right: tuple[str, ...], settings: Compare) -> bool:
    return any(fuzz.ratio(a, b) >= settings.same_name for a in left for b in right)


def _figures_apart(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> bool:
    """Whether both count in one unit, and in every such unit no figure of one can be a figure of the other."""
    units = {q.unit for q in left} & {q.unit for q in right}
    return bool(units) and not any(a.unit == b.unit and _may_be_equal(a, b) for a in left for b in right)


def _may_be_equal(a: Quantity, b: Quantity) -> bool:
    low = max(x for x in (a.low, b.low, float("-inf")) if x is not None)
    high = min(x for x in (a.high, b.high, float("inf")) if x is not None)
    return low <= high
