"""What a backup holds comes back into a database: all of it, or nothing."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, create_engine, select, update

from analysis.backup.files import check_there, fetch, working_folder
from analysis.backup.problems import files_explained, reading_backup, refuse, refuse_rows
from analysis.backup.rows import TABLES, Copied, clear, copy_rows, is_empty
from analysis.backup.values import check_values
from analysis.store import Store
from analysis.store.consistency import stumbling_blocks
from analysis.store.engine import connect, reading, writing
from analysis.store.schema import collection
from analysis.store.upgrade import find_revision


def restore(store: Store, file: Path, *, replace: bool = False) -> Copied:
    """What was restored. Whatever was in the database before goes, if it is to be replaced.

    A backup of an older program is brought up to date on the way. Raises a StoreError, and changes
    nothing, where the database is not empty, or the backup is damaged or from a newer program. What
    only does not fit together is restored: `check` tells of it.
    """
    check_there(file)
    with files_explained(file), working_folder(beside=file) as folder, reading_backup(file):
        copy = fetch(file, folder)
        _check_ours(copy, file)
        backup = connect(f"sqlite:///{copy}")
        try:
            with reading(backup) as source:
                _check_usable(source, file)
                return _bring_back(source, store, replace=replace)
        finally:
            backup.dispose()


def _bring_back(source: Connection, store: Store, *, replace: bool) -> Copied:
    with writing(store.engine) as target:
        _keep_others_off(target)
        _make_room(target, replace=replace)
        copied = copy_rows(source, target)
        if replace:
            _begin_editions(target)
        return copied


def _check_usable(source: Connection, file: Path) -> None:
    """Nothing where the program can live with all that is in the backup.

    This is found out before the database is touched: what PostgreSQL is told of numbers stays even
    if a transaction is given up.
    """
    with reading_backup(file):
        check_values(source, TABLES)
        found = stumbling_blocks(source)
    if found:
        message = found[0].message
        raise refuse_rows(file, f"{message[0].upper()}{message[1:]}.")


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
