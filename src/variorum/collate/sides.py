"""Statements that two sides make: what one report says and another denies, as loci."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.collate.contexts import EMPTY
from variorum.collate.persons import name_words
from variorum.collate.polarity_words import PEOPLE, PRONOUNS, SOMEBODY
from variorum.collate.predicates import Word, words_of
from variorum.collate.told import identity
from variorum.collate.verdicts import published
from variorum.model import Locus, MarkedReport, Mention, Reading, Report, Span
from variorum.text import on_one_line

_THIRD = frozenset(("he", "she", "who"))
_ANYBODY = "people"  # among the nouns of a subject: it counts people, or says that there were none
DAY = re.compile(
    r"\b\d{4}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december|yesterday|today|tomorrow|morning|evening|night)\b",
    re.IGNORECASE,
)

_UNTIL = re.compile(r"\b(?:until|till|up\s+to|through|no\s+later\s+than)\b[^,.;]{0,40}", re.IGNORECASE)


class Clause(msgspec.Struct, frozen=True):
    """One side of a statement: where it stands, who its subject is (names, words, whether a pronoun alone)."""

    report: str
    span: Span
    told: str  # subject and what is said of it, without the "not": what two clauses are likened by
    names: frozenset[str]
    nouns: frozenset[str]
    pronoun: bool
    when: frozenset[str]
    speaker: str | None
    subject: str
    predicate: str
    act: str = ""  # the root of the word that carries what is said or denied
    develops: bool = False  # the opposite may follow on it: a bridge that was closed is opened
    matter: str = ""  # one of those that news stands divided on: two of them are no one statement, though one clause tells both
    first: bool = False  # of what it quotes of both sides a report stands by what it quotes first


class Sentences:
    """The sentences of one report that state something, each as words."""

    def __init__(self, marked: MarkedReport) -> None:
        self.marked = marked
        text = marked.report.text
        notes = [*marked.report.corrections]
        if marked.report.dateline:
            notes.append(marked.report.dateline.span)
        self.spans = [
            one
            for one in sorted(marked.sentences)
            if not any(note.contains(one) for note in notes)
            and text[one.begin : one.end].strip() not in (marked.report.title or "")
            and not text[one.begin : one.end].rstrip(" \n\"”’'").endswith("?")
        ]
        self.words = [words_of(text, one) for one in self.spans]
        self.roots = [frozenset(word.root for word in words) for words in self.words]
        self._mentions = sorted(marked.mentions, key=lambda mention: mention.span)
        self._mention_begins = [mention.span.begin for mention in self._mentions]
        self._people = [mention for mention in marked.mentions if mention.kind == "person"]
        self._begins = [mention.span.begin for mention in self._people]
        self._quoted = sorted(
            (part.begin, part.end, quotation.speaker or "") for quotation in marked.quotations for part in quotation.in_marks
        )

    def mentions(self, number: int) -> list[Mention]:
        """The mentions in sentence `number`, in its order."""
        span = self.spans[number]
        first, last = (bisect_left(self._mention_begins, at) for at in (span.begin, span.end))
        return [mention for mention in self._mentions[first:last] if mention.span.end <= span.end]

    def clause(self, number: int, subject: tuple[int, int], begin: int, end: int, shown: tuple[int, int]) -> Clause:
        """The clause of sentence `number` whose subject and rest are the words between those places."""
        words, text = self.words[number], self.marked.report.text
        first, last = subject
        own = words[first:last]
        low, high = (own[0].begin, own[-1].end) if own else (words[begin].begin, words[begin].begin)
        names = {
            part
            for mention in self.marked.mentions
            if mention.kind in ("person", "organisation") and low <= mention.span.begin < high
            for part in name_words(mention.name)[-1:]
        }
        nouns = {
            word.root for word in own if word.plain not in EMPTY and word.plain not in PRONOUNS and word.plain not in SOMEBODY
        }
        if any(word.plain in PEOPLE or word.plain.isdigit() for word in own):
            nouns.add(_ANYBODY)
        nearest = next((word for word in reversed(own) if word.plain in PRONOUNS or word.plain not in EMPTY), None)
        pronoun = nearest is None or (nearest.plain in PRONOUNS and nearest.plain != "who")
        speaker = next((who for a, b, who in self._quoted if a <= words[begin].begin < b), None)
        if pronoun:
            names, nouns = set(), set()
            if nearest is not None and nearest.plain in _THIRD:
                place = bisect_right(self._begins, nearest.begin) - 1
                since = self.spans[max(0, number - 1)].begin
                if place >= 0 and self._people[place].span.begin >= since:
                    names = set(name_words(self._people[place].name)[-1:])
            elif nearest is not None and nearest.plain == "i" and speaker:
                names = set(name_words(speaker)[-1:])
        span = self.marked.report.span(words[shown[0]].begin, words[shown[1] - 1].end)
        predicate = text[words[begin].begin : words[end - 1].end]
        subject_text = short(text, own)
        return Clause(
            report=self.marked.id,
            span=span,
            told=on_one_line(f"{text[low:high]} {predicate}"),
            names=frozenset(names),
            nouns=frozenset(nouns),
            pronoun=pronoun,
            when=_when(text[words[max(0, begin - 6)].begin : words[end - 1].end]),
            speaker=speaker,
            subject=subject_text,
            predicate=on_one_line(predicate),
        )


def _when(told: str) -> frozenset[str]:
    """The days and years that the words of a clause name, but for those until which something holds."""
    return frozenset(found.group().lower() for found in DAY.finditer(_UNTIL.sub("", told)))


def shares_subject(one: Clause, other: Clause) -> bool:
    """Whether two clauses name one subject: a name in common, or a word where they have no names to tell them apart."""
    return bool(one.names & other.names) or bool(one.nouns & other.nouns)


def are_two(one: Clause, other: Clause) -> bool:
    """Whether the names say that two clauses tell of two."""
    return bool(one.names and other.names) and not one.names & other.names


def may_be_opposed(one: Clause, other: Clause) -> bool:
    """Whether two clauses may be of one thing, at one time, and not of one speaker."""
    if are_two(one, other) or (one.pronoun and other.pronoun and not one.names):
        return False
    if one.speaker is not None and one.speaker == other.speaker:
        return False
    if one.pronoun and one.names and _ANYBODY in other.nouns and not other.names:
        return False  # "he was not hurt", and six others were
    return not (one.when and other.when) or bool(one.when & other.when)


def sided(pairs: Sequence[tuple[Clause, Clause]], reports: Mapping[str, Report]) -> Iterator[Locus]:
    """The loci of `pairs`, each of a clause that denies and one that says: those with a clause in common are one."""
    groups: list[tuple[dict[Span, Clause], dict[Span, Clause]]] = []
    for denied, said in pairs:
        joined = [
            group
            for group in groups
            if _is_in(denied, group[0])
            or _is_in(said, group[1])
            or any(_is_one_act(denied, other) for other in group[0].values())
            or any(_is_one_act(said, other) for other in group[1].values())
        ]
        groups = [group for group in groups if group not in joined]
        groups.append(
            (
                {span: clause for group in joined for span, clause in group[0].items()} | {denied.span: denied},
                {span: clause for group in joined for span, clause in group[1].items()} | {said.span: said},
            )
        )
    for no, yes in groups:
        stands_by = _standing_by(no, yes)
        sides = [
            {
                clause.report: clause
                for clause in sorted(side.values(), key=lambda one: one.span, reverse=True)
                if stands_by.get(clause.report, clause) is clause
            }
            for side in (no, yes)
        ]
        if all(sides):
            yield _locus(sides[0], sides[1], reports)


def _is_one_act(one: Clause, other: Clause) -> bool:
    """Whether two clauses say one thing of one thing, in words that have the same root: "no siren was sounded", "the siren did
    not sound"."""
    return bool(one.act) and one.act == other.act and bool(one.nouns & other.nouns) and not are_two(one, other)


