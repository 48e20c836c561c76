"""The log of corrections as rows: only ever added to."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis.corrections import Entry
from analysis.corrections.log import correction_from_python, correction_to_python
from analysis.store.moments import aware, naive
from analysis.store.schema import correction


def load_entries(connection: Connection, of: int) -> tuple[Entry, ...]:
    """The collection's log, oldest first."""
    wanted = select(correction).where(correction.c.collection_id == of).order_by(correction.c.id)
    return tuple(
        Entry(
            key=row.key,
            made=aware(row.made),
            author=row.author,
            imported_by=row.imported_by,
            correction=correction_from_python(row.detail),
        )
        for row in connection.execute(wanted)
    )


def add_entries(connection: Connection, of: int, entries: Iterable[Entry]) -> int:
    """How many entries were new; those that the log has already are left as they are."""
    known = {entry.key for entry in load_entries(connection, of)}
    new = {entry.key: entry for entry in entries if entry.key not in known}
    if new:
        connection.execute(insert(correction), [_row(of, entry) for entry in new.values()])
    return len(new)


def _row(of: int, entry: Entry) -> dict[str, Any]:
    return {
        "collection_id": of,
        "key": entry.key,
        "made": naive(entry.made),
        "author": entry.author,
        "imported_by": entry.imported_by,
        "detail": correction_to_python(entry.correction),
    }
