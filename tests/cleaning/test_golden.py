"""Whole layouts, invented: golden/*.toml holds each text with the kind of every line before it.

To add a case, add a file. A line without a kind goes on with the block above; empty lines stay.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from analysis.cleaning import find_blocks, find_byline, find_moments, find_title, mask
from analysis.models import Article

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*.toml"))
NOT_WRAPPED = [path for path in GOLDEN if "wrapped" not in path.stem]
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "blank lines between": "\n\n"}


def load(path: Path) -> tuple[str, list[tuple[str, str]], dict]:
    case = tomllib.loads(path.read_text("utf8"))
    lines, blocks = [], []
    for line in case["layout"].splitlines():
        kind, _, words = line.partition("|")
        lines.append(words.strip())
        if kind.strip():
            blocks.append((kind.strip(), words.strip()))
        elif words:
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]}\n{words.strip()}")
    return "\n".join(lines), blocks, case


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_line_has_its_kind(path: Path):
    text, expected, _ = load(path)
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    assert [(str(block.kind), block.span.of(text)) for block in blocks] == expected


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_the_text_states_of_itself(path: Path):
    text, _, case = load(path)
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    published = find_moments(text, blocks, today=date(2026, 1, 1)).published
    stated = {
        "title": find_title(text, blocks),
        "byline": find_byline(text, blocks),
        "published": published and published.day,
    }
    assert stated == {key: case.get(key) for key in stated}


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("path", NOT_WRAPPED, ids=lambda path: path.stem)
def test_line_ends_make_no_difference(path: Path, line_end: str):
    text, expected, _ = load(path)
    text = line_end.join(line for line in text.splitlines() if line)
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    assert [(str(block.kind), block.span.of(text)) for block in blocks] == expected


def test_every_line_that_is_left_out_has_a_reason():
    for path in GOLDEN:
        text, _, _ = load(path)
        for block in find_blocks(Article(id="a", path="a.txt", text=text)):
            assert bool(block.reason) == (str(block.kind) not in {"headline", "body"})


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_cleaning_twice_is_cleaning_once(path: Path):
    text, _, _ = load(path)
    once = mask(text, find_blocks(Article(id="a", path="a.txt", text=text)))
    assert mask(once, find_blocks(Article(id="a", path="a.txt", text=once))) == once
