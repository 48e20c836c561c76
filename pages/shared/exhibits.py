"""What links show, as files beside the running program: made when somebody opens a link.

A live link's file is made anew when the collection has changed since. The file of a link that shows
nothing any more is removed.
"""

import hashlib
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock

from analysis.models import Problem
from analysis.sharing import scope_from_json, thaw, write_exhibit
from analysis.sharing.frozen import DAMAGED
from analysis.store import Store, StoreError
from analysis.store.share_records import Share, ShareKind, ShareState
from pages.shared import opened
from pages.shared.own_folder import bring_back, new_folder, remove_left

_KEPT = 3
"""Files of a live link: sessions that are being drawn may still read those before the last."""
_REST = 10
"""A file that took a second to make is not made anew for so many seconds."""
_QUICK = 2
"""Seconds: what takes no longer is made anew after every change."""
_MODE = 0o600
_OVER = Problem(code="E_LINK_OVER", message="This link shows nothing any more.")


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
    shares: dict[str, Share] = field(default_factory=dict)
    """The links that may have files in the folder."""


_SHELVES: dict[str, _Shelf] = {}
"""By database. No cache of Streamlit, for any browser may tell it to empty those."""
_LOCK = Lock()


@cache
def begin() -> None:
    """Nothing; what processes that were killed left behind is gone. Later calls do nothing."""
    remove_left()


def file_of(store: Store, url: str, share: Share) -> Path:
    """The file that the link shows; raises a StoreError where it can't be made."""
    shelf = _shelf(url)
    bring_back(shelf.folder)
    _remove_ended(store, shelf, but=_number(share))
    with shelf.locks[share.id]:
        shelf.shares[_number(share)] = share
        if share.kind is ShareKind.SNAPSHOT:
            return _thawed(store, shelf, share)
        return _current(store, shelf, share)


def tidy(store: Store, url: str) -> None:
    """Nothing; of links that show nothing any more there is no file."""
    if shelf := _SHELVES.get(url):
        _remove_ended(store, shelf)


def _shelf(url: str) -> _Shelf:
    with _LOCK:
        if url not in _SHELVES:
            _SHELVES[url] = _Shelf(new_folder())
        return _SHELVES[url]


def _remove_ended(store: Store, shelf: _Shelf, but: str = "") -> None:
    """Nothing; whoever reads a file at this moment reads on."""
    known = {number: share for number, share in shelf.shares.copy().items() if number != but}
    now = store.clock()
    still_open = {
        _number(share)
        for collection in {share.collection for share in known.values()}
        for share in store.shares(collection)
        if share.state(now) is ShareState.OPEN
    }
    for number in known.keys() - still_open:
        _remove(shelf, number)


def _remove(shelf: _Shelf, number: str) -> None:
    for path in shelf.folder.glob(f"*-{number}*.db"):
        _unlink(path)
    shelf.made.pop(number, None)
    shelf.shares.pop(number, None)


def _check_open(store: Store, shelf: _Shelf, share: Share) -> None:
    """Nothing; without its new file, a StoreError, where the link ended while that was made."""
    now = store.share(share.id)
    if now is None or now.state(store.clock()) is not ShareState.OPEN:
        _remove(shelf, _number(share))
        raise StoreError(_OVER)


def _thawed(store: Store, shelf: _Shelf, share: Share) -> Path:
    path = shelf.folder / f"snapshot-{_number(share)}.db"
    if not path.exists():
        data = store.snapshot(share.id)
        if data is None:
            raise StoreError(DAMAGED)
        thaw(data, path)
        path.chmod(_MODE)
        _check_open(store, shelf, share)
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
    # An empty file is an empty database, and what SQLite puts beside it gets the same mode.
    part.touch(mode=_MODE)
    write_exhibit(store, scope, part, excerpt_words=share.excerpt_words)
    part.replace(path)
    now = time.monotonic()
    shelf.made[_number(share)] = _Made(path=path, took=now - began, at=now)
    _clear(shelf.folder, _number(share))
    _check_open(store, shelf, share)
    return path


def _number(share: Share) -> str:
    """A link's own part of the names: by its number alone it is another one in a restored store."""
    return f"{share.id}-{share.made:%Y%m%d%H%M%S%f}"


def _clear(folder: Path, share: str) -> None:
    files = sorted(folder.glob(f"live-{share}-*.db"), key=lambda file: file.stat().st_mtime)
    for old in files[:-_KEPT]:
        _unlink(old)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)
    # A file that is held open keeps its words on the disk.
    opened.close_exhibit(path)
