"""How the members of an archive are called in the account."""

import contextlib
import re
from collections import Counter

_STRANGE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Names:
    """Names for the members of one archive: `pile.zip!folder/a.txt`, and `pile.zip!folder/a.txt (2)` for a second of that name.

    >>> names = Names("pile.zip")
    >>> names.name("folder/a.txt"), names.name("folder/a.txt"), names.name("../b\\0.txt")
    ('pile.zip!folder/a.txt', 'pile.zip!folder/a.txt (2)', 'pile.zip!../b\ufffd.txt')
    """

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._given: Counter[str] = Counter()

    def name(self, member: str) -> str:
        """The name of the next member that the archive calls `member`."""
        name = f"{self._archive}!{_STRANGE.sub(chr(0xFFFD), member)}"
        while name in self._given:
            self._given[name] += 1
            name = f"{name} ({self._given[name]})"
        self._given[name] = 1
        return name


def spelled(name: str, *, known: bool) -> str:
    """The name of a file in a zip file; in UTF-8 where it is that, whether or not the file says so (`known`).

    >>> spelled("Zürich.txt".encode().decode("cp437"), known=False), spelled("a\\\\b.txt", known=True)
    ('Zürich.txt', 'a/b.txt')
    """
    if not known:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return name.replace("\\", "/")


def hidden(member: str) -> bool:
    """Whether `member` is, or is in, what systems put beside files: hidden files, as in folders, and resource forks.

    >>> hidden("a/b.txt"), hidden("./a.txt"), hidden("a/.DS_Store"), hidden("__MACOSX/a/._b.txt")
    (False, False, True, True)
    """
    parts = member.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)
