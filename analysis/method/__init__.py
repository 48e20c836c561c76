"""What each number means, how good what was found is, what goes wrong, and what can't be done.

Pure data for a page and a report: texts of ours in TOML, and what `benchmarks/method.py` measured,
in JSON. Nothing is read of any store.
"""

from analysis.method.card import ModelCard, model_card
from analysis.method.failures import failures
from analysis.method.findings import Failure, Found
from analysis.method.meanings import Meaning, limits, meanings
from analysis.method.scores import GoldSet, Measured, Score, gold_sets, measured, scores

__all__ = [
    "Failure",
    "Found",
    "GoldSet",
    "Meaning",
    "Measured",
    "ModelCard",
    "Score",
    "failures",
    "gold_sets",
    "limits",
    "meanings",
    "measured",
    "model_card",
    "scores",
]
