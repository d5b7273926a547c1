"""Evidence in sentences that an editor understands; each is to be read after the name of the report that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage.families import Case

SHOWN = 4  # readings named as examples


def credit(case: Case, number: int) -> list[str]:
    """That the report credits an agency, if it does."""
    agencies = sorted(set(case.facts[number].agencies))
    return [f"credits {' and '.join(agencies)}"] if agencies else []


def shared(case: Case, child: int, parent: int) -> str:
    """How many of the child's words the parent has, in these words and in like ones."""
    words, name = case.lengths[child], case.id(parent)
    same = case.kinship.same_words(child, parent)
    like = max(round(case.share(child, parent) * words) - same, 0)
    more = f", and {like} more in a sentence of like meaning" if like else ""
    return f"{same} of its {words} words stand in {name} word for word{more}"


def common(case: Case, readings: Sequence[str], parent: int, hub: int | None = None) -> str:
    """Which rare readings child and parent have in common, which `hub` (or, without one, every other source) lacks."""
    telling = sorted(readings, key=lambda w: (" " not in w, -len(w), w))[:SHOWN]
    against = f"which {case.id(hub)} lacks" if hub is not None else "which no other source has"
    count = f"{len(readings)} readings" if len(readings) > 1 else "a reading"
    return f"shares {count} with {case.id(parent)} {against}: {', '.join(f'“{word}”' for word in sorted(telling))}"


def followers(number: int) -> str:
    """How many other reports have the hub's words."""
    return "another report has its words" if number == 1 else f"{number} other reports have its words"


def fuller(case: Case, child: int, hub: int) -> str:
    """That another report has more of a quotation than the hub: both had it from somewhere else."""
    return f"{case.id(child)} has more of a quotation than {case.id(hub)}"


def repeated(case: Case, parent: int, claim: str) -> str:
    """That the child says what the parent said until it was corrected."""
    return f"says, as {case.id(parent)} did until it was corrected, that {claim}"


def named(case: Case, parent: int) -> str:
    """That the child names the parent's outlet."""
    return f"names the outlet of {case.id(parent)}"


def stale(case: Case, parent: int, word: str) -> str:
    """That the child names the day from the parent's day of writing."""
    return f"says “{word}” of the same day as {case.id(parent)}, though it was published on another"


def lacks(case: Case, readings: Sequence[str], child: int, other: int, hub: int) -> str:
    """That two reports share readings that the hub lacks."""
    return f"{case.id(child)} and {case.id(other)} share {len(readings)} readings that {case.id(hub)} lacks"
