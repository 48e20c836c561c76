"""Cutting text into words and windows, for training and for the screen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attribution.tagger import load_tagger
from analysis.attribution.windows import N_TRAITS, make_windows, split_words, word_traits


def traits(text: str) -> list[int]:
    return word_traits(text, split_words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mill", [6, 0]),
        ("The Mill", [7, 1]),
        ("an EU mill", [6, 2, 0]),
        ("A", [7]),  # one capital letter is Capitalised, not ALL CAPS
        ("“No” he", [9, 4, 3, 0]),  # the marks count as inside
        ('"No" he', [9, 4, 0, 0]),  # a straight closing one does not: the weights know it so
        ("“No\nhe", [9, 4, 6]),  # a line's end closes an open quotation
        ("he said ”", [6, 0, 3]),
    ],
)
def test_traits(text: str, expected: list[int]) -> None:
    assert traits(text) == expected


@given(st.text())
def test_words_index_their_text_and_traits_are_in_range(text: str) -> None:
    words = split_words(text)
    assert "".join(text[s:e] for s, e in words) == "".join(
        c for c in text if c == "_" or not c.isspace()
    )
    assert all(0 <= trait < N_TRAITS for trait in traits(text))


@settings(deadline=None)  # the first example waits for the model to load
@given(st.lists(st.text("ab .\n“”", max_size=200), max_size=6), st.integers(8, 40))
def test_windows_hold_every_word_once_and_fit(parts: list[str], limit: int) -> None:
    text = "\n".join(parts)
    windows = make_windows(text, load_tagger().tokenizer, limit)
    firsts = [piece.word for window in windows for piece in window if piece.is_first]
    assert firsts == list(range(len(split_words(text))))
    assert all(len(window) <= limit - 2 for window in windows)


def test_a_long_line_is_cut_after_a_sentence() -> None:
    text = "one two three four. five six seven eight nine"
    windows = make_windows(text, load_tagger().tokenizer, 10)
    words = split_words(text)
    start = words[windows[1][0].word][0]
    assert text[start:].startswith("five")
