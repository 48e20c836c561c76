"""A search that is typed narrows every page, stays in the address, and leads to the words."""

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, playwright
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
    marked = visitor.page.locator(".or-found .or-hit")
    playwright.expect(marked).to_have_count(2)
    assert sorted(marked.all_inner_texts()) == ["bribery", "crowns"]
    visitor.has_address("search=crowns")

    visitor.page.get_by_role("link", name="Mayor Denies Selling the Old Pier").click()
    visitor.settle()
    visitor.sees("Searched for")
    for hit in (".or-wanted .or-mark", ".or-paper .or-hit"):
        playwright.expect(visitor.page.locator(hit)).to_have_text("crowns")

    visitor.go_back()
    visitor.sees("2 articles have the words")
    visitor.has_address("search=crowns")


def test_the_search_goes_along_from_page_to_page(visit: Visit) -> None:
    visitor = visit("/articles?search=northwind&within=In+statements")
    visitor.sees("2 articles")
    visitor.page.get_by_role("link", name="Search").click()
    visitor.settle()
    visitor.sees("2 statements have the words")
    visitor.page.get_by_role("link", name="Claims").click()
    visitor.settle()
    box = visitor.page.locator(".st-key-search input")
    playwright.expect(box).to_have_value("northwind")
    visitor.page.get_by_role("button", name="Show all").click()
    visitor.settle()
    visitor.has_address(without=("search=",))
