"""Titles, offices, and first names with the gender that they mostly have."""

from variorum.annotate.lexicon import sections

_LISTS = sections("people.txt")
_FIRST = sections("first_names.txt")

COURTESY_MALE = _LISTS["courtesy_male"]
COURTESY_FEMALE = _LISTS["courtesy_female"]
COURTESY = COURTESY_MALE | COURTESY_FEMALE | {"dr", "prof", "professor", "rev", "reverend", "judge", "justice"}
MALE_NOUNS = _LISTS["male_nouns"]
FEMALE_NOUNS = _LISTS["female_nouns"]
ROLES = _LISTS["roles"]
PLURAL_ROLES = _LISTS["plural_roles"]
BODIES = _LISTS["bodies"]
DOCUMENTS = _LISTS["documents"]
MEDIA = _LISTS["media"]
AGENT_LIKE = _LISTS["agent_like"]
ABBREVIATED = frozenset(["rep", "sen", "gov", "gen", "col", "capt", "sgt", "lt", "prof", "rev", "dr"])
MALE = _FIRST["male"]
FEMALE = _FIRST["female"]
FIRST_NAMES = MALE | FEMALE
