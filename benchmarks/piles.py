#!/usr/bin/env python3
"""A pile of invented reports, any number, with planted stories and copies, and the whole truth beside it.

    piles.py REPORTS FOLDER [--seed 1] [--per-day 10000 | --days 30] [--planted 0.05] [--passage 40] [--changed 0 0.1 0.2]
                            [--processes 1] [--statistics]
    piles.py --statistics-of FILE    the same statistics of any JSON Lines, to hold beside

The same seed gives the same bytes, whatever the number of processes. Density is fixed by --per-day (10,000: a day of the
world's news; then ten times the reports are ten times the days) or the span by --days (then ten times the reports are ten
times as many a day). FOLDER gets

    reports.jsonl  id, title, text, outlet, published, in the order of publication; one of 25 is undated
    stories.jsonl  id, story, thread: what evaluation/stories.py reads as gold
    copies.jsonl   left, left_begin, left_end, right, right_begin, right_end, changed (share of words), kind: "passage"
                   (planted: as many words as --passage says, in a report of another story), "report" (all or most of a
                   report, printed by another outlet), "paragraphs" (two of another report's, within a story)
    shared.jsonl   id, places ([begin, end, source]): every stretch of a report that the generator also puts elsewhere, as
                   it is or edited. Two reports share what has one source: "f..." a sentence of a story, "p..." a planted
                   passage, "k..." background of a kind of event, "t..." of a town, "o..." a line of outlets. Any other
                   likeness of two reports is chance.

The texts are made by wording.py, events.py and reports.py. A story has one to three dispatches; its other reports are copies
of one (cut at the end), rewrites (words replaced, sentences reordered, cut and added), accounts of their own that keep near
to it or say little of what it is about, or such accounts with two paragraphs of another. They come within days of its breaking.
Two stories in five are lookalikes: of the kind and in the town of one of the three days before, with its officials, its
background and a fifth to four fifths of the words of its subject, and with other figures and persons, but for those whom all
reports of the kind may name. One in twenty takes up the persons of one that broke 10 to 60 days before, and is another story
of its thread.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, quantiles

import msgspec

from reports import BEGINS, Copy, Made, Pile, Place, Settings
from wording import WORD

BLOCK = 200  # stories that a process makes at a time
FILES = ("reports", "stories", "copies", "shared")
SAMPLE = 3000  # reports of which statistics are made: how widely words are spread depends on how many there are
BANDS = (3, 10, 30, 100, 300, 1000, 3000, 10000)  # of reports in 10,000 that have a word


def made(settings: Settings, processes: int = 1) -> Iterator[tuple[Made, list[Copy]]]:
    """The reports of a pile in the order of publication, each with the copies that end in it or of which it brings the left."""
    pile = Pile(settings)
    starts = range(0, len(pile.plans), BLOCK)
    lent: dict[int, tuple[str, Place]] = {}
    waiting: list[tuple[datetime, str, Made, list[Copy]]] = []
    for start, block in zip(starts, _blocks(settings, pile, starts, processes), strict=True):
        for report in block:
            lent |= {passage: (report.id, place) for passage, place in report.lent.items()}
        for report in block:
            copies = report.copies + [
                Copy(left, there.begin, there.end, report.id, here.begin, here.end, pile.passages[passage].changed, "passage")
                for passage, here in report.borrowed.items()
                for left, there in [lent.pop(passage)]
            ]
            heappush(waiting, (report.at, report.id, report, copies))
        following = pile.plans[start + BLOCK : start + BLOCK + 1]
        until = BEGINS + timedelta(days=following[0].breaks) if following else datetime.max
        while waiting and waiting[0][0] < until:
            yield heappop(waiting)[2:]


def _blocks(settings: Settings, pile: Pile, starts: range, processes: int) -> Iterator[list[Made]]:
    """The reports of the stories from each of `starts` on."""
    if processes == 1:
        for start in starts:
            yield _block(pile, start)
    else:
        with get_context("spawn").Pool(processes, _prepare, (settings,)) as pool:
            yield from pool.imap(_prepared_block, starts)


def _block(pile: Pile, start: int) -> list[Made]:
    numbers = range(start, min(start + BLOCK, len(pile.plans)))
    return [report for number in numbers for report in pile.story(number)]


_PILE: list[Pile] = []  # of a process that makes blocks


def _prepare(settings: Settings) -> None:
    _PILE.append(Pile(settings))


def _prepared_block(start: int) -> list[Made]:
    return _block(_PILE[0], start)


def write(folder: Path, settings: Settings, processes: int = 1) -> None:
    """A pile with its truth in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    encode = msgspec.json.Encoder().encode
    reports, stories, copies, shared = files = [(folder / f"{name}.jsonl").open("wb") for name in FILES]
    for report, ends in made(settings, processes):
        reports.write(encode(report.line) + b"\n")
        stories.write(encode({"id": report.id, "story": report.story, "thread": report.thread}) + b"\n")
        copies.writelines(encode(copy) + b"\n" for copy in ends)
        shared.write(encode({"id": report.id, "places": report.places}) + b"\n")
    for file in files:
        file.close()


def word_statistics(texts: Iterable[str]) -> str:
    """How many words reports have, and how widely these are spread over them."""
    words = [[word.lower() for word in WORD.findall(text) if word.isalnum() or len(word) > 1] for text in texts]
    distinct = [set(report) for report in words]
    spread = Counter(word for report in distinct for word in report)
    lengths, count = [len(report) for report in words], len(words)
    banded = Counter(
        next(b for b in BANDS if spread[word] * 10_000 <= b * count or b == BANDS[-1]) for d in distinct for word in d
    )
    tenths = quantiles(lengths, n=10)
    return "\n".join(
        [
            f"{count} reports of {mean(lengths):.0f} words ({tenths[0]:.0f} to {tenths[-1]:.0f}, four fifths of them),"
            f" {mean(map(len, distinct)):.0f} of them distinct",
            f"{len(spread)} words, in one report only: {100 * sum(n == 1 for n in spread.values()) / len(spread):.0f} %",
            *(
                f"in more than one report of {part:3}: {sum(part * n > count for n in spread.values())}"
                for part in (2, 10, 100)
            ),
            "words of a report that so many reports in 10,000 have:",
            *(f"  up to {band:6} {banded[band] / count:6.1f}" for band in BANDS),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=int, nargs="?")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    density = parser.add_mutually_exclusive_group()
    density.add_argument("--per-day", type=float, default=10_000)
    density.add_argument("--days", type=float)
    parser.add_argument("--planted", type=float, default=0.05)
    parser.add_argument("--passage", type=int, default=40)
    parser.add_argument("--changed", type=float, nargs="+", default=[0.0, 0.1, 0.2])
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--statistics", action="store_true")
    parser.add_argument("--statistics-of", type=Path)
    options = parser.parse_args()
    file = options.statistics_of
    if options.reports is not None and options.folder:
        per_day = options.reports / options.days if options.days else options.per_day
        settings = Settings(options.reports, options.seed, per_day, options.planted, options.passage, tuple(options.changed))
        write(options.folder, settings, options.processes)
        if options.statistics:
            file = options.folder / "reports.jsonl"
    elif not file:
        parser.error("how many reports, and the folder for them")
    if file:
        with file.open(encoding="utf-8") as lines:
            print(word_statistics(json.loads(line)["text"] for line in islice(lines, SAMPLE)))


if __name__ == "__main__":
    main()
