"""Every number that can be turned, declared once, with its reason. A room reads its own section and no other.

Set on the command line with `--set clean.min_words=12`, or in variorum.toml:

    [clean]
    min_words = 12
"""

import inspect
import math
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from variorum.errors import InvalidSetting
from variorum.settings.accounts import Collate
from variorum.settings.descent import Lineage
from variorum.settings.marks import Annotate
from variorum.settings.passages import Compare
from variorum.settings.publishing import Publish
from variorum.settings.reading import Clean, Fetch, Ingest
from variorum.settings.stories import Stories

__all__ = [
    "Annotate",
    "Clean",
    "Collate",
    "Compare",
    "Fetch",
    "Ingest",
    "Lineage",
    "Publish",
    "Settings",
    "Stories",
    "described",
    "settings",
]

_MOST = 10**12  # bytes, words or anything else that is counted here


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All sections.

    >>> Settings().clean.min_words
    20
    """

    ingest: Ingest = Ingest()
    fetch: Fetch = Fetch()
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
        fields = table.setdefault(section, {})
        if not isinstance(fields, dict):
            raise InvalidSetting(
                f"{section} is {fields!r} in {file}; wanted a section, [{section}], with lines of NAME = VALUE"
            )
        fields[field] = _value(value.strip())
    try:
        found = msgspec.convert(table, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidSetting(f"{error}; `variorum settings` lists every setting") from error
    _check(found)
    return found


def _value(written: str) -> object:
    """A value as written after the equals sign; a list stands in brackets, as in TOML."""
    if not written.startswith("["):
        return f"0{written}" if written.startswith(".") else written
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        return written


def _check(found: Settings) -> None:
    """Raises `InvalidSetting` for a number that nothing can be measured by: below zero where things are counted, not a
    number, or beyond all counting; and for a list of another length than the default's where each place has its meaning."""
    for section in found.__struct_fields__:
        values, defaults = getattr(found, section), getattr(Settings(), section)
        for name in values.__struct_fields__:
            value, default = getattr(values, name), getattr(defaults, name)
            listed = isinstance(value, tuple)
            for number in value if listed else (value,):
                if isinstance(number, float) and not math.isfinite(number):
                    raise InvalidSetting(f"{section}.{name} is {number}; wanted a number, such as {default}")
                if isinstance(number, int) and not 0 <= number <= _MOST:
                    raise InvalidSetting(f"{section}.{name} is {number}; wanted 0 to {_MOST:,}, such as {default}")
            if listed and any(isinstance(number, float) for number in default) and len(value) != len(default):
                raise InvalidSetting(f"{section}.{name} has {len(value)} numbers; wanted {len(default)}")


def described(settings: Settings) -> Iterator[str]:
    """A line for each setting: its name, its value and the reason that stands beside it above.

    >>> next(described(Settings()))
    'ingest.max_bytes=20000000  # of one report or page: the longest news page seen has 4 MB; more is a dump, not a report'
    """
    for section in settings.__struct_fields__:
        values = getattr(settings, section)
        reasons = _reasons(inspect.getsource(type(values)))
        for name in values.__struct_fields__:
            yield f"{section}.{name}={getattr(values, name)}" + (f"  # {reasons[name]}" if name in reasons else "")


def _reasons(source: str) -> dict[str, str]:
    """The comment behind each field of a section, or within its value, or else the comment lines right above it."""
    reasons: dict[str, str] = {}
    above: list[str] = []
    name = ""
    for line in source.splitlines():
        code, _, comment = line.strip().partition("#")
        field = re.match(r"    (\w+): ", line)
        if field:
            name = field[1]
            if above:
                reasons[name] = " ".join(above)
            above = []
        if not code:
            above = [*above, comment.strip()] if comment else []
        elif comment and name:
            reasons[name] = comment.strip()
    return reasons
