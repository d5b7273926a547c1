"""The wordings of one utterance side by side: who prints which, and word by word how each departs from the first."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.model import Utterance, Wording
from variorum.publish.printable import line
from variorum.publish.sources import Pointer, Sources
from variorum.text.alignment import alignment
from variorum.text.normal import tokens

PieceKind = Literal["same", "other", "added", "left-out"]


class Words(msgspec.Struct, frozen=True):
    """A stretch of a wording: as the first wording has it, other words in its place, words that it lacks, or words of it
    that are left out here."""

    kind: PieceKind
    text: str


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """A report that prints a wording, and to whom it gives it where that is not the speaker of the utterance."""

    pointer: Pointer
    speaker: str | None


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One wording, all its reports, and how it departs from the first."""

    words: tuple[Words, ...]
    kind: str
    changes: tuple[str, ...]
    carriers: tuple[Carrier, ...]

    @property
    def text(self) -> str:
        """The wording as it is printed."""
        return "".join(stretch.text for stretch in self.words if stretch.kind != "left-out")


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
    groups: dict[tuple[str, ...], list[Wording]] = {}
    texts: dict[tuple[str, ...], str] = {}
    for wording in utterance.wordings:
        text = _text(wording, sources)
        key = tuple(token.compared for token in tokens(text)) or (text,)
        groups.setdefault(key, []).append(wording)
        texts.setdefault(key, text)
    first = min(groups, key=lambda key: (_changed(groups[key]), -len(groups[key]), -len(key), key))
    others = sorted((key for key in groups if key != first), key=lambda key: (_indirect(groups[key]), -len(groups[key]), -len(key), key))
    shown = [
        Variant(
            words=(Words("same", texts[key]),) if key == first else tuple(differences(texts[first], texts[key])),
            kind="indirect" if _indirect(groups[key]) else "direct",
            changes=tuple(dict.fromkeys(change for wording in groups[key] for change in wording.changes)),
            carriers=tuple(_carrier(wording, utterance, sources) for wording in groups[key]),
        )
        for key in [first, *others]
    ]
    return Sayings(
        anchor=anchor,
        speaker=line(utterance.speaker) if utterance.speaker else None,
        variants=tuple(shown),
        reports=len({wording.report for wording in utterance.wordings}),
    )


def _changed(group: Sequence[Wording]) -> tuple[bool, bool]:
    return _indirect(group), all(wording.changes for wording in group)


def _indirect(group: Sequence[Wording]) -> bool:
    return all(wording.quotation.kind == "indirect" for wording in group)


def _text(wording: Wording, sources: Sources) -> str:
    return " … ".join(sources.words(part) for part in wording.quotation.content)


def _carrier(wording: Wording, utterance: Utterance, sources: Sources) -> Carrier:
    speaker = line(wording.quotation.speaker or "")
    return Carrier(
        pointer=sources.pointer(wording.quotation.content[0]),
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
    if not shared:
        return [Words("same", other)]
    found: list[Words] = []
    at = 0
    for place, (left, right) in enumerate(columns):
        if right is None:
            if left and shared[0] < place < shared[-1]:
                _extend(found, Words("left-out", left.written))
            continue
        kind: PieceKind = "added" if left is None else "same" if left.compared == right.compared else "other"
        following = next((cells[1] for cells in columns[place + 1 :] if cells[1]), None)
        end = following.begin if following else len(other)
        _extend(found, Words(kind, other[at:end]))
        at = end
    return found


def _extend(found: list[Words], words: Words) -> None:
    if found and found[-1].kind == words.kind:
        glue = " " if words.kind == "left-out" else ""
        found[-1] = Words(words.kind, found[-1].text + glue + words.text)
    else:
        found.append(words)
