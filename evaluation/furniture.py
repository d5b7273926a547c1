#!/usr/bin/env python3
"""Scores furniture against artificial traditions, whose whole truth is known. Standard library only.

    editions.py pile FOLDER > pile.jsonl           all reports of all stories under FOLDER as one pile, ids "story/LETTER"
    variorum mark pile.jsonl > marked.jsonl
    furniture.py FOLDER marked.jsonl [--json] [--each]

FOLDER holds one folder a story: reports/*.txt and gold.json, whose "furniture" lists, by report, the lines that are not the
report. Counted are characters, blanks left out; figures are per cent:

recall        of gold's furniture, marked as furniture
quoted        of gold's quotations, marked as furniture (lower is better)
marked        of all text, marked as furniture; gold's share stands beside it. Bylines and lines with the date may be marked
              and are not in gold, so a surplus is not yet wrong; --each prints what is marked beyond gold, and what is missed
"""

import argparse
import json
import sys
from pathlib import Path


def characters(text, begin, end):
    """The offsets between `begin` and `end` that are no blanks."""
    return {i for i in range(begin, min(end, len(text))) if not text[i].isspace()}


def places(text, words):
    """The offsets at which `words` stand, wherever they do."""
    found, begin = set(), text.find(words) if words else -1
    while begin >= 0:
        found |= characters(text, begin, begin + len(words))
        begin = text.find(words, begin + len(words))
    return found


def per_cent(part, whole):
    return round(100 * len(part) / len(whole), 1) if whole else 100.0


def report_score(text, record, lines, quotations):
    """The sets of (offset) that the figures are made of, for one report."""
    spans = [(span["begin"], span["end"]) for span in record.get("furniture", [])]
    marked = set().union(*(characters(text, begin, end) for begin, end in spans))
    gold = set().union(*(places(text, line) for line in lines))
    quoted = set().union(*(places(text, words) for words in quotations)) - gold
    missed = [line for line in lines if places(text, line) - marked]
    beyond = [
        text[begin:end]
        for begin, end in spans
        if len(characters(text, begin, end) & gold) * 2 < len(characters(text, begin, end))
    ]
    return {
        "marked": marked,
        "gold": gold,
        "quoted": quoted,
        "text": characters(text, 0, len(text)),
        "missed": missed,
        "beyond": beyond,
    }


def figures(scores):
    """The figures of several reports together; `scores` maps a report to its sets."""
    sets = {
        name: {(id_, offset) for id_, score in scores.items() for offset in score[name]}
        for name in ("marked", "gold", "quoted", "text")
    }
    return {
        "recall": per_cent(sets["gold"] & sets["marked"], sets["gold"]),
        "quoted": per_cent(sets["quoted"] & sets["marked"], sets["quoted"]) if sets["quoted"] else 0.0,
        "marked": per_cent(sets["marked"], sets["text"]),
        "gold": per_cent(sets["gold"], sets["text"]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--each", action="store_true", help="by story, with the lines missed and the lines beyond gold")
    arguments = parser.parse_args()
    lines = arguments.marked.read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    scores = {}
    for file in sorted(arguments.folder.glob("*/gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for letter in sorted(gold["reports"]):
            id_ = f"{file.parent.name}/{letter}"
            with (file.parent / "reports" / f"{letter}.txt").open(encoding="utf-8", newline="") as report:
                text = report.read()
            quotations = [q["words"] for q in gold["quotations"] if q["report"] == letter]
            scores[id_] = report_score(text, records.get(id_, {}), gold["furniture"].get(letter, []), quotations)
    if not scores:
        sys.exit(f"no story under {arguments.folder}: wanted FOLDER/STORY/gold.json")
    stories = sorted({id_.split("/")[0] for id_ in scores})
    result = {story: figures({id_: s for id_, s in scores.items() if id_.startswith(story + "/")}) for story in stories}
    result["all"] = figures(scores)
    if arguments.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{'':24}{'recall':>8}{'quoted':>8}{'marked':>8}{'gold':>8}")
    for name in stories * arguments.each + ["all"]:
        print(f"{name:24}" + "".join(f"{value:8.1f}" for value in result[name].values()))
    if arguments.each:
        for id_, score in scores.items():
            for kind in ("missed", "beyond"):
                for line in score[kind]:
                    print(f"{kind:7} {id_}: {' '.join(line.split())}")


if __name__ == "__main__":
    main()
