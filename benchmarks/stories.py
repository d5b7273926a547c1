#!/usr/bin/env python3
"""Reports a second for grouping by event, quality and peak memory, on a pile of any size, beside peers in the same run.

    stories.py FOLDER [--ways NAME ...] [--json FILE]    FOLDER is what piles.py made; FILE keeps the figures, by size of pile
    stories.py --choose [--ways NAME ...] [--dev FOLDER] chooses each peer's variant and threshold, into choices.json
    stories.py FOLDER --placed 500 [--ways NAME ...]     what placing one new report takes, of so many, the last of the pile

Each way runs in a process of its own that reads reports.jsonl one report after the other (which is timed as a row of its own)
and groups them; memory is that of the process and of those that it starts, at its highest, shared pages once. Quality is by
the referee's functions (evaluation/stories.py). Variorum has the settings that it comes with. A peer has on the pile the
variant and threshold that are best (BCubed F1) on a pile of 4,000 reports of another seed; on the dev sets, where
../shared/data is there, those that are best there on average. All peers need: uv pip install --group benchmarks.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import quantiles
from types import ModuleType
from typing import Any

import piles
from measuring import Measured, measured
from peers import MOST, PEERS, PLACERS, THRESHOLDS, Groups, Placer
from reports import Settings as PileSettings
from variorum.language import WORKERS
from variorum.model import Report
from variorum.settings import Settings
from variorum.stories import Stream

ROOT = Path(__file__).resolve().parent.parent
SETS = ROOT.parent / "shared" / "data" / "stories"
DEV_SETS = ("gunviolence_dev", "wikinews")
CHOICES = Path(__file__).with_name("choices.json")
Choice = dict[str, object]
Row = dict[str, float | str]
DEV_PILE = PileSettings(4000, seed=1001)
READING, VARIORUM, FILES = "reading alone", "Variorum", "Variorum, `stories` on files"


def reports(file: Path) -> Iterator[Report]:
    """The reports of a pile, one at a time."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            yield Report(
                id=str(given["id"]),
                digest=sha256(given["text"].encode()).hexdigest(),
                text=given["text"],
                source=file.name,
                title=given.get("title"),
                outlet=given.get("outlet"),
                published=given.get("published"),
            )


def variorum(given: Iterable[Report]) -> list[list[str]]:
    """Variorum's stories, as ids of reports."""
    stream = Stream(Settings())
    stream.extend(given, WORKERS)
    return [list(story.reports) for story in stream.stories()]


def placer(given: Iterable[Report], way: str, variant: str = "", threshold: float = 0.0) -> Placer:
    """What places one more report among those `given`."""
    if way != VARIORUM:
        return PLACERS[way][variant](given, threshold)
    stream = Stream(Settings())
    stream.extend(given, WORKERS)
    return stream.add


def grouped(file: Path, way: str, variant: str = "", threshold: float = 0.0) -> list[list[str]]:
    """The groups that one way finds in a pile, as ids of reports."""
    if way == READING:
        return [[report.id] for report in reports(file)]
    if way == VARIORUM:
        return variorum(reports(file))
    ids: list[str] = []

    def noted() -> Iterator[Report]:
        for report in reports(file):
            ids.append(report.id)
            yield report

    [groups] = PEERS[way][variant](noted(), [threshold])
    return together(ids, groups)


def together(ids: Sequence[str], groups: Groups) -> list[list[str]]:
    """The ids of each group."""
    found = defaultdict(list)
    for id_, group in zip(ids, groups, strict=True):
        found[group].append(id_)
    return list(found.values())


