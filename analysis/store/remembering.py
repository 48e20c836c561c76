"""The memory of a collection's claims as rows: read where needed, written where it changed."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from zlib import compress, decompress

from pydantic import TypeAdapter
from sqlalchemy import (
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
)

from analysis.origins import Collection, Report, ReportId
from analysis.origins.leaders import Leaders
from analysis.origins.memory import Recalled
from analysis.origins.shelves import Shelves
from analysis.origins.sketch import Sketch
from analysis.origins.told import Told
from analysis.store.queue import batched
from analysis.store.schema import answer, grouped, report, shelf, told

Row = dict[str, Any]
_PAIRS = 5_000
"""Ids that are asked for at once: a database takes so many pairs."""
_REPORT = TypeAdapter(Report)
_ITEMS: Mapping[str, TypeAdapter[Any]] = {
    "claims": TypeAdapter(Told),
    "denials": TypeAdapter(Told),
    "copies": TypeAdapter(Sketch),
}


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a collection's articles: `analysis.origins.memory.Memory`."""

    connection: Connection
    collection: int

    def report(self, article: int) -> Report | None:
        """The report of an article, as it was compared last."""
        wanted = select(report.c.data).where(report.c.article_id == article)
        data = self.connection.execute(wanted).scalar()
        return None if data is None else _REPORT.validate_python(data)

    def items(self, sort: str, ids: Iterable[ReportId]) -> Mapping[ReportId, Any]:
        """What is compared of these."""
        found: dict[ReportId, Any] = {}
        place = tuple_(told.c.article_id, told.c.position)
        for some in batched(ids, _PAIRS):
            wanted = select(told.c.article_id, told.c.position, told.c.data)
            its = wanted.where(told.c.sort == sort, place.in_(some))
            for *id_, data in self.connection.execute(its):
                found[ReportId(*id_)] = _unpack(sort, data)
        return found

    def leader(self, sort: str, id_: ReportId) -> ReportId | None:
        """The first of the group that something belongs to."""
        of = _row_of(grouped, id_)
        wanted = select(grouped.c.first_article, grouped.c.first_position)
        return self._first(wanted.where(grouped.c.sort == sort, *of))

    def members(self, sort: str, leader: ReportId) -> Sequence[ReportId]:
        """A leader's group in order, itself included."""
        wanted = select(grouped.c.article_id, grouped.c.position)
        return self._ids(wanted.where(grouped.c.sort == sort, *_led_by(grouped, leader)))

    def answer(self, denial: ReportId) -> ReportId | None:
        """The claim of another article that a denial answers."""
        wanted = select(answer.c.first_article, answer.c.first_position)
        return self._first(wanted.where(*_row_of(answer, denial)))

    def answering(self, claim: ReportId) -> Sequence[ReportId]:
        """The denials of other articles that answer a claim."""
        wanted = select(answer.c.article_id, answer.c.position)
        return self._ids(wanted.where(*_led_by(answer, claim)))

    def shelf(
        self, name: str, keys: Iterable[str], last: int | None
    ) -> Mapping[str, Sequence[ReportId]]:
        """The ids that stand under the keys, each key's in order, the last so many or all."""
        hashes = {self.hash_of(name, key): key for key in keys}
        found: dict[str, list[ReportId]] = defaultdict(list)
        for some in batched(sorted(hashes)):
            for key, *id_ in self.connection.execute(_shelved(some, last)):
                found[hashes[key]].append(ReportId(*id_))
        return found

    def hash_of(self, name: str, key: str) -> int:
        """A key of a shelf as the number that stands for it: 64 bits, the first a sign."""
        words = f"{self.collection} {name} {key}".encode()
        return int.from_bytes(blake2b(words, digest_size=8).digest(), signed=True)

    def _first(self, wanted: Any) -> ReportId | None:
        row = self.connection.execute(wanted).first()
        return None if row is None else ReportId(*row)

    def _ids(self, wanted: Any) -> Sequence[ReportId]:
        return sorted(ReportId(*row) for row in self.connection.execute(wanted))


