"""Items that are no full text: what their links lead to, where links are followed."""

from pathlib import Path

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings, settings

WORDS = "The coast guard said on Friday that the ferry had been overloaded by the crew. "
PAGE = f"<html><head><title>A ferry sinks</title></head><body><article><p>{WORDS * 9}</p></article></body></html>"


def feed(*items: str) -> str:
    return f"<rss><channel><title>Lamp</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def read(web, source: object, *assigned: str) -> list[Capture | Rejected]:
    return list(ingest.captures([str(source)], settings(assigned) if assigned else Settings(), fetcher=web.fetcher()))


def test_the_link_of_a_short_item_is_fetched_and_a_full_text_is_not(web):
    web.says("paper.test/1", web.ok(PAGE))
    items = (
        "<link>http://paper.test/1</link><description>A ferry sank.</description><source>The Courier</source>"
        "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>",
        f"<link>http://paper.test/2</link><description>{WORDS * 9}</description>",
        f"<link>http://paper.test/1?3</link><description>{WORDS * 9}&lt;p&gt;Read more</description>",
        f"<link>http://paper.test/1?4</link><description>{WORDS * 9}and so […]</description>",
    )
    web.says("paper.test/1?3", web.ok(PAGE))
    web.says("paper.test/1?4", web.ok(PAGE))
    web.says("paper.test/rss", web.ok(feed(*items)))
    found = read(web, "http://paper.test/rss")
    assert [item.source for item in found] == [f"http://paper.test/rss#{number}" for number in (1, 2, 3, 4)]
    assert [item.media for item in found] == ["text/html", "text/plain", "text/html", "text/html"]
    first = found[0]
    assert (first.data.decode(), first.given.id, first.given.url) == (PAGE, "http://paper.test/1", "http://paper.test/1")
    assert (first.given.outlet, first.given.published) == ("The Courier", "2026-11-20T10:00:00+00:00")
    assert "paper.test/2" not in web.asked


def test_links_of_a_feed_in_a_file_are_followed_only_where_that_is_asked_for(web, tmp_path: Path):
    web.says("paper.test/1", web.ok(PAGE))
    file = tmp_path / "feed"
    file.write_text(feed("<link>http://paper.test/1</link><description>A ferry sank.</description>"))
    assert [item.data for item in read(web, file)] == [b"A ferry sank."]
    assert web.asked == []
    assert [item.data for item in read(web, file, "fetch.links=all")] == [PAGE.encode()]
    web.says("paper.test/rss", web.ok(file.read_bytes()))
    assert [item.data for item in read(web, "http://paper.test/rss", "fetch.links=none")] == [b"A ferry sank."]


def test_where_a_link_cannot_be_had_the_beginning_stands_in_or_the_reason(web):
    items = (
        f"<link>http://paper.test/gone</link><description>{WORDS * 3}</description>",
        "<link>http://paper.test/gone</link><description>A ferry sank.</description>",
        "<link>http://169.254.169.254/latest/meta-data/</link><description>A ferry sank.</description>",
        "<link>file:///etc/passwd</link><description>A ferry sank.</description>",
    )
    web.says("paper.test/rss", web.ok(feed(*items)))
    found = read(web, "http://paper.test/rss")
    assert [item.data.decode() if isinstance(item, Capture) else item.reason for item in found] == [
        (WORDS * 3).strip(),
        "its link, http://paper.test/gone: paper.test answered 404: there is no such page",
        "its link, http://169.254.169.254/latest/meta-data/: 169.254.169.254 is not of the public web: "
        "link-local or of a cloud's metadata",
        "A ferry sank.",
    ]
    assert set(web.dialled) == {"93.184.215.14"}


def test_a_link_to_another_feed_or_a_pile_is_no_report_and_leads_no_further(web):
    web.says("paper.test/rss", web.ok(feed("<link>http://paper.test/rss</link>", "<link>http://paper.test/pile</link>")))
    web.says("paper.test/pile", web.ok('{"text": "A"}\n{"text": "B"}\n'))
    found = read(web, "http://paper.test/rss")
    assert all(isinstance(item, Rejected) and "its link, http://paper.test/" in item.reason for item in found)
    assert web.asked.count("paper.test/rss") == 2
