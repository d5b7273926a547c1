"""Feeds as papers publish them, whole and broken: every item is a report or is left out with its reason."""

import io
import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>World news | The Halvey Lamp</title>
  <atom:link href="https://halveylamp.test/rss" rel="self"/>
  <link>https://halveylamp.test/world</link>
  <language>en-gb</language>
  <image><title>A picture</title><link>https://halveylamp.test/logo</link></image>
  {items}
</channel></rss>"""
ATOM = """\
<?xml version="1.0"?>
<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://bote.test/neu/">
  <a:title>Der Bote</a:title><a:link rel="self" href="feed"/><a:link href="/"/>
  {items}
</a:feed>"""


def read(text: str | bytes) -> list[Capture | Rejected]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data)))


def shown(text: str | bytes) -> list[str]:
    """One line each: the number, and either the text or the reason."""
    return [
        f"{item.source.removeprefix('-')} {item.data.decode() if isinstance(item, Capture) else item.reason}"
        for item in read(text)
    ]


def rss(*items: str) -> str:
    return RSS.format(items="\n".join(f"<item>{item}</item>" for item in items))


def test_an_item_of_rss_has_what_its_elements_say():
    (found,) = read(
        rss(
            """<title>Ferry &amp;amp; tug collide</title><media:title>The wreck</media:title>
            <link> https://halveylamp.test/1?a=1&amp;b=2 </link><guid isPermaLink="false">77</guid>
            <dc:creator><![CDATA[ Jane Doe ]]></dc:creator><dc:creator>Ion Pop</dc:creator>
            <pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><atom:updated>2026-11-20T12:00:00Z</atom:updated>
            <description>A ferry sank.</description><source url="https://courier.test/rss">The Courier</source>
            <content:encoded><![CDATA[<p>A ferry&nbsp;sank <b>off</b> Port Halvey.</p>
            <img src=x><p>Nine died.</p>]]></content:encoded>"""
        )
    )
    assert (found.source, found.data.decode()) == ("-#1", "A ferry\xa0sank off Port Halvey.\n\nNine died.")
    said = found.given
    assert (said.id, said.url) == ("https://halveylamp.test/1?a=1&b=2", "https://halveylamp.test/1?a=1&b=2")
    assert (said.title, said.byline, said.outlet) == ("Ferry & tug collide", "Jane Doe, Ion Pop", "The Courier")
    assert (said.published, said.updated) == ("2026-11-20T10:00:00+01:00", "2026-11-20T12:00:00+00:00")
    assert said.language == "en"


def test_without_a_source_the_outlet_is_the_feed_without_its_section():
    (found,) = read(rss("<description>A ferry sank.</description>"))
    assert found.given.outlet == "The Halvey Lamp"
    assert (found.given.id, found.given.url, found.given.title) == (None, None, None)


def test_rss_0_91_and_1_0_and_one_without_a_version_are_read():
    for opening, inside, after in (
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/"><rss version="0.91"><channel>', True, "</rss>"),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.test/">',
            False,
            "</rdf:RDF>",
        ),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel>',
         False, "</rdf:RDF>"),
        ("<RSS><channel>", True, "</RSS>"),
    ):  # fmt: skip
        item = '<item about="x"><title>T</title><link>https://x.test/1</link><description>A ferry.</description></item>'
        close = "</channel>"
        feed = f"{opening}<title>The Lamp</title>{item + close if inside else close + item}{after}"
        (found,) = read(feed)
        assert (found.given.title, found.given.outlet, found.data, found.given.url) == (
            "T",
            "The Lamp",
            b"A ferry.",
            "https://x.test/1",
        )


def test_an_entry_of_atom_has_what_its_elements_say():
    entry = """<a:entry><a:title type="html">F&amp;auml;hre &lt;i&gt;sinkt&lt;/i&gt;</a:title>
      <a:link rel="enclosure" href="/a.mp3"/><a:link href="1.html"/>
      <a:id>tag:bote.test,2026:1</a:id><a:published>2026-11-20T10:00:00+01:00</a:published>
      <a:updated>2026-11-20T11:00:00+01:00</a:updated><a:author><a:name>Eva Moll</a:name><a:email>e@b</a:email></a:author>
      <a:summary>Kurz.</a:summary><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eine Fähre sank.</p>
      <p>Neun Tote.</p></div></a:content><a:source><a:title>Die Post</a:title><a:id>x</a:id></a:source></a:entry>"""
    (found,) = read(ATOM.format(items=entry))
    assert found.data.decode() == "Eine Fähre sank.\n\nNeun Tote."
    said = found.given
    assert (said.title, said.byline, said.outlet, said.language) == ("Fähre sinkt", "Eva Moll", "Die Post", "de")
    assert (said.id, said.url) == ("https://bote.test/neu/1.html", "https://bote.test/neu/1.html")
    assert (said.published, said.updated) == ("2026-11-20T10:00:00+01:00", "2026-11-20T11:00:00+01:00")


def test_an_entry_without_a_link_goes_by_its_id_and_content_of_pictures_is_no_text():
    entry = """<a:entry><a:id>tag:bote.test,2026:1</a:id><a:content type="image/png">iVBORw0KGgo</a:content>
      <a:summary type="text">1 &lt; 2 &amp; 3</a:summary></a:entry><a:entry><a:content src="x" type="video/mp4"/></a:entry>"""
    first, second = read(ATOM.format(items=entry))
    assert (first.data, first.given.id, first.given.url) == (b"1 < 2 & 3", "tag:bote.test,2026:1", None)
    assert (second.source, second.reason) == ("-#2", "no text in it")


def test_json_feed_is_read_in_both_versions_and_on_one_line():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Lamp",
        "home_page_url": "https://lamp.test/",
        "language": "en",
        "authors": [{"name": "Desk"}],
        "items": [
            {"id": 7, "url": "/1", "title": "A &amp; B",
             "content_html": "<p>A ferry sank.</p><p>Nine died.", "date_published": "2026-11-20"},
            {"id": "x", "author": {"name": "Jane Doe"}, "content_text": "It <did> sink.", "external_url": "https://other.test/2"},
            {"id": "y", "summary": "", "authors": [3, {}]},
            "not an item",
        ],
    }  # fmt: skip
    for text in (json.dumps(feed), json.dumps(feed, indent=1), json.dumps(feed).replace("/", "\\/")):
        assert shown(text) == [
            "#1 A ferry sank.\n\nNine died.",
            "#2 It <did> sink.",
            "#3 no text in it",
            "#4 not a JSON object but a str",
        ]
        first, second, *_ = read(text)
        assert (first.given.id, first.given.title, first.given.byline) == ("https://lamp.test/1", "A & B", "Desk")
        assert (second.given.id, second.given.byline, second.given.outlet) == ("https://other.test/2", "Jane Doe", "The Lamp")
    feed["version"] = "https://jsonfeed.org/version/1"
    assert len(read(json.dumps(feed))) == 4


def test_a_link_or_guid_that_several_items_have_tells_none_of_them_apart():
    found = read(rss(*[f"<link>https://halveylamp.test/live</link><description>Post {n}.</description>" for n in (1, 2)]))
    assert [item.given.id for item in found] == [None, None]
    assert [item.given.url for item in found] == ["https://halveylamp.test/live"] * 2


@pytest.mark.parametrize(
    ("guid", "link"),
    [
        ("https://halveylamp.test/1", "https://halveylamp.test/1"),
        ("77", None),
        ("javascript:alert(1)", None),
        ("http://[", None),
    ],
)
def test_a_guid_is_a_link_where_it_is_one(guid, link):
    (found,) = read(rss(f"<guid>{guid}</guid><description>A ferry sank.</description>"))
    assert found.given.url == link


# broken ones


def test_one_broken_item_spoils_no_other():
    items = (
        "<title>Bread & butter</title><link>https://x.test/?a=1&b=2</link>"
        "<description>One <b>two &copy; &nbsp;three &undefined; &#8220;four.",
        "<description><![CDATA[A ferry <item> sank.]]></description>",
        "<description>Nine\x0b died.</description></title></channel>",
        "<!-- </item> --><description>Ten &lt;p&gt;died.</description><foo:bar>x</foo:bar>",
    )
    assert shown(rss(*items)) == [
        "#1 One two © \xa0three “four.",
        "#2 A ferry sank.",
        "#3 Nine died.",
        "#4 Ten\n\ndied.",
    ]
    assert read(rss(*items))[0].given.url == "https://x.test/?a=1&b=2"


def test_a_feed_that_breaks_off_gives_its_items_up_to_there():
    feed = rss("<description>A ferry sank.</description>", "<description>Nine died.</description>")
    whole = feed.index("Nine")
    assert shown(feed[: whole + 4]) == ["#1 A ferry sank.", "#2 breaks off: the feed ends within it"]
    assert shown(rss("<description><![CDATA[A ferry")) == ["#1 breaks off: the feed ends within it"]
    assert shown(feed[: feed.index("<item>")]) == [" a feed without items"]


def test_an_item_without_its_end_ends_where_the_next_begins():
    feed = rss("<description>A ferry sank.</description></item><item><description>Nine died.").replace(
        "</item><item>", "<item>", 1
    )
    assert shown(feed) == ["#1 A ferry sank.", "#2 Nine died."]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "ISO-8859-1"), ("cp1252", "UTF-8"), ("cp1252", "iso-8859-1"), ("utf-16", "UTF-8"), ("utf-16-le", "utf-16"),
     ("cp1251", "windows-1251"), ("utf-8", "punycode"), ("utf-8", "nonsense"), ("cp1252", "nonsense")],
)  # fmt: skip
@pytest.mark.parametrize("fault", ["", " & "])
def test_the_bytes_tell_the_encoding_where_the_declaration_is_wrong(encoding, declared, fault):
    text = "Паром затонул" if encoding == "cp1251" else "Fähre sank"
    feed = rss(f"<title>x{fault}y</title><description>{text}</description>").replace("UTF-8", declared)
    assert shown(feed.encode(encoding)) == [f"#1 {text}"]


def test_nothing_is_fetched_or_unfolded_for_an_entity():
    for declared in (
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a "boo"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;',
    ):
        feed = rss("<title>&x;</title><description>A ferry &x; sank.</description>").replace(
            "<rss", f"<!DOCTYPE rss [{declared}]><rss", 1
        )
        ((only,)) = shown(feed)
        assert "root:" not in only and "boo" not in only
        assert only.startswith("#1 A ferry") and only.endswith("sank.")


def test_what_is_nested_deeply_or_said_without_end_is_read_within_limits():
    deep = "<b>" * 5000 + "A ferry sank." + "</b>" * 5000
    for item in (f"<description>{deep}</description>", f"<description><![CDATA[{deep}]]></description>"):
        assert len(read(rss(item, "<description>Nine died.</description>"))) == 2
    assert len(read(rss(*["<description>x</description>"] * 5000))) == 5000
    assert len(read("<rss>" + "<item>" * 5000)) == 5000
    assert len(read("<rss>" + "<![CDATA[" * 50_000)) == 1
    assert len(read("<rss " + "a='b' " * 50_000 + "><item><title>x</title></item>")) == 1


@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_damage_leaves_an_account_of_every_item(damage, at):
    feed = rss(
        "<title>A</title><description>A ferry sank.</description>", "<description><![CDATA[Nine]]></description>"
    ).encode()
    for item in read(feed[:at] + damage + feed[at + len(damage) :]):
        assert isinstance(item, Rejected) or item.data


def test_a_feed_says_nothing_twice():
    titles = dedent("""\
        The Halvey Lamp
        Halvey Lamp: World
        World – Halvey Lamp""").splitlines()
    for title, outlet in zip(titles, ("The Halvey Lamp", "Halvey Lamp", "Halvey Lamp"), strict=True):
        feed = rss("<description>A ferry sank.</description>").replace("World news | The Halvey Lamp", title)
        assert read(feed)[0].given.outlet == outlet
