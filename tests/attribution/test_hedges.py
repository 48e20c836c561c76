"""Words of distance."""

import pytest

from analysis.attribution.hedges import find_hedges
from analysis.models import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he is allegedly ready", ["allegedly"]),
        ("it could close", ["could"]),
        ("the mill is said to close", ["is said to"]),
        ("Reportedly it may close", ["Reportedly", "may"]),
        ("in May the mill closed", []),
        ("the mayor closed it", []),
        ("the dismay was great", []),
        ("it closed", []),
    ],
)
def test_hedges(text: str, expected: list[str]) -> None:
    assert [h.of(text) for h in find_hedges(text, (Span(0, len(text)),))] == expected


def test_only_inside_the_spans() -> None:
    text = "it may close and could open"
    assert [h.of(text) for h in find_hedges(text, (Span(0, 12),))] == ["may"]
