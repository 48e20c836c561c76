"""Who a collection's names stand for: resolution, then people's corrections, written as rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, exists, insert, select, update

from analysis.corrections import Identity, Member, Standing, replay
from analysis.resolution import Name, Resolution, Seen
from analysis.store.dividing import divide
from analysis.store.history import load_entries
from analysis.store.names import ids_of_identities, ids_of_members, member_in
from analysis.store.outdating import outdate_named
from analysis.store.schema import (
    appearance,
    article,
    attribution,
    collection,
    entity,
    grouping,
    identity,
    mention,
    name,
    suggestion,
    unsettled,
)

Values = dict[str, Any]


def list_unsettled(connection: Connection) -> dict[int, int]:
    """The collections whose names are to be worked out anew, and how often they have changed."""
    rows = connection.execute(select(unsettled.c.collection_id, unsettled.c.changes))
    return {row.collection_id: row.changes for row in rows}


def find_seen(connection: Connection, of: int) -> tuple[Seen, ...]:
    """Every name that an article in use has, with where it stands and its other forms."""
    return tuple(_seen(connection, of))


def save_resolution(connection: Connection, of: int, found: Resolution, changes: int) -> None:
    """Stores which names mean the same, replays the corrections on top, and marks it as done.

    Not as done where the collection has changed since it had changed that often: articles may have
    come while the names were compared.
    """
    names = (Member(one) for group in found.groups for one in group)
    ids = ids_of_members(connection, of, names)
    _save_groups(connection, of, found, ids)
    _save_suggestions(connection, of, found, ids)
    correct(connection, of)
    is_it = (unsettled.c.collection_id == of, unsettled.c.changes == changes)
    connection.execute(delete(unsettled).where(*is_it))


def correct(connection: Connection, of: int) -> None:
    """Replays the log of corrections on top of what resolution found. The newest log counts."""
    standing = replay(_groups(connection, of), load_entries(connection, of))
    members = (one for identity in standing.identities for one in identity.members)
    ids_of_members(connection, of, [member for member in members if member.split])
    ids = _save_identities(connection, of, standing)
    _save_members(connection, of, standing, ids)
    divide(connection, of, standing.parts)
    _clear(connection, of)
    _open_suggestions(connection, of, standing)
    changed = update(collection).where(collection.c.id == of)
    connection.execute(changed.values(revision=collection.c.revision + 1))


def _seen(connection: Connection, of: int) -> Iterator[Seen]:
    where: dict[Name, set[int]] = defaultdict(set)
    counts: dict[Name, int] = defaultdict(int)
    forms: dict[Name, dict[str, None]] = defaultdict(dict)
    is_used = (article.c.collection_id == of, article.c.deleted.is_(None))
    times = appearance.c.mentions + appearance.c.demonyms
    counted = (
        select(name.c.name, name.c.type, appearance.c.article_id, times.label("times"))
        .select_from(appearance.join(name).join(article))
        .where(*is_used)
    )
    for given, kind, in_article, number in connection.execute(counted):
        where[Name(given, kind)].add(in_article)
        counts[Name(given, kind)] += number
    columns = (entity.c.name, entity.c.type, entity.c.aliases)
    listed = select(*columns).distinct().select_from(entity.join(article)).where(*is_used)
    for given, kind, aliases in connection.execute(listed.order_by(*columns)):
        forms[Name(given, kind)] |= dict.fromkeys(aliases)
    for found in sorted(where):
        yield Seen(
            name=found,
            articles=frozenset(where[found]),
            mentions=counts[found],
            aliases=tuple(forms[found]),
        )


def _save_groups(
    connection: Connection, of: int, resolution: Resolution, ids: Mapping[Member, int]
) -> None:
    of_collection = select(name.c.id).where(name.c.collection_id == of)
    connection.execute(delete(grouping).where(grouping.c.name_id.in_(of_collection)))
    rows = [
        {"name_id": ids[Member(one)], "base_id": ids[Member(group[0])], "position": position}
        for group in resolution.groups
        for position, one in enumerate(group)
    ]
    if rows:
        connection.execute(insert(grouping), rows)


def _save_suggestions(
    connection: Connection, of: int, resolution: Resolution, ids: Mapping[Member, int]
) -> None:
    connection.execute(delete(suggestion).where(suggestion.c.collection_id == of))
    rows = [
        {
            "collection_id": of,
            "first_id": ids[Member(one.first)],
            "second_id": ids[Member(one.second)],
            "reason": one.reason,
            "rule": one.rule,
            "score": one.score,
            "is_open": True,
        }
        for one in resolution.suggestions
    ]
    if rows:
        connection.execute(insert(suggestion), rows)


def _groups(connection: Connection, of: int) -> list[tuple[Name, ...]]:
    """What `_save_groups` saved; a name that came since is a group of its own."""
    joined = name.outerjoin(grouping, grouping.c.name_id == name.c.id)
    wanted = (
        select(name, grouping.c.base_id)
        .select_from(joined)
        .where(name.c.collection_id == of, name.c.split == "")
        .order_by(grouping.c.position, name.c.name, name.c.type)
    )
    found: dict[int, list[Name]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.base_id or row.id].append(Name(row.name, row.type))
    return [tuple(group) for group in found.values()]


def _save_identities(connection: Connection, of: int, standing: Standing) -> dict[Member, int]:
    """The row of every identity by its founder, all of them shown as they stand now."""
    ids = ids_of_identities(connection, of, [one.founder for one in standing.identities])
    wanted = {ids[one.founder]: _shown(one) for one in standing.identities}
    its = select(identity).where(identity.c.collection_id == of)
    stored = {row.id: {key: getattr(row, key) for key in _SHOWN} for row in connection.execute(its)}
    _update(connection, identity, _changes(stored, wanted))
    return ids


_SHOWN = ("name", "type", "is_hidden", "is_corrected")


def _shown(one: Identity) -> Values:
    return {key: getattr(one, key) for key in _SHOWN}


def _save_members(
    connection: Connection, of: int, standing: Standing, ids: Mapping[Member, int]
) -> None:
    """Every member's row points at its identity. Members without mentions may have no row."""
    owner = {member: ids[one.founder] for one in standing.identities for member in one.members}
    rows = connection.execute(select(name).where(name.c.collection_id == of)).all()
    stored = {row.id: {"identity_id": row.identity_id} for row in rows}
    # A split that was undone has no members any more: their mentions are about to leave them.
    wanted = {
        row.id: {"identity_id": owner[member_in(row)]} for row in rows if member_in(row) in owner
    }
    changes = _changes(stored, wanted)
    _update(connection, name, changes)
    outdate_named(connection, [change["row"] for change in changes])


