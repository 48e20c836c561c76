"""One row an article, and one row a block."""

import pandas as pd
from sqlalchemy import and_, select

from analysis.store import Store
from analysis.store.schema import article, block, grouped
from analysis.tables.frame import DAY, INT, MOMENT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

ARTICLES = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "added": MOMENT,
    "state": TEXT,
    "problem": TEXT,
    "words": INT,
    "entities": INT,
    "attributions": INT,
    "denials": INT,
    "name": TEXT,
}

COPIES = {"article": INT, "first": INT}
BLOCKS = {"article": INT, "kind": TEXT, "start": INT, "end": INT, "reason": TEXT}


def articles_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The articles of the scope, newest upload last, waiting and unreadable ones too.

    The outlet is "Unknown outlet" and the title the file's name where they are not known; the
    numbers are 0 until the article is done.
    """
    counts = (article.c.words, article.c.entities, article.c.attributions, article.c.denials)
    state = (article.c.added, article.c.state, article.c.problem_message)
    wanted = select(*ORIGIN, *state, *counts, article.c.name)
    return ask(store, wanted.where(*conditions(scope)).order_by(article.c.id), ARTICLES)


def copies_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The articles of the scope that share their text with others of the collection.

    first: the one of them that was stored first, which has a row as well.
    """
    is_copies = and_(grouped.c.article_id == article.c.id, grouped.c.sort == "copies")
    wanted = (
        select(grouped.c.article_id, grouped.c.first_article)
        .select_from(article.join(grouped, is_copies))
        .where(*conditions(scope))
        .order_by(grouped.c.article_id)
    )
    found = ask(store, wanted, COPIES)
    shared = found.groupby("first")["article"].transform("size") > 1
    return found[shared].reset_index(drop=True)


def blocks_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The blocks of the scope's articles in reading order."""
    columns = (block.c.article_id, block.c.kind, block.c.start, block.c.end, block.c.reason)
    wanted = select(*columns).select_from(block.join(article)).where(*conditions(scope))
    return ask(store, wanted.order_by(block.c.article_id, block.c.position), BLOCKS)
