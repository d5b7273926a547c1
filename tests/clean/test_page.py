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


def test_plain_text_loads_neither_trafilatura_nor_a_language_model() -> None:
    code = (
        "import sys; from variorum import clean; from variorum.model import Capture; from variorum.settings import Settings; "
        "text = b'The bridge that was closed on Monday will be opened again in the spring, the city said. ' * 3; "
        "assert clean.report(Capture(id='c', source='s', data=text, media='text/plain'), Settings()).language == 'en'; "
        "print(sorted({'trafilatura', 'htmldate', 'lxml', 'py3langid', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
