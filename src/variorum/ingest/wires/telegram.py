"""Wire text as it comes off the line: IPTC 7901 and ANPA 1312, many messages in one file.

Both put a header behind SOH and the text between STX and ETX, and fill the line with idle characters. They differ in their
headers:

    IPTC 7901   LNS0042 4 I 0219 FRA /LNS-AB12
    ANPA 1312   a0042 / r i bc-ferry-sinks 06-19 0219

and older lines put ZCZC before a message and NNNN behind it.
"""

import datetime
import re
from collections.abc import Iterator

import msgspec

from variorum.ingest.dispatch import Dispatch, capture, corrects, whole, written
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

_START = re.compile(r"\x01|(?<![^\s\x00-\x1f\x7f])ZCZC\b")
_END = re.compile(r"[\x03\x04]|(?<![^\s\x00-\x1f\x7f])NNNN(?!\w)")
_NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_SOURCE = re.compile(r"\b([A-Z]{2,4})\s?\d{3,4}\s+[1-9]\s+[A-Z]{1,3}\s")
_FILED = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>Z|GMT|UTC)?\s+(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?\s+(?P<year>\d{2,4})(?!\d)"
)
_FILED_ANPA = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d(?:\d\d)?)\s+(?P<hour>\d\d):?(?P<minute>\d\d)\s*(?P<zone>[a-z]{1,3})?",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = {"gmt": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_BY = re.compile(r"by\s+\S", re.IGNORECASE)
_EDITORS = re.compile(r"\W{0,2}(?:eds|editors?|editors?['’]s? note|note to editors|attention)\b\s*[:,]", re.IGNORECASE)
_KEYWORD = re.compile(r"[A-Z]{2}-{1,2}[^,]{1,60},.*|[^\s/,_-]*[/,_-]\S*(?:\s\(.{0,40}\)|\s\d{3,5})?", re.DOTALL)
_DATELINE = re.compile(r"[^\W\d_a-z][^()\n]{1,70}(?:\([^()\n]{2,40}\)|\s[_–—-]{1,2}\s)")
_INDENTED = re.compile(r"(?:\t| {2,})\S")
_SIGNED = re.compile(r"[a-z]{1,5}-[a-z]{1,5}-\d\d-\d\d-\d\d\b.{0,20}", re.IGNORECASE)
_TYPESETTING = re.compile(r"&(?:LR|QL|QC|QR|UR|TR|LD)\d{0,2};")
_HEAD_WORDS = 25  # of a headline, a byline, a key word; first paragraphs of the wire have more, and end as sentences end
_STOP = re.compile(r"[.!?][\"'”’)]*$")


class _Block(msgspec.Struct, frozen=True):
    """A paragraph; `marked` as one that stands before the report."""

    text: str
    marked: bool


def telegrams(opened: Opened) -> Records:
    """Every message in a file of wire text; of several, named `source#number`.

    What stands before the first message and between two is idle line. A message whose end was lost is kept up to where the
    next one begins; one that has a header and no text is rejected.
    """
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    found = list(_messages(_decoded(data)))
    if not found:
        yield opened.rejected("wire text without a message")
    for number, (header, body, trailer) in enumerate(found, 1):
        source = opened.source if len(found) == 1 else f"{opened.source}#{number}"
        yield capture(source, _piece(header, body, trailer), opened.settings)


def _decoded(data: bytes) -> str:
    """The text of a line, with the marks and dashes that lines of seven bits have no signs for.

    >>> _decoded(b"LISBON (LNS) _ ``No,'' he said.")
    'LISBON (LNS) – “No,” he said.'
    """
    text = written(data, "utf-8")
    if "``" not in text:
        return text
    return re.sub(r"(?<=\s)_(?=\s)", "–", text.replace("``", "“").replace("''", "”"))


def _messages(text: str) -> Iterator[tuple[str, str, str]]:
    """Header, text and trailer of every message."""
    starts = [match.end() for match in _START.finditer(text)] or [0]
    for begin, following in zip(starts, [*starts[1:], len(text)], strict=True):
        message = text[begin:following]
        opening = message.find("\x02")
        if opening >= 0:
            header, rest = message[:opening], message[opening + 1 :]
        else:
            header, _, rest = message.lstrip("\r\n\x00\x7f ").partition("\n")
        closing = _END.search(rest)
        body, trailer = (rest[: closing.start()], rest[closing.end() :]) if closing else (rest, "")
        body = body.replace("\x02", "\n")
        if header.strip(" \r\n\x00\x7f") or body.strip():
            yield _plain(header), body, _plain(trailer.replace("ZCZC", " "))


