"""From what the user names to captures: bytes as they were found. Nothing is judged here but whether it can be read."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from variorum.errors import UnreadableSource
from variorum.ingest.identifiers import identifiers
from variorum.ingest.places import Place, places
from variorum.ingest.reading import read
from variorum.ingest.web import Fetcher
from variorum.model import Capture, Rejected
from variorum.settings import Settings


def captures(
    paths: Iterable[str], settings: Settings, stdin: BinaryIO | None = None, fetcher: Fetcher | None = None
) -> Iterator[Capture | Rejected]:
    """Every record under `paths`, in the order of `paths` and by name inside folders; what cannot be read is `Rejected`.

    `paths` are files, folders (with all below them, hidden files left out), glob patterns, "-" for `stdin`, and URLs, which
    `fetcher`, or one of `settings`, fetches. What a file is, and whether it is packed or holds other files, is told by what
    is in it. Each file that holds no record and each record that cannot be read gives one `Rejected`, so that nothing
    vanishes; one may stand for several records of a file. Raises `UnreadableSource`, before anything is read, for a path that
    does not exist and a URL that is never fetched.
    """
    found = [place for path in paths for place in places(path, settings.fetch)]
    if any(isinstance(place, Place) and place.path is None and place.url is None for place in found) and stdin is None:
        raise UnreadableSource("- means standard input, which is not open here; give the paths of files or folders")
    fetcher = fetcher or Fetcher(settings.fetch)
    for place in found:
        if isinstance(place, Rejected):
            yield place
        else:
            yield from map(_shown, read(place, settings, stdin, fetcher))


def _shown(item: Capture | Rejected) -> Capture | Rejected:
    """`item`; a reason that has words of the file or of a library in it as one line that a terminal may show."""
    if isinstance(item, Capture) or item.reason.isprintable():
        return item
    reason = "".join(letter if letter.isprintable() else " " for letter in item.reason)
    return msgspec.structs.replace(item, reason=" ".join(reason.split()))


__all__ = ["captures", "identifiers"]
