"""One row an article, and one row a block."""

import pandas as pd
from sqlalchemy import select

from analysis.store import Store
from analysis.store.schema import article, block
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


def blocks_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The blocks of the scope's articles in reading order."""
    columns = (block.c.article_id, block.c.kind, block.c.start, block.c.end, block.c.reason)
    wanted = select(*columns).select_from(block.join(article)).where(*conditions(scope))
    return ask(store, wanted.order_by(block.c.article_id, block.c.position), BLOCKS)
