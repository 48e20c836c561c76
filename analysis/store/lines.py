"""Two tables are queues as well, and work alike: articles to analyse, deliveries to open.

A row that waits is claimed, the claim holds for a lease unless it is renewed, and a row that was
claimed too often without an end is given up. Two workers never get the same row: PostgreSQL skips
rows that another has locked, and in SQLite a writing transaction has the database for itself.

Each claim has a turn, a number that no other claim of the row ever had. A worker that was silent
for longer than its claim held may find that the row has been somebody else's since: what it does
in its turn is done only while the row is still in its hands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    GenerativeSelect,
    Table,
    and_,
    exists,
    func,
    or_,
    select,
    update,
)

from analysis.models import Problem
from analysis.store.schema import collection

T = TypeVar("T")
Wanted = TypeVar("Wanted", bound=GenerativeSelect)

LEASE = timedelta(minutes=2)
"""How long a claim holds without a sign of life from its worker."""

MAX_ATTEMPTS = 3
"""A file that took the worker down with it this often is not tried again by itself."""

DIED = Problem(
    code="E_WORKER_DIED",
    message="The analysis stopped without a word, several times. Try again, or leave it out.",
)

QUEUED, PROBLEM, CANCELLED = "queued", "problem", "cancelled"
"""States that both queues have."""

FRESH = {
    "state": QUEUED,
    "claimed": None,
    "attempts": 0,
    "problem_code": None,
    "problem_message": None,
}
"""What a row has that waits as if it were new."""


class Claimed(NamedTuple):
    """A row that was claimed, and the turn of the claim."""

    key: int
    turn: int


@dataclass(frozen=True, slots=True)
class Line:
    """A table whose rows wait, the state of a row that is worked on, and which rows count."""

    table: Table
    at_work: str
    counts: ColumnElement[bool]

    def is_in(self, *states: str) -> ColumnElement[bool]:
        """The rows in one of these states."""
        return self.table.c.state.in_(states)

    def is_one(self, key: int, turn: int | None = None) -> ColumnElement[bool]:
        """That row, if it is worked on: in that turn, or without one by anybody."""
        is_it = and_(self.table.c.id == key, self.is_in(self.at_work))
        return is_it if turn is None else and_(is_it, self.table.c.turn == turn)

    def is_lost(self, cutoff: datetime) -> ColumnElement[bool]:
        """The rows whose claim no longer holds: it is from before `cutoff`."""
        return and_(self.is_in(self.at_work), self.table.c.claimed < cutoff)

    def is_open(self, cutoff: datetime) -> ColumnElement[bool]:
        """The rows that can be claimed."""
        return and_(self.counts, or_(self.is_in(QUEUED), self.is_lost(cutoff)))


def changing(wanted: Wanted) -> Wanted:
    """The rows, which nobody else changes until this transaction ends.

    Not locked against rows that only refer to them: whoever compares a collection writes such rows
    while an editor waits for just that collection, and the two would wait for each other.
    """
    return wanted.with_for_update(key_share=True)


def is_waiting(connection: Connection, line: Line, cutoff: datetime) -> bool:
    """Whether there is anything to claim; a claim from before `cutoff` no longer holds."""
    return bool(connection.execute(select(exists().where(line.is_open(cutoff)))).scalar_one())


def claim(connection: Connection, line: Line, now: datetime, lease: timedelta) -> Claimed | None:
    """The first row that waits, now claimed; None where none waits."""
    cutoff, table = now - lease, line.table
    _give_up(connection, line, cutoff)
    open_ones = select(table.c.id).where(line.is_open(cutoff)).order_by(table.c.id).limit(1)
    first = connection.execute(open_ones.with_for_update(skip_locked=True, key_share=True)).scalar()
    if first is None:
        return None
    values = {
        "state": line.at_work,
        "claimed": now,
        "attempts": table.c.attempts + 1,
        "turn": func.coalesce(table.c.turn, 0) + 1,
    }
    claimed = update(table).where(table.c.id == first).values(values)
    turn = connection.execute(claimed.returning(table.c.turn)).scalar_one()
    touch(connection, table, [first])
    return Claimed(first, turn)


def hold(connection: Connection, line: Line, key: int, now: datetime, turn: int | None) -> bool:
    """Whether the row is still in hand; its claim holds for another lease."""
    held = update(line.table).where(line.is_one(key, turn)).values(claimed=now)
    return connection.execute(held).rowcount > 0


def release(connection: Connection, line: Line, key: int, turn: int | None) -> bool:
    """Whether the row was still in hand; it waits again as if it had not been claimed."""
    values = {"state": QUEUED, "claimed": None, "attempts": line.table.c.attempts - 1}
    freed = update(line.table).where(line.is_one(key, turn)).values(values)
    was_held = connection.execute(freed).rowcount > 0
    if was_held:
        touch(connection, line.table, [key])
    return was_held


def cancel(connection: Connection, line: Line, of: int, which: ColumnElement[bool]) -> int:
    """How many rows of a collection no longer wait: they are kept, and can be tried again."""
    is_it = and_(line.table.c.collection_id == of, line.counts, which)
    values = {"state": CANCELLED, "claimed": None}
    changed = connection.execute(update(line.table).where(is_it).values(values)).rowcount
    if changed:
        touch_collection(connection, of)
    return changed


def count_open(connection: Connection, line: Line, keys: Iterable[int]) -> int:
    """How many of the rows wait or are worked on."""
    waiting = and_(line.counts, line.is_in(QUEUED, line.at_work))
    counted = select(func.count()).select_from(line.table).where(waiting)
    # SQLite takes at most 32,766 values in one statement, PostgreSQL 65,535.
    return sum(
        connection.execute(counted.where(line.table.c.id.in_(some))).scalar_one()
        for some in batched(keys)
    )


def batched(values: Iterable[T], size: int = 10_000) -> Iterator[tuple[T, ...]]:
    """The values in as many groups as a database needs them in."""
    coming = iter(values)
    while some := tuple(islice(coming, size)):
        yield some


def touch(connection: Connection, table: Table, keys: Iterable[int]) -> None:
    """A new revision for every collection that one of the rows is in."""
    raised = update(collection).values(revision=collection.c.revision + 1)
    for some in batched(keys):
        changed = select(table.c.collection_id).where(table.c.id.in_(some))
        connection.execute(raised.where(collection.c.id.in_(changed)))


def touch_collection(connection: Connection, of: int) -> None:
    """A new revision for the collection."""
    raised = update(collection).values(revision=collection.c.revision + 1)
    connection.execute(raised.where(collection.c.id == of))


def problem_of(row: Any) -> Problem | None:
    """The problem of a row that has one."""
    if row.problem_code is None:
        return None
    return Problem(code=row.problem_code, message=row.problem_message)


def _give_up(connection: Connection, line: Line, cutoff: datetime) -> None:
    """Marks what was lost too often."""
    table = line.table
    hopeless = and_(line.is_lost(cutoff), table.c.attempts >= MAX_ATTEMPTS)
    found = connection.execute(select(table.c.id).where(hopeless)).scalars().all()
    if not found:
        return
    values = {
        "state": PROBLEM,
        "claimed": None,
        "problem_code": DIED.code,
        "problem_message": DIED.message,
    }
    connection.execute(update(table).where(table.c.id.in_(found), hopeless).values(values))
    touch(connection, table, found)
