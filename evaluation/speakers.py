#!/usr/bin/env python3
"""Scores who said what on passages written for it: `speakers.py FILE.jsonl ... [--each] [--json]`.

A file has one passage a line: its "text", the stretches between quotation marks that somebody "said" with their "speaker"
(null where the passage does not tell), and those that nobody did, "not_said" (speakers/README.md). Printed, in per cent:
found, the share of the stretches said that a quotation of the program covers by half of their union; speakers, the share of
all of them whose speaker is right, not found ones being wrong; named, the same of those found; not_said, the share of the
others that are no quotation here. `--each` lists what is otherwise.
"""

import json
from collections import Counter
from pathlib import Path

import command
import editions as referee
from variorum.annotate import marked
from variorum.language import tagger
from variorum.model import MarkedReport, Report
from variorum.settings import Settings

SETTINGS = Settings()


def said_here(found: MarkedReport) -> list[tuple[int, int, str | None]]:
    """Where words in marks stand that are a quotation here, and who speaks."""
    return [(part.begin, part.end, one.speaker) for one in found.quotations for part in one.in_marks]


def best(begin: int, end: int, here: list[tuple[int, int, str | None]]) -> tuple[float, str | None]:
    """The largest share of a union of words that a quotation here has with a stretch, and that quotation's speaker."""
    return max(((max(0, min(end, e) - max(begin, b)) / (max(end, e) - min(begin, b)), who) for b, e, who in here),
               key=lambda one: one[0], default=(0.0, None))  # fmt: skip


def is_right(who: str | None, wanted: str | None) -> bool:
    """Whether both name one person, or nobody."""
    return who is None if wanted is None else referee.same_speaker(who, wanted)


def around(text: str, begin: int, end: int) -> str:
    """The paragraph in which a stretch stands."""
    return text[text.rfind("\n", 0, begin) + 1 : end + len(text[end:].partition("\n")[0])]


def score(files: list[Path], *, each: bool = False) -> dict[str, object]:
    """The figures over `files`; with `each`, what is otherwise than they say is printed."""
    n: Counter[str] = Counter()
    for passage in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        text = passage["text"]
        here = said_here(marked(Report(id="a", digest="", source="", text=text), SETTINGS, tagger()))
        n["passages"] += 1
        at = 0
        for one in passage["said"]:
            begin = text.index(one["words"], at)
            at = begin + len(one["words"])
            share, who = best(begin, at, here)
            n["said"] += 1
            n["found"] += share >= 0.5
            right = share >= 0.5 and is_right(who, one["speaker"])
            n["right"] += right
            if each and not right:
                print(f"{one['words']!r}: {one['speaker']}, not {who if share >= 0.5 else 'found'}")
                print(f"    {around(text, begin, at)}")
        for words in passage.get("not_said", []):
            begin = text.index(words)
            share, who = best(begin, begin + len(words), here)
            n["not said"] += 1
            n["left"] += share < 0.5
            if each and share >= 0.5:
                print(f"{words!r}: nobody, not {who}\n    {around(text, begin, begin + len(words))}")
    rates = (
        ("found", "found", "said"),
        ("speakers", "right", "said"),
        ("named", "right", "found"),
        ("not_said", "left", "not said"),
    )
    share = {name: round(100 * n[hit] / n[of], 1) for name, hit, of in rates if n[of]}
    return {**share, "passages": n["passages"], "said": n["said"]}


if __name__ == "__main__":
    command.run(__doc__, score)
