"""What is wrong with a backup, in plain words instead of the errors that it leads to."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, StatementError

from analysis.models import Problem
from analysis.store import StoreError

UNREADABLE = (ValueError, TypeError, OverflowError, RecursionError, StatementError)
"""What values lead to that the program never wrote: no date, no JSON, a text that is none."""
_INSTEAD = "Nothing was changed. Use another backup, or a database on which `check` finds nothing."


class RowsError(Exception):
    """A table has rows that can't be copied."""

    def __init__(self, table: str, what: str) -> None:
        """Keeps what they have that they should not have, for those who copy."""
        super().__init__(f"The table {table} has {what}.")


def refuse(code: str, message: str) -> StoreError:
    """The error that says why nothing was done."""
    return StoreError(Problem(code=code, message=message))


def refuse_rows(file: Path, why: str) -> StoreError:
    """The error for a backup of which something can't be used."""
    return refuse("E_BACKUP", f"{file} can't be restored. {why} {_INSTEAD}")


@contextmanager
def copying(table: str) -> Iterator[None]:
    """Whatever a value of the table's rows leads to is a RowsError; the database's own errors stay.

    A StatementError is one of SQLAlchemy's; those of the database are OperationalErrors.
    """
    try:
        yield
    except IntegrityError as error:
        what = "a row that is there twice, or needs another one that is not there"
        raise RowsError(table, what) from error
    except UNREADABLE as error:
        if _is_of_database(error):
            raise
        raise RowsError(table, "a value that can't be read") from error


@contextmanager
def reading_backup(file: Path) -> Iterator[None]:
    """The same for what is found out before anything is copied."""
    try:
        yield
    except RowsError as error:
        raise refuse_rows(file, str(error)) from error
    except UNREADABLE as error:
        if _is_of_database(error):
            raise
        raise refuse_rows(file, "There is a value in it that can't be read.") from error


@contextmanager
def files_explained(file: Path) -> Iterator[None]:
    """A full disk, or a folder that may not be used, is told as such."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise disk_full(file.parent) from error
        message = f"{file} can't be unpacked beside itself: {error.strerror or error}."
        raise refuse("E_BACKUP", f"{message} Copy it to a folder of your own.") from error


def disk_full(folder: Path) -> StoreError:
    """The error for a backup that is larger than what is free."""
    message = f"There is too little room in {folder} to unpack the backup. Free some, or move it."
    return refuse("E_DISK_FULL", message)


def _is_of_database(error: Exception) -> bool:
    """Whether it tells of the database's state instead of the row's values."""
    if type(error) not in (OperationalError, DatabaseError):
        return False
    return "UTF-8" not in str(error)
