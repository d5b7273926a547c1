"""The wordings of one utterance side by side: who prints which, and word by word how each departs from the first."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

import msgspec

from variorum.model import QuotationKind, Span, Utterance, Wording
from variorum.publish.printable import line
from variorum.publish.sources import Pointer, Sources
from variorum.text.alignment import alignment
from variorum.text.normal import tokens

PieceKind = Literal["same", "other", "added", "left-out", "reworded"]
_JOINT = " … "  # between stretches of one quotation
_CLOSE = re.compile(r"[\s\"“”„‟«»″'‘’‚‛‹›`´]*")  # nothing but marks: the stretches on both sides are one run of words
_MOST_SHORT = 3  # words: "specific" and "concrete" are held against each other all the same
_OPENS = re.compile(r"\s[\"“”„‟«»‘‚‹']+\w")
_BETWEEN = re.compile(r"”? … “?|”?\s*“?$|\s*[\"“„«‘][\s\"“„«‘]*$")  # belongs to neither the word before it nor the one after it
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
    """One wording, all its reports, and how it departs from the first. Its words have quotation marks around those that stand
    in marks in the reports, and no others. `kind` is direct where all do, indirect where none does, else mixed."""

    words: tuple[Words, ...]
    kind: QuotationKind
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
    groups: dict[tuple[bool, tuple[str, ...]], list[_Printed]] = {}
    for wordings in by_report.values():
        for printed in _printed(wordings, sources):
            compared = tuple(token.compared for token in tokens(printed.text)) or (printed.text,)
            groups.setdefault((printed.kind != "direct", compared), []).append(printed)
    first = min(groups, key=lambda key: (key[0], _changed(groups[key]), -len(groups[key]), -len(key[1]), key))
    others = [key for key in groups if key != first]
    others.sort(key=lambda key: (key[0], -len(groups[key]), -len(key[1]), key))
    standard = groups[first][0].text
    shown = [
        Variant(
            words=(Words("same", standard),) if key == first else tuple(differences(standard, groups[key][0].text)),
            kind=groups[key][0].kind,
            changes=_changes(groups[key]),
            carriers=tuple(_carrier(printed, utterance, sources) for printed in groups[key]),
        )
        for key in [first, *others]
    ]
    return Sayings(
        anchor=anchor,
        speaker=line(utterance.speaker) if utterance.speaker else None,
        variants=tuple(shown),
        reports=len(by_report),
    )


class _Printed(msgspec.Struct, frozen=True, kw_only=True):
    """What one report prints of an utterance: all that it has in marks, or a clause that it tells in its own words."""

    text: str
    kind: QuotationKind
    spans: tuple[Span, ...]
    wordings: tuple[Wording, ...]


def _printed(wordings: Sequence[Wording], sources: Sources) -> list[_Printed]:
    """What a report quotes, and apart from that each clause that it tells in its own words, with the phrases in marks that
    the clause runs into. What it repeats, as in its headline, stands once."""
    runs: list[list[Span]] = []
    marked = {part for wording in wordings for part in wording.quotation.in_marks}
    for span in sorted({part for wording in wordings for part in wording.quotation.content}):
        text = sources.reports[span.report].text
        if runs and _CLOSE.fullmatch(text, runs[-1][-1].end, span.begin) and not {span, runs[-1][-1]} <= marked:
            runs[-1].append(span)
        else:
            runs.append([span])
    quoted = _once([run for run in runs if set(run) <= marked], sources)
    own = _once([run for run in runs if not set(run) <= marked], sources)
    found = []
    for kept in (quoted, *([run] for run in own)):
        if kept:
            spans = tuple(span for run in kept for span in run)
            touched = tuple(wording for wording in wordings if set(spans) & set(wording.quotation.content))
            inside = marked & set(spans)
            kind: QuotationKind = "direct" if len(inside) == len(spans) else "mixed" if inside else "indirect"
            found.append(_Printed(text=_text(kept, marked, sources), kind=kind, spans=spans, wordings=touched))
    return found


def _once(runs: Sequence[list[Span]], sources: Sources) -> list[list[Span]]:
    """`runs` without those whose words another has."""
    keys = [" ".join(token.compared for span in run for token in tokens(sources.words(span))) for run in runs]
    return [
        run
        for place, (run, key) in enumerate(zip(runs, keys, strict=True))
        if not any(key in other and (len(other), -at) > (len(key), -place) for at, other in enumerate(keys) if at != place)
    ]


def _text(runs: Sequence[Sequence[Span]], marked: AbstractSet[Span], sources: Sources) -> str:
    """The words of `runs`, those in marks between quotation marks; words that lead up to marks left out end in a gap."""
    texts = (" ".join(f"“{sources.words(span)}”" if span in marked else sources.words(span) for span in run) for run in runs)
    last = runs[-1][-1]
    leads_on = last not in marked and _OPENS.match(sources.reports[last.report].text, last.end)
    return _JOINT.join(texts) + (" …" if leads_on else "")


def _changed(group: Sequence[_Printed]) -> bool:
    """Whether every report that has this wording has changed it."""
    return not any(all(not wording.changes for wording in printed.wordings) for printed in group)


def _changes(group: Sequence[_Printed]) -> tuple[str, ...]:
    """How a wording departs from that of most reports: not at all if one report's own does not."""
    if any(not wording.changes for printed in group for wording in printed.wordings if len(printed.wordings) == 1):
        return ()
    changes = tuple(dict.fromkeys(change for printed in group for wording in printed.wordings for change in wording.changes))
    told = "paraphrase" in changes and group[0].kind != "direct"
    return ("paraphrase",) if told else changes  # of a clause told anew, what became of a phrase in it says nothing


def _carrier(printed: _Printed, utterance: Utterance, sources: Sources) -> Carrier:
    wordings = printed.wordings
    speaker = line(next((wording.quotation.speaker for wording in wordings if wording.quotation.speaker), None) or "")
    return Carrier(
        id=wordings[0].report,
        report=sources.labels[wordings[0].report],
        pointers=tuple(sources.pointer(span) for span in printed.spans),
        speaker=speaker if speaker and speaker != line(utterance.speaker or "") else None,
    )


def differences(first: str, other: str) -> list[Words]:
    """`other` in stretches, each with how it departs from `first`. What `first` has before the first and after the last
    word that both share is not shown as left out: a wording may be cut to a phrase.

    >>> [(w.kind, w.text) for w in differences("We have specific challenges here", "We have concrete challenges")]
    [('same', 'We have '), ('other', 'concrete'), ('same', ' challenges')]
    >>> [(w.kind, w.text) for w in differences("The tanks are not safe", "The tanks are really safe now")]
    [('same', 'The tanks are '), ('other', 'really'), ('same', ' safe '), ('added', 'now')]
    """
    columns = alignment([first, other])
    shared = [place for place, (left, right) in enumerate(columns) if left and right and left.compared == right.compared]
    lengths = [sum(cells[side] is not None for cells in columns) for side in (0, 1)]
    if not lengths[1] or (len(shared) < _LEAST_SHARED * min(lengths) and max(lengths) > _MOST_SHORT):
        return [Words("reworded", other)]
    found: list[Words] = []
    at = 0
    if other.startswith("“"):
        found.append(Words("same", "“"))
        at = 1
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
