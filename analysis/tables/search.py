"""The articles and the statements that have the words of a search, best first, hits marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import FromClause, Row, Select, and_, func, select

from analysis.models import ANALYSED, BlockKind, Span
from analysis.store import Store
from analysis.store.query import Query
from analysis.store.schema import (
    article,
    article_text,
    article_words,
    attribution,
    attribution_words,
    block,
)
from analysis.store.search import ranked
from analysis.tables.frame import DAY, FLOAT, INT, TEXT, make_frame
from analysis.tables.hits import best_passage, cut_to_hits, find_hits
from analysis.tables.naming import shown_for, with_identity
from analysis.tables.scope import ORIGIN, Scope, conditions

MOST = 20
"""Rows of a table, unless more are asked for."""

_ORIGIN = {"article": INT, "title": TEXT, "outlet": TEXT, "published": DAY, "rank": FLOAT}
_SAID = {
    "attribution": INT,
    "source": TEXT,
    "kind": TEXT,
    "content": TEXT,
    "start": INT,
    "end": INT,
}
_PASSAGE = ("passage", "passage_start", "hits")

FOUND_ARTICLES = (*_ORIGIN, *_PASSAGE, "places", "title_hits")
FOUND_QUOTES = (*_ORIGIN, *_SAID, *_PASSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of the scope has the words."""

    articles: int = 0
    statements: int = 0


def count_found(store: Store, scope: Scope) -> Counts:
    """How many articles, and how many statements, have the words of the scope's search."""
    query = scope.query
    if query is None:
        return Counts()
    dialect = store.engine.dialect.name
    articles = ranked(article_words, query, dialect).subquery()
    said = ranked(attribution_words, query, dialect).subquery()
    words = attribution_words.c
    of_said = said.join(attribution_words, words.id == said.c.key)
    return Counts(
        articles=_count(store, articles.join(article, article.c.id == articles.c.key), scope),
        statements=_count(store, of_said.join(article, article.c.id == words.article_id), scope),
    )


def _count(store: Store, joined: FromClause, scope: Scope) -> int:
    """Counted from the hits on, so that a rare word never costs a look at every article."""
    counted = select(func.count()).select_from(joined).where(*_bare(scope))
    return int(store.read(counted)[0][0])


def search_articles(store: Store, scope: Scope, most: int = MOST) -> pd.DataFrame:
    """The articles in the scope that have the words of its search, at most so many, best first.

    * rank: the higher, the better; see `analysis.store.search.ranked`.
    * passage: the part of the text that shows the words best, passage_start its offset.
    * hits: (start, end) of every place of the words in the text; places: how many those are.
    * title_hits: (start, end) of the words in the title.

    Columns are those of `FOUND_ARTICLES`; no rows where the scope has no search.
    """
    query = scope.query
    if query is None:
        return _frame([], _ORIGIN, [], FOUND_ARTICLES)
    found = ranked(article_words, query, store.engine.dialect.name).subquery()
    wanted = (
        select(*ORIGIN, found.c.rank)
        .select_from(article.join(found, found.c.key == article.c.id))
        .order_by(found.c.rank.desc(), article.c.published.desc().nulls_last(), article.c.id)
    )
    rows = store.read(wanted.where(*_bare(scope)).limit(most))
    texts = _texts(store, [row.article for row in rows])
    paragraphs = _paragraphs(store, texts)
    details = [
        _in_article(row.title, texts.get(row.article, ""), paragraphs[row.article], query)
        for row in rows
    ]
    return _frame(rows, _ORIGIN, details, FOUND_ARTICLES)


def search_quotes(store: Store, scope: Scope, most: int = MOST) -> pd.DataFrame:
    """The statements in the scope whose content has the words of its search, best first.

    * attribution: the index in the article's analysis; start and end: where source, cue and content
      stand; content: the words that were said.
    * rank, passage, passage_start and hits: as in `search_articles`; hits stand in the content.

    Columns are those of `FOUND_QUOTES`; no rows where the scope has no search.
    """
    query = scope.query
    if query is None:
        return _frame([], _ORIGIN | _SAID, [], FOUND_QUOTES)
    rows = store.read(_found_quotes(query, scope, store.engine.dialect.name).limit(most))
    texts = _texts(store, {row.article for row in rows})
    details = [_in_quote(row, texts.get(row.article, ""), query) for row in rows]
    return _frame([row[:-1] for row in rows], _ORIGIN | _SAID, details, FOUND_QUOTES)


def _found_quotes(query: Query, scope: Scope, dialect: str) -> Select[Any]:
    found = ranked(attribution_words, query, dialect).subquery()
    words, said = attribution_words.c, attribution.c
    is_its = and_(said.article_id == words.article_id, said.position == words.position)
    who = shown_for(said.source_name, said.who)
    told = (said.position, who, said.source_kind, said.content_words, said.start, said.end)
    joined = (
        attribution_words.join(found, found.c.key == words.id)
        .join(attribution, is_its)
        .join(article, article.c.id == words.article_id)
    )
    return (
        with_identity(select(*ORIGIN, found.c.rank, *told, said.content).select_from(joined))
        .where(*_bare(scope))
        .order_by(
            found.c.rank.desc(),
            article.c.published.desc().nulls_last(),
            article.c.id,
            said.position,
        )
    )


def _bare(scope: Scope) -> Any:
    """The scope's conditions but for the search itself."""
    return conditions(replace(scope, words=""))


def _in_article(
    title: str, text: str, paragraphs: Sequence[Span], query: Query
) -> tuple[object, ...]:
    hits = find_hits(text, paragraphs, query)
    shown = best_passage(text, paragraphs, hits)
    in_title = find_hits(title, [Span(0, len(title))], query)
    return (shown.of(text), shown.start, _pairs(hits), len(hits), _pairs(in_title))


def _in_quote(row: Row[Any], text: str, query: Query) -> tuple[object, ...]:
    content = [Span(start, end) for start, end in sorted(row.content)]
    hits = find_hits(text, content, query)
    shown = cut_to_hits(text, Span(row.start, row.end), hits)
    return (shown.of(text), shown.start, _pairs(hits))


def _pairs(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _texts(store: Store, articles: Iterable[int]) -> dict[int, str]:
    table = article_text.c
    rows = store.read(select(table.article_id, table.text).where(table.article_id.in_(articles)))
    return {row.article_id: row.text for row in rows}


def _paragraphs(store: Store, articles: Iterable[int]) -> defaultdict[int, list[Span]]:
    """What was analysed of each article, headlines last: the title says the same."""
    is_headline = block.c.kind == BlockKind.HEADLINE.value
    rows = store.read(
        select(block.c.article_id, block.c.start, block.c.end)
        .where(block.c.article_id.in_(tuple(articles)))
        .where(block.c.kind.in_([kind.value for kind in ANALYSED]))
        .order_by(block.c.article_id, is_headline, block.c.position)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for row in rows:
        found[row.article_id].append(Span(row.start, row.end))
    return found


def _frame(
    rows: Sequence[Any],
    columns: dict[str, str],
    details: Sequence[tuple[object, ...]],
    names: Sequence[str],
) -> pd.DataFrame:
    """The rows with what was worked out from the texts beside them."""
    more = pd.DataFrame(details, columns=list(names[len(columns) :]), dtype="object")
    kinds = {name: kind for name, kind in _WORKED_OUT.items() if name in more}
    return pd.concat([make_frame(rows, columns), more.astype(kinds)], axis="columns")


# A passage may hold characters that pandas' own strings refuse.
_WORKED_OUT = {"passage_start": "int64", "places": "int64"}
