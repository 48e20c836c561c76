"""The reading process as its parent sees it: started bare, watched, ended with all it started."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import analysis
from analysis.sandbox.messages import (
    BadMessageError,
    receive_bytes,
    receive_json,
    send_bytes,
    send_json,
)

COMMAND = (sys.executable, "-P", "-m", "analysis.sandbox.child")
KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "SYSTEMROOT",
    "TMPDIR",
    "TEMP",
    "LD_LIBRARY_PATH",
)
"""Of the environment; no password or address of a database is handed on."""
SECONDS_TO_START = 120
LONGEST_GREETING = 1_000


class Reason(StrEnum):
    """Why a process is over."""

    TIME = "it took too long"
    COMPUTING = "it computed too long"
    DEATH = "it ended, or said something that it never says"


class ChildDiedError(Exception):
    """The process is over before it has answered."""

    def __init__(self, reason: Reason) -> None:
        """Raised with the reason."""
        super().__init__(reason.value)
        self.reason = reason


class Child:
    """One process, which answers one request at a time."""

    def __init__(self, command: tuple[str, ...], memory_mb: int) -> None:
        """Starts it and waits until it is ready. Raises ChildDiedError."""
        self.is_spent = False
        """Whether it said that it is not to be asked again."""
        self.n_requests = 0
        self._overran = False
        self._process = subprocess.Popen(
            [*command, str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=os.name == "posix",
        )
        if self.receive(SECONDS_TO_START, LONGEST_GREETING) != {"ready": True}:
            raise self.end()

    def send(self, request: dict[str, Any], data: bytes, seconds: float) -> None:
        """Hands over a request and a file. Raises ChildDiedError."""
        self.n_requests += 1
        with self._watched(seconds):
            send_json(_pipe(self._process.stdin), request)
            send_bytes(_pipe(self._process.stdin), data)

    def receive(self, seconds: float, limit: int) -> dict[str, Any]:
        """The next message. Raises ChildDiedError when none comes in time, or none comes at all."""
        with self._watched(seconds):
            message = receive_json(_pipe(self._process.stdout), limit)
        if message is None:
            raise self.end()
        return message

    def receive_data(self, seconds: float, limit: int) -> bytes:
        """The bytes that follow a message. Raises ChildDiedError."""
        with self._watched(seconds):
            data = receive_bytes(_pipe(self._process.stdout), limit)
        if data is None:
            raise self.end()
        return data

    def end(self) -> ChildDiedError:
        """Ends the process and everything it started, and tells why that was necessary."""
        self._kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        if self._overran:
            return ChildDiedError(Reason.TIME)
        has_computed = os.name == "posix" and code == -signal.SIGXCPU
        return ChildDiedError(Reason.COMPUTING if has_computed else Reason.DEATH)

    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    @contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        """Ends the process when the time is over, which wakes whoever waits for it."""
        watch = threading.Timer(seconds, self._overrun)
        watch.daemon = True
        watch.start()
        try:
            yield
        except (OSError, ValueError, BadMessageError, MemoryError) as error:
            raise self.end() from error
        finally:
            watch.cancel()

    def _overrun(self) -> None:
        self._overran = True
        self._kill()

    def _kill(self) -> None:
        if self._process.returncode is not None:  # its number may be another's by now
            return
        if os.name != "posix":
            self._process.kill()
            return
        with suppress(ProcessLookupError, PermissionError):
            # Its group is its own; the process may be over while others of the group are not.
            os.killpg(self._process.pid, signal.SIGKILL)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("no pipe")
    return pipe


def _environment() -> dict[str, str]:
    kept = {name: value for name in KEPT if (value := os.environ.get(name)) is not None}
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    root = str(Path(analysis.__file__).resolve().parents[1])
    python = {"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return {**kept, **threads, **python}
