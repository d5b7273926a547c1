"""Writes a trained tagger into the package: tagger.npz of train_tagger.py to ONNX graphs, without torch.

    python tools/training/export_tagger.py RUN_FOLDER

Writes into src/variorum/language/weights: tagger.onnx (word vectors with features to cue logits and two parts a token),
links.onnx (those parts to the label logits of every token against each cue), tagger.npz (the feature vectors, the threshold
and the cost of a change that were chosen on held-out reports).
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from write_encoder import WEIGHTS, WIDTH, Graph, bert, write

PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "norm": "output.LayerNorm",
}


def encoder_names(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The trained layers under the names that the encoder's writer knows."""
    named = {
        "embeddings.position_embeddings.weight": weights["positions.weight"],
        "embeddings.token_type_embeddings.weight": np.zeros((1, WIDTH), np.float32),  # already inside the positions
        "embeddings.LayerNorm.weight": weights["norm.weight"],
        "embeddings.LayerNorm.bias": weights["norm.bias"],
    }
    for name, array in weights.items():
        if name.startswith("layers."):
            _, number, part, kind = name.split(".")
            named[f"encoder.layer.{number}.{PARTS[part]}.{kind}"] = array
    return named


def linear(graph: Graph, x: str, weights: dict[str, np.ndarray], name: str) -> str:
    """A linear layer of the head."""
    product = graph("MatMul", x, graph.weight(name + ".weight", weights[name + ".weight"].T))
    return graph("Add", product, graph.weight(name + ".bias", weights[name + ".bias"]))


def main(run: Path) -> None:
    weights = {name: array.astype(np.float32) for name, array in np.load(run / "tagger.npz").items()}
    chosen = json.loads((run / "run.json").read_text(encoding="utf-8"))
    width = weights["hidden.weight"].shape[0]

    graph = Graph()
    states = bert(graph, encoder_names(weights), "words")
    outputs = {
        "cues": (linear(graph, states, weights, "cue"), ["batch", "length", 3]),
        "tokens": (linear(graph, states, weights, "token_part"), ["batch", "length", width]),
        "heads": (linear(graph, states, weights, "cue_part"), ["batch", "length", width]),
    }
    write(graph, {"words": ["batch", "length", WIDTH]}, outputs, WEIGHTS / "tagger.onnx")

    graph = Graph()
    near = graph("Relu", graph("Add", graph("Add", "tokens", "cue"), "distances"))
    labels = linear(graph, graph("Relu", linear(graph, near, weights, "hidden")), weights, "label")
    inputs = {"tokens": ["length", width], "cue": [1, width], "distances": ["length", width]}
    write(graph, inputs, {"labels": (labels, ["length", 3])}, WEIGHTS / "links.onnx")

    np.savez(
        WEIGHTS / "tagger.npz",
        features=weights["features.weight"].astype(np.float16),
        distances=weights["distance.weight"].astype(np.float16),
        threshold=np.float32(chosen["threshold"]),
        stay=np.float32(chosen["stay"]),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
