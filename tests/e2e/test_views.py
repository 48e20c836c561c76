"""Views and links in the browser: saved, opened by somebody else, gone back to, revoked."""

from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, Visitor
from tests.factory import fill_settled

pytestmark = pytest.mark.e2e

NARROW = "/claims?collection=My+articles&outlets=Harbour+Courier&show=All+claims"
ON = ".st-key-view_on"


@pytest.fixture(autouse=True)
def filled(server: Server) -> None:
    fill_settled(open_store(server.database))
    server.start()


def choose(visitor: Visitor, what: str) -> None:
    """Opens the menu and takes something in it."""
    visitor.page.locator(".st-key-share_menu button").click()
    visitor.settle()
    visitor.page.get_by_role("button", name=what).click()
    visitor.page.get_by_role("dialog").wait_for()
    visitor.settle()


def save_view(visitor: Visitor, name: str) -> str:
    """The id of the view that was saved under the name."""
    choose(visitor, "Save view")
    visitor.page.get_by_label("Name", exact=True).fill(name)
    visitor.page.get_by_role("button", name="Save", exact=True).click()
    visitor.page.locator(ON, has_text=name).wait_for()
    visitor.has_address("view=")
    return parse_qs(urlsplit(visitor.address).query)["view"][0]


def is_on(visitor: Visitor, name: str) -> None:
    """Waits until the view shows what was chosen for it."""
    visitor.page.locator(ON, has_text=name).wait_for()
    visitor.has_chosen("outlets", "Harbour Courier")
    visitor.has_address("outlets=Harbour+Courier", "show=All+claims")
    visitor.settle()
    visitor.has_heading("Claims")


def test_a_view_is_the_same_for_whoever_opens_it(visit: Visit) -> None:
    first = visit(NARROW)
    one = save_view(first, "What the Courier claims")
    is_on(first, "What the Courier claims")
    first.page.reload()
    is_on(first, "What the Courier claims")
    for address in (f"/claims?view={one}", f"/sources?view={one}", f"/?view={one}"):
        other = visit(address)
        is_on(other, "What the Courier claims")
        assert urlsplit(other.address).path == "/claims"
        other.page.reload()
        is_on(other, "What the Courier claims")


def test_back_leads_to_the_view_and_out_of_it(visit: Visit) -> None:
    one = save_view(visit(NARROW), "The Courier")
    visitor = visit("/sources")
    visitor.open(f"/claims?view={one}")
    is_on(visitor, "The Courier")
    visitor.page.locator(".st-key-order button", has_text="Oldest first").click()
    visitor.page.locator(ON).wait_for(state="detached")
    visitor.has_address(without=("view=",))
    visitor.go_back()
    is_on(visitor, "The Courier")
    for _ in range(4):
        visitor.go_back()
        if urlsplit(visitor.address).path == "/sources":
            break
        is_on(visitor, "The Courier")
    visitor.has_heading("Sources")


def test_a_view_is_left_with_its_page_and_found_again_by_back(visit: Visit) -> None:
    visitor = visit(NARROW)
    save_view(visitor, "The Courier")
    visitor.page.locator("[data-testid=stSidebarNavLink]", has_text="Entities").click()
    visitor.page.locator(ON).wait_for(state="detached")
    visitor.has_address("outlets=", without=("view=",))
    visitor.go_back()
    is_on(visitor, "The Courier")


def test_a_view_opens_from_the_list_over_other_choices(visit: Visit) -> None:
    save_view(visit(NARROW), "The Courier")
    visitor = visit("/share?outlets=Eastmere+Gazette")
    visitor.page.get_by_role("link", name="The Courier").click()
    is_on(visitor, "The Courier")
    visitor.has_address(without=("Eastmere",))


def figures(visitor: Visitor) -> list[str]:
    """The numbers of the overview."""
    visitor.page.locator("[data-testid=stMetricValue]").nth(4).wait_for()
    return visitor.page.locator("[data-testid=stMetricValue]").all_inner_texts()


def make_link(visitor: Visitor) -> str:
    choose(visitor, "Share with a link")
    visitor.page.get_by_role("button", name="Make the link").click()
    visitor.sees("nobody can show it again")
    link = visitor.page.locator("[role=dialog] code").inner_text().strip()
    visitor.settle()
    assert visitor.page.get_by_role("button", name="Make the link").count() == 0
    visitor.page.get_by_role("button", name="Done").click()
    visitor.page.get_by_role("dialog").wait_for(state="detached")
    return link


def test_a_snapshot_shows_somebody_else_the_same_numbers(visit: Visit) -> None:
    editor = visit("/?collection=My+articles&outlets=Harbour+Courier")
    seen = figures(editor)
    link = make_link(editor)
    assert link.startswith(f"{visit.server.url}/?outlets=Harbour+Courier&share=")
    guest = visit(link)
    assert figures(guest) == seen
    guest.sees("Snapshot of")
    guest.page.locator(".st-key-menu").get_by_role("link", name="Articles").click()
    guest.settle()
    guest.sees("1 article")
    assert "Views and links" not in guest.page.locator("[data-testid=stSidebar]").inner_text()

    open_store(visit.server.database).delete([1])
    guest.page.reload()
    guest.sees("1 article")
    again = visit(link)
    assert figures(again) == seen

    editor.open("/share")
    editor.page.get_by_text("Opened 2 times").or_(
        editor.page.get_by_text("Opened 3 times")
    ).wait_for()
    editor.page.get_by_role("button", name="Revoke").click()
    editor.page.get_by_role("button", name="Revoke this link").click()
    editor.sees("No link shows anything at the moment.")
    guest.page.reload()
    guest.sees("This link is no longer shared")
