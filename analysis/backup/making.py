"""A backup is made while others go on with their work."""

from pathlib import Path

from analysis.backup.files import check_free, close_up, put, working_folder
from analysis.backup.problems import RowsError, refuse
from analysis.backup.rows import Copied, copy_rows
from analysis.store import Store
from analysis.store.engine import connect, reading, writing


def back_up(store: Store, file: Path, *, force: bool = False) -> Copied:
    """What is in the backup: all there was in the database at one moment, whoever writes meanwhile.

    Raises a StoreError where the file is there already, unless it is to be written over, or where
    something can't be copied. Until the new one is complete, the old one stays.
    """
    check_free(file, force=force)
    with working_folder(beside=file) as folder:
        made = folder / "backup.db"
        copied = _copy_into(made, store)
        close_up(made)
        put(made, file, force=force)
    return copied


def _copy_into(made: Path, store: Store) -> Copied:
    engine = connect(f"sqlite:///{made}")
    try:
        with reading(store.engine) as source, writing(engine) as target:
            return copy_rows(source, target)
    except RowsError as error:
        message = f"{error} No backup was made. Ask `check` what is wrong with the database."
        raise refuse("E_BACKUP", message) from error
    finally:
        engine.dispose()
