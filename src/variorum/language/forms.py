"""Forms: what English reports write for one thing, from lists with the forms of one on a line."""

from functools import cache
from importlib.resources import files

from variorum.text import compared


@cache
def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    text = (files("variorum.language") / "lexicons" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split(", ")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def first_forms(name: str) -> dict[str, str]:
    """Every form in the list `name`, as compared, to the first of its line."""
    return {compared(form): forms[0] for forms in _lines(name) for form in forms}


@cache
def _given() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(_lines("given_names.txt")):
        for form in forms:
            found.setdefault(compared(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def same_given(left: str, right: str) -> bool:
    """Whether two given names, as compared, may be one person's.

    >>> same_given("joe", "joseph"), same_given("volodymyr", "vladimir"), same_given("tom", "tim")
    (True, True, False)
    """
    return left == right or bool(_given().get(left, frozenset()) & _given().get(right, frozenset()))


def body(name: str) -> str:
    """The commonest form of an organisation's name; `name` itself where only one is known.

    >>> body("Atlantic Alliance"), body("North Atlantic Treaty Organization"), body("Harbour Office")
    ('NATO', 'NATO', 'Harbour Office')
    """
    return first_forms("bodies.txt").get(compared(name), name)
