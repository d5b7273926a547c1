"""Where reports lie: the files that a path, a folder, a glob pattern or "-" names, and URLs."""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from variorum.errors import UnreadableSource
from variorum.ingest.web import Unfetched, target
from variorum.model import Rejected
from variorum.settings import Fetch

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_GLOB = re.compile(r"[*?\[]")
_SHOWN = 200  # characters of a path in a message; a whole text given by mistake is longer


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A file to read; `source` is its path as the user would write it. `path` None is standard input, or what is at `url`."""

    source: str
    path: Path | None
    url: str | None = None
    named: bool  # by the user, and not only found in a folder


def places(path: str, settings: Fetch) -> Iterator[Place | Rejected]:
    """The files that `path` stands for, sorted; a rejection for a folder without files and for what is no plain file.

    Raises `UnreadableSource` where `path` does not exist, is a pattern that nothing matches, or a URL that is never fetched:
    of another scheme than http and https, with a user's name in it, or not of the public web.
    """
    if path == "-":
        yield Place(source="-", path=None, named=True)
    elif _URL.match(path):
        try:
            target(path, settings.ports)
        except Unfetched as error:
            raise UnreadableSource(
                f"{_shortened(path)} is not fetched: {error}; save what is there and give its path"
            ) from error
        yield Place(source=path.strip(), path=None, url=path.strip(), named=True)
    elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long or a folder above is closed
        yield from _below(path)
    elif os.path.lexists(path):
        yield Place(source=_printable(path), path=Path(path), named=True)
    elif _GLOB.search(path) and (matches := sorted(glob.glob(path, recursive=True))):  # noqa: PTH207 - the user's own spelling is kept
        for match in matches:
            if not os.path.isdir(match):  # noqa: PTH112
                yield Place(source=_printable(match), path=Path(match), named=True)
            elif "**" not in path:  # which matches the files below by itself
                yield from _below(match)
    elif _GLOB.search(path):
        raise UnreadableSource(f"no file matches {path}")
    else:
        raise UnreadableSource(f"{_shortened(path)} does not exist; give the path of a file or a folder")


def _below(folder: str) -> Iterator[Place | Rejected]:
    """All files below `folder`, sorted, hidden ones left out."""
    empty = True
    for item in _walked(folder):
        empty = False
        yield item
    if empty:
        yield Rejected(source=_printable(folder), stage="ingest", reason="a folder without files")


def _walked(folder: str) -> Iterator[Place | Rejected]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Rejected(source=_printable(folder), stage="ingest", reason=f"a folder that cannot be opened: {error.strerror}")
        return
    for entry in entries:
        source = os.path.join(folder, entry.name)  # noqa: PTH118 - Path would rewrite what the user typed ("./a")
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(source)
        elif os.path.isfile(source):  # noqa: PTH113 - entry.is_file raises at a link that leads to itself
            yield Place(source=_printable(source), path=Path(source), named=False)
        elif os.path.isdir(source):  # noqa: PTH112
            yield Rejected(
                source=_printable(source),
                stage="ingest",
                reason="a link to a folder, which is not followed; name the folder itself",
            )
        else:
            yield Rejected(source=_printable(source), stage="ingest", reason="not a plain file")


def _printable(path: str) -> str:
    """`path` with bytes that are no UTF-8, which a file's name may have and JSON may not, replaced one for one."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _shortened(path: str) -> str:
    """`path` as it can stand in a message."""
    return _printable(path if len(path) <= _SHOWN else path[:_SHOWN] + "…")
