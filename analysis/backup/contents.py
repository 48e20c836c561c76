"""What is in a file that is said to be a backup, found out before any of it is read.

An SQLite file may bring views, triggers and expressions of its own, which work out whatever their
maker wanted as soon as somebody asks for a table of that name. A backup has none of them.
"""

import re
import sqlite3
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, create_engine

from analysis.store.migrations import stamp
from analysis.store.schema import metadata

_OF_SQLITE = re.compile(r"sqlite_(sequence|stat\d)")
_TABLE = re.compile(r"CREATE TABLE \S+ ?\(")
_WORKS_OUT = re.compile(r"\b(AS|CHECK|COLLATE|DEFAULT|GENERATED)\b", re.I)
"""By what a table has anything that is worked out when it is read, checked or changed."""


def find_foreign(database: Path) -> str | None:
    """The name of a thing in an SQLite file that no backup has; None where there is none.

    Only the list of what is in the file is read. Raises sqlite3.DatabaseError where even that is
    damaged.
    """
    connection = sqlite3.connect(database)
    try:
        listed = connection.execute("SELECT type, name, sql FROM main.sqlite_master").fetchall()
    finally:
        connection.close()
    return next((str(name) for kind, name, sql in listed if not _is_ours(kind, name, sql)), None)


def _is_ours(kind: str, name: str, sql: str | None) -> bool:
    """Tables may have other columns than today's; whatever else there is must be as it is made."""
    if sql is None:
        return kind == "index"
    if _plain(sql) in _made().values():
        return True
    is_known = name in _made() or _OF_SQLITE.fullmatch(name) is not None
    is_plain = _TABLE.match(_plain(sql)) is not None and _WORKS_OUT.search(sql) is None
    return kind == "table" and is_known and is_plain


@cache
def _made() -> dict[str, str]:
    """Everything in a new database by its name, and the statement that makes it."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        made = _make(connection)
    engine.dispose()
    return made


def _make(connection: Connection) -> dict[str, str]:
    metadata.create_all(connection)
    stamp(connection, "")
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {row.name: _plain(row.sql) for row in rows}


def _plain(sql: str) -> str:
    """A statement without what differs between the ways in which one and the same is made."""
    return " ".join(sql.replace('"', "").split())
