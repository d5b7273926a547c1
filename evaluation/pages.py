#!/usr/bin/env python3
"""How well the body of a report is found on a page: shingles of four words, as the article extraction benchmark has it.

    pages.py FOLDER [--half 0|1] [--each] [--json]

FOLDER holds ground-truth.json (id to {"articleBody", "url"}) and html/ID.html.gz. Precision and recall are means over pages,
each page's shingles counted with their number; F1 is the harmonic mean of the two means. What is measured of ours:

    body     the text without what is marked as furniture and without the headline, which the gold bodies do not hold
    text     the same with the headline
    whole    all of the text, furniture too
    peer     trafilatura.extract alone, without comments

Pages per second are of CPU time, ours and the peer's in turns over the same pages in one process. `mapped` is the share of the
characters of our texts, blanks left out, that are traced to a place on the page.
"""

import argparse
import gzip
import hashlib
import json
import re
import time
from collections import Counter
from pathlib import Path

from trafilatura import extract

from variorum.clean import report as read
from variorum.model import Capture, Given, Report
from variorum.settings import Settings

_WORD = re.compile(r"\w+")
Shingles = Counter[tuple[str, ...]]


def shingles(text: str, size: int = 4) -> Shingles:
    """Runs of `size` words with their counts; one short run where the text is shorter."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def agreement(gold: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where it is not counted: nothing found, or nothing to find."""
    wanted, got = shingles(gold), shingles(found)
    right = sum((wanted & got).values())
    missed, wrong = sum(wanted.values()) - right, sum(got.values()) - right
    if not missed and not wrong:
        return 1.0, 1.0
    return (right / (right + wrong) if right + wrong else None), (right / (right + missed) if right + missed else None)


def figures(pairs: list[tuple[float | None, float | None]]) -> dict[str, float]:
    """F1, precision and recall over pages."""
    precision, recall = (
        sum(values) / len(values) if (values := [p[side] for p in pairs if p[side] is not None]) else 0.0 for side in (0, 1)
    )
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"F1": f1, "precision": precision, "recall": recall}


def without_furniture(report: Report) -> str:
    """The text with what is marked left out."""
    parts, last = [], 0
    for furniture in report.furniture:
        parts.append(report.text[last : furniture.span.begin])
        last = furniture.span.end
    return "\n".join((*parts, report.text[last:]))


def without_headline(text: str, title: str | None) -> str:
    """`text` without its first line where that is the headline."""
    first, _, rest = text.lstrip().partition("\n")
    ours, theirs = (_WORD.findall(words.casefold()) for words in (title or "", first))
    return rest if ours and ours == theirs else text


def measured(folder: Path, half: int | None) -> tuple[dict[str, object], list[str]]:
    """The figures, and a line for each page, the worst first."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    ids = sorted(id_ for id_ in gold if half is None or hashlib.sha256(id_.encode()).digest()[0] % 2 == half)
    pages = {id_: gzip.decompress((folder / "html" / f"{id_}.html.gz").read_bytes()) for id_ in ids}
    defaults = Settings()
    ours, theirs, pairs, lines, mapped, chars = 0.0, 0.0, {}, [], 0, 0
    for id_, data in [*list(pages.items())[:2], *pages.items()]:  # two to warm up
        capture = Capture(id=id_, source=id_, data=data, media="text/html", given=Given(url=gold[id_]["url"]))
        begun = time.process_time()
        report = read(capture, defaults)
        between = time.process_time()
        peer = extract(data, include_comments=False) or ""
        ended = time.process_time()
        first = id_ in pairs or id_ not in list(pages)[:2]
        ours, theirs = ours + (between - begun) * first, theirs + (ended - between) * first
        text = without_furniture(report) if isinstance(report, Report) else ""
        body = without_headline(text, report.title) if isinstance(report, Report) else ""
        whole = report.text if isinstance(report, Report) else ""
        pairs[id_] = [agreement(gold[id_]["articleBody"], found) for found in (body, text, whole, peer)]
        if first and isinstance(report, Report):
            squeezed = len("".join(report.text.split()))
            chars += squeezed
            mapped += sum(len("".join(report.words(place.span).split())) for place in getattr(report, "places", ()))
    result: dict[str, object] = {"pages": len(pages)}
    for i, name in enumerate(("body", "text", "whole", "peer")):
        for figure, value in figures([pair[i] for pair in pairs.values()]).items():
            result[f"{name} {figure}"] = round(value, 4)
    result["pages/s"], result["peer pages/s"] = round(len(pages) / ours, 1), round(len(pages) / theirs, 1)
    result["speed of peer's"] = round(theirs / ours, 2)
    result["mapped"] = round(mapped / max(1, chars), 4)
    for id_, (body, _, _, peer) in sorted(pairs.items(), key=lambda item: sum(x or 0.0 for x in item[1][0])):
        shown = " ".join(f"{-1 if x is None else x:6.3f}" for x in (*body, *peer))
        lines.append(f"{shown}  {id_[:12]}  {gold[id_]['url'][:90]}")
    return result, lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the pages of this half, by hash of id")
    parser.add_argument("--each", action="store_true", help="precision and recall of ours and the peer's on each page")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found, lines = measured(options.folder, options.half)
    if options.each:
        print("\n".join(lines))
    print(json.dumps(found) if options.json else "\n".join(f"{name:18} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
