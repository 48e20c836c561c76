import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.store.query import (
    LONGEST_QUERY,
    MOST_TERMS,
    NOTHING,
    ONLY_LEFT_OUT,
    TOO_LONG,
    Query,
    Term,
    parse_query,
)


def shown(query: Query) -> str:
    """The query in one line: words of a phrase joined by +, alternatives by /."""
    groups = ("/".join(map(_shown, group)) for group in query.groups)
    return " ".join([*groups, *(f"-{_shown(term)}" for term in query.left_out)])


def _shown(term: Term) -> str:
    return "+".join(term.words) + ("*" if term.is_prefix else "")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("pier", "pier"),
        ("  Old   PIER ", "old pier"),
        ("pier pier", "pier"),
        ('"old pier"', "old+pier"),
        ("“old pier” sold", "old+pier sold"),
        ("«old pier»", "old+pier"),
        ('"old pier', "old+pier"),
        ("ferr*", "ferr*"),
        ('"old pie*"', "old+pie*"),
        ("fe*rr", "fe+rr"),
        ("*ferry", "ferry"),
        ("pier -ferry", "pier -ferry"),
        ("pier –ferry", "pier -ferry"),
        ('-"ferry fares" pier', "pier -ferry+fares"),
        ("pier NOT ferry", "pier -ferry"),
        ("pier AND ferry", "pier ferry"),
        ("pier not ferry", "pier not ferry"),
        ("dam-watch", "dam+watch"),
        ("dam - watch", "dam watch"),
        ("--ferry pier", "pier -ferry"),
        ("mayor's", "mayor+s"),
        ("U.S.", "u+s"),
        ("pier OR jetty", "pier/jetty"),
        ("old pier OR jetty sold", "old pier/jetty sold"),
        ('pier OR "old jetty" OR quay*', "pier/old+jetty/quay*"),
        ("OR pier", "pier"),
        ("pier OR", "pier"),
        ("pier OR OR jetty", "pier/jetty"),
        ("pier or jetty", "pier or jetty"),
        ("pier OR -jetty", "pier -jetty"),
        ('"OR"', "or"),
        ("(pier) AND [ferry]", "pier ferry"),
        ("title:pier", "title+pier"),
        ("NEAR(pier ferry, 5)", "near+pier ferry 5"),
        ("pier; DROP TABLE article", "pier drop table article"),
        ("Żółć 東京", "zolc 東+京"),
        ("pier\x00ferry", "pier+ferry"),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(typed: str, query: str) -> None:
    found = parse_query(typed)
    assert isinstance(found, Query)
    assert shown(found) == query


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NOTHING),
        ("   ", NOTHING),
        ('"" * () -', NOTHING),
        ("\x00\ud800", NOTHING),
        ("🙂 …", NOTHING),
        ("OR", NOTHING),
        ("AND NOT", NOTHING),
        ("-ferry", ONLY_LEFT_OUT),
        ("NOT ferry", ONLY_LEFT_OUT),
        ("x" * (LONGEST_QUERY + 1), TOO_LONG),
        (" ".join("x" * (MOST_TERMS + 1)), TOO_LONG),
    ],
)
def test_what_cannot_be_looked_for_says_why(typed: str, problem: object) -> None:
    assert parse_query(typed) == problem


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    found = parse_query(typed)
    if isinstance(found, Query):
        assert found.groups
        assert all(term.words for term in (*found.terms, *found.left_out))
