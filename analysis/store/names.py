"""A collection's names as articles come in: each has an identity from the first moment on."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from analysis.corrections import Member
from analysis.resolution import Name
from analysis.store.queue import batched
from analysis.store.schema import (
    appearance,
    article,
    attribution,
    identity,
    mention,
    name,
    unsettled,
)

NAMED, DEMONYM, PRONOUN = "named", "demonym", "pronoun"
"""How a mention means somebody."""


def ids_of_members(
    connection: Connection, collection: int, members: Iterable[Member]
) -> dict[Member, int]:
    """The row of every member, made where there is none, with an identity of its own."""
    wanted = dict.fromkeys(members)
    found = _members(connection, collection, wanted)
    missing = [member for member in wanted if member not in found]
    if missing:
        owners = ids_of_identities(connection, collection, missing)
        rows = [_row(collection, one) | {"identity_id": owners[one]} for one in missing]
        insert_new(connection, name, rows)
        found |= _members(connection, collection, missing)
    return found


def ids_of_identities(
    connection: Connection, collection: int, founders: Iterable[Member]
) -> dict[Member, int]:
    """The row of the identity that each member founded, made where there is none."""
    wanted = dict.fromkeys(founders)
    found = _founded(connection, collection, wanted)
    missing = [founder for founder in wanted if founder not in found]
    if missing:
        insert_new(connection, identity, [_identity(collection, one) for one in missing])
        found |= _founded(connection, collection, missing)
    return found


def count_appearances(connection: Connection, articles: Iterable[int]) -> None:
    """Counts the articles' mentions and statements by name anew."""
    for some in batched(articles):
        connection.execute(delete(appearance).where(appearance.c.article_id.in_(some)))
        found = counted().where(mention.c.article_id.in_(some))
        connection.execute(insert(appearance).from_select(appearance.c.keys(), found))


def unsettle(connection: Connection, articles: Iterable[int]) -> None:
    """Marks the articles' collections: who their names stand for is to be worked out anew."""
    for some in batched(articles):
        changed = select(article.c.collection_id).where(article.c.id.in_(some)).distinct()
        of = connection.execute(changed).scalars().all()
        insert_new(connection, unsettled, [{"collection_id": one, "changes": 0} for one in of])
        more = update(unsettled).values(changes=unsettled.c.changes + 1)
        connection.execute(more.where(unsettled.c.collection_id.in_(of)))


def member_in(row: Row[Any]) -> Member:
    """The member that a row of the table `name` stands for."""
    return Member(Name(row.name, row.type), row.split)


def counted() -> Any:
    """The rows of `appearance` as they follow from mentions and statements."""
    said = attribution.c
    spoken = select(func.count()).where(
        said.article_id == mention.c.article_id, said.name_id == mention.c.name_id
    )
    kinds = (_count(kind) for kind in (NAMED, DEMONYM, PRONOUN))
    return select(
        mention.c.article_id, mention.c.name_id, *kinds, spoken.scalar_subquery()
    ).group_by(mention.c.article_id, mention.c.name_id)


def _count(kind: str) -> Any:
    return func.sum(case((mention.c.kind == kind, 1), else_=literal(0)))


def _members(
    connection: Connection, collection: int, wanted: Iterable[Member]
) -> dict[Member, int]:
    found: dict[Member, int] = {}
    for some in batched(sorted({member.name.name for member in wanted})):
        its = select(name).where(name.c.collection_id == collection, name.c.name.in_(some))
        found |= {member_in(row): row.id for row in connection.execute(its)}
    return found


def _founded(
    connection: Connection, collection: int, wanted: Iterable[Member]
) -> dict[Member, int]:
    found: dict[Member, int] = {}
    for some in batched(sorted({member.name.name for member in wanted})):
        is_there = (identity.c.collection_id == collection, identity.c.founder_name.in_(some))
        for row in connection.execute(select(identity).where(*is_there)):
            found[founder_in(row)] = row.id
    return found


def founder_in(row: Row[Any]) -> Member:
    """The member that founded the identity of a row of the table `identity`."""
    return Member(Name(row.founder_name, row.founder_type), row.founder_split)


def _row(collection: int, member: Member) -> dict[str, Any]:
    return {
        "collection_id": collection,
        "name": member.name.name,
        "type": member.name.type,
        "split": member.split,
    }


def _identity(collection: int, founder: Member) -> dict[str, Any]:
    return {
        "collection_id": collection,
        "founder_name": founder.name.name,
        "founder_type": founder.name.type,
        "founder_split": founder.split,
        "name": founder.name.name,
        "type": founder.name.type,
        "is_hidden": False,
        "is_corrected": False,
    }


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Adds the rows; one that another program added a moment ago stays as it is."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)
