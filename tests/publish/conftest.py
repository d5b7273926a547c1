"""An edition of an invented story, built by hand: everything that the page, the terminal and the exports show occurs in it."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model import (
    Account,
    Credit,
    Dateline,
    Descent,
    Edition,
    Furniture,
    Locus,
    MarkedReport,
    Moment,
    Quantity,
    Quotation,
    Reading,
    Rejected,
    Report,
    Slip,
    Span,
    Stemma,
    Story,
    Term,
    Unseen,
    Utterance,
    Wording,
)

HOME = """Menu | News | Sport

Mill fire kills seven

LANTOR, March 3 (NPA) - Seven people died when a paper mill burned on Tuesday, officials said.

"We warned them twice about the wiring," said Oda Brenn, a shift leader. "Nobody came."

The damage is put at 4 million crowns. Read also: Ten pictures of the fire
"""
DAILY = """Seven dead in mill fire

At least seven people were killed in a blaze at a paper mill on Tuesday.

"We warned them twice about the old wiring," shift leader Oda Bren said.

The damage was put at four million crowns.
"""
VALLEY = """Blaze at the mill

Nine people are dead, the hospital says. I stood at the gate on Wednesday, March 3.

Brenn told me they had warned the owners "twice".
"""
LATER = """What we know about the inferno

