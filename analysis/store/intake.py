"""Collections, and what comes into them: every upload is stored before anything else is done."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from analysis.ingest import Given
from analysis.models import Problem
from analysis.store.given_rows import check_dates, columns_of, to_pairs
from analysis.store.lines import FRESH, changing
from analysis.store.moments import aware
from analysis.store.names import unsettle
from analysis.store.outdating import outdate
from analysis.store.queue import batched, touch
from analysis.store.records import Collection, Receipt, StoreError
from analysis.store.schema import article, collection, original, outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it came."""

    collection: int
    name: str
    data: bytes
    given: Given
    apart: bytes = b""
    """What tells it from another upload of the same bytes."""
    remarks: tuple[Problem, ...] = ()
    """What the reader should know of how it came, such as a date that was not believed."""


def list_collections(connection: Connection) -> tuple[Collection, ...]:
    """Every collection with the number of its articles, the sample last."""
    in_use = and_(article.c.collection_id == collection.c.id, article.c.deleted.is_(None))
    counted = (
        select(collection, func.count(article.c.id).label("articles"))
        .select_from(collection.outerjoin(article, in_use))
        .group_by(*collection.c)
        .order_by(collection.c.is_sample, collection.c.id)
    )
    return tuple(_collection(row) for row in connection.execute(counted))


def find_collection(connection: Connection, name: str) -> Collection | None:
    """The collection of that name."""
    return next((found for found in list_collections(connection) if found.name == name), None)


def make_collection(connection: Connection, name: str, *, is_sample: bool) -> int:
    """The number of a new, empty collection; its edition tells it from one of another database."""
    values = {"name": name, "is_sample": is_sample, "edition": uuid4().hex}
    made = insert(collection).values(values).returning(collection.c.id)
    return int(connection.execute(made).scalar_one())


def list_articles(connection: Connection, of: int) -> tuple[int, ...]:
    """The ids of the collection's articles in the order in which they came."""
    is_there = and_(article.c.collection_id == of, article.c.deleted.is_(None))
    found = connection.execute(select(article.c.id).where(is_there).order_by(article.c.id))
    return tuple(found.scalars())


def find_version(connection: Connection, of: int) -> str:
    """A string that is another one after every change; empty where there is no collection."""
    wanted = select(collection.c.edition, collection.c.revision).where(collection.c.id == of)
    row = connection.execute(wanted).first()
    return "" if row is None else f"{row.edition}.{row.revision}"


def lock_collection(connection: Connection, of: int) -> None:
    """Nobody else changes the collection until this transaction ends."""
    connection.execute(changing(select(collection.c.id).where(collection.c.id == of)))


def receive(connection: Connection, upload: Upload, now: datetime) -> Receipt:
    """Stores the upload and puts it into the queue, unless the same bytes are there already.

    One that was deleted comes back as new.
    """
    check_collection(connection, upload.collection)
    check_dates(upload.given, now)
    receipt = put_in(connection, upload, now)
    if receipt.is_new:
        touch(connection, [receipt.article])
    return receipt


def check_collection(connection: Connection, of: int) -> None:
    """Nothing where there is such a collection, else a StoreError."""
    if not find_version(connection, of):
        message = "There is no such collection."
        raise StoreError(Problem(code="E_NO_COLLECTION", message=message))


def put_in(connection: Connection, upload: Upload, now: datetime) -> Receipt:
    """The same as `receive`, without the checks, and the collection has no new revision yet."""
    sha256 = hashlib.sha256(upload.data + upload.apart).hexdigest()
    is_same = and_(article.c.collection_id == upload.collection, article.c.sha256 == sha256)
    known = connection.execute(select(article).where(is_same)).first()
    if known is not None and known.deleted is not None:
        # Another may be bringing it back at the same time: it is new to one of the two only.
        known = connection.execute(changing(select(article).where(is_same))).first()
    if known is not None and known.deleted is None:
        return Receipt(article=known.id, is_new=False, added=aware(known.added))
    values = _values(upload, now)
    if known is None:
        made = _insert(connection, values | {"sha256": sha256}, upload.data)
        if made is None:
            return put_in(connection, upload, now)
        key = made
    else:
        key = known.id
        connection.execute(update(article).where(article.c.id == key).values(values))
    return Receipt(article=key, is_new=True, added=aware(now))


def mark_deleted(connection: Connection, articles: Iterable[int], when: datetime | None) -> int:
    """How many articles were hidden or, with `when` None, brought back."""
    chosen = tuple(articles)
    is_other = article.c.deleted.is_not(None) if when is None else article.c.deleted.is_(None)
    marked = update(article).where(is_other).values(deleted=when)
    changed = sum(
        connection.execute(marked.where(article.c.id.in_(some))).rowcount
        for some in batched(chosen)
    )
    touch(connection, chosen)
    unsettle(connection, chosen)
    outdate(connection, _known(connection, chosen))
    return changed


def _known(connection: Connection, articles: Iterable[int]) -> Iterator[int]:
    for some in batched(articles):
        yield from connection.execute(select(article.c.id).where(article.c.id.in_(some))).scalars()


def purge(connection: Connection, before: datetime) -> int:
    """How many articles were removed for good: those deleted before then.

    One that others are still compared with stays until it is taken out there.
    """
    is_old = (article.c.deleted < before, article.c.id.not_in(select(outdated.c.article_id)))
    wanted = select(article.c.id).where(*is_old).order_by(article.c.id)
    old = connection.execute(changing(wanted)).scalars().all()
    touch(connection, old)
    unsettle(connection, old)
    return sum(
        connection.execute(delete(article).where(article.c.id.in_(some))).rowcount
        for some in batched(old)
    )


def _collection(row: Row[Any]) -> Collection:
    return Collection(id=row.id, name=row.name, is_sample=row.is_sample, articles=row.articles)


def _values(upload: Upload, now: datetime) -> dict[str, Any]:
    return {
        "collection_id": upload.collection,
        "name": upload.name,
        "added": now,
        "deleted": None,
        "again": None,
        "given_remarks": to_pairs(upload.remarks),
        **FRESH,
        **columns_of(upload.given),
    }


def _insert(connection: Connection, values: dict[str, Any], data: bytes) -> int | None:
    """The id of the new article; None where another program stored the same a moment ago."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(article).values(values).on_conflict_do_nothing()
    key: int | None = connection.execute(new.returning(article.c.id)).scalar()
    if key is not None:
        connection.execute(insert(original).values(article_id=key, data=data))
    return key
