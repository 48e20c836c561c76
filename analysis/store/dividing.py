"""Splits inside a name: which of its mentions and statements stand for somebody else."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from analysis.corrections import Member, Part, member_of
from analysis.resolution import Name
from analysis.store.names import count_appearances, ids_of_members
from analysis.store.outdating import outdate
from analysis.store.queue import batched
from analysis.store.schema import article, attribution, mention, name


def divide(connection: Connection, of: int, parts: Sequence[Part]) -> None:
    """Every mention belongs to the member that the parts say, and its statements follow."""
    found = _concerned(connection, of, parts)
    members = {row: _member(parts, row) for row in found}
    ids = ids_of_members(connection, of, members.values())
    changes = [
        {**_key(row), "to": ids[member]}
        for row, member in members.items()
        if row.name_id != ids[member]
    ]
    if not changes:
        return
    keys = [mention.c[column] == bindparam(f"of_{column}") for column in _KEY]
    connection.execute(update(mention).where(*keys).values(name_id=bindparam("to")), changes)
    articles = sorted({change["of_article_id"] for change in changes})
    _follow(connection, articles, {row.name_id for row in found} | set(ids.values()))
    count_appearances(connection, articles)
    outdate(connection, articles)


def _member(parts: Sequence[Part], row: Row[Any]) -> Member:
    return member_of(parts, Name(row.name, row.type), row.words, row.sha256)


_KEY = ("article_id", "entity", "kind", "position")


def _key(row: Row[Any]) -> dict[str, Any]:
    return {f"of_{column}": getattr(row, column) for column in _KEY}


def _concerned(connection: Connection, of: int, parts: Sequence[Part]) -> Sequence[Row[Any]]:
    """The mentions of every name that is split or was."""
    names = sorted({member.name.name for part in parts for member in part.members})
    wanted = (
        select(mention, name.c.name, name.c.type, article.c.sha256)
        .select_from(mention.join(name).join(article))
        .where(name.c.collection_id == of)
    )
    was_split = select(name.c.name).where(name.c.collection_id == of, name.c.split != "")
    is_concerned = or_(name.c.name.in_(names), name.c.name.in_(was_split))
    return connection.execute(wanted.where(is_concerned)).all()


def _follow(connection: Connection, articles: Iterable[int], names: Collection[int]) -> None:
    """A statement's source is the member whose mention stands last before the source's end.

    Only for statements and mentions of the names that were divided.
    """
    for some in batched(articles):
        places = _places(connection, some, names)
        said = attribution.c
        wanted = select(said.article_id, said.position, said.entity, said.source, said.end).where(
            said.article_id.in_(some), said.entity.is_not(None), said.name_id.in_(names)
        )
        changes = [
            {
                "of_article": row.article_id,
                "of_position": row.position,
                "to": _last_before(places[row.article_id, row.entity], _end(row.source, row.end)),
            }
            for row in connection.execute(wanted)
            if places[row.article_id, row.entity]
        ]
        is_its = (
            said.article_id == bindparam("of_article"),
            said.position == bindparam("of_position"),
        )
        if changes:
            follow = update(attribution).where(*is_its).values(name_id=bindparam("to"))
            connection.execute(follow, changes)


def _places(
    connection: Connection, articles: Sequence[int], names: Collection[int]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where each such entity of the articles is named, in order, and by which member."""
    is_asked = (mention.c.article_id.in_(articles), mention.c.name_id.in_(names))
    wanted = select(mention).where(*is_asked).order_by(mention.c.start)
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.article_id, row.entity].append((row.start, row.name_id))
    return found


def _end(source: Sequence[tuple[int, int]], default: int) -> int:
    return max((end for _, end in source), default=default)


def _last_before(places: Sequence[tuple[int, int]], end: int) -> int:
    at = bisect_right(places, end, key=lambda place: place[0])
    return places[max(0, at - 1)][1]
