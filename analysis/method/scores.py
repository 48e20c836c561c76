"""The scores against marked articles, each with its n and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from analysis.evaluation.intervals import Interval, around, wilson
from analysis.method.reading import SCORES, read_measured, read_texts

NO_BREAK = "\N{NO-BREAK SPACE}"
F1, SHARE, MEAN = "F1", "share", "mean"
"""How a score is counted: of two shares their harmonic mean, a share, or an average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """When the scores were measured, and with which analysis."""

    day: date
    analysis_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """Articles marked by careful readers, and how far the rules have seen them before."""

    name: str
    title: str
    articles: int
    what: str
    marked_by: str
    independence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure: what it says, of how many, and within which bounds it would fall by chance."""

    key: str
    """What texts call it by, such as "{attribution}"."""
    subject: str
    label: str
    measure: str
    """F1, share or mean."""
    value: float
    low: float | None
    high: float | None
    n: int
    counted: str
    """What there are n of."""
    articles: int
    meaning: str
    gold: str
    """Name of its gold set."""
    people: float | None = None
    """How far careful readers agree with each other, where that is known."""
    lower_is_better: bool = False

    @property
    def said(self) -> str:
        """The figure as it is written everywhere: a share in per cent, any other in full."""
        return said(self.value, self.measure)

    @property
    def brief(self) -> str:
        """The figure with its n, as the middle of a sentence has it."""
        value = f"F1 {self.said}" if self.measure == F1 else self.said
        return f"{value} (n = {self.n:,})".replace(" ", NO_BREAK)

    @property
    def bounds(self) -> str:
        """The interval as it is written everywhere; empty where there is none."""
        if self.low is None or self.high is None:
            return ""
        return f"{said(self.low, self.measure)} to {said(self.high, self.measure)}"


def said(value: float, measure: str) -> str:
    """A value in the unit of its measure.

    >>> said(0.7094, SHARE), said(0.7094, F1)
    ('71 %', '0.71')
    """
    return f"{value:.2f}" if measure == F1 else f"{100 * value:.0f} %"


@cache
def measured() -> Measured:
    """When and with what all scores were measured."""
    found = read_measured(SCORES)
    day = date.fromisoformat(found["measured"])
    return Measured(day=day, analysis_version=found["analysis_version"])


@cache
def gold_sets() -> tuple[GoldSet, ...]:
    """The marked articles behind the scores."""
    files = read_measured(SCORES)["files"]
    return tuple(
        GoldSet(**row, articles=_figure(files[row["name"]]["scores"], ["articles"]))
        for row in read_texts("scores.toml")["gold"]
    )


@cache
def scores() -> tuple[Score, ...]:
    """Every score, subject by subject."""
    files = read_measured(SCORES)["files"]
    return tuple(_score(row, files[row["gold"]]) for row in read_texts("scores.toml")["score"])


def _score(row: Mapping[str, Any], file: Mapping[str, Any]) -> Score:
    n = int(_figure(file["scores"], row["n"]))
    figure = _figure(file["scores"], row["path"])
    value = figure / n if isinstance(figure, int) else float(figure)
    articles = int(_figure(file["scores"], ["articles"]))
    interval = _interval(row, file, value, n)
    return Score(
        **{name: words for name, words in row.items() if name not in ("path", "n")},
        value=value,
        n=n,
        articles=articles,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )


def _interval(
    row: Mapping[str, Any], file: Mapping[str, Any], value: float, n: int
) -> Interval | None:
    if row["measure"] == SHARE:
        return wilson(value, n)
    error = file["errors"].get(" ".join(row["path"]))
    # Leaving out an article changed nothing: that tells nothing of other articles.
    return around(value, error, file["scores"]["articles"]) if error else None


def _figure(scores: Any, path: Sequence[str]) -> Any:
    for name in path:
        scores = scores[name]
    return scores
