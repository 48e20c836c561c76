"""Bounds of chance: against published values, known formulas and drawn samples."""

import random
from dataclasses import dataclass
from math import sqrt
from typing import Any

import pytest

from analysis.evaluation.intervals import around, figures, jackknife, wilson


@dataclass(frozen=True)
class Row:
    doc: str
    right: bool


def share_of(rows: Any) -> dict[str, Any]:
    return {"n": len(rows), "share": {"right": sum(row.right for row in rows) / len(rows)}}


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_is_as_published(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right / n, n) == pytest.approx((low, high), abs=6e-5)


def test_nothing_has_no_bounds_and_all_of_few_are_not_surely_all() -> None:
    assert wilson(0.0, 0) is None
    assert wilson(1.0, 5) == pytest.approx((0.5655, 1.0), abs=1e-4)


def test_leaving_out_one_gives_the_error_of_a_mean() -> None:
    rows = [Row(str(i), i % 3 == 0) for i in range(30)]
    share = 1 / 3
    expected = sqrt(share * (1 - share) / 29)
    assert jackknife(rows, share_of) == {"share right": pytest.approx(expected, abs=1e-4)}


def test_rows_of_one_article_are_not_taken_for_many() -> None:
    alone = [Row(str(i), i % 2 == 0) for i in range(40)]
    together = [Row(str(i // 10), i // 10 % 2 == 0) for i in range(40)]
    few, many = jackknife(together, share_of), jackknife(alone, share_of)
    assert few["share right"] > 3 * many["share right"]


def test_one_article_tells_no_error() -> None:
    assert jackknife([Row("a", True), Row("a", False)], share_of) == {}


def test_bounds_hold_as_often_as_they_say() -> None:
    draw, truth, held = random.Random(7), 0.7, 0
    for _ in range(400):
        rows = [Row(str(i), draw.random() < truth) for i in range(40)]
        value = share_of(rows)["share"]["right"]
        low, high = around(value, jackknife(rows, share_of)["share right"], 40)
        held += low <= truth <= high
    assert 0.91 <= held / 400 <= 0.98


def test_bounds_stay_between_none_and_all() -> None:
    assert around(0.99, 0.05, 12).high == 1.0
    assert around(0.01, 0.05, 12).low == 0.0


def test_counts_are_no_figures() -> None:
    scores = {"gold": 3, "error": None, "by": {"form": {"f1": 0.5, "gold": 2}}}
    assert list(figures(scores)) == [("by form f1", 0.5)]
