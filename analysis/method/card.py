"""The model card of the tagger, read from the files that lie beside its weights."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODEL = Path(__file__).resolve().parents[2] / "models" / "attribution"
# The tagger has the same folder, and loads onnxruntime, which only the worker needs.

_LEAD = re.compile(r"\*\*(.+?)\*\*:?\s+(.+)", re.DOTALL)
_SHOWN = ("Base", "Trained on", "Licence", "Not for")
"""Paragraphs of the card that begin with such a word in bold."""
_WRONG = "What it gets wrong"
_MARKUP = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*`]+"), ""),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """The tagger in plain words."""

    name: str
    what: str
    """What it does, in a paragraph."""
    facts: tuple[tuple[str, str], ...]
    """A heading and a line or two each, the weights' SHA-256 last."""
    wrong: tuple[str, ...]
    """What it gets wrong, a sentence or two each."""


@cache
def model_card() -> ModelCard:
    """What `models/attribution` says of itself, its size and digest as they are."""
    paragraphs = (MODEL / "README.md").read_text("utf8").split("\n\n")
    return ModelCard(
        name=plain_words(paragraphs[0].lstrip("# ")),
        what=plain_words(paragraphs[1]),
        facts=(*_facts(paragraphs), *_measured()),
        wrong=tuple(map(plain_words, _items(paragraphs))),
    )


def _facts(paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    leads = [match for text in paragraphs if (match := _LEAD.fullmatch(text))]
    found = {match[1]: match[2] for match in leads}
    for name in _SHOWN:
        yield name, plain_words(found[name])


def _measured() -> Iterator[tuple[str, str]]:
    manifest = json.loads((MODEL / "tagger.json").read_text("utf8"))
    size = (MODEL / "tagger.onnx").stat().st_size
    yield "Size", f"{size / 1_000_000:.1f} MB; up to {manifest['window']} word pieces at a time"
    yield "SHA-256", str(manifest["sha256"]["tagger.onnx"])


def _items(paragraphs: list[str]) -> list[str]:
    heading = next(i for i, text in enumerate(paragraphs) if text.endswith(_WRONG))
    return paragraphs[heading + 1].removeprefix("* ").split("\n* ")


def plain_words(markdown: str) -> str:
    """The words of a little Markdown on one line.

    >>> plain_words("the [card](README.md) says\\n**no**")
    'the card says no'
    """
    for pattern, words in _MARKUP:
        markdown = pattern.sub(words, markdown)
    return markdown.strip()
