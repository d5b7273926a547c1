"""Writes a trained tagger into the package: tagger.npz of train_tagger.py to ONNX graphs, without torch.

    python tools/training/export_tagger.py POLNEAR_FOLDER RUN_FOLDER

Writes into src/variorum/language/weights: tagger.onnx (word vectors with features to cue logits and two parts a token; its
large layers in whole numbers), links.onnx (those parts to the label logits of every token against each cue), tagger.npz (the
feature vectors, and the threshold that does best on the reports of train.jsonl that were held out), tagger-run.json (settings,
losses, scores of what was written, with evaluation/quotations.py: on the held-out reports and, once, on dev.jsonl).
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src"), str(ROOT / "evaluation"), str(Path(__file__).parent)]

from attributions import HELD_OUT, reports
from onnx import TensorProto

import quotations as referee
from variorum.language.tagger import Tagger
from write_encoder import WEIGHTS, WIDTH, Graph, bert, exact, write

MOST = 63  # of a weight in 7 bits
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)  # of the probability of a cue

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


def quantised(graph: Graph, x: str, weights: dict[str, np.ndarray], name: str) -> str:
    """A linear layer in whole numbers: weights of 7 bits, one scale a column; what comes in of 8, one scale a window. With 7
    bits no two products overflow the 16 that older processors add them in, so that all give the same. Evening out the features
    that run large (SmoothQuant) was tried and gained nothing.
    """
    table = weights[name + ".weight"].T
    scale = np.abs(table).max(axis=0) / MOST
    whole = graph.constant(name + ".whole", np.clip(np.round(table / scale), -MOST, MOST).astype(np.int8))
    zeros = graph.constant(name + ".zeros", np.zeros(table.shape[1], np.int8))
    scales = graph.constant(name + ".scale", scale.astype(np.float32))
    narrow, step, zero = graph.several("DynamicQuantizeLinear", 3, x)
    product = graph("Cast", graph("MatMulInteger", narrow, whole, zero, zeros), to=TensorProto.FLOAT)
    scaled = graph("Mul", product, graph("Mul", step, scales))
    return graph("Add", scaled, graph.weight(name + ".bias", weights[name + ".bias"]))


def score(tagger: Tagger, gold: list[dict[str, object]]) -> dict[str, object]:
    """The referee's figures for the attributions of `tagger`."""

    def record(span: tuple[int, int]) -> dict[str, int]:
        return {"begin": span[0], "end": span[1]}

    found = {
        str(report["id"]): {
            "quotations": [
                {"content": [record(span) for span in a.content], "source": record(a.source) if a.source else None}
                for a in tagger(str(report["text"]))
            ]
        }
        for report in gold
    }
    return referee.score({str(report["id"]): report for report in gold}, found)


def written(run: Path) -> None:
    """Writes the graphs and the vectors; the threshold is yet to be chosen."""
    weights = {name: array.astype(np.float32) for name, array in np.load(run / "tagger.npz").items()}
    width = weights["hidden.weight"].shape[0]

    graph = Graph()
    states = bert(graph, encoder_names(weights), "words", quantised)
    outputs = {
        "cues": (exact(graph, states, weights, "cue"), ["batch", "length", 3]),
        "tokens": (exact(graph, states, weights, "token_part"), ["batch", "length", width]),
        "heads": (exact(graph, states, weights, "cue_part"), ["batch", "length", width]),
    }
    write(graph, {"words": ["batch", "length", WIDTH]}, outputs, WEIGHTS / "tagger.onnx")

    graph = Graph()
    near = graph("Relu", graph("Add", graph("Add", "tokens", "cue"), "distances"))
    labels = exact(graph, graph("Relu", exact(graph, near, weights, "hidden")), weights, "label")
    inputs = {"tokens": ["length", width], "cue": [1, width], "distances": ["length", width]}
    write(graph, inputs, {"labels": (labels, ["length", 3])}, WEIGHTS / "links.onnx")

    save(weights["features.weight"], weights["distance.weight"], THRESHOLDS[0])


def save(features: np.ndarray, distances: np.ndarray, threshold: float) -> None:
    """Writes what stands beside the graphs."""
    np.savez(
        WEIGHTS / "tagger.npz",
        features=features.astype(np.float16),
        distances=distances.astype(np.float16),
        threshold=np.float32(threshold),
    )


def main(polnear: Path, run: Path) -> None:
    written(run)
    tagger = Tagger()
    held_out = reports(polnear / "train.jsonl")[::HELD_OUT]
    tried = {}
    for tagger.threshold in THRESHOLDS:
        tried[tagger.threshold] = score(tagger, held_out)
        print(f"threshold {tagger.threshold}: {json.dumps(tried[tagger.threshold])}", flush=True)
    best = max(tried, key=lambda threshold: (tried[threshold]["content F1"] + tried[threshold]["joint F1"], threshold))
    kept = np.load(WEIGHTS / "tagger.npz")
    save(kept["features"], kept["distances"], best)
    tagger.threshold = best
    made = json.loads((run / "run.json").read_text(encoding="utf-8"))
    record = {
        "settings": made["settings"],
        "losses": made["losses"],
        "threshold": best,
        "held out": tried[best],
        "dev": score(tagger, reports(polnear / "dev.jsonl")),
    }
    (WEIGHTS / "tagger-run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record["dev"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
