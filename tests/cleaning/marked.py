"""Layouts with the kind of every line before it, and how much of a story's body is found in one.

layouts/*.marked: a head in TOML, a line "---", then the text, every line after its letter:

    H headline   S standfirst   B body   Y writer or date   C caption   K credit of a picture
    R another story   P prompt, menu, comment, footer   ? may be either

"<FF>" before a letter is a form feed. Everything in the texts is invented.
"""

import re
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.cleaning import find_blocks
from analysis.models import Article, Block, BlockKind, Span

FOLDER = Path(__file__).with_name("layouts")
LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}
EITHER_WAY = "S?"
"""Lines whose words do not count: a standfirst is analysed, whether it is body or not."""
TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text and what each of its lines is."""

    name: str
    text: str
    lines: tuple[tuple[str, Span], ...]
    """Letter and place of every line that has something in it."""
    head: dict[str, Any]

    @property
    def family(self) -> str:
        """What the layout is one of: wire, blog, newsletter, release, browser, printed."""
        return self.name.partition("_")[0]

    @property
    def is_held_out(self) -> bool:
        """Whether no rule may be made by looking at it: one in three, by its name's digest."""
        return int(sha256(self.name.encode()).hexdigest(), 16) % 3 == 0


@dataclass(frozen=True, slots=True)
class Score:
    """Words of the body: found rightly, found wrongly, missed."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the found words that belong to the body."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the body's words that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read_layouts() -> tuple[Marked, ...]:
    """Every layout in the folder, in the order of the names."""
    return tuple(read_layout(path) for path in sorted(FOLDER.glob("*.marked")))


def read_layout(path: Path) -> Marked:
    """One layout; ValueError where a line has no letter."""
    head, _, body = path.read_text("utf8").partition("---\n")
    facts = tomllib.loads(head)
    line_end = LINE_ENDS[facts.pop("line_ends", "lf")]
    indent = "\t" if facts.pop("indent", "") == "tab" else ""
    text, lines = "", []
    for row in body.removesuffix("\n").split("\n"):
        feed, row = ("\f", row[4:]) if row.startswith("<FF>") else ("", row)
        letter, words = row[:1], row[2:]
        text += feed + (indent if words else "")
        if words.strip():
            if letter not in "HSBYCKRP?":
                raise ValueError(f"{path.name}: no such kind in {row!r}")
            lines.append((letter, Span(len(text), len(text) + len(words))))
        text += words + line_end
    return Marked(name=path.stem, text=text, lines=tuple(lines), head=facts)


def blocks_of(layout: Marked) -> tuple[Block, ...]:
    """The blocks that are found in it."""
    return find_blocks(Article(id="a", path="a.txt", text=layout.text))


def score(layout: Marked, blocks: tuple[Block, ...], *, either_way: str = EITHER_WAY) -> Score:
    """The body's words as they lie in the text, those of the lines in `either_way` aside."""
    found: set[int] = set()
    for block in blocks:
        if block.kind == BlockKind.BODY:
            found.update(_words(layout.text, block.span))
    right = wrong = missed = 0
    for letter, span in layout.lines:
        if letter in either_way:
            continue
        words = _words(layout.text, span)
        n_found = len(words & found)
        if letter == "B":
            right, missed = right + n_found, missed + len(words) - n_found
        else:
            wrong += n_found
    return Score(right, wrong, missed)


def _words(text: str, span: Span) -> set[int]:
    return {match.start() for match in TOKEN.finditer(text, span.start, span.end)}
