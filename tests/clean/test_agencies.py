"""The table of agencies: its form, and names that mean other things."""

import pytest

from variorum.clean.agencies import known
from variorum.clean.lexicon import lines, words
from variorum.text.vocabulary import ranks

ROWS = [row.split(" || ") for row in lines("agencies.txt")]
NAMES = [names.split(" | ") for names, _, _ in ROWS]


def test_each_agency_has_its_names_its_country_and_where_it_is_listed():
    for names, country, listed in ROWS:
        assert all(name and name == name.strip() for name in names.split(" | ")), names
        assert country[0].isupper() or country == "international", names
        assert listed in {"EANA", "OANA", "FANA", "FAAPA", "ULAN", "own"}, names


def test_no_two_agencies_go_by_one_name():
    forms = [name for names in NAMES for name in names]
    assert len(forms) == len(set(forms))
    assert all(known(name, sure=True) == names[0] for names in NAMES for name in names)


def test_names_that_are_words_too_count_only_where_an_agency_is_meant():
    ordinary = {name for names in NAMES for name in names if ranks().get(name.casefold(), 9**9) < 20_000}
    assert {name for name in ordinary if name.upper() not in words("ambiguous")} == {"AP", "APP"}  # capitals, and frequent


@pytest.mark.parametrize("name", ["Wafa", "Efe", "Mehr", "Petra", "Nina"])
def test_a_given_name_is_no_agency_by_itself(name: str):
    assert known(name) is None
