"""The reports of one edition as its page names them: labels, anchors, and the pointer that opens a span's words."""

import re

import msgspec

from variorum.model import Edition, MarkedReport, Place, Report, Span
from variorum.publish.labels import labels, sigla, written_time
from variorum.publish.printable import line, shortened
from variorum.settings import Publish
from variorum.text import on_one_line

_TITLE_CHARS = 140
_ISO_DAY = re.compile(r"(?<![\w/.-])\d{4}-\d\d-\d\d(?![\w/-]|\.\w)")


def on_page(place: Place) -> str:
    """Where `place` is, as it is printed: the element, and from where to where of the page's source.

    >>> on_page(Place(span=Span("a", 0, 9), element="/html/body/p[2]", begin=4310, end=4512))
    'on the page: /html/body/p[2], characters 4,310 to 4,512 of its source'
    """
    return f"on the page: {line(place.element)}, characters {place.begin:,} to {place.end:,} of its source"


class Pointer(msgspec.Struct, frozen=True, kw_only=True):
    """A link to words in a report's full text: where they stand, the words, and the words around them."""

    anchor: str
    report: str
    words: str
    context: str


class Sources:
    """The reports of an edition, by id. `number` is the place of the edition on its page, from 1."""

    def __init__(self, edition: Edition, number: int, settings: Publish) -> None:
        self.edition = edition
        self.anchor = f"s{number}"
        self.settings = settings
        self.reports: dict[str, Report] = {marked.id: marked.report for marked in edition.reports}
        self.marked: dict[str, MarkedReport] = {marked.id: marked for marked in edition.reports}
        self.labels = labels(list(self.reports.values()))
        self.sigla = sigla(list(self.reports.values()))
        longest_first = sorted(self.reports, key=lambda id_: (-len(id_), id_))
        self._paths = [(line(id_), self.labels[id_]) for id_ in longest_first if "/" in id_ or "." in id_]
        self._places = {id_: place for place, id_ in enumerate(self.reports, 1)}

    @property
    def title(self) -> str:
        """The title of the story; where it has none, the first headline, or the first words of the first report."""
        reports = sorted(self.reports.values(), key=lambda report: (report.published or "9", report.id))
        titles = [self.edition.story.title, *(report.title or "" for report in reports), *(report.text for report in reports)]
        return next((shortened(title, _TITLE_CHARS) for title in titles if line(title)), "(no title)")

    def report_anchor(self, id_: str) -> str:
        """The id that the full text of the report has on the page."""
        return f"{self.anchor}-r{self._places[id_]}"

    def span_anchor(self, span: Span) -> str:
        """The id that the words of `span` have on the page."""
        return f"{self.report_anchor(span.report)}-{span.begin}-{span.end}"

    def words(self, span: Span) -> str:
        """The words of `span` on one line."""
        return line(on_one_line(self.reports[span.report].words(span)))

    def pointer(self, span: Span) -> Pointer:
        """The link to `span`."""
        text, room = self.reports[span.report].text, self.settings.context_chars
        before = line(on_one_line(text[max(0, span.begin - room) : span.begin]))
        after = line(on_one_line(text[span.end : span.end + room]))
        words = shortened(self.words(span), self.settings.words_chars)
        place = self.place(span)
        return Pointer(
            anchor=self.span_anchor(span),
            report=self.labels[span.report],
            words=self.words(span),
            context=f"{self.labels[span.report]}: …{before} »{words}« {after}…" + (f" ({place})" if place else ""),
        )

    def place(self, span: Span) -> str:
        """Where the paragraph that `span` begins in stands on the page that the report was read from; "" where no page is."""
        found = next((place for place in self.reports[span.report].places if place.span.end > span.begin), None)
        return on_page(found) if found and found.span.begin <= span.begin else ""

    def named(self, text: str) -> str:
        """`text` on one line, with the labels of reports in place of ids that are paths or addresses, and days as a reader
        writes them."""
        whole = line(text)
        for path, label in self._paths:
            if path in whole:
                whole = whole.replace(path, label)
        return _ISO_DAY.sub(lambda found: written_time(found[0]), whole)

    def label(self, id_: str) -> str:
        """The short name of a report, or of a source that nobody saw."""
        if id_ in self.labels:
            return self.labels[id_]
        unseen = self.edition.stemma.unseen
        agency = next((source.agency for source in unseen if source.id == id_), None)
        alike = [source.id for source in unseen if source.agency == agency]
        which = f" {alike.index(id_) + 1}" if len(alike) > 1 and id_ in alike else ""
        return f"{line(agency)} (unseen{which})" if agency else f"an unseen source{which or f' ({line(id_)})'}"
