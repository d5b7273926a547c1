"""DOCX and ODT: zip files of XML. Read with lxml, within limits, and never more of them than the text."""

import lzma
import zipfile
import zlib

from lxml import etree

from variorum.ingest.documents.piece import pieces
from variorum.ingest.markup import Element, attribute, name, parsed
from variorum.ingest.opened import Opened, Records, Refused, seekable

_DAMAGE = (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, KeyError, zlib.error, lzma.LZMAError)
_PARAGRAPH = frozenset(("p", "h"))
# what was struck out or moved away, what programs draw instead of what they do not know, notes, what is no text
_LEFT_OUT = frozenset(
    ("del", "movefrom", "fallback", "tracked-changes", "annotation", "note", "instrtext", "deltext", "delinstrtext", "pict")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "nobreakhyphen": "-", "ptab": "\t"}
_ROW = frozenset(("tr", "table-row"))
_CELL = frozenset(("tc", "table-cell"))
_MOST_BLANKS = 1_000  # that one element of ODT stands for


def docx(opened: Opened) -> Records:
    """The report in a DOCX file, or the reports where a database exported it."""
    yield from _document(opened, "word/document.xml", "DOCX", mixed=False)


def odt(opened: Opened) -> Records:
    """The report in an ODT file, or the reports where a database exported it."""
    yield from _document(opened, "content.xml", "ODT", mixed=True)


def _document(opened: Opened, part: str, kind: str, *, mixed: bool) -> Records:
    try:
        data = _part(opened, part)
    except Refused:
        raise
    except (OSError, *_DAMAGE) as error:
        yield opened.rejected(f"a damaged {kind} file: {error}" if str(error) else f"a damaged {kind} file")
        return
    found = parsed(data)
    fault = found if isinstance(found, str) else found[1]
    if isinstance(found, str) or fault:
        yield opened.rejected(f"a damaged {kind} file: {fault}")
    else:
        yield from pieces(opened, "\n".join(lines(found[0], mixed=mixed)))


def _part(opened: Opened, part: str) -> bytes:
    """The bytes of one part of a document. Raises `Refused` where they are too many for its size or at all."""
    settings = opened.settings
    with zipfile.ZipFile(seekable(opened)) as archive:
        member = archive.getinfo(part)
        most = min(settings.max_document_bytes, settings.max_bytes + settings.max_ratio * member.compress_size)
        with archive.open(member) as stream:
            data = stream.read(most + 1)
    if len(data) > most:
        raise Refused(f"a document that unpacks to more than {most:,} bytes (ingest.max_document_bytes, ingest.max_ratio)")
    opened.allowance.spend(len(data))
    return data


def lines(root: Element, *, mixed: bool) -> list[str]:
    r"""The paragraphs of a document, empty ones too; cells of a row side by side, with tabs between, where each holds one.

    `mixed`: letters stand in any element of a paragraph, as in ODT, and not in those called "t" alone.

    >>> root, _ = parsed(b"<x><p><r><t>A ferry</t><br/><t>sank.</t></r></p><tr><tc><p><t>HD</t></p></tc><tc><p/></tc></tr></x>")
    >>> lines(root, mixed=False)
    ['A ferry\nsank.', 'HD\t']
    """
    found: list[str] = []
    writing: list[list[str]] = []  # the paragraphs that are open: a text box stands inside of one
    rows: list[list[list[str]]] = []  # the cells of the rows that are open
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = name(node)
        if event == "start":
            if tag in _LEFT_OUT or (tag == "r" and _is_hidden(node)):
                walk.skip_subtree()
                continue
            if tag in _PARAGRAPH:
                writing.append([])
            elif tag in _ROW:
                rows.append([])
            elif tag in _CELL and rows:
                rows[-1].append([])
            if writing:
                writing[-1].append(_sign(node, tag))
                writing[-1].append((node.text or "") if mixed or tag == "t" else "")
            continue
        held = rows[-1][-1] if rows and rows[-1] else found
        if tag in _PARAGRAPH and writing:
            held.append("".join(writing.pop()))
        elif tag in _ROW and rows:
            cells = rows.pop()
            held = rows[-1][-1] if rows and rows[-1] else found
            held.extend(["\t".join(cell[0] for cell in cells)] if all(len(cell) == 1 for cell in cells) else _stacked(cells))
        if mixed and writing:
            writing[-1].append(node.tail or "")
    return found


def _stacked(cells: list[list[str]]) -> list[str]:
    """The paragraphs of cells of which one has several: a database sets the whole text of a report into one cell."""
    return [line for cell in cells for line in cell]


def _sign(node: Element, tag: str) -> str:
    """What an element without letters stands for."""
    if tag == "s":  # blanks, of which ODT keeps no two in letters
        count = attribute(node, *(key for key in node.attrib if key.endswith("}c"))) or "1"
        return " " * min(int(count), _MOST_BLANKS) if count.isdecimal() else " "
    return _SIGNS.get(tag, "")


def _is_hidden(run: Element) -> bool:
    """Whether a run of DOCX is text that is not shown."""
    for properties in run:
        if name(properties) == "rpr":
            vanish = next((item for item in properties if name(item) == "vanish"), None)
            return vanish is not None and not any(value in ("0", "false") for value in vanish.attrib.values())
    return False


__all__ = ["docx", "odt"]
