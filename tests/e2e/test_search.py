"""A search that is typed narrows every page, stays in the address, and leads to the words."""

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit
from tests.factory import fill_settled

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def filled(server: Server) -> None:
    fill_settled(open_store(server.database))
    server.start()


def test_from_the_box_to_the_words_and_back(visit: Visit) -> None:
    visitor = visit("/search")
    box = visitor.page.locator(".st-key-search input")
    box.fill("crowns OR bribery")
    box.press("Enter")
    visitor.settle()
    visitor.sees("2 articles have the words")
    marked = visitor.page.locator(".or-found .or-hit").all_inner_texts()
    assert sorted(marked) == ["bribery", "crowns"]
    assert "search=crowns" in visitor.address

    visitor.page.get_by_role("link", name="Mayor Denies Selling the Old Pier").click()
    visitor.settle()
    visitor.sees("Searched for")
    assert visitor.page.locator(".or-wanted .or-mark").inner_text() == "crowns"
    assert visitor.page.locator(".or-paper .or-hit").inner_text() == "crowns"

    visitor.page.go_back()
    visitor.settle()
    visitor.sees("2 articles have the words")
    assert "search=crowns" in visitor.address


def test_the_search_goes_along_from_page_to_page(visit: Visit) -> None:
    visitor = visit("/articles?search=northwind&within=In+statements")
    visitor.sees("2 articles")
    visitor.page.get_by_role("link", name="Search").click()
    visitor.settle()
    visitor.sees("2 statements have the words")
    visitor.page.get_by_role("link", name="Claims").click()
    visitor.settle()
    assert visitor.page.locator(".st-key-search input").input_value() == "northwind"
    visitor.page.get_by_role("button", name="Show all").click()
    visitor.settle()
    assert "search=" not in visitor.address
