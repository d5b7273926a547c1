"""Documents and wire formats, cut and twisted at will: a report or a reason, never an error, within limits."""

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

NITF = b"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf [<!ENTITY a "LNS">]><nitf xml:lang="en"><head><docdata>
<date.issue norm="20290619T101500Z"/></docdata></head><body><body.head><hedline><hl1>Ferry &a;</hl1></hedline></body.head>
<body.content><p>Nine <em>died</em>.</p><table><tr><td>1</td><td>2</td></tr></table></body.content></body></nitf>"""
NEWSML = b"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="g" version="2"><itemMeta>
<pubStatus qcode="stat:usable"/><versionCreated>2029-06-19T12:00:00Z</versionCreated></itemMeta><contentMeta><headline>Ferry
</headline></contentMeta><contentSet><inlineXML><html><body><p>Nine died.</p></body></html></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>"""
NINJS = (
    b'{"uri": "u", "version": 2, "headline": "Ferry", "bodies": [{"contentType": "text/html", "value": "<p>Nine died.</p>"}]}'
)
WIRE = b"\x16\x01LNS0042 4 I 0219 FRA\r\n\x02Ferry sinks\r\n  LISBON, June 19 (LNS) - Nine died.\r\n\x03191403 JUN 29\r\n\x04"
MAIL = b"""From: =?utf-8?q?The_L=C3=A4mp?= <a@b.example>
Date: Tue, 19 Jun 2029 12:00:00 +0200
Subject: =?iso-8859-1?b?RuRocmU=?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=XX

--XX
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

Nine people died=2E=20
---------- Forwarded message ---------
From: x
Subject: y

Text.
--XX
Content-Type: message/rfc822

From: c@d.example
Subject: z

Inner.
--XX
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename=a

e1xydGYxIE5pbmUgZGllZC59
--XX--
"""
RTF = rb"{\rtf1\ansi{\fonttbl{\f1\fcharset204 T;}}Nine \u8220?died\u8221?.\par{\f1 \'cf\'e0}{\pict\bin3 abc}{\*\x y}\cell\row}"
LEXIS = (
    b"1 of 2 DOCUMENTS\n\nThe Lamp\n\nJune 19, 2029\n\nHEADLINE: Ferry\n\nLENGTH: 9 words\n\nBODY:\n\nNine died.\n\n"
    b"LOAD-DATE: x\n2 of 2 DOCUMENTS"
)
FACTIVA = (
    b"HD\tFerry\nPD\t19 June 2029\nSN\tThe Lamp\nLP\nNine died.\nTD\nMore.\nAN\tDocument LAMPH00020290619el6i0001p\n9 words\n"
)


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", "<d><p><r><t>Nine</t><tab/></r></p><tbl><tr><tc><p><t>x</t></p></tc></tr></tbl></d>"
        )
    return stream.getvalue()


NAMES = ("nitf", "newsml", "ninjs", "wire", "mail", "mbox", "rtf", "lexis", "factiva", "docx")
SAMPLES = (NITF, NEWSML, NINJS, WIRE, MAIL, b"From a@b Tue Jun 19 12:00:00 2029\n" + MAIL, RTF, LEXIS, FACTIVA, docx())


def read(data: bytes) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data)))


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_every_sample_is_read_whole_and_twice_the_same(sample: bytes) -> None:
    assert any(isinstance(item, Capture) for item in read(sample))
    assert read(sample) == read(sample)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_what_is_cut_or_twisted_gives_an_answer_and_never_raises(data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(sample)))
        to = data.draw(st.integers(at, min(len(sample), at + 40)))
        sample[at:to] = data.draw(st.one_of(st.binary(max_size=8), st.just(bytes(sample[at:to]) * 3)))
    found = read(bytes(sample[: data.draw(st.integers(0, len(sample)))]))
    assert found
    assert all(isinstance(item, Capture | Rejected) for item in found)


def entities(levels: int) -> bytes:
    nested = b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1)) * 10) for n in range(1, levels))
    return b'<!DOCTYPE nitf [<!ENTITY a0 "boom">' + nested + b"]>"


BOMBS = {
    "a billion laughs": entities(10) + b"<nitf><body><body.content><p>&a9;</p></body.content></body></nitf>",
    "the same in an attribute": entities(10) + b'<nitf a="&a9;"><body/></nitf>',
    "a long entity many times": b'<!DOCTYPE nitf [<!ENTITY a "'
    + b"x" * 50_000
    + b'">]><nitf><p>'
    + b"&a;" * 50_000
    + b"</p></nitf>",
    "many elements": b"<nitf><body>" + b"<p/>" * 2_000_000,
    "many elements of a page": b"From: a@b\nDate: x\nSubject: y\nContent-Type: text/html\n\n" + b"<p>a" * 2_000_000,
    "deep elements": b"<nitf><body>" + b"<p>" * 100_000,
    "deep html": b"From: a@b\nDate: x\nSubject: y\nContent-Type: text/html\n\n" + b"<div>" * 100_000 + b"Nine died.",
    "deep mail": b"From: a@b\nDate: x\nSubject: y\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000)),
    "many attachments": b"From: a@b\nDate: x\nSubject: y\nContent-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\nContent-Type: text/plain\n\nx\n" * 5_000,
    "an endless line of a mail": b"From: a@b\nDate: x\nSubject: y\n\n" + b"-" * 2_000_000,
    "endless header": b"From: a@b\nDate: x\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nNine died.",
    "endless groups": rb"{\rtf1 " + b"{" * 2_000_000,
    "endless controls": rb"{\rtf1 " + rb"\u-1\uc9" * 50_000,
    "starts of messages": b"\x01LNS0042 4 I 0219 FRA\r\n\x02" + b"\x01\x02" * 100_000,
    "labels": b"1 of 2 DOCUMENTS\nLENGTH: 9 words\n" + b"GRAPHIC: x\n\n" * 30_000 + b"LOAD-DATE: x\n",
    "documents": b"1 of 2 DOCUMENTS\nLENGTH: 9 words\n" * 10_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_met_within_seconds(name: str) -> None:
    begun = time.process_time()
    assert read(BOMBS[name])
    assert time.process_time() - begun < 5


def test_nothing_is_fetched_or_read_beside_the_file() -> None:
    for place in ("file:///etc/passwd", "http://127.0.0.1:9/x"):
        entity = f'<!DOCTYPE nitf SYSTEM "{place}" [<!ENTITY % p SYSTEM "{place}"> %p; <!ENTITY x SYSTEM "{place}">]>'
        found = read(f"{entity}<nitf><body><body.content><p>Nine died.&x;</p></body.content></body></nitf>".encode())
        assert [item.data.decode() if isinstance(item, Capture) else item.reason for item in found] == ["Nine died."]
