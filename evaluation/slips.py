#!/usr/bin/env python3
"""Scores slips inside one report on passages written for it: `slips.py FILE.jsonl ... [--each] [--json]`.

A file has one passage a line: when it was "published", its "text", and its "slip", a kind and the words that contradict one
another, or null (slips/README.md). Printed, in per cent: recall, the share of the slips that are found by kind and by one of
their words; precision, the share of what is found that is one; F1. `--each` lists what is otherwise.
"""

import json
from collections import Counter
from pathlib import Path

import command
from variorum.annotate import marked
from variorum.collate.slips import slips
from variorum.model import Report
from variorum.settings import Settings

SETTINGS = Settings()
KINDS = {"unit": "sum"}  # what the contract calls what their writers call otherwise


def found_in(passage: dict) -> list[tuple[str, list[tuple[int, int]], str]]:
    """The slips of a passage: kind, places, reason."""
    report = Report(id="a", digest="", source="", text=passage["text"], published=f"{passage['published']}+00:00")
    here = slips([marked(report, SETTINGS)], (), (), SETTINGS.collate)
    return [(slip.kind, [(span.begin, span.end) for span in slip.spans], slip.why) for slip in here]


def score(files: list[Path], *, each: bool = False) -> dict[str, object]:
    """The figures over `files`; with `each`, what is otherwise than they say is printed."""
    n: Counter[str] = Counter()
    for passage in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        text, gold, here = passage["text"], passage["slip"], found_in(passage)
        n["passages"] += 1
        n["found"] += len(here)
        if gold:
            kind = KINDS.get(gold["kind"], gold["kind"])
            at = [(text.index(words), text.index(words) + len(words)) for words in gold["words"]]
            n["slips"] += 1
            right = [s for s in here if s[0] == kind and any(b < e2 and b2 < e for b, e in at for b2, e2 in s[1])]
            n["right"] += bool(right)
            if right:
                here.remove(right[0])
            elif each:
                print(f"missed {gold['kind']} {gold['words']} ({passage['published']})\n    {text!r}")
        for kind, _, why in here if each else ():
            print(f"false {kind}: {why}\n    {text!r}")
    precision = 100 * n["right"] / n["found"] if n["found"] else 100.0
    recall = 100 * n["right"] / n["slips"] if n["slips"] else 100.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {name: round(value, 1) for name, value in (("F1", f1), ("precision", precision), ("recall", recall))}
    return {**shares, "passages": n["passages"], "slips": n["slips"]}


if __name__ == "__main__":
    command.run(__doc__, score)
