"""One row an article, and one row a block."""

import pandas as pd
from sqlalchemy import func, select

from analysis.store import Store
from analysis.store.schema import article, block, problem
from analysis.tables.frame import DAY, INT, MOMENT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

ARTICLES = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "section": TEXT,
    "language": TEXT,
    "added": MOMENT,
    "state": TEXT,
    "problem": TEXT,
    "words": INT,
    "entities": INT,
    "attributions": INT,
    "denials": INT,
    "name": TEXT,
}

NOTES = {"article": INT, "code": TEXT, "message": TEXT}
BLOCKS = {"article": INT, "kind": TEXT, "start": INT, "end": INT, "reason": TEXT}


def articles_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The articles of the scope, newest upload last, waiting and unreadable ones too.

    The outlet is "Unknown outlet" and the title the file's name where they are not known; the
    numbers are 0 until the article is done.
    """
    counts = (article.c.words, article.c.entities, article.c.attributions, article.c.denials)
    known = (article.c.section, article.c.language)
    state = (article.c.added, article.c.state, article.c.problem_message)
    wanted = select(*ORIGIN, *known, *state, *counts, article.c.name)
    return ask(store, wanted.where(*conditions(scope)).order_by(article.c.id), ARTICLES)


def analysis_versions(store: Store, scope: Scope) -> tuple[str, ...]:
    """The versions of the analyses that the articles in scope have, the most frequent first."""
    version = article.c.analysis_version
    asked = select(version).where(*conditions(scope), version.is_not(None))
    rows = store.read(asked.group_by(version).order_by(func.count().desc(), version))
    return tuple(str(row[0]) for row in rows)


def notes_table(store: Store, scope: Scope) -> pd.DataFrame:
    """What is noted on the scope's analysed articles, such as a date that was not believed."""
    wanted = (
        select(problem.c.article_id, problem.c.code, problem.c.message)
        .select_from(problem.join(article))
        .where(*conditions(scope))
        .order_by(problem.c.article_id, problem.c.position)
    )
    return ask(store, wanted, NOTES)


def blocks_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The blocks of the scope's articles in reading order."""
    columns = (block.c.article_id, block.c.kind, block.c.start, block.c.end, block.c.reason)
    wanted = select(*columns).select_from(block.join(article)).where(*conditions(scope))
    return ask(store, wanted.order_by(block.c.article_id, block.c.position), BLOCKS)
