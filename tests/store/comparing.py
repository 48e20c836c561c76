"""What is in a database, and what its tables are, ready to be compared with another's."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, MetaData, inspect

from analysis.store.schema import metadata
from analysis.store.search_index import LEXEMES, TEXTS, index_of


def tables_of(engine: Engine) -> MetaData:
    """The tables that the database has."""
    found = MetaData()
    found.reflect(engine)
    return found


def rows_of(engine: Engine, of: MetaData | None = None) -> dict[str, list[Any]]:
    """Every row of every table there is, or of these, as the database has them."""
    found = of or tables_of(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select())))
            for table in found.sorted_tables
        }


def differences(engine: Engine, wanted: MetaData = metadata) -> list[Any]:
    """What a migration would have to change to come to those tables, as Alembic sees it.

    It compares tables, columns with types, whether they may be empty and their defaults, indexes,
    unique constraints and foreign keys. It does not see primary keys, checks, AUTOINCREMENT,
    WITHOUT ROWID or triggers; for those there is `described`.
    """
    indexes = tuple(index_of(table.name) for table in wanted.sorted_tables if TEXTS in table.info)

    def is_ours(item: Any, name: str | None, kind: str, is_there: bool, other: Any) -> bool:
        """All but what FTS5 makes for itself, and the index that only PostgreSQL has."""
        in_index = kind == "table" and str(name).startswith(indexes)
        is_elsewhere = kind == "index" and str(name).endswith(f"_{LEXEMES}")
        return not (engine.dialect.name == "sqlite" and (in_index or is_elsewhere))

    settings = {
        "include_object": is_ours,
        "compare_type": True,
        "compare_server_default": True,
    }
    with engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts=settings), wanted)


def described(engine: Engine) -> dict[str, Any]:
    """What the database says of itself, in words that do not depend on how it came to be so."""
    asked = inspect(engine)
    found: dict[str, Any] = {}
    for name in sorted(asked.get_table_names()):
        columns = [
            (column["name"], str(column["type"]), column["nullable"], column["default"])
            for column in asked.get_columns(name)
        ]
        found[name] = {
            "columns": sorted(columns),
            "key": asked.get_pk_constraint(name)["constrained_columns"],
            "foreign": sorted(map(repr, asked.get_foreign_keys(name))),
            "unique": sorted(map(repr, asked.get_unique_constraints(name))),
            "indexes": sorted(map(repr, asked.get_indexes(name))),
            "checks": sorted(map(repr, asked.get_check_constraints(name))),
        }
    if engine.dialect.name == "sqlite":
        found["more"] = _more_of_sqlite(engine)
    return found


def _more_of_sqlite(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    special = ("AUTOINCREMENT", "WITHOUT ROWID")
    return sorted(
        (kind, name, sql if kind == "trigger" else [word in sql for word in special])
        for kind, name, sql in rows
        if sql is not None
    )
