from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Edition
from variorum.publish.sources import Sources
from variorum.publish.wordings import differences, sayings
from variorum.settings import Publish


def _shown(first: str, other: str) -> str:
    marks = {"same": "{}", "other": "~{}~", "added": "+{}+", "left-out": "-{}-", "reworded": "*{}*"}
    return "".join(marks[words.kind].format(words.text.strip()) + " " for words in differences(first, other)).strip()


def test_other_words_added_words_and_words_left_out_are_told_apart():
    first = "We will find out exactly what happened"
    assert _shown(first, "We shall find out what happened here") == "We ~shall~ find out -exactly- what happened +here+"


def test_a_wording_cut_to_a_phrase_leaves_nothing_out():
    assert _shown("I saw her lights when she was already under our bow", "under our bow") == "under our bow"


def test_a_wording_with_hardly_a_word_in_common_is_called_reworded():
    assert _shown("Nobody will be shielded", "The minister promised to look into everything be it what it may").startswith("*")


def test_what_stands_between_two_stretches_is_no_difference():
    assert _shown("We came. … Nobody saw it", "We came early. … Nobody saw it") == "We came +early.+ … Nobody saw it"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_wording_is_shown_whole_whatever_it_is_held_against(first: str, other: str):
    assert "".join(words.text for words in differences(first, other) if words.kind != "left-out") == other


def test_each_wording_stands_once_with_all_its_reports(mill_fire: Edition):
    (said,) = sayings(Sources(mill_fire, 1, Publish()))
    assert said.speaker == "Oda Brenn"
    assert [variant.text for variant in said.variants] == [
        "We warned them twice about the wiring, … Nobody came.",
        "We warned them twice about the old wiring,",
        "We warned them",
        "twice",
    ]
    assert [[carrier.report for carrier in variant.carriers] for variant in said.variants] == [
        ["Home News"],
        ["The Daily"],
        ["later"],
        ["Valley Voice"],
    ]
    assert said.variants[1].carriers[0].speaker == "Oda Bren"
