"""An exhibit as bytes, kept beside the link that shows it."""

import tempfile
import zlib
from pathlib import Path

from sqlalchemy import create_engine

from analysis.ingest.limits import most_unpacked
from analysis.models import Problem
from analysis.sharing.files import close_file
from analysis.store import StoreError
from analysis.store.engine import connect, reading
from analysis.store.migrations import HEAD, REVISIONS
from analysis.store.upgrade import find_revision

_AT_ONCE = 1024 * 1024
"""Bytes that are held in memory, whatever a snapshot unpacks to."""

DAMAGED = Problem(code="E_SNAPSHOT", message="What this link shows is damaged. Ask for a new link.")

_UNKNOWN = Problem(
    code="E_SNAPSHOT",
    message="What this link shows was made by another version of the program. Ask for a new link.",
)


def freeze(path: Path) -> bytes:
    """The file, compressed, but never so tightly that it would be taken for a bomb."""
    plain = path.read_bytes()
    packed = zlib.compress(plain, 6)
    return packed if len(plain) <= most_unpacked(len(packed)) else zlib.compress(plain, 0)


def thaw(data: bytes, path: Path) -> None:
    """Nothing; the file is at the path, whole, with the tables of this program.

    Raises a StoreError where it is damaged, unpacks to more than anything that was frozen, or was
    made by a later program.
    """
    # In a folder of its own first: nobody finds half a file, and what a migration leaves goes away.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="thaw-") as folder:
        part = Path(folder) / path.name
        _unpack(data, part)
        _bring_along(part)
        part.replace(path)


def _unpack(data: bytes, path: Path) -> None:
    most, written = most_unpacked(len(data)), 0
    packed = zlib.decompressobj()
    with path.open("wb") as target:
        while not packed.eof:
            some = _next_part(packed, data)
            data, written = packed.unconsumed_tail, written + len(some)
            is_cut_short = not (some or packed.eof)
            if is_cut_short or written > most:
                raise StoreError(DAMAGED)
            target.write(some)


def _next_part(packed: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return packed.decompress(data, _AT_ONCE)
    except zlib.error as error:
        raise StoreError(DAMAGED) from error


def _bring_along(path: Path) -> None:
    """Nothing; tables that have changed since are changed as those of any database are."""
    found = _revision_of(path)
    if found == HEAD:
        return
    if found not in REVISIONS:
        raise StoreError(_UNKNOWN)
    close_file(connect(f"sqlite:///{path}"))


def _revision_of(path: Path) -> str | None:
    engine = create_engine(f"sqlite:///file:{path}?mode=ro&immutable=1&uri=true")
    try:
        with reading(engine) as connection:
            return find_revision(connection)
    finally:
        engine.dispose()
