"""Every number that can be turned can be turned from the command line and from variorum.toml, and says why it is what it is."""

import pytest

from variorum.errors import InvalidSetting
from variorum.settings import Settings, described, settings


def test_an_assignment_changes_one_setting_and_no_other():
    changed = settings(["clean.min_words=7"])
    assert changed.clean.min_words == 7
    assert changed.ingest == Settings().ingest


def test_an_assignment_wins_over_the_file(tmp_path):
    file = tmp_path / "variorum.toml"
    file.write_text("[clean]\nmin_words = 9\n[ingest]\nmax_bytes = 1000\n")
    chosen = settings(["clean.min_words=7"], file)
    assert (chosen.clean.min_words, chosen.ingest.max_bytes) == (7, 1000)


@pytest.mark.parametrize(
    "wrong", ["clean.nosuch=1", "nosuch.thing=1", "clean.min_words=many", "clean.min_words", "min_words=3"]
)
def test_a_wrong_setting_is_named(wrong):
    with pytest.raises(InvalidSetting, match=r"min_words|nosuch"):
        settings([wrong])


def test_a_broken_file_is_named(tmp_path):
    file = tmp_path / "variorum.toml"
    file.write_text("[clean\n")
    with pytest.raises(InvalidSetting, match=r"variorum\.toml cannot be read as TOML"):
        settings(file=file)


def test_every_setting_says_why():
    without = [line for line in described(Settings()) if "  # " not in line]
    assert without == []


def test_a_number_may_begin_with_its_point():
    assert settings(["stories.threshold=.3"]).stories.threshold == 0.3
