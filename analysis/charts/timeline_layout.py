"""Where everything on the timeline of claims stands: pure places, nothing drawn.

Across, 0 to 1: the dated part on the left, and right of it the lane of what has no date, in the
order told. Down, pixels: a claim's words, and under them the track of its marks: who says so above,
what was answered below.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, groupby

from analysis.charts.claim_marks import Mark

WORDS_WIDTH = 76
"""Characters a line: what a plot of 480 pixels holds."""
WORDS_LINES = 2

LINE_HEIGHT, LANE_HEIGHT, PADDING = 18, 22, 10
MARK = 0.03
"""How much of the width a mark takes at 480 pixels; nearer ones go to another lane."""
_NUMBER = 0.06
"""How much more the number takes that stands beside the mark of several statements."""
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
    """A mark's place: across, down, and the lane of its row that it is in."""

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


def lay_out(marks: Sequence[Mark], lines: Mapping[str, int]) -> Layout:
    """A place for every statement of the marks.

    Claims keep the order of `lines`, which says how many lines of words stand above their marks.
    """
    axis = _axis(marks)
    rows: list[ClaimRow] = []
    places: dict[str, Place] = {}
    groups: dict[str, list[Mark]] = {claim: [] for claim in lines}
    for mark in marks:
        groups[mark.claim].append(mark)
    for claim, group in groups.items():
        across = _across(group, axis)
        lanes = _lanes(group, across)
        top = rows[-1].bottom if rows else 0.0
        track = top + PADDING + LINE_HEIGHT * lines[claim]
        bottom = track + LANE_HEIGHT * (max(lanes.values(), default=0) + 1) + PADDING
        undated = any(mark.when is None for mark in group)
        rows.append(ClaimRow(claim=claim, top=top, track=track, bottom=bottom, has_undated=undated))
        for mark in group:
            lane = lanes[mark.id]
            place = Place(x=across[mark.id], y=track + (lane + 0.5) * LANE_HEIGHT, lane=lane)
            places.update({row["statement"]: place for row in mark.rows})
    return Layout(axis=axis, rows=tuple(rows), places=places)


def _axis(marks: Sequence[Mark]) -> Axis:
    days = [mark.when for mark in marks if mark.when is not None]
    slots = max((mark.slot + 1 for mark in marks if mark.slot is not None), default=0)
    if not days:
        return Axis(first=None, days=0, slots=max(slots, 2))
    first, last = min(days).date(), max(days).date()
    return Axis(first=first, days=(last - first).days + 1, slots=slots and max(slots, 2))


def _across(group: Sequence[Mark], axis: Axis) -> dict[str, float]:
    found: dict[str, float] = {}
    for when, same_day in groupby(group, key=lambda mark: mark.when):
        marks = list(same_day)
        if when is None:
            found.update({mark.id: axis.at_slot(mark.slot or 0) for mark in marks})
        else:
            places = _within_day(axis, when.date(), len(marks))
            found.update({mark.id: x for mark, x in zip(marks, places, strict=True)})
    return found


def _within_day(axis: Axis, when: date, n: int) -> Iterator[float]:
    """Places side by side in the order told if the day is wide enough, else all on its middle."""
    middle, width = axis.at_day(when), axis.day_width
    step = min(width / n, 3 * _STEP) if width >= n * MARK else 0.0
    yield from (middle + (i - (n - 1) / 2) * step for i in range(n))


def _lanes(group: Sequence[Mark], across: Mapping[str, float]) -> dict[str, int]:
    """Reports above, what was answered to them below; each in the first lane where it is clear."""
    above = _clear([mark for mark in group if mark.is_stating], across, 0)
    below = _clear(
        [mark for mark in group if not mark.is_stating], across, max(above.values(), default=-1) + 1
    )
    return above | below


def _clear(marks: Sequence[Mark], across: Mapping[str, float], first: int) -> dict[str, int]:
    ends: dict[int, float] = {}
    found: dict[str, int] = {}
    for mark in sorted(marks, key=lambda mark: across[mark.id]):
        x = across[mark.id]
        lane = next(lane for lane in count(first) if x - ends.get(lane, -1.0) >= MARK)
        ends[lane] = x + (_NUMBER if len(mark.rows) > 1 else 0.0)
        found[mark.id] = lane
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
