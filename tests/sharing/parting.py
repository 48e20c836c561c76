"""A collection and its exhibits, by the scope that was shared."""

from collections.abc import Iterator
from datetime import date

import pytest

from analysis.sharing import open_exhibit, write_exhibit
from analysis.store import Store, open_store
from analysis.tables import Scope
from analysis.tables.scope import Within
from tests.sharing.part_of import HERALD, LANTERN, POST, fill_parts

SCOPES = {
    "one outlet": Scope(1, outlets=(LANTERN,)),
    "an outlet that is spelled otherwise elsewhere": Scope(1, outlets=("Harbour Courier",)),
    "two outlets": Scope(1, outlets=(LANTERN, HERALD)),
    "until a day": Scope(1, until=date(2025, 5, 5)),
    "an outlet in some days": Scope(1, outlets=(LANTERN,), since=date(2025, 5, 5)),
    "one article": Scope(1, article=16),
    "a search": Scope(1, outlets=(LANTERN, POST), words="bolts OR ledger"),
    "a search of statements": Scope(
        1, outlets=(HERALD,), words="boats OR tuesday", within=Within.STATEMENTS
    ),
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("whole") / "onrecord.db"
    store = fill_parts(open_store(f"sqlite:///{path}"))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module", params=SCOPES)
def both(
    request: pytest.FixtureRequest, parts: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store, Scope]]:
    """The sender's store, what a visitor sees of it, and the scope that was shared."""
    scope = SCOPES[request.param]
    path = tmp_path_factory.mktemp("part") / "e.db"
    assert write_exhibit(parts, scope, path)
    shown = open_exhibit(path)
    yield parts, shown, scope
    shown.engine.dispose()
