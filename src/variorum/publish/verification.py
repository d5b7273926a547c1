"""Holds an edition's JSON against the sources: every text, span, quoted word and figure."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.publish.numerals import date_holds, figure_holds
from variorum.publish.printable import line, shortened
from variorum.text.markup import squeezed, words_at

_SHOWN = 60  # characters of the words in a message


class _Span(msgspec.Struct, kw_only=True):
    begin: int
    end: int


class _Place(msgspec.Struct, kw_only=True):
    begin: int
    end: int
    source_begin: int
    source_end: int


class _Report(msgspec.Struct, kw_only=True):
    id: str
    text: str
    digest: str | None = None
    places: list[_Place] = []


class _Quotation(msgspec.Struct, kw_only=True):
    report: str
    content: list[_Span]
    words: list[str] | None = None
    source: _Span | None = None
    cue: _Span | None = None
    addressee: _Span | None = None
    when: _Span | None = None
    where: _Span | None = None


class _Utterance(msgspec.Struct, kw_only=True):
    id: str
    quotations: list[_Quotation]


class _Words(msgspec.Struct, kw_only=True):
    begin: int
    end: int
    report: str | None = None
    words: str | None = None


class _Claim(msgspec.Struct, kw_only=True):
    begin: int
    end: int
    said_by: _Words
    words: str | None = None
    low: float | None = None
    high: float | None = None


class _Reading(msgspec.Struct, kw_only=True):
    report: str
    begin: int | None = None
    end: int | None = None
    words: str | None = None
    low: float | None = None
    high: float | None = None
    date: str | None = None
    silent: bool = False
    said_by: _Words | None = None
    claims: list[_Claim] = []


class _Locus(msgspec.Struct, kw_only=True):
    id: str
    readings: list[_Reading]


class _Withdrawn(msgspec.Struct, kw_only=True):
    report: str
    begin: int
    end: int
    was: _Words
    locus: str | None = None
    words: str | None = None
    now: _Words | None = None
    first_in: list[str] = []
    carried_by: list[str] = []


class _Slip(msgspec.Struct, kw_only=True):
    report: str
    kind: str | None = None
    spans: list[_Words]


class _Term(msgspec.Struct, kw_only=True):
    referent: str
    forms: list[_Words]


class _Unseen(msgspec.Struct, kw_only=True):
    id: str


class _Descent(msgspec.Struct, kw_only=True):
    child: str
    parent: str


class _Stemma(msgspec.Struct, kw_only=True):
    unseen: list[_Unseen] = []
    descents: list[_Descent] = []
    independent: list[str] = []
    common_source: list[list[str]] = []


class _Edition(msgspec.Struct, kw_only=True):
    story: str
    reports: list[_Report]
    origins: int | None = None
    utterances: list[_Utterance] = []
    loci: list[_Locus] = []
    withdrawn: list[_Withdrawn] = []
    slips: list[_Slip] = []
    terms: list[_Term] = []
    stemma: _Stemma = msgspec.field(default_factory=_Stemma)


def discrepancies(editions: object, texts: Mapping[str, str], pages: Mapping[str, str] | None = None) -> list[str]:
    """A line for each thing in `editions` (the list that an edition's JSON holds) that the sources do not bear out: `texts`,
    the text of each by its report's id, and `pages`, the decoded source of those that are pages. Empty where everything
    holds; one line where the JSON is not of an edition at all.

    >>> discrepancies([{"story": "s", "reports": [{"id": "a", "text": "Nine dead"}]}], {"a": "Ten dead"})
    ['s: the text of report a differs from its source from character 0 on: "Nine dead" here, "Ten dead" there']
    """
    try:
        found = msgspec.convert(editions, list[_Edition])
    except msgspec.ValidationError as error:
        return [f"this is not a list of editions as `variorum collate -o X.json` writes it: {error}"]
    checks = [_Check(edition, texts, pages or {}) for edition in found]
    return [f"{line(check.edition.story)}: {problem}" for check in checks for problem in check.problems()]


class _Check:
    """One edition, and the texts that its spans are to be read in: a source's own, or the stored one where it is missing."""

    def __init__(self, edition: _Edition, texts: Mapping[str, str], pages: Mapping[str, str]) -> None:
        self.edition = edition
        self.pages = pages
        self.sources = texts
        self.texts = {report.id: texts.get(report.id, report.text) for report in edition.reports}

    def problems(self) -> Iterator[str]:
        """Everything that does not hold, in the order of the JSON."""
        for report in self.edition.reports:
            yield from self._report(report)
            yield from self._places(report)
        for utterance in self.edition.utterances:
            for quotation in utterance.quotations:
                yield from self._quotation(f"utterance {line(utterance.id)}", quotation)
        for locus in self.edition.loci:
            yield from self._locus(locus)
        for withdrawn in self.edition.withdrawn:
            yield from self._withdrawn(withdrawn)
        for slip in self.edition.slips:
            for span in slip.spans:
                yield from self._span("a slip", span.report or slip.report, span.begin, span.end, span.words)
        for term in self.edition.terms:
            for form in term.forms:
                yield from self._span(f"the term {line(term.referent)}", form.report, form.begin, form.end, form.words)
        yield from self._stemma()

    def _report(self, report: _Report) -> Iterator[str]:
        name = line(report.id)
        source = self.sources.get(report.id)
        if source is None:
            yield f"report {name} is not among the sources"
        elif source != report.text:
            place = next((n for n, (a, b) in enumerate(zip(report.text, source, strict=False)) if a != b), None)
            place = min(len(report.text), len(source)) if place is None else place
            here, there = (_quoted(text[max(0, place - 20) : place + 40]) for text in (report.text, source))
            yield f"the text of report {name} differs from its source from character {place} on: {here} here, {there} there"
        if report.digest is not None:
            digest = hashlib.sha256((report.text if source is None else source).encode("utf-8", "surrogatepass")).hexdigest()
            if report.digest != digest:
                yield f"the digest of report {name} is {line(report.digest)[:12]}…, that of its source {digest[:12]}…"

    def _places(self, report: _Report) -> Iterator[str]:
        page = self.pages.get(report.id)
        for place in report.places if page is not None else ():
            words = report.text[place.begin : place.end] if 0 <= place.begin < place.end <= len(report.text) else ""
            inside = 0 <= place.source_begin < place.source_end <= len(page or "")
            there = words_at(page or "", place.source_begin, place.source_end) if inside else ""
            if not words or there != squeezed(words):
                at = f"{place.source_begin} to {place.source_end} of the page of report {line(report.id)}"
                yield f"at {at} stands {_quoted(there)}, not {_quoted(words)}"

    def _quotation(self, where: str, quotation: _Quotation) -> Iterator[str]:
        words: Sequence[str | None] = quotation.words or [None] * len(quotation.content)
        if not quotation.content:
            yield f"{where}: a quotation of {line(quotation.report)} has no words"
        if len(words) != len(quotation.content):
            yield f"{where}: {len(words)} stretches of words for {len(quotation.content)} spans in {line(quotation.report)}"
        for part, said in zip(quotation.content, words, strict=False):
            yield from self._span(where, quotation.report, part.begin, part.end, said)
        for former, latter in zip(quotation.content, quotation.content[1:], strict=False):
            if latter.begin < former.end:
                yield f"{where}: the parts of a quotation of {line(quotation.report)} are not in the order of its text"
        for name in ("source", "cue", "addressee", "when", "where"):
            span: _Span | None = getattr(quotation, name)
            if span:
                yield from self._span(f"{where}, {name}", quotation.report, span.begin, span.end, None)

    def _locus(self, locus: _Locus) -> Iterator[str]:
        where = f"locus {line(locus.id)}"
        for reading in locus.readings:
            if reading.silent:
                if reading.report not in self.texts:
                    yield f"{where}: {_unknown(reading.report)}"
                continue
            if reading.begin is None or reading.end is None:
                yield f"{where}: the reading of {line(reading.report)} is not silent and has no span"
                continue
            wrong = list(self._span(where, reading.report, reading.begin, reading.end, reading.words))
            yield from wrong
            if not wrong:
                yield from self._meaning(where, reading, self.texts[reading.report][reading.begin : reading.end])
            yield from self._sources(where, reading)

    def _sources(self, where: str, reading: _Reading) -> Iterator[str]:
        """What is wrong with who is said to say so, and with what others are said to say."""
        for named in (reading.said_by, *(claim.said_by for claim in reading.claims)):
            if named:
                yield from self._span(f"{where}, source", reading.report, named.begin, named.end, named.words)
        for claim in reading.claims:
            wrong = list(self._span(where, reading.report, claim.begin, claim.end, claim.words))
            yield from wrong
            told = _Reading(report=reading.report, low=claim.low, high=claim.high)
            yield from [] if wrong else self._meaning(where, told, self.texts[reading.report][claim.begin : claim.end])

    def _withdrawn(self, withdrawn: _Withdrawn) -> Iterator[str]:
        where = f"what {line(withdrawn.report)} withdrew"
        yield from self._span(where, withdrawn.report, withdrawn.begin, withdrawn.end, withdrawn.words)
        for words in (withdrawn.was, withdrawn.now):
            if words:
                yield from self._span(where, words.report or withdrawn.report, words.begin, words.end, words.words)
        readings = [locus.readings for locus in self.edition.loci if locus.id == withdrawn.locus]
        if not readings:
            yield f"{where}: {line(withdrawn.locus or '')} is no locus of this edition"
        told = {reading.report for one in readings for reading in one if not reading.silent}
        for report in (*withdrawn.first_in, *withdrawn.carried_by):
            if report not in told:
                yield f"{where}: {line(report)} is said to have it, and has no reading there"

    def _meaning(self, where: str, reading: _Reading, words: str) -> Iterator[str]:
        if not figure_holds(words, reading.low, reading.high):
            said = f"from {reading.low:g} up" if reading.high is None and reading.low is not None else ""
            said = said or (f"up to {reading.high:g}" if reading.low is None else f"{reading.low:g} to {reading.high:g}")
            yield f"{where}: the figure of {line(reading.report)} is {said}, but the words are {_quoted(words)}"
        if reading.date and not self._day_slipped(reading) and not date_holds(words, reading.date):
            yield f"{where}: the date of {line(reading.report)} is {line(reading.date)}, but the words are {_quoted(words)}"

    def _day_slipped(self, reading: _Reading) -> bool:
        """Whether the edition itself says that the day in these words cannot be the one that is meant."""
        return any(
            slip.kind in ("weekday", "stale-day")
            and (span.report or slip.report) == reading.report
            and span.begin < (reading.end or 0)
            and (reading.begin or 0) < span.end
            for slip in self.edition.slips
            for span in slip.spans
        )

    def _span(self, where: str, report: str | None, begin: int, end: int, words: str | None) -> Iterator[str]:
        text = self.texts.get(report or "")
        if text is None:
            yield f"{where}: {_unknown(report or '')}"
        elif not 0 <= begin < end <= len(text):
            yield f"{where}: {begin} to {end} does not lie in report {line(report or '')}, which has {len(text)} characters"
        elif words is not None and text[begin:end] != words:
            place = f"at {begin} to {end} of report {line(report or '')}"
            yield f"{where}: {place} stands {_quoted(text[begin:end])}, not {_quoted(words)}"

    def _stemma(self) -> Iterator[str]:
        stemma = self.edition.stemma
        known = {*self.texts, *(unseen.id for unseen in stemma.unseen)}
        named = [id_ for descent in stemma.descents for id_ in (descent.child, descent.parent)]
        named += [*stemma.independent, *(id_ for group in stemma.common_source for id_ in group)]
        for id_ in dict.fromkeys(named):
            if id_ not in known:
                yield f"the stemma: {_unknown(id_)}"
        children = {descent.child for descent in stemma.descents}
        origins = len({descent.parent for descent in stemma.descents} - children | set(stemma.independent))
        if self.edition.origins is not None and self.edition.origins != origins:
            yield f"{self.edition.origins} origins are claimed, and the stemma has {origins}"


def _unknown(id_: str) -> str:
    return f"{line(id_) or 'a report without an id'} is no report of this edition"


def _quoted(words: str) -> str:
    return f'"{shortened(words, _SHOWN)}"'
