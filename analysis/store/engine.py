"""Opening a database: the folder, the pragmas, the schema, and one kind of error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from analysis.models import Problem
from analysis.settings import settings
from analysis.store.records import StoreError
from analysis.store.schema import SCHEMA_VERSION, metadata, store_schema
from analysis.store.upgrade import upgrade

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    # With WAL this survives a killed program; a power cut may take the last commits, never more.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)

_ROWS_MEASURED = 1000
"""Of an index: enough for a mean, and read in milliseconds."""

_WORDS_OF_ERRORS = (
    ("disk is full", "E_DISK_FULL", "The disk is full. Free some space and try again."),
    ("locked", "E_DATABASE_BUSY", "The database is busy. Try again in a moment."),
    ("deadlock", "E_DATABASE_BUSY", "The database is busy. Try again in a moment."),
    ("readonly", "E_DATABASE_READ_ONLY", "The database can only be read, not changed."),
    ("unable to open", "E_DATABASE", "The database file can't be opened."),
    ("not a database", "E_DATABASE", "The database file is something else, or damaged."),
)


def connect(url: str | None = None) -> Engine:
    """An engine for the URL, by default the settings' one, with the schema in place."""
    address = make_url(url or settings().database_url)
    is_sqlite = address.get_backend_name() == "sqlite"
    if is_sqlite and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, pool_pre_ping=not is_sqlite)
    if is_sqlite:
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    _make_schema(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database however many questions it is asked."""
    is_sqlite = engine.dialect.name == "sqlite"
    options: dict[str, Any] = {} if is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with _plain_errors(), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection for one short transaction: all of it is stored, or nothing."""
    with _plain_errors(), engine.execution_options(writes=True).begin() as connection:
        yield connection


def measure_tables(connection: Connection) -> None:
    """Tells SQLite's planner how many rows a key has; PostgreSQL counts them by itself.

    Without it SQLite reads every article of a collection to find the few that name somebody.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {_ROWS_MEASURED}")
        connection.exec_driver_sql("ANALYZE")


def _set_pragmas(connection: Any, record: Any) -> None:
    # Python's driver must not begin transactions on its own: `_begin` says which kind.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: one that reads first and then writes may find that another
    # wrote in between, and SQLite lets it fail instead of wait.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (OperationalError, DatabaseError):
            raise
        raise StoreError(_problem_of(error)) from error


def _problem_of(error: DatabaseError) -> Problem:
    said = str(error.orig)
    for words, code, message in _WORDS_OF_ERRORS:
        if words in said:
            return Problem(code=code, message=message)
    return Problem(code="E_DATABASE", message="The database did not answer as it should.")


def _make_schema(engine: Engine) -> None:
    with reading(engine) as connection:
        exists = inspect(connection).has_table(store_schema.name)
    if not exists:
        _create(engine)
    with reading(engine) as connection:
        found = connection.execute(select(store_schema.c.version)).scalar_one()
    if found > SCHEMA_VERSION:
        message = "This database was made by a newer version of the program. Update the program."
        raise StoreError(Problem(code="E_DATABASE_NEWER", message=message))
    if found < SCHEMA_VERSION:
        with writing(engine) as connection:
            upgrade(connection)


def _create(engine: Engine) -> None:
    try:
        with writing(engine) as connection:
            if not inspect(connection).has_table(store_schema.name):
                metadata.create_all(connection)
                connection.execute(insert(store_schema).values(version=SCHEMA_VERSION))
    except DBAPIError:
        # On PostgreSQL another program may have made the schema between the question and the
        # answer; then it is there now.
        with reading(engine) as connection:
            if not inspect(connection).has_table(store_schema.name):
                raise
