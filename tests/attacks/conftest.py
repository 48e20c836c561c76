"""A dashboard that asks people to sign in, with two collections, and three links to the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from analysis.access import LOCAL, Role
from analysis.desk import Desk, Wanted
from analysis.settings import settings
from analysis.store import Store, open_store
from analysis.store.share_records import Place, ShareKind
from tests.attacks.comparing import fingerprint
from tests.attacks.rooms import NARROW, Room, furnish
from tests.pages.signed import VIC, ask_to_sign_in, give

COUNTED = ("opened", "last_opened")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """A database with people and links, and what may be seen of it."""

    store: Store
    rooms: tuple[Room, Room]
    tokens: dict[str, str]
    """Of the links: live, snapshot, excerpts."""
    before: dict[str, Any]

    def unchanged(self) -> bool:
        """Whether everything is as it was, but for how often a link was opened."""
        return state_of(self.store) == self.before


def state_of(store: Store) -> dict[str, Any]:
    """Every row of the database, without what opening a link counts."""
    found = fingerprint(store)
    counted = [(share.id, share.revoked) for one in (1, 2) for share in store.shares(one)]
    return {**found, "share": (found["share"][0], counted)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dashboard:
    """The dashboard, made once: tests may look at it and not change it."""
    path = tmp_path_factory.mktemp("attacked") / "onrecord.db"
    store = open_store(f"sqlite:///{path}")
    rooms = furnish(store)
    give(store, VIC, Role.VIEWER, 1)
    tokens = {
        "live": _share(store, ShareKind.LIVE),
        "snapshot": _share(store, ShareKind.SNAPSHOT),
        "excerpts": _share(store, ShareKind.LIVE, excerpt_words=8),
    }
    return Dashboard(store=store, rooms=rooms, tokens=tokens, before=state_of(store))


def _share(store: Store, kind: ShareKind, **wanted: Any) -> str:
    place = Place(page="overview")
    asked = Wanted(kind=kind, name="For Bo", place=place, scope=NARROW, **wanted)
    return Desk(Store(store.engine, clock=lambda: datetime.now(UTC)), LOCAL).share(asked)[1]


@pytest.fixture
def dashboard(built: Dashboard, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dashboard]:
    """The same; after each test it must be as it was."""
    monkeypatch.setenv("ONRECORD_DATABASE_URL", str(built.store.engine.url))
    monkeypatch.setenv("ONRECORD_WORKER", "off")
    ask_to_sign_in(monkeypatch)
    yield built
    settings.cache_clear()
    assert built.unchanged()


@pytest.fixture
def here() -> Path:
    return Path(__file__).resolve().parents[2]