The mill inferno took nine lives. «We warned them», said a worker.
"""
TEXTS = {"r/home.txt": HOME, "r/daily.txt": DAILY, "r/valley.txt": VALLEY, "r/later.txt": LATER}


def _report(id_: str, text: str, **fields: object) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=id_, digest=digest, text=text, source=id_, **fields)  # type: ignore[arg-type]


def _span(id_: str, words: str) -> Span:
    begin = TEXTS[id_].index(words)
    return Span(id_, begin, begin + len(words))


def _quotation(
    id_: str, *parts: str, source: str | None = None, speaker: str | None = "Oda Brenn", kind: str = "direct"
) -> Quotation:
    return Quotation(
        content=tuple(_span(id_, part) for part in parts),
        kind=kind,  # type: ignore[arg-type]
        source=_span(id_, source) if source else None,
        speaker=speaker,
    )


def _mill_fire() -> Edition:
    home, daily, valley, later = TEXTS
    warned = (
        Wording(quotation=_quotation(home, "We warned them twice about the wiring,", "Nobody came.", source="Oda Brenn")),
        Wording(
            quotation=_quotation(daily, "We warned them twice about the old wiring,", source="Oda Bren", speaker="Oda Bren"),
            changes=("trimmed", "inserted"),
        ),
        Wording(quotation=_quotation(later, "We warned them", source="a worker", speaker=None), changes=("trimmed",)),
        Wording(quotation=_quotation(valley, "twice", source="Brenn", kind="mixed"), changes=("cut-to-phrase",)),
    )
    marked = (
        MarkedReport(
            report=_report(
                daily, DAILY, outlet="The Daily", title="Seven dead in mill fire", published="2026-03-03T12:00:00+01:00"
            ),
            quotations=(warned[1].quotation,),
            quantities=(Quantity(span=_span(daily, "At least seven"), low=7, high=None, unit="people"),),
            moments=(
                Moment(span=_span(daily, "Tuesday"), type="DATE", value="2026-03-03", low="2026-03-03", high="2026-03-03"),
            ),
        ),
        MarkedReport(
            report=_report(
                home,
                HOME,
                outlet="Home News",
                title="Mill fire kills seven",
                published="2026-03-03T09:30:00+01:00",
                url="https://home.example/mill",
                dateline=Dateline(span=_span(home, "LANTOR, March 3 (NPA)"), place="Lantor", date="2026-03-03"),
                credits=(Credit(span=_span(home, "NPA"), agency="NPA"),),
                furniture=(
                    Furniture(span=_span(home, "Menu | News | Sport"), kind="menu"),
                    Furniture(span=_span(home, "Read also: Ten pictures of the fire"), kind="read-also"),
                ),
            ),
            quotations=(warned[0].quotation,),
            quantities=(
                Quantity(span=_span(home, "Seven people"), low=7, high=7, unit="people", of="people"),
                Quantity(span=_span(home, "4 million crowns"), low=4e6, high=4e6, unit="crowns"),
            ),
        ),
        MarkedReport(report=_report(later, LATER, title="What we know about the inferno"), quotations=(warned[2].quotation,)),
        MarkedReport(
            report=_report(valley, VALLEY, outlet="Valley Voice", title="Blaze at the mill", published="2026-03-04"),
            quotations=(warned[3].quotation,),
        ),
    )
    dead = Locus(
        id="dead",
        kind="figure",
        asks="how many people died",
        readings=(
            Reading(report=daily, span=_span(daily, "At least seven"), low=7, unit="people"),
            Reading(report=home, span=_span(home, "Seven people"), low=7, high=7, unit="people"),
            Reading(report=later, span=_span(later, "nine lives"), low=9, high=9, unit="people"),
            Reading(report=valley, span=_span(valley, "Nine people"), low=9, high=9, unit="people"),
        ),
        verdict="differ",
    )
    damage = Locus(
        id="damage",
        kind="figure",
        asks="the damage in crowns",
        readings=(
            Reading(report=daily, span=_span(daily, "four million crowns"), low=4e6, high=4e6, unit="crowns"),
            Reading(report=home, span=_span(home, "4 million crowns"), low=4e6, high=4e6, unit="crowns"),
            Reading(report=later, cut=True),
            Reading(report=valley),
        ),
        verdict="agree",
    )
    day = Locus(
        id="day",
        kind="date",
        asks="when it burned",
        readings=(
            Reading(report=daily, span=_span(daily, "Tuesday"), date="2026-03-03"),
            Reading(report=home),
            Reading(report=later),
            Reading(report=valley),
        ),
        verdict="alone",
    )
    return Edition(
        story=Story(id="mill", thread="mill", reports=(daily, home, later, valley), title="Mill fire kills seven"),
        reports=marked,
        utterances=(Utterance(id="u1", speaker="Oda Brenn", wordings=warned),),
        loci=(damage, day, dead),
        slips=(
            Slip(report=valley, kind="weekday", spans=(_span(valley, "Wednesday, March 3"),), why="3 March 2026 is a Tuesday"),
            Slip(report=daily, kind="spelling", spans=(_span(daily, "Oda Bren"),), why="Oda Brenn in the other reports"),
        ),
        terms=(
            Term(
                referent="the fire",
                forms=(_span(daily, "blaze"), _span(home, "fire kills"), _span(later, "inferno"), _span(valley, "Blaze")),
            ),
        ),
        stemma=Stemma(
            unseen=(Unseen(id="w1", agency="NPA", text="Seven people died when a paper mill burned."),),
            descents=(
                Descent(
                    child=daily, parent="w1", how="reworded", confidence=0.8, evidence=("shares 41 words with r/home.txt",)
                ),
                Descent(child=home, parent="w1", how="near-verbatim", confidence=0.95, evidence=("credits NPA",)),
                Descent(child=later, parent=valley, how="merged", confidence=0.5, evidence=("nine lives",)),
                Descent(child=later, parent=daily, how="merged", confidence=0.6, evidence=("«We warned them»",)),
            ),
            independent=(valley,),
        ),
    )


@pytest.fixture(scope="session")
def mill_fire() -> Edition:
    """Four reports of a fire: a dispatch that nobody saw, two that took it, one eyewitness, one that merged two."""
    return _mill_fire()


@pytest.fixture
def texts() -> dict[str, str]:
    """The reports' texts by id."""
    return dict(TEXTS)


@pytest.fixture(scope="session")
def account() -> Account:
    """Five given, one of them not read."""
    refused = Rejected(source="r/broken.bin", stage="ingest", reason="not text: holds NUL bytes")
    return Account(given=5, kept=4, rejected=(refused,))


@pytest.fixture
def as_it_was() -> Callable[[str, str], None]:
    """Holds what is shown against the snapshot of that name: delete the file and run again where a change is meant.

    A snapshot that is missing is written, but not where CI runs the tests: there it fails.
    """

    def check(name: str, shown: str) -> None:
        snapshot = Path(__file__).parent / "snapshots" / name
        if not snapshot.exists():
            if os.environ.get("CI", "").lower() == "true":
                pytest.fail(f"the snapshot {name} is missing: run the tests once by hand")
            snapshot.write_text(shown, encoding="utf-8")
        assert shown == snapshot.read_text(encoding="utf-8")

    return check
