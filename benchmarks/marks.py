#!/usr/bin/env python3
"""Reports of 500 words a second for all marks, with the tagger and by rules alone, for each kind of mark, and beside them
textacy's quotations and a regex.

    marks.py [--reports 400] [--rules] [--json FILE]

Texts are paragraphs of the four traditions that stand in this repository, shuffled (seed 1) into reports of 500 words and
more; the ways without a model get five times as many, so that starting processes counts as in a pile worth it. Each way is
timed twice over the same reports, one after the other, and the better of both counts: seconds of wall clock, and of processor
time, which gives the figure "a core". A row for one kind of mark is by rule and in one process, as if the kind were the only
one: given the marks that it leans on, it reads the words for itself. textacy (uv pip install textacy) reads parses: they come
from a spaCy pipeline of the shape of en_core_web_sm that was not trained, since its weights cannot be had from PyPI; that
costs the same time and finds nothing of use. Where textacy is not installed its row says so. `--rules` leaves out the tagger,
which takes most of the time.
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from variorum import stages
from variorum.annotate.mentions import mentions
from variorum.annotate.moments import moments
from variorum.annotate.quantities import quantities
from variorum.annotate.quotations import quotations
from variorum.annotate.sentences import sentences
from variorum.language import WORKERS, tagger
from variorum.model import Report
from variorum.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
WORDS = 500
MORE = 5
QUOTED = re.compile('["“][^"“”]{4,}["”]')


def reports(count: int) -> list[Report]:
    """`count` reports of about 500 words in paragraphs of the traditions."""
    folders = [ROOT / "examples" / "ferry-collision" / "reports", *sorted((ROOT / "tests" / "traditions").glob("*/reports"))]
    paragraphs = sorted(
        {
            " ".join(paragraph.split())
            for folder in folders
            for path in sorted(folder.iterdir())
            for paragraph in path.read_text(encoding="utf-8").split("\n\n")
            if len(paragraph.split()) >= 15
        }
    )
    chance, made = random.Random(1), []
    for number in range(count):
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < WORDS:
            chosen.append(chance.choice(paragraphs))
        text = "\n\n".join(chosen)
        made.append(Report(id=str(number), digest=hashlib.sha256(text.encode()).hexdigest(), text=text, source=str(number)))
    return made


def textacy_way() -> Callable[[list[str]], None] | None:
    """textacy's direct quotations on spaCy's parses; None where they are not installed."""
    try:
        import spacy
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec")
    listening = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tags = pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listening}})
    parser_model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
                    "hidden_width": 64, "maxout_pieces": 2, "tok2vec": listening}  # fmt: skip
    parser = pipeline.add_pipe("parser", config={"model": parser_model})
    for tag in ("NN", "VBD", "DT"):
        tags.add_label(tag)
    for label in ("nsubj", "ROOT", "det", "dobj"):
        parser.add_label(label)
    pipeline.initialize()

    def run(texts: list[str]) -> None:
        for text in texts:
            with contextlib.suppress(ValueError):  # an odd number of marks, where textacy gives up
                list(direct_quotations(pipeline(text)))

    return run


def processor_seconds() -> float:
    """What this process and those that it started and that have ended took so far."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def timed(way: Callable[[], object]) -> dict[str, float]:
    """Wall and processor seconds, the better of two runs."""
    found = []
    for _ in range(2):
        wall, processor = time.perf_counter(), processor_seconds()
        way()
        found.append((time.perf_counter() - wall, processor_seconds() - processor))
    return {"wall": min(w for w, _ in found), "processor": min(p for _, p in found)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    given, settings = reports(options.reports), Settings()
    texts = [report.text for report in given]
    marked, of_marks = list(stages.marked(given, settings)), settings.annotate
    found_by, textacy = None if options.rules else tagger(), textacy_way()
    list(stages.marked(given[:2], settings, found_by))
    ways: dict[str, Callable[[], object] | None] = {
        "all marks": (lambda: list(stages.marked(given, settings, found_by))) if found_by else None,
        "all marks, annotate.tagger=off": lambda: list(stages.marked(given * MORE, settings, workers=WORKERS)),
        "  in one process": lambda: list(stages.marked(given, settings)),
        "    sentences": lambda: [sentences(one.report) for one in marked],
        "    mentions": lambda: [mentions(one.report, one.sentences, of_marks) for one in marked],
        "    moments": lambda: [moments(one.report, one.sentences, of_marks) for one in marked],
        "    quotations": lambda: [quotations(one.report, one.sentences, one.mentions, of_marks) for one in marked],
        "    quantities": lambda: [quantities(one.report, one.sentences, one.moments, of_marks) for one in marked],
        "textacy": (lambda: textacy(texts)) if textacy else None,
        "regex": lambda: [list(QUOTED.finditer(text)) for text in texts * MORE],
    }
    often = {"all marks, annotate.tagger=off": MORE, "regex": MORE}
    once = sum(len(text.split()) for text in texts) / WORDS
    figures: dict[str, object] = {"cores": os.cpu_count(), "reports": len(given)}
    for name, way in ways.items():
        if way is None:
            print(f"{name:32} {'left out' if options.rules and name == 'all marks' else 'not installed'}")
            continue
        seconds, words = timed(way), once * often.get(name, 1)
        figures[name.strip()] = {kind: round(words / value, 1) for kind, value in seconds.items()}
        print(f"{name:32} {words / seconds['wall']:10.1f} reports/s  {words / seconds['processor']:10.1f} a core")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
