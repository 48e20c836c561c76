"""A database of an older program, or an empty one, brought to this one's tables."""

import logging

from sqlalchemy import Connection, Table, insert, inspect, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateColumn

from analysis.models import Problem
from analysis.store.migrations import BASELINE, HEAD, REVISIONS, find_stamp, stamp
from analysis.store.queue import touch
from analysis.store.records import State, StoreError
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
    table_columns,
)

log = logging.getLogger(__name__)

KEPT = (collection, article, correction)
"""What can't be worked out again, and so is given the columns that it lacks."""

_FIRST_MIGRATED = int(BASELINE)
"""The version of `store_schema` that became the first revision."""

_ONLY_ONE = 6_017_317
"""Under this number one program at a time changes the tables of a PostgreSQL database."""

_EARLIER, _LATER = "earlier", "later"

NEWER = Problem(
    code="E_DATABASE_NEWER",
    message="This database was made by a newer version of the program. Update the program.",
)
FAILED = Problem(
    code="E_DATABASE_UPGRADE",
    message="The database could not be brought up to date. Nothing in it was changed.",
)


def find_revision(connection: Connection) -> str | None:
    """The revision of the database's tables; None where there are none yet."""
    if not inspect(connection).has_table(store_schema.name):
        return None
    version = connection.execute(select(store_schema.c.version)).scalar_one()
    if version > SCHEMA_VERSION:
        return _LATER
    if version == SCHEMA_VERSION:
        return find_stamp(connection)
    return BASELINE if version == _FIRST_MIGRATED else _EARLIER


def bring_up_to_date(connection: Connection) -> None:
    """Makes the tables, or brings them up to date, all within the connection's transaction.

    Does nothing where another program was faster. Raises a StoreError where it can't.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONLY_ONE})")
    found = find_revision(connection)
    if found is None:
        _create(connection)
    elif found not in (_EARLIER, *REVISIONS):
        raise StoreError(NEWER)
    elif found != HEAD:
        _change(connection, found)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(insert(store_schema).values(version=SCHEMA_VERSION))
    stamp(connection, HEAD)


def _change(connection: Connection, found: str) -> None:
    # Imported here because most programs never need it, and Alembic takes its time.
    from analysis.store.migrations.copying import copy_beside

    copy = None
    try:
        copy = copy_beside(connection, HEAD)
        _run(connection, found)
    except Exception as error:
        if copy is not None:
            # The database itself is still what this is a copy of.
            copy.unlink()
        if isinstance(error, OperationalError):
            raise
        log.exception("the database could not be brought from %s to %s", found, HEAD)
        raise StoreError(FAILED) from error


def _run(connection: Connection, found: str) -> None:
    if found == _EARLIER:
        _make_anew(connection)
        return
    from analysis.store.migrations.running import migrate

    stamp(connection, found)
    migrate(connection)


def _make_anew(connection: Connection) -> None:
    """Makes the tables of findings anew and queues what they were found in.

    Findings can be worked out again from the files that were uploaded, which are left as they are.
    What comes of it are today's tables, so that no migration has anything left to do.
    """
    # Remembered columns had no collection then, and were everybody's.
    gone = (*ANALYSIS_TABLES, *CLAIM_TABLES, *NAME_TABLES, table_columns)
    metadata.drop_all(connection, tables=gone)
    for table in KEPT:
        _add_columns(connection, table)
    metadata.create_all(connection)
    _queue_again(connection)
    connection.execute(update(store_schema).values(version=SCHEMA_VERSION))
    stamp(connection, HEAD)


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
