"""A page's lines, each with its place: what the page draws, in the order in which it is read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\x00": "",
}  # fmt: skip
LETTERS = str.maketrans(LIGATURES)
SAME_LINE = 0.4
"""Of the letters' size: how far two pieces of one line may stand above each other."""
LETTER_WIDTH = 0.5
"""Of its size, that a letter takes on average."""
WIDE_GAP = 3.0
"""Sizes of letters between two columns, or between two things in one line."""
NARROWEST = 5
"""Sizes of letters between the left edges of two columns."""
EDGE = 2.0
"""Points by which the lines of a column may begin apart."""
LEAST_ROWS = 4
"""So many rows must have a second column before the page is read by columns."""
SMALLEST = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words in one line of one column. The place is that of its first letter, in points."""

    page: int
    x: float
    y: float
    """From the bottom of the page."""
    size: float
    text: str

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.x + len(self.text) * self.size * LETTER_WIDTH


def read_lines(page: Any, number: int) -> list[Line]:
    """The lines of a page of pypdf's, columns one after the other, empty ones left out."""
    pieces: list[Line] = []

    def take(text: str, outer: Any, inner: Any, _font: Any, size: Any) -> None:
        if text.strip():
            pieces.append(_piece(text, outer, inner, float(size or 0), number))

    page.extract_text(visitor_text=take)
    return by_columns(list(_joined(pieces, _edges(pieces))))


def _piece(text: str, outer: list[float], inner: list[float], size: float, number: int) -> Line:
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    stretch = abs(inner[3] * outer[3]) or abs(inner[1] * outer[2]) or 1.0
    words = text.translate(LETTERS).replace("\n", " ")
    return Line(page=number, x=x, y=y, size=max(abs(size) * stretch, SMALLEST), text=words)


def _edges(pieces: Iterable[Line]) -> set[int]:
    """Where several pieces begin: the left edges of columns."""
    starts = Counter(_edge(piece) for piece in pieces)
    return {edge for edge, number in starts.items() if number >= LEAST_ROWS}


def _edge(piece: Line) -> int:
    return round(piece.x / EDGE)


def _joined(pieces: Iterable[Line], edges: set[int]) -> Iterator[Line]:
    """The pieces, those that follow each other in one line made one."""
    line: Line | None = None
    for piece in pieces:
        if line and _is_continued(line, piece) and _edge(piece) not in edges - {_edge(line)}:
            line = replace(line, text=line.text + piece.text)
            continue
        if line:
            yield replace(line, text=" ".join(line.text.split()))
        line = piece
    if line:
        yield replace(line, text=" ".join(line.text.split()))


def _is_continued(line: Line, piece: Line) -> bool:
    size = max(line.size, piece.size)
    return _is_level(line, piece) and line.x <= piece.x < line.end + WIDE_GAP * size


def _is_level(line: Line, piece: Line) -> bool:
    return abs(line.y - piece.y) <= SAME_LINE * max(line.size, piece.size)


def by_columns(lines: list[Line]) -> list[Line]:
    """The lines, column by column where the page draws its columns row by row.

    Most pages draw one column after the other; their order is left as it is.
    """
    rows = [
        (first, second)
        for first, second in pairwise(lines)
        if _is_level(first, second) and second.x > first.x + NARROWEST * first.size
    ]
    if len(rows) < LEAST_ROWS:
        return lines
    edge = median(second.x for _, second in rows)
    aligned = [second for _, second in rows if abs(second.x - edge) <= 2 * second.size]
    if len(aligned) < LEAST_ROWS or len(aligned) < len(rows) / 2:
        return lines
    top = max(line.y for line in aligned) + SAME_LINE * aligned[0].size
    above = [line for line in lines if line.y > top]
    below = [line for line in lines if line.y <= top]
    left = [line for line in below if line.x < edge - line.size]
    right = [line for line in below if line.x >= edge - line.size]
    return [*above, *left, *right]
