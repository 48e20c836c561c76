"""The dashboard as others reach it: the hosted entry, on one store, as one or several processes."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.conftest import PATIENCE, ROOT, free_port

ENTRY = "hosting/app.py"


@dataclass
class Hosted:
    """One process of the hosted dashboard."""

    folder: Path
    base: str = ""
    """The folder it is served under, such as "/record"."""
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return self.root + self.base

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'onrecord.db'}"

    @property
    def log(self) -> str:
        return (self.folder / f"{self.port}.log").read_text("utf8")

    def start(self) -> None:
        with (self.folder / f"{self.port}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", ENTRY, *self._options()],
                cwd=ROOT,
                env={**os.environ, "ONRECORD_DATABASE_URL": self.database, **self.settings},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Waits until the database answers through it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process is not None
            assert self.process.poll() is None, self.log
            try:
                with urllib.request.urlopen(f"{self.root}/healthz", timeout=2):
                    return
            except OSError:
                time.sleep(0.25)
        pytest.fail(self.log)

    def stop(self) -> None:
        """Ends the process and the worker it started."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(PATIENCE)

    def _options(self) -> list[str]:
        options = {
            "server.port": str(self.port),
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "server.baseUrlPath": self.base.strip("/"),
        }
        return [part for name, value in options.items() for part in (f"--{name}", value)]


def ask(address: str, **headers: str) -> tuple[int, list[tuple[str, str]]]:
    """The status and the headers of an answer, each as often as it was sent."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, [(key.lower(), value) for key, value in answer.getheaders()]
    except urllib.error.HTTPError as error:
        return error.code, [(key.lower(), value) for key, value in error.headers.items()]
