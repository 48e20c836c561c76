"""Rows of deliveries as the store's records, and columns of tables as JSON."""

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from analysis.ingest.containers.parts import Columns
from analysis.store.delivery_records import (
    DeliveryItem,
    DeliveryKind,
    DeliveryRow,
    DeliveryState,
    ItemState,
    QueuedDelivery,
)
from analysis.store.given_rows import from_json
from analysis.store.lines import Claimed, problem_of
from analysis.store.moments import aware
from analysis.store.names import insert_new
from analysis.store.schema import delivery, delivery_data, delivery_item, table_columns


def list_deliveries(connection: Connection, *which: Any) -> tuple[DeliveryRow, ...]:
    """The deliveries that meet the conditions, first come first, without their data."""
    state, is_new = delivery_item.c.state, delivery_item.c.is_new
    is_stored = state == ItemState.STORED.value
    counts = {
        "stored": and_(is_stored, is_new),
        "known": and_(is_stored, ~is_new),
        "refused": state == ItemState.REFUSED.value,
        "waiting": state == ItemState.WAITING.value,
    }
    wanted = (
        select(
            delivery, *(func.count().filter(is_it).label(name) for name, is_it in counts.items())
        )
        .select_from(delivery.outerjoin(delivery_item))
        .where(*which)
        .group_by(*delivery.c)
        .order_by(delivery.c.id)
    )
    return tuple(_delivery(row) for row in connection.execute(wanted))


def list_items(connection: Connection, of: int, *which: Any) -> tuple[DeliveryItem, ...]:
    """What is in a delivery, in its order, as far as it was seen."""
    wanted = select(delivery_item).where(delivery_item.c.delivery_id == of, *which)
    rows = connection.execute(wanted.order_by(delivery_item.c.position))
    return tuple(
        DeliveryItem(
            position=row.position,
            name=row.name,
            state=ItemState(row.state),
            article=row.article_id,
            is_new=row.is_new,
            problem=problem_of(row),
        )
        for row in rows
    )


def load_queued(connection: Connection, claimed: Claimed) -> QueuedDelivery:
    """Everything that is needed to take the delivery in."""
    joined = delivery.outerjoin(delivery_data)
    wanted = select(delivery, delivery_data.c.data).select_from(joined)
    row = connection.execute(wanted.where(delivery.c.id == claimed.key)).one()
    items = list_items(connection, claimed.key, delivery_item.c.state != ItemState.WAITING.value)
    return QueuedDelivery(
        delivery=row.id,
        turn=claimed.turn,
        collection=row.collection_id,
        kind=DeliveryKind(row.kind),
        name=row.name,
        data=None if row.data is None else bytes(row.data),
        given=from_json(row.given),
        columns=_columns(row.columns),
        taken=frozenset(item.position for item in items),
    )


def load_data(connection: Connection, of: int) -> bytes | None:
    """The delivery as it was handed in; None where it was an address."""
    wanted = select(delivery_data.c.data).where(delivery_data.c.delivery_id == of)
    data = connection.execute(wanted).scalar()
    return None if data is None else bytes(data)


def columns_to_json(columns: Columns | None) -> dict[str, str | None] | None:
    """A table's columns as an object."""
    return None if columns is None else asdict(columns)


def find_columns(connection: Connection, of: int, headers: tuple[str, ...]) -> Columns | None:
    """Which columns of a table with these headers somebody chose in the collection."""
    wanted = select(table_columns.c.columns).where(_is_for(of, headers))
    return _columns(connection.execute(wanted).scalar())


def save_columns(
    connection: Connection, of: int, headers: tuple[str, ...], columns: Columns
) -> None:
    """They are chosen for every table with these headers in the collection from now on."""
    chosen = columns_to_json(columns)
    values = {"collection_id": of, "headers": _digest(headers), "columns": chosen}
    insert_new(connection, table_columns, [values])
    changed = update(table_columns).where(_is_for(of, headers))
    connection.execute(changed.values(columns=chosen))


def _is_for(of: int, headers: tuple[str, ...]) -> ColumnElement[bool]:
    is_its = table_columns.c.headers == _digest(headers)
    return and_(table_columns.c.collection_id == of, is_its)


def _digest(headers: tuple[str, ...]) -> str:
    return sha256("\x1f".join(headers).encode("utf8", "surrogatepass")).hexdigest()


def _columns(stored: dict[str, str | None] | None) -> Columns | None:
    if stored is None:
        return None
    return Columns(**stored)


def _delivery(row: Row[Any]) -> DeliveryRow:
    return DeliveryRow(
        delivery=row.id,
        collection=row.collection_id,
        kind=DeliveryKind(row.kind),
        name=row.name,
        state=DeliveryState(row.state),
        added=aware(row.added),
        problem=problem_of(row),
        given=from_json(row.given),
        columns=_columns(row.columns),
        stored=row.stored,
        known=row.known,
        refused=row.refused,
        waiting=row.waiting,
    )
