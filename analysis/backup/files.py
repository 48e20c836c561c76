"""Backups as files: packed where the name says so, never half written, never written over."""

import gzip
import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.backup.contents import find_foreign
from analysis.ingest.problems import shortened
from analysis.models import Problem
from analysis.store import StoreError
from analysis.visible import visible

PACKED = ".gz"
_OWNER_ONLY = 0o600
"""A backup has every article, and who may do what, for whoever can read the file."""
_LONGEST_SHOWN = 60
_PACKED_BEGINS = b"\x1f\x8b"


def refuse(code: str, message: str) -> StoreError:
    """The error that says why nothing was done."""
    return StoreError(Problem(code=code, message=message))


@contextmanager
def working_folder(beside: Path) -> Iterator[Path]:
    """A folder for half-done files on the same disk, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f".{beside.name}.", dir=beside.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def check_free(file: Path, *, force: bool) -> None:
    """Nothing where a file of that name may be written, else a StoreError."""
    if not file.parent.is_dir():
        raise refuse("E_BACKUP_FOLDER", f"There is no folder {file.parent}.")
    if file.is_dir() or (file.exists() and not force):
        raise refuse(
            "E_BACKUP_EXISTS", f"{file} is there already. Choose another name, or --force."
        )


def put(made: Path, file: Path, *, force: bool) -> None:
    """Gives the database its name, packed if that ends so, once all of it is on the disk."""
    ready = _pack(made) if file.suffix == PACKED else made
    ready.chmod(_OWNER_ONLY)
    _to_disk(ready)
    if not force:
        try:
            file.touch(_OWNER_ONLY, exist_ok=False)
        except FileExistsError:
            check_free(file, force=False)
    ready.replace(file)
    _to_disk(file.parent)


def close_up(database: Path) -> None:
    """All of an SQLite database in its one file, that nobody has open."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def fetch(file: Path, folder: Path) -> Path:
    """A copy of the backup in the folder, unpacked.

    Raises a StoreError where it is no database, or has anything in it that no backup has.
    """
    if not file.is_file():
        raise refuse("E_BACKUP", f"There is no file {file}.")
    copy = folder / "backup.db"
    with file.open("rb") as given:
        is_packed = given.read(2) == _PACKED_BEGINS
    try:
        with gzip.open(file) if is_packed else file.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        foreign = find_foreign(copy)
        if foreign is None:
            _check_whole(copy)
    except (EOFError, zlib.error, gzip.BadGzipFile, sqlite3.DatabaseError) as error:
        raise refuse("E_BACKUP", f"{file} is no backup, or damaged.") from error
    if foreign is not None:
        raise refuse("E_BACKUP_FOREIGN", _foreign(file, foreign))
    return copy


def _foreign(file: Path, name: str) -> str:
    shown = shortened(visible(name), _LONGEST_SHOWN)
    return (
        f"{file} has something in it that no backup has (“{shown}”), such as a table or a view that"
        " somebody else made, so nothing of it was read. Use a file that `backup` made."
    )


def _check_whole(database: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _pack(made: Path) -> Path:
    packed = made.with_name(made.name + PACKED)
    with made.open("rb") as source, gzip.open(packed, "wb", compresslevel=6) as target:
        shutil.copyfileobj(source, target)
    return packed


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
