#!/usr/bin/env python3
"""Draws what stories.py measured: time per report and memory at its highest, over the number of reports; prints the tables.

curve.py [MEASURED.json] [PICTURE.png]    docs/speed.json and docs/speed.png unless it is said otherwise
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
COLOURS = {
    "Variorum": "#b3261e",
    "datasketch MinHash LSH": "#7a7a7a",
    "scikit-learn TF-IDF, agglomerative": "#3c6e71",
    "TF-IDF, single pass": "#284b8f",
}
Figures = dict[str, dict[str, dict[str, float]]]
LIMIT_GIB, LIMIT_REPORTS = 6, 1_000_000


def points(measured: Figures) -> dict[str, list[tuple[int, float, float]]]:
    """Of each way the number of reports, milliseconds of wall clock per report, and GiB, the smallest number first.

    >>> points({"10": {"Variorum": {"wall": 0.02, "GiB": 0.1}, "other": {"failed": "not installed"}}})
    {'Variorum': [(10, 2.0, 0.1)]}
    """
    found = defaultdict(list)
    for count, rows in sorted(measured.items(), key=lambda item: int(item[0])):
        for way, row in rows.items():
            if "wall" in row:
                found[way].append((int(count), 1000 * row["wall"] / int(count), row["GiB"]))
    return dict(found)


def table(measured: Figures) -> list[str]:
    """The lines of the table of ways in docs/speed.md."""
    return [
        f"| {int(count):,} | {way} | {row['a second']:,.0f} | {row['a second and core']:,.0f} | {row['GiB']:.2f}"
        f" | {row['BCubed F1']} | {row['adjusted Rand']} |"
        for count, rows in sorted(measured.items(), key=lambda item: int(item[0]))
        for way, row in rows.items()
        if "BCubed F1" in row
    ]


def placings(measured: Figures) -> list[str]:
    """The lines of the table of single reports in docs/speed.md."""
    return [
        f"| {int(count):,} | {way} | {row['median']:.1f} | {row['of 99 %']:.1f} |"
        for count, rows in sorted(measured.items(), key=lambda item: int(item[0]))
        for way, row in rows.items()
        if "median" in row
    ]


def draw(measured: Figures, picture: Path) -> None:
    """The two curves, side by side."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (times, memories) = pyplot.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
    for way, found in points(measured).items():
        if way in COLOURS:
            counts, milliseconds, gibibytes = zip(*found, strict=True)
            style = {"color": COLOURS[way], "marker": "o", "label": way, "linewidth": 2.4 if way == "Variorum" else 1.4}
            times.plot(counts, milliseconds, **style)
            memories.plot(counts, gibibytes, **style)
    memories.plot([LIMIT_REPORTS], [LIMIT_GIB], marker="_", markersize=16, color="black", linestyle="none")
    memories.annotate("asked for: under 6 GiB", (LIMIT_REPORTS, LIMIT_GIB), (0, 6), textcoords="offset points", ha="right")
    for axes, title in ((times, "Milliseconds per report"), (memories, "Memory at its highest, GiB")):
        axes.set(title=title, xlabel="reports in the pile", xscale="log", yscale="log")
        axes.margins(y=0.12)
        axes.grid(visible=True, which="major", alpha=0.3)
    times.legend(frameon=False, fontsize=9)
    figure.savefig(picture, dpi=130, metadata={"Software": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measured", type=Path, nargs="?", default=DOCS / "speed.json")
    parser.add_argument("picture", type=Path, nargs="?", default=DOCS / "speed.png")
    options = parser.parse_args()
    measured = json.loads(options.measured.read_text(encoding="utf-8"))
    draw(measured, options.picture)
    print("\n".join([*table(measured), "", *placings(measured)]))


if __name__ == "__main__":
    main()
