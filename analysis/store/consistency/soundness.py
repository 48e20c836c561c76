"""Whether the database itself is sound: its file, its references, its numbers, its indexes."""

from sqlalchemy import Column, Connection, Table, func, select, text
from sqlalchemy.exc import DatabaseError

from analysis.models import Problem
from analysis.store.consistency.found import Found
from analysis.store.migrations import HEAD
from analysis.store.schema import answer, article, grouped, metadata, shelf
from analysis.store.search_index import LEXEMES, TEXTS, index_of
from analysis.store.upgrade import find_revision

_LOOSE = (shelf.c.article_id, grouped.c.first_article, answer.c.first_article)
"""Columns that name an article and that no foreign key looks after."""

_HIGHEST = 2**30
"""Half of the numbers that PostgreSQL gives to rows; nobody ever has so many."""


def damaged_file(connection: Connection) -> Found:
    """SQLite finds its file whole."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem(code="E_FILE", message=str(row[0]))


def unknown_revision(connection: Connection) -> Found:
    """The tables are those of this program."""
    found = find_revision(connection)
    if found != HEAD:
        yield Problem(code="E_REVISION", message=f"the tables are {found}, not {HEAD}")


def lost_references(connection: Connection) -> Found:
    """Whatever a row refers to is there."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            yield from _lost(connection, key.parent, key.column)
    for column in _LOOSE:
        yield from _lost(connection, column, article.c.id)


def _lost(connection: Connection, column: Column[int], target: Column[int]) -> Found:
    # By another name, so that a table may refer to itself.
    there = select(target.table.alias("there").c[target.name])
    lost = select(column).distinct().where(column.is_not(None), column.not_in(there))
    for row in connection.execute(lost.order_by(column)):
        named = f"{column.table.name}.{column.name}"
        message = f"{named} names {target.table.name} {row[0]}, which is not there"
        yield Problem(code="E_REFERENCE", message=message)


def numbers_behind(connection: Connection) -> Found:
    """The next row of every table gets a number that none has or had."""
    for table in numbered_tables():
        highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
        reached = last_number(connection, table)
        if reached is not None and reached < highest:
            message = f"{table.name} counts on from {reached}, and has a row {highest}"
            yield Problem(code="E_NUMBER", message=message)


def numbers_used_up(connection: Connection) -> Found:
    """There are numbers left for the next rows of every table."""
    for table in numbered_tables():
        highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
        reached = max(highest, last_number(connection, table) or 0)
        if reached > _HIGHEST:
            message = f"the rows of the table {table.name} are numbered up to {reached}"
            yield Problem(code="E_NUMBER", message=f"{message}, so soon there are no numbers left")


def numbered_tables() -> list[Table]:
    """The tables whose rows the database numbers."""
    every = metadata.sorted_tables
    return [table for table in every if "id" in table.c and table.c.id.type.python_type is int]


def last_number(connection: Connection, table: Table) -> int | None:
    """The number from which the database counts on; None where it looks at the rows instead."""
    if connection.dialect.name == "sqlite":
        if not table.dialect_options["sqlite"]["autoincrement"]:
            return None
        asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return int(connection.execute(asked, {"name": table.name}).scalar() or 0)
    asked = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)")
    name = connection.dialect.identifier_preparer.quote(table.name)
    return int(connection.execute(asked, {"name": name}).scalar() or 0)


def unread_words(connection: Connection) -> Found:
    """PostgreSQL has every text that is searched in its index."""
    if connection.dialect.name != "postgresql":
        return
    for table in _searched():
        missing = select(func.count()).select_from(table).where(table.c[LEXEMES].is_(None))
        if number := connection.execute(missing).scalar_one():
            message = f"{number} rows of {table.name} are not in the index"
            yield Problem(code="E_INDEX", message=message)


def parted_indexes(connection: Connection) -> Found:
    """SQLite's full-text indexes say what their tables say. Needs a connection that may write."""
    if connection.dialect.name != "sqlite":
        return
    for index in map(index_of, (table.name for table in _searched())):
        try:
            # With rank 1 the index is compared with the table that it was made of as well.
            asked = f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"
            connection.exec_driver_sql(asked)
        except DatabaseError:
            yield Problem(code="E_INDEX", message=f"{index} and its table do not say the same")


def _searched() -> list[Table]:
    return [table for table in metadata.sorted_tables if TEXTS in table.info]
