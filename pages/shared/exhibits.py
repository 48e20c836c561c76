"""What links show, as files beside the running program: made when somebody opens a link.

A live link's file is made anew when the collection has changed since.
"""

import hashlib
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from analysis.sharing import scope_from_json, thaw, write_exhibit
from analysis.sharing.frozen import DAMAGED
from analysis.store import Store, StoreError
from analysis.store.share_records import Share, ShareKind

_KEPT = 3
"""Files of a live link: sessions that are being drawn may still read those before the last."""
_REST = 10
"""A file that took a second to make is not made anew for so many seconds."""
_QUICK = 2
"""Seconds: what takes no longer is made anew after every change."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The last file of a live link."""

    path: Path
    took: float
    at: float

    @property
    def is_fresh(self) -> bool:
        """Whether making another one so soon would be too much work."""
        return self.took > _QUICK and time.monotonic() - self.at < self.took * _REST


@dataclass(slots=True)
class _Shelf:
    """The folder with the files, which only this program's user can read."""

    folder: Path
    locks: dict[int, Lock] = field(default_factory=lambda: defaultdict(Lock))
    made: dict[str, _Made] = field(default_factory=dict)


_SHELVES: dict[str, _Shelf] = {}
"""By database. No cache of Streamlit, for any browser may tell it to empty those."""
_LOCK = Lock()


def _shelf(url: str) -> _Shelf:
    with _LOCK:
        if url not in _SHELVES:
            _SHELVES[url] = _Shelf(Path(tempfile.mkdtemp(prefix="on-record-links-")))
        return _SHELVES[url]


def file_of(store: Store, url: str, share: Share) -> Path:
    """The file that the link shows; raises a StoreError where it can't be made."""
    shelf = _shelf(url)
    # Whoever tidies up temporary folders may have been here.
    shelf.folder.mkdir(mode=0o700, exist_ok=True)
    with shelf.locks[share.id]:
        if share.kind is ShareKind.SNAPSHOT:
            return _thawed(store, shelf, share)
        return _current(store, shelf, share)


def _thawed(store: Store, shelf: _Shelf, share: Share) -> Path:
    path = shelf.folder / f"snapshot-{_number(share)}.db"
    if not path.exists():
        data = store.snapshot(share.id)
        if data is None:
            raise StoreError(DAMAGED)
        thaw(data, path)
    return path


def _current(store: Store, shelf: _Shelf, share: Share) -> Path:
    version = hashlib.sha256(store.version(share.collection).encode()).hexdigest()[:16]
    path = shelf.folder / f"live-{_number(share)}-{version}.db"
    last = shelf.made.get(_number(share))
    if path.exists():
        return path
    if last is not None and last.is_fresh and last.path.exists():
        return last.path
    began = time.monotonic()
    scope = scope_from_json(share.collection, share.scope)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    write_exhibit(store, scope, part, excerpt_words=share.excerpt_words)
    part.replace(path)
    now = time.monotonic()
    shelf.made[_number(share)] = _Made(path=path, took=now - began, at=now)
    _clear(shelf.folder, _number(share))
    return path


def _number(share: Share) -> str:
    """A link's own part of the names: by its number alone it is another one in a restored store."""
    return f"{share.id}-{share.made:%Y%m%d%H%M%S%f}"


def _clear(folder: Path, share: str) -> None:
    files = sorted(folder.glob(f"live-{share}-*.db"), key=lambda file: file.stat().st_mtime)
    for old in files[:-_KEPT]:
        old.unlink(missing_ok=True)
