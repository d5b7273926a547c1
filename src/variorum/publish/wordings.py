"""The wordings of one utterance side by side: who prints which, and word by word how each departs from the first."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.model import Utterance, Wording
from variorum.publish.printable import line
from variorum.publish.sources import Pointer, Sources
from variorum.text.alignment import alignment
from variorum.text.normal import tokens

PieceKind = Literal["same", "other", "added", "left-out", "reworded"]
_MARKS = frozenset('"“”„«»')
_JOINT = " … "  # between stretches of one quotation
_MOST_SHORT = 3  # words: "specific" and "concrete" are held against each other all the same
_BETWEEN = re.compile(r" … |\s*[\"“„«‘][\s\"“„«‘]*$")  # belongs to neither the word before it nor the one after it
_LEAST_SHARED = 0.34  # of the shorter wording's words; with fewer, marking each other word says less than "in other words"


class Words(msgspec.Struct, frozen=True):
    """A stretch of a wording: as the first wording has it, other words in its place, words that it lacks, words of it that
    are left out here; or all of a wording that says it in other words."""

    kind: PieceKind
    text: str


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """A report that prints a wording: the link to each stretch of it, and to whom the report gives it where that is not the
    speaker of the utterance."""

    id: str
    report: str
    pointers: tuple[Pointer, ...]
    speaker: str | None


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One wording, all its reports, and how it departs from the first. `kind` is direct where its words stood in marks,
    mixed where the marks are among its words, else indirect."""

    words: tuple[Words, ...]
    kind: str
    changes: tuple[str, ...]
    carriers: tuple[Carrier, ...]

    @property
    def reworded(self) -> bool:
        """Whether it has so little in common with the first that its words are not held against that."""
        return any(stretch.kind == "reworded" for stretch in self.words)

    @property
    def text(self) -> str:
        """The wording as it is printed."""
        return "".join(stretch.text for stretch in self.words if stretch.kind != "left-out")

    @property
    def unclosed(self) -> str:
        """The mark that closes the last one among the words, where it stands after them."""
        text = self.text
        if self.kind == "direct":
            return ""
        return "”" if text.count("“") > text.count("”") else '"' if text.count('"') % 2 else ""


class Sayings(msgspec.Struct, frozen=True, kw_only=True):
    """An utterance as it is shown; the first variant is the one that the others are held against."""

    anchor: str
    speaker: str | None
    variants: tuple[Variant, ...]
    reports: int


def sayings(sources: Sources) -> list[Sayings]:
    """The utterances of an edition: those of most reports first, then in the order of the edition."""
    found = [
        _sayings(utterance, sources, f"{sources.anchor}-u{place}")
        for place, utterance in enumerate(sources.edition.utterances, 1)
        if utterance.wordings
    ]
    return sorted(found, key=lambda shown: (-shown.reports, -len(shown.variants)))


def _sayings(utterance: Utterance, sources: Sources, anchor: str) -> Sayings:
    by_report: dict[str, list[Wording]] = {}
    for wording in utterance.wordings:
        by_report.setdefault(wording.report, []).append(wording)
    groups: dict[tuple[str, ...], list[list[Wording]]] = {}
    texts: dict[tuple[str, ...], str] = {}
    for wordings in by_report.values():
        text = _text(wordings, sources)
        key = tuple(token.compared for token in tokens(text)) or (text,)
        groups.setdefault(key, []).append(wordings)
        texts.setdefault(key, text)
    first = min(groups, key=lambda key: (_rank(groups[key]), -len(groups[key]), -len(key), key))
    others = [key for key in groups if key != first]
    others.sort(key=lambda key: (_indirect(groups[key]), -len(groups[key]), -len(key), key))
    shown = [
        Variant(
            words=(Words("same", texts[key]),) if key == first else tuple(differences(texts[first], texts[key])),
            kind="indirect" if _indirect(groups[key]) else "mixed" if set(texts[key]) & _MARKS else "direct",
            changes=_changes(groups[key]),
            carriers=tuple(_carrier(group, utterance, sources) for group in groups[key]),
        )
        for key in [first, *others]
    ]
    return Sayings(
        anchor=anchor,
        speaker=line(utterance.speaker) if utterance.speaker else None,
        variants=tuple(shown),
        reports=len(by_report),
    )


