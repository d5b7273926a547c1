"""The language that a text is written in."""

import re

from variorum.clean.lexicon import words
from variorum.settings import Clean

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language(text: str, settings: Clean) -> str | None:
    """The language of `text` as a code of two letters (ISO 639-1); None where there are no words.

    English is told by the share of its small words, which takes no model; what has too few of them is asked of py3langid.

    >>> language("The ferry that sank on Friday was one of the oldest in the fleet, and it had been to the yard.", Clean())
    'en'
    """
    if not _WORD.search(text[: settings.language_sample]):
        return None
    if english(text, settings):
        return "en"
    import py3langid  # half a second to load its model, which English does without

    return str(py3langid.classify(text[: settings.language_sample])[0])


def english(text: str, settings: Clean) -> bool:
    """Whether `text` is English, by the share of its small words.

    >>> english("Die Fähre, die am Freitag sank, war eine der ältesten.", Clean())
    False
    """
    found = _WORD.findall(text[: settings.language_sample].lower())
    return bool(found) and sum(word in words("english") for word in found) >= settings.english_share * len(found)
