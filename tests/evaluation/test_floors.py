from typing import Any

import pytest

from analysis.evaluation.floors import below

SCORES = {"dev.jsonl": {"attribution": {"f1": 0.7}, "count_error": 0.2, "top5": None}}


@pytest.mark.parametrize(
    ("floors", "expected"),
    [
        ({}, ()),
        ({"attribution": {"f1": 0.7}}, ()),
        ({"attribution": {"f1": 0.71}}, ("dev.jsonl attribution f1 is 0.7, below its floor 0.71",)),
        ({"count_error": 0.2}, ()),
        ({"count_error": 0.1}, ("dev.jsonl count_error is 0.2, above its ceiling 0.1",)),
        ({"top5": 0.1}, ("dev.jsonl top5 has no score to hold against 0.1",)),
        (
            {"atribution": {"f1": 0.1}},
            ("dev.jsonl atribution f1 has no score to hold against 0.1",),
        ),
    ],
)
def test_what_is_worse_than_its_floor_is_told(
    floors: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert below(SCORES, {"dev.jsonl": floors}) == expected


def test_a_file_that_was_not_scored_is_told() -> None:
    assert below({}, {"dev.jsonl": {"top5": 0.5}}) == (
        "dev.jsonl top5 has no score to hold against 0.5",
    )
