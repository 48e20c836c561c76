"""`corrections`: the log of a collection, out of the store and into it."""

from pathlib import Path

from analysis.access import Access, Role
from analysis.cli.members import LOGGED_AS
from analysis.corrections import entries_from_json, entries_to_json
from analysis.desk import Desk
from analysis.store import Collection, Store


def export_log(store: Store, collection: Collection) -> str:
    """The log as JSON."""
    return entries_to_json(store.corrections(collection.id))


def import_log(store: Store, collection: Collection, path: Path) -> tuple[int, int]:
    """How many entries of the file were new, and how many were there already.

    Raises LogError where the file is no log, and StoreError where something in it is more than a
    log may have; then nothing is stored.
    """
    entries = entries_from_json(path.read_bytes())
    desk = Desk(store=store, access=Access(who=LOGGED_AS, everywhere=Role.ADMIN))
    new = desk.add_corrections(collection.id, entries)
    return new, len(entries) - new