def referee() -> ModuleType:
    """evaluation/stories.py, which has the name of this file."""
    spec = importlib.util.spec_from_file_location("referee", ROOT / "evaluation" / "stories.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def truth(file: Path) -> list[dict[str, str]]:
    """The gold of a pile, which stands beside it, or of a dev set, which holds its own."""
    beside = file.with_name("stories.jsonl")
    with (beside if file.name == "reports.jsonl" else file).open(encoding="utf-8") as lines:
        return [{"id": line["id"], "story": line["story"]} for line in map(json.loads, lines)]


def score(file: Path, groups: Iterable[Sequence[str]]) -> dict[str, float]:
    """The referee's figures."""
    return referee().score(truth(file), [{"reports": group} for group in groups])


def choose(dev: Path | None, ways: Sequence[str]) -> None:
    """Writes to choices.json what is best for each peer, and the figures on the dev sets."""
    chosen: dict[str, dict[str, Choice]] = json.loads(CHOICES.read_text(encoding="utf-8")) if CHOICES.exists() else {}
    sets = {name: file for name in DEV_SETS if (file := SETS / f"{name}.jsonl").exists()}
    with tempfile.TemporaryDirectory() as folder:
        if not dev:
            dev = Path(folder)
            piles.write(dev, DEV_PILE)
        files = {"pile": dev / "reports.jsonl"} | sets
        for peer in (peer for peer in PEERS if peer in ways):
            try:
                found = _tried(peer, PEERS[peer], files)
            except ModuleNotFoundError as error:
                raise SystemExit(f"{peer}: not installed ({error}); uv pip install --group benchmarks") from error
            for what, names in {"pile": ["pile"], "dev sets": list(sets)}.items():
                if names:
                    best = max(found, key=lambda choice: sum(found[choice][name]["BCubed F1"] for name in names))
                    figures = {name: found[best][name] for name in names}
                    chosen.setdefault(peer, {})[what] = {"variant": best[0], "threshold": best[1], "figures": figures}
        if VARIORUM in ways:
            chosen[VARIORUM] = {"dev sets": {"figures": {n: score(file, variorum(reports(file))) for n, file in sets.items()}}}
    for way in ways:
        print(way, json.dumps(chosen.get(way)))
    CHOICES.write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")


def _tried(peer: str, variants: Iterable[str], files: dict[str, Path]) -> dict[tuple[str, float], dict[str, dict[str, float]]]:
    """The figures of every variant and threshold on every file."""
    found: dict[tuple[str, float], dict[str, dict[str, float]]] = defaultdict(dict)
    for name, file in files.items():
        given, gold = list(reports(file)), truth(file)
        for variant in variants:
            tries = PEERS[peer][variant](given, THRESHOLDS[peer])
            for threshold, groups in zip(THRESHOLDS[peer], tries, strict=True):
                predicted = [{"reports": group} for group in together([report.id for report in given], groups)]
                found[variant, threshold][name] = referee().score(gold, predicted)
    return found


def compare(file: Path, ways: Sequence[str], chosen: dict[str, dict[str, Choice]]) -> dict[str, Row]:
    """Figures of each way on a pile, printed as they come."""
    count = len(truth(file))
    print(f"{count} reports, {os.cpu_count()} cores; reports a second")
    print(f"{'':36}{'wall':>9}{'a core':>9}{'seconds':>9}{'GiB':>7}{'F1':>7}{'ARI':>7}")
    found: dict[str, Row] = {}
    for way in ways:
        if count > MOST.get(way, count):
            found[way] = {"left out": f"holds all pairs: {MOST[way]} reports at most"}
        else:
            found[way] = _row(file, way, count, chosen.get(way, {}).get("pile", {}))
        row = found[way]
        if len(row) == 1:
            print(f"{way:36}{' '.join(map(str, row.values()))}")
        else:
            print(
                f"{way:36}{row['a second']:9.1f}{row['a second and core']:9.1f}{row['wall']:9.1f}{row['GiB']:7.2f}"
                f"{row.get('BCubed F1', ''):7}{row.get('adjusted Rand', ''):7}"
            )
    return found


def place(file: Path, ways: Sequence[str], placed: int, chosen: dict[str, dict[str, Choice]]) -> dict[str, Row]:
    """What placing one report takes with each way, printed as it comes."""
    count = len(truth(file))
    print(f"placing {placed} reports, one by one, against {count - placed}: milliseconds")
    print(f"{'':36}{'median':>9}{'of 99 %':>9}{'GiB':>7}")
    found: dict[str, Row] = {}
    for way in (VARIORUM, *PLACERS):
        if way in ways:
            lines, run = _child(file, way, chosen.get(way, {}).get("pile", {}), placed)
            found[way] = row = lines[0] | {"reports": count, "GiB": round(run.memory / 2**30, 3)} if lines else _failure(run)
            if lines:
                print(f"{way:36}{row['median']:9.2f}{row['of 99 %']:9.2f}{row['GiB']:7.2f}")
            else:
                print(f"{way:36}{row['failed']}")
    return found


def keep(file: Path, found: dict[str, Row]) -> None:
    """Adds the figures to those that a file has of piles of other sizes and of other ways."""
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for way, row in found.items():
        if "reports" in row:
            kept.setdefault(str(row["reports"]), {}).setdefault(way, {}).update(row)
    file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _row(file: Path, way: str, count: int, choice: Choice) -> Row:
    """The figures of one way."""
    found, run = _child(file, way, choice)
    if run.failed:
        return _failure(run)
    timed = next((line for line in found if "wall" in line), {"wall": run.wall, "processor": run.processor})
    row: Row = {
        "reports": count,
        "a second": round(count / timed["wall"], 1),
        "a second and core": round(count / timed["processor"], 1),
        "wall": round(timed["wall"], 2),
        "processor": round(timed["processor"], 2),
        "GiB": round(run.memory / 2**30, 3),
    }
    if way != READING:
        row |= score(file, [line["reports"] for line in found if "reports" in line])
    return row


def _child(file: Path, way: str, choice: Choice, placed: int = 0) -> tuple[list[dict[str, Any]], Measured]:
    """What a process that goes one way prints, and what it took."""
    chosen = choice.get("variant", ""), choice.get("threshold", 0.0)
    command = [__file__, "--child", json.dumps([str(file), way, *chosen]), "--placed", str(placed)]
    if way == FILES:
        command = ["-c", "from variorum.cli import main; main()", "stories", str(file)]
    with tempfile.TemporaryFile() as out:
        run = measured([sys.executable, *command], out)
        out.seek(0)
        return ([] if run.failed else [json.loads(line) for line in out]), run


def _failure(run: Measured) -> Row:
    return {"failed": "not installed" if "ModuleNotFoundError" in run.failed else run.failed.strip().splitlines()[-1]}


def child_groups(file: str, way: str, variant: str, threshold: float) -> None:
    """Groups a pile and prints the groups, then what it took."""
    wall, before = time.perf_counter(), os.times()
    groups = grouped(Path(file), way, variant, threshold)
    wall, after = time.perf_counter() - wall, os.times()
    for group in groups:
        print(json.dumps({"reports": group}))
    print(json.dumps({"wall": wall, "processor": sum(after[:4]) - sum(before[:4])}))


def child_places(file: str, way: str, variant: str, threshold: float, placed: int) -> None:
    """Places the last reports of a pile one by one and prints how many milliseconds that took."""
    given = reports(Path(file))
    place_one = placer(islice(given, len(truth(Path(file))) - placed), way, variant, threshold)
    taken = []
    for report in list(given):
        begun = time.perf_counter()
        place_one(report)
        taken.append(1000 * (time.perf_counter() - begun))
    hundredths = quantiles(taken, n=100)
    print(json.dumps({"median": round(hundredths[49], 3), "of 99 %": round(hundredths[98], 3)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--ways", nargs="+", choices=(names := (READING, VARIORUM, FILES, *PEERS)), default=names)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--placed", type=int, default=0)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        given = json.loads(options.child)
        child_places(*given, options.placed) if options.placed else child_groups(*given)
    elif options.choose:
        choose(options.dev, options.ways)
    elif options.folder:
        chosen = json.loads(CHOICES.read_text(encoding="utf-8"))
        file = options.folder / "reports.jsonl"
        found = place(file, options.ways, options.placed, chosen) if options.placed else compare(file, options.ways, chosen)
        if options.json:
            keep(options.json, found)
    else:
        parser.error("the folder of a pile")


if __name__ == "__main__":
    main()
