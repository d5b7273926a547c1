"""Names of one person or place that the reports of a story write in different ways."""

from collections.abc import Sequence

from variorum.collate.persons import name_words, persons, skeleton
from variorum.language.places import place
from variorum.model import MarkedReport, Span, Term
from variorum.text import tokens


def spellings(reports: Sequence[MarkedReport]) -> list[Term]:
    """The persons and places whose names the reports spell differently, each with the first place of every spelling in every
    report (of a person the surname); those with most spellings first. A person goes by the fullest form of most reports."""
    mentions = [mention for marked in reports for mention in marked.mentions]
    texts = {marked.id: marked.report for marked in reports}
    people = persons(mention.name for mention in mentions if mention.kind == "person")
    forms: dict[str, dict[tuple[str, str], Span]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span):
        report = texts[mention.span.report]
        words = name_words(report.words(mention.span))
        if not words:
            continue
        if mention.kind == "person" and mention.name in people:
            surname = tokens(report.text, mention.span.begin, mention.span.end)[-1]
            span = report.span(surname.begin, surname.end)
            forms.setdefault(people[mention.name], {}).setdefault((report.id, words[-1]), span)
        elif mention.kind == "place":
            forms.setdefault(place(mention.name), {}).setdefault((mention.span.report, " ".join(words)), mention.span)
    found = []
    for name, spans in forms.items():
        written = {spelling for _, spelling in spans}
        alike = {skeleton(spelling.split()[-1]) for spelling in written} if name in people.values() else {""}
        if len(written) > 1 and len(alike) == 1:  # a given name beside a surname is no other spelling
            found.append((-len(written), name, tuple(sorted(spans.values()))))
    return [Term(referent=name, forms=spans) for _, name, spans in sorted(found)]
