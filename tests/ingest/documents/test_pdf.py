"""PDF: text line by line; what cannot be read is said."""

import io
import sys
import zlib

import pytest

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings, settings


def pdf(*pages: list[str], draw: bytes = b"") -> bytes:
    """A PDF file with lines of text on each page, or with what `draw` draws."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        words = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in lines)
        content = zlib.compress(draw or b"BT /F1 12 Tf 72 720 Td 14 TL " + words + b" ET")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R {font} >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def read(data: bytes, limits: Settings = Settings()) -> list[Capture | Rejected]:  # noqa: B008 - it is frozen
    return list(ingest.captures(["-"], limits, io.BytesIO(data)))


def shown(data: bytes, limits: Settings = Settings()) -> list[str]:  # noqa: B008
    return [item.data.decode() if isinstance(item, Capture) else f"{item.source}: {item.reason}" for item in read(data, limits)]


def test_lines_stay_as_they_stand_on_the_page() -> None:
    data = pdf(["Ferry sinks", "Nine people died, the coast", "guard said on Tues-", "day."], ["“It was dark,” she said.", "2"])
    assert shown(data) == ["Ferry sinks\nNine people died, the coast\nguard said on Tues-\nday.\n“It was dark,” she said.\n2"]
    assert read(data) == read(data)


def test_pages_without_text_and_files_without_sense_are_refused() -> None:
    assert shown(pdf([], draw=b"0 0 100 100 re f")) == [
        "-: a PDF file without text: its pages are pictures; run text recognition (OCR) over it"
    ]
    assert shown(b"%PDF-1.7\n%\xe2\xe3") == ["-: damaged PDF: Stream has ended unexpectedly"]


def test_an_encrypted_file_is_said_to_be_one() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["Ferry sinks"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert shown(stream.getvalue()) == ["-: a PDF file that is encrypted; save it without its password"]


def test_a_page_that_draws_too_much_is_left_out_and_the_others_are_read() -> None:
    few = settings(["ingest.max_page_bytes=400"])
    assert shown(pdf(["Nine died."], ["x" * 500]), few) == [
        "-#page=2: a page that draws more than 400 bytes (ingest.max_page_bytes, ingest.max_bytes)",
        "Nine died.",
    ]
    assert shown(pdf(["Nine died."], ["It was dark."]), settings(["ingest.max_pages=1"])) == [
        "-: a PDF file of 2 pages, of which 1 are read (ingest.max_pages)",
        "Nine died.",
    ]


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert shown(pdf(["Nine died."])) == ["-: reading PDF needs an optional package: pip install 'variorum[documents]'"]
