"""Trains the attribution tagger: a six-layer MiniLM with tags and pointers, then ONNX, then int8.

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
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from training.examples import (  # noqa: E402  (the project is not installed: its folder comes first)
    IGNORED,
    Batch,
    Example,
    batches,
    load_tokenizer,
    read_examples,
    to_batch,
)
from training.model import BASE, LABELS, ROLES, AttributionTagger  # noqa: E402


def make_optimizer(model: AttributionTagger, settings: dict) -> torch.optim.Optimizer:
    """AdamW, the new heads learning faster than the body."""
    groups = [
        {"params": model.body.parameters(), "lr": settings["rate_body"]},
        {"params": model.new_parameters(), "lr": settings["rate_head"]},
    ]
    return torch.optim.AdamW(groups, weight_decay=settings["weight_decay"], fused=True)


def train(
    model: AttributionTagger, data: list[Example], dev: list[Example], settings: dict, out: Path
) -> AttributionTagger:
    """The running average of the weights after every cycle; OUT keeps it after every epoch."""
    rng = random.Random(settings["seed"])
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(settings["average"]))
    for number, epochs in enumerate(settings["cycles"], start=1):
        model.load_state_dict(average.module.state_dict())
        optimizer, schedule = make_schedule(model, len(data), epochs, settings)
        for epoch in range(1, epochs + 1):
            model.train()
            started, losses = time.monotonic(), []
            for examples in batches(data, settings["batch"], rng):
                losses.append(step(model, to_batch(examples), settings))
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                average.update_parameters(model)
            seconds, scores = time.monotonic() - started, dev_scores(average.module, dev)
            torch.save(average.module.state_dict(), out / f"cycle{number}-epoch{epoch}.pt")
            loss = np.mean(losses, axis=0).round(4)
            log(f"cycle {number}, epoch {epoch}: loss {loss}, {seconds:.0f} s, dev {scores}")
    return average.module


def make_schedule(
    model: AttributionTagger, examples: int, epochs: int, settings: dict
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW over one cycle: linear warm-up, then linear decay to nothing."""
    optimizer = make_optimizer(model, settings)
    total, warmup = epochs * -(-examples // settings["batch"]), settings["warmup_steps"]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, (total - step) / (total - warmup))
    )
    return optimizer, schedule


def step(model: AttributionTagger, batch: Batch, settings: dict) -> tuple[float, ...]:
    """Gradients of one batch; gives back its losses."""
    hidden = torch.rand(batch.ids.shape) < settings["hidden_pieces"]
    ids = torch.where(hidden & (batch.tags != IGNORED), settings["mask_id"], batch.ids)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings["bfloat16"]):
        tags, cues, sources = model(ids, batch.traits, batch.mask)
    losses = (
        torch.nn.functional.nll_loss(
            tags.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED
        ),
        link_loss(cues, batch.cue_of_content),
        link_loss(sources, batch.source_of_cue),
    )
    weights = (1.0, settings["weight_of_cues"], settings["weight_of_sources"])
    sum(weight * loss for weight, loss in zip(weights, losses, strict=True)).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), settings["gradient_clip"])
    return tuple(loss.item() for loss in losses)


def link_loss(scores: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """Minus the log of what a row puts on its true columns, mean over the rows that have any."""
    rows = truth.any(-1)
    if not rows.any():
        return scores.sum() * 0
    return -scores[rows].masked_fill(~truth[rows], -1e4).logsumexp(-1).mean()


@torch.no_grad()
def dev_scores(model: AttributionTagger, examples: list[Example]) -> dict[str, float]:
    """F1 of each role over words and the share of right pointers: a quick look, best tag a word."""
    model.eval()
    hits, predicted, gold, links = Counter(), Counter(), Counter(), {"cues": [], "sources": []}
    for start in range(0, len(examples), 16):
        batch = to_batch(examples[start : start + 16])
        tags, cues, sources = model(batch.ids, batch.traits, batch.mask)
        known = batch.tags != IGNORED
        for p, g in zip(tags.argmax(-1)[known].tolist(), batch.tags[known].tolist(), strict=True):
            p_role, g_role = (p + 1) // 2, (g + 1) // 2
            predicted[p_role] += 1
            gold[g_role] += 1
            hits[p_role] += p_role == g_role
        links["cues"] += right_pointers(cues, batch.cue_of_content)
        links["sources"] += right_pointers(sources, batch.source_of_cue)
    roles = {
        role: 2 * hits[n] / max(predicted[n] + gold[n], 1) for n, role in enumerate(ROLES, start=1)
    }
    shares = {name: float(np.mean(right)) for name, right in links.items()}
    return {name: round(value, 4) for name, value in (roles | shares).items()}


def right_pointers(scores: torch.Tensor, truth: torch.Tensor) -> list[bool]:
    """Whether each row that has a true column puts the most on one of them."""
    rows = truth.any(-1)
    best = scores[rows].argmax(-1, keepdim=True)
    return truth[rows].gather(-1, best).squeeze(-1).tolist()


def export(model: AttributionTagger, out: Path) -> None:
    """Writes OUT/tagger.onnx, int8 per channel in reduced range; the fp32 file stays beside it."""
    model.eval()
    example = torch.ones((2, 16), dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    outputs = ("tags", "cue_of_content", "source_of_cue")
    full = out / "tagger.fp32.onnx"
    torch.onnx.export(
        model,
        (example, torch.zeros_like(example), example),
        str(full),
        input_names=["ids", "traits", "mask"],
        output_names=list(outputs),
        dynamic_axes=dict.fromkeys(("ids", "traits", "mask", "tags"), axes)
        | dict.fromkeys(outputs[1:], axes | {2: "pieces"}),
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
    settings["mask_id"] = tokenizer.token_to_id("[MASK]")
    data = read_examples(arguments.train, tokenizer, limit)
    dev = read_examples(arguments.dev, tokenizer, limit)
    log(f"{len(data)} training windows, {len(dev)} dev windows")
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = AttributionTagger(settings["attention_dropout"])
    average = train(model, data, dev, settings, arguments.out)
    torch.save(average.state_dict(), arguments.out / "tagger.pt")
    shutil.copyfile(BASE / "tokenizer.json", arguments.out / "tokenizer.json")
    export(average, arguments.out)
    write_manifest(arguments.out, config)


if __name__ == "__main__":
    main()
