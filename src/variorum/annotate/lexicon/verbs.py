"""Verbs that give words to somebody, by what may follow them."""

from collections.abc import Iterable

from variorum.annotate.lexicon import sections

_LISTS = sections("verbs.txt")
_IRREGULAR = sections("irregular.txt")
AUXILIARY = _LISTS["auxiliary"]
_VOWELS = "aeiou"


def forms(verb: str) -> list[str]:
    """The forms of `verb`: as it stands, third person, past, participles.

    >>> forms("deny")
    ['deny', 'denies', 'denied', 'denying']
    """
    if verb in _IRREGULAR:
        return sorted(_IRREGULAR[verb])
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb == "go":
        return ["go", "goes", "went", "going"]
    if len(verb) <= 4 and verb[-1] in "gpnbt" and verb[-2] in "aiou" and verb[-3] not in _VOWELS:
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else verb + "s"
    return [verb, third, verb + "ed", verb + "ing"]


def _table(verbs: Iterable[str]) -> dict[str, str]:
    return {form: verb for verb in sorted(verbs) for form in forms(verb)}


SPEECH_FORMS = _table(_LISTS["speech"])
CLAUSE_FORMS = _table(_LISTS["clause"])
TO_VERB_FORMS = _table(_LISTS["to_verb"])
TO_OBJECT_FORMS = _table(_LISTS["to_object"])
FRAGMENT_FORMS = {**_table(_LISTS["fragment"]), **SPEECH_FORMS, **CLAUSE_FORMS}
CUE_FORMS = {**FRAGMENT_FORMS, **TO_VERB_FORMS, **TO_OBJECT_FORMS}
"""Every form of every verb above, to its verb."""
NOUNS = frozenset(form for form in CUE_FORMS if form in _LISTS["nouns"])
"""Those forms that are as often nouns: "report", "claims"."""
NEGATED = frozenset(["not", "never", "n't", "nor", "neither"])
FINITE = _LISTS["finite"]
