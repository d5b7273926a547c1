"""PDF: the text that a file holds, line by line, read by pypdf. Pictures of text are not read."""

import io
import logging
import struct
import zlib
from typing import TYPE_CHECKING

from variorum.errors import MissingExtra
from variorum.ingest.dispatch import whole
from variorum.ingest.documents.piece import pieces
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

if TYPE_CHECKING:
    from pypdf import PageObject

# what pypdf lets through where a file is not as PDF says it should be
_FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError, NotImplementedError,
    zlib.error, struct.error,
)  # fmt: skip


class _TooMuch(ValueError):
    """A page that draws more than any page of text does."""


def pdf(opened: Opened) -> Records:
    """The report in a PDF file, or the reports where a database exported it; pages that cannot be read are rejected each."""
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError:
        yield opened.rejected(str(MissingExtra("reading PDF", extra="documents")))
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every small fault of a file
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield opened.rejected("a PDF file that is encrypted; save it without its password")
            return
        count = len(reader.pages)
    except DependencyError:
        yield opened.rejected("a PDF file that is encrypted; save it without its password")
        return
    except (PyPdfError, *_FAULTS) as error:
        yield opened.rejected(_damaged(error))
        return
    most = opened.settings.max_pages
    if count > most:
        yield opened.rejected(f"a PDF file of {count:,} pages; no more than {most:,} are read (ingest.max_pages)")
        return
    texts: list[str] = []
    for number in range(count):
        try:
            texts.append(_text(reader.pages[number], opened.settings.max_page_bytes))
        except (PyPdfError, *_FAULTS) as error:
            reason = str(error) if isinstance(error, _TooMuch) else _damaged(error)
            yield Rejected(source=f"{opened.source}#page={number + 1}", stage="ingest", reason=reason)
    text = "\n".join(text for text in texts if text)
    if text.strip():
        yield from pieces(opened, text)
    elif texts:
        yield opened.rejected("a PDF file without text: its pages are pictures; run text recognition (OCR) over it")
    elif not count:
        yield opened.rejected("a PDF file without pages")


def _text(page: "PageObject", most: int) -> str:
    """The lines of one page. Raises `_TooMuch` where it draws more than `most` bytes."""
    contents = page.get_contents()
    if contents is None:
        return ""
    if len(contents.get_data()) > most:
        raise _TooMuch(f"a page that draws more than {most:,} bytes (ingest.max_page_bytes)")
    drawn = 0

    def counted(*_: object) -> None:
        nonlocal drawn
        drawn += 1
        if drawn > most:
            raise _TooMuch(f"a page that draws more than {most:,} things (ingest.max_page_bytes)")

    text = page.extract_text(visitor_operand_before=counted)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _damaged(error: Exception) -> str:
    said = " ".join(str(error).split())[:120]
    return f"damaged PDF: {said or type(error).__name__}"


__all__ = ["pdf"]