def _standing_by(no: Mapping[Span, Clause], yes: Mapping[Span, Clause]) -> dict[str, Clause]:
    """For each report that has clauses on both sides, the one that it stands by: the first in its own words, or, where both are
    words that it quotes, the first that says so rather than denies it."""
    found = {}
    for report in {clause.report for clause in no.values()} & {clause.report for clause in yes.values()}:
        mine = [
            (clause.speaker is not None, clause.speaker is not None and denied and not clause.first, clause.span, clause)
            for denied, side in ((True, no), (False, yes))
            for clause in side.values()
            if clause.report == report
        ]
        found[report] = min(mine, key=lambda one: one[:3])[3]
    return found


def _is_in(clause: Clause, side: Mapping[Span, Clause]) -> bool:
    return any(
        (clause.span == span or clause.span.overlaps(span))
        and not (clause.matter and one.matter and clause.matter != one.matter)
        for span, one in side.items()
    )


def _locus(no: Mapping[str, Clause], yes: Mapping[str, Clause], reports: Mapping[str, Report]) -> Locus:
    undone = all(clause.develops for clause in no.values())  # what has happened is not undone by a later report that denies it
    said = min(yes.values(), key=lambda clause: (clause.pronoun, not clause.subject, len(clause.predicate), clause.span))
    who = min(
        yes.values(),
        key=lambda clause: (clause.pronoun, not clause.subject, not clause.names, len(clause.subject), clause.span),
    )
    denial = min(no.values(), key=lambda clause: clause.span)
    readings = tuple(
        Reading(report=report, span=no[report].span, value=denial.predicate)
        if report in no
        else Reading(report=report, span=yes[report].span, value=said.predicate)
        if report in yes
        else Reading(report=report)
        for report in reports
    )
    return Locus(
        id=identity(("statement",), readings),
        kind="statement",
        asks=" ".join(f"whether {who.subject} {said.predicate}".split()),
        readings=readings,
        verdict="overtaken" if _came_later(yes, no, reports) or (undone and _came_later(no, yes, reports)) else "differ",
    )