def _changes(groups: Sequence[Sequence[Wording]]) -> tuple[str, ...]:
    """How a wording departs from that of most reports: not at all if one report's own does not."""
    if any(not wording.changes for group in groups for wording in group if len(group) == 1):
        return ()
    return tuple(dict.fromkeys(change for group in groups for wording in group for change in wording.changes))


def _rank(groups: Sequence[Sequence[Wording]]) -> tuple[bool, bool]:
    """What the first wording is not, if it can be helped: one without marks, one that has been changed."""
    return _indirect(groups), not any(all(not wording.changes for wording in group) for group in groups)


def _indirect(groups: Sequence[Sequence[Wording]]) -> bool:
    return all(wording.quotation.kind == "indirect" for group in groups for wording in group)


def _text(wordings: Sequence[Wording], sources: Sources) -> str:
    """All that one report prints of an utterance, in the order of its text, what it repeats (in its headline) only once."""
    spans = sorted({part for wording in wordings for part in wording.quotation.content})
    printed = [(sources.words(span), " ".join(token.compared for token in tokens(sources.words(span)))) for span in spans]
    kept: list[str] = []
    for place, (words, key) in enumerate(printed):
        others = [other for at, (_, other) in enumerate(printed) if at != place and (len(other), -at) > (len(key), -place)]
        if not any(key in other for other in others):
            kept.append(words)
    return _JOINT.join(kept)


def _carrier(wordings: Sequence[Wording], utterance: Utterance, sources: Sources) -> Carrier:
    speaker = line(next((wording.quotation.speaker for wording in wordings if wording.quotation.speaker), None) or "")
    spans = sorted({part for wording in wordings for part in wording.quotation.content})
    return Carrier(
        id=wordings[0].report,
        report=sources.labels[wordings[0].report],
        pointers=tuple(sources.pointer(span) for span in spans),
        speaker=speaker if speaker and speaker != line(utterance.speaker or "") else None,
    )


def differences(first: str, other: str) -> list[Words]:
    """`other` in stretches, each with how it departs from `first`. What `first` has before the first and after the last
    word that both share is not shown as left out: a wording may be cut to a phrase.

    >>> [(w.kind, w.text) for w in differences("We have specific challenges here", "We have concrete challenges")]
    [('same', 'We have '), ('other', 'concrete '), ('same', 'challenges')]
    >>> [(w.kind, w.text) for w in differences("The tanks are not safe", "The tanks are really safe now")]
    [('same', 'The tanks are '), ('other', 'really '), ('same', 'safe '), ('added', 'now')]
    """
    columns = alignment([first, other])
    shared = [place for place, (left, right) in enumerate(columns) if left and right and left.compared == right.compared]
    lengths = [sum(cells[side] is not None for cells in columns) for side in (0, 1)]
    if not lengths[1] or (len(shared) < _LEAST_SHARED * min(lengths) and max(lengths) > _MOST_SHORT):
        return [Words("reworded", other)]
    found: list[Words] = []
    at = 0
    for place, (left, right) in enumerate(columns):
        if right is None:
            if left and shared and shared[0] < place < shared[-1]:
                _extend(found, Words("left-out", left.written))
            continue
        kind: PieceKind = "added" if left is None else "same" if left.compared == right.compared else "other"
        following = next((cells[1] for cells in columns[place + 1 :] if cells[1]), None)
        end = following.begin if following else len(other)
        between = _BETWEEN.search(other, right.end, end)
        cut = between.start() if between else end
        _extend(found, Words(kind, other[at:cut]))
        if cut < end:
            _extend(found, Words("same", other[cut:end]))
        at = end
    return found


def _extend(found: list[Words], words: Words) -> None:
    if found and found[-1].kind == words.kind:
        glue = " " if words.kind == "left-out" else ""
        found[-1] = Words(words.kind, found[-1].text + glue + words.text)
    else:
        found.append(words)
