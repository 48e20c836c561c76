"""How often a statement that looks like this one is right: the tagger's numbers, calibrated.

Logistic regression over the log-odds of what the tagger says of spans and links, fitted on the
development set by training/calibrate.py (Platt scaling with several inputs, Platt 1999).
"""

import json
from dataclasses import astuple, dataclass
from functools import cache
from math import exp, log

from analysis.attribution.tagger import MODEL

CERTAIN = 0.9999
"""Probabilities are cut here and at its complement, so that their log-odds stay finite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Probabilities, 0 to 1, of the least certain part each. The last two are of the links."""

    source: float
    """1 where no source was found."""
    cue: float
    content: float
    source_of_cue: float
    """Of "nowhere" where no source was found."""
    cue_of_content: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of each field of `Evidence` in its order, and the constant."""

    constant: float
    evidence: tuple[float, ...]


@cache
def load_weights() -> Weights:
    """The weights that belong to the tagger's files."""
    stored = json.loads((MODEL / "confidence.json").read_text("utf8"))
    return Weights(constant=stored["constant"], evidence=tuple(stored["evidence"]))


def log_odds(evidence: Evidence) -> tuple[float, ...]:
    """The evidence as the regression takes it."""
    cut = (min(max(value, 1 - CERTAIN), CERTAIN) for value in astuple(evidence))
    return tuple(log(value / (1 - value)) for value in cut)


def weigh(evidence: Evidence) -> float:
    """The share of statements with this evidence that were right, 0 to 1."""
    weights = load_weights()
    pairs = zip(weights.evidence, log_odds(evidence), strict=True)
    return round(1 / (1 + exp(-weights.constant - sum(w * x for w, x in pairs))), 3)
