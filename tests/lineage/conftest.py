"""Reports of invented stories, marked by the plainest of rules, so that these tests lean on no other room."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from variorum.language import encoder
from variorum.lineage import stemma
from variorum.model import Credit, Furniture, MarkedReport, Quotation, Report, Span, Stemma
from variorum.settings import Settings
from variorum.text import plain_marks

ROOT = Path(__file__).parents[2]
TRADITIONS = {
    "ferry-collision": ROOT / "examples" / "ferry-collision",
    "vaccine-recall": ROOT / "tests" / "traditions" / "vaccine-recall",
    "bank-collapse": ROOT / "tests" / "traditions" / "bank-collapse",
    "defence-summit-remarks": ROOT / "tests" / "traditions" / "defence-summit-remarks",
}
Tell = Callable[..., MarkedReport]
Tradition = tuple[list[MarkedReport], dict[str, Any]]


def _told(
    id: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    agencies: Iterable[str] = (),
    furniture: Sequence[str] = (),
) -> MarkedReport:
    """A report with sentences up to each full stop, quotations between marks, and the agencies it names as credits."""
    pages = [(text.index(line), text.index(line) + len(line)) for line in furniture if line in text]
    plain = list(plain_marks(text))
    for begin, end in pages:
        plain[begin:end] = "\n" * (end - begin)
    masked = "".join(plain)
    sentences, quotations = [], []
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", masked):
        for sentence in re.finditer(r"\S.*?(?:[.!?][\"']?(?=\s+[\"'A-Z])|$)", paragraph.group(), re.DOTALL):
            opens = re.match(r"By [A-Z]|Published|Updated", sentence.group())
            if len(sentence.group().split()) >= 3 and not opens:
                begin = paragraph.start() + sentence.start()
                sentences.append(Span(id, begin, begin + len(sentence.group())))
        marks = list(re.finditer(r'"([^"]{2,})(?:"|$)', paragraph.group())) or list(
            re.finditer(r"(?<!\w)'([^'\n]{8,}(?:'\w[^']*)*)'(?!\w)", paragraph.group())
        )
        for mark in marks:
            begin, end = (paragraph.start() + at for at in mark.span(1))
            quotations.append(Quotation(content=(Span(id, begin, end),), kind="direct"))
    report = Report(
        id=id,
        digest="",
        text=text,
        source=id,
        outlet=outlet,
        published=published,
        furniture=tuple(Furniture(span=Span(id, begin, end), kind="other") for begin, end in pages),
        credits=tuple(
            Credit(span=Span(id, m.start(), m.end()), agency=agency) for agency in agencies for m in re.finditer(agency, text)
        ),
    )
    return MarkedReport(report=report, sentences=tuple(sentences), quotations=tuple(quotations))


def _tree(reports: Sequence[MarkedReport]) -> Stemma:
    """The family tree of `reports` with the default settings."""
    return stemma(reports, encoder(), Settings())


def _tradition(name: str) -> Tradition:
    """The reports of a story of one of the four traditions, and its gold."""
    folder = TRADITIONS[name]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    agencies = [
        word for source in gold["unseen"].values() for word in re.findall(r"[A-Z]\w+", source["agency"].partition(" (")[0])
    ]
    reports = []
    for letter, about in sorted(gold["reports"].items()):
        if about["in_story"]:
            text = (folder / "reports" / f"{letter}.txt").read_bytes().decode()
            outlet = re.sub(r" \(.*\)", "", about["outlet"])
            furniture = gold["furniture"].get(letter, [])
            reports.append(
                _told(letter, text, outlet=outlet, published=about["published"], agencies=agencies, furniture=furniture)
            )
    return reports, gold


def _descents(found: Stemma) -> list[str]:
    """The tree as a reader sees it, one line a descent."""
    return [f"{d.child} <- {d.parent} {d.how}" for d in found.descents]


@pytest.fixture(scope="session")
def told() -> Tell:
    return _told


@pytest.fixture(scope="session")
def tree() -> Callable[[Sequence[MarkedReport]], Stemma]:
    return _tree


@pytest.fixture(scope="session")
def tradition() -> Callable[[str], Tradition]:
    return _tradition


@pytest.fixture(scope="session")
def descents() -> Callable[[Stemma], list[str]]:
    return _descents


@pytest.fixture(scope="session")
def ferry() -> Tradition:
    return _tradition("ferry-collision")
