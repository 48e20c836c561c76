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


def _days(dates: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """Days of a month, months and years."""
    months = _months()
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for date in dates:
        found[1 if date in months else 2 if date[1:].isdigit() else 0].add(date)
    return found


@cache
def _months() -> frozenset[str]:
    return frozenset(f"@{month}" for month in words.load("origins")["months"])
