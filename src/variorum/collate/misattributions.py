"""Slips of attribution: a quotation given to another speaker than everywhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.collate.contexts import WORD, content_words, stem
from variorum.collate.polarity_words import PRONOUNS
from variorum.model import MarkedReport, Slip, Span, Utterance, Wording
from variorum.settings import Collate

_TITLES = (
    "mr mrs ms dr prof sir lady lord the of a an de la le von van al el bin president minister prime captain general chief"
)
_SPOKESMAN = re.compile(r"\bspokes(?:m[ae]n|wom[ae]n|person|people)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"[^A-Z]*\b(?:at|for|from|in|of|to|with)\s+(?:the\s+)?[A-Z]")  # "adviser at Clean Roads"
NOT_NAMES = frozenset(_TITLES.split())


class _Misgiven(msgspec.Struct, frozen=True):
    """Words that a report gives to `given`, while the reports `whom` have them from `usual`; `spans` show it."""

    report: str
    spans: tuple[Span, ...]
    given: str
    usual: str
    whom: tuple[str, ...]


def speaker_slips(reports: Sequence[MarkedReport], utterances: Sequence[Utterance], settings: Collate) -> Iterator[Slip]:
    """A slip for every report that gives an utterance to a person whom no other report gives it to, while two reports or
    more, and most of those that name a person, are at one. Utterances that a report takes from one speaker and gives to one
    other are one slip."""
    by_id = {marked.id: marked for marked in reports}
    persons = _persons(reports)
    found: list[_Misgiven] = []
    for utterance in utterances:
        named: dict[str, list[tuple[Wording, frozenset[str]]]] = {}
        for wording in utterance.wordings:
            speaker = wording.quotation.speaker or ""
            name = name_words(speaker)
            if (
                name in persons
                and not _OF_WHOM.match(speaker)
                and wording.report in by_id
                and wording.quotation.kind != "indirect"
            ):
                named.setdefault(wording.report, []).append((wording, name))
        for report in sorted(named):
            if one := _odd_one_out(report, named, by_id, settings):
                found.append(one)
    while found:
        first = found.pop(0)
        same = [one for one in found if _is_same_exchange(first, one)]
        found = [one for one in found if one not in same]
        yield _slip([first, *same])


def _is_same_exchange(one: _Misgiven, other: _Misgiven) -> bool:
    return one.report == other.report and all(
        _one_person(name_words(a), name_words(b)) for a, b in ((one.given, other.given), (one.usual, other.usual))
    )


def _slip(parts: Sequence[_Misgiven]) -> Slip:
    first = parts[0]
    whom = sorted({report for part in parts for report in part.whom})
    return Slip(
        report=first.report,
        kind="speaker",
        spans=tuple(dict.fromkeys(span for part in parts for span in part.spans)),
        why=f"given to {first.given}; {', '.join(whom[:3])}"
        + (f" and {len(whom) - 3} more" if len(whom) > 3 else "")
        + f" have it from {first.usual}",
    )


def name_words(name: str | None) -> frozenset[str]:
    """The words that tell a person: no titles, no accents; empty where there is no name.

    >>> sorted(name_words("Captain Joren Mäld"))
    ['joren', 'mald']
    """
    if not name or not re.search(r"\b[A-Z]", name):
        return frozenset()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z][A-Za-z]+", plain)) - NOT_NAMES


def _persons(reports: Sequence[MarkedReport]) -> frozenset[frozenset[str]]:
    """The names of all mentions of `reports` that stand for persons more often than for places or organisations, and
    their last words."""
    counts: dict[frozenset[str], int] = {}
    for marked in reports:
        for mention in marked.mentions:
            words = re.findall(r"\b[A-Z][\w’'-]+", mention.name)
            for name in {name_words(mention.name), name_words(words[-1]) if words else frozenset()}:
                counts[name] = counts.get(name, 0) + {"person": 1, "other": 0}.get(mention.kind, -1)
    return frozenset(name for name, count in counts.items() if name and count > 0)


def _odd_one_out(
    report: str,
    named: Mapping[str, list[tuple[Wording, frozenset[str]]]],
    by_id: Mapping[str, MarkedReport],
    settings: Collate,
) -> _Misgiven | None:
    for wording, name in named[report]:
        elsewhere = [
            (other, wording2, name2)
            for other in sorted(named)
            if other != report
            for wording2, name2 in named[other]
            if _alike(wording, wording2, by_id, settings)
        ]
        against = {other for other, _, name2 in elsewhere if not _one_person(name, name2)}
        with_it = {other for other, _, name2 in elsewhere if _one_person(name, name2)}
        if len(against) < 2 or 2 * (len(with_it) + 1) > len(against) + 1:
            continue
        rivals = [name2 for other, _, name2 in elsewhere if other in against]
        if not all(_one_person(rivals[0], rival) for rival in rivals):
            continue
        usual = max((w.quotation.speaker or "" for o, w, _ in elsewhere if o in against), key=lambda text: (len(text), text))
        if _may_be_usual(wording, rivals[0], by_id[report]) or _speaks_for(wording, rivals[0], by_id[report]):
            continue
        spans = [*wording.quotation.content]
        if wording.quotation.source:
            spans.insert(0, wording.quotation.source)
        return _Misgiven(
            report=report,
            spans=tuple(spans),
            given=wording.quotation.speaker or "",
            usual=usual,
            whom=tuple(sorted(against)),
        )
    return None


def _may_be_usual(wording: Wording, usual: frozenset[str], marked: MarkedReport) -> bool:
    """Whether the "she" to whom a report gives words may be the one whom all others have: that one is named in the same
    paragraph, before them."""
    source, begin = wording.quotation.source, wording.quotation.content[0].begin
    if source is None or marked.report.words(source).lower() not in PRONOUNS:
        return False
    text = marked.report.text
    return bool(name_words(text[text.rfind("\n", 0, begin) + 1 : begin]) & usual)


def _speaks_for(wording: Wording, usual: frozenset[str], marked: MarkedReport) -> bool:
    """Whether words that "its spokesman" has in `marked` may be those that all others have from what he speaks for: a name
    of one word may be a firm's."""
    source = wording.quotation.source
    return len(usual) == 1 and source is not None and bool(_SPOKESMAN.search(marked.report.words(source)))


def _one_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names share a word, or words so alike that they are spellings of one."""
    return bool(a & b) or any(x[:4] == y[:4] and abs(len(x) - len(y)) <= 2 for x in a for y in b)


def _stems(wording: Wording, by_id: Mapping[str, MarkedReport]) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(_words(wording, by_id)))


def _words(wording: Wording, by_id: Mapping[str, MarkedReport]) -> str:
    report = by_id[wording.report].report
    return " ".join(report.words(part) for part in wording.quotation.content)


def _alike(one: Wording, other: Wording, by_id: Mapping[str, MarkedReport], settings: Collate) -> bool:
    """Whether both have most of their content words in common, or, with few of those, the same words in a row."""
    a, b = _stems(one, by_id), _stems(other, by_id)
    least = min(len(a), len(b))
    if least >= settings.slip_speaker_words:
        return len(a & b) >= settings.slip_speaker_share * least
    first, second = (WORD.findall(_words(wording, by_id).lower()) for wording in (one, other))
    short, long = sorted((" ".join(first), " ".join(second)), key=len)
    return len(short.split()) >= settings.slip_speaker_row and f" {short} " in f" {long} "
