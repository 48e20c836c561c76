"""The package's own files: texts in TOML, what was measured in JSON."""

import json
import tomllib
from importlib.resources import files
from typing import Any

SCORES, FAILURES = "scores.json", "failures.json"
"""Written by `benchmarks/method.py`, never by hand."""


def read_texts(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads(files("analysis.method").joinpath(name).read_text("utf8"))


def read_measured(name: str) -> dict[str, Any]:
    """A JSON file of this package."""
    found: dict[str, Any] = json.loads(files("analysis.method").joinpath(name).read_text("utf8"))
    return found
