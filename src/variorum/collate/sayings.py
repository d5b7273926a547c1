"""Sayings: the stretches of quotations, with all that tells whether two of them are one thing said once."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from variorum.collate.contexts import EMPTY, stem
from variorum.collate.persons import described, persons
from variorum.model import MarkedReport, Quotation, QuotationKind, Span
from variorum.text.normal import Token, on_one_line, tokens

NEGATIONS = frozenset(("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"))
_TO_NINETEEN = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# "one" is not here: it is as often a pronoun ("no one", "one of them")
NUMERALS = {word: str(number) for number, word in enumerate(_TO_NINETEEN.split(), start=2)}
NUMERALS |= {word: str(10 * ten) for ten, word in enumerate(_TENS, start=2)} | {"twice": "2", "thrice": "3"}
FRAGMENT = 3  # words: "specific", "a church door": which of many things is meant, the words around it must say
AROUND = 6  # words on either side of a fragment: most often its clause
_MARK = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]|['’](?!\w)")
_STOP = re.compile(r"[.!?…]")
_PARAGRAPH = re.compile(r"\n\s*\n")


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the content of a quotation: the words between two marks, or one rendering without marks.

    `before` is the number of the saying of the same breath that it follows, if any: nothing but "he said" stands between.
    """

    number: int
    quotation: int
    kind: QuotationKind
    report: str
    span: Span
    text: str
    clause: str  # the text, with the words around it where it is a fragment that says little alone
    beside: tuple[str, str]  # of a fragment, the stems of the words of content next to it in its sentence; else empty
    sentence: str  # the sentence or sentences that it stands in
    person: str | None
    individual: bool  # whether the person is known by a name of its own; an office or a body may speak through anybody
    place: float  # 0 to 1: how far into the report
    stems: tuple[str, ...]
    content: tuple[str, ...]  # the stems that are more than grammar
    figures: frozenset[str]
    negations: tuple[int, ...]  # words of the text, by number, that say no
    breaks: tuple[int, ...] = ()  # words of the text, by number, that begin another sentence of it
    before: int | None = None


def negates(word: Token) -> bool:
    """Whether `word` says no.

    >>> [word.written for word in tokens("No, it isn’t and never was nothing") if negates(word)]
    ['No', 'isn’t', 'never', 'nothing']
    """
    return word.compared in NEGATIONS or word.compared.endswith("n't")


def sayings(reports: Sequence[MarkedReport], most_words_between: int) -> tuple[list[Quotation], list[Saying]]:
    """The quotations of `reports` in the order of reports and text, and their sayings; `quotation` counts the former."""
    quotations = [(marked, q) for marked in reports for q in sorted(marked.quotations, key=lambda q: (q.content, q.kind))]
    people = persons(quotation.speaker for _, quotation in quotations)
    bodies = {mention.name for marked in reports for mention in marked.mentions if mention.kind != "person"}
    found: list[Saying] = []
    for number, (marked, quotation) in enumerate(quotations):
        name = " ".join(quotation.speaker.split()) if quotation.speaker else ""
        for span in quotation.content:
            person = people.get(name)
            individual = person is not None and not described(person) and not bodies & {person, name}
            found.append(_saying(len(found), number, quotation, marked, span, person, individual))
    texts = {marked.id: marked.report.text for marked in reports}
    for left, right in pairwise(list(found)):
        if left.report == right.report and _one_breath(left, right, texts[left.report], most_words_between):
            found[right.number] = msgspec.structs.replace(right, before=left.number)
    return [quotation for _, quotation in quotations], found


def _saying(
    number: int, place: int, quotation: Quotation, marked: MarkedReport, span: Span, person: str | None, individual: bool
) -> Saying:
    text = marked.report.words(span)
    around = [sentence for sentence in marked.sentences if sentence.overlaps(span)]
    shown = on_one_line(text)
    words = tokens(text)
    fragment = len(words) <= FRAGMENT
    stems = tuple(_compared(word.compared) for word in words)
    return Saying(
        number=number,
        quotation=place,
        kind=quotation.kind,
        report=marked.id,
        span=span,
        text=shown,
        clause=_clause(marked.report.text, span, around) if fragment else shown,
        beside=_beside(marked.report.text, span, around) if fragment else ("", ""),
        sentence=" ".join(on_one_line(marked.report.words(sentence)) for sentence in around) or shown,
        person=person,
        individual=individual,
        place=span.begin / max(1, len(marked.report.text)),
        stems=stems,
        content=tuple(stem for stem in stems if stem not in EMPTY),
        figures=frozenset(s for s in stems if s[0].isdigit()),
        breaks=tuple(place for place in range(1, len(words)) if _STOP.search(text, words[place - 1].end, words[place].begin)),
        negations=tuple(place for place, word in enumerate(words) if negates(word)),
    )


def _compared(word: str) -> str:
    """The figure that `word` is, else its stem; words of grammar are left whole."""
    return NUMERALS.get(word) or (word if word in EMPTY else stem(word))


def _around(text: str, span: Span, sentences: Sequence[Span]) -> tuple[list[Token], list[Token]]:
    """The words on either side of `span` in its sentences."""
    begin = min((sentence.begin for sentence in sentences), default=span.begin)
    end = max((sentence.end for sentence in sentences), default=span.end)
    reach = 30 * AROUND  # characters, more than so many words have
    return (
        tokens(text, max(begin, span.begin - reach), span.begin) if begin < span.begin else [],
        tokens(text, span.end, min(end, span.end + reach)) if span.end < end else [],
    )


def _clause(text: str, span: Span, sentences: Sequence[Span]) -> str:
    """The words of `span` and a few on either side, in its sentences, without quotation marks."""
    left, right = _around(text, span, sentences)
    first = left[-AROUND:][0].begin if left else span.begin
    last = right[:AROUND][-1].end if right else span.end
    return on_one_line(_MARK.sub("", text[first:last]))


def _beside(text: str, span: Span, sentences: Sequence[Span]) -> tuple[str, str]:
    left, right = _around(text, span, sentences)
    before = next((_compared(word.compared) for word in reversed(left) if word.compared not in EMPTY), "")
    after = next((_compared(word.compared) for word in right if word.compared not in EMPTY), "")
    return before, after


def _one_breath(left: Saying, right: Saying, text: str, most_words: int) -> bool:
    """Whether `right` goes on where `left` ended: parts of one quotation, or one speaker with a few words between."""
    if left.quotation == right.quotation:
        return True
    if (left.kind == "indirect") != (right.kind == "indirect"):
        return False
    between = text[left.span.end : right.span.begin]
    if left.person is None or left.person != right.person:
        return False
    words = tokens(between)
    return not words or (len(words) <= most_words and not _PARAGRAPH.search(between))


def breaths(found: Sequence[Saying]) -> dict[str, float]:
    """For every person, the mean number of sayings in the reports that quote them: 1 has said one thing, 20 gave a speech."""
    quoted = Counter((saying.person, saying.report) for saying in found if saying.person)
    reports = Counter(person for person, _ in quoted)
    totals: Counter[str | None] = Counter()
    for (person, _), count in sorted(quoted.items(), key=str):
        totals[person] += count
    return {person: totals[person] / reports[person] for person in reports if person}