def save_memory(stored: Stored, found: Collection) -> None:
    """Writes whatever a collection has changed of what it remembered."""
    connection = stored.connection
    _save_reports(connection, found)
    for groups in (found.told, found.copies):
        sort = groups.judge.sort
        _save_items(connection, sort, groups.items)
        _save_groups(connection, groups)
        _save_shelves(stored, f"{sort} leading", groups.leading)
        _save_shelves(stored, f"{sort} led", groups.led)
    _save_items(connection, "denials", found.answering.loose)
    answers = found.answering.answers
    _replace(connection, answer, _firsts(answers), {})
    _save_shelves(stored, "denials", found.answering.by_key)


def _save_reports(connection: Connection, found: Collection) -> None:
    for article in found.reports.changed:
        connection.execute(delete(report).where(report.c.article_id == article))
        if (data := found.reports.get(article)) is not None:
            row = {"article_id": article, "data": _REPORT.dump_python(data, mode="json")}
            connection.execute(insert(report), [row])


def _save_items(connection: Connection, sort: str, items: Recalled[ReportId, Any]) -> None:
    rows = {one: items.get(one) for one in items.changed}
    packed = {one: {"data": _pack(sort, item)} for one, item in rows.items() if item is not None}
    _replace(connection, told, {one: packed.get(one) for one in rows}, {"sort": sort})


def _pack(sort: str, item: Any) -> bytes:
    return compress(json.dumps(_ITEMS[sort].dump_python(item, mode="json")).encode(), 1)


def _unpack(sort: str, data: bytes) -> Any:
    return _ITEMS[sort].validate_python(json.loads(decompress(data)))


def _save_groups(connection: Connection, groups: Leaders[Any]) -> None:
    _replace(connection, grouped, _firsts(groups.leader_of), {"sort": groups.judge.sort})


def _firsts(found: Recalled[ReportId, ReportId]) -> dict[ReportId, Row | None]:
    firsts = {one: found.get(one) for one in found.changed}
    return {
        one: first and {"first_article": first.article, "first_position": first.position}
        for one, first in firsts.items()
    }


def _replace(
    connection: Connection, table: Table, values: Mapping[ReportId, Row | None], given: Row
) -> None:
    """The rows of these ids with these values; none where there are none."""
    if not values:
        return
    of = [table.c[name] == value for name, value in given.items()]
    is_it = and_(
        *of, table.c.article_id == bindparam("article"), table.c.position == bindparam("place")
    )
    gone = [{"article": one.article, "place": one.position} for one in values]
    connection.execute(delete(table).where(is_it), gone)
    rows = [
        {"article_id": one.article, "position": one.position} | given | row
        for one, row in values.items()
        if row is not None
    ]
    if rows:
        connection.execute(insert(table), rows)


def _save_shelves(stored: Stored, name: str, shelves: Shelves) -> None:
    put = list(_moved(stored, name, shelves, 1))
    taken = list(_moved(stored, name, shelves, -1))
    if taken:
        is_it = and_(
            shelf.c.key == bindparam("of_key"),
            shelf.c.article_id == bindparam("of_article_id"),
            shelf.c.position == bindparam("of_position"),
        )
        gone = [{f"of_{column}": value for column, value in row.items()} for row in taken]
        stored.connection.execute(delete(shelf).where(is_it), gone)
    if put:
        stored.connection.execute(insert(shelf), put)


def _moved(stored: Stored, name: str, shelves: Shelves, way: int) -> Iterator[Row]:
    for (key, id_), moves in shelves.moves.items():
        if moves == way:
            yield {
                "key": stored.hash_of(name, key),
                "article_id": id_.article,
                "position": id_.position,
            }


def _shelved(keys: Sequence[int], last: int | None) -> Select[int, int, int]:
    its = select(shelf.c.key, shelf.c.article_id, shelf.c.position).where(shelf.c.key.in_(keys))
    if last is None:
        return its.order_by(*its.selected_columns)
    newest = (shelf.c.article_id.desc(), shelf.c.position.desc())
    back = func.row_number().over(partition_by=shelf.c.key, order_by=newest).label("back")
    ranked = its.add_columns(back).subquery()
    columns = (ranked.c.key, ranked.c.article_id, ranked.c.position)
    return select(*columns).where(ranked.c.back <= last).order_by(*columns)


def _row_of(table: Table, id_: ReportId) -> tuple[Any, ...]:
    return table.c.article_id == id_.article, table.c.position == id_.position


def _led_by(table: Table, first: ReportId) -> tuple[Any, ...]:
    return table.c.first_article == first.article, table.c.first_position == first.position
