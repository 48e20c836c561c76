"""Programs that answer on a port of this machine until a test ends."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds: the first page of a server on a busy machine takes about 10, on a very busy one 60."""

Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(
    arguments: Sequence[str], log: Path, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Process:
    """The program, in a group of its own together with whatever it starts."""
    with log.open("ab") as out:
        return subprocess.Popen(
            arguments,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def streamlit(script: str, port: int, **options: str) -> list[str]:
    """How a dashboard is started for a test."""
    usual = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    flags = [part for name, value in (usual | options).items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", script, *flags]


def wait_for(url: str, process: Process | None, log: Path) -> None:
    """Waits until the address answers well; fails with the log where the program ends before."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process is not None
        assert process.poll() is None, log.read_text("utf8")
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(log.read_text("utf8"))


def end(process: Process | None) -> None:
    """Ends the program and what it started."""
    if process is not None and process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)
