"""From a chain to its statements and their passages, and back."""

from collections.abc import Iterator

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, playwright
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
    visitor.has_address("chain=Eastmere+Gazette")
    visitor.page.locator(".st-key-chain svg").first.click()
    visitor.sees("9 of 9 statements. Click")
    visitor.has_address(without=("chain=",))
    visitor.pick_row()
    visitor.sees("1 of 9 statements. Click")
    visitor.pick_row(table=1)
    visitor.sees("Open article")
    passage = visitor.page.locator(".or-passage").first
    playwright.expect(passage).to_contain_text("two officials")


def test_a_box_of_the_streams_narrows_the_list(visit: Visit) -> None:
    visitor = visit("/sources?layout=Chains&streams=All+statements")
    visitor.click_bar()
    visitor.sees("4 of 9 statements. Click")
    visitor.has_address("from=Harbour+Courier")
