"""Loci of names: who holds an office, by the reports that name somebody in it."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.collate.contexts import stem
from variorum.collate.persons import name_words, persons
from variorum.model import Locus, MarkedReport, Mention, Reading
from variorum.settings import Collate

_HEADS = """
minister secretary chief president chairman chairwoman chairperson chair director commander mayor governor captain skipper
commissioner collector administrator prosecutor coroner ambassador consul chancellor premier ceo executive engineer officer head
manager editor architect scientist inspector coach principal rector dean bishop archbishop mediator superintendent sheriff
"""
HEADS = frozenset(_HEADS.split())
_RANKED = frozenset(
    ("executive", "engineer", "officer", "manager", "editor", "architect", "scientist", "inspector", "secretary")
)
"""Of these there are many: only one that is chief, general or of a field is one person."""
_OF_STATES = frozenset(("minister", "president", "premier", "chancellor", "ambassador", "consul", "governor", "secretary"))
"""Every country or body has one."""
_MODIFIERS = """
chief deputy vice prime foreign interior defence defense finance health industry transport economy justice education home press
managing executive general attorney district state federal national regional fire police medical energy environment agriculture
labour labor trade culture city county
"""
MODIFIERS = frozenset(_MODIFIERS.split())
_STEMS = frozenset(stem(word) for word in MODIFIERS)
_NO_LONGER = "former ex late then outgoing previous another other second incoming future next new acting interim one designate"
NO_LONGER = frozenset(_NO_LONGER.split())
_DETERMINERS_LISTED = "the its their his her our this a an"
_DETERMINERS = frozenset(_DETERMINERS_LISTED.split())
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BEFORE = re.compile(r"((?:[^\W\d_][\w’'-]*\s+){1,6})$")
_BEFORE_COMMA = re.compile(
    r"((?:[^\W\d_][\w’'-]*\s+){1,5}?[^\W\d_][\w’'-]*)(?:\s+(?:of|at|for)\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+))?,\s+$"
)
_BEHIND = re.compile(r"\s*(?:,\s*\d+\s*)?,\s+((?:[^\W\d_][\w’'-]*\s+){0,5}[^\W\d_][\w’'-]*)")
_ORG_BEHIND = re.compile(r"\s+(?:of|at|for)\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+)")
_REACH = 90  # characters before and behind a name in which its office stands


class Office(msgspec.Struct, frozen=True):
    """Somebody named in an office: its noun, the words that narrow it, and the names of what it is of."""

    head: str
    of: frozenset[str]
    bodies: frozenset[str]
    person: str
    mention: Mention
    words: str


def offices(reports: Sequence[MarkedReport], settings: Collate) -> tuple[Locus, ...]:
    """A locus for each office in which reports name different people, and for each that most reports name one in."""
    names = {mention.name for marked in reports for mention in marked.mentions if mention.kind == "person"}
    known = persons(sorted(name for name in names if len(name_words(name)) > 1))
    found: dict[tuple[str, frozenset[str]], list[Office]] = defaultdict(list)
    for marked in reports:
        for office in held(marked, known):
            found[office.head, office.of].append(office)
    _merge(found)
    ids = [marked.id for marked in reports]
    loci = [
        _locus(group, ids)
        for (head, of), own in sorted(found.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
        for group in _groups(head, of, own, len(reports), settings)
    ]
    return tuple(sorted(loci, key=lambda locus: (-sum(not reading.silent for reading in locus.readings), locus.id)))


def _merge(found: dict[tuple[str, frozenset[str]], list[Office]]) -> None:
    """Puts an office that is told in fewer words, in which nobody else is named, to the one that is told in more: "principal"
    to "sheriff principal"."""
    for head, of in sorted(found, key=lambda key: (key[0], len(key[1]), sorted(key[1]))):
        people = {office.person for office in found[head, of]}
        fuller = [
            other
            for noun, other in found
            if noun == head and of < other and people <= {office.person for office in found[head, other]}
        ]
        if fuller:
            found[head, min(fuller, key=sorted)] += found.pop((head, of))


def _groups(head: str, of: frozenset[str], own: Sequence[Office], reports: int, settings: Collate) -> Iterator[list[Office]]:
    """Those of `own` that are one locus: all of an office in which no report names two people, and of which the names of
    what it is of do not make two; else, of each person, those in whom enough reports are at one."""
    by_person: dict[str, list[Office]] = defaultdict(list)
    by_report: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    for office in own:
        by_person[office.person].append(office)
        by_report[office.mention.span.report].add(office.person)
        bodies[office.person] |= office.bodies
    several = any(len(named) > 1 for named in by_report.values())
    told = [frozenset(words) for words in bodies.values()]
    one_body = all(a & b if a or b else head not in _OF_STATES for i, a in enumerate(told) for b in told[:i])
    unique = bool(of) or any(told)
    if len(by_person) > 1 and not several and one_body and unique:
        yield list(own)
        return
    if not of & _STEMS:
        return  # who is president, is known
    for person in sorted(by_person):
        in_reports = {office.mention.span.report for office in by_person[person]}
        if len(in_reports) >= settings.office_fewest and 2 * len(in_reports) >= reports:
            yield by_person[person]


def held(marked: MarkedReport, known: Mapping[str, str]) -> Iterator[Office]:
    """The offices in which `marked` names somebody of `known`, in their order."""
    text = marked.report.text
    for mention in marked.mentions:
        person = known.get(mention.name)
        if mention.kind != "person" or person is None:
            continue
        sentence = next((one for one in marked.sentences if one.contains(mention.span)), mention.span)
        before = text[max(sentence.begin, mention.span.begin - _REACH) : mention.span.begin]
        behind = text[mention.span.end : min(sentence.end, mention.span.end + _REACH)]
        if office := _titled(before, begins=sentence.begin >= mention.span.begin - _REACH) or _explained(before, behind):
            head, of, bodies, words = office
            yield Office(head, of, bodies, person, mention, words)


_Read = tuple[str, frozenset[str], frozenset[str], str]


def _titled(before: str, *, begins: bool) -> _Read | None:
    """The office right before a name: "Chief engineer", "the dam's chief engineer"; `begins`, whether `before` begins its
    sentence, whose first word is capital anyhow."""
    found = _BEFORE.search(before)
    return _office(found[1].split(), "", first_is_capital=begins and found.start() == 0) if found else None


def _explained(before: str, behind: str) -> _Read | None:
    """The office between commas beside a name: "Its chief engineer, NAME", "NAME, 52, the chief engineer of the dam"."""
    if found := _BEFORE_COMMA.search(before):
        words = found[1].split()
        if any(word.lower() in _DETERMINERS or word.endswith(("'s", "’s", "s'", "s’")) for word in words):
            return _office(words, found[2] or "", first_is_capital=found.start() == 0)
    if found := _BEHIND.match(behind):
        words = found[1].split()
        for last in range(len(words), 0, -1):
            if words[last - 1].lower() in HEADS:
                rest = behind[found.start(1) + len(" ".join(words[:last])) :]
                org = _ORG_BEHIND.match(rest)
                return _office(words[:last], org[1] if org else "", first_is_capital=False, whole=True)
    return None


def _office(words: Sequence[str], org: str, *, first_is_capital: bool, whole: bool = False) -> _Read | None:
    """The office that `words` end in, of `org`; with `whole` they must be that and nothing else."""
    head = words[-1].lower()
    if head not in HEADS:
        return None
    of: list[str] = []
    bodies = {word.lower() for word in _WORD.findall(org) if word[0].isupper()}
    at = len(words) - 2
    while at >= 0:
        word, plain = words[at], words[at].lower()
        owner = re.sub(r"['’]s?$", "", word)
        if plain in NO_LONGER:
            return None
        if owner != word:
            bodies |= {owner.lower()} if owner[0].isupper() else set()
            break
        if plain not in MODIFIERS and not (word[0].isupper() and not (first_is_capital and at == 0)):
            break
        of.insert(0, plain)
        at -= 1
    if whole and at >= 0 and not (words[at].lower() in _DETERMINERS - {"a", "an"} or re.search(r"['’]s?$", words[at])):
        return None
    if at >= 0 and words[at].lower() in ("a", "an"):
        return None
    if head in _RANKED and not of:
        return None
    return head, frozenset(stem(word) for word in of), frozenset(bodies), " ".join((*of, head))


def _locus(group: Sequence[Office], ids: Sequence[str]) -> Locus:
    first: dict[str, Office] = {}
    for office in sorted(group, key=lambda one: one.mention.span):
        first.setdefault(office.mention.span.report, office)
    readings = tuple(
        Reading(report=report, span=first[report].mention.span, value=first[report].person)
        if report in first
        else Reading(report=report)
        for report in ids
    )
    spans = [(reading.span.report, reading.span.begin, reading.span.end) for reading in readings if reading.span]
    words = [office.words for office in first.values()]
    told = len(first)
    return Locus(
        id=hashlib.sha256(repr(("name", spans)).encode()).hexdigest()[:16],
        kind="name",
        asks=f"who is {max(sorted(set(words)), key=words.count)}",
        readings=readings,
        verdict="alone" if told < 2 else "agree" if len({one.person for one in first.values()}) == 1 else "differ",
    )
