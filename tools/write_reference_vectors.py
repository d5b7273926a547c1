"""Writes tests/language/reference.npz: a hundred sentences and the vectors that the original model gives them on torch.

python tools/write_reference_vectors.py MODEL_FOLDER      (as for write_encoder.py; needs torch and transformers)
"""

import re
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

ROOT = Path(__file__).parent.parent
COUNT = 100


def sentences() -> list[str]:
    """Every so many-th sentence of the traditions, short and long, with what is odd in them."""
    paths = sorted([*ROOT.glob("tests/traditions/*/*/*.txt"), *ROOT.glob("examples/*/*/*.txt")])
    found = sorted({s for path in paths for s in re.split(r"(?<=[.!?])\s+|\n", path.read_text(encoding="utf-8")) if len(s) > 3})
    return found[:: len(found) // COUNT][:COUNT]


def main(folder: str) -> None:
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    rows = []
    for sentence in sentences():
        with torch.no_grad():
            states = model(**tokenizer(sentence, return_tensors="pt", truncation=True, max_length=256)).last_hidden_state[0]
        rows.append(torch.nn.functional.normalize(states.mean(0), dim=0).numpy())
    np.savez_compressed(ROOT / "tests" / "language" / "reference.npz", sentences=np.array(sentences()), vectors=np.stack(rows))


if __name__ == "__main__":
    main(sys.argv[1])
