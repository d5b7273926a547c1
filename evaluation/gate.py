#!/usr/bin/env python3
"""Collates the committed traditions and refuses to fall below evaluation/floors.json.

gate.py                              prints each figure beside its floor; exit 1 where one is below
gate.py --raise                      raises the floors to just under today's figures (never lowers one)
gate.py --lower FIGURE --because "…" lowers one floor to today's figure, and keeps the reason beside it
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import editions as referee
from variorum import pipeline
from variorum.publish import edition_record

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evaluation" / "floors.json"
FOLDERS = (ROOT / "examples", ROOT / "tests" / "traditions")
LOWER_IS_BETTER = {"origins"}
MARGIN = 3.0  # of a figure: one edge of 36 that another processor's rounding turns over is 2.8


def pile() -> list[str]:
    """The reports of all traditions as one pile of JSON Lines."""
    return [
        json.dumps({"id": f"{folder.name}/{letter}", "text": referee.text_of(folder, letter)})
        for base in FOLDERS
        for folder, gold in referee.stories(base)
        for letter in gold["reports"]
    ]


def figures(records: list[dict]) -> dict[str, float]:
    """The referee's figures over all traditions."""
    total: Counter = Counter()
    for base in FOLDERS:
        for folder, gold in referee.stories(base):
            inside = {f"{folder.name}/{letter}" for letter, report in gold["reports"].items() if report["in_story"]}
            edition = max(records, key=lambda record: len(inside & {r["id"] for r in record["reports"]}))
            total += referee.score_story(folder.name, folder, gold, edition)
    return referee.figures(total)


def measured(folder: Path) -> dict[str, float]:
    """Today's figures; `folder` takes the pile."""
    file = folder / "pile.jsonl"
    file.write_text("\n".join(pile()) + "\n", encoding="utf-8")
    return figures([edition_record(edition) for edition in pipeline.editions(pipeline.pile([str(file)]))])


def below(name: str, figure: float, floor: float) -> bool:
    """Whether a figure is worse than its floor."""
    return figure > floor if name in LOWER_IS_BETTER else figure < floor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raise_", action="store_true")
    parser.add_argument("--lower", metavar="FIGURE")
    parser.add_argument("--because", metavar="REASON")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"floors": {}, "lowered": []}
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder))
    if options.lower:
        if not options.because:
            parser.error("--lower needs --because with a reason")
        was = floors["floors"][options.lower]
        floors["floors"][options.lower] = found[options.lower]
        floors["lowered"].append({"figure": options.lower, "from": was, "to": found[options.lower], "because": options.because})
    if options.raise_:
        for name, figure in found.items():
            floor = figure + 0.25 if name in LOWER_IS_BETTER else round(figure - MARGIN, 1)
            if name not in floors["floors"] or below(name, floors["floors"][name], floor):
                floors["floors"][name] = floor
    if options.raise_ or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fallen = [name for name, floor in floors["floors"].items() if below(name, found[name], floor)]
    for name, figure in found.items():
        print(f"{name:12} {figure:6}   floor {floors['floors'].get(name)}" + ("   BELOW" if name in fallen else ""))
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
