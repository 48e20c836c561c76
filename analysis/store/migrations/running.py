"""Running migrations within a transaction that somebody else ends. Imports Alembic: do it late."""

from pathlib import Path
from threading import Lock

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from analysis.store.migrations import find_stamp, stamp

HERE = Path(__file__).parent

_ONE_AT_A_TIME = Lock()
"""Alembic keeps the database that `op` works on in one place for the whole process."""


def scripts() -> ScriptDirectory:
    """The files in `versions`, in the order in which they follow each other."""
    return ScriptDirectory(str(HERE))


def migrate(connection: Connection) -> None:
    """Runs every migration that the database lacks and writes down that it has them."""
    lacking = list(scripts().iterate_revisions("head", find_stamp(connection)))
    with _ONE_AT_A_TIME, Operations.context(MigrationContext.configure(connection)):
        for script in reversed(lacking):
            script.module.upgrade()
            stamp(connection, script.revision)
