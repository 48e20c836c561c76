"""Furnished stores on both kinds of database, made once for all tests of a file."""

from collections.abc import Iterator

import pytest

from analysis.store import Store
from analysis.store.engine import connect
from tests.attacks.comparing import fingerprint
from tests.attacks.rooms import furnish
from tests.store.conftest import Clock, _empty_namespace


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def furnished(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The two rooms, which nobody may change: this is looked at in the end."""
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('house') / 'onrecord.db'}"
    else:
        url = _empty_namespace(request.getfixturevalue("postgresql"))
    store = Store(connect(url), clock=Clock())
    furnish(store)
    before = fingerprint(store)
    yield store
    assert fingerprint(store) == before
    store.engine.dispose()
