"""The real OpenID provider, and a dashboard that asks people to sign in with it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.serving import Process, end, launch, wait_for

playwright = pytest.importorskip("playwright")

HERE = Path(__file__).parent
NODE = shutil.which("node", path=str(Path(playwright.__file__).parent / "driver"))
"""The one that drives the browser: it is there wherever these tests are, and new enough."""
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "only-for-tests-0123456789abcdef0123456789"
{providers}
"""
PROVIDER = """
client_id = "on-record"
client_secret = "a-secret-of-the-tests-and-of-nothing-else"
server_metadata_url = "{url}/.well-known/openid-configuration"
"""


@dataclass
class Provider:
    """`oidc-provider`, run for one dashboard."""

    folder: Path
    port: int
    dashboard: str
    """The dashboard's address."""
    options: Sequence[str] = ()
    process: Process | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf8")

    @property
    def log_file(self) -> Path:
        return self.folder / "provider.log"

    def start(self) -> None:
        callback = f"{self.dashboard}/oauth2callback"
        arguments = [str(NODE), "provider.mjs", str(self.port), callback, *self.options]
        self.process = launch(arguments, self.log_file, cwd=HERE)
        told = f"{self.url}/.well-known/openid-configuration"
        wait_for(told, self.process, self.log_file)

    def stop(self) -> None:
        end(self.process)

    def write_secrets(self, name: str = "") -> Path:
        """The file that tells Streamlit of the provider, by a name if there is one."""
        section = f"[auth.{name}]{PROVIDER}" if name else PROVIDER
        words = SECRETS.format(address=self.dashboard, providers=section.format(url=self.url))
        path = self.folder / "secrets.toml"
        path.write_text(words, "utf8")
        return path


@contextmanager
def running_provider(
    folder: Path, port: int, dashboard: str, options: Sequence[str] = ()
) -> Iterator[Provider]:
    """A provider that answers, until the block ends; skips the test where it isn't installed."""
    if NODE is None or not (HERE / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("needs the OpenID provider: npm ci --ignore-scripts --prefix tests/oidc")
    provider = Provider(folder, port, dashboard, options)
    try:
        provider.start()
        yield provider
    finally:
        provider.stop()
