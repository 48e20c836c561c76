"""From a link or a bar to the words, on a store that was filled beforehand."""

from collections.abc import Iterator

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, playwright
from tests.factory import fill_settled

pytestmark = pytest.mark.e2e

SPARE = "(m => m.clientWidth - m.scrollWidth)(document.querySelector('[data-testid=stMain]'))"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of this file: none of them leaves anything behind."""
    server = Server(folder=tmp_path_factory.mktemp("reading"))
    fill_settled(open_store(server.database))
    server.start()
    yield server
    server.stop()


def test_a_bar_leads_to_its_rows_a_row_to_its_passage_and_that_to_the_article(
    visit: Visit,
) -> None:
    visitor = visit("/entities")
    visitor.click_bar()
    visitor.has_address("name=")
    visitor.pick_row()
    passage = visitor.page.locator(".or-passage")
    marked = passage.locator(".or-mark").first.inner_text()
    visitor.page.get_by_role("link", name="Open article").click()
    visitor.has_address("/article?", "article=")
    wanted = visitor.page.locator(".or-wanted .or-mark").first
    playwright.expect(wanted).to_have_text(marked)
    playwright.expect(visitor.page.locator(".or-paper #or-at")).to_have_count(1)


def test_a_copied_address_opens_the_same_view(visit: Visit) -> None:
    first = visit("/articles")
    first.page.get_by_role("combobox", name="Outlets").click()
    first.page.get_by_role("option", name="Eastmere Gazette").click()
    first.page.keyboard.press("Escape")
    first.settle()
    first.sees("1 article")
    first.has_address("outlets=Eastmere+Gazette")
    second = visit(first.address)
    second.has_heading("Articles")
    second.has_chosen("outlets", "Eastmere Gazette")
    second.sees("1 article")


def test_the_link_to_copy_names_the_collection(visit: Visit) -> None:
    visitor = visit("/sources")
    visitor.page.locator(".st-key-share_menu button").click()
    link = visitor.page.locator("[data-testid=stPopoverBody] code, [data-testid=stCode]").first
    copied = f"{visit.server.url}/sources?collection=My+articles"
    playwright.expect(link).to_have_text(copied)


def test_back_returns_to_the_page_with_its_choices(visit: Visit) -> None:
    visitor = visit("/articles?collection=My+articles&outlets=Harbour+Courier")
    visitor.page.locator("[data-testid=stSidebarNavLink]", has_text="Claims").click()
    visitor.settle()
    visitor.has_heading("Claims")
    visitor.has_address("outlets=")
    visitor.go_back()
    visitor.has_heading("Articles")
    visitor.has_chosen("outlets", "Harbour Courier")


def test_whoever_clicks_before_the_page_stands_keeps_what_the_address_chose(visit: Visit) -> None:
    visitor = visit("/method")
    for _ in range(3):
        visitor.page.goto("about:blank")
        visitor.page.goto("/articles?collection=My+articles&outlets=Harbour+Courier")
        visitor.page.locator("[data-testid=stSidebarNavLink]", has_text="Claims").click()
        visitor.page.get_by_role("heading", name="Claims", exact=True).wait_for()
        visitor.has_chosen("outlets", "Harbour Courier")
        visitor.has_address("outlets=")


def test_pointing_at_one_part_of_a_statement_lights_the_others(visit: Visit) -> None:
    visitor = visit("/article?article=1")
    cue = visitor.page.locator(".or-paper .or-cue", has_text="said").first
    source = visitor.page.locator(".or-paper .or-source", has_text="Calder").last
    before = style_of(source, "backgroundColor")
    cue.hover()
    visitor.wait_until(lambda: style_of(source, "backgroundColor") != before)
    visitor.page.mouse.move(5, 5)
    visitor.wait_until(lambda: style_of(source, "backgroundColor") == before)
    visitor.page.locator(".or-item", has_text="Nobody has signed").hover()
    visitor.wait_until(lambda: style_of(source, "backgroundColor") != before)


def style_of(element: "playwright.Locator", name: str) -> str:
    return str(element.evaluate("(one, name) => getComputedStyle(one)[name]", name))


def test_layers_can_be_switched_off(visit: Visit) -> None:
    visitor = visit("/article?article=1")
    name = visitor.page.locator(".or-paper .or-entity").first
    assert style_of(name, "boxShadow") != "none"
    visitor.page.get_by_label("Name").uncheck()
    visitor.wait_until(lambda: style_of(name, "boxShadow") == "none")


def test_a_finding_in_the_list_leads_to_its_place_in_the_text(visit: Visit) -> None:
    visitor = visit("/article?article=1")
    visitor.page.set_viewport_size({"width": 800, "height": 420})
    visitor.page.locator(".or-statements a").last.click()
    visitor.page.wait_for_function(
        """() => {
            const {y} = document.querySelector("#or-a3").getBoundingClientRect();
            return 0 <= y && y <= 420;
        }"""
    )


def test_what_was_removed_comes_back(visit: Visit) -> None:
    visitor = visit("/articles")
    visitor.sees("4 articles")
    visitor.pick_row(1)
    visitor.page.get_by_role("button", name="Remove 1 article").click()
    visitor.settle()
    visitor.sees("3 articles")
    playwright.expect(visitor.page.get_by_role("button", name="Remove")).to_have_count(0)
    visitor.page.get_by_role("button", name="Undo").click()
    visitor.settle()
    visitor.sees("4 articles")


def test_no_page_is_wider_than_the_window(visit: Visit) -> None:
    visitor = visit("/")
    for page in ("", "claims", "sources", "entities", "articles", "article?article=1"):
        visitor.open(f"/{page}")
        for width in (800, 1440):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            # Charts follow the window a moment later.
            visitor.page.wait_for_timeout(300)
            assert visitor.comes(lambda: visitor.page.evaluate(SPARE) >= 0, 30), (page, width)


def test_the_address_names_the_collection_after_the_first_step(visit: Visit) -> None:
    visitor = visit("/")
    visitor.page.locator("[data-testid=stSidebarNavLink]", has_text="Sources").click()
    visitor.settle()
    visitor.has_address("collection=My+articles")
