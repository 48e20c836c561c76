"""The tables of what the sidebar has chosen: what a page asks for, in one word each."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pandas as pd

from analysis.models import Analysis
from analysis.tables import Counts, Scope
from pages.shared import cached
from pages.shared.cached import store
from pages.shared.scope import counted_scope, current_scope

__all__ = ["analysis_of", "articles", "attributions", "entities", "statements", "store"]

T = TypeVar("T")

_NOWHERE = Scope(collection=0)
"""No store counts from 0, so every table of it is empty and has its columns."""


def articles() -> pd.DataFrame:
    """The articles in scope; no rows while there is no collection."""
    return _read(cached.articles_table)


def notes() -> pd.DataFrame:
    """What is noted on the articles in scope."""
    return _read(cached.notes_table)


def copies() -> pd.DataFrame:
    """The articles of the collection that share their text with others, and with how many."""
    return _read(lambda version, scope: cached.copied_table(version, scope.collection))


def entities(*, hidden: bool = False, each: bool = False) -> pd.DataFrame:
    """Everybody and everything named in scope; with `hidden`, what somebody hid as well.

    Copies of an article count once, with `each` every time.
    """
    found = _count(cached.entities_table, each=each)
    return found if hidden else found[~found["hidden"]].reset_index(drop=True)


def attributions(*, each: bool = False) -> pd.DataFrame:
    """Every attribution in the articles in scope; of copies those of one, with `each` of all."""
    return _count(cached.attributions_table, each=each)


def left_out() -> int:
    """How many articles in scope copy another and are not counted again."""
    scope = counted_scope()
    if scope is None or not scope.once:
        return 0
    return len(articles()) - len(_count(cached.articles_table))


def statements(*, every: bool = False) -> pd.DataFrame:
    """Denials and the claims they answer; with `every`, what nobody denies as well."""
    return _read(partial(cached.statements_table, every=every))


def claims() -> pd.DataFrame:
    """What the whole collection has on the claims that something in scope is said about."""
    return _read(cached.claims_table)


def origins() -> pd.DataFrame:
    """On whom those claims rest, one row an origin."""
    return _read(cached.origins_table)


def search_articles(most: int) -> pd.DataFrame:
    """The articles in scope that have the words of the search, at most so many."""
    return _read(partial(cached.search_articles, most=most))


def search_quotes(most: int) -> pd.DataFrame:
    """The statements in scope that have the words of the search, at most so many."""
    return _read(partial(cached.search_quotes, most=most))


def count_found() -> Counts:
    """How many articles and statements in scope have the words of the search."""
    return _read(cached.count_found)


def _read(table: Callable[..., T]) -> T:
    return _ask(table, current_scope())


def _count(table: Callable[..., T], *, each: bool = False) -> T:
    return _ask(table, counted_scope(each=each))


def _ask(table: Callable[..., T], scope: Scope | None) -> T:
    if scope is None:
        return table(cached.no_version(), _NOWHERE)
    return table(cached.version_of(scope.collection), scope)


def analysis_of(article: int) -> Analysis | None:
    """The analysis of an article, whatever the scope; None where it has none or is gone."""
    row = cached.find_article(article)
    return None if row is None else cached.analysis(cached.version_of(row.collection), article)
