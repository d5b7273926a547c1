"""Three small stories (tests/accounts) whose loci and verdicts were written down before the program had seen them."""

import hashlib
import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from variorum import stages
from variorum.language import encoder, tagger
from variorum.model import Capture, Given, Story
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


def edition(folder):
    """The record of the edition of the reports in `folder`, taken for one story."""
    captures = [
        Capture(
            id=hashlib.sha256(file.read_bytes()).hexdigest(),
            source=f"{folder.name}/{file.stem}",
            data=file.read_bytes(),
            media="text/plain",
            given=Given(id=f"{folder.name}/{file.stem}"),
        )
        for file in sorted((folder / "reports").glob("*.txt"))
    ]
    reports, _ = stages.admitted(stages.reports(captures, Settings()))
    marked = list(stages.marked(reports, Settings(), tagger()))
    story = Story(id="s", thread="s", reports=tuple(one.id for one in marked), title=folder.name)
    return edition_record(stages.edition(story, marked, encoder(), Settings()))


def test_accounts_of_a_strike_a_storm_and_a_trial_are_told_apart(referee):
    total = Counter()
    asked = set()
    for folder, gold in referee.stories(ACCOUNTS):
        record = edition(folder)
        total += referee.score_story(folder.name, folder, gold, record)
        asked |= {(locus["asks"], locus["verdict"], locus["by_source"]) for locus in record["loci"]}
        assert record["slips"] == []
    figures = referee.figures(total)
    assert figures["loci"] >= 80
    assert figures["verdicts"] >= 70
    assert ("whether Saltmouth airport is open", "differ", False) in asked
    assert any(verdict == "differ" and by_source and asks.startswith("how many") for asks, verdict, by_source in asked)
