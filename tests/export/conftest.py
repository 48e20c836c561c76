"""A store with the three articles and one that can't be read, names and claims settled."""

from pathlib import Path

import pytest

from analysis.store import Store, open_store
from tests.factory import fill


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    fill(store)
    store.settle()
    return store
