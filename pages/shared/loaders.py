"""The tables of what the sidebar has chosen: what a page asks for, in one word each."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from analysis.models import Analysis
from analysis.tables import Scope
from pages.shared import cached
from pages.shared.cached import store
from pages.shared.scope import current_scope

__all__ = ["analysis_of", "articles", "attributions", "mentions", "statements", "store"]

_NOWHERE = Scope(collection=0)
"""No store counts from 0, so every table of it is empty and has its columns."""


def articles() -> pd.DataFrame:
    """The articles in scope; no rows while there is no collection."""
    return _read(cached.articles_table)


def mentions() -> pd.DataFrame:
    """Every mention in the articles in scope."""
    return _read(cached.mentions_table)


def attributions() -> pd.DataFrame:
    """Every attribution in the articles in scope."""
    return _read(cached.attributions_table)


def statements(*, every: bool = False) -> pd.DataFrame:
    """Denials and the claims they answer; with `every`, what nobody denies as well."""
    return _read(partial(cached.statements_table, every=every))


def _read(table: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    scope = current_scope()
    if scope is None:
        return table(cached.no_version(), _NOWHERE)
    return table(cached.version_of(scope.collection), scope)


def analysis_of(article: int) -> Analysis | None:
    """The analysis of an article, whatever the scope; None where it has none or is gone."""
    row = cached.find_article(article)
    return None if row is None else cached.analysis(cached.version_of(row.collection), article)
