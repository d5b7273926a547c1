"""The words by which furniture gives itself away, from `cues.txt`, which says how they are written."""

import re
from importlib.resources import files
from typing import NamedTuple, get_args

from variorum.model import FurnitureKind

_ENDS = {
    "whole": r"[-–—>»«<•*#+\[( ]*(?:{})[->»:;,.!?…•*#\]) ]*",
    "label": r"[->»•*\[( ]*(?:{})\s*(?::|\s[-|>»]+\s|>>|»)\s*\S",
    "opening": r"[->»•*\[( ]*(?:{})",
    "anywhere": "{}",
    "list": r"[->»•*#\[( ]*(?:{})[->»:.!… ]*",
}


class Cue(NamedTuple):
    """A pattern, and the kind of furniture that it tells of."""

    kind: FurnitureKind
    pattern: re.Pattern[str]


def _blocks(lines: list[str]) -> list[tuple[list[str], str, list[str]]]:
    """The blocks of `cues.txt`: strengths, kind and patterns."""
    found: list[tuple[list[str], str, list[str]]] = []
    for line in lines:
        if line.startswith("== "):
            strengths, _, kind = line[3:].partition(":")
            found.append((strengths.split(), kind.strip(), []))
        elif line and not line.startswith("#"):
            found[-1][2].append(line)
    return found


def _tables() -> tuple[dict[str, list[Cue]], frozenset[str]]:
    """The cues by strength, in the order of the file, and the words of which menus are made."""
    kinds = {kind: kind for kind in get_args(FurnitureKind)}
    words: dict[str, str] = {}
    cues: dict[str, list[Cue]] = {strength: [] for strength in _ENDS}
    menu: frozenset[str] = frozenset()
    for strengths, kind, patterns in _blocks(files(__package__).joinpath("cues.txt").read_text(encoding="utf-8").splitlines()):
        pattern = "|".join(patterns)
        for name, meaning in words.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{meaning})")
        if strengths == ["define"]:
            words[kind] = pattern
        elif strengths == ["menu", "words"]:
            menu = frozenset(" ".join(patterns).split())
        else:
            for strength in strengths:
                cues[strength].append(Cue(kinds[kind], re.compile(_ENDS[strength].format(pattern), re.IGNORECASE)))
    return cues, menu


CUES, MENU_WORDS = _tables()
"""CUES: what tells furniture, by strength (the head of `cues.txt`). MENU_WORDS: words of which menus are made."""
