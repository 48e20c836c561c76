"""The language of a text, from its words; nothing where they are too few."""

import pytest

from analysis.cleaning import detect_language

ENGLISH = "The council of Varnholm dropped its plan for a new ferry on Monday, officials said."
GERMAN = "Der Stadtrat von Lindenau hat den Plan für eine neue Fähre am Montag fallen gelassen."
SPANISH = "El ayuntamiento anunció el lunes que abandona el proyecto del nuevo transbordador."


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (SPANISH, "es"), (ENGLISH.upper(), "en")]
)
def test_a_sentence_tells_its_language(text: str, code: str):
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "Varnholm", "Anna, Bo, Karl", "1234 " * 100, "\n" * 100])
def test_too_few_words_tell_nothing(text: str):
    assert detect_language(text) is None


def test_a_name_in_another_language_does_not_change_it():
    assert detect_language(f"{ENGLISH} It is run by Schwäbische Schifffahrt. {ENGLISH}") == "en"


def test_what_was_blanked_out_makes_a_text_no_less_sure():
    assert detect_language(f"{ENGLISH}{' ' * 19_000}\n\n{ENGLISH}") == "en"


def test_a_long_text_is_told_from_its_beginning():
    assert detect_language(f"{ENGLISH} " * 5 + "1 2 3 " * 100_000) in {"en", None}
    assert detect_language(f"{ENGLISH} " * 20 + GERMAN * 1_000) != "de"
