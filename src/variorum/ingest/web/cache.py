"""Pages that were fetched before, kept in a folder so that a host need not send again what has not changed."""

import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from variorum.errors import InvalidSetting
from variorum.ingest.web.exchange import Answer

_KEPT = ("content-type", "etag", "last-modified")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a file of the cache: one line of JSON, before the body."""

    url: str
    digest: str  # SHA-256 of the body: a file that was damaged is none
    headers: dict[str, str]


class Cache:
    """A folder of answers, or nothing at all where `folder` is empty."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder).expanduser() if folder else None

    def kept(self, url: str) -> Answer | None:
        """The answer that is kept for `url`, where it is whole."""
        if self._folder is None:
            return None
        try:
            line, _, body = self._file(self._folder, url).read_bytes().partition(b"\n")
            entry = msgspec.json.decode(line, type=Entry)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        if entry.url != url or entry.digest != hashlib.sha256(body).hexdigest():
            return None
        return Answer(status=200, headers=entry.headers, body=body)

    def keep(self, url: str, answer: Answer) -> None:
        """Keeps `answer` for `url` where the host gave it a mark by which a change can be told, and does not mind.

        Raises `InvalidSetting` where nothing can be written to the folder.
        """
        marks = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        if self._folder is None or not marks.keys() & {"etag", "last-modified"}:
            return
        if "no-store" in answer.headers.get("cache-control", "").lower():
            return
        entry = Entry(url=url, digest=hashlib.sha256(answer.body).hexdigest(), headers=marks)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(msgspec.json.encode(entry) + b"\n" + answer.body)
            os.replace(file.name, self._file(self._folder, url))  # noqa: PTH105 - atomic, whoever else reads it now
        except OSError as error:
            raise InvalidSetting(f"fetch.cache: nothing can be written to {self._folder}: {error.strerror}") from error

    @staticmethod
    def _file(folder: Path, url: str) -> Path:
        return folder / hashlib.sha256(url.encode()).hexdigest()


def conditions(kept: Answer | None) -> dict[str, str]:
    """The headers that ask for a page only if it has changed since it was kept."""
    asked = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    return {header: kept.headers[name] for header, name in asked.items() if kept and name in kept.headers}
