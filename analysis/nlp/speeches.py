"""Who says the words that stand at a place: the innermost statement around it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.models import Attribution, Span

MOST_AROUND = 12
"""Statements to look through, those that begin nearest before a place first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What somebody says, and the number of the entity that says it where one is known."""

    content: Span
    entity: int | None


def find_speeches(attributions: Iterable[Attribution]) -> tuple[Speech, ...]:
    """Every stretch that somebody says, in reading order, the longer of two first."""
    found = [
        Speech(content=span, entity=one.entity) for one in attributions for span in one.content
    ]
    return tuple(sorted(found, key=lambda one: (one.content.start, -one.content.end)))


def speech_at(speeches: Sequence[Speech], place: Span) -> Speech | None:
    """The innermost speech that holds a place."""
    after = bisect_right(speeches, place.start, key=lambda one: one.content.start)
    near = speeches[max(0, after - MOST_AROUND) : after]
    return next((one for one in reversed(near) if one.content.contains(place)), None)
