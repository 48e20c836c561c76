"""Where entities stand: by day of publication, by outlet, by article."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Label, distinct, func, select

from analysis.store import Store
from analysis.store.schema import appearance, article, name
from analysis.tables.frame import DAY, INT, TEXT, Columns, ask
from analysis.tables.scope import ORIGIN, Scope, conditions, outlet

_COUNTS = {"mentions": INT, "demonyms": INT, "pronouns": INT}
DAYS = {"identity": INT, "published": DAY, "articles": INT, **_COUNTS}
OUTLETS = {"identity": INT, "outlet": TEXT, "articles": INT, **_COUNTS}
PLACES = {
    **{"identity": INT, "article": INT, "title": TEXT, "outlet": TEXT, "published": DAY},
    **_COUNTS,
}

_By = ColumnElement[Any] | Label[Any]


def entity_days(store: Store, scope: Scope, identities: Sequence[int]) -> pd.DataFrame:
    """One row an identity and day of publication; one more without a day for undated articles."""
    articles = func.count(distinct(article.c.id))
    return _spread(store, scope, identities, DAYS, (article.c.published,), articles)


def entity_outlets(store: Store, scope: Scope, identities: Sequence[int]) -> pd.DataFrame:
    """One row an identity and outlet."""
    articles = func.count(distinct(article.c.id))
    return _spread(store, scope, identities, OUTLETS, (outlet,), articles)


def entity_places(store: Store, scope: Scope, identities: Sequence[int]) -> pd.DataFrame:
    """One row an identity and article."""
    return _spread(store, scope, identities, PLACES, ORIGIN)


def _spread(
    store: Store,
    scope: Scope,
    identities: Sequence[int],
    columns: Columns,
    by: tuple[_By, ...],
    *also: ColumnElement[Any],
) -> pd.DataFrame:
    """Mentions by name, as a nationality and by pronoun, summed over the names of an identity."""
    counted = appearance.c
    sums = (func.sum(one) for one in (counted.mentions, counted.demonyms, counted.pronouns))
    groups = (name.c.identity_id, *by)
    wanted = (
        select(*groups, *also, *sums)
        .select_from(article.join(appearance).join(name))
        .where(*conditions(scope), name.c.identity_id.in_(identities))
        .group_by(*groups)
        .order_by(*groups)
    )
    return ask(store, wanted, columns)
