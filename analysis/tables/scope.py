"""What the tables are about, and the columns by which every row says which article it is from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from analysis.store.columns import Words
from analysis.store.query import Query, parse_query
from analysis.store.schema import (
    article,
    article_words,
    attribution,
    attribution_words,
    grouped,
    statement,
    statement_words,
)
from analysis.store.search import is_hit

UNKNOWN_OUTLET = "Unknown outlet"


class Within(StrEnum):
    """Where the words of a search have to stand: in an article, or in what somebody said in it."""

    ARTICLES = "articles"
    STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Scope:
    """A collection, narrowed to outlets, days of publication, one article or a search.

    Undated articles are in as long as no day is asked for. Words that are no query (see
    `parse_query`) narrow nothing. A search within statements narrows the articles to those with
    such a statement, and the statements to those that have the words.
    """

    collection: int
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    article: int | None = None
    words: str = ""
    within: Within = Within.ARTICLES
    once: bool = False
    """Of the articles in the scope that share their text, only the longest is in it."""

    @property
    def query(self) -> Query | None:
        """What is searched for, if anything can be."""
        query = parse_query(self.words)
        return query if isinstance(query, Query) else None


def _present(column: ColumnElement[str]) -> ColumnElement[str | None]:
    return func.nullif(column, literal("", String), type_=Words())


title = func.coalesce(_present(article.c.title), article.c.name, type_=Words()).label("title")
outlet = func.coalesce(
    _present(article.c.publisher), literal(UNKNOWN_OUTLET, Words), type_=Words()
).label("outlet")

ORIGIN = (article.c.id.label("article"), title, outlet, article.c.published)
"""Which article a row is from."""


def conditions(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """What must hold for an article to be in the scope."""
    asked: list[ColumnElement[bool]] = [
        article.c.collection_id == scope.collection,
        article.c.deleted.is_(None),
    ]
    if scope.outlets:
        asked.append(outlet.element.in_(scope.outlets))
    if scope.since is not None:
        asked.append(article.c.published >= scope.since)
    if scope.until is not None:
        asked.append(article.c.published <= scope.until)
    if scope.article is not None:
        asked.append(article.c.id == scope.article)
    asked += _searched(scope)
    return (*asked, _is_the_longest(asked)) if scope.once else tuple(asked)


def _is_the_longest(asked: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """That no longer article among those asked for has the same text; of equals, no earlier one."""
    is_copy = and_(grouped.c.article_id == article.c.id, grouped.c.sort == "copies")
    text = func.coalesce(grouped.c.first_article, article.c.id)
    place = func.row_number().over(
        partition_by=text, order_by=(article.c.words.desc(), article.c.id)
    )
    ranked = (
        select(article.c.id, place.label("place"))
        .select_from(article.outerjoin(grouped, is_copy))
        .where(*asked)
        .subquery()
    )
    return article.c.id.in_(select(ranked.c.id).where(ranked.c.place == 1))


def _searched(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """That the article, or a statement in it, has the words."""
    query = scope.query
    if query is None:
        return ()
    if scope.within is Within.ARTICLES:
        return (_has_hit(article_words, query),)
    return (or_(*(_has_hit(table, query) for table in (attribution_words, statement_words))),)


def _has_hit(words: Table, query: Query) -> ColumnElement[bool]:
    return article.c.id.in_(select(words.c.article_id).where(is_hit(words, query)))


def of_attributions(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """What must hold, beside `conditions`, for an attribution to be in the scope."""
    query = scope.query
    if query is None or scope.within is Within.ARTICLES:
        return ()
    place = tuple_(attribution.c.article_id, attribution.c.position)
    return (place.in_(_places(attribution_words, query)),)


def of_statements(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """What must hold, beside `conditions`, for a statement to be in the scope.

    A claim and its denials stay together when one of them has the words, in an article that the
    scope does not leave out otherwise: alone, a denied claim would look as if nobody had answered
    it.
    """
    query = scope.query
    if query is None or scope.within is Within.ARTICLES:
        return ()
    own = _claims(statement_words, "position", query, scope)
    reported = _claims(attribution_words, "attribution", query, scope)
    return (statement.c.claim.in_(own.union(reported)),)


def _claims(words: Table, place: str, query: Query, scope: Scope) -> Select[str]:
    """The groups of the statements that have the words; `place` is what numbers the words."""
    said = statement.alias()
    others = select(article.c.id).where(*conditions(replace(scope, words="", once=False)))
    is_its = and_(said.c.article_id == words.c.article_id, said.c[place] == words.c.position)
    joined = words.join(said, is_its)
    is_in_scope = said.c.article_id.in_(others)
    return select(said.c.claim).select_from(joined).where(is_hit(words, query), is_in_scope)


def _places(words: Table, query: Query) -> Select[int, int]:
    return select(words.c.article_id, words.c.position).where(is_hit(words, query))
