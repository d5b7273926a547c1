"""Places that English reports write in more than one way."""

from variorum.language.forms import first_forms
from variorum.text import compared


def place(name: str) -> str:
    """The form of a place's name that is in common use today; `name` itself where only one is known.

    >>> place("Kiev"), place("Kyiv"), place("Vellin")
    ('Kyiv', 'Kyiv', 'Vellin')
    """
    return first_forms("places.txt").get(compared(name), name)
