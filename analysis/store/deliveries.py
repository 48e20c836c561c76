"""Deliveries: stored as they came, claimed by a worker, and taken in one thing after the other."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    insert,
    or_,
    select,
    true,
    update,
)

from analysis.ingest import Given
from analysis.ingest.containers.parts import Columns
from analysis.models import Problem
from analysis.store import lines
from analysis.store.delivery_records import (
    DeliveryKind,
    DeliveryReceipt,
    DeliveryState,
    ItemState,
)
from analysis.store.delivery_rows import columns_to_json
from analysis.store.given_rows import check_dates, to_json
from analysis.store.intake import check_collection
from analysis.store.lines import FRESH, Line, touch, touch_collection
from analysis.store.moments import aware
from analysis.store.schema import article, delivery, delivery_data, delivery_item

LINE = Line(delivery, DeliveryState.WORKING.value, true())

IS_WAITING = delivery_item.c.state == ItemState.WAITING.value

ENDED = ("done", "problem", "cancelled", "asks")
"""The states that a worker leaves alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A delivery as it came. `data` is None where `name` is an address to fetch."""

    collection: int
    kind: DeliveryKind
    name: str
    data: bytes | None
    given: Given
    columns: Columns | None = None


def deliver(connection: Connection, parcel: Parcel, now: datetime) -> DeliveryReceipt:
    """Stores the parcel and puts it into the queue, unless it is there already.

    What is missing of a known one is tried again: what was refused, and articles that are gone. A
    feed has new entries, and is always read again.
    """
    check_collection(connection, parcel.collection)
    check_dates(parcel.given, now)
    if (parcel.data is None) is (parcel.kind in (DeliveryKind.ARCHIVE, DeliveryKind.TABLE)):
        raise TypeError(f"{parcel.kind} and {parcel.data!r:.20} do not go together")
    digest = _digest(parcel)
    is_same = and_(
        delivery.c.collection_id == parcel.collection,
        delivery.c.kind == parcel.kind.value,
        delivery.c.sha256 == digest,
    )
    known = connection.execute(select(delivery).where(is_same)).first()
    if known is None:
        key = _insert(connection, parcel, digest, now)
        return DeliveryReceipt(delivery=key, is_new=True, added=aware(now))
    _deliver_again(connection, known, parcel)
    return DeliveryReceipt(delivery=known.id, is_new=False, added=aware(known.added))


def try_again(connection: Connection, one: int) -> bool:
    """Whether the delivery waits once more; what was refused in it is tried again."""
    _reopen(connection, one, _is_refused())
    return _queue_again(connection, one)


def _queue_again(connection: Connection, one: int) -> bool:
    is_ended = and_(delivery.c.id == one, LINE.is_in(*ENDED))
    changed = connection.execute(update(delivery).where(is_ended).values(FRESH)).rowcount
    touch(connection, delivery, [one])
    return changed > 0


def choose_columns(connection: Connection, one: int, columns: Columns, given: Given) -> None:
    """The table is taken in by these columns; what was said of all its articles is `given`."""
    values = {"columns": columns_to_json(columns), "given": to_json(given)}
    connection.execute(update(delivery).where(delivery.c.id == one).values(values))
    try_again(connection, one)


def end(
    connection: Connection,
    one: int,
    state: DeliveryState,
    problem: Problem | None,
    turn: int | None = None,
) -> bool:
    """Whether the delivery was still in hand; it comes to that state. One cancelled stays so."""
    values = {
        "state": state.value,
        "claimed": None,
        "problem_code": None if problem is None else problem.code,
        "problem_message": None if problem is None else problem.message,
    }
    ended = connection.execute(update(delivery).where(LINE.is_one(one, turn)).values(values))
    if not ended.rowcount:
        return False
    touch(connection, delivery, [one])
    return True


def resume(connection: Connection, of: int) -> None:
    """Every delivery of a collection that was stopped goes on."""
    is_stopped = and_(delivery.c.collection_id == of, LINE.is_in(DeliveryState.CANCELLED.value))
    found = connection.execute(select(delivery.c.id).where(is_stopped)).scalars().all()
    for one in found:
        try_again(connection, one)


def cancel(connection: Connection, of: int) -> int:
    """How many deliveries of a collection are not taken in, or not to their end."""
    which = LINE.is_in(DeliveryState.QUEUED.value, DeliveryState.WORKING.value)
    return lines.cancel(connection, LINE, of, which)


def _digest(parcel: Parcel) -> str:
    named = parcel.name.encode("utf8", "surrogatepass")
    return sha256(named if parcel.data is None else parcel.data).hexdigest()


def _insert(connection: Connection, parcel: Parcel, digest: str, now: datetime) -> int:
    values = {
        "collection_id": parcel.collection,
        "kind": parcel.kind.value,
        "name": parcel.name,
        "sha256": digest,
        "added": now,
        "columns": columns_to_json(parcel.columns),
        "given": to_json(parcel.given),
        **FRESH,
    }
    if parcel.columns is not None and parcel.columns.text is None:
        # Nobody has chosen yet. No worker may look at it in between, and then ask once more.
        values["state"] = DeliveryState.ASKS.value
    made = connection.execute(insert(delivery).values(values).returning(delivery.c.id))
    key: int = made.scalar_one()
    if parcel.data is not None:
        connection.execute(insert(delivery_data).values(delivery_id=key, data=parcel.data))
    touch_collection(connection, parcel.collection)
    return key


def _deliver_again(connection: Connection, known: Row[Any], parcel: Parcel) -> None:
    if known.state not in ENDED:
        return
    is_one = delivery.c.id == known.id
    if parcel.columns is not None:
        chosen = columns_to_json(parcel.columns)
        connection.execute(update(delivery).where(is_one).values(columns=chosen))
    is_missing = exists().where(delivery_item.c.delivery_id == known.id, _is_missing())
    is_over = known.state == DeliveryState.DONE.value and parcel.kind is not DeliveryKind.FEED
    is_asking = known.state == DeliveryState.ASKS.value and parcel.columns is None
    if is_asking or (is_over and not connection.execute(select(is_missing)).scalar_one()):
        return
    _reopen(connection, known.id, _is_missing())
    _queue_again(connection, known.id)


def _is_refused() -> ColumnElement[bool]:
    return delivery_item.c.state == ItemState.REFUSED.value


def _is_missing() -> ColumnElement[bool]:
    """An item that was refused, or whose article was deleted or purged."""
    there = select(article.c.id).where(article.c.deleted.is_(None))
    is_gone = or_(delivery_item.c.article_id.is_(None), delivery_item.c.article_id.not_in(there))
    is_stored = delivery_item.c.state == ItemState.STORED.value
    return or_(_is_refused(), and_(is_stored, is_gone))


def _reopen(connection: Connection, one: int, which: ColumnElement[bool]) -> None:
    values = {
        "state": ItemState.WAITING.value,
        "article_id": None,
        "problem_code": None,
        "problem_message": None,
    }
    is_it = and_(delivery_item.c.delivery_id == one, which)
    connection.execute(update(delivery_item).where(is_it).values(values))
