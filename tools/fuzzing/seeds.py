"""One small sound file of every format that is read, built anew each time, and files that are made to burst their reader."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib

STORY = (
    "PORT HALVEY, Nov 20 (Reuters) - Nine people died when a ferry sank off Port Halvey on Friday, the coast guard said.\n\n"
    "“We heard a loud bang and then the lights went out,” said Maria Lobb, 34, who swam ashore with her two children.\n\n"
    "The ferry had left at 6:30 a.m. with at least 48 people on board, twice as many as it was built for, officials said.\n"
)
_PARAGRAPHS = STORY.strip().split("\n\n")
_MARKED = "".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS)
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks | The Lamp</title>'
    '<meta property="article:published_time" content="2026-11-20T10:00:00Z"><script type="application/ld+json">'
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry sinks","author":[{"name":"Jane Doe"}],'
    '"datePublished":"2026-11-20T10:00:00Z","publisher":{"name":"The Lamp"}}</script></head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>Ferry sinks</h1>{_MARKED * 3}<table><tr><td>a<td>b</table></article><footer>© The Lamp</footer></body></html>"
)
_RECORD = {"id": "1", "text": STORY, "outlet": "The Lamp", "title": "Ferry sinks", "date": "2026-11-20", "language": "en"}
_ITEM = "<title>Ferry sinks</title><link>https://lamp.example/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>"
_RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    f"<title>The Lamp</title><item>{_ITEM}<content:encoded><![CDATA[{_MARKED}]]></content:encoded></item>"
    f"<item>{_ITEM}<description>A ferry sank &amp;amp; more.</description></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Lamp</title><entry><title type="html">Ferry &amp;amp; tug'
    '</title><link href="https://lamp.example/1"/><id>tag:lamp.example,2026:1</id><content type="xhtml">'
    f'<div xmlns="http://www.w3.org/1999/xhtml">{_MARKED}</div></content></entry></feed>'
)
_NITF = (
    '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>Ferry sinks</title><docdata><doc-id id-string="1"/>'
    '<date.issue norm="20261120T100000Z"/></docdata></head><body><body.head><hedline><hl1>Ferry sinks</hl1></hedline><byline>By Jane'
    f"</byline></body.head><body.content>{_MARKED}</body.content></body></nitf>"
)
_NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" version="2" standard="NewsML-G2"><itemMeta>'
    "<versionCreated>2026-11-20T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Ferry sinks</headline></contentMeta>"
    f'<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{_MARKED}</body>'
    "</html></inlineXML></contentSet></newsItem>"
)
_WIRE = f"\x16\x16\x01ABC0123 3 I 0145 LAMP /AFP-QQ11\x02\r\nFerry-sinks\r\n\r\n   {STORY}\r\n\x03201000 NOV 26\r\n\x04"
_MAIL = (
    "From: Jane Doe <jane@lamp.example>\r\nTo: desk@courier.example\r\nSubject: =?utf-8?q?Ferry_sinks?=\r\nMIME-Version: 1.0\r\n"
    "Date: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@lamp.example>\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    f"--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{STORY}\r\n--b\r\n"
    f"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>A ferry=20sank.\r\n--b--\r\n"
)
_RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Ferry sinks}}\pard "
    + STORY.replace("\n", r"\par ")
    + r"\u8212? end}"
)
_LEXIS = "".join(
    f"{n} of 2 DOCUMENTS\n\nThe Lamp\n\nNovember 20, 2026 Friday\n\nFerry sinks {n}\n\nBYLINE: Jane Doe\n\nLENGTH: 61 words\n\nBODY:\n\n{STORY}\n\n"
    "LOAD-DATE: November 21, 2026\n\nLANGUAGE: ENGLISH\n\n"
    for n in (1, 2)
)
_FACTIVA = f"HD  Ferry sinks\nBY  Jane Doe\nWC  61 words\nPD  20 November 2026\nSN  The Lamp\nLA  English\nLP\n{STORY}\nAN  Document LAMP000020261120el6i0001p\n"


def seeds() -> dict[str, bytes]:
    """A sound file of each format by its name."""
    page, record = _PAGE.encode(), json.dumps(_RECORD)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
    warc = b"".join(
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://lamp.example/{number}\r\nWARC-Date: 2026-11-20T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
        + b"\r\n\r\n"
        for number, (kind, media, body) in enumerate(
            (
                ("warcinfo", "application/warc-fields", b"software: x\r\n"),
                ("response", "application/http; msgtype=response", http),
            )
            * 2
        )
    )
    found = {
        "text": STORY.encode(),
        "utf-16": STORY.encode("utf-16"),
        "page": page,
        "lines": (record + "\n" + record.replace('"1"', '"2"') + "\n").encode(),
        "array": f"[{record}, {record}]".encode(),
        "ninjs": json.dumps(
            {"uri": "urn:1", "body_html": _MARKED, "headline": "Ferry", "versioncreated": "2026-11-20"}
        ).encode(),
        "rss": _RSS.encode(),
        "atom": _ATOM.encode(),
        "json feed": json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": _MARKED}]}
        ).encode(),
        "nitf": _NITF.encode(),
        "newsml": _NEWSML.encode(),
        "wire": _WIRE.encode(),
        "mail": _MAIL.encode(),
        "mbox": f"From jane@lamp.example Fri Nov 20 10:00:00 2026\n{_MAIL}\n\n".replace("\r\n", "\n").encode() * 2,
        "rtf": _RTF.encode("cp1252", "replace"),
        "pdf": pdf(STORY.splitlines()),
        "docx": zipped(
            {
                "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
                "word/document.xml": docx_body(_PARAGRAPHS),
                "docProps/core.xml": b"<coreProperties><title>Ferry sinks</title></coreProperties>",
            }
        ),
        "odt": zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": (
                    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
                    + "".join(f"<text:p>{paragraph}</text:p>" for paragraph in _PARAGRAPHS)
                    + "</office:text></office:body></office:document-content>"
                ).encode(),
            }
        ),
        "lexis": _LEXIS.encode(),
        "lexis page": (
            "<html><body>" + "".join(f"<p>{line}</p>" for line in _LEXIS.splitlines() if line) + "</body></html>"
        ).encode(),
        "factiva": _FACTIVA.encode(),
        "parquet": parquet(),
        "csv": ("id,text,outlet,date\n" + "".join(f'{n},"{STORY}",The Lamp,2026-11-20\n' for n in (1, 2))).encode(),
        "warc": warc,
        "zip": zipped({"a.html": page, "b/c.jsonl": record.encode(), "d.zip": zipped({"e.txt": STORY.encode()})}),
        "tar": tarred({"a.html": page, "b.txt": STORY.encode()}),
    }
    packed = {"gzip": gzip.compress(page, mtime=0), "bzip2": bz2.compress(page), "xz": lzma.compress(page)}
    return found | packed | {"warc.gz": gzip.compress(warc, mtime=0), "tar.gz": gzip.compress(found["tar"], mtime=0)}


def bombs() -> dict[str, bytes]:
    """Files that would take all memory or time of a reader that trusts them."""
    zeros = gzip.compress(bytes(1 << 20), 9, mtime=0)
    deep = 100_000
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "gzip": zeros * 3000,
        "gzip in gzip": gzip.compress(zeros * 3000),
        "bzip2": bz2.compress(bytes(10_000_000)) * 300,
        "xz": lzma.compress(bytes(10_000_000)) * 300,
        "zip": zipped({f"{n}.txt": bytes(5_000_000) for n in range(20)}),
        "zip in zip": zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"e.zip": b""})})})})}),
        "docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": docx_body(["A ferry sank. "] * 100_000)}),
        "deep docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p>" * deep}),
        "entities": f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss><item><title>&a9;</title></item></rss>'.encode(),
        "entities in nitf": f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{laughs}]><nitf><body><p>&a9;</p></body></nitf>'.encode(),
        "deep page": b"<!doctype html><body>" + b"<div>" * deep + STORY.encode(),
        "deep nitf": b"<nitf>" + b"<block>" * deep,
        "deep atom": b"<feed><entry><content type='xhtml'>" + b"<div>" * deep,
        "deep json": b'{"text": ' + b'[{"a":' * deep,
        "deep array": b"[" * deep,
        "deep rtf": rb"{\rtf1 " + b"{" * deep + b"A ferry sank.",
        "deep mail": mail_in_mail(300),
        "wide mail": b"".join(b"X-%d: y\r\n" % n for n in range(50_000)).join(
            (b"From: a@b.example\r\nTo: c\r\nDate: x\r\n", b"\r\nText")
        ),
        "endless line": b"A ferry sank " * 1_000_000,
        "endless word": b"a" * 10_000_000,
        "endless tag": b"<!doctype html><p " + b"a='b' " * 1_000_000,
        "open tags": b"<!doctype html>" + b"<a <b <" * 500_000,
        "open comments": b"<!doctype html>" + b"<!--" * 1_000_000,
        "open scripts": b"<!doctype html>" + b"<script type='application/ld+json'>" * 100_000,
        "many items": b"<rss><channel>" + b"<item><title>a</title></item>" * 10_000,
        "many marks": ("“" * 300_000 + "”").encode(),
        "many lines": b"\n".join(b"%d" % n for n in range(300_000)),
        "pdf": pdf(["A ferry sank."] * 2, filler=100_000_000),
        "tar of nothing": tarred({f"{n}": b"" for n in range(20_000)}),
    }


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parquet() -> bytes:
    """A table of two reports."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.table({"id": ["1", "2"], "text": [STORY, STORY[:200]], "outlet": ["The Lamp", None]}), buffer)
    return buffer.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar of `files`."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def docx_body(paragraphs: list[str]) -> bytes:
    """The main part of a DOCX file."""
    runs = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{runs}</w:body></w:document>'.encode()


def mail_in_mail(times: int) -> bytes:
    """A mail with a mail in it, so many times."""
    head = "From: a@b.example\r\nTo: c@d.example\r\nSubject: {0}\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n"
    parts = "".join(
        head.format(n) + f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\nContent-Type: message/rfc822\r\n\r\n"
        for n in range(times)
    )
    return (parts + head.format("last") + "\r\n" + STORY).encode()


def pdf(lines: list[str], filler: int = 0) -> bytes:
    """A PDF of one page, its text packed with `filler` blanks behind it."""
    shown = "".join(
        "({}) Tj T* ".format(line.encode("ascii", "replace").decode().replace("(", "").replace(")", "")) for line in lines
    )
    packer = zlib.compressobj(9)
    stream = packer.compress(f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode())
    for _ in range(filler // 1_000_000):
        stream += packer.compress(b" " * 1_000_000)
    stream += packer.flush()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        bytes(data)
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + (b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data)))
    )
