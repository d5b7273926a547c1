"""PDF: the text that a file holds, line by line, read by pypdf. Pictures of text are not read."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from typing import TYPE_CHECKING

import msgspec

from variorum.errors import MissingExtra
from variorum.ingest.dispatch import whole
from variorum.ingest.documents.piece import pieces
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected
from variorum.settings import Ingest

if TYPE_CHECKING:
    from pypdf import PageObject

# what pypdf lets through where a file is not as PDF says it should be
_FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError, NotImplementedError,
    zlib.error, struct.error,
)  # fmt: skip


_LOCKED = "a PDF file that is encrypted; save it without its password"
_DEED = 5  # bytes of the shortest thing that a page can draw: "0 Tc "


class _TooMuch(ValueError):
    """A page that draws more than any page of text does."""


class _Pages(msgspec.Struct, frozen=True):
    """What was read of a file: the texts of its pages, by their numbers, and why others have none."""

    count: int
    texts: dict[int, str]
    refused: dict[int, str]


def pdf(opened: Opened) -> Records:
    """The report in a PDF file, or the reports where a database exported it; pages that cannot be read are rejected each."""
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    found = _pages(data, opened.settings)
    if isinstance(found, str):
        yield opened.rejected(found)
        return
    for number, reason in found.refused.items():
        yield Rejected(source=f"{opened.source}#page={number}", stage="ingest", reason=reason)
    if found.count > (most := opened.settings.max_pages):
        yield opened.rejected(f"a PDF file of {found.count:,} pages, of which {most:,} are read (ingest.max_pages)")
    text = "\n".join(text for text in found.texts.values() if text)
    if text.strip():
        yield from pieces(opened, text, wrapped=True)
    elif found.texts:
        yield opened.rejected("a PDF file without text: its pages are pictures; run text recognition (OCR) over it")
    elif not found.count:
        yield opened.rejected("a PDF file without pages")


def _pages(data: bytes, settings: Ingest) -> _Pages | str:
    """What is on the pages of a file, or why it cannot be read at all."""
    try:
        from pypdf import PdfReader, apply_configuration
        from pypdf.errors import DependencyError, DeprecationError, PyPdfError
    except ImportError:
        return str(MissingExtra("reading PDF", extra="documents"))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every small fault of a file
    most = settings.max_bytes
    with apply_configuration(
        zlib_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        array_based_stream_maximum_output_length=most,
        stream_parsing_work_maximum_count=settings.max_page_bytes // _DEED,
    ):
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                return _LOCKED
            count = len(reader.pages)
        except DependencyError:
            return _LOCKED
        except (PyPdfError, DeprecationError, *_FAULTS) as error:
            return _damaged(error)
        texts: dict[int, str] = {}
        refused: dict[int, str] = {}
        for number in range(min(count, settings.max_pages)):
            try:
                page = reader.pages[number]
                most -= _size(page, min(most, settings.max_page_bytes))
                texts[number + 1] = _text(page, settings.max_page_bytes // _DEED)
            except (PyPdfError, DependencyError, DeprecationError, *_FAULTS) as error:
                refused[number + 1] = str(error) if isinstance(error, _TooMuch) else _damaged(error)
    return _Pages(count, texts, refused)


def _size(page: PageObject, most: int) -> int:
    """The bytes that a page draws, with the forms that it uses. Raises `_TooMuch` where they are more than `most`."""
    contents = page.get_contents()
    size = len(contents.get_data()) if contents is not None else 0
    resources: list[object] = [page.get("/Resources")]
    seen: set[int] = set()
    while resources and size <= most:
        held = _value(resources.pop())
        forms = _value(held.get("/XObject")) if isinstance(held, dict) else None
        for form in map(_value, forms.values()) if isinstance(forms, dict) else ():
            if id(form) in seen or not isinstance(form, dict) or form.get("/Subtype") != "/Form":
                continue
            seen.add(id(form))
            size += len(form.get_data()) if hasattr(form, "get_data") else 0
            resources.append(form.get("/Resources"))
    if size > most:
        raise _TooMuch(f"a page that draws more than {most:,} bytes (ingest.max_page_bytes, ingest.max_bytes)")
    return size


def _value(held: object) -> object:
    """What a reference in a file refers to."""
    return held.get_object() if hasattr(held, "get_object") else held


def _text(page: PageObject, most: int) -> str:
    """The lines of one page. Raises `_TooMuch` where it does more than `most` things, however few bytes say so."""
    done = 0

    def counted(*_: object) -> None:
        nonlocal done
        done += 1
        if done > most:
            raise _TooMuch(f"a page that draws more than {most:,} things (ingest.max_page_bytes)")

    text = page.extract_text(visitor_operand_before=counted)
    if done > most:  # pypdf takes what a form raises for a fault of the form
        raise _TooMuch(f"a page that draws more than {most:,} things (ingest.max_page_bytes)")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _damaged(error: Exception) -> str:
    said = " ".join(str(error).split())[:120]
    return f"damaged PDF: {said or type(error).__name__}"


__all__ = ["pdf"]
