"""The first request after a start may be a copied link: nobody has been at the front page yet."""

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, playwright
from tests.factory import PIER, fill_settled

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def filled(server: Server) -> None:
    fill_settled(open_store(server.database))
    server.start()


def test_a_link_to_a_page_with_its_choices(visit: Visit) -> None:
    visitor = visit("/claims?collection=My+articles&outlets=Harbour+Courier")
    visitor.has_heading("Claims")
    visitor.has_chosen("outlets", "Harbour Courier")
    pages = [
        "Overview",
        "Claims",
        "Outlets",
        "Sources",
        "Entities",
        "Search",
        "Corrections",
        "Articles",
        "Views and links",
        "Method",
    ]
    links = visitor.page.locator("[data-testid=stSidebarNavLink]")
    playwright.expect(links).to_have_count(len(pages))
    assert [name.splitlines()[-1] for name in links.all_inner_texts()] == pages
    visitor.has_address("outlets=Harbour+Courier")


def test_a_link_to_a_passage(visit: Visit) -> None:
    start = PIER.index("Nobody has signed")
    visitor = visit(f"/article?article=1&at={start}-{start + 6}")
    visitor.has_heading("Mayor Denies Selling the Old Pier")
    playwright.expect(visitor.page.locator(".or-wanted .or-mark")).to_have_text("Nobody")
