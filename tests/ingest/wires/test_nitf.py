"""NITF: what a piece says of itself, and its paragraphs."""

import io
from collections.abc import Callable, Sequence

import pytest

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

Only = Callable[[Sequence[Capture | Rejected]], Capture]

PIECE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="en-GB">
 <head><title>ferry-slug</title>
  <docdata management-status="{status}"><urgency ed-urg="3"/><date.issue norm="20290619T101500Z"/>
   <date.release norm="20290620T050000Z"/><doc-id regsrc="LNS" id-string="LNS-42"/>{correction}
   <doc.copyright year="2029" holder="Lantern News Service"/></docdata>
  <revision-history name="desk" norm="20290619T113000Z"/></head>
 <body><body.head><hedline><hl1>Ferry sinks off Port Halvey</hl1><hl2>Divers search wreck</hl2></hedline>
  <byline>By <person>Mira Oldcastle</person><byttl>Staff writer</byttl></byline>
  <distributor><org>Lantern News</org></distributor>
  <dateline><location>PORT HALVEY</location>, <story.date norm="20290619">June 19</story.date></dateline></body.head>
 <body.content><p>Nine people <em>died</em>, the coast guard said.</p>
  <media media-type="image"><media-caption>The quay.</media-caption></media>
  <block><p>“We heard a bang,” said caf&eacute; owner Dana Reyes.</p></block>
  <bq><block><p>It was dark.</p></block></bq>
  <table><tr><th>Dead</th><td>9</td></tr><tr><th>Missing</th><td>4</td></tr></table></body.content>
 <body.end><tagline>mo/dr</tagline></body.end></body></nitf>"""


def read(text: str | bytes) -> list[Capture | Rejected]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data)))


def piece(status: str = "usable", correction: str = "") -> str:
    return PIECE.format(status=status, correction=correction)


def test_the_head_says_what_the_piece_is(only: Only) -> None:
    found = only(read(piece()))
    given = found.given
    assert (given.id, given.outlet, given.title, given.byline, given.language) == (
        "LNS-42",
        "Lantern News",
        "Ferry sinks off Port Halvey",
        "Mira Oldcastle",
        "en",
    )
    assert (given.published, given.updated) == ("2029-06-19T10:15:00+00:00", "2029-06-19T11:30:00+00:00")


def test_the_text_is_the_body_with_its_dateline_and_without_captions(only: Only) -> None:
    found = only(read(piece()))
    assert found.data.decode().split("\n\n") == [
        "PORT HALVEY, June 19 – Nine people died, the coast guard said.",
        "“We heard a bang,” said café owner Dana Reyes.",
        "It was dark.",
        "Dead\t9",
        "Missing\t4",
    ]


def test_a_note_that_corrects_stands_before_the_text(only: Only) -> None:
    found = only(read(piece(correction='<correction info="CORRECTS number of dead"/>')))
    assert found.data.decode().startswith("CORRECTS number of dead\n\nPORT HALVEY")


def test_what_is_under_embargo_is_published_at_its_release(only: Only) -> None:
    found = only(read(piece(status="embargoed")))
    assert found.given.published == "2029-06-20T05:00:00+00:00"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("canceled", "withdrawn (management-status canceled) (Ferry sinks off Port Halvey)"),
        ("withheld", "withheld by its sender (management-status withheld) (Ferry sinks off Port Halvey)"),
    ],
)
def test_what_was_withdrawn_is_no_report(status: str, reason: str) -> None:
    assert [item.reason for item in read(piece(status=status)) if isinstance(item, Rejected)] == [reason]


def test_a_prefix_and_a_wrong_encoding_change_nothing(only: Only) -> None:
    plain = read(piece())[0]
    prefixed = (
        piece().replace("<nitf ", '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/" ').replace("</nitf>", "</n:nitf>")
    )
    western = piece().replace("–", "-").replace("“", '"').replace("”", '"').encode("cp1252")
    assert read(prefixed)[0] == plain
    found = only(read(western))
    assert "café owner" in found.data.decode()


def test_a_bare_ampersand_is_mended_and_a_cut_file_is_not(only: Only) -> None:
    found = only(read(piece().replace("coast guard", "Coast & Port guard")))
    assert "the Coast & Port guard said" in found.data.decode()
    (cut,) = read(piece()[:-200])
    assert isinstance(cut, Rejected)
    assert cut.reason.startswith("breaks off: ")
