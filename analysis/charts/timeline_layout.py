"""Where everything on the timeline of claims stands: pure places, nothing drawn.

Across, 0 to 1: the dated part on the left, and right of it the lane of what has no date, in the
order told. Down, pixels: a claim's words, and under them the track of its marks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, groupby

import pandas as pd

from analysis.charts.labels import wrap

WORDS_WIDTH = 76
"""Characters a line: what a plot of 480 pixels holds."""
WORDS_LINES = 2

LINE_HEIGHT, LANE_HEIGHT, PADDING = 18, 22, 10
MARK = 0.03
"""How much of the width a mark takes at 480 pixels; nearer ones go to another lane."""
_STEP = 0.04
"""From mark to mark of one day, where the day is wide enough to hold them side by side."""
_DATED_SHARE, _GAP = 0.70, 0.02
_MARGIN = 0.045
"""Kept free at both ends of the days, so that neither a mark nor a date is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days from `first` on and `slots` places in the order told; either may be none."""

    first: date | None
    days: int
    slots: int

    @property
    def dated_end(self) -> float:
        """Where the days end."""
        if self.first is None:
            return 0.0
        return _DATED_SHARE if self.slots else 1.0

    @property
    def lane_start(self) -> float:
        """Where the lane of undated statements begins."""
        return self.dated_end + _GAP if self.first else 0.0

    def at_day(self, when: date) -> float:
        """The middle of a day."""
        if self.first is None:
            return 0.0
        return _MARGIN + self.day_width * ((when - self.first).days + 0.5)

    @property
    def day_width(self) -> float:
        """How much of the width a day has."""
        return (self.dated_end - 2 * _MARGIN) / self.days

    @property
    def tells_order_within_day(self) -> bool:
        """Whether a day is wide enough for two marks side by side."""
        return self.first is not None and self.day_width >= 2 * _STEP

    def at_slot(self, slot: int) -> float:
        """The middle of a place in the order told, from 0 on."""
        return self.lane_start + (1 - self.lane_start) * (slot + 0.5) / self.slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A statement's place: across, down, and the lane of its row that it is in."""

    x: float
    y: float
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim's stretch of the chart, from `top` to `bottom`; marks stand from `track` on."""

    claim: str
    top: float
    track: float
    bottom: float
    has_undated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole chart: its axis, its rows from the top down and a place for every statement."""

    axis: Axis
    rows: tuple[ClaimRow, ...]
    places: Mapping[str, Place]

    @property
    def height(self) -> float:
        """Pixels from the first row's top to the last one's bottom."""
        return self.rows[-1].bottom if self.rows else 0.0


def lay_out(statements: pd.DataFrame, words: Mapping[str, str]) -> Layout:
    """A place for every statement. Claims keep the order in which `words` has them."""
    slots = _slots(statements)
    axis = _axis(statements, slots)
    rows: list[ClaimRow] = []
    places: dict[str, Place] = {}
    groups = dict(list(statements.groupby("claim")))
    for claim, its_words in words.items():
        across = _across(groups[claim], axis, slots)
        lanes = _lanes(across, _ranks(groups[claim]))
        top = rows[-1].bottom if rows else 0.0
        track = top + PADDING + LINE_HEIGHT * (1 + len(wrap(its_words, WORDS_WIDTH, WORDS_LINES)))
        bottom = track + LANE_HEIGHT * (max(lanes.values()) + 1) + PADDING
        undated = bool(groups[claim]["when"].isna().any())
        rows.append(ClaimRow(claim=claim, top=top, track=track, bottom=bottom, has_undated=undated))
        for statement, lane in lanes.items():
            y = track + (lane + 0.5) * LANE_HEIGHT
            places[statement] = Place(x=across[statement], y=y, lane=lane)
    return Layout(axis=axis, rows=tuple(rows), places=places)


def _slots(statements: pd.DataFrame) -> dict[str, int]:
    """The place of every undated statement in the order its article tells them, from 0 on."""
    undated = statements[statements["when"].isna()].sort_values(["article", "position"])
    order = undated.groupby("article").cumcount()
    return dict(zip(undated["statement"], (int(n) for n in order), strict=True))


def _axis(statements: pd.DataFrame, slots: Mapping[str, int]) -> Axis:
    when = statements["when"].dropna()
    places = max(slots.values()) + 1 if slots else 0
    if when.empty:
        return Axis(first=None, days=0, slots=max(places, 2))
    first, last = when.min().date(), when.max().date()
    return Axis(first=first, days=(last - first).days + 1, slots=places and max(places, 2))


def _across(group: pd.DataFrame, axis: Axis, slots: Mapping[str, int]) -> dict[str, float]:
    told = group.sort_values(["when", "article", "position"])
    pairs = zip(told["statement"], told["when"], strict=True)
    found: dict[str, float] = {}
    for when, same_day in groupby(pairs, key=lambda pair: pair[1]):
        names = [statement for statement, _ in same_day]
        if pd.isna(when):
            found.update({name: axis.at_slot(slots[name]) for name in names})
        else:
            found.update(zip(names, _within_day(axis, when.date(), len(names)), strict=True))
    return found


def _within_day(axis: Axis, when: date, n: int) -> Iterator[float]:
    """Places side by side in the order told if the day is wide enough, else all on its middle."""
    middle, width = axis.at_day(when), axis.day_width
    step = min(width / n, 3 * _STEP) if width >= n * _STEP else 0.0
    yield from (middle + (i - (n - 1) / 2) * step for i in range(n))


def _ranks(group: pd.DataFrame) -> dict[str, int]:
    """How many denials of the same statement are told before each: a fan, none behind another."""
    answering = group[group["answers"].notna()].sort_values(["when", "article", "position"])
    order = answering.groupby("answers").cumcount()
    return dict(zip(answering["statement"], (int(n) for n in order), strict=True))


def _lanes(across: Mapping[str, float], ranks: Mapping[str, int]) -> dict[str, int]:
    """The first lane, from its rank on, in which each mark is clear of the ones before it.

    What is answered stands above its answers where the two fall on one day.
    """
    ends: dict[int, float] = {}
    found: dict[str, int] = {}
    for statement, x in sorted(across.items(), key=lambda it: (it[1], it[0] in ranks)):
        lanes = count(ranks.get(statement, 0))
        lane = next(lane for lane in lanes if x - ends.get(lane, -1.0) >= MARK)
        ends[lane] = x
        found[statement] = lane
    return found


def day_ticks(axis: Axis) -> tuple[date, ...]:
    """The days that are written under the axis: few enough to stand side by side."""
    if axis.first is None:
        return ()
    days = [axis.first + timedelta(n) for n in range(axis.days)]
    most = 4 if axis.slots else 6
    if axis.days > most * 28:
        return _thin([day for day in days if day.day == 1] or days, most)
    return _thin(days, most)


def _thin(days: Sequence[date], most: int) -> tuple[date, ...]:
    step = next(n for n in _steps() if len(days) <= n * most)
    return tuple(days[::step])


def _steps() -> Iterable[int]:
    yield from (1, 2, 3, 4, 7, 14, 21)
    yield from range(28, 10_000, 28)
