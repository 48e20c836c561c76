"""Opening a database: the folder, the pragmas, the schema, and one kind of error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from analysis.models import Problem
from analysis.settings import settings
from analysis.store.auditing import keep_noted, note_deed
from analysis.store.migrations import HEAD
from analysis.store.records import StoreError
from analysis.store.upgrade import bring_up_to_date, find_revision

SQLITE = "sqlite"
LOOKS_ONLY = "onrecord_looks_only"
"""An option of engines through which nothing may be written."""

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
    is_sqlite = address.get_backend_name() == SQLITE
    if is_sqlite and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, pool_pre_ping=not is_sqlite)
    prepare(engine)
    _make_schema(engine)
    return engine


def prepare(engine: Engine) -> None:
    """Nothing; the engine's connections and transactions begin as the store needs them."""
    if engine.dialect.name == SQLITE:
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database however many questions it is asked."""
    is_sqlite = engine.dialect.name == "sqlite"
    options: dict[str, Any] = {} if is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with _plain_errors(), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection for one short transaction: all of it is stored, or nothing.

    What the engine is `audited` as is logged with it. Raises a StoreError where the engine is for
    looking only.
    """
    if engine.get_execution_options().get(LOOKS_ONLY):
        message = "This can be looked at, not changed."
        raise StoreError(Problem(code="E_NOT_ALLOWED", message=message))
    with _plain_errors(), engine.execution_options(writes=True).begin() as connection:
        yield connection
        note_deed(connection)
    keep_noted(engine)


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
        if find_revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        bring_up_to_date(connection)
