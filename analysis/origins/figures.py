"""What two tellings of one claim may not differ in: figures, days, people, bodies, places."""

from collections.abc import Iterable
from functools import cache

from analysis import words
from analysis.origins.wording import Figures


def clashes(one: Figures, other: Figures) -> bool:
    """Whether each gives something of one sort that the other does not.

    What only one of them adds is no clash: "600 of the 1,900 jobs" goes with "600 jobs".
    """
    sorts = (
        (one.numbers, other.numbers),
        (one.people, other.people),
        (one.bodies, other.bodies),
        (one.places, other.places),
    )
    return any(first - second and second - first for first, second in sorts) or any(
        first and second and first.isdisjoint(second)
        for first, second in zip(_days(one.dates), _days(other.dates), strict=True)
    )


def _days(dates: Iterable[str]) -> tuple[set[str], ...]:
    """Days of a month, months, years and hours."""
    found: tuple[set[str], ...] = (set(), set(), set(), set())
    for date in dates:
        found[_unit(date)].add(date)
    return found


def _unit(date: str) -> int:
    if date in _months():
        return 1
    if date[1:].isdigit():
        return 2
    return 3 if date.endswith(tuple(words.load("origins")["hours"])) else 0


@cache
def _months() -> frozenset[str]:
    return frozenset(f"@{month}" for month in words.load("origins")["months"])
