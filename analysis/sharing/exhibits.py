"""An exhibit: an SQLite database with the articles of one scope and nothing else.

Whoever opens a link asks this database and no other, so that no question, however it is put, can
reach what the link does not show. What belongs to the whole collection comes only as far as the
articles of the scope speak of it: names that stand in them, claims that they state or deny, and of
these the days and counts that screens tell of the whole (see `sharing.whole`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, create_engine, event, insert, select

from analysis.sharing.claim_origins import hide_origins
from analysis.sharing.files import close_file
from analysis.sharing.shortening import shorten_rows
from analysis.sharing.stand_ins import find_stand_ins
from analysis.sharing.whole import Part, keep_whole
from analysis.store import Store
from analysis.store.engine import LOOKS_ONLY, connect, reading, writing
from analysis.store.lines import batched
from analysis.store.outdating import find_unsettled
from analysis.store.schema import (
    ANALYSIS_TABLES,
    article,
    article_text,
    attribution,
    claim,
    collection,
    grouped,
    identity,
    mention,
    name,
    statement,
    unsettled,
)
from analysis.store.whole import as_exhibit
from analysis.tables import Scope
from analysis.tables.scope import conditions

_OF_ARTICLES = (article_text, *ANALYSIS_TABLES)
_BATCH = 200
"""Articles that are copied at once."""

Row = dict[str, Any]


def write_exhibit(
    store: Store, scope: Scope, path: Path, *, excerpt_words: int | None = None
) -> int:
    """How many articles the exhibit at the path has; there must not be a file yet.

    With `excerpt_words`, no passage in it has more words than that, and no text is whole.
    """
    engine = connect(f"sqlite:///{path}")
    try:
        with reading(store.engine) as source, writing(engine) as target:
            articles = source.execute(select(article.c.id).where(*conditions(scope))).scalars()
            found = tuple(sorted(articles))
            its = select(collection).where(collection.c.id == scope.collection)
            _insert(target, collection, _read(source, its))
            _insert(target, unsettled, _unsettled(source, scope.collection))
            part = Part(
                scope=scope,
                articles=frozenset(found),
                excerpt_words=excerpt_words,
                stand_ins=find_stand_ins(source, found),
            )
            _copy_names(source, target, found)
            _copy_claims(source, target, part)
            for some in batched(found, _BATCH):
                _copy_articles(source, target, some, part)
            keep_whole(source, target, part)
        close_file(engine)
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    return len(found)


def open_exhibit(path: Path) -> Store:
    """A store that looks at the exhibit; through it nothing can be changed."""
    engine = create_engine(f"sqlite:///file:{path}?mode=ro&immutable=1&uri=true")
    event.listen(engine, "connect", _look_only)
    return Store(as_exhibit(engine.execution_options(**{LOOKS_ONLY: True})))


def _look_only(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _unsettled(source: Connection, collection: int) -> list[Row]:
    """A mark where the collection's names or claims are not worked out as they are now."""
    is_over = find_unsettled(source, collection).is_over
    return [] if is_over else [{"collection_id": collection, "changes": 0}]


def _copy_names(source: Connection, target: Connection, articles: Sequence[int]) -> None:
    """Names as far as the articles have them."""
    names: set[int] = set()
    for some in batched(articles, _BATCH):
        for table in (mention, attribution):
            wanted = select(table.c.name_id).distinct().where(table.c.article_id.in_(some))
            names.update(filter(None, source.execute(wanted).scalars()))
    _copy_named(source, target, sorted(names))


def _copy_claims(source: Connection, target: Connection, part: Part) -> None:
    """Claims that the articles state or deny, and of their origins the words that they have."""
    claims: set[str] = set()
    for some in batched(sorted(part.articles), _BATCH):
        told = select(statement.c.claim).distinct().where(statement.c.article_id.in_(some))
        claims.update(source.execute(told).scalars())
    for some_claims in batched(sorted(claims), _BATCH):
        rows = _read(source, select(claim).where(claim.c.id.in_(some_claims)))
        hidden = (hide_origins(row, part.articles, part.excerpt_words) for row in rows)
        _insert(target, claim, [part.stand_ins.in_claim(row) for row in hidden])


def _copy_named(source: Connection, target: Connection, names: Sequence[int]) -> None:
    """Names, and who they stand for. Who founded an identity may stand in another article."""
    rows = [
        dict(row._mapping)
        for some in batched(names, _BATCH)
        for row in source.execute(select(name).where(name.c.id.in_(some)))
    ]
    meant = sorted({row["identity_id"] for row in rows})
    for some in batched(meant, _BATCH):
        found = source.execute(select(identity).where(identity.c.id.in_(some)))
        nameless = {"founder_name": "", "founder_type": ""}
        told = [{**row._mapping, **nameless, "founder_split": str(row.id)} for row in found]
        _insert(target, identity, told)
    _insert(target, name, rows)


def _copy_articles(source: Connection, target: Connection, some: Sequence[int], part: Part) -> None:
    rows = dict(_rows(source, some))
    if part.excerpt_words is not None:
        shorten_rows(source, rows, some, part.excerpt_words)
    rows[statement] = [part.stand_ins.in_statement(row) for row in rows[statement]]
    rows[grouped] = [part.stand_ins.in_group(row) for row in rows[grouped]]
    for table, found in rows.items():
        _insert(target, table, found)


def _rows(source: Connection, some: Sequence[int]) -> Iterator[tuple[Table, list[Row]]]:
    yield article, _read(source, select(article).where(article.c.id.in_(some)))
    for table in _OF_ARTICLES:
        yield table, _read(source, select(table).where(table.c.article_id.in_(some)))
    of_copies = (grouped.c.sort == "copies", grouped.c.article_id.in_(some))
    yield grouped, _read(source, select(grouped).where(*of_copies))


def _read(source: Connection, wanted: Select[Any]) -> list[Row]:
    return [dict(row._mapping) for row in source.execute(wanted)]


def _insert(target: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        target.execute(insert(table), rows)
