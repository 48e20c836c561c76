"""A database of an older program, brought to this one's tables."""

from sqlalchemy import Connection, Table, inspect, select, update
from sqlalchemy.schema import CreateColumn

from analysis.store.queue import touch
from analysis.store.records import State
from analysis.store.schema import (
    ANALYSIS_TABLES,
    CLAIM_TABLES,
    NAME_TABLES,
    SCHEMA_VERSION,
    article,
    collection,
    correction,
    metadata,
    store_schema,
)

KEPT = (collection, article, correction)
"""What can't be worked out again, and so is given the columns that it lacks."""


def upgrade(connection: Connection) -> None:
    """Makes the tables of findings anew and queues what they were found in.

    Findings can be worked out again from the files that were uploaded, which are left as they are.
    Does nothing where another program was faster.
    """
    found = connection.execute(select(store_schema.c.version).with_for_update()).scalar_one()
    if found >= SCHEMA_VERSION:
        return
    metadata.drop_all(connection, tables=(*ANALYSIS_TABLES, *CLAIM_TABLES, *NAME_TABLES))
    for table in KEPT:
        _add_columns(connection, table)
    metadata.create_all(connection)
    _queue_again(connection)
    connection.execute(update(store_schema).values(version=SCHEMA_VERSION))


def _add_columns(connection: Connection, table: Table) -> None:
    """The columns that are new since then; each may be empty. An old table may be missing."""
    questions = inspect(connection)
    if not questions.has_table(table.name):
        return
    there = {column["name"] for column in questions.get_columns(table.name)}
    for column in table.columns:
        if column.name not in there:
            described = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {described}")


def _queue_again(connection: Connection) -> None:
    """Every article that was analysed. One that could not be read would not be read now either."""
    was_analysed = article.c.analysis_version.is_not(None)
    analysed = connection.execute(select(article.c.id).where(was_analysed)).scalars().all()
    values = {
        "state": State.QUEUED.value,
        "claimed": None,
        "attempts": 0,
        "problem_code": None,
        "problem_message": None,
        "analysis_version": None,
        **dict.fromkeys(("words", "entities", "attributions", "denials"), 0),
    }
    connection.execute(update(article).where(was_analysed).values(values))
    touch(connection, analysed)
