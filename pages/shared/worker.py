"""Starts the process that analyses what waits: one for a store, beside the screens."""

import logging
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from analysis.settings import settings
from pages.shared import cached

ROOT = Path(__file__).resolve().parents[2]
LINGER = 60
"""Seconds that the process waits for more work, with the models loaded."""
PAUSE = 15
"""Seconds before a process that ended badly is started again."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Crew:
    """The process at work on one store, if any."""

    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    lock: Lock = field(default_factory=Lock)
    """Two sessions may ask for the process in the same moment."""

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None

    @property
    def is_resting(self) -> bool:
        """Whether the last process ended badly a moment ago."""
        return self.has_failed and time.monotonic() - self.started < PAUSE

    @property
    def has_failed(self) -> bool:
        """Whether the last process ended with an error."""
        return self.process is not None and bool(self.process.poll())


_CREWS: dict[str, Crew] = {}
"""By database. No cache of Streamlit, for any browser may tell it to empty those."""


def _crew(url: str) -> Crew:
    return _CREWS.setdefault(url, Crew())


def ensure_worker() -> None:
    """Nothing; a process is at work on the store, unless the settings say "off"."""
    if is_off():
        return
    url = settings().database_url
    crew = _crew(url)
    with crew.lock:
        if crew.is_running or crew.is_resting:
            return
        crew.started = time.monotonic()
        crew.process = _start(url)


def is_off() -> bool:
    """Whether the settings leave the analysis to somebody else."""
    return settings().worker == "off"


def has_failed() -> bool:
    """Whether the last process ended with an error and none runs."""
    return _crew(settings().database_url).has_failed


def resume() -> None:
    """Nothing; what an earlier run, or a correction, left waiting is taken up."""
    store = cached.store()
    collections = [item.id for item in store.collections()]
    is_waiting = any(store.progress(one).waiting for one in collections)
    is_unopened = any(
        delivery.is_open for one in collections for delivery in cached.deliveries(one)
    )
    if is_waiting or is_unopened or not store.is_settled():
        ensure_worker()


def _start(url: str) -> subprocess.Popen[bytes]:
    """A new process in the same folder as this one, so that a relative address means the same."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "ONRECORD_DATABASE_URL": url,
    }
    log.info("starting the analysis process")
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "work", "--linger", str(LINGER)],
        env=environment,
        stdin=subprocess.DEVNULL,
    )
