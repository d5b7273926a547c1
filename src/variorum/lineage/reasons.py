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
