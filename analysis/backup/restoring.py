"""What a backup holds comes back into a database: all of it, or nothing."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, create_engine, select, update

from analysis.backup.files import fetch, refuse, working_folder
from analysis.backup.rows import TABLES, Copied, clear, copy_rows, is_empty
from analysis.store import Store
from analysis.store.engine import connect, reading, writing
from analysis.store.schema import collection
from analysis.store.upgrade import find_revision


def restore(store: Store, file: Path, *, replace: bool = False) -> Copied:
    """What was restored. Whatever was in the database before goes, if it is to be replaced.

    A backup of an older program is brought up to date on the way. Raises a StoreError, and changes
    nothing, where the database is not empty, or the backup is damaged or from a newer program.
    """
    with working_folder(beside=file) as folder:
        copy = fetch(file, folder)
        _check_ours(copy, file)
        backup = connect(f"sqlite:///{copy}")
        try:
            with reading(backup) as source, writing(store.engine) as target:
                _keep_others_off(target)
                _make_room(target, replace=replace)
                copied = copy_rows(source, target)
                if replace:
                    _begin_editions(target)
                return copied
        finally:
            backup.dispose()


def _check_ours(copy: Path, file: Path) -> None:
    """Nothing where it is a database of this program, of whatever version."""
    engine = create_engine(f"sqlite:///{copy}")
    with engine.connect() as connection:
        found = find_revision(connection)
    engine.dispose()
    if found is None:
        raise refuse("E_BACKUP", f"{file} is no backup, or damaged.")


def _keep_others_off(target: Connection) -> None:
    """Nobody writes to PostgreSQL until this is done. In SQLite nobody can."""
    if target.dialect.name == "postgresql":
        quoted = target.dialect.identifier_preparer.quote
        names = ", ".join(quoted(table.name) for table in TABLES)
        target.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _make_room(target: Connection, *, replace: bool) -> None:
    if replace:
        clear(target)
    elif not is_empty(target):
        raise refuse("E_NOT_EMPTY", "There is something in the database. Use --replace to lose it.")


def _begin_editions(target: Connection) -> None:
    """Nothing that a running program remembers of a collection is taken for what is there now."""
    for one in target.execute(select(collection.c.id)).scalars().all():
        changed = update(collection).where(collection.c.id == one)
        target.execute(changed.values(edition=uuid4().hex))
