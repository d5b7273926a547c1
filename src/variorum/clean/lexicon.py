"""The lists of words of this room, from `words.txt` and `agencies.txt`."""

from functools import cache
from importlib.resources import files


def lines(file: str) -> list[str]:
    """The lines of a file of this room, comments and blank lines left out."""
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name` of `words.txt`.

    >>> "courier" in words("outlet")
    True
    """
    found: list[str] = []
    inside = False
    for line in lines("words.txt"):
        if line.startswith("== "):
            inside = line[3:].partition(":")[0] == name
        elif inside:
            found += line.split()
    return frozenset(found)
