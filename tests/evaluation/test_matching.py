import pytest

from analysis.evaluation.matching import any_overlap, names_agree, pair_contents, share_tokens
from analysis.models import Span


def of(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([of(1, 2)], [of(1, 2)], {0: 0}),
        ([of(1, 2)], [of(1, 2, 3, 4)], {0: 0}),  # exactly half
        ([of(1, 2)], [of(1, 2, 3, 4, 5)], {}),
        ([of(1, 2)], [of(1, 2, 3), of(1, 2)], {0: 1}),  # the better one, not the first
        ([of(1, 2)], [of(1, 2), of(1, 2)], {0: 0}),  # one to one, the first
        ([of(1, 2), of(1, 2, 3)], [of(1, 2, 3)], {1: 0}),
        ([of(1, 2, 3), of(2, 3, 4)], [of(2, 3)], {0: 0}),
        ([of()], [of()], {}),
    ],
)
def test_contents_are_paired_best_first(
    gold: list[frozenset[int]], predicted: list[frozenset[int]], expected: dict[int, int]
) -> None:
    assert pair_contents(gold, predicted) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(of(1), of(1, 2), True), (of(1), of(2), False), (of(), of(), True), (of(), of(1), False)],
)
def test_nothing_agrees_with_nothing_only(
    left: frozenset[int], right: frozenset[int], expected: bool
) -> None:
    assert share_tokens(left, right) is share_tokens(right, left) is expected


@pytest.mark.parametrize(
    ("predicted", "gold", "expected"),
    [
        ("Ines Calder", "Ines Calder", True),
        ("Calder", "Ines Calder", True),
        ("ines calder", "Ines M. Calder", True),
        ("The Gazette", "Gazette", True),
        ("Gazette", "the Eastmere Gazette", True),
        ("Jon Calder", "Ines Calder", False),
        ("Ines", "Ines Calder", True),  # the last word of the shorter is in the longer
        ("Reed", "Ines Calder", False),
        ("U.N.", "UN", True),
        (None, None, True),
        ("", None, True),
        (None, "Calder", False),
        ("Calder", None, False),
        ("—", "—", False),
    ],
)
def test_names_agree(predicted: str | None, gold: str | None, expected: bool) -> None:
    assert names_agree(predicted, gold) is expected


def test_overlap_needs_a_common_character() -> None:
    assert any_overlap((Span(0, 3), Span(8, 9)), (Span(5, 10),))
    assert not any_overlap((Span(0, 3),), (Span(3, 5),))
    assert not any_overlap(None, (Span(3, 5),))
