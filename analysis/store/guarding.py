"""A database of which somebody sees only some collections, and can change nothing.

Every connection gets temporary views that bear the names of the tables and show only rows of the
collections that the transaction was opened for. Both databases look for temporary things first, so
whatever asks for `article`, now or in a year, gets these rows. Without a collection there are none;
a table of which nothing is said here has none.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event

from analysis.store.engine import LOOKS_ONLY, SQLITE, prepare
from analysis.store.schema import metadata

_OPTION = "onrecord_collections"
_SETTING = "onrecord.collections"
_OPEN = frozenset({"store_schema"})
"""Tables in which nothing belongs to anybody."""
_CLOSED = frozenset({"share", "snapshot", "membership", "audit", "ended_sign_in"})
"""Tables that no page reads this way: the desk asks for them, with checks of its own."""

_VISIBLE = {
    "sqlite": "SELECT id FROM temp.onrecord_collections",
    "postgresql": "SELECT unnest(string_to_array("
    f"current_setting('{_SETTING}', true), ',')::int[])",
}
_OWNERS = (
    # column of a table, and the table that says which collection such a row is of
    ("collection_id", None),
    # Before the article: what was refused of a delivery has none.
    ("delivery_id", "delivery"),
    ("article_id", "article"),
    ("name_id", "name"),
)


def guard(engine: Engine) -> Engine:
    """An engine on the same database that sees nothing until it is told for which collections."""
    guarded = create_engine(engine.url, pool_pre_ping=engine.dialect.name != SQLITE)
    prepare(guarded)
    event.listen(guarded, "connect", _make_views)
    event.listen(guarded, "begin", _look_at)
    return guarded


def seen_by(guarded: Engine, collections: Sequence[int]) -> Engine:
    """The guarded engine, seeing these collections."""
    return guarded.execution_options(**{_OPTION: tuple(collections), LOOKS_ONLY: True})


def condition_of(table: Table, dialect: str, place: str) -> str:
    """What must hold for a row to be seen, as SQL; `place` is the schema of the real tables."""
    visible = _VISIBLE[dialect]
    if table.name in _OPEN:
        return "true"
    if table.name in _CLOSED:
        return "false"
    if table.name == "collection":
        return f"id IN ({visible})"
    for column, owner in _OWNERS:
        if column in table.c and owner is None:
            return f"{column} IN ({visible})"
        if column in table.c:
            # Asked for each row: of one article's rows that is much faster than a list of all.
            is_its = f'owner.id = "{table.name}"."{column}"'
            of = f'SELECT 1 FROM {place}."{owner}" AS owner WHERE {is_its}'
            return f"EXISTS ({of} AND owner.collection_id IN ({visible}))"
    return "false"


def _make_views(connection: Any, record: Any) -> None:
    is_sqlite = type(connection).__module__.startswith("sqlite3")
    dialect = "sqlite" if is_sqlite else "postgresql"
    cursor = connection.cursor()
    if is_sqlite:
        cursor.execute("CREATE TEMP TABLE onrecord_collections (id INTEGER PRIMARY KEY)")
        place = "main"
    else:
        cursor.execute("SELECT quote_ident(current_schema())")
        place = str(cursor.fetchone()[0])
    for table in metadata.sorted_tables:
        where = condition_of(table, dialect, place)
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        cursor.execute(
            f'CREATE TEMP VIEW "{table.name}" AS '
            f'SELECT {columns} FROM {place}."{table.name}" WHERE {where}'
        )
    cursor.close()
    if not is_sqlite:
        connection.commit()


def _look_at(connection: Connection) -> None:
    seen = connection.get_execution_options().get(_OPTION, ())
    if connection.dialect.name == SQLITE:
        rows = [(int(one),) for one in seen]
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("DELETE FROM temp.onrecord_collections")
        if rows:
            connection.exec_driver_sql("INSERT INTO temp.onrecord_collections VALUES (?)", rows)
        connection.exec_driver_sql("PRAGMA query_only = ON")
        return
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    listed = ",".join(str(int(one)) for one in seen)
    connection.exec_driver_sql(f"SET LOCAL {_SETTING} = '{listed}'")
