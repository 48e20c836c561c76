"""A store of its own for every page test, and no worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.settings import settings
from analysis.store import Store, open_store
from tests.factory import COLLECTION, fill
from tests.pages.signed import ask_to_sign_in


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'onrecord.db'}"
    monkeypatch.setenv("ONRECORD_DATABASE_URL", url)
    monkeypatch.setenv("ONRECORD_WORKER", "off")
    settings.cache_clear()
    yield open_store(url)
    settings.cache_clear()


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


@pytest.fixture
def asked(filled: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A filled store behind a dashboard that asks who people are."""
    ask_to_sign_in(monkeypatch)
    return filled


@pytest.fixture
def here(asked: Store) -> int:
    return asked.collection(COLLECTION).id
