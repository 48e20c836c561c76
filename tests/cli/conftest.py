"""Runs commands in this process, on a store of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from analysis.cli.app import app
from analysis.settings import settings
from tests.stand_in import plain_analysis

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder; the store is made in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DATABASE_URL", raising=False)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def run() -> Run:
    """`run("list", "--json")` gives back what the command printed and its exit status."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are analysed by a stand-in, so that no model is needed."""
    monkeypatch.setattr("analysis.worker.tools.load_pipeline", lambda: plain_analysis)
    monkeypatch.setattr("analysis.cli.extract.load_pipeline", lambda: plain_analysis)
