"""An internet of our own: invented names, public numbers, and servers on 127.0.0.1 behind them."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.fetching import Fetcher, FetchLimits
from tests.fetching.internet import Internet

QUICK = FetchLimits(
    connect_seconds=2,
    read_seconds=0.4,
    total_seconds=1.5,
    page_bytes=200_000,
    document_bytes=400_000,
    feed_bytes=300_000,
)


@pytest.fixture
def internet() -> Iterator[Internet]:
    with Internet() as made:
        yield made


@pytest.fixture
def fetch(internet: Internet) -> Fetcher:
    """A fetcher on the invented internet that never really sleeps."""
    return Fetcher(
        network=internet,
        limits=QUICK,
        clock=internet.clock,
        sleep=internet.sleep,
        contact="a@b.example",
    )


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Path]]:
    """Makes a certificate for a name, and its key, with the machine's openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificates")

    def make(name: str) -> tuple[Path, Path]:
        certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        command += ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
        command += ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return certificate, key

    return make


def trusting(*certificates: Path) -> ssl.SSLContext:
    context = ssl.create_default_context()
    for certificate in certificates:
        context.load_verify_locations(certificate)
    return context
