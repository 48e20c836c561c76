"""From a chain to its statements and their passages, and back."""

from collections.abc import Iterator

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit
from tests.factory import fill_settled

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(folder=tmp_path_factory.mktemp("sources"))
    fill_settled(open_store(server.database))
    server.start()
    yield server
    server.stop()


def test_a_chain_leads_to_its_statement_and_can_be_let_go_of(visit: Visit) -> None:
    visitor = visit("/sources?layout=Chains")
    visitor.sees("9 of 9 statements. Click")
    visitor.pick_row()
    visitor.sees("1 of 9 statements. Click")
    assert "chain=Eastmere+Gazette" in visitor.address
    visitor.page.locator(".st-key-chain svg").first.click()
    visitor.sees("9 of 9 statements. Click")
    assert "chain=" not in visitor.address
    visitor.pick_row()
    visitor.sees("1 of 9 statements. Click")
    tables = visitor.page.locator("[data-testid=stDataFrame]")
    tables.nth(1).scroll_into_view_if_needed()
    table = tables.nth(1).bounding_box()
    assert table is not None
    visitor.page.mouse.click(table["x"] + 16, table["y"] + 52)
    visitor.sees("Open article")
    assert "two officials" in visitor.page.locator(".or-passage").first.inner_text()


def test_a_box_of_the_streams_narrows_the_list(visit: Visit) -> None:
    visitor = visit("/sources?layout=Chains&streams=All+statements")
    visitor.click_bar()
    visitor.sees("4 of 9 statements. Click")
    assert "from=Harbour+Courier" in visitor.address
