"""The log of who did what: written in the transaction that did it, so that neither is without.

A deed that takes several transactions is logged in the first of them that holds, and once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Engine, insert, select

from analysis.store.moments import aware, naive
from analysis.store.schema import audit
from analysis.store.share_records import EVERYTHING, Action, Deed, DeedRow, Sought

_OPTION = "onrecord_deed"


@dataclass(slots=True)
class _Pending:
    """A deed, told once for each collection that it concerns, and whether the log has it."""

    deeds: tuple[Deed, ...]
    founded: int | None = None
    """The collection that the deed makes: what concerned none yet concerns this one."""
    is_logged: bool = False


def audited(engine: Engine, deeds: Iterable[Deed]) -> Engine:
    """The engine; whatever is written through it is logged as the deed, a line for each of them."""
    return engine.execution_options(**{_OPTION: _Pending(tuple(deeds))})


def note_founded(connection: Connection, collection: int) -> None:
    """Nothing; what the connection was opened for made this collection."""
    pending: _Pending | None = connection.get_execution_options().get(_OPTION)
    if pending is not None:
        pending.founded = collection


def note_deed(connection: Connection) -> None:
    """Logs what the connection was opened for, if that is to be logged and is not."""
    pending: _Pending | None = connection.get_execution_options().get(_OPTION)
    if pending is not None and not pending.is_logged:
        for deed in pending.deeds:
            where = pending.founded if deed.collection is None else deed.collection
            _add_deed(connection, replace(deed, collection=where))


def keep_noted(engine: Engine) -> None:
    """Nothing; what was noted is stored now."""
    pending: _Pending | None = engine.get_execution_options().get(_OPTION)
    if pending is not None:
        pending.is_logged = True


def _add_deed(connection: Connection, deed: Deed) -> None:
    """One more line in the log."""
    values = {
        "made": naive(deed.made),
        "who": deed.who,
        "action": deed.action.value,
        "collection": deed.collection,
        "subject": deed.subject,
    }
    connection.execute(insert(audit).values(values))


def list_deeds(
    connection: Connection,
    collection: int | None,
    most: int,
    before: int | None = None,
    only: Sought = EVERYTHING,
) -> Sequence[DeedRow]:
    """The latest first, at most so many, those before a number where one is given.

    Of a collection, or without one of all of them.
    """
    wanted = select(audit).where(*_conditions(only)).order_by(audit.c.id.desc()).limit(most)
    if collection is not None:
        wanted = wanted.where(audit.c.collection == collection)
    if before is not None:
        wanted = wanted.where(audit.c.id < before)
    return tuple(
        DeedRow(
            id=row.id,
            who=row.who,
            action=Action(row.action),
            collection=row.collection,
            subject=row.subject,
            made=aware(row.made),
        )
        for row in connection.execute(wanted)
    )


def list_doers(connection: Connection, collection: int | None) -> Sequence[str]:
    """Everybody who ever did something in a collection, or without one anywhere, by name."""
    wanted = select(audit.c.who).distinct()
    if collection is not None:
        wanted = wanted.where(audit.c.collection == collection)
    return sorted(connection.execute(wanted).scalars(), key=str.casefold)


def _conditions(only: Sought) -> Iterator[ColumnElement[bool]]:
    if only.who is not None:
        yield audit.c.who == only.who
    if only.action is not None:
        yield audit.c.action == only.action.value
    if only.since is not None:
        yield audit.c.made >= naive(only.since)
    if only.until is not None:
        yield audit.c.made < naive(only.until)
