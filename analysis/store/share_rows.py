"""Views and links as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from analysis.store.moments import aware, naive
from analysis.store.schema import share, snapshot, view
from analysis.store.share_records import NewShare, Place, Share, ShareKind, View


def insert_view(connection: Connection, new: View) -> None:
    """One more view."""
    values = {
        "id": new.id,
        "collection_id": new.collection,
        "name": new.name,
        "note": new.note,
        "place": new.place.to_json(),
        "author": new.author,
        "made": naive(new.made),
        "changed": naive(new.changed),
    }
    connection.execute(insert(view).values(values))


def change_view(connection: Connection, one: str, now: datetime, **values: Any) -> bool:
    """Whether there was such a view; `values` are columns."""
    changed = update(view).where(view.c.id == one).values(changed=now, **values)
    return connection.execute(changed).rowcount > 0


def list_views(connection: Connection, collection: int) -> Sequence[View]:
    """The collection's views by name."""
    wanted = select(view).where(view.c.collection_id == collection, view.c.deleted.is_(None))
    return sorted(map(_view, connection.execute(wanted)), key=lambda one: one.name.casefold())


def find_view(connection: Connection, one: str, *, deleted: bool = False) -> View | None:
    """The view of that id; None where there is none or, unless asked for, it was deleted."""
    is_there = () if deleted else (view.c.deleted.is_(None),)
    wanted = select(view).where(view.c.id == one, *is_there)
    row = connection.execute(wanted).first()
    return None if row is None else _view(row)


def insert_share(
    connection: Connection, new: NewShare, author: str, digest: str, now: datetime
) -> int:
    """The number of one more link."""
    values = {
        "collection_id": new.collection,
        "digest": digest,
        "kind": new.kind.value,
        "name": new.name,
        "note": new.note,
        "place": new.place.to_json(),
        "scope": new.scope,
        "excerpt_words": new.excerpt_words,
        "author": author,
        "made": now,
        "expires": None if new.expires is None else naive(new.expires),
        "articles": new.articles,
        "analysis_version": new.analysis_version,
    }
    made = insert(share).values(values).returning(share.c.id)
    return int(connection.execute(made).scalar_one())


def insert_snapshot(connection: Connection, one: int, data: bytes) -> None:
    """What a link shows for as long as there is the link."""
    connection.execute(insert(snapshot).values(share_id=one, data=data))


def list_shares(connection: Connection, collection: int) -> Sequence[Share]:
    """The collection's links, the latest first."""
    wanted = select(share).where(share.c.collection_id == collection).order_by(share.c.id.desc())
    return tuple(map(_share, connection.execute(wanted)))


def find_share(connection: Connection, digest: str) -> Share | None:
    """The link with a token of that digest."""
    row = connection.execute(select(share).where(share.c.digest == digest)).first()
    return None if row is None else _share(row)


def get_share(connection: Connection, one: int) -> Share | None:
    """The link of that number."""
    row = connection.execute(select(share).where(share.c.id == one)).first()
    return None if row is None else _share(row)


def _view(row: Row[Any]) -> View:
    return View(
        id=row.id,
        collection=row.collection_id,
        name=row.name,
        note=row.note,
        place=Place.from_json(row.place),
        author=row.author,
        made=aware(row.made),
        changed=aware(row.changed),
    )


def _share(row: Row[Any]) -> Share:
    return Share(
        id=row.id,
        collection=row.collection_id,
        kind=ShareKind(row.kind),
        name=row.name,
        note=row.note,
        place=Place.from_json(row.place),
        scope=row.scope,
        excerpt_words=row.excerpt_words,
        expires=_moment(row.expires),
        articles=row.articles,
        analysis_version=row.analysis_version,
        author=row.author,
        made=aware(row.made),
        revoked=_moment(row.revoked),
        opened=row.opened,
        last_opened=_moment(row.last_opened),
    )


def _moment(stored: datetime | None) -> datetime | None:
    return None if stored is None else aware(stored)
