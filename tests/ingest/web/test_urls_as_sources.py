"""URLs among the sources: of every command, mixed with files."""

import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum import ingest, pipeline
from variorum.cli import main
from variorum.model import Capture
from variorum.settings import Settings, settings

REPORTS = Path(__file__).parents[3] / "examples" / "ferry-collision" / "reports"


@pytest.fixture
def online(web, monkeypatch):
    """Commands find the tiny web."""
    fetcher = web.fetcher()
    monkeypatch.setattr(pipeline.ingest, "captures", partial(ingest.captures, fetcher=fetcher))
    for file in REPORTS.glob("*.txt"):
        web.says(f"paper.test/{file.stem}", web.ok(file.read_bytes(), Content_Type="text/plain; charset=utf-8"))
    return web


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_a_url_gives_what_its_file_gives(online):
    (here,), (there,) = (
        [json.loads(line) for line in run("mark", "--set", "annotate.tagger=off", path).stdout.splitlines()]
        for path in (REPORTS / "F.txt", "http://paper.test/F")
    )
    assert (there["id"], there["source"], there["url"]) == ("http://paper.test/F", "http://paper.test/F", "http://paper.test/F")
    assert (there["text"], there["title"], there["digest"]) == (here["text"], here["title"], here["digest"])


def test_urls_and_files_stand_side_by_side_and_the_edition_is_verified_against_both(online, tmp_path):
    edition = tmp_path / "edition.json"
    done = run("collate", REPORTS / "A.txt", "http://paper.test/F", "http://paper.test/gone", "-o", edition)
    assert done.exit_code == 0
    assert "left out: http://paper.test/gone: paper.test answered 404: there is no such page" in done.stderr
    assert "3 given = 2 kept + 1 left out" in done.stderr
    assert "everything holds" in run("verify", edition).stderr
    online.says("paper.test/F", online.ok("Something else stands there today."))
    assert run("verify", edition).exit_code == 1


@pytest.mark.parametrize("command", ["mark", "stories", "matches", "collate"])
def test_a_url_that_is_never_fetched_is_an_error_before_anything_is_read(online, command):
    done = run(command, "http://paper.test/F", "http://localhost/a")
    assert done.exit_code == 1
    assert "http://localhost/a is not fetched: localhost is no name of the public web" in done.stderr
    assert online.asked == []


def test_nothing_is_left_where_nothing_can_be_fetched(online):
    done = run("stories", "http://paper.test/gone")
    assert (done.exit_code, done.stdout) == (1, "")


def test_what_is_at_a_url_is_told_by_its_content(online):
    online.says("paper.test/pile", online.ok('{"id": "a", "text": "A ferry sank."}\n{"text": "B"}\n', Content_Type="image/png"))
    found = list(ingest.captures(["http://paper.test/pile"], Settings(), fetcher=online.fetcher()))
    assert [(item.source, item.data) for item in found if isinstance(item, Capture)] == [
        ("http://paper.test/pile:1", b"A ferry sank."),
        ("http://paper.test/pile:2", b"B"),
    ]


def test_a_text_is_read_in_the_charset_that_the_server_says(online):
    text = "Паром затонул у порта. " * 20
    online.says("paper.test/ru", online.ok(text.encode("koi8-r"), Content_Type="text/plain; charset=koi8-r"))
    (report,) = pipeline.pile(["http://paper.test/ru"], settings(["annotate.tagger=off"])).reports
    assert report.report.text == text
