"""What is in a delivery becomes articles, or a reason why it is none: a few at a time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from analysis.ingest.containers.parts import Member, Refused
from analysis.models import Problem
from analysis.store.deliveries import LINE
from analysis.store.delivery_records import DeliveryKind, ItemState
from analysis.store.given_rows import find_future
from analysis.store.intake import Upload, put_in
from analysis.store.lines import changing, touch, touch_collection
from analysis.store.schema import delivery, delivery_item


def take_in(
    connection: Connection,
    one: int,
    items: Sequence[tuple[int, Member | Refused]],
    now: datetime,
    turn: int | None = None,
) -> bool:
    """Whether to go on: False, and nothing is stored, once the delivery was cancelled.

    The same once it is in other hands than the turn's. A position that is settled already is passed
    over, so that nothing is stored twice.
    """
    wanted = changing(select(delivery).where(LINE.is_one(one, turn)))
    row = connection.execute(wanted).first()
    if row is None:
        return False
    there = _names(connection, one, [position for position, _ in items])
    coming = {position: item for position, item in items if there.get(position, "") is not None}
    values = [
        {"delivery_id": one, "position": position, **_item(connection, row, item, now)}
        for position, item in coming.items()
    ]
    for value in values:
        # A feed's entry is known by its address, whatever the page that was fetched is called.
        value["name"] = there.get(value["position"]) or value["name"]
    if values:
        _replace_items(connection, one, values)
        # One that gets on is not what takes its worker down.
        connection.execute(update(delivery).where(delivery.c.id == one).values(attempts=1))
        touch_collection(connection, row.collection_id)
    return True


def expect(connection: Connection, one: int, names: Iterable[str], turn: int | None = None) -> bool:
    """Whether it is in that turn's hands; new entries are listed after the others, in order."""
    is_it = delivery.c.id == one if turn is None else LINE.is_one(one, turn)
    if connection.execute(changing(select(delivery.c.id).where(is_it))).first() is None:
        return False
    is_one = delivery_item.c.delivery_id == one
    known = set(connection.execute(select(delivery_item.c.name).where(is_one)).scalars())
    last = connection.execute(select(func.max(delivery_item.c.position)).where(is_one)).scalar()
    first = 0 if last is None else last + 1
    new = [name for name in dict.fromkeys(names) if name not in known]
    rows = [
        {
            "delivery_id": one,
            "position": position,
            "name": name,
            "is_new": False,
            "state": ItemState.WAITING.value,
        }
        for position, name in enumerate(new, first)
    ]
    if rows:
        connection.execute(insert(delivery_item), rows)
        touch(connection, delivery, [one])
    return True


def _names(connection: Connection, one: int, positions: Sequence[int]) -> dict[int, str | None]:
    """The names of those of the positions that wait, and None for those that are settled."""
    wanted = select(delivery_item).where(
        delivery_item.c.delivery_id == one, delivery_item.c.position.in_(positions)
    )
    return {
        row.position: row.name if row.state == ItemState.WAITING.value else None
        for row in connection.execute(wanted)
    }


def _replace_items(connection: Connection, one: int, values: list[dict[str, Any]]) -> None:
    positions = [value["position"] for value in values]
    waiting = delivery_item.c.position.in_(positions)
    connection.execute(delete(delivery_item).where(delivery_item.c.delivery_id == one, waiting))
    connection.execute(insert(delivery_item), values)


def _item(
    connection: Connection, row: Row[Any], item: Member | Refused, now: datetime
) -> dict[str, Any]:
    problem = item.problem if isinstance(item, Refused) else find_future(item.given, now)
    if isinstance(item, Refused) or problem is not None:
        return _values(item.name, ItemState.REFUSED, problem=problem)
    receipt = put_in(connection, _upload(row, item), now)
    return _values(item.name, ItemState.STORED, receipt.article, is_new=receipt.is_new)


def _upload(row: Row[Any], member: Member) -> Upload:
    # Two rows of a table may have the same words from two outlets, as wire copies do.
    told = [member.given.publisher or "", member.given.url or ""]
    is_apart = row.kind == DeliveryKind.TABLE.value and any(told)
    apart = "\0".join(["", *told]) if is_apart else ""
    return Upload(
        collection=row.collection_id,
        name=member.name,
        data=member.data,
        given=member.given,
        apart=apart.encode("utf8", "surrogatepass"),
        remarks=member.remarks,
    )


def _values(
    name: str,
    state: ItemState,
    of: int | None = None,
    *,
    is_new: bool = False,
    problem: Problem | None = None,
) -> dict[str, Any]:
    return {
        "name": name,
        "article_id": of,
        "is_new": is_new,
        "state": state.value,
        "problem_code": None if problem is None else problem.code,
        "problem_message": None if problem is None else problem.message,
    }
