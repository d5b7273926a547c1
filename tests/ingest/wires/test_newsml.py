"""NewsML-G2 and NewsML 1: items alone and in messages."""

import io
from collections.abc import Callable, Sequence

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

Only = Callable[[Sequence[Capture | Rejected]], Capture]

MESSAGE = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{}</itemSet></newsMessage>'
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
  <body><p>Nine people died, the coast guard said.</p><p>“It was dark,” said Dana Reyes.</p></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf>
  <body><body.head><hedline><hl1>Ferry sinks</hl1></hedline></body.head>
  <body.content><p>Nine people died.</p></body.content></body></nitf></inlineXML>"""
PLAIN = """<inlineData contenttype="text/plain">Nine people died,
the coast guard said.

It was dark.</inlineData>"""
ESCAPED = '<inlineData contenttype="text/html">&lt;p&gt;Nine people died.&lt;/p&gt;&lt;p&gt;It was dark.&lt;/p&gt;</inlineData>'


def item(content: str = XHTML, *, guid: str = "lns:1", version: str = "1", status: str = "usable", more: str = "") -> str:
    return f"""<newsItem guid="{guid}" version="{version}" standard="NewsML-G2" xml:lang="en">
 <itemMeta><itemClass qcode="ninat:text"/><provider literal="Lantern News"/>
 <versionCreated>2029-06-19T12:00:00Z</versionCreated>
 <firstCreated>2029-06-19T10:15:00Z</firstCreated><pubStatus qcode="stat:{status}"/>{more}</itemMeta>
 <contentMeta><urgency>2</urgency><creator><name>Mira Oldcastle</name></creator><headline>Ferry sinks off Port Halvey</headline>
 <dateline>PORT HALVEY, June 19 (LNS) -</dateline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def read(text: str) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(text.encode())))


def shown(text: str) -> list[str]:
    """One line each: where, and either the paragraphs or the reason."""
    return [
        f"{found.source}: {' | '.join(found.data.decode().split(chr(10) * 2)) if isinstance(found, Capture) else found.reason}"
        for found in read(text)
    ]


def test_the_metadata_of_an_item_say_what_it_is(only: Only) -> None:
    found = only(read(item(version="3")))
    given = found.given
    assert (given.id, given.outlet, given.title, given.byline, given.language) == (
        "lns:1:3",
        "Lantern News",
        "Ferry sinks off Port Halvey",
        "Mira Oldcastle",
        "en",
    )
    assert (given.published, given.updated) == ("2029-06-19T10:15:00+00:00", "2029-06-19T12:00:00+00:00")


def test_text_stands_in_xhtml_nitf_plain_or_escaped() -> None:
    plain = "-: PORT HALVEY, June 19 (LNS) - "
    assert shown(item(XHTML)) == [plain + "Nine people died, the coast guard said. | “It was dark,” said Dana Reyes."]
    assert shown(item(NITF)) == [plain + "Nine people died."]
    assert shown(item(PLAIN)) == [plain + "Nine people died,\nthe coast guard said. | It was dark."]
    assert shown(item(ESCAPED)) == [plain + "Nine people died. | It was dark."]


def test_every_item_of_a_message_is_a_report_or_says_why_not() -> None:
    picture = item('<remoteContent href="http://x.test/y.jpg"/>', guid="p").replace("ninat:text", "ninat:picture")
    package = '<packageItem guid="k"><itemMeta><title>Top news</title></itemMeta></packageItem>'
    message = MESSAGE.format(
        item(PLAIN) + item(guid="c", status="canceled") + item(guid="w", status="withheld") + picture + package
    )
    assert shown(message)[1:] == [
        "-#2: withdrawn (pubStatus canceled) (Ferry sinks off Port Halvey)",
        "-#3: withheld by its sender (pubStatus withheld) (Ferry sinks off Port Halvey)",
        "-#4: a picture, without text (Ferry sinks off Port Halvey)",
        "-#5: a package, which names other items and holds no text (Top news)",
    ]


def test_of_a_message_that_breaks_off_the_whole_items_are_kept() -> None:
    message = MESSAGE.format(item(PLAIN) + item(guid="second"))
    first, second = shown(message[:-150])
    assert first.startswith("-#1: PORT HALVEY")
    assert second.startswith("-#2: breaks off: ")


def test_a_correcting_note_stands_before_the_text_and_an_embargo_dates_it(only: Only) -> None:
    note = "<embargoed>2029-06-20T05:00:00Z</embargoed><edNote>Nine, not ten, dead.</edNote><signal qcode='sig:correction'/>"
    found = only(read(item(more=note)))
    assert found.data.decode().startswith("Correction: Nine, not ten, dead.\n\nPORT HALVEY")
    assert (found.given.published, found.given.updated) == ("2029-06-20T05:00:00+00:00", None)


def test_an_update_is_no_correction() -> None:
    assert not shown(item(PLAIN, more="<edNote>Updates with quotes.</edNote>"))[0].startswith("-: Updates")


def test_newsml_1_is_read_too(only: Only) -> None:
    first = """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>lantern.example</ProviderId>
     <PublicIdentifier>urn:newsml:lantern.example:20290619:1:1</PublicIdentifier></NewsIdentifier></Identification>
     <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20290619T101500Z</FirstCreated>
     <ThisRevisionCreated>20290619T101500Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
     <NewsComponent><NewsLines><HeadLine>Ferry sinks</HeadLine><ByLine>By Mira Oldcastle</ByLine></NewsLines>
     <AdministrativeMetadata><Provider><Party FormalName="Lantern News"/></Provider></AdministrativeMetadata>
     <ContentItem><DataContent><p>Nine people died.</p><p>It was dark.</p></DataContent></ContentItem></NewsComponent>
     </NewsItem></NewsML>"""
    found = only(read(first))
    assert found.data.decode() == "Nine people died.\n\nIt was dark."
    assert (found.given.outlet, found.given.title, found.given.byline) == ("Lantern News", "Ferry sinks", "Mira Oldcastle")
    assert (found.given.published, found.given.updated) == ("2029-06-19T10:15:00+00:00", None)
    assert shown(first.replace("Usable", "Canceled")) == ["-: withdrawn (Status Canceled) (Ferry sinks)"]
