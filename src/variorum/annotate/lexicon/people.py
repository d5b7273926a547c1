"""Titles, offices, and first names with the gender that they mostly have."""

from variorum.annotate.lexicon import sections

_LISTS = sections("people.txt")
_FIRST = sections("first_names.txt")


def _plural(noun: str) -> str:
    """The plural of a noun for a person: "attorneys", "secretaries", "spokesmen"."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


COURTESY_MALE = _LISTS["courtesy_male"]
COURTESY_FEMALE = _LISTS["courtesy_female"]
COURTESY = COURTESY_MALE | COURTESY_FEMALE | {"dr", "prof", "professor", "rev", "reverend", "judge", "justice"}
MALE_NOUNS = _LISTS["male_nouns"]
FEMALE_NOUNS = _LISTS["female_nouns"]
ROLES = _LISTS["roles"]
PLURAL_ROLES = _LISTS["plural_roles"] | {_plural(role) for role in ROLES - _LISTS["no_plurals"]}
SINGULARS = {_plural(role): role for role in sorted(ROLES)}
"""Plurals of the offices and trades to what one of them is."""
OPENERS = _LISTS["openers"]
"""Words besides participles that open a sentence with what its subject is not: "Told of Rusk's vote, she ...", "On Rusk he"."""
BODIES = _LISTS["bodies"]
DOCUMENTS = _LISTS["documents"]
KIN = _LISTS["kin"]
STATEMENTS = _LISTS["statements"]
ISSUED = _LISTS["issued"]
FOUND = _LISTS["found"]
MEDIA = _LISTS["media"]
AGENT_LIKE = _LISTS["agent_like"]
ABBREVIATED = frozenset(
    [
        "brig", "capt", "cllr", "cmdr", "col", "coun", "cpl", "det", "dr", "gen", "gov", "insp", "lt", "maj", "ofc", "prof",
        "rep", "rev", "sen", "sgt", "supt",
    ]
)  # fmt: skip
MALE = _FIRST["male"]
FEMALE = _FIRST["female"]
FIRST_NAMES = MALE | FEMALE
