"""All rows of a database put into another one, whatever kinds the two are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, func, insert, select, text

from analysis.backup.problems import copying
from analysis.backup.values import check_lists
from analysis.store.consistency.soundness import last_number, numbered_tables
from analysis.store.schema import article, collection, metadata, store_schema
from analysis.store.search_index import LEXEMES, TEXTS

TABLES: tuple[Table, ...] = tuple(
    table for table in metadata.sorted_tables if table is not store_schema
)
"""All that hold something, each after those that it refers to."""

_AT_ONCE, _LARGE_AT_ONCE = 500, 10
"""Rows that are held in memory: a file may have megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was copied."""

    collections: int
    articles: int
    rows: int


def copy_rows(source: Connection, target: Connection) -> Copied:
    """What was copied: every row, with its number, from the one into the other, which is empty.

    Raises a RowsError where a row can't be copied.
    """
    rows = {table.name: _copy(source, target, table) for table in TABLES}
    for table in numbered_tables():
        reached = last_number(source, table) or 0
        _count_on(target, table, max(reached, _highest(target, table)))
    return Copied(
        collections=rows[collection.name], articles=rows[article.name], rows=sum(rows.values())
    )


def is_empty(connection: Connection) -> bool:
    """Whether nothing is stored."""
    return all(connection.execute(select(table).limit(1)).first() is None for table in TABLES)


def clear(connection: Connection) -> None:
    """Takes out every row."""
    for table in reversed(TABLES):
        connection.execute(table.delete())


def _copy(source: Connection, target: Connection, table: Table) -> int:
    number = 0
    with copying(table.name):
        for rows in _rows(source, table):
            check_lists(table, rows)
            target.execute(insert(table), rows)
            number += len(rows)
    return number


def _rows(source: Connection, table: Table) -> Iterator[Sequence[dict[str, Any]]]:
    """The rows, some at a time. What only PostgreSQL keeps of searched words is made anew."""
    is_large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    size = _LARGE_AT_ONCE if is_large else _AT_ONCE
    columns = [column for column in table.columns if column.name != LEXEMES]
    wanted = select(*columns).execution_options(yield_per=size)
    texts: tuple[str, ...] = table.info.get(TEXTS, ())
    for some in source.execute(wanted).partitions():
        rows = [dict(row._mapping) for row in some]
        for row in rows if texts else ():
            row[LEXEMES] = tuple(row[name] for name in texts)
        yield rows


def _highest(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.id))).scalar() or 0


def _count_on(connection: Connection, table: Table, reached: int) -> None:
    """The next row gets a higher number than that one, and than any that was given before.

    PostgreSQL keeps what is told to it even if the transaction is given up, so it never goes back.
    """
    before = last_number(connection, table)
    if before is None or reached <= before:
        return
    if connection.dialect.name == "postgresql":
        name = connection.dialect.identifier_preparer.quote(table.name)
        told = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :reached)")
        connection.execute(told, {"name": name, "reached": reached})
        return
    values = {"name": table.name, "reached": reached}
    told = text("UPDATE sqlite_sequence SET seq = :reached WHERE name = :name")
    if not connection.execute(told, values).rowcount:
        connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :reached)"), values)
