"""Who stands in the same articles as whom."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Select, distinct, func, select

from analysis.store import Store
from analysis.store.schema import appearance, article, identity, name
from analysis.tables.frame import DAY, INT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

PAIRS = ("first", "second", "articles")
COMPANY = {"identity": INT, "entity": TEXT, "type": TEXT, "articles": INT}
SHARED = {"article": INT, "title": TEXT, "outlet": TEXT, "published": DAY}
MOST_COMPANY = 200

_Numbers = np.ndarray[Any, np.dtype[np.int64]]


def entity_pairs(store: Store, scope: Scope, identities: Sequence[int]) -> pd.DataFrame:
    """How many articles two of the identities share: each pair once, the closest first.

    Pairs that share none are left out. Counted here rather than by a join of the table with
    itself, which grows with the square of the names in an article.
    """
    ids = np.array(sorted(set(identities)), dtype="int64")
    wanted = (
        select(name.c.identity_id, appearance.c.article_id)
        .select_from(article.join(appearance).join(name))
        .where(*conditions(scope), name.c.identity_id.in_(ids.tolist()))
    )
    who, where = tuple(zip(*store.read(wanted), strict=True)) or ((), ())
    shared = _shared(ids, np.array(who, dtype="int64"), np.array(where, dtype="int64"))
    return _pairs_of(shared, ids)


def _shared(ids: _Numbers, who: _Numbers, where: _Numbers) -> _Numbers:
    """The number of common articles of every two identities."""
    articles, column = np.unique(where, return_inverse=True)
    stands = np.zeros((len(ids), len(articles)), dtype="float32")
    stands[np.searchsorted(ids, who), column] = 1
    return (stands @ stands.T).astype("int64")


def _pairs_of(shared: _Numbers, ids: _Numbers) -> pd.DataFrame:
    one, two = np.nonzero(np.triu(shared, 1))
    found = pd.DataFrame(
        {"first": ids[one], "second": ids[two], "articles": shared[one, two]}, columns=list(PAIRS)
    )
    order = ["articles", "first", "second"]
    return found.sort_values(order, ascending=[False, True, True], ignore_index=True)


def entity_company(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """Who else stands in the articles of an identity, and in how many of them, most first.

    The first 200; nobody who was hidden.
    """
    articles = func.count(distinct(appearance.c.article_id))
    wanted = (
        select(identity.c.id, identity.c.name, identity.c.type, articles)
        .select_from(appearance.join(name).join(identity))
        .where(
            appearance.c.article_id.in_(_articles_of(scope, of)),
            identity.c.id != of,
            identity.c.is_hidden.is_(False),
        )
        .group_by(identity.c.id, identity.c.name, identity.c.type)
        .order_by(articles.desc(), identity.c.name, identity.c.type, identity.c.id)
        .limit(MOST_COMPANY)
    )
    return ask(store, wanted, COMPANY)


def shared_articles(store: Store, scope: Scope, first: int, second: int) -> pd.DataFrame:
    """The articles in which both identities stand, in the order in which they came."""
    both: tuple[ColumnElement[bool], ...] = tuple(
        article.c.id.in_(_articles_of(scope, one)) for one in (first, second)
    )
    wanted = select(*ORIGIN).where(*conditions(scope), *both).order_by(article.c.id)
    return ask(store, wanted, SHARED)


def _articles_of(scope: Scope, of: int) -> Select[tuple[int]]:
    return (
        select(appearance.c.article_id)
        .select_from(article.join(appearance).join(name))
        .where(*conditions(scope), name.c.identity_id == of)
    )