def _came_later(late: Mapping[str, Clause], early: Mapping[str, Clause], reports: Mapping[str, Report]) -> bool:
    """Whether all of `late` were published on later days than all of `early`, or, of what develops, none of them on an
    earlier day and some on later ones."""
    after = [published(reports[report]) for report in late]
    before = [published(reports[report]) for report in early]
    days = [moment.date() for moment in after if moment], [moment.date() for moment in before if moment]
    if len(days[0]) != len(after) or len(days[1]) != len(before):
        return False
    if all(clause.develops for clause in late.values()):
        return min(days[0]) >= max(days[1]) and max(days[0]) > min(days[1])
    return min(days[0]) > max(days[1])


def short(text: str, subject: Sequence[Word]) -> str:
    """The words of a subject that a reader needs: its last stretch without a comma that names something."""
    end = len(subject)
    while end:
        begin = end - 1
        while begin > 0 and not (subject[begin].hard or subject[begin].soft):
            begin -= 1
        kept = subject[begin:end]
        if any(word.plain not in EMPTY and word.plain not in PRONOUNS and not word.plain.isdigit() for word in kept):
            while len(kept) > 1 and (kept[-1].plain in PRONOUNS or kept[0].plain in ("and", "but", "that", "said")):
                kept = kept[:-1] if kept[-1].plain in PRONOUNS else kept[1:]
            told = " ".join(text[kept[0].begin : kept[-1].end].split())
            return told[0].lower() + told[1:] if kept[0].plain in EMPTY | PEOPLE else told
        end = begin
    return ""
