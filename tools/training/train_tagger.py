"""Trains the tagger of attributions on PolNeAR, from the encoder that ships.

    python tools/training/train_tagger.py POLNEAR_FOLDER OUT_FOLDER [--epochs 8] [--seed 1] [--device cuda] ...

POLNEAR_FOLDER holds train.jsonl (shared/data/polnear). One report in twelve of it is held out, for export_tagger.py to choose
the threshold on. Needs torch and onnx. Writes OUT_FOLDER/tagger.npz (weights, float16) and OUT_FOLDER/run.json (settings,
losses), and after each epoch OUT_FOLDER/checkpoint.pt.
"""

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

from attributions import HELD_OUT, Example, examples, reports
from export_tagger import PARTS

from variorum.language import decoding
from variorum.language.windows import FEATURES, Windows

WEIGHTS = ROOT / "src" / "variorum" / "language" / "weights"
WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.p = dropout

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, _ = x.shape
        q, k, v = (f(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(
            q, k, v, attn_mask=mask[:, None, None, :], dropout_p=self.p if self.training else 0.0
        )
        seen = self.output(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.attention_norm(x + self.dropout(seen))
        return self.norm(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class TaggerModel(nn.Module):
    """Cues by token; for each cue, every token's part in its attribution."""

    def __init__(self, words: np.ndarray, dropout: float, pair_width: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(words.astype(np.float32)), freeze=True)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.cue = nn.Linear(WIDTH, 3)
        self.token_part, self.cue_part = nn.Linear(WIDTH, pair_width), nn.Linear(WIDTH, pair_width)
        self.distance = nn.Embedding(2 * decoding.FARTHEST + 1, pair_width)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.hidden = nn.Linear(pair_width, pair_width)
        self.label = nn.Linear(pair_width, 3)
        self.dropout = nn.Dropout(dropout)

    def states(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        positions = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + self.features(features) + positions))
        for layer in self.layers:
            x = layer(x, mask)
        return self.dropout(x)

    def pairs(self, states: torch.Tensor, rows: torch.Tensor, begins: torch.Tensor, ends: torch.Tensor) -> torch.Tensor:
        """Labels for every token against each cue: cue n is tokens begins[n]:ends[n] of window rows[n]."""
        places = torch.arange(states.shape[1], device=states.device)
        inside = ((places >= begins[:, None]) & (places < ends[:, None])).to(states.dtype)
        mean = torch.einsum("nl,nlw->nw", inside, states[rows]) / inside.sum(1, keepdim=True)
        cues = zip(begins.tolist(), ends.tolist(), strict=True)
        rows_of_distances = [decoding.distances(states.shape[1], cue) for cue in cues]
        distance = torch.tensor(np.array(rows_of_distances), device=states.device)
        z = F.relu(self.token_part(states)[rows] + self.cue_part(mean)[:, None] + self.distance(distance))
        return self.label(F.relu(self.hidden(self.dropout(z))))


def encoder_weights() -> dict[str, np.ndarray]:
    """The initial weights of the encoder that ships, by their name in encoder.onnx, without the suffix ".half"."""
    model = onnx.load(WEIGHTS / "encoder.onnx")
    return {t.name.removesuffix(".half"): numpy_helper.to_array(t).astype(np.float32) for t in model.graph.initializer}


def initialised(model: TaggerModel) -> TaggerModel:
    """`model` with the encoder's weights."""
    weights = encoder_weights()
    state = {
        "positions.weight": weights["positions"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        for mine, theirs in PARTS.items():
            for kind in ("weight", "bias"):
                array = weights[f"encoder.layer.{n}.{theirs}.{kind}"]
                state[f"layers.{n}.{mine}.{kind}"] = array.T if array.ndim == 2 else array
    missing = model.load_state_dict({k: torch.tensor(np.ascontiguousarray(v)) for k, v in state.items()}, strict=False)
    if missing.unexpected_keys:
        raise SystemExit(f"unknown weights: {missing.unexpected_keys}")
    return model


def batch_tensors(batch: list[Example], device: str) -> dict[str, torch.Tensor]:
    """Padded tensors of a batch of windows."""
    length = max(len(e.window.ids) for e in batch)

    def pad(arrays: list[np.ndarray]) -> torch.Tensor:
        return torch.tensor(np.stack([np.pad(a, (0, length - len(a))) for a in arrays]), device=device)

    mask = torch.tensor(np.stack([np.arange(length) < len(e.window.ids) for e in batch]), device=device)
    rows = [(i, b, e_) for i, e in enumerate(batch) for b, e_ in e.cues]
    labels = [row for e in batch for row in e.labels]
    table = torch.tensor(rows or np.zeros((0, 3), np.int64), device=device).long().view(-1, 3)
    return {"ids": pad([e.window.ids for e in batch]), "features": pad([e.window.features for e in batch]), "mask": mask,
            "cue_tags": pad([e.cue_tags for e in batch]), "rows": table[:, 0], "begins": table[:, 1], "ends": table[:, 2],
            "labels": pad(labels) if labels else torch.zeros((0, length), dtype=torch.long, device=device)}  # fmt: skip


def loss_of(model: TaggerModel, t: dict[str, torch.Tensor]) -> torch.Tensor:
    states = model.states(t["ids"], t["features"], t["mask"])
    cue = F.cross_entropy(model.cue(states)[t["mask"]].float(), t["cue_tags"][t["mask"]])
    if not len(t["rows"]):
        return cue
    logits = model.pairs(states, t["rows"], t["begins"], t["ends"]).float()
    return cue * 2 + F.cross_entropy(logits[t["mask"][t["rows"]]], t["labels"][t["mask"][t["rows"]]]) * 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("out", type=Path)
    for name, default in (("epochs", 8), ("seed", 1), ("batch", 16), ("pair-width", 256), ("minutes", 170)):
        parser.add_argument(f"--{name}", type=int, default=default)
    for name, default in (("rate", 1.5e-4), ("head-rate", 1e-3), ("decay", 0.01), ("dropout", 0.1), ("layer-decay", 0.9)):
        parser.add_argument(f"--{name}", type=float, default=default)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", type=Path, metavar="CHECKPOINT", help="begin with these weights; the rate falls anew")
    options = parser.parse_args()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    windows = Windows(Tokenizer.from_file(str(WEIGHTS / "tokenizer.json")))
    train = reports(options.polnear / "train.jsonl")
    data = [e for n, r in enumerate(train) if n % HELD_OUT for e in examples(r, windows)]
    model = initialised(TaggerModel(np.load(WEIGHTS / "words.npy"), options.dropout, options.pair_width)).to(options.device)
    if options.resume:
        model.load_state_dict(torch.load(options.resume, map_location=options.device))
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            layer = (
                int(name.split(".")[1])
                if name.startswith("layers.")
                else -1
                if name.startswith(("positions", "norm"))
                else None
            )
            rate = options.head_rate if layer is None else options.rate * options.layer_decay ** (LAYERS - 1 - layer)
            decay = options.decay if parameter.ndim == 2 else 0.0
            groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    optimizer = torch.optim.AdamW(groups)
    steps = options.epochs * math.ceil(len(data) / options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    started, losses = time.monotonic(), []
    for epoch in range(options.epochs):
        model.train()
        random.shuffle(data)
        total = 0.0
        for begin in range(0, len(data), options.batch):
            with torch.autocast(options.device, dtype=torch.bfloat16):
                loss = loss_of(model, batch_tensors(data[begin : begin + options.batch], options.device))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        losses.append(round(total / math.ceil(len(data) / options.batch), 4))
        print(f"epoch {epoch + 1} loss {losses[-1]} {time.monotonic() - started:.0f} s", flush=True)
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), options.out / "checkpoint.pt")
        if time.monotonic() - started > options.minutes * 60:
            break
    arrays = {k: v.float().cpu().numpy().astype(np.float16) for k, v in model.state_dict().items() if k != "words.weight"}
    np.savez(options.out / "tagger.npz", **arrays)
    run = {
        "settings": {name: value for name, value in vars(options).items() if name not in ("polnear", "out", "resume")}
        | {"resumed": bool(options.resume)},
        "losses": losses,
    }
    (options.out / "run.json").write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
