"""Changes: how each wording of an utterance departs from the one that most reports have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import get_args

import msgspec
import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from variorum.collate.contexts import EMPTY, stem
from variorum.collate.inflection import ARTICLES, AUXILIARIES, PRONOUNS, expanded, same_verb
from variorum.model import Change, Quotation, Report, Span
from variorum.settings import Collate
from variorum.text.alignment import coded, paired
from variorum.text.normal import on_one_line, plain_marks

ORDER: tuple[Change, ...] = get_args(Change)


class Wording(msgspec.Struct, frozen=True):
    """A quotation and its parts."""

    quotation: Quotation
    pieces: tuple[Piece, ...]

    @property
    def report(self) -> str:
        return self.pieces[0].span.report

    @property
    def words(self) -> list[str]:
        """The words of all parts."""
        return [word for piece in self.pieces for word in piece.words]


class Piece(msgspec.Struct, frozen=True, order=True):
    """One part of the content of a quotation, and its words as compared, contractions written out."""

    span: Span
    words: tuple[str, ...]


def changes(quotations: Sequence[Quotation], reports: Mapping[str, Report], settings: Collate) -> list[tuple[Change, ...]]:
    """The changes of each of `quotations`, all wordings of one utterance, against what the report that has most of their
    words has in marks, if anything; none for these words themselves, and none where only the comma before "he said" differs.

    Words that a report leaves out of one quotation and has in another are not lost.
    """
    wordings = [
        Wording(q, tuple(Piece(span, expanded(reports[span.report].words(span))) for span in q.content)) for q in quotations
    ]
    chosen = _fullest(wordings)
    if chosen is None:
        return [() for _ in quotations]
    ours = _in_marks_first([wording for wording in wordings if wording.report == chosen])
    standard = sorted({piece for wording in ours for piece in wording.pieces})
    line = [word for piece in standard for word in piece.words]
    kept = [{i for i, j in paired(line, wording.words) if line[i] == wording.words[j]} for wording in wordings]
    return [
        _changes(
            wording,
            standard,
            {i for other, has in zip(wordings, kept, strict=True) if other.report == wording.report for i in has},
            reports,
            settings,
        )
        if wording not in ours
        else ()
        for wording in wordings
    ]


def _fullest(wordings: Sequence[Wording]) -> str | None:
    """The report that has the greatest share, in order, of what each report has in common with any other.

    Of equals one that has a whole clause in marks, then one with fewer words beside that, then the first by its words and
    its id. None where one report has all wordings.
    """
    versions: dict[str, list[str]] = {}
    for report in sorted({wording.report for wording in wordings}):
        ours = _in_marks_first([wording for wording in wordings if wording.report == report])
        pieces = [piece.words for wording in ours for piece in wording.pieces]
        versions[report] = [word for words in _once(pieces) for word in words]
    if len(versions) < 2:
        return None
    reports_with = Counter(word for words in versions.values() for word in sorted(set(words)))
    names = sorted(versions)
    codes = coded([versions[name] for name in names] + [[w for w in versions[name] if reports_with[w] > 1] for name in names])
    whole, common = codes[: len(names)], codes[len(names) :]
    shared = cdist(whole, common, scorer=Indel.similarity) / 2
    lengths = np.array([max(1, len(code)) for code in common])
    has = {name: round(float(total), 4) for name, total in zip(names, (shared / lengths).sum(axis=1), strict=True)}
    direct = {wording.report for wording in wordings if wording.quotation.kind == "direct"}
    return min(names, key=lambda name: (-has[name], name not in direct, len(versions[name]), versions[name], name))


def _in_marks_first(wordings: Sequence[Wording]) -> Sequence[Wording]:
    """Those of `wordings` that stand in marks; all where none does. What a report tells in its own words beside a quotation
    is held against that, never the other way round."""
    return [wording for wording in wordings if wording.quotation.kind != "indirect"] or wordings


def _once(pieces: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """`pieces` without those that repeat words of a longer one, as a headline does."""
    distinct = list(dict.fromkeys(pieces))
    return [
        words
        for words in distinct
        if not any(len(words) < len(other) and _shared(words, other) >= len(words) for other in distinct)
    ]


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    a, b = coded([left, right])
    return int(Indel.similarity(a, b)) // 2


def _changes(
    wording: Wording, standard: Sequence[Piece], kept: Set[int], reports: Mapping[str, Report], settings: Collate
) -> tuple[Change, ...]:
    covered = [_covered(piece.words, standard) for piece in wording.pieces]
    used = sorted({place for places in covered for place in places})
    against = standard[used[0] : used[-1] + 1]
    first = sum(len(piece.words) for piece in standard[: used[0]])
    left = [word for piece in against for word in piece.words]
    found = _of_words(left, wording.words, {i - first for i in kept}, wording.quotation, settings)
    if any(len(places) > 1 for places in covered) and "paraphrase" not in found:
        found.add("spliced")
    if _bracketed(wording.pieces, reports) and not _bracketed(against, reports):
        found.add("inserted")
    if not found and left == wording.words and _written(wording.pieces, reports) != _written(against, reports):
        found.add("punctuation")
    return tuple(change for change in ORDER if change in found)


def _covered(words: Sequence[str], standard: Sequence[Piece]) -> list[int]:
    """The places of the pieces that `words` render: the one with most of them, and others that have a good part of their
    own words among the rest."""
    has = [_equal(piece.words, words) for piece in standard]
    weights = [sum(_weight(words[j]) for j in places) for places in has]
    best = max(range(len(standard)), key=lambda place: (weights[place], -place))
    rest = [word for j, word in enumerate(words) if j not in has[best]]
    return [
        place
        for place, piece in enumerate(standard)
        if place == best
        or sum(_weight(rest[j]) for j in _equal(piece.words, rest)) >= max(1.0, min(2.0, 0.5 * sum(map(_weight, piece.words))))
    ]


def _equal(left: Sequence[str], right: Sequence[str]) -> set[int]:
    """The words of `right`, by number, that `left` has too, in order."""
    return {j for i, j in paired(left, right) if left[i] == right[j]}


def _weight(word: str) -> float:
    return 0.25 if word in EMPTY else 1.0


def _of_words(
    left: Sequence[str], right: Sequence[str], kept: Set[int], quotation: Quotation, settings: Collate
) -> set[Change]:
    """The changes from the words `left`, of which those numbered `kept` are not lost, to the words `right`."""
    pairs = paired(left, right)
    unequal = [(left[i], right[j]) for i, j in pairs if left[i] != right[j]]
    stands, answered = {i for i, _ in pairs}, {j for _, j in pairs}
    removed = [word for i, word in enumerate(left) if i not in stands and i not in kept]
    added = [word for j, word in enumerate(right) if j not in answered]
    stems = _stems(left)
    content = [word for word in right if word not in EMPTY]
    short = max(len(left), len(right)) <= settings.utterance_phrase_words
    if content and not short and sum(stem(word) in stems for word in content) < settings.utterance_paraphrase * len(content):
        return {"paraphrase"}
    inflected = [pair for pair in unequal if _inflected(*pair)]
    replaced = [pair for pair in unequal if not _inflected(*pair)]
    if quotation.kind == "indirect":
        replaced = [pair for pair in replaced if not set(pair) <= EMPTY]
    moved = _stems([*removed, *(a for a, _ in replaced)]) & _stems([*added, *(b for _, b in replaced)])
    found: set[Change] = {_substitution(a, b) for a, b in inflected}
    if any(stem(a) not in moved and stem(b) not in moved for a, b in replaced):
        found.add("substituted")
    if moved:
        found.add("reordered")
        moved |= {stem(word) for word in removed} & {stem(word) for word in added}
    found |= _lost(removed, moved, quotation, len(left), len(right), settings)
    if any(stem(word) not in moved and word not in AUXILIARIES | ARTICLES for word in added):
        found.add("inserted")
    if (set(removed) ^ set(added)) & AUXILIARIES and not _only(found, removed, added):
        found.add("tense")
    return found


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if word not in EMPTY}


def _inflected(before: str, after: str) -> bool:
    return (before in PRONOUNS and after in PRONOUNS) or stem(before) == stem(after) or same_verb(before, after)


def _only(found: set[Change], removed: Sequence[str], added: Sequence[str]) -> bool:
    """Whether auxiliaries went or came with the words beside them, so that they say nothing of tense."""
    return bool(found & {"trimmed", "cut-to-phrase", "inserted"}) and any(w not in AUXILIARIES for w in (*removed, *added))


def _lost(
    removed: Sequence[str], moved: set[str], quotation: Quotation, before: int, after: int, settings: Collate
) -> set[Change]:
    grammar = EMPTY if quotation.kind == "indirect" else AUXILIARIES | ARTICLES  # "We warned" becomes "she had warned"
    if not any(stem(word) not in moved and word not in grammar for word in removed):
        return set()
    phrase = quotation.kind == "mixed" and after <= settings.utterance_phrase * before
    return {"cut-to-phrase" if phrase else "trimmed"}


def _substitution(before: str, after: str) -> Change:
    """What kind of change puts `after` for `before`.

    >>> _substitution("we", "they"), _substitution("was", "is"), _substitution("slide", "slid"), _substitution("bow", "prow")
    ('person', 'tense', 'tense', 'substituted')
    """
    if before in PRONOUNS and after in PRONOUNS:
        return "person" if PRONOUNS[before] != PRONOUNS[after] else "substituted"
    return "tense" if same_verb(before, after) else "substituted"


def _bracketed(pieces: Sequence[Piece], reports: Mapping[str, Report]) -> bool:
    """Whether the words hold what an editor put into them: "the others [the trains] stand still"."""
    return any(re.search(r"[\[(]\w", reports[piece.span.report].words(piece.span)) for piece in pieces)


def _written(pieces: Sequence[Piece], reports: Mapping[str, Report]) -> str:
    """The words as written, without the marks at both ends and with plain typography and white space."""
    text = " ".join(on_one_line(reports[piece.span.report].words(piece.span)) for piece in pieces)
    plain = plain_marks(text).strip(" .,;:!-")
    return plain[:1].lower() + plain[1:]
