"""Who may do what, and which sign-ins were ended, as rows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from analysis.access import Membership, Role
from analysis.store.names import insert_new
from analysis.store.schema import ended_sign_in, membership


def list_memberships(connection: Connection) -> Sequence[Membership]:
    """All of them, in the order in which they were given; one of an unknown role counts as none."""
    roles = [role.value for role in Role]
    wanted = select(membership).where(membership.c.role.in_(roles)).order_by(membership.c.id)
    return tuple(
        Membership(
            id=row.id,
            kind=row.kind,
            who=row.who,
            role=Role(row.role),
            collection=row.collection_id,
        )
        for row in connection.execute(wanted)
    )


def give_role(connection: Connection, new: Membership, author: str, now: datetime) -> None:
    """Nothing; whoever it is has this role there, and no other by the same address or claim.

    `new.id` does not matter.
    """
    is_known = (
        _is_of(new.collection),
        membership.c.kind == new.kind,
        membership.c.who == new.who,
    )
    values = {"role": new.role.value, "author": author, "made": now}
    if connection.execute(update(membership).where(*is_known).values(values)).rowcount:
        return
    place = {"collection_id": new.collection, "kind": new.kind, "who": new.who}
    connection.execute(insert(membership).values(values | place))


def take_role(connection: Connection, one: int) -> bool:
    """Whether there was such a membership; now there is none."""
    return connection.execute(delete(membership).where(membership.c.id == one)).rowcount > 0


def end_sign_in(connection: Connection, key: str, until: datetime, now: datetime) -> None:
    """Nothing; the sign-in counts no more. Those that would be over by now are forgotten."""
    connection.execute(delete(ended_sign_in).where(ended_sign_in.c.until < now))
    # Somebody may leave by two windows at once.
    insert_new(connection, ended_sign_in, [{"key": key, "until": until}])


def is_ended(connection: Connection, key: str) -> bool:
    """Whether the sign-in was ended before its time."""
    wanted = select(ended_sign_in.c.key).where(ended_sign_in.c.key == key)
    return connection.execute(wanted).first() is not None


def _is_of(collection: int | None) -> ColumnElement[bool]:
    if collection is None:
        return membership.c.collection_id.is_(None)
    return membership.c.collection_id == collection
