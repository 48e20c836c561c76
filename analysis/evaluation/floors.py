"""Floors: figures that must not get worse."""

from collections.abc import Iterator, Mapping
from typing import Any

CEILINGS = frozenset({"count_error", "false_chain", "traps_taken"})
"""Figures that are better the lower they are: their "floor" is the most that they may be."""


def below(scores: Mapping[str, Any], floors: Mapping[str, Any]) -> tuple[str, ...]:
    """A sentence for every score that is worse than its floor, or is not there at all.

    `floors` is nested as the scores are, with the figures that matter only.

    >>> below({"dev.jsonl": {"mention": {"f1": 0.7}}}, {"dev.jsonl": {"mention": {"f1": 0.8}}})
    ('dev.jsonl mention f1 is 0.7, below its floor 0.8',)
    """
    return tuple(_find_worse(scores, floors, ()))


def _find_worse(scores: Any, floors: Any, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(floors, Mapping):
        inner = scores if isinstance(scores, Mapping) else {}
        for name, floor in floors.items():
            yield from _find_worse(inner.get(name), floor, (*names, name))
    elif (complaint := _complaint(scores, floors, names[-1])) is not None:
        yield f"{' '.join(names)} {complaint}"


def _complaint(score: Any, floor: float, name: str) -> str | None:
    if not isinstance(score, int | float):
        return f"has no score to hold against {floor}"
    if name in CEILINGS:
        return f"is {score}, above its ceiling {floor}" if score > floor else None
    return f"is {score}, below its floor {floor}" if score < floor else None
