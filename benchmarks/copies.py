#!/usr/bin/env python3
"""Planted passages found again in a generated pile: recall and precision, time and memory, beside two peers.

    copies.py [--reports 2000] [--planted 0.3] [--seed 1] [--workers 2] [--ways variorum ...] [--json FILE] [--set NAME=VALUE]

The pile and its truth are made by piles.py: passages of 40 words in reports of other stories, as they are, with one word in ten
and with one in five changed (substituted, deleted or followed by another); whole reports that another outlet prints; two
paragraphs of another report. A passage counts as found where matches of the right two reports cover half (or four fifths) of
it on both sides. A match is right where its two stretches have a source in common, be it planted, of a story, or background.

Peers, over the same texts: an index of exact 5-grams (in a Python dictionary; those of more than 50 reports left out; stretches
are the runs of grams that two reports share, from 8 words on), and datasketch's MinHashLSH (uv pip install datasketch) over
windows of 40 words, one every 20, as sets of 3-grams, 64 permutations, Jaccard 0.3: about what two windows that lie 10 words
apart keep where one word in ten is changed. Each way runs in a process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

import piles
from reports import Settings as PileSettings
from variorum.compare import copies
from variorum.model import Report
from variorum.settings import settings
from variorum.text import tokens

Found = tuple[str, int, int, str, int, int]
GRAM, MOST_REPORTS, SHORTEST = 5, 50, 8
WINDOW, STEP, SHINGLE, PERMUTATIONS, JACCARD = 40, 20, 3, 64, 0.3


def read(file: Path) -> list[Report]:
    """The reports of a pile, sorted by id."""
    with file.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return sorted((Report(id=r["id"], digest="", text=r["text"], source=r["id"]) for r in records), key=lambda r: r.id)


def variorum(reports: list[Report], workers: int, assignments: list[str]) -> Iterator[Found]:
    """What `variorum matches` prints, spans only."""
    for match in copies(reports, settings(assignments).compare, workers):
        left, right = match.left, match.right
        yield left.report, left.begin, left.end, right.report, right.begin, right.end


def exact_grams(reports: list[Report], workers: int, assignments: list[str]) -> Iterator[Found]:
    """Runs of 5-grams that two reports share."""
    words = [tokens(report.text) for report in reports]
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, report in enumerate(words):
        compared = [token.compared for token in report]
        for place in range(len(compared) - GRAM + 1):
            index[hash(tuple(compared[place : place + GRAM]))].append((number, place))
    shared: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in index.values():
        if 1 < len(places) <= MOST_REPORTS:
            for (a, i), (b, j) in combinations(places, 2):
                if a != b:
                    shared[a, b].add((j - i, i))
    for (a, b), pairs in shared.items():
        ordered = sorted(pairs)
        first = 0
        for n in range(1, len(ordered) + 1):
            if n < len(ordered) and ordered[n] == (ordered[n - 1][0], ordered[n - 1][1] + 1):
                continue
            shift, begin, end = *ordered[first], ordered[n - 1][1] + GRAM
            if end - begin >= SHORTEST:
                left, right = words[a], words[b]
                here = reports[a].id, left[begin].begin, left[end - 1].end
                yield (*here, reports[b].id, right[begin + shift].begin, right[end + shift - 1].end)
            first = n


def minhash_windows(reports: list[Report], workers: int, assignments: list[str]) -> Iterator[Found]:
    """Windows that datasketch's LSH holds for alike."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    for report in reports:
        words = tokens(report.text)
        made = []
        for at in range(0, max(1, len(words) - STEP), STEP):
            window = words[at : at + WINDOW]
            grams = {" ".join(t.compared for t in window[n : n + SHINGLE]) for n in range(len(window) - SHINGLE + 1)}
            if grams:
                hashed = MinHash(num_perm=PERMUTATIONS)
                hashed.update_batch([gram.encode() for gram in grams])
                here = (report.id, window[0].begin, window[-1].end)
                yield from ((*there, *here) for there in lsh.query(hashed))
                made.append((here, hashed))
        for here, hashed in made:
            lsh.insert(here, hashed)


WAYS: dict[str, tuple[str, Callable[[list[Report], int, list[str]], Iterator[Found]]]] = {
    "variorum": ("Variorum", variorum),
    "grams": ("exact 5-grams", exact_grams),
    "minhash": ("datasketch LSH over windows", minhash_windows),
}


