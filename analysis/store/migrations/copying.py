"""A copy of an SQLite file beside it, made before its tables are changed."""

import os
import sqlite3
import tempfile
from itertools import count
from pathlib import Path

from sqlalchemy import Connection


def copy_beside(connection: Connection, revision: str) -> Path | None:
    """The copy of the database as it was when the transaction began, where it is a file.

    The connection has the right to write and has written nothing yet: nobody else can meanwhile,
    and the copy, which another connection makes, is the very state that is going to be changed.
    """
    file = _file_of(connection)
    if file is None:
        return None
    half_done = _vacuum_into(file)
    copy = _free_name(file, revision)
    half_done.replace(copy)
    return copy


def _file_of(connection: Connection) -> Path | None:
    if connection.dialect.name != "sqlite":
        return None
    named = connection.exec_driver_sql("PRAGMA database_list").all()
    return next((Path(row[2]) for row in named if row[1] == "main" and row[2]), None)


def _vacuum_into(file: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".copy", dir=file.parent)
    try:
        source = sqlite3.connect(file)
        source.execute("VACUUM INTO ?", (name,))
        source.close()
        os.fsync(handle)
    except BaseException:
        Path(name).unlink()
        raise
    finally:
        os.close(handle)
    return Path(name)


def _free_name(file: Path, revision: str) -> Path:
    """A name that no earlier copy has, taken by an empty file."""
    stem = f"{file.name}.before-{revision}"
    for number in count(2):
        copy = file.with_name(stem)
        try:
            copy.touch(exist_ok=False)
        except FileExistsError:
            stem = f"{file.name}.before-{revision}-{number}"
        else:
            return copy
    raise AssertionError
