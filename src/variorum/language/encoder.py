"""The sentence encoder: all-MiniLM-L6-v2 on ONNX Runtime. Its model card is weights/README.md."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).parent / "weights"
WIDTH = 384
MOST_TOKENS = 256  # the model was trained on no more; what stands beyond is not read
BATCH = 16  # sentences of one length a run: beyond this a core gains nothing
CACHED = 50_000  # vectors kept by content: 75 MB
WORKERS = min(os.cpu_count() or 1, 8)  # results are the same with any number


def session(graph: str) -> InferenceSession:
    """A graph of the package, ready to run on one thread."""
    import onnxruntime  # takes as long to import as the rest of Variorum together: only for those who encode

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(WEIGHTS / graph), options, providers=["CPUExecutionProvider"])


class Encoder:
    """Texts to vectors of length 1.

    A run holds only texts of one length in tokens and one thread, so that nothing is padded and the vector of a text is
    the same, bit for bit, whatever else is encoded beside it.
    """

    def __init__(self) -> None:
        self._session = session("encoder.onnx")
        self._words: NDArray[np.float16] = np.load(WEIGHTS / "words.npy", mmap_mode="r")
        self._tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 float32 a text, in the order of `texts`."""
        new = sorted({text for text in texts if text not in self._vectors})
        known = {text: self._vectors[text] for text in texts if text in self._vectors}
        batches = self._batches(new)
        with ThreadPoolExecutor(WORKERS) as pool:
            for batch, vectors in zip(batches, pool.map(self._run, batches), strict=True):
                known.update(zip((text for text, _ in batch), vectors, strict=True))
        for text in new:
            self._vectors[text] = known[text]
        while len(self._vectors) > CACHED:
            self._vectors.popitem(last=False)
        return np.stack([known[text] for text in texts]) if texts else np.empty((0, WIDTH), np.float32)

    def _batches(self, texts: list[str]) -> list[list[tuple[str, list[int]]]]:
        by_length: dict[int, list[tuple[str, list[int]]]] = {}
        for text, encoding in zip(texts, self._tokenizer.encode_batch(texts), strict=True):
            by_length.setdefault(len(encoding.ids), []).append((text, encoding.ids))
        return [
            same[begin : begin + BATCH]
            for _, same in sorted(by_length.items(), reverse=True)
            for begin in range(0, len(same), BATCH)
        ]

    def _run(self, batch: list[tuple[str, list[int]]]) -> NDArray[np.float32]:
        words = self._words[np.array([ids for _, ids in batch])].astype(np.float32)
        (states,) = self._session.run(None, {"words": words})
        means = np.stack([sentence.mean(axis=0) for sentence in states])
        lengths = np.stack([np.linalg.norm(mean) for mean in means])
        return (means / lengths[:, None]).astype(np.float32)


@cache
def encoder() -> Encoder:
    """The encoder, loaded once a process."""
    return Encoder()
