"""What the pointers between words say of the spans that hold those words."""

import numpy as np
import pytest

from analysis.attribution.decoding import NOWHERE, TaggedSpan
from analysis.attribution.pointers import Pointers, point, untagged_sources, words_of_span
from analysis.attribution.windows import split_words
from analysis.models import Span

TEXT = "Ann said it rained . Bob knew"
WORDS = split_words(TEXT)


def spans(*roles: tuple[str, str]) -> tuple[TaggedSpan, ...]:
    return tuple(
        TaggedSpan(
            role=role,
            span=Span(TEXT.index(words), TEXT.index(words) + len(words)),
            confidence=1.0,
        )
        for role, words in roles
    )


def pointers(
    first: int,
    size: int,
    cues: dict[tuple[int, int], float],
    sources: dict[tuple[int, int], float],
) -> Pointers:
    """A window; keys are (word, word) of the text, the second -1 for nowhere."""
    tables = []
    for given in (cues, sources):
        table = np.zeros((size, size + 1), np.float16)
        for (row, column), value in given.items():
            table[row - first, 0 if column == NOWHERE else column - first + 1] = value
        tables.append(table)
    return Pointers(first=first, cue_of_content=tables[0], source_of_cue=tables[1])


def test_a_content_points_by_the_mean_of_its_words_and_a_cue_at_whole_sources() -> None:
    window = pointers(
        0,
        7,
        {(2, 1): 0.9, (3, 1): 0.4, (2, 6): 0.1, (3, 6): 0.1},
        {(1, 0): 0.75, (1, NOWHERE): 0.25},
    )
    found = spans(("source", "Ann"), ("cue", "said"), ("content", "it rained"), ("cue", "knew"))
    _, said, content, knew = point(found, WORDS, (window,))
    assert dict(content.partners) == pytest.approx({NOWHERE: 0, 0: 0.6, 1: 0.1}, abs=0.01)
    assert dict(said.partners) == pytest.approx({NOWHERE: 0.25, 0: 0.75}, abs=0.01)
    assert dict(knew.partners)[0] == pytest.approx(0, abs=0.01)


def test_spans_of_another_window_are_not_pointed_to() -> None:
    windows = (pointers(0, 5, {(2, 1): 0.9, (3, 1): 0.9}, {}), pointers(5, 2, {}, {}))
    found = spans(("cue", "said"), ("content", "it rained"), ("source", "Bob"), ("cue", "knew"))
    said, content, _, knew = point(found, WORDS, windows)
    assert [number for number, _ in content.partners] == [NOWHERE, 0]
    assert [number for number, _ in said.partners] == [NOWHERE]
    assert [number for number, _ in knew.partners] == [NOWHERE, 0]


@pytest.mark.parametrize(
    ("sources", "tagged", "expected"),
    [
        ({(6, 5): 0.8, (6, NOWHERE): 0.1}, [("cue", "knew")], ["Bob"]),
        ({(6, 5): 0.5, (6, 4): 0.3, (6, NOWHERE): 0.1}, [("cue", "knew")], [". Bob"]),
        ({(6, 5): 0.3, (6, NOWHERE): 0.6}, [("cue", "knew")], []),  # nobody is likelier
        ({(6, 5): 0.8}, [("source", "Bob"), ("cue", "knew")], []),  # tagged already
        ({(6, 5): 0.5, (6, 0): 0.45}, [("source", "Ann"), ("cue", "knew")], []),
        ({(6, 2): 0.8}, [("content", "it rained"), ("cue", "knew")], []),  # in what is said
    ],
)
def test_a_source_that_was_not_tagged_is_found_where_its_cue_points(
    sources: dict[tuple[int, int], float], tagged: list[tuple[str, str]], expected: list[str]
) -> None:
    found = untagged_sources(spans(*tagged), WORDS, (pointers(0, 7, {}, sources),))
    assert [one.span.of(TEXT) for one in found] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Ann", range(0, 1)), ("it rained", range(2, 4)), ("rained .", range(3, 5))],
)
def test_words_of_a_span(words: str, expected: range) -> None:
    start = TEXT.index(words)
    assert words_of_span(Span(start, start + len(words)), WORDS) == expected
