"""Manners: what a host allows is asked and heeded, pauses are kept, and what has not changed is not sent again."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat
from pathlib import Path

import pytest

STORY = "A ferry sank off Port Halvey on Friday."


def robots(web, text, **headers):
    web.says("paper.test/robots.txt", web.ok(text, **headers))
    web.says("paper.test/a", web.ok(STORY))


def test_robots_txt_is_asked_once_and_heeded_by_the_longest_rule(web):
    robots(web, "User-agent: *\nDisallow: /\n\nUser-agent: variorum\nAllow: /a$\nDisallow: /*.pdf$\nDisallow: /ab\n")
    fetcher = web.fetcher()
    told = [web.told(f"http://paper.test/{path}", fetcher=fetcher) for path in ("a", "abc", "x.pdf")]
    assert told == [STORY, *["the robots.txt of paper.test does not allow it"] * 2]
    assert web.asked == ["paper.test/robots.txt", "paper.test/a"]


def test_each_host_on_the_way_is_asked_what_it_allows(web):
    web.says("paper.test/a", web.head(302, Location="http://news.test/a"))
    web.says("news.test/robots.txt", web.ok("User-agent: *\nDisallow: /"))
    assert web.told("http://paper.test/a") == "the robots.txt of news.test does not allow it"
    assert "news.test/a" not in web.asked


def test_a_robots_txt_that_fails_bars_everything_and_one_that_is_not_there_nothing(web):
    web.says("paper.test/a", web.ok(STORY))
    for status, told in ((404, STORY), (403, STORY), (204, STORY), (500, None), (503, None), (429, None)):
        web.says("paper.test/robots.txt", web.head(status))
        barring = f"its robots.txt cannot be read (answered {status}), which bars everything for now"
        assert web.told("http://paper.test/a") == (told or barring)
    web.says("paper.test/robots.txt", lambda line: time.sleep(2))
    assert web.told("http://paper.test/a", "read_seconds=0.1").startswith("its robots.txt cannot be read: paper.test does not")


def test_a_huge_robots_txt_is_read_as_far_as_500_kib(web):
    robots(web, "#" * 512_000 + "\nUser-agent: *\nDisallow: /\n")
    assert web.told("http://paper.test/a") == STORY
    robots(web, "User-agent: *\nDisallow: /\n" + "#" * 5_000_000)
    assert "does not allow it" in web.told("http://paper.test/a")
    web.says(
        "paper.test/robots.txt", lambda line: [line.sendall(web.head(200)), *map(line.sendall, repeat(b"Allow: /\n" * 9999))]
    )
    assert web.told("http://paper.test/a") == STORY


def test_a_robots_txt_that_was_moved_is_read_there_but_not_within(web):
    web.says("paper.test/a", web.ok(STORY))
    web.says("paper.test/robots.txt", web.head(301, Location="http://www.paper.test/robots.txt"))
    web.says("www.paper.test/robots.txt", web.ok("User-agent: *\nDisallow: /a"))
    assert "does not allow it" in web.told("http://paper.test/a")
    web.says("paper.test/robots.txt", web.head(301, Location="/robots.txt"))
    assert web.told("http://paper.test/a") == STORY
    web.says("paper.test/robots.txt", web.head(301, Location="http://169.254.169.254/"))
    assert "169.254.169.254 is not of the public web" in web.told("http://paper.test/a")


@pytest.mark.parametrize(
    "junk", [b"\xff\xfe\0", b"<html>", b"Disallow: /", b"User-agent", b":" * 9999, b"User-agent: *\n" * 40000]
)
def test_a_robots_txt_that_says_nothing_allows_everything(web, junk):
    robots(web, junk)
    assert web.told("http://paper.test/a") == STORY


def test_patterns_of_many_stars_take_no_time(web):
    robots(web, "User-agent: *\nDisallow: /" + "*a" * 5000 + "b\n" + "Disallow: /*a*a*a*a*b$\n" * 5000)
    started = time.process_time()
    web.told("http://paper.test/" + "a" * 5000)
    assert time.process_time() - started < 3


def test_a_host_is_given_pauses_and_longer_ones_where_it_asks(web):
    robots(web, "User-agent: *\nCrawl-delay: 7\n")
    web.says("news.test/b", web.ok(STORY))
    fetcher = web.fetcher()
    for url in ("http://paper.test/a", "http://news.test/b", "http://paper.test/a", "http://news.test/b"):
        web.told(url, fetcher=fetcher)
    assert web.slept == [7.0]  # in which news.test has had its second of rest, too
    robots(web, "User-agent: *\nCrawl-delay: 3600\n")
    fetcher = web.fetcher("max_wait_seconds=5")
    web.told("http://paper.test/a", fetcher=fetcher), web.told("http://paper.test/a", fetcher=fetcher)
    assert web.slept == [7.0, 5.0]


def test_a_host_that_is_busy_is_asked_once_more_when_it_says(web):
    web.says("paper.test/a", web.head(503, Retry_After="4"), web.ok(STORY))
    assert (web.told("http://paper.test/a"), web.slept) == (STORY, [4.0])
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    web.says("paper.test/a", web.head(429, Retry_After=soon), web.head(429, Retry_After="1"), web.ok(STORY))
    assert web.told("http://paper.test/a").startswith("paper.test answered 429")
    assert 17 <= web.slept[-1] <= 20


def test_a_host_that_wants_to_be_left_alone_for_long_is(web):
    web.says("paper.test/a", web.head(429, Retry_After="3600"))
    web.says("paper.test/b", web.ok(STORY))
    fetcher = web.fetcher()
    told = "paper.test asks not to be asked again for 3600 seconds (fetch.max_wait_seconds)"
    assert [web.told(f"http://paper.test/{page}", fetcher=fetcher) for page in "ab"] == [told, told]
    assert web.asked == ["paper.test/robots.txt", "paper.test/a"]


@pytest.mark.parametrize("when", ["", "soon", "-5", "9" * 400, "Fri, 99 Nov 2026 00:00:00 GMT", "١٢", "1e9"])
def test_a_retry_after_that_is_none_is_passed_over(web, when):
    web.says("paper.test/a", web.head(503) if not when.isascii() else web.head(503, Retry_After=when))
    assert web.told("http://paper.test/a") == "paper.test answered 503: the server failed"


# what is kept


def test_what_has_not_changed_is_not_sent_again(web, tmp_path: Path):
    web.says(
        "paper.test/a", web.ok(STORY, ETag='"1"', Last_Modified="Fri, 20 Nov 2026 10:00:00 GMT", Content_Type="text/plain")
    )
    kept = f"cache={tmp_path / 'kept'}"
    assert web.told("http://paper.test/a", kept) == STORY
    web.says("paper.test/a", web.head(304, ETag='"1"'))
    assert web.told("http://paper.test/a", kept) == STORY
    assert web.headers["if-none-match"] == '"1"'
    assert web.headers["if-modified-since"] == "Fri, 20 Nov 2026 10:00:00 GMT"
    web.says("paper.test/a", web.ok("It was raised.", ETag='"2"'))
    assert web.told("http://paper.test/a", kept) == "It was raised."
    web.says("paper.test/a", web.head(304))
    assert web.told("http://paper.test/a", kept) == "It was raised."


def test_nothing_is_kept_unless_a_folder_is_named_nor_against_the_wish_of_the_host(web, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    web.says("paper.test/a", web.ok(STORY, ETag="1"))
    assert web.told("http://paper.test/a") == STORY
    web.says("paper.test/a", web.ok(STORY, ETag="1", Cache_Control="private, No-Store"))
    assert web.told("http://paper.test/a", "cache=kept") == STORY
    web.says("paper.test/a", web.ok(STORY))
    assert web.told("http://paper.test/a", "cache=kept") == STORY
    assert list(tmp_path.rglob("*")) == []


def test_a_kept_page_that_was_damaged_is_fetched_again(web, tmp_path: Path):
    web.says("paper.test/a", web.ok(STORY, ETag="1"))
    for damage in (b"", b"\n", b"{}\nboo", b"\xff", None, STORY.encode()):
        assert web.told("http://paper.test/a", f"cache={tmp_path}") == STORY
        assert "if-none-match" not in web.headers
        (file,) = tmp_path.iterdir()
        assert len(file.name) == 64
        file.write_bytes(damage if damage is not None else file.read_bytes() + b"!")


def test_a_header_that_is_kept_cannot_smuggle_another(web, tmp_path: Path):
    web.says("paper.test/a", web.ok(STORY, ETag="1\x0bX: y", Last_Modified="\xff"))
    assert web.told("http://paper.test/a", f"cache={tmp_path}") == STORY
    assert web.told("http://paper.test/a", f"cache={tmp_path}") == STORY
    assert "x" not in web.headers
