"""What is learned: the sentence encoder and the tagger on ONNX Runtime, and the word lists that rules read."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.language.decoding import Attribution
from variorum.language.encoder import WORKERS, encoder
from variorum.language.tagger import tagger

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors, float32, one row of 384 and length 1 a text; the vector of a text is the same in any company."""

Tag = Callable[[str], list[Attribution]]
"""A text to the attributions in it, with marks or without."""

__all__ = ["WORKERS", "Attribution", "Encode", "Tag", "encoder", "tagger"]
