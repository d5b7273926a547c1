"""From a page to its report."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model import Report

Reader = Callable[..., Report]
BRIDGE = (Path(__file__).parent / "bridge.html").read_bytes()


def test_a_page_gives_its_story_and_what_it_says_of_itself(read: Reader) -> None:
    report = read(BRIDGE, page=True)
    seen = (report.outlet, report.title, report.byline, report.published, report.language)
    assert seen == ("Riverside Post", "Cracks close bridge over the Tamm", "Ann Orr, Jan Ek", "2031-02-03T14:20:00+01:00", "en")
    paragraphs = report.text.split("\n\n")
    assert paragraphs[0] == report.title
    assert (
        "“We could not take the risk,” its director, Olga Prenn, told reporters. “Nobody will drive over it before spring.”"
        in paragraphs
    )
    assert "Most read" not in report.text
    assert [credit.agency for credit in report.credits] == ["NPW"]
    marked = [report.words(item.span) for item in report.furniture]
    assert "Read also: Ferry fares to rise" in marked
    assert not any("Prenn" in words for words in marked)


def test_what_the_record_says_of_a_page_wins(read: Reader) -> None:
    report = read(BRIDGE, page=True, title="Bridge", published="2031-02-05", id="b")
    assert (report.id, report.title, report.published) == ("b", "Bridge", "2031-02-05")


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body><nav><a href=/>Home</a></nav></body></html>",
        "<html></html>",
        "<html><body><p>Cookies!</p></body></html>",
        "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
)
def test_a_page_without_a_report_is_refused_and_never_raises(refused: Callable[..., str], page: str) -> None:
    assert refused(page, page=True).startswith("a page without an article")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 100_000 + "A ferry sank." + "</div>" * 100_000, "a page of 200,000 tags"),
        ("<div>" * 1_000 + "A ferry sank." + "</div>" * 1_000, "a page nested more than 255 elements deep"),
    ],
)
def test_a_page_that_no_reader_could_show_is_refused(refused: Callable[..., str], page: str, reason: str) -> None:
    assert refused(page, page=True).startswith(reason)


SENTENCE = "<p>The ferry left the harbour at nine in the evening and sank an hour later, the coast guard said.</p>"
LONG = "The harbour master said that nobody had asked for help before the ferry turned over in the storm that night."


def written(body: str, head: str = "") -> str:
    return f"<html lang=en><head><title>Ferry sinks</title>{head}</head><body><h1>Ferry sinks</h1>{body}</body></html>"


def test_every_paragraph_knows_its_element_and_its_place_in_the_source(read: Reader) -> None:
    page = written(f"<div id=story>{SENTENCE}<p>{LONG} It was <b>R&amp;D</b>&rsquo;s ship, he said.</p></div>")
    report = read(page, page=True)
    seen = [(place.element, page[place.begin : place.end][-30:]) for place in report.places]
    assert seen == [
        ("/html/body/h1", "Ferry sinks"),
        ('//*[@id="story"]/p[1]', "our later, the coast guard said."[-30:]),
        ('//*[@id="story"]/p[2]', "R&amp;D</b>&rsquo;s ship, he said."[-30:]),
    ]
    assert [report.words(place.span) for place in report.places] == report.text.split("\n\n")


def test_a_headline_stands_where_readers_see_it_and_not_in_the_name_of_the_page(read: Reader) -> None:
    page = written(f"<article>{SENTENCE}<p>{LONG}</p></article>")
    assert page.count("Ferry sinks") == 2
    headline = read(page, page=True).places[0]
    assert (headline.element, headline.begin) == ("/html/body/h1", page.rindex("Ferry sinks"))


def test_lines_that_only_lead_to_other_pages_are_left_out(read: Reader) -> None:
    link = "<p><a href=/other>Bridge over the Tamm closed for repairs until spring</a></p>"
    report = read(written(f"<article>{SENTENCE}<p>{LONG}</p>{link}<p>{LONG} He left.</p></article>"), page=True)
    assert "Tamm" not in report.text
    assert report.text.endswith("He left.")


def test_pieces_of_a_report_that_stand_alike_belong_together(read: Reader) -> None:
    pieces = "".join(
        f"<div class=chunk><div class=grid><div class=body><p>{LONG} Part {n}.</p><p>{LONG} End {n}.</p></div></div></div>"
        for n in range(1, 5)
    )
    report = read(written(f"<main>{pieces}</main>"), page=True)
    assert [f"Part {n}." in report.text for n in range(1, 5)] == [True] * 4


def test_times_byline_and_address_come_from_the_data_of_the_page(read: Reader) -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@id": "#ann", "@type": "Person", "name": "Ann Orr"},
    {"@type": "NewsArticle", "headline": "Ferry sinks", "author": {"@id": "#ann"}, "datePublished": "2031-02-03T09:00",
     "dateModified": "2031-02-03T11:30:00+01:00", "publisher": {"name": "The Lamp"}, }]}</script>
    <meta property="article:published_time" content="2031-02-03T09:00:00+01:00">
    <link rel=canonical href="/ferry"><meta property="og:url" content="https://lamp.example/2031/ferry">"""
    report = read(written(f"<article>{SENTENCE}<p>{LONG}</p></article>", data), page=True)
    assert (report.byline, report.outlet, report.url) == ("Ann Orr", "The Lamp", "https://lamp.example/ferry")
    assert (report.published, report.updated) == ("2031-02-03T09:00:00+01:00", "2031-02-03T11:30:00+01:00")


