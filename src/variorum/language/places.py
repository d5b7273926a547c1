"""Places that English reports write in more than one way."""

from functools import cache
from importlib.resources import files

from variorum.text import compared


@cache
def _first_forms() -> dict[str, str]:
    text = (files("variorum.language") / "lexicons" / "places.txt").read_text(encoding="utf-8")
    lines = [line.split(", ") for line in text.splitlines() if line and not line.startswith("#")]
    return {compared(form): forms[0] for forms in lines for form in forms}


def place(name: str) -> str:
    """The form of a place's name that is in common use today; `name` itself where only one is known.

    >>> place("Kiev"), place("Kyiv"), place("Vellin")
    ('Kyiv', 'Kyiv', 'Vellin')
    """
    return _first_forms().get(compared(name), name)
