"""Word lists of the English language and of the world, kept as text: verbs of speech, offices, first names, places."""

from importlib.resources import files


def sections(name: str) -> dict[str, frozenset[str]]:
    """The word lists of the file `name`, each under the heading that it has there in brackets.

    >>> "dr" in sections("people.txt")["courtesy_male"]
    False
    """
    lists: dict[str, set[str]] = {}
    heading = ""
    for line in files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            lists[heading] = set()
        elif line and not line.startswith("#"):
            lists[heading].update(line.split())
    return {heading: frozenset(words) for heading, words in lists.items()}