@pytest.mark.parametrize(
    ("data", "outlet", "agencies"),
    [
        ('"publisher": {"name": "The Lamp"}, "author": {"name": "Reuters"}', "The Lamp", ("Reuters",)),
        ('"publisher": {"name": "Associated Press"}, "author": {"name": "Ann Orr"}', "Lamp.example", ("AP",)),
        ('"publisher": {"name": "The Lamp"}, "author": {"name": "Ann Orr, AP Sports Writer"}', "The Lamp", ("AP",)),
        ('"publisher": {"name": "The Lamp"}, "sourceOrganization": {"name": "dpa"}', "The Lamp", ("dpa",)),
        ('"publisher": {"name": "Lamp News Service"}, "author": {"name": "Ann Orr"}', "Lamp.example", ()),
        ('"publisher": {"name": "The Lamp"}, "author": {"name": "The Lamp"}', "The Lamp", ()),
    ],
)
def test_an_agency_that_only_the_data_of_a_page_names_is_no_outlet_and_has_its_credit(
    read: Reader, data: str, outlet: str, agencies: tuple[str, ...]
) -> None:
    head = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry sinks", {data}}}</script>
    <meta property="og:site_name" content="Lamp.example">"""
    report = read(written(f"<article>{SENTENCE}<p>{LONG}</p></article>", head), page=True)
    assert (report.outlet, report.agencies, report.credits) == (outlet, agencies, ())


@pytest.mark.parametrize(("written_by", "byline"), [("admin", None), ("Posted by Ann Orr", "Ann Orr"), ("Ann Orr", "Ann Orr")])
def test_an_account_of_the_system_signs_nothing(read: Reader, written_by: str, byline: str | None) -> None:
    page = written(f"<article>{SENTENCE}<p>{LONG}</p></article>", f"<meta name=author content='{written_by}'>")
    assert read(page, page=True).byline == byline


def test_a_page_declared_in_the_wrong_language_is_read_in_its_own(read: Reader) -> None:
    page = written(f"<article>{SENTENCE}<p>{LONG}</p></article>", "<meta name=author content='By Ann Orr'>")
    report = read(page.replace("lang=en", "lang=de"), page=True)
    assert (report.language, report.byline) == ("en", "Ann Orr")


def test_a_live_blog_gives_its_entries_with_their_times(read: Reader) -> None:
    entries = ", ".join(
        f'{{"headline": "Entry {n}", "articleBody": "{LONG} That was {n}.", "datePublished": "2031-02-03T0{n}:00:00Z"}}'
        for n in (2, 1)
    )
    data = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{entries}]}}</script>'
    report = read(written("<div id=app></div>", data), page=True)
    lines = [line for line in report.text.split("\n\n") if "Entry" in line or line.startswith("2031")]
    assert lines == ["2031-02-03T02:00:00Z", "Entry 2", "2031-02-03T01:00:00Z", "Entry 1"]


def test_a_note_that_the_page_calls_a_correction_is_one(read: Reader) -> None:
    note = "<div class=article-correction>An earlier version gave a wrong number of passengers on board.</div>"
    report = read(written(f"<article>{SENTENCE}<p>{LONG}</p></article>{note}"), page=True)
    assert [report.words(span) for span in report.corrections] == [
        "An earlier version gave a wrong number of passengers on board."
    ]


def test_a_page_that_shows_a_teaser_gives_the_body_of_its_data(read: Reader) -> None:
    body = " ".join(f"{LONG} Sentence {n}." for n in range(12))
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    assert "Sentence 11." in read(written(f"<article>{SENTENCE}</article>", data), page=True).text


def test_plain_text_loads_neither_trafilatura_nor_a_language_model() -> None:
    code = (
        "import sys; from variorum import clean; from variorum.model import Capture; from variorum.settings import Settings; "
        "text = b'The bridge that was closed on Monday will be opened again in the spring, the city said. ' * 3; "
        "assert clean.report(Capture(id='c', source='s', data=text, media='text/plain'), Settings()).language == 'en'; "
        "print(sorted({'trafilatura', 'htmldate', 'lxml', 'py3langid', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
