"""The first request after a start may be a copied link: nobody has been at the front page yet."""

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit
from tests.factory import PIER, fill_settled

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def filled(server: Server) -> None:
    fill_settled(open_store(server.database))
    server.start()


def test_a_link_to_a_page_with_its_choices(visit: Visit) -> None:
    visitor = visit("/claims?collection=My+articles&outlets=Harbour+Courier")
    assert visitor.heading == "Claims"
    visitor.has_chosen("outlets", "Harbour Courier")
    names = visitor.page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
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
    assert [name.splitlines()[-1] for name in names] == pages
    assert "outlets=Harbour+Courier" in visitor.address


def test_a_link_to_a_passage(visit: Visit) -> None:
    start = PIER.index("Nobody has signed")
    visitor = visit(f"/article?article=1&at={start}-{start + 6}")
    assert visitor.heading == "Mayor Denies Selling the Old Pier"
    assert visitor.page.locator(".or-wanted .or-mark").inner_text() == "Nobody"
