"""Statements that say "not": which of them answer an article that says it was so."""

import pytest

from analysis.models import Stance
from analysis.origins import Collection, ReportId, Statement
from analysis.origins.countering import (
    as_denial,
    countering_statement,
    turn_round,
    with_counterstatements,
)
from tests.origins.building import report, statement

SOLD = "Tarn Line has sold its two oldest ferries to a breaker"
PERSON = "named_person: Sela Windom"


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("that Tarn Line had not sold the ferry", "that Tarn Line had sold the ferry"),
        ("Tarn Line didn’t sell the ferry", "Tarn Line did sell the ferry"),
        ("the ferry had never been sold", "the ferry had been sold"),
        ("the ferry was not sold", "the ferry was sold"),
        ("Tarn Line will not sell the ferry", "Tarn Line will sell the ferry"),
    ],
)
def test_what_is_said_not_to_be_so(text: str, turned: str) -> None:
    assert turn_round(text) == turned


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Line sold the ferry",
        "Tarn Line did not only sell the ferry",
        "not all of the ferries were sold",
        "the ferry had not yet been sold",
        "it has not been proven that the ferry was sold",
        "she did not know whether the ferry was sold",
        "he does not believe that the ferry was sold",
        "the ferry that had not been oiled was sold",
        "the ferry was sold because it was not safe",
        "the ferry was sold and was not missed",
        "nobody had not sold the ferry",
        "the ferry had not been sold, not even for scrap",
        "no ferry was sold",
        "not so",
    ],
)
def test_near_misses(text: str) -> None:
    assert turn_round(text) is None


def answered(said: Statement, claim: str = SOLD) -> ReportId | None:
    """The claim that a statement of the second of two articles answers."""
    collection = Collection()
    collection.add(report(1, statement(1, 0, claim, "anonymous: two sailors")))
    collection.add(with_counterstatements(report(2, said)))
    return collection.answered_by(as_denial(ReportId(2, 0)))


def test_it_answers_the_article_that_says_so() -> None:
    said = statement(2, 0, "Tarn Line had not sold its two oldest ferries", PERSON)
    assert answered(said) == ReportId(1, 0)


@pytest.mark.parametrize(
    "said",
    [
        statement(2, 0, "Tarn Line had not painted its two oldest ferries", PERSON),
        statement(2, 0, "Tarn Line had not sold its three oldest ferries", PERSON),
        statement(2, 0, "Tarn Line had sold its two oldest ferries", PERSON),
        statement(2, 0, "Tarn Line had not sold its two oldest ferries"),
        statement(2, 0, "Tarn Line had not sold its two oldest ferries", "author: "),
        statement(
            2, 0, "Tarn Line had not sold its two oldest ferries", PERSON, stance=Stance.NOT_DENIED
        ),
    ],
    ids=["other deed", "other figure", "agrees", "nobody's", "the article's own", "no denial"],
)
def test_what_answers_nothing(said: Statement) -> None:
    assert answered(said) is None


def test_who_says_both_does_not_deny_it() -> None:
    collection = Collection()
    collection.add(report(1, statement(1, 0, SOLD, PERSON)))
    said = statement(2, 0, "Tarn Line had not sold its two oldest ferries", PERSON)
    collection.add(with_counterstatements(report(2, said)))
    assert collection.answered_by(as_denial(ReportId(2, 0))) is None


def test_they_are_counted_after_the_denials_by_their_statement() -> None:
    said = [
        statement(2, 0, "the ferry is old", PERSON),
        statement(2, 1, "the ferry was not sold", PERSON),
    ]
    (found,) = with_counterstatements(report(2, *said)).denials
    assert found.id == as_denial(ReportId(2, 1))
    assert countering_statement(found.id) == ReportId(2, 1)
    assert countering_statement(ReportId(2, 1)) is None
    assert found.denier == said[1].chain[0].identity
    assert found.words == "the ferry was sold"
