"""The word lists that figures are read with."""

from variorum.annotate.lexicon import sections
from variorum.annotate.lexicon.people import ROLES
from variorum.annotate.quantities.bounds import Hedge

_LISTS = sections("figures.txt")
STATES = _LISTS["states"]
PERSONS = _LISTS["persons"] | ROLES | {f"{role}s" for role in ROLES}
GROUPS = _LISTS["groups"]
"""Words for one group of persons, told with their number: "a crew of three"."""
PLURALS = _LISTS["plurals"]
STOPS = _LISTS["stops"]
CHAIN = _LISTS["chain"]
LABELS = _LISTS["labels"]
STREETS = _LISTS["streets"]
"""What the name of a street ends in."""
_BEFORE: dict[str, Hedge] = {
    "least": "least",
    "most": "most",
    "about": "about",
    "nearly": "nearly",
    "over": "over",
    "exact": "exact",
}
_AFTER: dict[str, Hedge] = {"least_after": "least", "most_after": "most", "about_after": "about", "odd_after": "odd"}
HEDGES_BEFORE: dict[tuple[str, ...], Hedge] = {
    tuple(phrase.split("_")): hedge for heading, hedge in _BEFORE.items() for phrase in sorted(_LISTS[heading])
}
"""The hedge of each phrase that stands before a figure."""
HEDGES_AFTER: dict[tuple[str, ...], Hedge] = {
    tuple(phrase.split("_")): hedge for heading, hedge in _AFTER.items() for phrase in sorted(_LISTS[heading])
}
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000, "billions": 2 * 10**9,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000,
    "hundreds of millions": 2 * 10**8, "scores of thousands": 40_000,
}  # fmt: skip
"""The least number that a word for many allows."""
ADVERBS = {"twice": 2, "thrice": 3}
GATHERED = {"pair": (2, 2), "couple": (2, 3), "trio": (3, 3), "threesome": (3, 3), "quartet": (4, 4), "foursome": (4, 4)}
"""Nouns for so many persons, from and to: "a pair of officers"."""
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20}
_NO_PERSONS = frozenset(["abdomen", "specimen", "regimen", "acumen", "albumen", "talisman", "german", "ottoman"])
_PAST = _LISTS["past"]
ACTIVE = _LISTS["active"]
_NOT_PAST = _LISTS["not_past"]


def is_person(word: str) -> bool:
    """Whether `word` names one person or several."""
    return word in PERSONS or (len(word) > 5 and word.endswith(("man", "men", "woman", "women")) and word not in _NO_PERSONS)


def is_participle(word: str) -> bool:
    """Whether `word` has the form of a past tense or participle."""
    return (
        word in _PAST
        or word in STATES
        or (word.endswith(("ed", "wn", "aken", "itten")) and len(word) > 4 and word not in _NOT_PAST)
    )


def is_plural(word: str) -> bool:
    """Whether `word` has the form of a noun in the plural."""
    if word in PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in STOPS
        and word not in CHAIN
    )
