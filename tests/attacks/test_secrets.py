"""What is written down while somebody opens a link: never the secret in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.access import LOCAL
from analysis.desk import Desk, Wanted
from analysis.sharing import digest_of, new_token
from analysis.store import open_store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.e2e.conftest import Server, Visit
from tests.factory import fill

pytestmark = pytest.mark.e2e


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that writes down all it can."""
    monkeypatch.setenv("STREAMLIT_LOGGER_LEVEL", "debug")
    monkeypatch.setenv("ONRECORD_WORKER", "off")
    server = Server(folder=tmp_path)
    yield server
    server.stop()


@pytest.fixture
def visit(browser, server: Server) -> Iterator[Visit]:
    visit = Visit(browser, server)
    yield visit
    for visitor in visit.visitors:
        assert visitor.outside == []
        visitor.page.context.close()


def test_no_log_has_the_secret_of_a_link(server: Server, visit: Visit) -> None:
    store = open_store(server.database)
    fill(store)
    wanted = Wanted(
        kind=ShareKind.SNAPSHOT, name="The pier", place=Place(page="claims"), scope=Scope(1)
    )
    _, right = Desk(store, LOCAL).share(wanted)
    wrong, broken = new_token(), f"{new_token()}'"
    server.start()
    visitor = visit(f"/claims?share={right}")
    visitor.sees("The pier")
    for token in (wrong, broken):
        visit(f"/claims?share={token}").sees("This link is no longer shared")
    log = server.log
    assert len(log) > 1_000  # it does write
    for token in (right, wrong, broken, digest_of(right)):
        assert token not in log
    shown = visitor.page.content()
    assert digest_of(right) not in shown
    for file in server.folder.rglob("*"):
        if file.is_file():
            assert right.encode() not in file.read_bytes(), file
    store.engine.dispose()
