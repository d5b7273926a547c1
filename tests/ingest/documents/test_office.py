"""DOCX, ODT and RTF: the text as it is printed, and nothing beside it."""

import io
import zipfile

import pytest

from variorum import ingest
from variorum.ingest.documents.rtf import rtf_text
from variorum.model import Capture, Rejected
from variorum.settings import Settings, settings

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt(body: str) -> bytes:
    content = f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>"


def read(data: bytes, limits: Settings = Settings()) -> list[Capture | Rejected]:  # noqa: B008 - it is frozen
    return list(ingest.captures(["-"], limits, io.BytesIO(data)))


def shown(data: bytes) -> str:
    (found,) = read(data)
    return found.data.decode() if isinstance(found, Capture) else found.reason


def test_paragraphs_and_broken_lines_of_docx_are_paragraphs() -> None:
    body = paragraph("<w:t>A ferry </w:t>", "<w:t>sank.</w:t><w:br/><w:t>Nine died.</w:t>") + paragraph(
        "<w:t>It was dark.</w:t>"
    )
    assert shown(docx(body)) == "A ferry sank.\n\nNine died.\n\nIt was dark."


def test_what_was_struck_out_hidden_or_drawn_twice_is_no_text() -> None:
    struck = "<w:p><w:del><w:r><w:delText>Ten</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:ins><w:r><w:t>Nine died.</w:t></w:r></w:ins></w:p>"
    twice = '<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:t>A</w:t></mc:Choice><mc:Fallback><w:t>A</w:t></mc:Fallback>'
    assert shown(docx(struck + hidden + paragraph(twice + "</mc:AlternateContent>", "<w:instrText>PAGE</w:instrText>"))) == (
        "Nine died.\n\nA"
    )


def test_rows_of_a_table_stand_side_by_side_unless_a_cell_holds_paragraphs() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    dead, nine, more = (paragraph(f"<w:t>{word}</w:t>") for word in ("Dead", "9", "or more"))
    assert shown(docx(f"<w:tbl>{row(dead, nine)}{row(dead, nine + more)}</w:tbl>")) == "Dead\t9\n\nDead\n\n9\n\nor more"


def test_odt_is_read_with_its_blanks_and_without_what_was_deleted() -> None:
    body = (
        "<office:text><text:tracked-changes><text:p>Ten</text:p></text:tracked-changes><text:h>Ferry sinks</text:h>"
        '<text:p>Nine <text:span>people</text:span><text:s text:c="2"/>died.<text:line-break/>It was dark.</text:p>'
        "</office:text>"
    )
    assert shown(odt(body)) == "Ferry sinks\n\nNine people  died.\n\nIt was dark."


def test_a_document_that_is_a_bomb_or_damaged_is_refused() -> None:
    small = settings(["ingest.max_bytes=1000", "ingest.max_ratio=10"])
    (found,) = read(docx(paragraph("<w:t>" + "a" * 1_000_000 + "</w:t>")), small)
    assert isinstance(found, Rejected)
    assert found.reason.startswith("a document that unpacks to more than ")
    deep = docx("<w:p>" * 100_000)
    assert shown(deep).startswith("a damaged DOCX file: ")
    assert shown(docx("")) == "no text in it"
    data = docx(paragraph("<w:t>Nine died.</w:t>"))
    broken = data[:60] + bytes(200) + data[60:]
    assert all(isinstance(item, Rejected) for item in read(broken))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"The caf\'e9 sank.\par Nine died.", "The café sank.\nNine died."),
        (r"\u8220?It sank,\u8221? she said\emdash no.", "“It sank,” she said—no."),
        (r"\uc2\u1055 ??\uc0\u1072 b", "Паb"),
        (r"{\f1 \'cf\'e0\'f0\'ee\'ec}{\f2 \'93\'fa}", "Паром日"),
        (r"{\*\generator Word;}{\info{\title Hidden}}Nine{\v secret} died.", "Nine died."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the owner}}", "the owner"),
        (r"a\~b\_c\-d\{e\}\\", "a\xa0b\u2011cd{e}\\"),
        (r"{\header Page 3}{\pict\bin5 }}{}x}Nine died.", "Nine died."),
        (r"Dead\cell 9\cell\row", "Dead\t9\t\n"),
        (r"\u55357?\u56832? \u55357?", "😀 \ufffd"),
    ],
)
def test_rtf_is_read_in_its_code_pages_and_without_what_is_beside_it(body: str, text: str) -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 Jap;}}"
    assert rtf_text(rf"{{\rtf1\ansi\ansicpg1252{fonts}{body}}}".encode("latin-1")) == text


def test_an_rtf_file_is_one_report_and_endless_groups_are_refused() -> None:
    assert shown(rb"{\rtf1\ansi Ferry sinks\par\par Nine died.\par}") == "Ferry sinks\n\nNine died."
    assert shown(rb"{\rtf1 " + b"{" * 10_000) == "RTF with more than 2,000 groups in one another"
