"""Fits how often a statement is right to what the tagger says of it.

    python training/calibrate.py DEV.jsonl MODEL/ docs/pictures/confidence.svg

Writes MODEL/confidence.json and draws the reliability plot. Every figure of the plot is from
statements that the weights were not fitted on: ten folds, an article is never in two.
Needs requirements.txt and training/requirements.txt.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from analysis.attribution.confidence import log_odds
from analysis.attribution.linking import link
from analysis.attribution.tagger import load_tagger, tag
from analysis.evaluation.attribution import are_right, compare
from analysis.evaluation.gold import GoldArticle
from analysis.evaluation.reading import read_gold
from analysis.models import Attribution
from analysis.nlp import load_language

FOLDS, BINS, STEPS, PENALTY = 10, 10, 50, 1.0
Array = NDArray[np.float64]


def observe(article: GoldArticle, model: Path) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yields the evidence of every statement that is found, and whether it is right."""
    doc = load_language()(article.text)
    starts = [sentence.start_char for sentence in doc.sents]
    linked = link(article.text, starts, tag(article.text, load_tagger(model)))
    found = [Attribution(source=one.source, cue=one.cue, content=one.content) for one in linked]
    for one, right in zip(linked, are_right(compare(article, found)), strict=True):
        assert one.evidence is not None, "every statement that linking makes has evidence"
        yield log_odds(one.evidence), right


def fit(inputs: Array, right: Array) -> Array:
    """Constant and weights of a ridge logistic regression, by Newton's method.

    A weight below zero would say that more certainty is less: its input is left out.
    """
    kept = np.ones(inputs.shape[1], dtype=bool)
    while True:
        weights = np.zeros(inputs.shape[1] + 1)
        weights[np.r_[True, kept]] = _newton(inputs[:, kept], right)
        if (weights[1:] >= 0).all():
            return weights
        kept &= weights[1:] >= 0


def _newton(inputs: Array, right: Array) -> Array:
    rows = np.column_stack([np.ones(len(inputs)), inputs])
    ridge = np.diag([0.0, *[PENALTY] * inputs.shape[1]])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = predict(weights, inputs)
        slope = rows.T @ (right - likely) - ridge @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + ridge
        weights += np.linalg.solve(curve, slope)
    return weights


def predict(weights: Array, inputs: Array) -> Array:
    """Probabilities of being right."""
    return 1 / (1 + np.exp(-weights[0] - inputs @ weights[1:]))


def predict_unseen(inputs: Array, right: Array, articles: Array) -> Array:
    """For every statement what weights say that were fitted without its article's fold."""
    likely = np.zeros(len(right))
    for fold in range(FOLDS):
        left_out = articles % FOLDS == fold
        likely[left_out] = predict(fit(inputs[~left_out], right[~left_out]), inputs[left_out])
    return likely


def bins_of(likely: Array, right: Array) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and size of as many equally large groups."""
    groups = np.array_split(np.argsort(likely), BINS)
    return [(likely[g].mean(), right[g].mean(), len(g)) for g in groups]


def draw(bins: list[tuple[float, float, int]], error: float, out: Path) -> None:
    """The reliability plot as a picture."""
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot([b[0] for b in bins], [b[1] for b in bins], marker="o", color="#0072B2")
    total = sum(size for _, _, size in bins)
    axes.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    axes.set_title(f"{total:,} statements, {BINS} groups; mean error {error:.3f}", fontsize=10)
    figure.savefig(out, bbox_inches="tight", metadata={"Date": None})


def main() -> None:
    """Data and model in; weights and plot out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    for name in ("dev", "model", "plot"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    plt.rcParams["svg.hashsalt"] = "confidence"
    articles = read_gold(arguments.dev).articles
    seen = [(n, *one) for n, a in enumerate(articles) for one in observe(a, arguments.model)]
    numbers, inputs, right = (np.array(column, dtype=float) for column in zip(*seen, strict=True))
    likely = predict_unseen(inputs, right, numbers)
    bins = bins_of(likely, right)
    error = sum(abs(mean - share) * size for mean, share, size in bins) / len(right)
    draw(bins, error, arguments.plot)
    constant, *weights = fit(inputs, right).round(4).tolist()
    stored = {"constant": constant, "evidence": weights}
    (arguments.model / "confidence.json").write_text(json.dumps(stored) + "\n", "utf8")
    brier, base = ((likely - right) ** 2).mean(), right.mean() * (1 - right.mean())
    sys.stdout.write(
        f"{len(right)} statements, {right.mean():.3f} right; calibration error {error:.3f}, "
        f"Brier score {brier:.3f} (a constant: {base:.3f})\n"
        + "".join(f"  {mean:.2f} -> {share:.2f} ({size})\n" for mean, share, size in bins)
    )


if __name__ == "__main__":
    main()
