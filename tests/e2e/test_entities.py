"""From a bar of the Entities page to its passages, and from a pair to the articles it shares."""

from collections.abc import Iterator

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, playwright
from tests.factory import fill

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(folder=tmp_path_factory.mktemp("entities"))
    store = open_store(server.database)
    fill(store)
    store.settle()
    server.start()
    yield server
    server.stop()


def test_a_bar_leads_to_the_passages_of_its_entity(visit: Visit) -> None:
    visitor = visit("/entities")
    visitor.click_bar()
    visitor.sees("Northwind Holdings: 3 mentions in 2 articles")
    visitor.has_address("name=Northwind+Holdings")
    visitor.pick_row()
    visitor.sees("Open article")
    passage = visitor.page.locator(".or-passage").first
    playwright.expect(passage).to_contain_text("Northwind Holdings")


def test_a_square_of_the_outlets_leads_to_the_words_that_it_counts(visit: Visit) -> None:
    visitor = visit("/entities?layout=By+outlet")
    visitor.click_bar()
    visitor.sees("Only articles from")
    visitor.has_address("from=")
    visitor.page.get_by_role("button", name="All articles").click()
    visitor.settle()
    visitor.has_address(without=("from=",))


def test_a_pair_leads_to_the_articles_that_it_shares(visit: Visit) -> None:
    visitor = visit("/entities?layout=Together")
    visitor.pick_row()
    visitor.sees("2 common articles")
    visitor.has_address("show=Appears+with")


def test_a_bar_of_a_day_and_a_mark_of_the_network_can_be_clicked(visit: Visit) -> None:
    visitor = visit("/entities?layout=Over+time")
    visitor.click_bar()
    visitor.sees("Only articles published 2 Mar 2025.")
    visitor = visit("/entities?layout=Together")
    visitor.click_mark(visitor.page.locator(".js-plotly-plot .scatterlayer .points path").first)
    visitor.sees("Mentions: ")
    visitor.has_address("name=")
