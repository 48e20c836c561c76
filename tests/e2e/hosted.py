"""The dashboard as others reach it: the hosted entry, on one store, as one or several processes."""

import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.serving import (
    PATIENCE,
    Process,
    end,
    free_port,
    launch,
    streamlit,
    wait_for,
)

ENTRY = "hosting/app.py"


@dataclass
class Hosted:
    """One process of the hosted dashboard."""

    folder: Path
    base: str = ""
    """The folder it is served under, such as "/record"."""
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: Process | None = None

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
        return self.log_file.read_text("utf8")

    @property
    def log_file(self) -> Path:
        return self.folder / f"{self.port}.log"

    def start(self) -> None:
        options = {"server.baseUrlPath": self.base.strip("/")}
        env = {"ONRECORD_DATABASE_URL": self.database, **self.settings}
        self.process = launch(streamlit(ENTRY, self.port, **options), self.log_file, env=env)

    def wait(self) -> None:
        """Waits until the database answers through it."""
        wait_for(f"{self.root}/healthz", self.process, self.log_file)

    def stop(self) -> None:
        """Ends the process and the worker it started."""
        end(self.process)


def ask(address: str, **headers: str) -> tuple[int, list[tuple[str, str]]]:
    """The status and the headers of an answer, each as often as it was sent."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, [(key.lower(), value) for key, value in answer.getheaders()]
    except urllib.error.HTTPError as error:
        return error.code, [(key.lower(), value) for key, value in error.headers.items()]
