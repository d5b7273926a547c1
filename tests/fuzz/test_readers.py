"""No file at all takes a reader down, or takes a gibibyte. `make fuzz` tries for ten minutes what this tries for seconds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing.damage import NAMES, Step, damaged
from fuzzing.seeds import seeds
from fuzzing.trial import read
from variorum.model import Report

TOOLS = Path(__file__).parents[2] / "tools"
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*-*"))
NUMBER = st.integers(0, (1 << 20) - 1)
STEPS = st.lists(st.tuples(st.integers(0, (1 << 16) - 1), NUMBER, NUMBER), min_size=1, max_size=6)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_file_is_a_report(name: str) -> None:
    assert any(isinstance(found, Report) for found in read(seeds()[name])), read(seeds()[name])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_a_damaged_file_is_read_as_far_as_it_goes_and_accounted_for(name: str, steps: list[Step]) -> None:
    read(damaged(name, steps))


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_fell_once_does_not_fall_again(file: Path) -> None:
    read(file.read_bytes())


def test_no_bomb_takes_a_gibibyte() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzzing", "--bombs"],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
