"""What is said of stored articles is put right: each change is read and analysed again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from analysis.ingest import Given
from analysis.models import Basis
from analysis.store.given_rows import DAYS, NAMES, check_dates, columns_of, given_of
from analysis.store.lines import FRESH, batched, changing
from analysis.store.queue import touch
from analysis.store.records import State
from analysis.store.schema import article

Said = tuple[int, Given]
"""An article and what is said of it."""
EDITED = frozenset(NAMES) - {"decided"}


def edit(
    connection: Connection, articles: Iterable[int], changes: Mapping[str, Any]
) -> tuple[Said, ...]:
    """The articles that were changed, with what was said of each before.

    Only the fields that are named are changed; None takes back what was said. Raises a TypeError
    for a name that is no field.
    """
    if unknown := changes.keys() - EDITED:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    clean: dict[str, Any] = {name: value or None for name, value in changes.items()}
    wanted = {row.id: replace(given_of(row), **clean) for row in _rows(connection, articles)}
    return give(connection, wanted.items())


def give(connection: Connection, said: Iterable[Said]) -> tuple[Said, ...]:
    """The articles of which something else was said before, with that."""
    wanted = dict(said)
    rows = [row for row in _rows(connection, wanted) if given_of(row) != wanted[row.id]]
    if rows:
        values = [_values(row, wanted[row.id]) for row in rows]
        connection.execute(
            update(article).where(article.c.id == bindparam("of")).values(_bound(values[0])),
            values,
        )
        _ask_again(connection, [row.id for row in rows])
    return tuple((row.id, given_of(row)) for row in rows)


def check(said: Iterable[Given], now: datetime) -> None:
    """Nothing where no day lies in the future, else a StoreError."""
    for given in said:
        check_dates(given, now)


def _rows(connection: Connection, articles: Iterable[int]) -> Iterator[Row[Any]]:
    """The articles' rows, which nobody else changes until this transaction ends."""
    for some in batched(sorted(set(articles))):
        wanted = select(article).where(article.c.id.in_(some)).order_by(article.c.id)
        yield from connection.execute(changing(wanted)).all()


def _ask_again(connection: Connection, articles: list[int]) -> None:
    at_work = article.c.state == State.ANALYSING.value
    for some in batched(articles):
        these = article.c.id.in_(some)
        connection.execute(update(article).where(these, at_work).values(again=True))
        connection.execute(update(article).where(these, ~at_work).values(FRESH))
    touch(connection, articles)


def _values(row: Row[Any], given: Given) -> dict[str, Any]:
    """The row's new values: what is said now is shown at once, before it is analysed again."""
    before = given_of(row)
    said = {
        name: value
        for name in NAMES
        if name in EDITED
        and (value := getattr(given, name)) is not None
        and value != getattr(before, name)
    }
    shown = {name: said.get(name, row._mapping[name]) for name in sorted(EDITED)}
    moments = {
        moment: row._mapping[moment] if shown[day] == row._mapping[day] else None
        for day, moment in DAYS.items()
    }
    basis = dict(row.basis or ()) | dict.fromkeys(said, Basis.GIVEN.value)
    return {
        "of": row.id,
        **_prefixed(columns_of(given) | shown | moments | {"basis": list(basis.items())}),
    }


def _prefixed(values: dict[str, Any]) -> dict[str, Any]:
    """Parameters may not have the names of columns."""
    return {f"new_{name}": value for name, value in values.items()}


def _bound(values: dict[str, Any]) -> dict[str, Any]:
    names = (name.removeprefix("new_") for name in values if name != "of")
    return {name: bindparam(f"new_{name}", type_=article.c[name].type) for name in names}
