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
from analysis.backup.problems import disk_full, refuse
from analysis.ingest.limits import most_unpacked
from analysis.ingest.problems import shortened
from analysis.store import StoreError
from analysis.visible import visible

PACKED = ".gz"
_OWNER_ONLY = 0o600
"""A backup has every article, and who may do what, for whoever can read the file."""
_LONGEST_SHOWN = 60
_PACKED_BEGINS = b"\x1f\x8b"
_AT_ONCE = 1024 * 1024
"""Bytes that are held in memory."""
_LEFT_FREE = 64 * 1024 * 1024
"""Of the disk, for whatever else is at work on it."""


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


def check_there(file: Path) -> None:
    """Nothing where there is a file of that name, else a StoreError."""
    if not file.is_file():
        raise refuse("E_BACKUP", f"There is no file {file}.")


def fetch(file: Path, folder: Path) -> Path:
    """A copy of the backup in the folder, unpacked.

    Raises a StoreError where it is no database, or has anything in it that no backup has, or is too
    large.
    """
    copy = folder / "backup.db"
    try:
        _unpack(file, copy)
        foreign = find_foreign(copy)
        if foreign is None:
            _check_whole(copy)
    except (EOFError, zlib.error, gzip.BadGzipFile, sqlite3.DatabaseError) as error:
        raise refuse("E_BACKUP", f"{file} is no backup, or damaged.") from error
    if foreign is not None:
        raise refuse("E_BACKUP_FOREIGN", _foreign(file, foreign))
    return copy


def _unpack(file: Path, copy: Path) -> None:
    """The size is looked at on the way: what a packed file says of it need not be so."""
    with file.open("rb") as given:
        is_packed = given.read(2) == _PACKED_BEGINS
    size = file.stat().st_size
    most = most_unpacked(size) if is_packed else size
    room = _room_in(copy.parent)
    if min(size, most) > room:
        raise disk_full(file.parent)
    with gzip.open(file) if is_packed else file.open("rb") as source, copy.open("wb") as target:
        while some := source.read(_AT_ONCE):
            if target.tell() + len(some) > min(most, room):
                raise disk_full(file.parent) if most > room else _bomb(file)
            target.write(some)


def _room_in(folder: Path) -> int:
    return shutil.disk_usage(folder).free - _LEFT_FREE


def _bomb(file: Path) -> StoreError:
    message = f"{file} unpacks to far more than a backup does, so it was not read to its end."
    return refuse("E_BACKUP", f"{message} If you know what it is, unpack it, and restore that.")


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
    """Never so tightly that it would not be restored."""
    packed = made.with_name(made.name + PACKED)
    for level in (6, 0):
        with made.open("rb") as source, gzip.open(packed, "wb", compresslevel=level) as target:
            shutil.copyfileobj(source, target)
        if made.stat().st_size <= most_unpacked(packed.stat().st_size):
            break
    return packed


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
