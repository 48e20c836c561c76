"""What the tables are about, and the columns by which every row says which article it is from."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, String, func, literal

from analysis.store.columns import Words
from analysis.store.schema import article

UNKNOWN_OUTLET = "Unknown outlet"


@dataclass(frozen=True, slots=True)
class Scope:
    """A collection, narrowed to outlets, days of publication or one article.

    Undated articles are in as long as no day is asked for.
    """

    collection: int
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    article: int | None = None


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
    return tuple(asked)
