"""Stories (tests/accounts) whose loci, verdicts and slips were written down before the program had seen them: three small ones,
and others with the whole truth of a tradition."""

import hashlib
import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from variorum import collate, stages
from variorum.language import encoder, tagger
from variorum.model import Capture, Edition, Given, Story
from variorum.publish import edition_record
from variorum.settings import Settings

ROOT = Path(__file__).parents[2]
ACCOUNTS = ROOT / "tests" / "accounts"


@pytest.fixture(scope="module")
def referee():
    spec = importlib.util.spec_from_file_location("editions", ROOT / "evaluation" / "editions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SMALL = ("mine-trial", "storm-petra", "tram-strike")
SECOND = (  # read, and mended for, on one day after the others
    "air-crash", "election-recount", "hostage-release", "march-clashes", "museum-theft", "rate-decision",
    "takeover-bid", "wildfire",
)  # fmt: skip
THIRD = (  # and on another; a third of their loci are no figures
    "bridge-collapse", "coach-crash-abroad", "corruption-verdict", "coup-attempt", "refinery-fire", "school-exam-leak",
)  # fmt: skip


def edition(folder, letters):
    """The record of the edition of the reports `letters` in `folder`, taken for one story: loci and slips (not of speakers)."""
    captures = [
        Capture(
            id=hashlib.sha256(file.read_bytes()).hexdigest(),
            source=f"{folder.name}/{file.stem}",
            data=file.read_bytes(),
            media="text/plain",
            given=Given(id=f"{folder.name}/{file.stem}"),
        )
        for file in sorted((folder / "reports").glob("*.txt"))
        if file.stem in letters
    ]
    reports, _ = stages.admitted(stages.reports(captures, Settings()))
    marked = list(stages.marked(reports, Settings(), tagger()))
    story = Story(id="s", thread="s", reports=tuple(one.id for one in marked), title=folder.name)
    settings = Settings().collate
    loci = collate.loci(marked, encoder(), settings)
    slips = collate.slips(marked, (), loci, settings)
    return edition_record(Edition(story=story, reports=tuple(marked), loci=loci, slips=slips))


def test_accounts_of_a_strike_a_storm_and_a_trial_are_told_apart(referee):
    total = Counter()
    asked = set()
    for folder, gold in referee.stories(ACCOUNTS):
        if folder.name not in SMALL:
            continue
        record = edition(folder, gold["reports"])
        total += referee.score_story(folder.name, folder, gold, record)
        asked |= {(locus["asks"], locus["verdict"], locus["by_source"]) for locus in record["loci"]}
        assert record["slips"] == []
    figures = referee.figures(total)
    assert figures["loci"] >= 80
    assert figures["verdicts"] >= 70
    assert ("whether Saltmouth airport is open", "differ", False) in asked
    assert any(verdict == "differ" and by_source and asks.startswith("how many") for asks, verdict, by_source in asked)


def told(referee, wanted):
    """The referee's figures for the stories whose names are `wanted`, and (kind, question, verdict) of their loci."""
    total = Counter()
    asked = set()
    for folder, gold in referee.stories(ACCOUNTS):
        if not wanted(folder.name):
            continue
        record = edition(folder, [letter for letter, report in gold["reports"].items() if report["in_story"]])
        total += referee.score_story(folder.name, folder, gold, record)
        asked |= {(locus["kind"], locus["asks"], locus["verdict"]) for locus in record["loci"]}
    return referee.figures(total), asked


def test_accounts_of_a_dam_a_plant_a_minister_a_blackout_and_a_silo_are_told_apart(referee):
    figures, asked = told(referee, lambda name: name not in (*SMALL, *SECOND, *THIRD))
    assert figures["loci"] >= 80
    assert figures["verdicts"] >= 60
    assert figures["slips"] >= 85
    assert ("name", "who is chief engineer", "differ") in asked
    assert any(kind == "statement" and "siren" in asks and verdict == "differ" for kind, asks, verdict in asked)
    assert ("figure", "how many people died", "overtaken") in asked


def test_accounts_of_eight_other_events_are_told_apart(referee):
    figures, asked = told(referee, lambda name: name in SECOND)
    assert figures["loci"] >= 82
    assert figures["verdicts"] >= 65
    assert figures["slips"] >= 75
    assert ("figure", "how many people were held", "overtaken") in asked


def test_accounts_of_six_events_with_much_that_is_no_figure_are_told_apart(referee):
    figures, asked = told(referee, lambda name: name in THIRD)
    assert figures["loci"] >= 70
    assert figures["verdicts"] >= 50
    assert figures["slips"] >= 60  # none of speakers is looked for here
    assert ("statement", "what caused the fire", "differ") in asked
