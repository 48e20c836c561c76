"""Whether each value of a backup is of the kind that its column has: SQLite takes any in any."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    and_,
    case,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.types import TypeDecorator

from analysis.backup.problems import RowsError
from analysis.store.columns import Listed
from analysis.store.search_index import LEXEMES

_STORED_AS: dict[type, tuple[str, ...]] = {
    **{bool: ("integer",), int: ("integer",), float: ("real", "integer")},
    **{str: ("text",), date: ("text",), datetime: ("text",), bytes: ("blob",)},
}
"""What SQLite calls a value, by the Python type of the column."""
_FIRST_INTEGER, _LAST_INTEGER = -(2**31), 2**31 - 1
"""What PostgreSQL keeps as an Integer."""


def check_values(source: Connection, tables: Sequence[Table]) -> None:
    """Nothing where all are of their kinds, else a RowsError. The source is in SQLite."""
    for table in tables:
        columns = [column for column in table.columns if column.name != LEXEMES]
        wrong = [func.max(case((_fits(column), 0), else_=1)) for column in columns]
        found = source.execute(select(*wrong).select_from(table)).one()
        for column, is_wrong in zip(columns, found, strict=True):
            if is_wrong:
                raise RowsError(table.name, f"a value of the wrong kind as {column.name}")


def check_lists(table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Nothing where what should be lists or objects is, else a RowsError."""
    listed = [column.name for column in table.columns if isinstance(column.type, Listed)]
    for name in listed:
        if not all(row[name] is None or isinstance(row[name], list | dict) for row in rows):
            raise RowsError(table.name, f"a value of the wrong kind as {name}")


def _fits(column: Column[Any]) -> ColumnElement[bool]:
    plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    fits: ColumnElement[bool] = func.typeof(column).in_(_STORED_AS[plain.python_type])
    if isinstance(column.type, Integer) and not isinstance(column.type, BigInteger):
        is_beyond = or_(column < _FIRST_INTEGER, column > _LAST_INTEGER)
        fits = and_(fits, not_(is_beyond))
    return or_(column.is_(None), fits) if column.nullable else fits