def run(way: str, folder: Path, workers: int, assignments: list[str]) -> None:
    """Writes what a way finds, and what it took, into the folder."""
    reports = read(folder / "reports.jsonl")
    wall = time.perf_counter()
    try:
        with (folder / f"{way}.jsonl").open("w", encoding="utf-8") as file:
            matches = sum(bool(file.write(json.dumps(one) + "\n")) for one in WAYS[way][1](reports, workers, assignments))
    except ImportError as error:
        (folder / f"{way}.json").write_text(json.dumps({"missing": str(error.name)}), encoding="utf-8")
        return
    seconds, times = time.perf_counter() - wall, os.times()
    figures = {
        "seconds": round(seconds, 1),
        "processor seconds": round(times.user + times.system + times.children_user + times.children_system, 1),
        "MiB": sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024,
        "matches": matches,
    }
    (folder / f"{way}.json").write_text(json.dumps(figures), encoding="utf-8")


def scores(folder: Path, way: str) -> dict[str, object]:
    """Recall of every kind of copy at half and at four fifths of its characters, and precision."""
    spans: dict[tuple[str, str], list[tuple[int, int, int, int]]] = defaultdict(list)
    for a, i, j, b, k, m in _lines(folder / f"{way}.jsonl"):
        pair = ((a, i, j), (b, k, m)) if a < b else ((b, k, m), (a, i, j))
        spans[pair[0][0], pair[1][0]].append((*pair[0][1:], *pair[1][1:]))
    shares: dict[str, list[float]] = defaultdict(list)
    for copy in _lines(folder / "copies.jsonl"):
        one, two = sorted((copy[s], copy[f"{s}_begin"], copy[f"{s}_end"]) for s in ("left", "right"))
        found = spans.get((one[0], two[0]), [])
        covered = min(
            _covered([(m[2 * n], m[2 * n + 1]) for m in found], side[1], side[2]) for n, side in enumerate((one, two))
        )
        name = f"passage, {copy['changed']:.0%} changed" if copy["kind"] == "passage" else copy["kind"]
        shares[name].append(covered)
    places = {line["id"]: line["places"] for line in _lines(folder / "shared.jsonl")}
    right = total = 0
    for (a, b), found in spans.items():
        for i, j, k, m in found:
            total += 1
            right += bool(_sources(places[a], i, j) & _sources(places[b], k, m))
    recall = {
        name: {
            "copies": len(of),
            "half": sum(x >= 0.5 for x in of) / len(of),
            "four fifths": sum(x >= 0.8 for x in of) / len(of),
        }
        for name, of in sorted(shares.items())
    }
    return {"recall": recall, "precision": right / max(1, total)}


def _lines(file: Path) -> Iterator[dict | list]:  # type: ignore[type-arg]
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _covered(spans: list[tuple[int, int]], begin: int, end: int) -> float:
    """The share of the stretch that spans cover, which may overlap."""
    at, inside = begin, 0
    for a, b in sorted(spans):
        a, b = max(a, at), min(b, end)
        if a < b:
            inside += b - a
            at = b
    return inside / (end - begin)


def _sources(places: list[list], begin: int, end: int) -> set[str]:  # type: ignore[type-arg]
    return {source for a, b, source in places if a < end and begin < b}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--planted", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    every: dict[str, object] = {"reports": options.reports, "planted": options.planted, "seed": options.seed}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = PileSettings(options.reports, seed=options.seed, planted=options.planted)
        piles.write(folder, wanted, options.workers)
        for way in options.ways:
            process = get_context("spawn").Process(target=run, args=(way, folder, options.workers, options.set))
            process.start()
            process.join()
            if process.exitcode:
                sys.exit(f"{WAYS[way][0]} ended with {process.exitcode}")
            figures = json.loads((folder / f"{way}.json").read_text(encoding="utf-8"))
            if "missing" in figures:
                print(f"{WAYS[way][0]}: not measured, {figures['missing']} is not installed")
                continue
            figures |= scores(folder, way)
            every[way] = figures
            print(
                f"{WAYS[way][0]}: {figures['seconds']} s, {figures['processor seconds']} s of processor, {figures['MiB']} MiB,"
                f" {figures['matches']:,} matches, precision {figures['precision']:.4f}"
            )
            for kind, recall in figures["recall"].items():
                print(
                    f"  {kind:22} {recall['copies']:6} copies   half found {recall['half']:.4f}"
                    f"   four fifths {recall['four fifths']:.4f}"
                )
    if options.json:
        options.json.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
