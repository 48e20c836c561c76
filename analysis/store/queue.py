"""The queue is the article table itself: who waits, who is being analysed, who is done."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    func,
    or_,
    select,
    update,
)

from analysis.ingest import Given
from analysis.models import Problem
from analysis.store.records import Progress, Queued, State
from analysis.store.schema import article, collection, original

T = TypeVar("T")

LEASE = timedelta(minutes=2)
"""How long a claim holds without a sign of life from its worker."""

MAX_ATTEMPTS = 3
"""A file that took the worker down with it this often is not tried again by itself."""

DIED = Problem(
    code="E_WORKER_DIED",
    message="The analysis stopped without a word, several times. Try again, or leave it out.",
)


def is_waiting(connection: Connection, cutoff: datetime) -> bool:
    """Whether there is anything to claim; a claim from before `cutoff` no longer holds."""
    return bool(connection.execute(select(exists().where(_is_open(cutoff)))).scalar_one())


def claim(connection: Connection, now: datetime, lease: timedelta) -> Queued | None:
    """The first article that waits, now claimed; None where none waits.

    Two workers never get the same: PostgreSQL skips rows that another has locked, and in SQLite a
    writing transaction has the database for itself.
    """
    cutoff = now - lease
    _give_up(connection, cutoff)
    open_ones = select(article.c.id).where(_is_open(cutoff)).order_by(article.c.id).limit(1)
    first = connection.execute(open_ones.with_for_update(skip_locked=True)).scalar()
    if first is None:
        return None
    values = {
        "state": State.ANALYSING.value,
        "claimed": now,
        "attempts": article.c.attempts + 1,
    }
    connection.execute(update(article).where(article.c.id == first).values(values))
    touch(connection, [first])
    return _queued(connection, first)


def hold(connection: Connection, claimed: int, now: datetime) -> None:
    """The claim holds for another lease, if the article is still being analysed."""
    held = update(article).where(article.c.id == claimed, _is_in(State.ANALYSING))
    connection.execute(held.values(claimed=now))


def release(connection: Connection, claimed: int) -> None:
    """The article waits again as if it had not been claimed."""
    given_back = update(article).where(article.c.id == claimed, _is_in(State.ANALYSING))
    values = {
        "state": State.QUEUED.value,
        "claimed": None,
        "attempts": article.c.attempts - 1,
    }
    connection.execute(given_back.values(values))
    touch(connection, [claimed])


def requeue(connection: Connection, finished: int) -> None:
    """A finished article waits again; its old results stay until the new ones are there."""
    done = update(article).where(article.c.id == finished, _is_in(State.DONE, State.PROBLEM))
    values = {
        "state": State.QUEUED.value,
        "claimed": None,
        "attempts": 0,
        "problem_code": None,
        "problem_message": None,
    }
    connection.execute(done.values(values))
    touch(connection, [finished])


def count_states(connection: Connection, of: int) -> Progress:
    """How many articles of the collection are in which state; deleted ones are not counted."""
    counted = (
        select(article.c.state, func.count())
        .where(article.c.collection_id == of, article.c.deleted.is_(None))
        .group_by(article.c.state)
    )
    found = {row[0]: row[1] for row in connection.execute(counted)}
    return Progress(**{state.value: found.get(state.value, 0) for state in State})


def count_open(connection: Connection, articles: Iterable[int]) -> int:
    """How many of the articles still wait or are being analysed."""
    waiting = and_(_is_in(State.QUEUED, State.ANALYSING), article.c.deleted.is_(None))
    counted = select(func.count()).select_from(article).where(waiting)
    # SQLite takes at most 32,766 values in one statement, PostgreSQL 65,535.
    return sum(
        connection.execute(counted.where(article.c.id.in_(some))).scalar_one()
        for some in batched(articles)
    )


def batched(values: Iterable[T], size: int = 10_000) -> Iterator[tuple[T, ...]]:
    """The values in as many groups as a database needs them in."""
    coming = iter(values)
    while some := tuple(islice(coming, size)):
        yield some


def touch(connection: Connection, articles: Iterable[int]) -> None:
    """A new revision for every collection that one of the articles is in."""
    raised = update(collection).values(revision=collection.c.revision + 1)
    for some in batched(articles):
        changed = select(article.c.collection_id).where(article.c.id.in_(some))
        connection.execute(raised.where(collection.c.id.in_(changed)))


def _is_in(*states: State) -> ColumnElement[bool]:
    return article.c.state.in_([state.value for state in states])


def _is_lost(cutoff: datetime) -> ColumnElement[bool]:
    return and_(_is_in(State.ANALYSING), article.c.claimed < cutoff)


def _is_open(cutoff: datetime) -> ColumnElement[bool]:
    return and_(article.c.deleted.is_(None), or_(_is_in(State.QUEUED), _is_lost(cutoff)))


def _give_up(connection: Connection, cutoff: datetime) -> None:
    """Marks what was lost too often."""
    hopeless = and_(_is_lost(cutoff), article.c.attempts >= MAX_ATTEMPTS)
    found = connection.execute(select(article.c.id).where(hopeless)).scalars().all()
    if not found:
        return
    values = {
        "state": State.PROBLEM.value,
        "claimed": None,
        "problem_code": DIED.code,
        "problem_message": DIED.message,
    }
    connection.execute(update(article).where(article.c.id.in_(found), hopeless).values(values))
    touch(connection, found)


def _queued(connection: Connection, claimed: int) -> Queued:
    wanted = select(article, original.c.data).join(original).where(article.c.id == claimed)
    row = connection.execute(wanted).one()
    return Queued(article=row.id, name=row.name, data=row.data, given=_given(row))


def _given(row: Row[Any]) -> Given:
    return Given(
        title=row.given_title,
        byline=row.given_byline,
        publisher=row.given_publisher,
        url=row.given_url,
        published=row.given_published,
    )
