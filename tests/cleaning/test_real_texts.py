"""Real articles, where they lie beside the repository: nothing of the story may be lost."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from analysis.cleaning import find_blocks, find_byline, find_moments, find_title, mask
from analysis.models import ANALYSED, Article, Block

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed"
GOLD = [ROOT.parent / "shared" / "gold" / f"polnear_{part}.jsonl" for part in ("dev", "train")]
MOST_LOST = 0.001
"""Share of the letters in annotated spans; 0 of 2.2 million when this was written."""


def blocks_of(text: str) -> tuple[Block, ...]:
    return find_blocks(Article(id="a", path="a.txt", text=text))


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not at hand")
def test_the_article_the_project_began_with():
    text = (SEED / "article.txt").read_bytes().decode("utf8")
    expected = json.loads((SEED / "expected.json").read_text("utf8"))["blocks"]
    words: dict[str, list[str]] = {}
    blocks = blocks_of(text)
    for block in blocks:
        words.setdefault(str(block.kind), []).append(block.span.of(text))
    assert words["headline"] == [expected["headline"]]
    assert words["credit"] == [expected["credit"]]
    assert words["body"][0].startswith(expected["body_first"])
    assert words["body"][-1] == expected["body_last"]
    assert len(words["related"]) == expected["related_count"]
    assert words["related"][0].removeprefix("- ").startswith(expected["related_first"])
    assert find_title(text, blocks) == expected["headline"]
    assert find_byline(text, blocks) == expected["byline"]
    assert find_moments(text, blocks, today=date(2026, 1, 1)).published is None


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_that_was_annotated_is_lost(path: Path):
    if not path.exists():
        pytest.skip("the annotated articles are not at hand")
    n_letters = n_lost = 0
    for row in path.read_text("utf8").splitlines():
        annotated = json.loads(row)
        text = annotated["text"]
        masked = mask(text, blocks_of(text))
        spans = [s for a in annotated["attributions"] for role in a.values() for s in role]
        inside = {i for start, end in spans for i in range(start, end) if text[i].isalnum()}
        n_letters += len(inside)
        n_lost += sum(masked[i] == " " for i in inside)
    assert n_lost <= MOST_LOST * n_letters


def test_a_long_article_is_cleaned_in_no_time():
    paragraph = (
        "The council of Varnholm dropped its plan for a new ferry on Monday, officials said."
    )
    text = "Council drops ferry\nBy Jane Doe\n" + "\n".join([f"{paragraph} {paragraph}"] * 180)
    assert len(text.split()) > 5_000
    blocks_of(text)
    seconds = []
    for _ in range(5):
        started = time.process_time()
        mask(text, blocks_of(text))
        seconds.append(time.process_time() - started)
    assert min(seconds) < 0.05
    assert any(block.kind in ANALYSED for block in blocks_of(text))
