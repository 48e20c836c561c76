"""The queue is the article table itself: who waits, who is being analysed, who is done."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from analysis.store import lines
from analysis.store.given_rows import from_pairs, given_of
from analysis.store.lines import DIED, FRESH, LEASE, MAX_ATTEMPTS, Line, batched
from analysis.store.records import Progress, Queued, State
from analysis.store.schema import article, original

__all__ = ["DIED", "LEASE", "LINE", "MAX_ATTEMPTS", "batched", "touch"]

LINE = Line(article, State.ANALYSING.value, article.c.deleted.is_(None))

PACE_OVER = timedelta(minutes=1)
"""How far back the pace is measured."""


def claim(connection: Connection, now: datetime, lease: timedelta) -> Queued | None:
    """The first article that waits, now claimed; None where none waits."""
    claimed = lines.claim(connection, LINE, now, lease)
    if claimed is None:
        return None
    connection.execute(update(article).where(article.c.id == claimed.key).values(again=None))
    wanted = select(article, original.c.data).join(original).where(article.c.id == claimed.key)
    row = connection.execute(wanted).one()
    return Queued(
        article=row.id,
        turn=claimed.turn,
        name=row.name,
        data=row.data,
        given=given_of(row),
        remarks=from_pairs(row.given_remarks),
    )


def requeue(connection: Connection, ended: int) -> None:
    """An article that is not on its way waits again.

    Its old results stay until the new ones are there.
    """
    is_ended = LINE.is_in(State.DONE.value, State.PROBLEM.value, State.CANCELLED.value)
    connection.execute(update(article).where(article.c.id == ended, is_ended).values(FRESH))
    touch(connection, [ended])


def resume(connection: Connection, of: int) -> None:
    """Every article of a collection that was stopped waits again."""
    is_stopped = LINE.is_in(State.CANCELLED.value) & (article.c.collection_id == of)
    found = connection.execute(select(article.c.id).where(is_stopped)).scalars().all()
    connection.execute(update(article).where(is_stopped).values(FRESH))
    touch(connection, found)


def cancel(connection: Connection, of: int, cutoff: datetime) -> int:
    """How many articles of a collection no longer wait. One that is being analysed is ended."""
    which = LINE.is_in(State.QUEUED.value) | LINE.is_lost(cutoff)
    return lines.cancel(connection, LINE, of, which)


def count_states(connection: Connection, of: int) -> Progress:
    """How many articles of the collection are in which state; deleted ones are not counted."""
    counted = (
        select(article.c.state, func.count())
        .where(article.c.collection_id == of, article.c.deleted.is_(None))
        .group_by(article.c.state)
    )
    found = {row[0]: row[1] for row in connection.execute(counted)}
    return Progress(**{state.value: found.get(state.value, 0) for state in State})


def find_pace(connection: Connection, of: int, now: datetime) -> float | None:
    """Articles a second that were finished of late; None where they are too few to tell."""
    lately = (article.c.collection_id == of, article.c.finished >= now - PACE_OVER)
    counted = select(func.count(), func.min(article.c.finished)).where(*lately)
    number, first = connection.execute(counted).one()
    if number < 2 or first >= now:
        return None
    # The first one ends a time that began before it.
    return float(number - 1) / float((now - first).total_seconds())


def touch(connection: Connection, articles: Iterable[int]) -> None:
    """A new revision for every collection that one of the articles is in."""
    lines.touch(connection, article, articles)
