"""Countries with the words for what belongs to them, cities, and words that make a name a place or an organisation."""

from variorum.annotate.lexicon import sections

_LISTS = sections("world.txt")

COUNTRIES = sections("countries.txt")
"""Country to what belongs to it: its adjectives, its capital, the house that speaks for it."""

BELONGS = {word: country for country, words in sorted(COUNTRIES.items()) for word in sorted({country, *words})}
DEMONYMS = _LISTS["demonyms"]
PLACES = _LISTS["places"]
PLACE_WORDS = _LISTS["place_words"]
BODY_WORDS = _LISTS["body_words"]
BODIES = _LISTS["bodies"]
DAYS = _LISTS["days"]
PARTISANS = _LISTS["partisans"]
RULED = _LISTS["ruled"]
RULES = _LISTS["rules"]
