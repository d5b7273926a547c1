"""Word lists of the English language and of the world: verbs of speech, offices, first names, places, organisations."""
