import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models import Span
from analysis.store.query import Query, parse_query
from analysis.tables.hits import LONGEST, best_passage, cut_to_hits, find_hits


def query(typed: str) -> Query:
    parsed = parse_query(typed)
    assert isinstance(parsed, Query)
    return parsed


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("The pier, the Pier's piers", "pier", ["pier", "Pier"]),
        ("The pier and piers", "pier*", ["pier", "piers"]),
        ("The old, old pier", '"old pier"', ["old pier"]),
        ("The old stone pier", '"old pier"', []),
        ("Old piers", '"old pier*"', ["Old piers"]),
        ("Old — pier", '"old pier"', ["Old — pier"]),
        ("Café del Mar", "cafe", ["Café"]),
        ("pier and ferry", "pier -ferry", ["pier"]),
        ("pier or jetty", "pier OR jetty", ["pier", "jetty"]),
        ("the old pier", 'pier "old pier"', ["old pier"]),
        ("東京の空", "東京", ["東京"]),
        ("", "pier", []),
    ],
)
def test_the_words_are_marked_where_they_stand(text: str, typed: str, words: list[str]) -> None:
    hits = find_hits(text, [whole(text)], query(typed))
    assert [hit.of(text) for hit in hits] == words


def test_words_outside_the_paragraphs_are_not_marked() -> None:
    assert find_hits("pier\nRead more: pier", [Span(0, 4)], query("pier")) == (Span(0, 4),)


def test_a_phrase_over_two_paragraphs_is_none() -> None:
    assert find_hits("old\npier", [Span(0, 3), Span(4, 8)], query('"old pier"')) == ()


def test_the_paragraph_with_most_different_words_is_shown() -> None:
    text = "pier pier pier\nold pier\nquay"
    paragraphs = [Span(0, 14), Span(15, 23), Span(24, 28)]
    hits = find_hits(text, paragraphs, query("pier OR old"))
    assert best_passage(text, paragraphs, hits).of(text) == "old pier"


def test_the_first_paragraph_is_shown_where_only_the_title_has_the_words() -> None:
    assert best_passage("One.\nTwo.", [Span(0, 4), Span(5, 9)], []) == Span(0, 4)
    assert best_passage("", [], []) == Span(0, 0)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_long_paragraph_is_cut_round_its_first_hit(before: int, after: int) -> None:
    text = "ab " * (before // 3) + "pier" + " cd" * (after // 3)
    hits = find_hits(text, [whole(text)], query("pier"))
    shown = cut_to_hits(text, whole(text), hits)
    assert shown.contains(hits[0])
    assert shown.end - shown.start <= LONGEST
    assert shown.of(text).split() == [
        w for w in shown.of(text).split() if w in ("ab", "pier", "cd")
    ]
