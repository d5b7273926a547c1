"""The tagger of attributions, fine-tuned from the encoder: who said, thought or wrote what, with marks or without.

Its model card is weights/README.md; tools/training trains it and writes its files.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from variorum.language import decoding
from variorum.language.decoding import Attribution
from variorum.language.encoder import WEIGHTS, session
from variorum.language.windows import Window, Windows


class Tagger:
    """Texts to attributions. Windows are run one by one on one thread: a text's attributions are the same in any company."""

    def __init__(self) -> None:
        self._windows = Windows(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))
        self._words: NDArray[np.float16] = np.load(WEIGHTS / "words.npy", mmap_mode="r")
        self._tagger = session("tagger.onnx")
        self._links = session("links.onnx")
        chosen = np.load(WEIGHTS / "tagger.npz")
        self._features: NDArray[np.float32] = chosen["features"].astype(np.float32)
        self._distances: NDArray[np.float32] = chosen["distances"].astype(np.float32)
        self.threshold = float(chosen["threshold"])  # of the probability of a cue

    def __call__(self, text: str) -> list[Attribution]:
        """The attributions of `text`, in the order of their cues."""
        return [attribution for window in self._windows(text) for attribution in self._in(window)]

    def _in(self, window: Window) -> list[Attribution]:
        words = self._words[window.ids].astype(np.float32) + self._features[window.features]
        cues, tokens, heads = (out[0] for out in self._tagger.run(None, {"words": words[None]}))
        begin, end = window.core
        spans = [span for span in decoding.cue_spans(cues, self.threshold) if begin <= span[0] < end]
        labels = [self._labels(tokens, heads, span, window.paragraph(span[0])) for span in spans]
        return decoding.attributions(window, cues, spans, labels)

    def _labels(
        self, tokens: NDArray[np.float32], heads: NDArray[np.float32], cue: tuple[int, int], within: tuple[int, int]
    ) -> NDArray[np.float32]:
        """Logits of the labels of every token against one cue, shape (length, 3); no token outside `within` has a part."""
        first, last = within
        distances = self._distances[decoding.distances(len(tokens), cue)][first:last]
        head = heads[cue[0] : cue[1]].mean(axis=0, keepdims=True)
        labels = np.zeros((len(tokens), decoding.LABELS), np.float32)
        (labels[first:last],) = self._links.run(None, {"tokens": tokens[first:last], "cue": head, "distances": distances})
        return labels


@cache
def tagger() -> Tagger:
    """The tagger, loaded once a process."""
    return Tagger()
