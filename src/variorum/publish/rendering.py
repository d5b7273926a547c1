"""Editions as the bytes of a file, in the format that its ending names."""

from collections.abc import Callable, Sequence

import msgspec

from variorum import tables
from variorum.errors import UnknownFormat
from variorum.model import Account, Edition
from variorum.publish.contract import edition_record
from variorum.publish.page import page
from variorum.publish.readings_table import comma_separated
from variorum.publish.tei import tei
from variorum.settings import Settings


def _html(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return page(editions, account, settings).encode("utf-8", "replace")


def _json(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return msgspec.json.format(msgspec.json.encode([edition_record(edition) for edition in editions]), indent=1) + b"\n"


def _jsonl(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return b"".join(msgspec.json.encode(edition_record(edition)) + b"\n" for edition in editions)


def _csv(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return comma_separated(editions).encode("utf-8", "replace")


def _tei(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return tei(editions).encode("utf-8", "replace")


def _parquet(editions: Sequence[Edition], account: Account, settings: Settings) -> bytes:
    return tables.parquet(tables.table(editions, Edition))


Rendering = Callable[[Sequence[Edition], Account, Settings], bytes]
FORMATS: dict[str, Rendering] = {
    ".html": _html,
    ".json": _json,
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".xml": _tei,
    ".parquet": _parquet,
}
"""What each ending of a file's name stands for."""


def check_ending(ending: str) -> None:
    """Raises `UnknownFormat`, naming the endings that there are, where `ending` (".html", in any case) is none of them.

    >>> check_ending(".pdf")
    Traceback (most recent call last):
    variorum.errors.UnknownFormat: no format has the ending ".pdf"; there are .html .json .jsonl .csv .xml .parquet
    """
    if ending.lower() not in FORMATS:
        named = f'no format has the ending "{ending}"' if ending else "a file without an ending has no format"
        raise UnknownFormat(f"{named}; there are {' '.join(FORMATS)}")


def rendered(editions: Sequence[Edition], account: Account, ending: str, settings: Settings) -> bytes:
    """The bytes of a file with `ending` that holds `editions`. Raises `UnknownFormat`, and `MissingExtra` for .parquet
    without pyarrow."""
    check_ending(ending)
    return FORMATS[ending.lower()](editions, account, settings)
