"""The words by which furniture gives itself away, from `cues.txt`, which says how they are written."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from variorum.clean.lexicon import lines
from variorum.model import FurnitureKind

_ENDS = {
    "whole": r"[-–—>»«<•*#+\[( ]*(?:{})[->»:;,.!?…•*#\]) ]*",
    "label": r"[->»•*\[( ]*(?:{})\s*(?::|\s[-|>»]+\s|>>|»)\s*\S",
    "opening": r"[->»•*\[( ]*(?:{})",
    "anywhere": "{}",
    "end": r".*(?:{})\.?",
    "list": r"[->»•*#\[( ]*(?:{})[->»:.!… ]*",
    "comments": r"[->»•*\[( ]*(?:{})[->»:.!… ]*",
    "close": "(?:{})",
}


class Cue(NamedTuple):
    """A pattern, and the kind of furniture that it tells of."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    needed: tuple[str, ...] = ()  # of which a line in lower case must hold one; () where any line may match


def possible(cues: list[Cue], line: str) -> Iterator[Cue]:
    """Those of `cues` that `line` may match.

    >>> [cue.kind for cue in possible(cues_by_strength()["anywhere"], "All rights reserved")]
    ['copyright']
    """
    lower = line.lower()
    return (cue for cue in cues if not cue.needed or any(words in lower for words in cue.needed))


@cache  # read when they are first needed: they take a tenth of a second, which who reads no report need not wait
def cues_by_strength() -> dict[str, list[Cue]]:
    """What tells furniture, in the order of the file, by strength: whole, label, opening, anywhere, list, end (see the head of
    `cues.txt`)."""
    kinds = {kind: kind for kind in get_args(FurnitureKind)}
    words: dict[str, str] = {}
    cues: dict[str, list[Cue]] = {strength: [] for strength in _ENDS}
    for strengths, kind, needed, patterns in _blocks():
        pattern = "|".join(patterns)
        for name, meaning in words.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{meaning})")
        if strengths == ["define"]:
            words[kind] = pattern
        else:
            for strength in strengths:
                compiled = re.compile(_ENDS[strength].format(pattern), re.IGNORECASE)
                cues[strength].append(Cue(kinds[kind], compiled, tuple(needed)))
    return cues


def _blocks() -> list[tuple[list[str], str, list[str], list[str]]]:
    """The blocks of `cues.txt`: strengths, kind, what is needed, and patterns."""
    found: list[tuple[list[str], str, list[str], list[str]]] = []
    for line in lines("cues.txt"):
        if line.startswith("== "):
            strengths, _, kind = line[3:].partition(":")
            found.append((strengths.split(), kind.strip(), [], []))
        elif line.startswith("-- "):
            found[-1][2].extend(words.strip() for words in line[3:].split("·"))
        else:
            found[-1][3].append(line)
    return found
