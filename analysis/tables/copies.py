"""Articles that share their text, or much of it, with others of their collection."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select

from analysis.origins.sketch import Sketch, count_shared, make_sketch
from analysis.store import Store
from analysis.store.columns import Words
from analysis.store.schema import article, article_text, grouped
from analysis.store.schema.exhibits import whole_copies, whole_likeness
from analysis.store.whole import keeps_whole
from analysis.tables.frame import DAY, FLOAT, INT, TEXT, ask, make_frame
from analysis.tables.scope import ORIGIN, Scope, conditions

COPIES = {"article": INT, "first": INT}
COPIED = {"article": INT, "first": INT, "others": INT}
SHARING = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "share": FLOAT,
}
NOT_SHOWN = 0
"""In the place of the id of an article that an exhibit does not show. No store counts from 0."""
MOST_SHARING = 50
"""Articles of one text that are looked at: of the reprints of a wire report nobody reads more."""

_IS_COPIES = and_(grouped.c.article_id == article.c.id, grouped.c.sort == "copies")


def copies_query(scope: Scope) -> Select[Any]:
    """Every article of the scope that was compared with others, and the first with its text."""
    return (
        select(grouped.c.article_id, grouped.c.first_article)
        .select_from(article.join(grouped, _IS_COPIES))
        .where(*conditions(scope))
        .order_by(grouped.c.article_id)
    )


def copies_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The articles of the scope that share their text with others of the scope.

    first: the one of them that was stored first, in the collection.
    """
    found = ask(store, copies_query(scope), COPIES)
    shared = found.groupby("first")["article"].transform("size") > 1
    return found[shared].reset_index(drop=True)


def copied_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The articles of the scope's collection that share their text with others of it.

    first: the one of them that was stored first. others: with how many; in an exhibit, those that
    it does not show among them.
    """
    if keeps_whole(store):
        return ask(store, _kept_others(), COPIED)
    return count_others(ask(store, copies_query(Scope(scope.collection)), COPIES))


def count_others(copies: pd.DataFrame) -> pd.DataFrame:
    """`copied_table`, given the articles and the first of each one's text."""
    sizes = copies.groupby("first")["article"].transform("size")
    found = copies.assign(others=sizes - 1).astype({"others": "int64"})
    return found[found["others"] > 0].reset_index(drop=True)


def _kept_others() -> Select[Any]:
    kept = whole_copies.c
    its = and_(grouped.c.article_id == kept.article_id, grouped.c.sort == "copies")
    wanted = select(kept.article_id, grouped.c.first_article, kept.others)
    return wanted.select_from(whole_copies.join(grouped, its)).order_by(kept.article_id)


def sharing_table(store: Store, of: int) -> pd.DataFrame:
    """The other articles of the collection that share their text with this one, oldest first.

    share: how much of the shorter text stands in the longer one, 0 to 1; an estimate. Of an article
    that an exhibit does not show, nothing else is told: its id is `NOT_SHOWN`.
    """
    kept = ask(store, _kept(of), SHARING) if keeps_whole(store) else make_frame((), SHARING)
    if len(kept):
        return kept
    rows = [tuple(row) for row in store.read(sharing_query(of))]
    own = make_sketch(next((row[-1] for row in rows if row[0] == of), ""))
    return make_frame(
        [(*row[:-1], share_of(own, make_sketch(row[-1]))) for row in rows if row[0] != of], SHARING
    )


def sharing_query(of: int) -> Select[Any]:
    """The article and the others that share its text, each with its text."""
    first = select(grouped.c.first_article).where(_is_copy_of(of)).scalar_subquery()
    return (
        select(*ORIGIN, article_text.c.text)
        .select_from(article.join(grouped, _IS_COPIES).join(article_text))
        .where(grouped.c.first_article == first, article.c.deleted.is_(None))
        .order_by(article.c.id != of, article.c.id)
        .limit(MOST_SHARING)
    )


def share_of(one: Sketch, other: Sketch) -> float:
    """How much of the shorter of two texts stands in the other, given their sketches."""
    shorter = min((one or (0,))[0], (other or (0,))[0])
    return min(count_shared(one, other) / shorter, 1.0) if shorter else 0.0


def _kept(of: int) -> Select[Any]:
    """What an exhibit has kept of the likeness of its articles to all others."""
    kept, (_, title, outlet, published) = whole_likeness.c, ORIGIN
    is_shown = article.c.id.is_not(None)
    told = [case((is_shown, one), else_=literal("", Words())) for one in (title, outlet)]
    return (
        select(func.coalesce(article.c.id, NOT_SHOWN), *told, published, kept.share)
        .select_from(whole_likeness.outerjoin(article, article.c.id == kept.other))
        .where(kept.article_id == of)
        .order_by(kept.place)
    )


def _is_copy_of(of: int) -> ColumnElement[bool]:
    return and_(grouped.c.article_id == of, grouped.c.sort == "copies")
