"""Counts that add up over articles, and the ratios that are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Scores = dict[str, Any]
"""Names to figures or to further names, ready for JSON."""


def rounded(value: float) -> float:
    """The value to four decimals: more would suggest a precision that small gold does not have."""
    return round(value, 4)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right out of so many.

    >>> (Share(1, 2) + Share(2, 2)).value
    0.75
    """

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both counts together."""
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The ratio; 0 out of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """What was predicted and found right, and what is in the gold and was found."""

    precision: Share = Share()
    recall: Share = Share()

    def __add__(self, other: "Tally") -> "Tally":
        """Both tallies together, so that long articles weigh more than short ones."""
        return Tally(self.precision + other.precision, self.recall + other.recall)

    def prf(self) -> Scores:
        """Precision, recall and their harmonic mean."""
        p, r = self.precision.value, self.recall.value
        return {"p": rounded(p), "r": rounded(r), "f1": rounded(harmonic_mean(p, r))}


Count = TypeVar("Count", Share, Tally)


def one_to_one(hits: int, predicted: int, gold: int) -> Tally:
    """The tally of matches in which a hit uses up one prediction and one gold item.

    >>> one_to_one(1, 2, 4).prf()
    {'p': 0.5, 'r': 0.25, 'f1': 0.3333}
    """
    return Tally(Share(hits, predicted), Share(hits, gold))


def harmonic_mean(p: float, r: float) -> float:
    """F1 of precision and recall; 0 where both are 0."""
    return 2 * p * r / (p + r) if p + r else 0.0


def mean(values: Iterable[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    found = tuple(values)
    return sum(found) / len(found) if found else None


def total(rows: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """The counts of several articles added up, name by name."""
    sums: dict[str, Count] = {}
    for row in rows:
        for name, count in row.items():
            sums[name] = sums[name] + count if name in sums else count
    return sums
