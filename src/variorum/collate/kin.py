"""Loci of kin: whose sister or wife somebody is, where reports have it otherwise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.persons import name_words, persons
from variorum.collate.sides import Sentences
from variorum.collate.told import told_locus
from variorum.model import Locus, Span
from variorum.settings import Collate

_LISTED = {
    "wife or husband": "wife husband widow widower spouse bride bridegroom",
    "partner": "girlfriend boyfriend fiancé fiancée fiance fiancee",
    "sister or brother": "sister brother twin half-sister half-brother stepsister stepbrother",
    "daughter or son": "daughter son stepdaughter stepson",
    "mother or father": "mother father mum mom dad stepmother stepfather",
    "niece or nephew": "niece nephew",
    "aunt or uncle": "aunt uncle",
    "cousin": "cousin",
    "granddaughter or grandson": "granddaughter grandson",
    "grandmother or grandfather": "grandmother grandfather grandma grandad granddad",
    "sister- or brother-in-law": "sister-in-law brother-in-law",
    "daughter- or son-in-law": "daughter-in-law son-in-law",
}
_KIN = {word: kin for kin, words in _LISTED.items() for word in words.split()}
_NOUN = "|".join(sorted(_KIN, key=lambda word: (-len(word), word)))
_OWNER = r"(?:(?P<owner>[A-Z][\w-]+)['’]s?|(?i:his|her|their|my|our|the\s+\w+['’]s?))"
_BEFORE = re.compile(
    rf"(?:\b{_OWNER}\s+(?:(?:[a-z]+|\d\d-year-old)\s+){{0,2}}?|(?<![\w’'-])(?=[WH]))(?P<kin>(?i:{_NOUN})),?\s+$"
)  # a title, "Sister Agnes", has a capital; "Wife" and "Husband" are none
_BEHIND = re.compile(rf",\s+(?:(?:aged\s+)?\d\d,\s+)?(?:{_OWNER}\s+(?:[a-z]+\s+){{0,2}}?)(?P<kin>{_NOUN})\b(?!['’]|\s+of\b)")
_FORMER = re.compile(r"\b(?:ex|former|late)\b|\bex-", re.IGNORECASE)
_BOTH = (frozenset(("mother or father", "wife or husband")), frozenset(("mother or father", "daughter or son")))
"""Of two whom a story tells of, somebody may well be the one to the first and the other to the second."""
_REACH = 60


class _Kin(msgspec.Struct, frozen=True):
    kin: str
    owner: frozenset[str]
    span: Span


def kin(read: Sequence[Sentences], settings: Collate) -> tuple[Locus, ...]:
    """A locus for everybody whom some reports have as one kind of kin and others as another, and none as both."""
    names = [mention.name for one in read for mention in one.marked.mentions if mention.kind == "person"]
    known = persons(names)
    told: dict[str, dict[str, list[_Kin]]] = defaultdict(lambda: defaultdict(list))
    for one in read:
        for name, found in _told(one):
            if person := known.get(name):
                told[person][one.marked.id].append(found)
    loci = []
    for person, by_report in sorted(told.items()):
        chosen = {report: those[0] for report, those in by_report.items()}
        kinds = Counter(found.kin for found in chosen.values())
        owners = [found.owner for found in chosen.values() if found.owner]
        if (
            len(kinds) < 2
            or len(chosen) < settings.name_fewest
            or frozenset(kinds) in _BOTH
            or any(len({found.kin for found in those}) > 1 for those in by_report.values())
            or any(not a & b for a in owners for b in owners)
        ):
            continue
        told_of = {report: (who.span, who.kin) for report, who in chosen.items()}
        reports = [one.marked.id for one in read]
        loci.append(told_locus(("kin", person), "statement", f"what kin {person} is", told_of, reports, "differ"))
    return tuple(loci)


def _told(one: Sentences) -> Iterator[tuple[str, _Kin]]:
    """Whose kin a report says that somebody is, with the name that it has for them, in its order."""
    report = one.marked.report
    those = [(sentence, mention) for number, sentence in enumerate(one.spans) for mention in one.mentions(number)]
    for sentence, mention in those:
        if mention.kind != "person":
            continue
        begin = max(sentence.begin, mention.span.begin - _REACH)
        before = _BEFORE.search(report.text[begin : mention.span.begin])
        behind = _BEHIND.match(report.text, mention.span.end, min(sentence.end, mention.span.end + _REACH))
        found = before or behind
        if found is None or _FORMER.search(found.group()):
            continue
        first = begin + found.start() if before else mention.span.begin
        last = mention.span.end if before else found.end()
        owner = frozenset(name_words(found["owner"] or ""))
        yield mention.name, _Kin(_KIN[found["kin"].lower()], owner, report.span(first, last))