def _changes(stored: Mapping[int, Values], wanted: Mapping[int, Values]) -> list[Values]:
    return [{"row": row, **to} for row, to in wanted.items() if stored.get(row) != to]


def _update(connection: Connection, table: Table, changes: Sequence[Values]) -> None:
    if changes:
        connection.execute(update(table).where(table.c.id == bindparam("row")), changes)


def _clear(connection: Connection, of: int) -> None:
    """Takes out names that no article has any more, and identities that nobody belongs to."""
    is_named = exists().where(mention.c.name_id == name.c.id)
    is_cited = exists().where(attribution.c.name_id == name.c.id)
    unused = delete(name).where(name.c.collection_id == of, ~is_named, ~is_cited)
    connection.execute(unused)
    has_names = exists().where(name.c.identity_id == identity.c.id)
    connection.execute(delete(identity).where(identity.c.collection_id == of, ~has_names))


def _known(names: Iterable[Name], owner: Mapping[Name, Identity]) -> Iterator[Member]:
    """The founders of the identities of those names that stand for anybody."""
    return (owner[one].founder for one in names if one in owner)


def _open_suggestions(connection: Connection, of: int, standing: Standing) -> None:
    """Open is what nobody has decided: not one already, and not said to be two."""
    owner = {
        member.name: one
        for one in standing.identities
        for member in one.members
        if not member.split
    }
    first, second = name.alias(), name.alias()
    wanted = (
        select(suggestion, first.c.name, first.c.type, second.c.name, second.c.type)
        .join(first, first.c.id == suggestion.c.first_id)
        .join(second, second.c.id == suggestion.c.second_id)
        .where(suggestion.c.collection_id == of)
    )
    found = connection.execute(wanted).all()
    pairs = {row.id: (Name(*row[-4:-2]), Name(*row[-2:])) for row in found}
    stored = {row.id: {"is_open": row.is_open} for row in found}
    said_apart = {frozenset(_known(pair, owner)) for pair in standing.apart}
    wanted_now: dict[int, Values] = {
        row: {
            "is_open": owner[one] is not owner[two]
            and frozenset(_known((one, two), owner)) not in said_apart
        }
        for row, (one, two) in pairs.items()
    }
    _update(connection, suggestion, _changes(stored, wanted_now))
