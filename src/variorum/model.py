"""The nouns of Variorum as frozen values. Nothing here computes more than its own consistency.

Every derived value points into the text of a report with a `Span`, counted in code points, half-open. No span that is
empty or runs backwards can be built, and no `MarkedReport` or `Edition` whose spans leave the text of their report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from variorum.errors import InvalidSpan

FurnitureKind = Literal[
    "menu", "read-also", "share", "tags", "advert", "headline", "author", "copyright", "subscribe", "caption", "other"
]
QuotationKind = Literal["direct", "mixed", "indirect"]
MentionKind = Literal["person", "organisation", "place", "other"]
MomentType = Literal["DATE", "TIME", "DURATION", "SET"]
MatchKind = Literal["verbatim", "edited", "paraphrase"]
LocusKind = Literal["figure", "date", "name", "statement"]
Verdict = Literal["agree", "differ", "overtaken", "alone"]
SlipKind = Literal["weekday", "stale-day", "sum", "spelling", "speaker"]
Change = Literal[
    "trimmed",
    "spliced",
    "substituted",
    "tense",
    "person",
    "inserted",
    "cut-to-phrase",
    "reordered",
    "punctuation",
    "paraphrase",
]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """`end - begin` code points of the text of the report with the id `report`, from `begin` on.

    >>> Span("a.txt", 0, 4)
    Span(report='a.txt', begin=0, end=4)
    """

    report: str
    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise InvalidSpan(f"a span of {self.report} runs from {self.begin} to {self.end}; wanted 0 <= begin < end")

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point of one report."""
        return self.report == other.report and self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` is also one of this span."""
        return self.report == other.report and self.begin <= other.begin and other.end <= self.end


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the source itself said of a report, beside its text: a JSON record's fields. None where it said nothing."""

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    sources: tuple[str, ...] = ()  # names in which it says where the report comes from: sourceOrganization, infosource


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they were found. `source` says where, as the user named it (a record of a file: `pile.jsonl:12`)."""

    id: str  # SHA-256 of data, hexadecimal
    source: str
    data: bytes
    media: Literal["text/plain", "text/html"]
    charset: str | None = None  # where the source says it (a JSON record is always UTF-8)
    given: Given = Given()


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A record that was not kept, with the stage that refused it and the reason in words a user understands."""

    source: str
    stage: Literal["ingest", "clean", "pipeline"]
    reason: str
    capture: str | None = None
    records: int = 1  # for which this stands, where many of a file were refused for one reason


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the records of one file: `given == kept + left_out`, `read` are those that were refused later or kept."""

    source: str
    given: int
    read: int
    kept: int
    left_out: int


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What became of everything that was given: `given == kept + left_out`, always, and in every file."""

    given: int
    kept: int
    rejected: tuple[Rejected, ...]
    files: tuple[Tally, ...] = ()

    @property
    def left_out(self) -> int:
        """How many records were rejected."""
        return sum(rejected.records for rejected in self.rejected)


class Dateline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """ "Saint Petersburg, June 18 (AFP)": where a report says that it was written, and when (ISO date) if it says so."""

    span: Span
    place: str | None
    date: str | None


class Credit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words in which a report names the agency that it draws on, and that agency's name in one form for all reports."""

    span: Span
    agency: str


class Furniture(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Text on the page that is not the report."""

    span: Span
    kind: FurnitureKind


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a stretch of a report stands on the page that it was read from: the element, as an XPath that a browser follows,
    and `begin` to `end` of the page's decoded source in code points, tags in between not counted as words."""

    span: Span
    element: str
    begin: int
    end: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One published piece, its text exactly as read.

    `published`, when it first appeared, and `updated`, when it was last changed, are ISO 8601, as precise as the source
    says: a day, or a moment with or without a zone. `corrections` are notes that say what was changed, in the order of the
    text: "Correction: an earlier version said ...". `agencies` are those that the byline or the source's data name as where
    it comes from, which the text need not show; what the text credits stands in `credits`. `places` of a report made from a
    page, in the order of the text, say where its words stand there; words without a place were said by the page's data only.
    """

    id: str
    digest: str  # SHA-256 of the text in UTF-8, hexadecimal
    text: str
    source: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    agencies: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    corrections: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        self.check([f.span for f in self.furniture])
        self.check([c.span for c in self.credits])
        self.check(list(self.corrections))
        self.check([p.span for p in self.places])
        if self.dateline:
            self.check([self.dateline.span])

    def span(self, begin: int, end: int) -> Span:
        """The span of this report from `begin` to `end`; raises `InvalidSpan` where that leaves the text."""
        span = Span(self.id, begin, end)
        if end > len(self.text):
            self.check([span])
        return span

    def words(self, span: Span) -> str:
        """The text that `span` covers, exactly as written."""
        return self.text[span.begin : span.end]

    def check(self, spans: list[Span]) -> None:
        """Raises `InvalidSpan` where one of `spans` is of another report or ends after this one's text."""
        own, length = self.id, len(self.text)
        for span in spans:
            if span.report != own or span.end > length:
                raise InvalidSpan(f"{span} does not lie in report {self.id}, which has {len(self.text)} code points")


class Quotation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words that a report gives to somebody. `content` has several parts where "he said" or a mark stands between; the
    marks are not part of it. `kind`: direct, whole clauses in marks; mixed, a clause some words of which stand in marks, or
    those words alone; indirect, without marks."""

    content: tuple[Span, ...]
    kind: QuotationKind
    outside: tuple[Span, ...] = ()  # of a mixed quotation, the parts of content that stand outside marks
    statement: bool = True  # False where words without marks are a question, a mere topic, or what somebody did not say
    source: Span | None = None
    cue: Span | None = None
    speaker: str | None = None  # the fullest name this report has for the source; None where it cannot be told
    addressee: Span | None = None
    when: Span | None = None
    where: Span | None = None  # a place, an occasion or a means: "Vellin", "a news conference", "a statement"

    @property
    def in_marks(self) -> tuple[Span, ...]:
        """The parts of content that stand in marks."""
        return () if self.kind == "indirect" else tuple(part for part in self.content if part not in self.outside)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Content, source, cue and the words that say to whom, when and where."""
        beside = (self.source, self.cue, self.addressee, self.when, self.where)
        return (*self.content, *[span for span in beside if span])


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a table that the user gives, with the id that Wikidata has for what is named."""

    name: str
    id: str
    kind: MentionKind | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name in a report; `name` is the fullest form that this report has for the one named, `wikidata` its id in the table
    that the user gave, None where there is none."""

    span: Span
    kind: MentionKind
    name: str
    wikidata: str | None = None


class Moment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time expression. `value` is a TIMEX3 value; `low` and `high` are the first and last day (ISO) that it can mean,
    None for durations, sets and what cannot be told."""

    span: Span
    type: MomentType
    value: str
    low: str | None = None
    high: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure with its vagueness: the lowest and highest number that the words allow; None is no bound.
    `unit` is the unit in one form for all reports ("people", "%", "km", "EUR"); `of` is what is counted, as written."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    of: str | None = None


class MarkedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with everything found in it, each kind in the order of the text. Furniture holds no marks."""

    report: Report
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def __post_init__(self) -> None:
        self.report.check(list(self.spans()))

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    def spans(self) -> Iterator[Span]:
        """Every span of every mark."""
        yield from self.sentences
        for quotation in self.quotations:
            yield from quotation.spans
        yield from (mention.span for mention in self.mentions)
        yield from (moment.span for moment in self.moments)
        yield from (quantity.span for quantity in self.quantities)


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports of one event, by id, sorted. Stories of one `thread` follow on from one another."""

    id: str
    thread: str
    reports: tuple[str, ...]
    title: str


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Wording or meaning that two reports share, without direction; `left.report < right.report`.

    `recurs` is in how many of the reports that were compared the wording stands, about: never more than have it. `background`
    says that it recurs widely and that the two share little else: boilerplate, or a paragraph that tells what went before.
    """

    left: Span
    right: Span
    similarity: float  # 0 to 1
    kind: MatchKind
    recurs: int = 2
    background: bool = False


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation that carries an utterance, and how its words depart from the wording that most reports have."""

    quotation: Quotation
    changes: tuple[Change, ...] = ()

    @property
    def report(self) -> str:
        """The id of the report that carries it."""
        return self.quotation.content[0].report


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody said once, in every wording that the reports of a story have for it."""

    id: str
    speaker: str | None
    wordings: tuple[Wording, ...]


class Sayer(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to say so: "police", by the fullest name that the report has, and where it names them."""

    name: str
    span: Span


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A figure beside that of a reading, which its report gives as somebody else's: "police counted 4,500"."""

    span: Span
    said_by: Sayer
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one report has at a locus. `span` None is silence; `cut` then says whether the report it descends from had it.
    `said_by` is whose word it is, where the report says that of a figure; `claims` are what it has of others beside."""

    report: str
    span: Span | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    date: str | None = None
    value: str | None = None
    cut: bool = False
    withdrawn: bool = False  # a note of correction in some report takes it back
    said_by: Sayer | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the report says nothing here."""
        return self.span is None


class Locus(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the reports of a story can be compared: one reading for each of them, in the order of their ids.
    `by_source`: what differs in it is what two named sources say, each at one with itself: "police: 9; hospital: 11"."""

    id: str
    kind: LocusKind
    asks: str
    readings: tuple[Reading, ...]
    verdict: Verdict
    by_source: bool = False


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that `report` takes back in its `note` of correction: the words of what `was` said and of what is said `now`
    (None where the report says nothing any more), which of its former versions among the reports had it, and who else
    carries it, those that descend from these first."""

    report: str
    note: Span
    locus: str
    was: Span
    now: Span | None = None
    first_in: tuple[str, ...] = ()
    carried_by: tuple[str, ...] = ()


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report contradicts itself or the calendar; every span that shows it, and why in a sentence."""

    report: str
    kind: SlipKind
    spans: tuple[Span, ...]
    why: str


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """The words that the reports choose for one thing; `wikidata` is its id where the mentions among them have one."""

    referent: str
    forms: tuple[Span, ...]
    wikidata: str | None = None


class Unseen(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is not among the reports: inferred from those that descend from it."""

    id: str
    agency: str | None = None
    text: str | None = None  # reconstructed from its descendants; None where they are translations or too far from it


class Descent(msgspec.Struct, frozen=True, kw_only=True):
    """`child` took from `parent` (a report's id or an unseen source's)."""

    child: str
    parent: str
    how: Literal["near-verbatim", "trimmed", "reworded", "translated", "corrected", "merged"]
    confidence: float  # 0 to 1
    evidence: tuple[str, ...]


class Stemma(msgspec.Struct, frozen=True, kw_only=True):
    """Who took from whom. `independent`: reports with sources of their own; `common_source`: groups that share only
    what was public (a statement, a broadcast)."""

    unseen: tuple[Unseen, ...] = ()
    descents: tuple[Descent, ...] = ()
    independent: tuple[str, ...] = ()
    common_source: tuple[tuple[str, ...], ...] = ()

    @property
    def origins(self) -> int:
        """The number of independent origins: sources and reports that take from nobody."""
        children = {descent.child for descent in self.descents}
        return len({descent.parent for descent in self.descents} - children | set(self.independent))


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """All that is shown of one story. `reports` are sorted by id."""

    story: Story
    reports: tuple[MarkedReport, ...]
    utterances: tuple[Utterance, ...] = ()
    loci: tuple[Locus, ...] = ()
    slips: tuple[Slip, ...] = ()
    terms: tuple[Term, ...] = ()
    stemma: Stemma = Stemma()
    withdrawals: tuple[Withdrawal, ...] = ()

    def __post_init__(self) -> None:
        reports = {marked.id: marked.report for marked in self.reports}
        for span in self.spans():
            if span.report not in reports:
                raise InvalidSpan(f"{span} is of a report that is not in story {self.story.id}")
            reports[span.report].check([span])

    def spans(self) -> Iterator[Span]:
        """Every span that the collation rests on."""
        for utterance in self.utterances:
            for wording in utterance.wordings:
                yield from wording.quotation.spans
        for locus in self.loci:
            for reading in locus.readings:
                yield from (span for span in (reading.span, reading.said_by and reading.said_by.span) if span)
                yield from (span for claim in reading.claims for span in (claim.span, claim.said_by.span))
        for withdrawal in self.withdrawals:
            yield from (span for span in (withdrawal.note, withdrawal.was, withdrawal.now) if span)
        for slip in self.slips:
            yield from slip.spans
        for term in self.terms:
            yield from term.forms
