"""Temporary folders that go away with this process, or with the next one where it was killed.

Whoever uses a folder holds a lock on it, which ends with the process however that ends. One that
nobody holds is left over.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none: there a folder of a process that was killed stays.
    fcntl = None  # type: ignore[assignment]

PREFIX = "on-record-links-"


def new_folder() -> Path:
    """A folder that only this program's user can read. It is removed at the end of the process."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        _hold(folder)
        # Before it was held, another process may have taken it for one that was left behind.
        if folder.exists():
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return folder


def bring_back(folder: Path) -> None:
    """Nothing; the folder is there, though whoever tidies up temporary folders may have been."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        _hold(folder)


def remove_left() -> None:
    """Nothing; folders of processes that were killed are gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        held = _hold(folder)
        if held is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)


def _hold(folder: Path) -> int | None:
    """What holds the folder until it is closed; None where it is somebody else's or is no folder.

    A process that is started from this one does not get it.
    """
    if fcntl is None:
        return None
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        if os.fstat(held).st_uid == os.getuid():
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return held
    except OSError:
        pass
    os.close(held)
    return None
