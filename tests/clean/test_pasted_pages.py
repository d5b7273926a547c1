"""Thirty invented pages as readers paste them. In pages/*.txt a margin of two characters says what each line is: `+` the
report, `-` furniture, `=` either (bylines, dates, datelines, credits)."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from variorum.model import Report

Reader = Callable[..., Report]

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


class Line(NamedTuple):
    """A line of a page: what it is, and where it stands in the page's text."""

    kind: str
    begin: int
    end: int


def page(path: Path) -> tuple[str, list[Line]]:
    """The text of a page without its margin, and its lines."""
    text, lines = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            lines.append(Line(line[0], len(text), len(text) + len(line) - 2))
        text += line[2:] + "\n"
    return text, lines


def furniture(report: Report) -> set[int]:
    """The offsets of all characters that are furniture."""
    return {i for item in report.furniture for i in range(item.span.begin, item.span.end)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_line_of_the_report_is_furniture(read: Reader, path: Path) -> None:
    text, lines = page(path)
    marked = furniture(read(text))
    assert [text[line.begin : line.end] for line in lines if line.kind == "+" and line.begin in marked] == []


def test_nine_tenths_of_the_furniture_are_found(read: Reader) -> None:
    found = there = 0
    for path in PAGES:
        text, lines = page(path)
        marked = furniture(read(text))
        places = [i for line in lines if line.kind == "-" for i in range(line.begin, line.end) if not text[i].isspace()]
        there += len(places)
        found += sum(i in marked for i in places)
    assert found / there >= 0.92, f"{100 * found / there:.1f} %"
