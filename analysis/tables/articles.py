"""One row an article, and one row a block."""

import pandas as pd
from sqlalchemy import ColumnElement, and_, func, select

from analysis.origins.sketch import Sketch, count_shared, make_sketch
from analysis.store import Store
from analysis.store.schema import article, article_text, block, grouped, problem
from analysis.tables.frame import DAY, FLOAT, INT, MOMENT, TEXT, ask, make_frame
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

COPIES = {"article": INT, "first": INT}
SHARING = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "share": FLOAT,
}
_MOST_SHARING = 50
"""Articles of one text that are looked at: of the reprints of a wire report nobody reads more."""
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


def sharing_table(store: Store, of: int) -> pd.DataFrame:
    """The other articles of the collection that share their text with this one, oldest first.

    share: how much of the shorter text stands in the longer one, 0 to 1; an estimate.
    """
    first = select(grouped.c.first_article).where(_is_copy_of(of)).scalar_subquery()
    is_copies = and_(grouped.c.article_id == article.c.id, grouped.c.sort == "copies")
    wanted = (
        select(*ORIGIN, article_text.c.text)
        .select_from(article.join(grouped, is_copies).join(article_text))
        .where(grouped.c.first_article == first, article.c.deleted.is_(None))
        .order_by(article.c.id != of, article.c.id)
        .limit(_MOST_SHARING)
    )
    rows = [tuple(row) for row in store.read(wanted)]
    own = make_sketch(next((row[-1] for row in rows if row[0] == of), ""))
    return make_frame(
        [(*row[:-1], _share(own, make_sketch(row[-1]))) for row in rows if row[0] != of], SHARING
    )


def analysis_versions(store: Store, scope: Scope) -> tuple[str, ...]:
    """The versions of the analyses that the articles in scope have, the most frequent first."""
    version = article.c.analysis_version
    asked = select(version).where(*conditions(scope), version.is_not(None))
    rows = store.read(asked.group_by(version).order_by(func.count().desc(), version))
    return tuple(str(row[0]) for row in rows)


def _is_copy_of(of: int) -> ColumnElement[bool]:
    return and_(grouped.c.article_id == of, grouped.c.sort == "copies")


def _share(one: Sketch, other: Sketch) -> float:
    shorter = min((one or (0,))[0], (other or (0,))[0])
    return min(count_shared(one, other) / shorter, 1.0) if shorter else 0.0


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
