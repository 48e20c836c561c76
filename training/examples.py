"""Annotated articles to examples: windows of pieces with their tags and their links."""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from analysis.attribution.windows import Window, make_windows, split_words
from training.model import BASE, ROLES

IGNORED = -100
NOWHERE = 0
"""The column of the window's first border piece."""
Links = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window. Lists are parallel; links are (row, column) pairs of places in it."""

    ids: list[int]
    traits: list[int]
    tags: list[int]
    cue_of_content: Links
    source_of_cue: Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Examples as tensors (examples, pieces), links as truth tables (examples, pieces, pieces)."""

    ids: torch.Tensor
    traits: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    cue_of_content: torch.Tensor
    source_of_cue: torch.Tensor


def load_tokenizer() -> Tokenizer:
    """The base model's own tokenizer, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_examples(path: Path, tokenizer: Tokenizer, limit: int) -> list[Example]:
    """The windows of every article of a data file, annotated."""
    borders = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    examples = []
    for line in path.read_text("utf8").splitlines():
        article = json.loads(line)
        words = split_words(article["text"])
        tags = word_tags(words, article["attributions"])
        links = word_links(words, article["attributions"])
        for window in make_windows(article["text"], tokenizer, limit):
            examples.append(to_example(window, tags, links, borders))
    return examples


def words_in(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> list[int]:
    """The numbers of the words that touch one of some spans."""
    return [
        i
        for start, end in spans
        for i in range(
            bisect_right(words, start, key=lambda word: word[1]),
            bisect_left(words, end, key=lambda word: word[0]),
        )
    ]


def word_tags(words: list[tuple[int, int]], attributions: list[dict]) -> list[int]:
    """One tag a word. Where two attributions claim a word, the first keeps it."""
    tags = [0] * len(words)
    spans = [(r, s, e) for a in attributions for r, role in enumerate(ROLES) for s, e in a[role]]
    for role, start, end in sorted(spans, key=lambda span: span[1]):
        inside = [i for i in words_in(words, [(start, end)]) if tags[i] == 0]
        for n, i in enumerate(inside):
            continues = n > 0 and inside[n - 1] == i - 1
            tags[i] = 1 + 2 * role + continues
    return tags


def word_links(
    words: list[tuple[int, int]], attributions: list[dict]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each word of a content its cue's words; for each word of a cue those of its source."""
    cue_of_content: dict[int, set[int]] = {}
    source_of_cue: dict[int, set[int]] = {}
    for attribution in attributions:
        source, cue, content = (words_in(words, attribution[role]) for role in ROLES)
        for i in content:
            cue_of_content.setdefault(i, set()).update(cue)
        for i in cue:
            source_of_cue.setdefault(i, set()).update(source)
    return cue_of_content, source_of_cue


def to_example(
    window: Window,
    tags: list[int],
    links: tuple[dict[int, set[int]], dict[int, set[int]]],
    borders: tuple[int, int],
) -> Example:
    """One window between its border pieces. Only a word's first piece carries tag and links."""
    place = {piece.word: n for n, piece in enumerate(window, start=1) if piece.is_first}
    first, last = borders
    own = [tags[piece.word] if piece.is_first else IGNORED for piece in window]
    cue_of_content, source_of_cue = (list(places(table, place)) for table in links)
    return Example(
        ids=[first, *(piece.id for piece in window), last],
        traits=[0, *(piece.trait for piece in window), 0],
        tags=[IGNORED, *own, IGNORED],
        cue_of_content=cue_of_content,
        source_of_cue=source_of_cue,
    )


def places(links: dict[int, set[int]], place: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yields the links of the words at these places. What lies outside the window is nowhere."""
    for word, row in place.items():
        if word not in links:
            continue
        inside = [place[other] for other in links[word] if other in place]
        yield from ((row, column) for column in inside or (NOWHERE,))


def to_batch(examples: list[Example]) -> Batch:
    """Examples padded to the longest of them."""
    longest = max(len(example.ids) for example in examples)

    def padded(column: str, filler: int) -> torch.Tensor:
        rows = (getattr(example, column) for example in examples)
        return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])

    def table(column: str) -> torch.Tensor:
        truth = torch.zeros((len(examples), longest, longest), dtype=torch.bool)
        for n, example in enumerate(examples):
            rows, columns = torch.tensor(getattr(example, column), dtype=torch.long).view(-1, 2).T
            truth[n, rows, columns] = True
        return truth

    lengths = torch.tensor([len(example.ids) for example in examples])
    return Batch(
        ids=padded("ids", 0),
        traits=padded("traits", 0),
        mask=(torch.arange(longest) < lengths[:, None]).long(),
        tags=padded("tags", IGNORED),
        cue_of_content=table("cue_of_content"),
        source_of_cue=table("source_of_cue"),
    )


def batches(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Random batches of examples of like length, so that little is spent on padding."""
    order = sorted(examples, key=lambda example: len(example.ids) + rng.random() * 32)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    yield from cut
