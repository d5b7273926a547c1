"""Utterances: quotations in several reports that carry one thing said once."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from statistics import median

from variorum.collate.breaths import grouped
from variorum.collate.changes import changes
from variorum.collate.comparable import comparable
from variorum.collate.evidence import evidence
from variorum.collate.firms import firms, with_names
from variorum.collate.offices import with_holders
from variorum.collate.persons import majority
from variorum.collate.sayings import Saying, sayings
from variorum.language import Encode
from variorum.model import MarkedReport, Quotation, Report, Utterance, Wording
from variorum.settings import Collate


def utterances(reports: Sequence[MarkedReport], encode: Encode, settings: Collate) -> tuple[Utterance, ...]:
    """What somebody said, each thing once with all its wordings, in the order in which the reports have them; the wordings
    of one by report and place.

    Every quotation in marks is in exactly one utterance. Of indirect speech, what is `comparable` is where it meets other
    words for the same thing; the rest has nothing to be laid beside and stays a mark in its report.
    """
    known = firms(reports)
    named = with_names(with_holders(sorted(reports, key=lambda marked: marked.id)), known)
    by_id = {marked.id: marked for marked in named}
    quotations, found = sayings([comparable(marked, settings, known) for marked in by_id.values()], settings.utterance_between)
    if not found:
        return ()
    homes = _homes(found, grouped(evidence(found, encode), settings))
    of_quotation: dict[int, list[Saying]] = {}
    for saying in found:
        of_quotation.setdefault(saying.quotation, []).append(saying)
    members: dict[int, list[int]] = {}
    for number in range(len(quotations)):
        members.setdefault(homes[number], []).append(number)
    copies = Counter(marked.report.digest for marked in by_id.values())  # one text in two outlets: its id tells them apart
    keys = {id_: (m.report.digest, id_ if copies[m.report.digest] > 1 else "") for id_, m in by_id.items()}
    texts = {id_: marked.report for id_, marked in by_id.items()}
    placed = [
        (
            round(median(of_quotation[number][0].place for number in numbers), 6),
            _utterance([(quotations[number], of_quotation[number]) for number in numbers], texts, keys, settings),
        )
        for numbers in members.values()
        if len(numbers) > 1 or quotations[numbers[0]].kind != "indirect"
    ]
    return tuple(utterance for _, utterance in sorted(placed, key=lambda pair: (pair[0], pair[1].id)))


def _homes(found: Sequence[Saying], groups: Sequence[Sequence[int]]) -> dict[int, int]:
    """The group of every quotation: the one that most of its words are in, of equals the first."""
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    words: dict[int, Counter[int]] = {}
    for saying in found:
        words.setdefault(saying.quotation, Counter())[group_of[saying.number]] += 1 + len(saying.content)
    return {quotation: min(counts, key=lambda group: (-counts[group], group)) for quotation, counts in words.items()}


def _utterance(
    carried: Sequence[tuple[Quotation, Sequence[Saying]]],
    reports: dict[str, Report],
    keys: dict[str, tuple[str, str]],
    settings: Collate,
) -> Utterance:
    speakers = [(saying.report, saying.person) for _, parts in carried for saying in parts if saying.person]
    places = sorted((*keys[s.report], s.begin, s.end, q.kind) for q, _ in carried for s in q.content)
    digest = sha256(repr(places).encode()).hexdigest()
    speaker = majority(speakers)
    named = changes([quotation for quotation, _ in carried], reports, settings)
    wordings = [Wording(quotation=quotation, changes=change) for (quotation, _), change in zip(carried, named, strict=True)]
    return Utterance(
        id=f"u{digest[:12]}",
        speaker=speaker,
        wordings=tuple(sorted(wordings, key=lambda wording: (wording.quotation.content, wording.quotation.kind))),
    )
