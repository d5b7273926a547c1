"""PolNeAR as windows of tokens: what the tagger is trained on. Standard library, numpy and tokenizers only.

A report is cut into windows as at run time (variorum.language.windows); a window has, for every attribution whose cue lies
in it, the cue's tokens and a label for each token: 0 neither, 1 content, 2 source.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from variorum.language.windows import Window, Windows

CONTENT, SOURCE = 1, 2
HELD_OUT = 12  # one report in so many of the training set is never trained on


@dataclass(frozen=True)
class Example:
    """A window with its gold: `cues` (token 0 or 1 begins or goes on in a cue), and one row of labels an attribution."""

    window: Window
    cue_tags: np.ndarray  # (length,) 0 outside, 1 begins, 2 goes on
    cues: list[tuple[int, int]]  # token spans, half-open
    labels: np.ndarray  # (attributions, length)


def reports(path: Path) -> list[dict[str, object]]:
    """One JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def covered(window: Window, spans: list[dict[str, int]]) -> np.ndarray:
    """For each token of the window, whether one of `spans` overlaps it."""
    found = np.zeros(len(window.ids), bool)
    for span in spans:
        found |= (window.begins < span["end"]) & (window.ends > span["begin"]) & (window.ends > window.begins)
    return found


def examples(report: dict[str, object], windows: Windows) -> list[Example]:
    """The windows of one report with their gold."""
    made = []
    for window in windows(report["text"]):
        cue_tags, cues, labels = np.zeros(len(window.ids), np.int64), [], []
        for attribution in report["quotations"]:
            places = np.flatnonzero(covered(window, as_list(attribution["cue"])))
            if not len(places):
                continue
            begin, end = int(places[0]), int(places[-1]) + 1
            cue_tags[begin:end] = 2
            cue_tags[begin] = 1
            row = np.zeros(len(window.ids), np.int64)
            row[covered(window, attribution["content"])] = CONTENT
            row[covered(window, as_list(attribution["source"]))] = SOURCE
            cues.append((begin, end))
            labels.append(row)
        made.append(Example(window, cue_tags, cues, np.array(labels) if labels else np.zeros((0, len(window.ids)), np.int64)))
    return made


def as_list(span: object) -> list[dict[str, int]]:
    """A span, a list of spans or nothing, as a list."""
    return span if isinstance(span, list) else [span] if span else []
