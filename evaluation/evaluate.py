#!/usr/bin/env python3
"""Runs every scorer over the data that lies beside the project, and prints one figure a line.

    evaluate.py [--data ../shared/data] [--only NAME ...] [--json FILE]

What is measured: marks (PolNeAR and GUM quotations), figures in sentences (readings), speakers and slips in passages, moments
(WikiWars, date specifications), tolls (incidents), stories (gun violence, Wikinews), the traditions' pile, furniture, and the
time and memory of the two commands that issue 2 names.
Data that is not there is named and left out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
VARIORUM = Path(sys.executable).with_name("variorum")
Figures = dict[str, object]


def variorum(*arguments: str | Path, into: Path | None = None) -> Path | None:
    """Runs a command; stdout goes to the file `into`."""
    with (into or Path(os.devnull)).open("wb") as out:
        subprocess.run([VARIORUM, *map(str, arguments)], stdout=out, stderr=subprocess.DEVNULL, check=True)
    return into


def scorer(script: str, *arguments: str | Path) -> Figures:
    """What a script of the referee prints as JSON."""
    done = subprocess.run(
        [sys.executable, HERE / script, *map(str, arguments), "--json"], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def marks(gold: Path, folder: Path, script: str) -> Figures:
    """The figures of one file of marks."""
    return scorer(script, gold, variorum("mark", gold, into=folder / "marks.jsonl"))


def tolls(reports: Path, folder: Path) -> Figures:
    """Killed and injured of each report against the incident table."""
    table = reports.with_name("gunviolence_dev_incidents.json")
    return scorer("incidents.py", reports, table, variorum("mark", reports, into=folder / "marks.jsonl"))


def grouped(gold: Path, folder: Path) -> Figures:
    """The figures of one file of stories."""
    return scorer("stories.py", gold, variorum("stories", gold, into=folder / "stories.jsonl"))


def piled(traditions: Path, folder: Path) -> Path:
    """All reports of all traditions in one file."""
    made = folder / "pile.jsonl"
    with made.open("wb") as out:
        subprocess.run([sys.executable, HERE / "editions.py", "pile", traditions], stdout=out, check=True)
    return made


def pile(traditions: Path, folder: Path) -> Figures:
    """The figures of all traditions as one pile."""
    variorum("collate", piled(traditions, folder), "-o", folder / "editions.json")
    return scorer("editions.py", "score", traditions, folder / "editions.json")


def furniture(traditions: Path, folder: Path) -> Figures:
    """Furniture found, over characters."""
    variorum("mark", piled(traditions, folder), into=folder / "marks.jsonl")
    return scorer("furniture.py", traditions, folder / "marks.jsonl")


def pages(folder: Path, _: Path) -> Figures:
    """Bodies found on pages, and pages a second, beside trafilatura alone."""
    return scorer("pages.py", folder)


def cost(paths: Path, folder: Path) -> Figures:
    """Wall seconds, CPU seconds and peak memory of collating `paths` into a page, models loaded anew."""
    if (paths / "bank-collapse").is_dir():
        paths = piled(paths, folder)
    before = time.monotonic()
    command = [str(VARIORUM), "collate", str(paths), "-o", str(folder / "edition.html")]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    seconds = round(time.monotonic() - before, 1)
    return {
        "wall seconds": seconds,
        "CPU seconds": round(used.ru_utime + used.ru_stime, 1),
        "peak MiB": used.ru_maxrss // 1024,
    }


def jobs(data: Path) -> dict[str, tuple[Path, Callable[[Path, Path], Figures]]]:
    """Name to what is read and what measures it, cheap ones first."""
    return {
        "five reports": (data.parent / "reports", cost),
        "pile of 48": (data / "traditions", cost),
        "traditions": (data / "traditions", pile),
        "unseen": (HERE / "unseen", pile),
        "readings": (HERE / "readings", lambda folder, _: scorer("readings.py", *sorted(folder.glob("*.jsonl")))),
        "speakers": (HERE / "speakers", lambda folder, _: scorer("speakers.py", *sorted(folder.glob("*.jsonl")))),
        "slips": (HERE / "slips", lambda folder, _: scorer("slips.py", *sorted(folder.glob("*.jsonl")))),
        "furniture": (data / "traditions", furniture),
        "pages": (data / "pages" / "zyte", pages),
        "GUM": (data / "gum_news" / "dev.jsonl", lambda gold, folder: marks(gold, folder, "quotations.py")),
        "PolNeAR": (data / "polnear" / "dev.jsonl", lambda gold, folder: marks(gold, folder, "quotations.py")),
        "WikiWars": (data / "times" / "wikiwars.jsonl", lambda gold, folder: marks(gold, folder, "moments.py")),
        "date specs": (data / "times" / "specs" / "DateTime", lambda specs, folder: scorer("specs.py", specs)),
        "incidents": (data / "stories" / "gunviolence_dev.jsonl", tolls),
        "Wikinews": (data / "stories" / "wikinews.jsonl", grouped),
        "gun violence": (data / "stories" / "gunviolence_dev.jsonl", grouped),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    found: dict[str, Figures] = {}
    for name, (path, measure) in jobs(options.data).items():
        if options.only and name not in options.only:
            continue
        if not path.exists():
            print(f"{name}: left out, there is no {path}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            found[name] = measure(path, Path(folder))
        for figure, value in found[name].items():
            print(f"{name:14} {figure:20} {value}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