def _plain(line: str) -> str:
    """A header or trailer on one line."""
    return " ".join(_NOISE.sub(" ", line).split())


def _piece(header: str, body: str, trailer: str) -> Dispatch:
    """What a message says of itself in its header, its first lines and its trailer."""
    blocks = _blocks(body)
    if blocks and _SIGNED.fullmatch(blocks[-1].text):
        trailer = f"{blocks.pop().text} {trailer}"
    found = Dispatch(paragraphs=[], published=_filed(trailer) or _filed(header))
    while len(blocks) > 1 and _is_head(blocks[0], found):
        _add(found, blocks.pop(0).text)
    source = _SOURCE.search(header)
    if source and re.search(rf"[(/]{source[1]}[)/]", body):
        found.outlet = source[1]
    found.notes = tuple(note for note in found.notes if corrects(note))
    found.paragraphs = [block.text for block in blocks]
    return found


def _is_head(block: _Block, found: Dispatch) -> bool:
    """Whether a block stands before the first paragraph: a note to editors, or one that is marked so or is no sentence, as
    long as a key word, a headline or a byline is still to come."""
    text = block.text
    if _EDITORS.match(text):
        return True
    if len(text.split()) > _HEAD_WORDS or _DATELINE.match(text) or (not block.marked and _STOP.search(text)):
        return False
    if _KEYWORD.fullmatch(text) or _BY.match(text):
        return True
    return found.title is None or (block.marked and found.byline is not None)  # behind the byline: whom the writer is with


def _add(found: Dispatch, text: str) -> None:
    """Takes a block before the first paragraph for what it is."""
    line = re.sub(r"\s*=$", "", " ".join(text.split()))
    if _EDITORS.match(line):
        found.notes = (*found.notes, _EDITORS.sub("", line).strip())
    elif _KEYWORD.fullmatch(line):
        return
    elif _BY.match(line):
        found.byline = found.byline or line
    else:
        found.title = found.title or line


def _blocks(body: str) -> list[_Block]:
    """The paragraphs of a message: they begin at a blank line, an indented line, or behind the sign that ends one
    ("<", "="); above the first indented line, at each line."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").replace("\x1e", "\n")
    text = _NOISE.sub("", _TYPESETTING.sub("", text))
    found: list[tuple[list[str], bool]] = []
    lines = text.split("\n")
    first = next((number for number, raw in enumerate(lines) if _INDENTED.match(raw)), -1)
    ended = True
    for number, raw in enumerate(lines):
        line = raw.strip()
        marked, closed = line.startswith("^"), line.endswith(("<", "="))
        titled = marked or line.endswith("=")
        line = line.lstrip("^").rstrip("<").strip()
        if not line:
            ended = True
            continue
        if ended or marked or number < first or _INDENTED.match(raw):
            found.append(([], titled))
        found[-1][0].append(line)
        ended = closed
    return [_Block(text="\n".join(kept), marked=marked) for kept, marked in found]


def _filed(line: str) -> str | None:
    """When a message was sent, by its trailer ("191403 JUN 29") or last line ("06-19-29 1403gmt"); IPTC 7901 means UTC."""
    for pattern in (_FILED, _FILED_ANPA):
        if (match := pattern.search(line)) and (found := _instant(match)):
            return found
    return None


def _instant(match: re.Match[str]) -> str | None:
    month, zone = match["month"].lower(), (match["zone"] or "").lower()
    if month not in _MONTHS and not month.isdigit():
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    hours = _HOURS.get(zone, 0 if match.re is _FILED else None)
    try:
        shift = None if hours is None else datetime.timezone(datetime.timedelta(hours=hours))
        return datetime.datetime(
            year, number, int(match["day"]), int(match["hour"]), int(match["minute"]), tzinfo=shift
        ).isoformat()
    except ValueError:
        return None
