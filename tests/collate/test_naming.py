"""One person and one place, however they are spelled."""

from variorum.collate.naming import spellings
from variorum.model import MarkedReport, Mention, Report, Span


def marked(id_: str, *names: tuple[str, str, str]) -> MarkedReport:
    """A report that is nothing but names: as written, kind, fullest form in the report."""
    text, mentions = "", []
    for written, kind, full in names:
        mentions.append(Mention(span=Span(id_, len(text), len(text) + len(written)), kind=kind, name=full))
        text += written + " spoke. "
    return MarkedReport(report=Report(id=id_, digest=id_, text=text, source=id_), mentions=tuple(mentions))


def table(*reports: MarkedReport) -> list[str]:
    by_id = {report.id: report.report for report in reports}
    return [
        f"{term.referent}: " + " | ".join(f"{span.report} {by_id[span.report].words(span)}" for span in term.forms)
        for term in spellings(reports)
    ]


def test_spellings_of_one_person_stand_together_under_the_fullest_name():
    first = marked("a", ("Anatol Vresk", "person", "Anatol Vresk"), ("Wresk", "person", "Anatol Vresk"))
    second = marked("b", ("Anatol Vresk", "person", "Anatol Vresk"), ("Vresk", "person", "Anatol Vresk"))
    assert table(first, second) == ["Anatol Vresk: a Vresk | a Wresk | b Vresk"]


def test_two_forms_of_one_city_are_one_place_and_two_cities_are_two():
    first = marked("a", ("Kiev", "place", "Kiev"), ("Vellin", "place", "Vellin"))
    second = marked("b", ("Kyiv", "place", "Kyiv"), ("Vezhin", "place", "Vezhin"))
    assert table(first, second) == ["Kyiv: a Kiev | b Kyiv"]


def test_two_people_of_one_surname_are_no_spellings_of_one():
    assert table(marked("a", ("Ann Rusk", "person", "Ann Rusk")), marked("b", ("Tom Rusk", "person", "Tom Rusk"))) == []
