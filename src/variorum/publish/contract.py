"""The JSON that others read. Names and meaning are a contract (docs/reference/json.md); fields may be added, never changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from variorum.model import (
    Edition,
    Locus,
    MarkedReport,
    Match,
    Quotation,
    Reading,
    Report,
    Sayer,
    Span,
    Story,
    Withdrawal,
)
from variorum.ties import Change, Shared, Tied, Why

Record = dict[str, Any]
"""A JSON object."""


def _span(span: Span | None) -> Record | None:
    return {"begin": span.begin, "end": span.end} if span else None


def _report(report: Report) -> Record:
    dateline = report.dateline
    return {
        "id": report.id,
        "text": report.text,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "digest": report.digest,
        "source": report.source,
        "url": report.url,
        "dateline": {"begin": dateline.span.begin, "end": dateline.span.end, "place": dateline.place, "date": dateline.date}
        if dateline
        else None,
        "published": report.published,
        "updated": report.updated,
        "language": report.language,
        "credits": [{"begin": c.span.begin, "end": c.span.end, "agency": c.agency} for c in report.credits],
        "agencies": list(report.agencies),
        "furniture": [{"begin": f.span.begin, "end": f.span.end, "kind": f.kind} for f in report.furniture],
        "corrections": [_span(correction) for correction in report.corrections],
        "places": [
            {
                "begin": place.span.begin,
                "end": place.span.end,
                "element": place.element,
                "source_begin": place.begin,
                "source_end": place.end,
            }
            for place in report.places
        ],
    }


def _words(span: Span, report: Report) -> Record:
    return {"begin": span.begin, "end": span.end, "words": report.words(span)}


def _quotation(quotation: Quotation, report: Report) -> Record:
    return {
        "content": [_span(part) for part in quotation.content],
        "words": [report.words(part) for part in quotation.content],
        "kind": quotation.kind,
        "statement": quotation.statement,
        "in_marks": [_span(part) for part in quotation.in_marks],
        "source": _span(quotation.source),
        "cue": _span(quotation.cue),
        "speaker": quotation.speaker,
        "addressee": _span(quotation.addressee),
        "when": _span(quotation.when),
        "where": _span(quotation.where),
    }


def report_record(marked: MarkedReport) -> Record:
    """A line of `variorum mark`: the report, its text, and every mark in it."""
    return _report(marked.report) | {
        "sentences": [_span(sentence) for sentence in marked.sentences],
        "quotations": [_quotation(quotation, marked.report) for quotation in marked.quotations],
        "mentions": [
            {"begin": m.span.begin, "end": m.span.end, "kind": m.kind, "name": m.name}
            | ({"wikidata": m.wikidata} if m.wikidata else {})
            for m in marked.mentions
        ],
        "moments": [
            {"begin": m.span.begin, "end": m.span.end, "type": m.type, "value": m.value, "low": m.low, "high": m.high}
            for m in marked.moments
        ],
        "quantities": [
            {"begin": q.span.begin, "end": q.span.end, "low": q.low, "high": q.high, "unit": q.unit, "of": q.of}
            for q in marked.quantities
        ],
    }


def story_record(story: Story) -> Record:
    """A line of `variorum stories`."""
    return {"story": story.id, "thread": story.thread, "reports": list(story.reports), "title": story.title}


def change_record(change: Change, arrived: str) -> Record:
    """A line of `variorum stories --changes`: what came of the stories when the report `arrived` did."""
    return {
        "arrived": arrived,
        "change": change.kind,
        "story": change.story,
        "report": change.report,
        "other": change.other,
    }


def why_record(story: Story, why: Why, reports: Mapping[str, Report]) -> Record:
    """A line of `variorum stories --why`; `reports` has those of all stories, by id."""
    return story_record(story) | {
        "why": [
            {"report": report, "tied_to": [_tied(tied, reports) for tied in ties]}
            for report, ties in zip(story.reports, why.ties, strict=True)
        ],
        "lookalikes": [
            {"story": other.story, "mean": other.mean, "from": other.tied.report} | _tied(other.tied, reports)
            for other in why.lookalikes
        ],
    }


def _tied(tied: Tied, reports: Mapping[str, Report]) -> Record:
    def shared(found: Sequence[Shared]) -> list[Record]:
        return [
            {"term": one.term, "forms": [{"report": s.report} | _words(s, reports[s.report]) for s in one.spans]}
            for one in found
        ]

    return {
        "report": tied.other,
        "likeness": tied.likeness,
        "names": shared(tied.names),
        "terms": shared(tied.terms),
        "numbers": shared(tied.numbers),
        "days": tied.days,
        "copied": tied.copied,
        "passages": [form["forms"] for form in shared(tied.passages)],
        "against": list(tied.against),
        "decisions": [
            {"source": decision.source, "decided": decision.kind, "by": decision.by, "why": decision.why}
            for decision in tied.decisions
        ],
    }


def match_record(match: Match) -> Record:
    """A line of `variorum matches`."""
    left, right = match.left, match.right
    return {
        "left": left.report,
        "left_begin": left.begin,
        "left_end": left.end,
        "right": right.report,
        "right_begin": right.begin,
        "right_end": right.end,
        "similarity": match.similarity,
        "kind": match.kind,
        "recurs": match.recurs,
        "background": match.background,
    }


def _reading(reading: Reading, reports: dict[str, Report]) -> Record:
    if reading.span is None:
        return {"report": reading.report, "silent": True, "cut": reading.cut}
    found = {"low": reading.low, "high": reading.high, "unit": reading.unit, "date": reading.date, "value": reading.value}
    more: Record = {"withdrawn": True} if reading.withdrawn else {}
    if reading.said_by:
        more["said_by"] = _sayer(reading.said_by, reports)
    if reading.claims:
        more["claims"] = [
            _words(claim.span, reports[reading.report])
            | {"low": claim.low, "high": claim.high, "unit": claim.unit, "said_by": _sayer(claim.said_by, reports)}
            for claim in reading.claims
        ]
    return {"report": reading.report} | _words(reading.span, reports[reading.report]) | found | more


def _sayer(sayer: Sayer, reports: dict[str, Report]) -> Record:
    return {"name": sayer.name} | _words(sayer.span, reports[sayer.span.report])


def _locus(locus: Locus, reports: dict[str, Report]) -> Record:
    return {
        "id": locus.id,
        "kind": locus.kind,
        "asks": locus.asks,
        "readings": [_reading(reading, reports) for reading in locus.readings],
        "verdict": locus.verdict,
        "by_source": locus.by_source,
    }


def _withdrawal(withdrawal: Withdrawal, reports: dict[str, Report]) -> Record:
    def told(span: Span | None) -> Record | None:
        return {"report": span.report} | _words(span, reports[span.report]) if span else None

    return {
        "report": withdrawal.report,
        **_words(withdrawal.note, reports[withdrawal.report]),
        "locus": withdrawal.locus,
        "was": told(withdrawal.was),
        "now": told(withdrawal.now),
        "first_in": list(withdrawal.first_in),
        "carried_by": list(withdrawal.carried_by),
    }


def edition_record(edition: Edition) -> Record:
    """One edition of `variorum collate -o X.json`. Each reading, quotation, slip and form carries its words, so that
    `variorum verify` can hold them against the sources."""
    reports = {marked.id: marked.report for marked in edition.reports}
    stemma = edition.stemma
    return {
        "story": edition.story.id,
        "thread": edition.story.thread,
        "title": edition.story.title,
        "reports": [_report(marked.report) for marked in edition.reports],
        "origins": stemma.origins,
        "utterances": [
            {
                "id": utterance.id,
                "speaker": utterance.speaker,
                "quotations": [
                    {"report": wording.report}
                    | _quotation(wording.quotation, reports[wording.report])
                    | {"changes": list(wording.changes)}
                    for wording in utterance.wordings
                ],
            }
            for utterance in edition.utterances
        ],
        "loci": [_locus(locus, reports) for locus in edition.loci],
        "withdrawn": [_withdrawal(withdrawal, reports) for withdrawal in edition.withdrawals],
        "slips": [
            {
                "report": slip.report,
                "kind": slip.kind,
                "spans": [{"report": span.report} | _words(span, reports[span.report]) for span in slip.spans],
                "why": slip.why,
            }
            for slip in edition.slips
        ],
        "terms": [
            {
                "referent": term.referent,
                "forms": [{"report": span.report} | _words(span, reports[span.report]) for span in term.forms],
            }
            | ({"wikidata": term.wikidata} if term.wikidata else {})
            for term in edition.terms
        ],
        "stemma": {
            "unseen": [{"id": unseen.id, "agency": unseen.agency, "text": unseen.text} for unseen in stemma.unseen],
            "descents": [
                {
                    "child": descent.child,
                    "parent": descent.parent,
                    "how": descent.how,
                    "confidence": descent.confidence,
                    "evidence": list(descent.evidence),
                }
                for descent in stemma.descents
            ],
            "independent": list(stemma.independent),
            "common_source": [list(group) for group in stemma.common_source],
        },
    }
