"""What is learned: the sentence encoder on ONNX Runtime, and the word lists that rules read."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.language.encoder import encoder

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors, float32, one row of 384 and length 1 a text; the vector of a text is the same in any company."""

__all__ = ["Encode", "encoder"]
