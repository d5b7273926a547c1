"""Patterns are tried only on texts that hold one of the words they need: whatever a pattern matches must hold one."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from variorum.clean.agencies import known_pattern
from variorum.clean.credits import CONTEXTS
from variorum.clean.cues import cues_by_strength

_GATED = [
    *((cue.needed, cue.pattern) for strength in ("anywhere", "end") for cue in cues_by_strength()[strength] if cue.needed),
    *((needed, re.compile(p.replace(known_pattern(), "Reuters"), re.VERBOSE)) for needed, p in CONTEXTS if needed),
]


@pytest.mark.parametrize(("needed", "pattern"), _GATED, ids=lambda value: value[0] if isinstance(value, tuple) else "")
@settings(max_examples=30, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_matches_holds_a_word_that_it_needs(
    needed: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    line = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="latin-1")))
    assert any(words in line.lower() for words in needed)
