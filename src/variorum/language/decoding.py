"""From the tagger's figures to attributions: cues above a threshold, and for each the likeliest label of every piece."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from variorum.language.windows import Window

FARTHEST = 64  # pieces between a token and a cue beyond which all distances are one
BEGINS, CONTENT, SOURCE = 1, 1, 2
LABELS = 3  # neither, content, source


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Words given to somebody, in code points of the text; `certainty` is the probability of the cue."""

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int]
    certainty: float


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)  # type: ignore[no-any-return]


def cue_spans(logits: NDArray[np.float32], threshold: float) -> list[tuple[int, int]]:
    """Runs of pieces that are one cue: a piece that begins one above `threshold`, and those that go on from it."""
    probabilities = softmax(logits)
    begins = np.flatnonzero((probabilities[:, BEGINS] >= threshold) & (probabilities[:, BEGINS] >= probabilities[:, 2]))
    found = []
    for begin in begins.tolist():
        end = begin + 1
        while (
            end < len(logits)
            and end not in begins
            and probabilities[end, 2] >= max(probabilities[end, 0], probabilities[end, 1])
        ):
            end += 1
        found.append((begin, end))
    return found


def distances(length: int, cue: tuple[int, int]) -> NDArray[np.int64]:
    """For each piece, which of the 2 * FARTHEST + 1 distances from the cue it has: FARTHEST inside it, less before it."""
    places = np.arange(length)
    before = np.clip(places - cue[0], -FARTHEST, -1)
    after = np.clip(places - cue[1] + 1, 1, FARTHEST)
    return np.where(places < cue[0], before, np.where(places >= cue[1], after, 0)) + FARTHEST


def attributions(
    window: Window,
    cue_logits: NDArray[np.float32],
    spans: list[tuple[int, int]],
    labels: list[NDArray[np.float32]],
) -> list[Attribution]:
    """The attribution of each cue in `spans` that has content; `labels` has a row of logits (length, 3) for each cue."""
    found = []
    probabilities = softmax(cue_logits)[:, BEGINS]
    for (begin, end), logits in zip(spans, labels, strict=True):
        best = logits.argmax(axis=-1)
        content = _runs(window, best == CONTENT)
        sources = _runs(window, best == SOURCE)
        cue = _runs(window, (np.arange(len(best)) >= begin) & (np.arange(len(best)) < end))
        if content and cue:
            nearest = min(sources, key=lambda s: (max(s[0] - cue[-1][1], cue[0][0] - s[1], 0), s), default=None)
            found.append(
                Attribution(
                    content=tuple(content),
                    source=nearest,
                    cue=(cue[0][0], cue[-1][1]),
                    certainty=round(float(probabilities[begin]), 4),
                )
            )
    return found


def _runs(window: Window, chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Spans of text under the chosen pieces; pieces that are no text ([SEP]) neither end a run nor begin one."""
    found: list[tuple[int, int]] = []
    before = -2
    for n in np.flatnonzero(chosen & (window.ends > window.begins)).tolist():
        gap_is_empty = all(window.ends[k] == window.begins[k] for k in range(before + 1, n))
        if found and gap_is_empty:
            found[-1] = (found[-1][0], int(window.ends[n]))
        else:
            found.append((int(window.begins[n]), int(window.ends[n])))
        before = n
    return found
