"""The words by which furniture gives itself away, from `cues.txt`, which says how they are written."""

import re
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


def _cues() -> dict[str, list[Cue]]:
    """The cues by strength, in the order of the file."""
    kinds = {kind: kind for kind in get_args(FurnitureKind)}
    words: dict[str, str] = {}
    cues: dict[str, list[Cue]] = {strength: [] for strength in _ENDS}
    for strengths, kind, patterns in _blocks():
        pattern = "|".join(patterns)
        for name, meaning in words.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{meaning})")
        if strengths == ["define"]:
            words[kind] = pattern
        else:
            for strength in strengths:
                cues[strength].append(Cue(kinds[kind], re.compile(_ENDS[strength].format(pattern), re.IGNORECASE)))
    return cues


def _blocks() -> list[tuple[list[str], str, list[str]]]:
    """The blocks of `cues.txt`: strengths, kind and patterns."""
    found: list[tuple[list[str], str, list[str]]] = []
    for line in lines("cues.txt"):
        if line.startswith("== "):
            strengths, _, kind = line[3:].partition(":")
            found.append((strengths.split(), kind.strip(), []))
        else:
            found[-1][2].append(line)
    return found


CUES = _cues()
"""What tells furniture, by strength: whole, label, opening, anywhere, list, end (see the head of `cues.txt`)."""
