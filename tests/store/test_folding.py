import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models import Span
from analysis.store.folding import BORDER, LONGEST, find_words, fold, fold_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Mayor", "the mayor"),
        ("the mayor's", "the mayor s"),
        ("the mayor’s", "the mayor s"),
        ("snake_case", "snake case"),
        ("Dam-Watch, U.S.", "dam watch u s"),
        ("Zelenský, ZELENSKÝ", "zelensky zelensky"),
        ("Søren Łukasz Đorđe Straße Œuvre", "soren lukasz dorde strasse oeuvre"),
        ("Ελλάδα Й", "ελλαδα и"),
        ("ﬁnance ½ Ⅳ", "finance 12 iv"),
        ("हिन्दी की", "हिन्दी की"),
        ("東京タワー", "東 京 タ ワ ー"),
        ("か\u3099", "が"),
        ("한국어", "한국어"),
        ("… — “” * \x00 🙂", ""),
        ("\u0301", ""),
        ("x" * 150, "x" * LONGEST),
    ],
)
def test_words_as_they_are_compared(text: str, words: str) -> None:
    assert " ".join(word.folded for word in find_words(text)) == words


def test_two_ways_to_write_an_accent_are_one_word() -> None:
    composed = "Café Nguyễn"
    apart = unicodedata.normalize("NFD", composed)
    assert fold_text(apart, [Span(0, len(apart))]) == "cafe nguyen"
    assert [word.span.of(apart) for word in find_words(apart)] == apart.split()


def test_a_phrase_cannot_reach_over_a_border() -> None:
    assert fold_text("Old\nPier", [Span(0, 3), Span(4, 8)]) == f"old {BORDER} pier"


def test_an_empty_stretch_has_no_border() -> None:
    assert fold_text("Old … Pier", [Span(0, 3), Span(4, 5), Span(6, 10)]) == f"old {BORDER} pier"


@given(st.text())
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    for word in find_words(text):
        assert fold(word.span.of(text)) == word.folded
        assert word.folded.split() == [word.folded]
        assert not set(word.folded) & set("'\"\\%_*&|!:()\x00" + BORDER)


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    folded = " ".join(word.folded for word in find_words(text))
    assert " ".join(word.folded for word in find_words(folded)) == folded
