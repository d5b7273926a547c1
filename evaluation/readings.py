#!/usr/bin/env python3
"""Scores the reader of figures on sentences with marked words: `readings.py FILE.jsonl ... [--each] [--json]`.

A file has one event a line with its "loci"; of each locus that is a "figure", the readings have a "group" and a "text" in
which the figure stands in brackets (readings/README.md). Printed, in per cent: marked, the share of the brackets in which a
quantity or a moment is found; agree, the share of the pairs of one group, both with a quantity, that agree
(`variorum.collate.verdicts.agree`); differ, the share of the pairs of two groups that do not. Some groups agree for reasons
that stand in no figure (66 of 98 is two thirds), so 100 cannot be had. `--each` lists the pairs that are judged otherwise.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import command
from variorum.annotate import marked
from variorum.collate.verdicts import agree
from variorum.model import MarkedReport, Quantity, Reading, Report
from variorum.settings import Settings

SETTINGS = Settings()
WRITTEN = "2030-05-16T18:00:00+00:00"  # the day from which "on Monday" is told


def bracketed(text: str) -> tuple[str, int, int]:
    """`text` without its brackets, and where the words stood that were in them."""
    begin, end = text.index("["), text.index("]")
    return text[:begin] + text[begin + 1 : end] + text[end + 1 :], begin, end - 1


def read(text: str) -> tuple[MarkedReport, list[Quantity], bool]:
    """What is read of a sentence, the quantities in its brackets, and whether anything is marked there."""
    plain, begin, end = bracketed(text)
    found = marked(Report(id="a", digest="", source="", text=plain, published=WRITTEN), SETTINGS)
    inside = [one for one in found.quantities if one.span.begin < end and begin < one.span.end]
    return found, inside, bool(inside) or any(one.span.begin < end and begin < one.span.end for one in found.moments)


def compatible(left: list[Quantity], right: list[Quantity]) -> bool:
    """Whether any figure of the one agrees with any of the other."""

    def told(one: Quantity, report: str) -> Reading:
        return Reading(report=report, span=one.span, low=one.low, high=one.high, unit=one.unit)

    return any(agree(told(a, "a"), told(b, "b"), SETTINGS.collate) for a in left for b in right)


def figures_of(file: Path) -> Iterator[dict]:
    """The loci of figures of all events of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        yield from (locus for locus in json.loads(line)["loci"] if locus["kind"] == "figure")


def score(files: list[Path], *, each: bool = False) -> dict[str, object]:
    """The figures over `files`; with `each`, the pairs that are judged otherwise than their groups say are printed."""
    n: Counter[str] = Counter()
    for locus in (locus for file in files for locus in figures_of(file)):
        readings = []
        for one in locus["readings"]:
            _, inside, any_mark = read(one["text"])
            n["readings"] += 1
            n["marked"] += any_mark
            readings.append((one["group"], one["text"], inside))
        for (group, text, left), (other, other_text, right) in combinations(readings, 2):
            if left and right:
                kind = "agree" if group == other else "differ"
                right_so = compatible(left, right) == (group == other)
                n[f"{kind} pairs"] += 1
                n[kind] += right_so
                if each and not right_so:
                    print(f"{locus['asks']} ({kind}): {text} | {other_text}")
    share = {kind: round(100 * n[kind] / n[of], 1) for kind, of in
             (("marked", "readings"), ("agree", "agree pairs"), ("differ", "differ pairs")) if n[of]}  # fmt: skip
    return {**share, "readings": n["readings"], "pairs": n["agree pairs"] + n["differ pairs"]}


if __name__ == "__main__":
    command.run(__doc__, score)
