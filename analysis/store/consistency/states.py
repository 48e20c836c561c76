"""Whether what waits, what was shared and who may do what is as the store writes it."""

from sqlalchemy import Connection, and_, func, or_, select

from analysis.store import schema
from analysis.store.consistency.found import Found, each
from analysis.store.deliveries import LINE as DELIVERIES
from analysis.store.delivery_records import DeliveryKind, ItemState
from analysis.store.lines import Line
from analysis.store.queue import LINE as ARTICLES
from analysis.store.share_records import ShareKind

_DIGEST = 64
"""Signs of a SHA-256 digest."""


def strange_queues(connection: Connection) -> Found:
    """What waits, is worked on or has ended says so in one way only."""
    yield from _strange(connection, ARTICLES)
    yield from _strange(connection, DELIVERIES)


def _strange(connection: Connection, line: Line) -> Found:
    row = line.table.c
    is_claimed = row.claimed.is_not(None)
    for words, is_wrong in (
        ("is worked on by nobody", and_(line.is_in(line.at_work), ~is_claimed)),
        ("is claimed and not worked on", and_(~line.is_in(line.at_work), is_claimed)),
        ("failed for no reason", and_(line.is_in("problem"), row.problem_code.is_(None))),
        ("is done with a problem", and_(line.is_in("done"), row.problem_code.is_not(None))),
        ("was tried less than never", row.attempts < 0),
    ):
        found = select(row.id).where(is_wrong)
        yield from each(connection, found, f"{line.table.name} {{0}} {words}", "E_QUEUE")


def strange_items(connection: Connection) -> Found:
    """What is in a delivery waits, was stored or was refused for a reason; its data is there."""
    item, delivery = schema.delivery_item.c, schema.delivery
    is_refused = item.state == ItemState.REFUSED.value
    is_wrong = or_(
        and_(is_refused, item.problem_code.is_(None)),
        and_(item.state != ItemState.STORED.value, item.article_id.is_not(None)),
    )
    found = select(item.delivery_id, item.position).where(is_wrong)
    yield from each(connection, found, "delivery {0}: item {1} can't be so", "E_ITEM")
    handed_in = delivery.c.kind.in_([DeliveryKind.ARCHIVE.value, DeliveryKind.TABLE.value])
    has_data = delivery.c.id.in_(select(schema.delivery_data.c.delivery_id))
    empty = select(delivery.c.id).where(handed_in, ~has_data)
    yield from each(connection, empty, "delivery {0} has no data", "E_ITEM")


def strange_links(connection: Connection) -> Found:
    """A frozen link that was not revoked has what it shows, and no live one has."""
    share = schema.share.c
    is_frozen = share.kind == ShareKind.SNAPSHOT.value
    has_one = share.id.in_(select(schema.snapshot.c.share_id))
    for words, is_wrong in (
        ("is frozen and shows nothing", and_(is_frozen, share.revoked.is_(None), ~has_one)),
        ("is live and has something frozen", and_(~is_frozen, has_one)),
        ("was opened less than never", share.opened < 0),
    ):
        found = select(share.id).where(is_wrong)
        yield from each(connection, found, f"link {{0}} {words}", "E_LINK")


def strange_roles(connection: Connection) -> Found:
    """Everybody has one role in a place."""
    one = schema.membership.c
    place = (one.collection_id, one.kind, one.who)
    twice = select(func.min(one.id), func.count()).group_by(*place).having(func.count() > 1)
    yield from each(connection, twice, "membership {0} is there {1} times", "E_ROLE")


def strange_sign_ins(connection: Connection) -> Found:
    """What is kept of a sign-in that was ended is a digest, and no word of who it was."""
    key = schema.ended_sign_in.c.key
    found = select(key).where(func.length(key) != _DIGEST)
    yield from each(connection, found, "a sign-in that was ended has no digest", "E_SIGN_IN")


def strange_log(connection: Connection) -> Found:
    """The log counts upwards from one."""
    found = select(schema.audit.c.id).where(schema.audit.c.id < 1)
    yield from each(connection, found, "line {0} of the log has no place", "E_LOG")
