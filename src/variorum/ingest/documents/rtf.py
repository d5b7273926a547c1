"""RTF: its text, in the code pages that its fonts name, without what Word keeps beside it."""

import codecs
import re

import msgspec

from variorum.ingest.dispatch import whole
from variorum.ingest.documents.piece import pieces
from variorum.ingest.opened import Opened, Records
from variorum.model import Rejected

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?(?P<blank> ?)|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-z']))"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_CHARACTERS = {
    "par": "\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n", "nestrow": "\n", "tab": "\t", "cell": "\t",
    "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
_CHARACTER_SIGNS = {"~": "\xa0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\", "\r": "\n", "\n": "\n"}
_BESIDE_NAMES = """colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf
    footnote annotation fldinst themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl
    generator filetbl revtbl xe tc rxe txe bkmkstart bkmkend pntext pntxta pntxtb template operator shpinst nonshppict
    falt panose fontemb fontfile private mmathPr wgrffmtfilter blipuid"""
_BESIDE = frozenset(_BESIDE_NAMES.split())
_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEPTH = 2_000  # groups in groups; Word writes a few dozen


class _State(msgspec.Struct):
    """What holds inside one group."""

    left_out: bool = False
    hidden: bool = False
    skipped: int = 1  # letters that follow \\u for programs that cannot read it
    font: int | None = None
    fonts: bool = False  # inside the table of fonts


def rtf(opened: Opened) -> Records:
    """The report in an RTF file, or the reports where a database exported it."""
    data = whole(opened)
    if isinstance(data, Rejected):
        yield data
        return
    text = rtf_text(data)
    if text is None:
        yield opened.rejected(f"RTF with more than {_DEPTH:,} groups in one another")
    else:
        yield from pieces(opened, text)


def rtf_text(data: bytes) -> str | None:
    r"""The text of an RTF file, a line for each paragraph; None where it nests too deeply.

    >>> rtf_text(rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}The caf\'e9 \u8220?sank\u8221?.\par Nine died.}")
    'The café “sank”.\nNine died.'
    """
    source, writing, at = data.decode("latin-1"), _Writing(), 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        if text := found["text"]:
            writing.letters(text)
        elif found["byte"]:
            writing.letters(chr(int(found["byte"], 16)))
        elif found["sign"]:
            writing.sign(found["sign"])
        elif found["brace"]:
            if not writing.group(found["brace"]):
                return None
        elif word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            at += max(0, number or 0) if word == "bin" else 0
            writing.word(word, number)
    return writing.text()


class _Writing:
    """The text that comes of the tokens of an RTF file."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._bytes = bytearray()  # of letters in one code page, some of which have two
        self._page = "cp1252"
        self._pages: dict[int | None, str] = {}  # by the number of a font
        self._state, self._stack = _State(), list[_State]()
        self._ahead = 0  # letters to leave out behind \\u, which stand for it in programs that cannot read it

    def text(self) -> str:
        """All that was written."""
        self._flush()
        return "".join(self._written).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def letters(self, text: str) -> None:
        """Letters of the current font."""
        left, self._ahead = text[self._ahead :], max(0, self._ahead - len(text))
        if self._seen:
            self._bytes += left.encode("latin-1")

    def sign(self, sign: str) -> None:
        """A backslash and a sign."""
        self._flush()
        if sign == "*":
            self._state.left_out = True  # what follows is of use to who knows the word only
        elif self._ahead:
            self._ahead -= 1
        elif self._seen:
            self._written.append(_CHARACTER_SIGNS.get(sign, ""))

    def group(self, brace: str) -> bool:
        """The begin or the end of a group; False where too many are open."""
        self._flush()
        self._ahead = 0
        if brace == "{":
            self._stack.append(self._state)
            self._state = msgspec.structs.replace(self._state)
        elif self._stack:
            self._state = self._stack.pop()
        return len(self._stack) <= _DEPTH

    def word(self, word: str, number: int | None) -> None:
        """A control word."""
        self._flush()
        state = self._state
        if word in _CHARACTERS:
            if self._seen:
                self._written.append(_CHARACTERS[word])
        elif word == "u":
            if self._seen:
                self._written.append(chr((number or 0) % 65_536))
            self._ahead = state.skipped
        elif word == "uc":
            state.skipped = min(max(0, number or 0), 100)
        elif word == "ansicpg":
            self._page = _known(number) or self._page
        elif word in _SETS:
            self._page = _SETS[word]
        elif word == "fonttbl":
            state.fonts = state.left_out = True
        elif word == "f":
            state.font = number
        elif word == "fcharset" and state.fonts and number in _PAGES:
            self._pages[state.font] = _PAGES[number]
        elif word in ("v", "deleted"):
            state.hidden = number != 0
        elif word == "plain":
            state.hidden = False
        elif word in _BESIDE:
            state.left_out = True

    @property
    def _seen(self) -> bool:
        return not (self._state.left_out or self._state.hidden)

    def _flush(self) -> None:
        if self._bytes:
            self._written.append(self._bytes.decode(self._pages.get(self._state.font, self._page), errors="replace"))
            self._bytes.clear()


def _known(number: int | None) -> str | None:
    """The name of a Windows code page."""
    try:
        name = {65001: "utf-8", 10000: "mac_roman"}.get(number or 0) or codecs.lookup(f"cp{number}").name
    except LookupError:
        return None
    return name


__all__ = ["rtf"]
