"""Every number that can be turned, declared once, with its reason. A room reads its own section and no other.

Set on the command line with `--set collate.min_shared=12`, or in variorum.toml:

    [collate]
    min_shared = 12
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from variorum.errors import InvalidSetting


class Ingest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reading files."""

    max_bytes: int = 20_000_000  # of one report or page: the longest news page seen has 4 MB; more is a dump, not a report


class Clean(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From bytes to a report."""

    min_words: int = 20  # below this nothing can be collated: a caption, a cookie notice, an empty page


class Annotate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Marks in one report."""


class Stories(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which reports tell of one event."""


class Compare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Passages that two reports share."""


class Collate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Utterances, loci, slips, terms."""


class Lineage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who took from whom."""


class Publish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is shown."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All sections.

    >>> Settings().clean.min_words
    20
    """

    ingest: Ingest = Ingest()
    clean: Clean = Clean()
    annotate: Annotate = Annotate()
    stories: Stories = Stories()
    compare: Compare = Compare()
    collate: Collate = Collate()
    lineage: Lineage = Lineage()
    publish: Publish = Publish()


def settings(assignments: Iterable[str] = (), file: Path | None = None) -> Settings:
    """The defaults, overlaid with the TOML `file` where given and then with assignments such as "clean.min_words=12".

    Raises `InvalidSetting` for a name that does not exist or a value of the wrong type.

    >>> settings(["clean.min_words=12"]).clean.min_words
    12
    """
    table: dict[str, dict[str, object]] = {}
    if file:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InvalidSetting(f"{file} cannot be read as TOML: {error}") from error
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        section, dot, field = name.strip().partition(".")
        if not (equals and dot and field):
            raise InvalidSetting(f"{assignment!r} is not a setting; wanted SECTION.NAME=VALUE, as in clean.min_words=12")
        table.setdefault(section, {})[field] = value.strip()
    try:
        return msgspec.convert(table, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidSetting(f"{error}; `variorum settings` lists every setting") from error
