"""Quotations: words that a report gives to somebody."""

import re
from collections.abc import Sequence

from variorum.annotate.attribution import Said, quoted, unclaimed
from variorum.annotate.displayed import NOBODY, beside, displayed
from variorum.annotate.indirect import Form, attributions
from variorum.annotate.joined import joined
from variorum.annotate.layout import paragraphs
from variorum.annotate.lexicon import people, world
from variorum.annotate.marks import stretches
from variorum.annotate.passed_on import from_its_source
from variorum.annotate.references import Sentence, analysed
from variorum.annotate.rejections import with_its_maker
from variorum.annotate.speakers import speakers
from variorum.annotate.tagged import tagged
from variorum.language import Tag
from variorum.model import Mention, Quotation, Report, Span
from variorum.settings import Annotate

_FORMS: dict[str, frozenset[Form]] = {
    "none": frozenset(),
    "spoken": frozenset(["that", "clause", "trailing", "inserted", "to", "according", "question", "object"]),
    "all": frozenset(["that", "clause", "trailing", "inserted", "to", "according", "question", "object", "stance"]),
}
_ONE_NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:de|van|von|bin|al|[A-Z][\w’'.-]*)){1,3}")
_NO_WRITERS = people.ROLES | people.BODIES | people.PLURAL_ROLES | world.BODY_WORDS | {"desk", "team"}
_STOPPED = re.compile(r"[.!?…:;,][”\"’'»)\]]*$")  # how a paragraph of running text ends
_HEADLINE_PARAGRAPHS = 8  # how far down a page headlines stand: menus, kickers and bylines come before them


def quotations(
    report: Report, sentences: Sequence[Span], mentions: Sequence[Mention], settings: Annotate, tag: Tag | None = None
) -> tuple[Quotation, ...]:
    """The quotations of `report`, in order: those in marks by rule, those without as `tag` finds them, or else by rule."""
    ranges = paragraphs(report)
    marked = stretches(report.text, ranges)
    here = analysed(report, sentences, mentions, ranges, [(s.begin, s.end) for s in marked if not s.nested])
    above = headlines(report, ranges)
    in_marks = beside(quoted(report.text, here, marked, above, settings), displayed(report.text, ranges, here))
    without = tagged(report, tag(report.text), here, ranges, above) if tag else attributions(here, in_marks, above)
    shown = [one for one in without if one.form in _FORMS[settings.indirect]]
    loose = unclaimed(report.text, here, marked, in_marks)
    in_marks, shown = joined(report.text, in_marks, loose, shown, settings)
    in_marks = [from_its_source(with_its_maker(one, here[one.sentence]), here[one.sentence]) for one in in_marks]
    kept = {(one.said.content, one.said.cue) for one in shown}
    heard = [one.said for one in without if one.form not in _FORMS[settings.indirect]]
    said = sorted([*in_marks, *(one.said for one in shown), *heard], key=lambda one: (one.begin, one.content[-1][1], one.kind))
    named = speakers(report.text, here, said, settings, _writer(report.byline))
    return tuple(
        _quotation(report, here[one.sentence], one, name)
        for one, name in zip(said, named, strict=True)
        if one.kind != "indirect" or (one.content, one.cue) in kept
    )


def headlines(report: Report, ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of those paragraphs near the top that end without a full stop: headlines, kickers, bylines."""
    return frozenset(
        number
        for number, (begin, end) in enumerate(ranges[:_HEADLINE_PARAGRAPHS])
        if not _STOPPED.search(report.text, max(begin, end - 4), end)
    )


def _writer(byline: str | None) -> str | None:
    """The one person that a byline names, if it names one: "Ada Brik", not "Ada Brik and Tom Plint" or "Lamp Reporter"."""
    if not byline or not _ONE_NAME.fullmatch(byline):
        return None
    return None if _NO_WRITERS.intersection(byline.lower().split()) else byline


def _quotation(report: Report, sentence: Sentence, one: Said, speaker: str | None) -> Quotation:
    source = None
    label = False  # "Q:"
    if one.reference is not None:
        label = one.reference.made_up and one.reference.head in NOBODY and one.reference.last == one.reference.first + 1
        source = report.span(sentence.words[one.reference.first].begin, sentence.words[one.reference.last - 1].end)
    return Quotation(
        content=tuple([report.span(begin, end) for begin, end in one.content]),
        kind=one.kind,
        statement=one.statement,
        outside=tuple([report.span(begin, end) for begin, end in one.outside]),
        source=source,
        cue=report.span(*one.cue) if one.cue else None,
        speaker=None if label else speaker,
    )
