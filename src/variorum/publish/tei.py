"""TEI P5: editions as critical apparatus. Reports are witnesses, utterances and loci are entries, spans are pointers.

Each report's text stands whole in an `<ab>`; `<ptr target="#string-range(s1-t1,120,20)"/>` is 20 code points of it from
the 120th on, counted from 0 as everywhere in Variorum.
"""

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from variorum.model import Claim, Edition, Locus, Quotation, Reading, Report, Sayer, Span, Stemma, Utterance
from variorum.publish.labels import labels
from variorum.publish.printable import line, printable
from variorum.publish.readings import by_source, number

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)?)?")  # what W3C dates can be


def element(name: str, attributes: Mapping[str, str | None] | None = None, *content: str) -> str:
    """An XML element; `content` is XML already, attributes that are None are left out.

    >>> element("rdg", {"wit": "#a", "type": None}, text("1 < 2"))
    '<rdg wit="#a">1 &lt; 2</rdg>'
    """
    written = "".join(f" {key}={quoteattr(printable(value))}" for key, value in (attributes or {}).items() if value is not None)
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text(content: str) -> str:
    """Characters as XML can hold them: what it forbids has been replaced one for one, and a carriage return is kept."""
    return escape(printable(content), {"\r": "&#13;"})


def tei(editions: Sequence[Edition]) -> str:
    """One TEI document for each edition, all in one teiCorpus where there is not exactly one."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if len(editions) == 1:
        return head + _document(editions[0], "s1", _NAMESPACE) + "\n"
    documents = [_document(edition, f"s{place}") for place, edition in enumerate(editions, 1)]
    return head + element("teiCorpus", {"xmlns": _NAMESPACE}, _header("Editions of news stories", ""), *documents) + "\n"


def _header(title: str, source: str) -> str:
    described = element(
        "fileDesc",
        None,
        element("titleStmt", None, element("title", None, text(line(title)))),
        element("publicationStmt", None, element("p", None, "Written by Variorum from the reports that it lists.")),
        element("sourceDesc", None, source or element("p", None, "See the source description of each edition.")),
    )
    encoded = element(
        "encodingDesc",
        None,
        element(
            "p",
            None,
            "Each reading points to the words of its witness, which stands whole in the text; an empty one is silent.",
        ),
        element("variantEncoding", {"method": "location-referenced", "location": "external"}),
    )
    return element("teiHeader", None, described, encoded)


def _document(edition: Edition, prefix: str, namespace: str | None = None) -> str:
    reports = [marked.report for marked in edition.reports]
    wits = {report.id: f"{prefix}-w{place}" for place, report in enumerate(reports, 1)}
    unseen = {source.id: f"{prefix}-x{place}" for place, source in enumerate(edition.stemma.unseen, 1)}
    names = labels(reports)
    sigla = wits | {id_: name for id_, name in unseen.items() if id_ not in wits}
    by_id = {report.id: report for report in reports}
    witnesses = [_witness(report, wits[report.id], names[report.id]) for report in reports]
    witnesses += [
        element(
            "witness",
            {"xml:id": unseen[source.id]},
            text(f"{line(source.agency or 'A source')}, inferred: not among the reports"),
        )
        for source in edition.stemma.unseen
    ]
    apparatus = [
        ("utterances", "Who said what", [_said(u, f"{prefix}-u{n}", by_id, wits) for n, u in enumerate(edition.utterances, 1)]),
        (
            "loci",
            "Where the accounts agree, differ, are silent",
            [_locus(locus, f"{prefix}-l{n}", by_id, wits) for n, locus in enumerate(edition.loci, 1)],
        ),
    ]
    divisions = [
        element("div", {"type": kind}, element("head", None, head), element("listApp", None, *entries))
        for kind, head, entries in apparatus
        if entries
    ]
    divisions += _notes(edition, by_id, wits)
    divisions += [
        element("div", {"type": "reconstruction", "corresp": f"#{unseen[source.id]}"}, element("ab", None, text(source.text)))
        for source in edition.stemma.unseen
        if source.text
    ]
    body = element("body", None, *divisions, *(_full(report, wits[report.id], names[report.id]) for report in reports))
    source = element("listWit", None, *witnesses) + _relations(edition.stemma, sigla)
    return element(
        "TEI", {"xmlns": namespace, "xml:id": prefix}, _header(edition.story.title, source), element("text", None, body)
    )


def _witness(report: Report, wit: str, name: str) -> str:
    facts = [element("title", None, text(line(report.title)))] if report.title else []
    facts += [element("publisher", None, text(line(report.outlet)))] if report.outlet else []
    facts += [element("date", None, text(line(report.published)))] if report.published else []
    facts += [element("date", {"type": "updated"}, text(line(report.updated)))] if report.updated else []
    facts += [
        element("idno", {"type": "report"}, text(line(report.id))),
        element("idno", {"type": "sha256"}, text(report.digest)),
    ]
    facts += [element("idno", {"type": "url"}, text(line(report.url)))] if report.url else []
    return element("witness", {"xml:id": wit, "n": name}, element("bibl", None, *facts))


def _pointer(span: Span, wits: Mapping[str, str]) -> str:
    return element("ptr", {"target": f"#string-range({wits[span.report]}-text,{span.begin},{span.end - span.begin})"})


def _words(span: Span, reports: Mapping[str, Report]) -> str:
    return text(line(reports[span.report].words(span)))


def _quoted(part: Span, quotation: Quotation, reports: Mapping[str, Report]) -> str:
    """The words of a part of `quotation`, as quoted words where they stand in marks."""
    words = _words(part, reports)
    return element("q", None, words) if part in quotation.in_marks else words


def _said(utterance: Utterance, id_: str, reports: Mapping[str, Report], wits: Mapping[str, str]) -> str:
    readings = [
        element(
            "rdg",
            {"wit": f"#{wits[wording.report]}", "type": wording.quotation.kind, "cause": "_".join(wording.changes) or None},
            " … ".join(_quoted(part, wording.quotation, reports) for part in wording.quotation.content),
            *(_pointer(part, wits) for part in wording.quotation.content),
        )
        for wording in utterance.wordings
    ]
    note = element("note", {"type": "speaker"}, text(line(utterance.speaker or "not known")))
    return element("app", {"xml:id": id_, "type": "utterance"}, *readings, note)


def _locus(locus: Locus, id_: str, reports: Mapping[str, Report], wits: Mapping[str, str]) -> str:
    readings = [_reading(reading, reports, wits) for reading in locus.readings if reading.report in wits]
    notes = element("note", {"type": "asks"}, text(line(locus.asks))) + element("note", {"type": "verdict"}, locus.verdict)
    if sources := by_source(locus):
        notes += element("note", {"type": "sources"}, text(line("; ".join(sources))))
    return element("app", {"xml:id": id_, "type": locus.kind}, *readings, notes)


def _reading(reading: Reading, reports: Mapping[str, Report], wits: Mapping[str, str]) -> str:
    wit = f"#{wits[reading.report]}"
    if reading.span is None:
        return element("rdg", {"wit": wit, "type": "cut" if reading.cut else "silent"})
    words, pointer = _words(reading.span, reports), _pointer(reading.span, wits)
    if reading.low is not None or reading.high is not None:
        words = _measure(reading, words)
    elif reading.date:
        words = element("date", _when(reading.date), words)
    kind = {"wit": wit, "type": "withdrawn" if reading.withdrawn else None}
    claims = [
        element(
            "rdg",
            {"wit": wit, "type": "claim"},
            _measure(claim, _words(claim.span, reports)),
            _pointer(claim.span, wits),
            _said_by(claim.said_by),
        )
        for claim in reading.claims
    ]
    return element("rdg", kind, words, pointer, _said_by(reading.said_by)) + "".join(claims)


def _said_by(sayer: Sayer | None) -> str:
    return element("note", {"type": "said-by"}, text(line(sayer.name))) if sayer else ""


def _measure(figure: Reading | Claim, words: str) -> str:
    least = None if figure.low is None else f"{figure.low:.15g}"
    most = None if figure.high is None else f"{figure.high:.15g}"
    unit = _SPACE.sub("_", line(figure.unit or "")) or None  # a word, as TEI has it
    return element("measure", {"atLeast": least, "atMost": most, "unit": unit}, words)


def _when(value: str) -> dict[str, str]:
    """The attributes of a date: the day, the first and last day that it may be, or, where TEI has no form for it, its name."""
    first, slash, last = value.partition("/")
    if slash and _DAY.fullmatch(first) and _DAY.fullmatch(last):
        return {"notBefore": first, "notAfter": last}
    return {"when": value} if _DAY.fullmatch(value) else {"n": value}


def _notes(edition: Edition, reports: Mapping[str, Report], wits: Mapping[str, str]) -> list[str]:
    found = []
    if edition.withdrawals:
        taken_back = [
            element(
                "item",
                {"corresp": f"#{wits[one.report]}"},
                element("quote", None, _words(one.note, reports)) + _pointer(one.note, wits),
                *(
                    element("quote", {"type": kind, "corresp": f"#{wits[span.report]}"}, _words(span, reports))
                    + _pointer(span, wits)
                    for kind, span in (("was", one.was), ("now", one.now))
                    if span
                ),
            )
            for one in edition.withdrawals
        ]
        found.append(
            element("div", {"type": "withdrawn"}, element("head", None, "Withdrawn"), element("list", None, *taken_back))
        )
    if edition.slips:
        slips = [
            element(
                "item",
                {"n": slip.kind, "corresp": f"#{wits[slip.report]}"},
                text(line(slip.why)),
                *(element("quote", None, _words(span, reports)) + _pointer(span, wits) for span in slip.spans),
            )
            for slip in edition.slips
        ]
        found.append(element("div", {"type": "slips"}, element("head", None, "Slips"), element("list", None, *slips)))
    if edition.terms:
        terms = [
            element(
                "item",
                None,
                element("label", None, text(line(term.referent))),
                *(
                    element("term", {"corresp": f"#{wits[span.report]}"}, _words(span, reports)) + _pointer(span, wits)
                    for span in term.forms
                ),
            )
            for term in edition.terms
        ]
        found.append(element("div", {"type": "terms"}, element("head", None, "Words chosen"), element("list", None, *terms)))
    return found


def _relations(stemma: Stemma, sigla: Mapping[str, str]) -> str:
    relations = [
        element(
            "relation",
            {
                "name": "took-from",
                "active": f"#{sigla[descent.child]}",
                "passive": f"#{sigla[descent.parent]}",
                "type": descent.how,
                "n": f"{number(100 * descent.confidence)}%",
            },
            *([element("desc", None, text(line("; ".join(descent.evidence))))] if descent.evidence else []),
        )
        for descent in stemma.descents
        if descent.child in sigla and descent.parent in sigla
    ]
    return element("listRelation", {"type": "stemma"}, *relations) if relations else ""


def _full(report: Report, wit: str, name: str) -> str:
    whole = element("ab", {"xml:id": f"{wit}-text", "xml:space": "preserve"}, text(report.text))
    return element("div", {"type": "report", "corresp": f"#{wit}"}, element("head", None, text(name)), whole)
