"""Where the boxes and ribbons of a chart of streams stand: pixels down, shares of the width across.

Every stream is a path: the name of its box in each column, from left to right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LABEL_ROOM = 26
"""Pixels above every box: its label stands there, where hardly a ribbon runs."""
LEAST_BOX = 2
FLOW_HEIGHT = 260
"""Pixels that all streams take together."""
BOX_WIDTH = 0.014

_CURVE = tuple(step / 16 for step in range(17))

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One name of one column and how much runs through it. `x` is its middle."""

    column: int
    name: str
    n: int
    x: float
    top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A stream on its way from one column to the next."""

    path: Path
    n: int
    xs: tuple[float, float]
    tops: tuple[float, float]
    height: float

    def middle(self) -> tuple[float, float]:
        """Where it can be pointed at."""
        return sum(self.xs) / 2, (sum(self.tops) + self.height) / 2

    def outline(self) -> list[tuple[float, float]]:
        """The points round it, the first one again at the end."""
        (left, right), (top, end) = self.xs, self.tops
        upper = [
            (left + (right - left) * t, top + (end - top) * t * t * (3 - 2 * t)) for t in _CURVE
        ]
        lower = [(x, y + self.height) for x, y in reversed(upper)]
        return [*upper, *lower, upper[0]]


def height_of(columns: Sequence[Sequence[str]]) -> int:
    """Pixels that the fullest column takes."""
    return FLOW_HEIGHT + (LABEL_ROOM + LEAST_BOX) * max(map(len, columns), default=0)


def place_boxes(streams: Mapping[Path, int], columns: Sequence[Sequence[str]]) -> tuple[Box, ...]:
    """A box a name in the order given; every column is spread over the height of the fullest."""
    return tuple(
        box
        for column, names in enumerate(columns)
        for box in _column(streams, names, column, height_of(columns))
    )


def _column(
    streams: Mapping[Path, int], names: Sequence[str], column: int, height: float
) -> Iterator[Box]:
    total = sum(streams.values())
    gap = (height - FLOW_HEIGHT - LEAST_BOX * len(names)) / max(len(names), 1)
    end = 0.0
    for name in names:
        n = sum(count for path, count in streams.items() if path[column] == name)
        box = Box(
            column=column,
            name=name,
            n=n,
            x=BOX_WIDTH / 2 + column * (1 - BOX_WIDTH) / 2,
            top=end + gap,
            height=LEAST_BOX + FLOW_HEIGHT * n / total,
        )
        yield box
        end = box.top + box.height


def place_ribbons(streams: Mapping[Path, int], boxes: Sequence[Box]) -> tuple[Ribbon, ...]:
    """Two ribbons a stream, stacked at both ends in the order of the boxes that they lead to."""
    return tuple(ribbon for left in (0, 1) for ribbon in _between(streams, boxes, left))


def _between(streams: Mapping[Path, int], boxes: Sequence[Box], left: int) -> Iterator[Ribbon]:
    total = sum(streams.values())
    leaving = _stack(streams, boxes, at=left, towards=left + 1)
    arriving = _stack(streams, boxes, at=left + 1, towards=left)
    xs = {box.column: box.x for box in boxes}
    for path, n in streams.items():
        yield Ribbon(
            path=path,
            n=n,
            xs=(xs[left] + BOX_WIDTH / 2, xs[left + 1] - BOX_WIDTH / 2),
            tops=(leaving[path], arriving[path]),
            height=FLOW_HEIGHT * n / total,
        )


def _stack(
    streams: Mapping[Path, int], boxes: Sequence[Box], *, at: int, towards: int
) -> dict[Path, float]:
    """Where each stream begins in its box of column `at`: those to the topmost box come first."""
    total = sum(streams.values())
    order = {(box.column, box.name): place for place, box in enumerate(boxes)}
    free = {box.name: box.top for box in boxes if box.column == at}
    rest = 3 - at - towards
    found = {}
    for path in sorted(streams, key=lambda path: [order[c, path[c]] for c in (towards, rest)]):
        found[path] = free[path[at]]
        free[path[at]] += FLOW_HEIGHT * streams[path] / total
    return found
