import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.key import with_key
from analysis.charts.labels import (
    alt_text,
    balance,
    framed,
    listed,
    safe,
    shorten,
    words_over,
    wrap,
)
from tests.charts.frames import HOSTILE


@given(st.text())
def test_no_text_leaves_markup_or_tex_behind(words: str) -> None:
    assert not set("<>$\n") & set(safe(words))


def test_hostile_words_are_shown_as_they_stand() -> None:
    expected = "&lt;b onmouseover=x&gt;&#36;\\href{y}&#36;&lt;/b&gt; &amp; co"
    assert safe(HOSTILE) == expected


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("Ines Calder", 20, "Ines Calder"),
        ("Ines Calder", 11, "Ines Calder"),
        ("Ines Calder", 10, "Ines…"),
        ("Northwindholdings", 10, "Northwind…"),
        ("  Ines \n Calder ", 20, "Ines Calder"),
        ("Department, of Works", 12, "Department…"),
    ],
)
def test_words_are_cut_between_words_where_that_is_possible(
    words: str, limit: int, expected: str
) -> None:
    assert shorten(words, limit) == expected


@given(st.text(), st.integers(2, 60))
def test_shortened_words_fit(words: str, limit: int) -> None:
    assert len(shorten(words, limit)) <= limit


@given(st.text(), st.integers(2, 60), st.integers(1, 4))
def test_wrapped_words_fit(words: str, width: int, lines: int) -> None:
    for made in (wrap(words, width, lines), balance(words, width, lines)):
        assert len(made) <= lines
        assert all(len(line) <= width for line in made)


def test_balancing_loses_no_word_and_adds_no_line() -> None:
    words = "28 of 60 statements cite a named person, organisation or outlet"
    assert " ".join(balance(words, 56, 3)) == words
    assert len(balance(words, 56, 3)) == 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["Ann"], "Ann"),
        (["Ann", "Bo"], "Ann and Bo"),
        (["Ann", "Bo", "Cy"], "Ann, Bo and 1 other"),
        (["Ann", "Bo", "Cy", "Di"], "Ann, Bo and 2 others"),
    ],
)
def test_names_make_a_sentence(names: list[str], expected: str) -> None:
    assert listed(names) == expected


def test_a_title_and_a_note_have_room_above_the_plot() -> None:
    short = framed(go.Figure(), title="A", note="n = 1", height=100)
    long = framed(go.Figure(), title="word " * 30, note="word " * 40, height=100)
    assert long.layout.margin.t > short.layout.margin.t
    assert short.layout.height - short.layout.margin.t >= 100


def test_the_words_over_a_chart_wrap_where_it_is_narrow_and_stay_words() -> None:
    fig = framed(go.Figure(), title=f"{HOSTILE} leads " * 3, note="n = 2. " * 20, height=10)
    words, height = words_over(with_key(fig, [("■", "#000", "one")]))
    assert "<br>" not in words
    assert safe(HOSTILE) in words
    assert HOSTILE not in words
    assert height == fig.layout.margin.t - 10


def test_the_alternative_text_is_the_finding_and_its_n_in_plain_words() -> None:
    fig = framed(go.Figure(), title=f"{HOSTILE} leads", note="n = 2 of 3 articles.", height=10)
    assert alt_text(fig) == f"{HOSTILE} leads. n = 2 of 3 articles"
