"""Words of grammar: they begin sentences in capitals without being names, and they end a noun phrase."""

from variorum.annotate.lexicon import sections

_LISTS = sections("function.txt")

DETERMINERS = _LISTS["determiners"]
PREPOSITIONS = _LISTS["prepositions"]
CONJUNCTIONS = _LISTS["conjunctions"]
ADVERBS = _LISTS["adverbs"]
PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "thing",
    "they": "group",
    "i": "self",
    "we": "selves",
    "you": "other",
    "who": "relative",
}
GRAMMAR = DETERMINERS | frozenset(PRONOUNS) | PREPOSITIONS | CONJUNCTIONS | ADVERBS | _LISTS["starters"]
COMMENTS = _LISTS["comments"]
