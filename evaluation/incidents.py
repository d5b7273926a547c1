#!/usr/bin/env python3
"""Scores tolls against an incident table: `incidents.py REPORTS.jsonl INCIDENTS.json MARKED.jsonl [--json]`.

REPORTS has one report a line with "id" and "story"; INCIDENTS has "num_killed" and "num_injured" by story; MARKED is what
`variorum mark REPORTS.jsonl` prints. What is scored is `variorum.collate.tolls.toll`, the count that a report stands by, read
from those marks alone. A report whose story is not in the table is left out. Coverage: share of the reports for which one
number is given (a range such as "at least five" is none); precision: share of those that have the table's number.

Half of the incidents (by the SHA-256 of their id) were looked at while the rules were made, the other half was not: each
figure is printed for both.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from variorum.collate.tolls import FATES, toll
from variorum.model import MarkedReport, Quantity, Report, Span
from variorum.settings import Collate


def looked_at(story: str) -> bool:
    """Whether the rules were made with this incident in sight."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % 2 == 0


def marked(line: str) -> MarkedReport:
    """One line of `variorum mark`, as far as tolls need it."""
    read = json.loads(line)
    id_ = str(read["id"])

    def span(mark: dict[str, int]) -> Span:
        return Span(id_, mark["begin"], mark["end"])

    return MarkedReport(
        report=Report(id=id_, digest=read["digest"], text=read["text"], title=read.get("title"), source=""),
        sentences=tuple(span(mark) for mark in read["sentences"]),
        quantities=tuple(
            Quantity(span=span(mark), low=mark["low"], high=mark["high"], unit=mark["unit"], of=mark["of"])
            for mark in read["quantities"]
        ),
    )


def lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from filter(str.strip, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    table = json.loads(options.incidents.read_text(encoding="utf-8"))
    stories = {
        str(read["id"]): str(read["story"]) for read in map(json.loads, lines(options.reports)) if read["story"] in table
    }
    of_half = {half: sum(looked_at(story) is half for story in stories.values()) for half in (True, False)}
    given = dict.fromkeys([(fate, half) for fate in FATES for half in (True, False)], 0)
    right = dict(given)
    for one in map(marked, lines(options.marked)):
        story = stories.get(one.id)
        if story is None:
            continue
        for fate in FATES:
            found = toll(one, fate, Collate())
            if found and found.low == found.high:
                given[fate, looked_at(story)] += 1
                right[fate, looked_at(story)] += found.low == table[story][f"num_{fate}"]
    figures: dict[str, float | int] = {"reports": len(stories)}
    for fate in FATES:
        for name, halves in (("", (True, False)), (" (half not looked at)", (False,))):
            number, correct = sum(given[fate, half] for half in halves), sum(right[fate, half] for half in halves)
            figures[f"{fate} precision{name}"] = round(correct / max(1, number), 3)
            figures[f"{fate} coverage{name}"] = round(number / max(1, sum(of_half[half] for half in halves)), 3)
    print(json.dumps(figures) if options.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
