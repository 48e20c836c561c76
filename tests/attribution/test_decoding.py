"""The best valid tag sequence, and the spans it spells."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.attribution.decoding import best_labels, find_spans
from analysis.attribution.windows import split_words
from analysis.models import Span

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def scores(*rows: dict[str, float]) -> np.ndarray:
    table = np.full((len(rows), len(LABELS)), -9.0, dtype=np.float32)
    for i, row in enumerate(rows):
        for label, value in row.items():
            table[i, LABELS.index(label)] = value
    return table


def decode(*rows: dict[str, float], restarts: tuple[int, ...] = (0,)) -> list[str]:
    path = best_labels(scores(*rows), LABELS, [i in restarts for i in range(len(rows))])
    return [LABELS[i] for i in path]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"B-cue": -0.1}], ["B-cue"]),
        ([{"I-cue": -0.1, "B-cue": -2.0}], ["B-cue"]),
        ([{"O": -0.1, "B-cue": -0.5}, {"I-cue": -0.1, "O": -4.0}], ["B-cue", "I-cue"]),
        ([{"B-cue": -0.1}, {"I-source": -0.1, "O": -1.0}], ["B-cue", "O"]),
        ([{"B-source": -0.1}, {"I-source": -0.1}], ["B-source", "I-source"]),
    ],
)
def test_inside_follows_only_its_own_kind(rows: list[dict], expected: list[str]) -> None:
    assert decode(*rows) == expected


def test_nothing_continues_over_a_line() -> None:
    rows = [{"B-content": -0.1}, {"I-content": -0.1, "O": -3.0}]
    assert decode(*rows) == ["B-content", "I-content"]
    assert decode(*rows, restarts=(0, 1)) == ["B-content", "O"]


def test_no_words_no_labels() -> None:
    assert best_labels(scores(), LABELS, []) == []


@given(
    arrays(
        np.float32, st.tuples(st.integers(1, 12), st.just(7)), elements=st.floats(-9, 0, width=32)
    )
)
def test_every_sequence_is_valid(table: np.ndarray) -> None:
    path = [LABELS[i] for i in best_labels(table, LABELS, [i == 0 for i in range(len(table))])]
    for before, label in zip(["O", *path], path, strict=False):
        assert not label.startswith("I-") or before[1:] == label[1:]


def spans(text: str, path: list[str]) -> list[tuple[str, str]]:
    words = split_words(text)
    numbers = [LABELS.index(label) for label in path]
    table = np.zeros((len(words), len(LABELS)), dtype=np.float32)
    found = find_spans(text, words, table, numbers, LABELS)
    return [(tagged.role, tagged.span.of(text)) for tagged in found]


def test_spans_of_a_sentence() -> None:
    path = ["B-source", "I-source", "B-cue", "B-content", "I-content", "O"]
    assert spans("Ann Lee says rain falls.", path) == [
        ("source", "Ann Lee"),
        ("cue", "says"),
        ("content", "rain falls"),
    ]


def test_neighbours_of_one_role_are_one_span_but_not_across_a_line_or_a_word() -> None:
    assert spans("it rains", ["B-content", "B-content"]) == [("content", "it rains")]
    assert spans("it\nrains", ["B-content", "B-content"]) == [
        ("content", "it"),
        ("content", "rains"),
    ]
    assert len(spans("it now rains", ["B-content", "O", "B-content"])) == 2


def test_confidence_is_the_mean_probability_of_the_chosen_tags() -> None:
    table = np.log(np.full((2, 7), 0.25, dtype=np.float32))
    (found,) = find_spans("Ann Lee", [(0, 3), (4, 7)], table, [1, 2], LABELS)
    assert found.span == Span(0, 7)
    assert found.confidence == pytest.approx(0.25)
